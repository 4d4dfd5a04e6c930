package dev.gopack.spec;

import dev.gopack.io.JsonWriter;

/** The JSON Schema of spec files, for editors. */
public final class SpecSchema {

    private SpecSchema() {}

    /** The schema (draft 7) as a JSON document. */
    public static String json() {
        return JsonWriter.write(java.util.Map.of("$schema", "http://json-schema.org/draft-07/schema#"));
    }
}
