package dev.gopack.go;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The import path in the name of a function. The path ends at the first dot behind its last slash; only there the
 * compiler escapes dots.
 *
 * <p>Source: Go cmd/internal/objabi/path.go; cmd/link for what has no package.
 */
final class SymbolName {

    private static final List<String> CUTS = List.of("part.", "isra.", "constprop.", "lto_priv.");
    private static final String COLD = "cold";

    private SymbolName() {}

    /** Where the escaped path ends in a name, or -1 if the name belongs to no package. */
    static int pathEnd(byte[] name, int length) {
        int slash = -1;
        int dot = -1;
        boolean foreign = false;
        for (int i = 0; i < length; i++) {
            byte next = name[i];
            if (next == '[') {
                break; // type arguments have paths of their own
            }
            if (next == '/') {
                if (foreign) {
                    return -1;
                }
                slash = i;
                dot = -1;
            } else if (next == '.') {
                dot = dot < 0 ? i : dot;
            } else if (!isPath(next)) {
                if (dot < 0) {
                    return -1;
                }
                foreign = true;
            }
        }
        return dot <= slash + 1 || isNoPackage(name, slash, dot, length) ? -1 : dot;
    }

    /**
     * True if {@link #pathEnd} is known to be that of another name, whose escaped path this is, since this name starts with
     * it and nothing that follows changes it. Mostly it does for neighbours, and this takes less time.
     *
     * @param slash behind it there is no other slash in the name
     */
    static boolean isIn(byte[] path, byte[] name, int length, int slash) {
        int end = path.length;
        if (end == 0 || end >= length || name[end] != '.' || !Arrays.equals(name, 0, end, path, 0, end)) {
            return false;
        }
        for (int i = end + 1; i <= slash && i < length && name[i] != '['; i++) {
            if (name[i] == '/') {
                return false;
            }
        }
        return (end + 1 == length || name[end + 1] != '.') // type..eq is no package's
                && !isCut(name, end + 1, length);
    }

    private static boolean isPath(byte next) {
        return (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z')
                || (next >= '0' && next <= '9')
                || next == '-'
                || next == '_'
                || next == '~'
                || next == '+'
                || next == '@'
                || next == '%';
    }

    // observed: before Go 1.20 go.buildid, go.(*struct { … }).M, type..eq.a/b.T; in programs with cgo the functions of
    // C
    // and C++: _cgo_init, threadentry.cold, __tsan_read8.part.0
    private static boolean isNoPackage(byte[] name, int slash, int dot, int length) {
        return starts(name, length, "type..")
                || (slash < 0 && (name[0] == '_' || starts(name, length, "go.") || isCut(name, dot + 1, length)));
    }

    // observed: gcc 12 -O2 names the pieces that it cuts functions into
    private static boolean isCut(byte[] name, int at, int length) {
        if (at == length || (length - at == COLD.length() && startsAt(name, at, length, COLD))) {
            return true;
        }
        if (name[at] < 'c' || name[at] > 'p') { // as nearly all
            return false;
        }
        for (String cut : CUTS) {
            if (startsAt(name, at, length, cut)) {
                return true;
            }
        }
        return false;
    }

    /** True if a name starts with a word. */
    static boolean starts(byte[] name, int length, String word) {
        return startsAt(name, 0, length, word);
    }

    private static boolean startsAt(byte[] name, int at, int length, String word) {
        if (length - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (name[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The path itself; empty if its escapes are none, or those of control characters. */
    static Optional<String> unescape(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return Optional.of(escaped);
        }
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char next = escaped.charAt(i);
            if (next == '%') {
                if (escaped.length() - i < 3) {
                    return Optional.empty();
                }
                int high = Character.digit(escaped.charAt(i + 1), 16);
                int low = Character.digit(escaped.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                next = (char) (high * 16 + low);
                i += 2;
            }
            bytes.append(next);
        }
        String path = new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return path.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(path);
    }
}
