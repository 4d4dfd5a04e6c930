package dev.gopack.reproduce;

import dev.gopack.io.JsonReader;
import java.nio.charset.StandardCharsets;

/** Reads a build record from its bytes. */
public final class RecordInputs {

    private RecordInputs() {}

    /** True, or it throws. */
    public static boolean reads(byte[] input) {
        Object value = JsonReader.read("input", new String(input, StandardCharsets.UTF_8));
        return !new RecordReader("input").record(value).toJson().isEmpty();
    }
}
