package dev.gopack.spec;

/** The JSON Schema of spec files, for editors. */
public final class SpecSchema {

    private SpecSchema() {}

    /** The schema (draft 7) as a JSON document. */
    public static String json() {
        throw new UnsupportedOperationException("the schema is on its way");
    }
}
