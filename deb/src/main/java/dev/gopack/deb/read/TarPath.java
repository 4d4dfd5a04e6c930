package dev.gopack.deb.read;

import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;

/** Names of tar entries as paths without a leading slash. */
final class TarPath {

    private TarPath() {}

    /** The path of an entry, empty for the root directory. */
    static String of(TarReader tar, TarMember member) {
        String name = member.name();
        if (member.isDirectory() && name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.equals(".") ? "" : canonical(tar, member, name);
    }

    /**
     * The path in a text of the header: an optional {@code ./}, then parts that are neither empty nor {@code .} or
     * {@code ..}.
     */
    static String canonical(TarReader tar, TarMember member, String text) {
        String path = text.startsWith("./") ? text.substring(2) : text;
        if (path.isEmpty() || hasControlCharacter(path)) {
            throw refused(tar, member, text);
        }
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            boolean dots =
                    path.startsWith(".", from) && (to - from == 1 || (to - from == 2 && path.charAt(from + 1) == '.'));
            if (from == to || dots) {
                throw refused(tar, member, text);
            }
            from = to + 1;
        }
        return path;
    }

    /** True if dpkg can write a file with this path, which starts with a slash. */
    static boolean fits(String path) {
        if (path.length() > DebLimits.PATH) {
            return false;
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        int part = 0;
        for (byte b : bytes) {
            part = b == '/' ? 0 : part + 1;
            if (part > DebLimits.PART_OF_PATH) {
                return false;
            }
        }
        return bytes.length <= DebLimits.PATH;
    }

    static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
    }

    // observed: dpkg 1.21 writes ./../x outside of its root
    private static RuntimeException refused(TarReader tar, TarMember member, String text) {
        return tar.broken(member.at(), "not a path below the root: " + GopackException.quote(text));
    }
}
