package dev.gopack.deb;

import dev.gopack.deb.control.ControlFields;
import dev.gopack.deb.control.RelationSyntax;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes over {@code deb.fields}, as far as dpkg accepts them. */
final class ExtraFields {

    // source: dpkg lib/dpkg/fields.c f_boolean()
    private static final Set<String> BOOLEANS = Set.of("essential", "protected", "build-essential");

    private final PackageSpec spec;
    private final Problems problems;

    ExtraFields(PackageSpec spec, Problems problems) {
        this.spec = spec;
        this.problems = problems;
    }

    void addTo(Map<String, String> fields) {
        spec.deb().fields().forEach((name, value) -> {
            if (!value.isBlank() && isUsable(name, fields)) { // nfpm skips empty ones as well
                String folded = fold(name, value);
                if (isLegal(name, folded)) {
                    fields.put(name, folded);
                }
            }
        });
    }

    private boolean isUsable(String name, Map<String, String> fields) {
        if (!ControlFields.isLegalName(name)) {
            return refuse(name, "not a legal name of a control field: " + GopackException.quote(name));
        }
        if (ControlFields.isForDatabase(name)) {
            return refuse(name, name + " is written by dpkg or apt, not by a package");
        }
        if (fields.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            // source: dpkg lib/dpkg/parse.c: "duplicate value for '%s' field"
            return refuse(name, name + " is already set by another key of the spec; dpkg refuses it twice");
        }
        return true;
    }

    private boolean isLegal(String name, String value) {
        if (BOOLEANS.contains(name.toLowerCase(Locale.ROOT)) && !value.equals("yes") && !value.equals("no")) {
            return refuse(name, name + " is yes or no, not " + GopackException.quote(value));
        }
        if (ControlFields.RELATIONS.contains(name.toLowerCase(Locale.ROOT))) {
            try {
                RelationSyntax.parse(name, value);
            } catch (IllegalArgumentException e) {
                return refuse(name, name + ": " + e.getMessage());
            }
        }
        return true;
    }

    /** Further lines start with a blank, and empty ones have a full stop, or dpkg would see the end of the paragraph. */
    private String fold(String name, String value) {
        String text = value.replace("\r\n", "\n").strip();
        if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)) {
            refuse(name, name + " has a control character");
            return "";
        }
        StringBuilder folded = new StringBuilder();
        text.lines().forEach(line -> {
            String shown = line.stripTrailing();
            folded.append(folded.length() == 0 ? "" : "\n ").append(shown.isEmpty() ? "." : shown);
        });
        return folded.toString();
    }

    private boolean refuse(String name, String message) {
        problems.report(DebRules.BAD_FIELD, "deb.fields." + name, message);
        return false;
    }
}
