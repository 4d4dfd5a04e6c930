package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where something is installed: an absolute path in canonical form, {@code /usr/bin/dlv}. It has no empty, {@code .} or
 * {@code ..} part, no control character, and is valid UTF-8; it does not end with a slash, except the root itself.
 * Ordered by unsigned bytes, as rpm and dpkg sort.
 *
 * @param value the path
 */
public record EntryPath(String value) implements Comparable<EntryPath> {

    /** Longest path in bytes. // source: Linux PATH_MAX, and rpm's cpio limit */
    public static final int MAX_BYTES = 4095;

    /** Longest part of a path in bytes. // source: Linux NAME_MAX */
    public static final int MAX_NAME_BYTES = 255;

    /** The root directory. */
    public static final EntryPath ROOT = new EntryPath("/");

    /**
     * Refuses what is not canonical; {@link #of} makes it so first.
     *
     * @throws IllegalArgumentException with the reason
     */
    public EntryPath {
        problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /**
     * The canonical path for what a person wrote: slashes doubled or trailing, and {@code .} parts, go; a leading slash
     * is added.
     *
     * @throws IllegalArgumentException if what is left is not a legal path, for example because of {@code ..}
     */
    public static EntryPath of(String written) {
        if (isCanonical(written)) {
            return new EntryPath(written);
        }
        List<String> kept = new ArrayList<>();
        for (String part : written.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                kept.add(part);
            }
        }
        return new EntryPath("/" + String.join("/", kept));
    }

    /** True if there is nothing to make canonical; whether it is legal is another question. */
    private static boolean isCanonical(String written) {
        return written.startsWith("/")
                && !written.endsWith("/")
                && !written.contains("//")
                && !written.contains("/./")
                && !written.endsWith("/.");
    }

    /**
     * True for a canonical path of printable ASCII whose parts are short, as nearly all are: told in one pass, since packages
     * have tens of thousands of them.
     */
    private static boolean isPlain(String value) {
        int length = value.length();
        if (length < 2 || length > MAX_BYTES || value.charAt(0) != '/') {
            return false;
        }
        int start = 1;
        for (int i = 1; i <= length; i++) {
            char c = i == length ? '/' : value.charAt(i);
            if (c < 0x20 || c >= 0x7f) {
                return false;
            }
            if (c == '/') {
                int size = i - start;
                boolean dots = size <= 2 && size > 0 && value.charAt(start) == '.' && value.charAt(i - 1) == '.';
                if (size == 0 || size > MAX_NAME_BYTES || dots) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static Optional<String> problem(String value) {
        if (isPlain(value)) {
            return Optional.empty();
        }
        if (!value.startsWith("/")) {
            return Optional.of("not an absolute path: " + GopackException.quote(value));
        }
        if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return Optional.of("control character in path " + GopackException.quote(value));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return Optional.of("path cannot be encoded as UTF-8: " + GopackException.quote(value));
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("path is longer than " + MAX_BYTES + " bytes: " + GopackException.quote(value));
        }
        if (value.equals("/")) {
            return Optional.empty();
        }
        for (String part : value.substring(1).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return Optional.of("path is not in canonical form: " + GopackException.quote(value));
            }
            if (part.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                return Optional.of(
                        "part of a path is longer than " + MAX_NAME_BYTES + " bytes: " + GopackException.quote(part));
            }
        }
        return Optional.empty();
    }

    /** The directory that holds this path, or empty for the root. */
    public Optional<EntryPath> parent() {
        if (value.equals("/")) {
            return Optional.empty();
        }
        int slash = value.lastIndexOf('/');
        return Optional.of(slash == 0 ? ROOT : new EntryPath(value.substring(0, slash)));
    }

    /** The last part; empty for the root. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** The path {@code relative} below this one, made canonical. */
    public EntryPath resolve(String relative) {
        return of(value + "/" + relative);
    }

    /** True if {@code other} is this path or lies below it. */
    public boolean contains(EntryPath other) {
        return value.equals("/") || other.value.equals(value) || other.value.startsWith(value + "/");
    }

    /** UTF-8 bytes of the path. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(EntryPath other) {
        int common = Math.min(value.length(), other.value.length());
        for (int i = 0; i < common; i++) {
            char one = value.charAt(i);
            char two = other.value.charAt(i);
            if (one != two) {
                return Integer.compare(rank(one), rank(two));
            }
        }
        return Integer.compare(value.length(), other.value.length());
    }

    /** UTF-16 sorts as UTF-8 does, but for its surrogates, which stand for more than any other unit. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }

    // Those that a record has by itself are made by the first call, which costs the start of a process.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryPath that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
