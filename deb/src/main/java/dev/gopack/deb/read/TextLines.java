package dev.gopack.deb.read;

import dev.gopack.io.StrictUtf8;
import dev.gopack.report.FormatException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Control files that are lists, one item a line. */
final class TextLines {

    private TextLines() {}

    /** The lines with their blanks, which may be the end of a name; none if there is no such file. The last one ends with a newline as well. */
    static List<String> of(byte @Nullable [] bytes, String name, String file, long at) {
        if (bytes == null || bytes.length == 0) {
            return List.of();
        }
        Optional<String> decoded = StrictUtf8.decode(bytes);
        if (decoded.isEmpty()) {
            throw new FormatException(file, at, name + " is not UTF-8");
        }
        String text = decoded.get();
        if (!text.endsWith("\n")) {
            throw new FormatException(file, at, name + " does not end with a newline");
        }
        // observed: dpkg 1.21 takes a line for unfinished at a NUL
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\t')) {
            throw new FormatException(file, at, name + " has a control character");
        }
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
