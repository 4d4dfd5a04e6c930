package dev.gopack.integrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The tables that lie beside the classes: a row a line, of words with a blank between them; # starts a line for people. */
final class Rows {

    private Rows() {}

    /** The words of each row. */
    static List<List<String>> of(String table) {
        try (InputStream in = Rows.class.getResourceAsStream(table)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
