package dev.gopack.deb.control;

import dev.gopack.report.GopackException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values for which dpkg refuses to unpack a package: "parsing file ... near line". Names of values are read without regard
 * to case, and a field without a value is none. // source: dpkg lib/dpkg/fields.c, parse.c fieldinfos // observed: dpkg 1.21
 */
final class FieldValues {

    private static final List<String> FOR_DATABASE =
            List.of("Status", "Config-Version", "Triggers-Pending", "Triggers-Awaited");
    private static final List<String> BOOLEAN = List.of("Essential", "Protected");
    private static final Set<String> MULTI_ARCH = Set.of("no", "same", "allowed", "foreign");
    // other words are taken, but not these with something behind them
    private static final List<String> PRIORITIES = List.of("required", "important", "standard", "optional", "extra");
    private static final List<String> ARCHIVES = List.of("Filename", "MSDOS-Filename", "Size", "MD5sum");
    // source: dpkg lib/dpkg/parse.c fieldinfos, nicknames: names of long ago
    private static final Map<String, String> OLD_NAMES = Map.of(
            "Revision", "a part of the version",
            "Package-Revision", "a part of the version",
            "Package_Revision", "a part of the version",
            "Class", "Priority",
            "Recommended", "Recommends",
            "Optional", "Suggests");
    private static final String OBSOLETE = " obsolete";

    private FieldValues() {}

    static void check(ControlParagraph paragraph) {
        for (String field : FOR_DATABASE) {
            if (paragraph.get(field).isPresent()) {
                throw new IllegalArgumentException("the field " + field + " is for dpkg's database");
            }
        }
        OLD_NAMES.forEach((field, meaning) -> {
            if (paragraph.get(field).isPresent()) {
                throw new IllegalArgumentException("the field " + field + " is " + meaning
                        + " to dpkg, and nothing to apt: they read two packages");
            }
        });
        BOOLEAN.forEach(field -> value(paragraph, field)
                .filter(value -> !value.equals("yes") && !value.equals("no"))
                .ifPresent(value -> {
                    throw wrong(field, "yes or no", value);
                }));
        multiArch(paragraph);
        priority(paragraph, "Priority");
        paragraph.get("Conffiles").ifPresent(FieldValues::conffiles);
        archives(paragraph);
        paragraph.fields().forEach((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            if (ControlFields.RELATIONS.contains(name)) {
                RelationSyntax.check(field, value);
            }
        });
    }

    private static Optional<String> value(ControlParagraph paragraph, String field) {
        return paragraph.get(field).filter(value -> !value.isEmpty()).map(value -> value.toLowerCase(Locale.ROOT));
    }

    private static IllegalArgumentException wrong(String field, String wanted, String value) {
        return new IllegalArgumentException(field + " is " + wanted + ", not " + GopackException.quote(value));
    }

    private static void multiArch(ControlParagraph paragraph) {
        value(paragraph, "Multi-Arch").ifPresent(value -> {
            if (!MULTI_ARCH.contains(value)) {
                throw wrong("Multi-Arch", "no, same, allowed or foreign", value);
            }
            if (value.equals("same")
                    && paragraph.get("Architecture").filter("all"::equals).isPresent()) {
                throw new IllegalArgumentException("a package of the architecture all is not Multi-Arch: same");
            }
        });
    }

    private static void priority(ControlParagraph paragraph, String field) {
        value(paragraph, field)
                .filter(value -> PRIORITIES.stream().anyMatch(known -> value.startsWith(known) && !value.equals(known)))
                .ifPresent(value -> {
                    throw wrong(field, "one word", value);
                });
    }

    /** A path and a digest a line; dpkg does not use what a package says here, but reads it. */
    private static void conffiles(String value) {
        for (String line : value.split("\n", -1)) {
            if (!line.isEmpty() && (line.charAt(0) != ' ' || !isConffile(line.substring(1)))) {
                throw new IllegalArgumentException("not a line of Conffiles: " + GopackException.quote(line));
            }
        }
    }

    private static boolean isConffile(String line) {
        String entry = line.endsWith(OBSOLETE) ? line.substring(0, line.length() - OBSOLETE.length()) : line;
        int digest = entry.lastIndexOf(' ');
        return digest > 1
                && !entry.substring(0, digest).replaceFirst("^(?:/|\\./)+", "").isEmpty();
    }

    /** What an index says of the files of a package, in parallel lists. */
    private static void archives(ControlParagraph paragraph) {
        Set<Integer> lengths = new HashSet<>();
        for (String field : ARCHIVES) {
            paragraph.get(field).ifPresent(value -> {
                if (value.isBlank()) {
                    throw wrong(field, "the name, size or digest of a file", value);
                }
                lengths.add(Arrays.asList(value.strip().split("\\s+", -1)).size());
            });
        }
        if (lengths.size() > 1) {
            throw new IllegalArgumentException(
                    "the fields " + String.join(", ", ARCHIVES) + " tell of as many files each");
        }
    }
}
