package dev.gopack.lint;

import dev.gopack.survey.Subject.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of the content of a file.
 *
 * @param known false if it was not looked at
 * @param first its first bytes, a character each; at most {@link #FIRST} of them
 * @param program what it is if it is a program or library
 * @param problem what is wrong with a program that cannot be read; empty if nothing is
 * @param text the whole text of a small file that rules read; empty for others
 * @param identity equal to that of another file if the contents are the same; null if that is not known
 */
public record Content(
        boolean known,
        String first,
        Optional<Program> program,
        String problem,
        String text,
        @Nullable Object identity) {

    static final int FIRST = 512;

    private static final int GZIP_HEADER = 10;

    /** The greatest text that is read whole. */
    static final int LARGEST_TEXT = 1 << 16;

    /** From this size on, what is twice in a package is worth a word. */
    static final int LARGE = 1 << 16;

    /** Of which nothing is known. */
    static final Content UNKNOWN = new Content(false, "", Optional.empty(), "", "", null);

    /**
     * What was seen of a content that starts so.
     *
     * @param start all of it if it is a text that is kept, otherwise at least its first bytes
     */
    static Content of(byte[] start, Optional<Program> program, String problem, boolean text) {
        String first = new String(start, 0, Math.min(start.length, FIRST), StandardCharsets.ISO_8859_1);
        String whole = text ? new String(start, StandardCharsets.UTF_8) : "";
        return new Content(true, first, program, problem, whole, null);
    }

    /** The same, with what tells it from other contents. */
    Content identified(Object by) {
        return new Content(known, first, program, problem, text, by);
    }

    /** What the first line names after {@code #!}, program and argument; empty if it is no script. */
    public List<String> interpreter() {
        if (!first.startsWith("#!")) {
            return List.of();
        }
        String line = firstText().substring(2).strip();
        return line.isEmpty() ? List.of() : List.of(line.split("[ \t]+", 2));
    }

    /** True if the first line ends as it does on Windows. */
    public boolean endsLinesWithReturn() {
        int end = first.indexOf('\n');
        return end > 0 && first.charAt(end - 1) == '\r';
    }

    /** True if it starts as what gzip makes. // RFC 1952, 2.3.1 */
    public boolean isGzip() {
        return first.length() >= GZIP_HEADER && first.startsWith("\u001f\u008b");
    }

    /** The time in the header of what gzip made; 0 if there is none. */
    public int gzipTime() {
        return isGzip()
                ? first.charAt(4) | (first.charAt(5) << 8) | (first.charAt(6) << 16) | (first.charAt(7) << 24)
                : 0;
    }

    /** True if it starts with a mark of a private key in the form of PEM or OpenSSH. */
    public boolean isPrivateKey() {
        return first.contains("PRIVATE KEY-----");
    }

    private String firstText() {
        int end = first.indexOf('\n');
        byte[] bytes = first.substring(0, end < 0 ? first.length() : end).getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
