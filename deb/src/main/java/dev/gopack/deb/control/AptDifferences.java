package dev.gopack.deb.control;

import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What dpkg takes and apt reads otherwise, or not at all: dpkg does not look at the case of names and words, and knows more
 * than apt of what a package provides. // observed: dpkg 1.21, apt 2.6
 */
public final class AptDifferences {

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9+._-]*)(?:\\s*\\(\\s*([<>=]*))?");

    private AptDifferences() {}

    /** Each in words; none for what both read alike. */
    public static List<String> of(ControlParagraph paragraph) {
        List<String> found = new ArrayList<>();
        paragraph
                .get("Multi-Arch")
                .map(String::strip)
                .filter(AptDifferences::hasCapitals)
                .ifPresent(value -> found.add("Multi-Arch is " + GopackException.quote(value)
                        + ", which apt does not know and dpkg takes in lower case"));
        paragraph.fields().forEach((field, value) -> {
            String name = field.toLowerCase(Locale.ROOT);
            if (ControlFields.RELATIONS.contains(name)) {
                relations(field, name.equals("provides"), value, found);
            }
        });
        return found;
    }

    private static void relations(String field, boolean provides, String value, List<String> found) {
        for (String relation : value.split("[,|]", -1)) {
            Matcher parts = NAME.matcher(relation.strip());
            if (!parts.lookingAt()) {
                continue;
            }
            if (hasCapitals(parts.group(1))) {
                found.add(field + " names " + GopackException.quote(parts.group(1))
                        + ", which is in lower case to dpkg and another package to apt");
            }
            String operator = parts.group(2) == null ? "" : parts.group(2);
            if (provides && !operator.isEmpty() && !operator.equals("=")) {
                found.add(field + " has " + GopackException.quote(relation.strip())
                        + ", which apt passes over: what a package provides has one version, with =");
            }
        }
    }

    private static boolean hasCapitals(String text) {
        return !text.equals(text.toLowerCase(Locale.ROOT));
    }
}
