package dev.gopack.deb.read;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The list of configuration files. // docs: deb-conffiles(5); source: dpkg src/main/unpack.c deb_parse_conffiles
 *
 * @param paths files of the package
 * @param removed files of an earlier version that are taken away
 */
record Conffiles(Set<String> paths, Set<String> removed) {

    static final Conffiles NONE = new Conffiles(Set.of(), Set.of());

    private static final String FLAG = "remove-on-upgrade ";

    /** Reads the list of a package, empty if it has none. */
    static Conffiles read(ByteSource source, ArMember member, Map<String, byte[]> files) {
        Set<String> paths = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        for (String whole : TextLines.of(files.get("conffiles"), "conffiles", source.name(), member.from())) {
            if (whole.getBytes(StandardCharsets.UTF_8).length > DebLimits.CONFFILE_LINE) {
                throw new FormatException(
                        source.name(),
                        member.from(),
                        "conffiles: a line of more than " + DebLimits.CONFFILE_LINE
                                + " bytes, which dpkg does not read");
            }
            String line = whole.stripTrailing(); // observed: dpkg 1.21 does so here, and not in md5sums
            boolean goes = line.startsWith(FLAG);
            String path = goes ? line.substring(FLAG.length()) : line;
            if (!path.startsWith("/")) {
                throw new FormatException(source.name(), member.from(), "conffiles: not an absolute path: " + path);
            }
            (goes ? removed : paths).add(path);
            if (paths.size() + removed.size() > DebLimits.CONFFILES) {
                throw new FormatException(
                        source.name(), member.from(), "conffiles: more than " + DebLimits.CONFFILES + " paths");
            }
        }
        return new Conffiles(paths, removed);
    }
}
