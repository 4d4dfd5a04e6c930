package dev.gopack.resolve;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * File names as the bytes that stand on disk, read and written as UTF-8 whatever the locale of the process: with
 * {@code LANG=C} Java's own text of a path has lost every letter beyond ASCII. The bytes are had through the path's URI.
 */
final class DiskNames {

    // A byte that is not UTF-8 becomes one of these halves of nothing, which no package accepts and messages show.
    private static final char STRAY_BYTE = '\udc00';

    private DiskNames() {}

    /** The path with slashes between its parts. */
    static String text(Path path) {
        String text = path.toString();
        if (!path.getFileSystem().getSeparator().equals("/")) {
            return text.replace(path.getFileSystem().getSeparator(), "/");
        }
        if (isAscii(text) || !isOfSystem(path)) {
            return text;
        }
        StringJoiner parts = new StringJoiner("/", path.isAbsolute() ? "/" : "", "");
        for (Path part : path) {
            parts.add(isAscii(part.toString()) ? part.toString() : decode(rawName(part)));
        }
        return parts.toString();
    }

    /** The path that a text with slashes names, seen from a directory; null if no file can have that name. */
    static @Nullable Path resolve(Path directory, String text) {
        try {
            if (isAscii(text) || !directory.getFileSystem().getSeparator().equals("/") || !isOfSystem(directory)) {
                return directory.resolve(text).normalize();
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text) || text.indexOf('\0') >= 0) {
                return null;
            }
            String base = text.startsWith("/") ? "" : directory.toUri().getRawPath() + "/";
            return Path.of(URI.create("file://" + base + encode(text))).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfSystem(Path path) {
        return path.getFileSystem().provider().getScheme().equals("file");
    }

    private static String rawName(Path part) {
        String raw = part.toUri().getRawPath();
        String name = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes.toByteArray());
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (STRAY_BYTE + (in.get() & 0xff)));
            }
        }
        return out.flip().toString();
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/') {
                encoded.append('/');
            } else {
                encoded.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return encoded.toString();
    }
}
