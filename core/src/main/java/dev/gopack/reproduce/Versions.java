package dev.gopack.reproduce;

import dev.gopack.archive.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Versions of what makes the bytes of packages: Gopack and the compressors. */
final class Versions {

    private Versions() {}

    /** For a package whose contents are compressed so. */
    static Map<String, String> of(Codec codec) {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "gopack", properties.getProperty("gopack", ""),
                "compressor", properties.getProperty(codec.word(), ""));
    }
}
