package dev.gopack.deb;

import dev.gopack.format.PackageDraft;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.PackageSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Renders the copyright file in its machine-readable form. // docs:
 * https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
 */
final class CopyrightText {

    // base-files: what lies in /usr/share/common-licenses, by the start of SPDX identifiers
    private static final Map<String, String> COMMON = new TreeMap<>(Map.ofEntries(
            Map.entry("Apache-2.0", "Apache-2.0"),
            Map.entry("Artistic-1.0", "Artistic"),
            Map.entry("CC0-1.0", "CC0-1.0"),
            Map.entry("GFDL-1.2", "GFDL-1.2"),
            Map.entry("GFDL-1.3", "GFDL-1.3"),
            Map.entry("GPL-1.0", "GPL-1"),
            Map.entry("GPL-2.0", "GPL-2"),
            Map.entry("GPL-3.0", "GPL-3"),
            Map.entry("LGPL-2.0", "LGPL-2"),
            Map.entry("LGPL-2.1", "LGPL-2.1"),
            Map.entry("LGPL-3.0", "LGPL-3"),
            Map.entry("MPL-1.1", "MPL-1.1"),
            Map.entry("MPL-2.0", "MPL-2.0")));

    private CopyrightText() {}

    /** The whole file. */
    static String render(PackageDraft draft, String name) {
        PackageSpec spec = draft.spec();
        int year = Instant.ofEpochSecond(draft.timestamp())
                .atOffset(ZoneOffset.UTC)
                .getYear();
        StringBuilder text =
                new StringBuilder("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n");
        text.append("Upstream-Name: ").append(spec.name()).append('\n');
        if (!spec.homepage().isBlank()) {
            text.append("Source: ").append(oneLine(spec.homepage())).append('\n');
        }
        text.append("\nFiles: *\n");
        text.append("Copyright: ").append(year).append(" the authors of ").append(spec.name());
        text.append(spec.vendor().isBlank() ? "" : ", " + oneLine(spec.vendor()))
                .append('\n');
        text.append("License: ").append(expression(spec.license())).append('\n');
        for (String line : whereItIs(draft, name)) {
            text.append(' ').append(line).append('\n');
        }
        return text.toString();
    }

    // The format has "and" and "or" where SPDX has "AND" and "OR".
    private static String expression(String license) {
        return oneLine(license).replace(" AND ", " and ").replace(" OR ", " or ");
    }

    private static Set<String> whereItIs(PackageDraft draft, String name) {
        Set<String> lines = new LinkedHashSet<>();
        for (FileEntry entry : draft.files()) {
            if (entry instanceof FileEntry.Regular file && file.role() == FileRole.LICENSE) {
                lines.add("The text of the licence is in " + file.path() + ".");
            }
        }
        for (String word : List.of(draft.spec().license().split("[\\s()]+"))) {
            COMMON.forEach((spdx, file) -> {
                if (word.equals(spdx) || word.startsWith(spdx + "-") || word.equals(spdx + "+")) {
                    lines.add("On Debian systems, the text of " + word + " is in /usr/share/common-licenses/" + file
                            + ".");
                }
            });
        }
        if (lines.isEmpty()) {
            lines.add("The text of the licence comes with the source of " + name + ".");
        }
        return lines;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
