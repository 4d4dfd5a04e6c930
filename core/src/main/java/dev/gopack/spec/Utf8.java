package dev.gopack.spec;

import dev.gopack.io.WholeFile;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import dev.gopack.report.SpecException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Bytes to text, strictly: only UTF-8, only characters that YAML allows, at most {@link #MAX_BYTES}. */
final class Utf8 {

    /** Longest text that is read. */
    static final int MAX_BYTES = 1 << 20;

    private static final String SAVE = "save the file as UTF-8";

    private Utf8() {}

    /** The bytes of a file, or one more than are allowed if it has more. */
    static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a directory");
        }
        return WholeFile.read(file, MAX_BYTES + 1);
    }

    /**
     * Decodes; a byte order mark of UTF-8 is dropped.
     *
     * @throws SpecException if it is not UTF-8, too long, or has control characters
     */
    static String decode(String source, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw fail(SpecRules.LIMIT.finding("larger than 1 MiB"), source, 1, 1);
        }
        refuseOtherEncodings(source, bytes);
        boolean mark = startsWith(bytes, 0xef, 0xbb, 0xbf);
        ByteBuffer in = mark ? ByteBuffer.wrap(bytes, 3, bytes.length - 3) : ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw illegalByte(source, text, bytes[in.position()] & 0xff);
        }
        refuseControls(source, text);
        return text;
    }

    // docs: YAML 1.2 section 5.2 lists the same first bytes
    private static void refuseOtherEncodings(String source, byte[] bytes) {
        String other = "";
        if (startsWith(bytes, 0, 0, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe, 0, 0)) {
            other = "UTF-32";
        } else if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0xff, 0xfe)) {
            other = "UTF-16";
        } else if (bytes.length >= 4 && bytes[0] == 0 && bytes[1] == 0 && bytes[2] == 0) {
            other = "UTF-32";
        } else if (bytes.length >= 4 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0) {
            other = "UTF-32";
        } else if (bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0)) {
            other = "UTF-16";
        }
        if (!other.isEmpty()) {
            throw fail(SpecRules.ENCODING.finding("the text is " + other).advising(SAVE), source, 1, 1);
        }
    }

    private static SpecException illegalByte(String source, String before, int octet) {
        String hex = String.format(Locale.ROOT, "0x%02x", octet);
        String latin = new String(new byte[] {(byte) octet}, StandardCharsets.ISO_8859_1);
        String guess = octet >= 0xa0 ? ", which would be \"" + latin + "\" in Latin-1 (ISO 8859-1)" : "";
        return failAt(
                SpecRules.ENCODING.finding("not UTF-8: byte " + hex + guess).advising(SAVE), source, before);
    }

    private static void refuseControls(String source, String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!printable(c)) {
                String name = c == 0 ? "NUL character" : "control character";
                String code = String.format(Locale.ROOT, " U+%04X", c);
                throw failAt(
                        SpecRules.ENCODING
                                .finding(name + code)
                                .advising("in double quotes it can be written as an escape"),
                        source,
                        text.substring(0, i));
            }
        }
    }

    // docs: YAML 1.2 section 5.1, c-printable
    private static boolean printable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || (c >= 0x20 && c <= 0x7e)
                || (c >= 0xa0 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static SpecException failAt(Finding finding, String source, String before) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (c == '\n' || (c == '\r' && !before.startsWith("\n", i + 1))) {
                line++;
                start = i + 1;
            }
        }
        return fail(finding, source, line, 1 + before.codePointCount(start, before.length()));
    }

    private static SpecException fail(Finding finding, String source, int line, int column) {
        return new SpecException(new Report(java.util.List.of(finding.at(new SourcePosition(source, line, column)))));
    }
}
