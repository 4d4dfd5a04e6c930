package dev.gopack.deb;

import dev.gopack.model.PackageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the Description field: the synopsis, then the long description. An empty line becomes a full stop; a line that
 * starts with a blank is shown as it is. // docs: Debian policy 5.6.13
 */
final class DescriptionPlanner {

    private static final String KEY = "description";
    private static final int LONGEST_SYNOPSIS = 80;
    private static final int TAB = 8;

    private final PackageSpec spec;
    private final Problems problems;

    DescriptionPlanner(PackageSpec spec, Problems problems) {
        this.spec = spec;
        this.problems = problems;
    }

    String plan() {
        String text = spec.description().replace("\r\n", "\n").strip();
        if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)) {
            problems.report(DebRules.BAD_DESCRIPTION, KEY, "there is a control character in the description");
            return "";
        }
        if (text.isEmpty()) {
            problems.report(DebRules.NO_DESCRIPTION, KEY, "there is no description", "say in one line what it is");
            return "no description given"; // as nfpm writes it
        }
        List<String> lines = text.lines().toList();
        String synopsis = lines.get(0).strip();
        checkSynopsis(synopsis);
        List<String> body = body(lines.subList(1, lines.size()));
        if (body.isEmpty()) {
            problems.report(
                    DebRules.SHORT_DESCRIPTION, KEY, "the description is one line; further lines say what it is for");
        }
        StringBuilder value = new StringBuilder(synopsis);
        body.forEach(line -> value.append("\n ").append(line));
        return value.toString();
    }

    private void checkSynopsis(String synopsis) {
        String lower = synopsis.toLowerCase(Locale.ROOT);
        String fault = null;
        // source: lintian tags synopsis-too-long, description-synopsis-starts-with-article,
        // description-starts-with-package-name, description-synopsis-might-not-be-phrased-properly
        if (synopsis.codePointCount(0, synopsis.length()) > LONGEST_SYNOPSIS) {
            fault = "is longer than " + LONGEST_SYNOPSIS + " characters";
        } else if (lower.startsWith("a ") || lower.startsWith("an ") || lower.startsWith("the ")) {
            fault = "starts with an article";
        } else if (lower.matches("\\Q" + spec.name().toLowerCase(Locale.ROOT) + "\\E\\b.*")) {
            fault = "starts with the package's name";
        } else if (lower.endsWith(".") && !lower.endsWith("etc.") && !lower.endsWith("e.g.")) {
            fault = "ends with a full stop";
        }
        if (fault != null) {
            problems.report(DebRules.SYNOPSIS, KEY, "the first line of the description " + fault);
        }
    }

    private static List<String> body(List<String> lines) {
        List<String> body = new ArrayList<>();
        for (String line : lines) {
            String shown = line.replace("\t", " ".repeat(TAB)).stripTrailing();
            if (shown.isEmpty()) {
                if (!body.isEmpty()) {
                    body.add(".");
                }
            } else if (shown.startsWith(".") && shown.length() > 1) {
                body.add(" " + shown); // policy reserves other lines that start with a full stop
            } else {
                body.add(shown);
            }
        }
        return body;
    }
}
