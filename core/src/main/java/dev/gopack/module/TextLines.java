package dev.gopack.module;

import dev.gopack.report.FormatException;
import java.nio.charset.StandardCharsets;

/** The lines of a text file, one after the other, of bounded number. */
final class TextLines {

    private static final int SHOWN = 500;

    private final String file;
    private final byte[] bytes;
    private int start;
    private int end = -1;
    private int line;

    TextLines(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        if (bytes.length > ModuleLimits.TEXT) {
            throw new FormatException(file, 0, "more than " + ModuleLimits.TEXT + " bytes");
        }
    }

    /** Goes to the next line, if there is one. */
    boolean next() {
        start = end + 1;
        if (start >= bytes.length) {
            return false;
        }
        end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (++line > ModuleLimits.LINES) {
            throw broken("more than " + ModuleLimits.LINES + " lines");
        }
        return true;
    }

    /** This line without its newline. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Its number, from 1. */
    int number() {
        return line;
    }

    FormatException broken(String problem) {
        return new FormatException(file, start, "line " + line + ": " + shown(problem));
    }

    /** A problem that may quote the file, as much of it as somebody reads. */
    static String shown(String problem) {
        return problem.length() <= SHOWN ? problem : problem.substring(0, SHOWN) + "...";
    }
}
