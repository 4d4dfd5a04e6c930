package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.model.LintSettings;
import dev.gopack.model.LintSettings.Suppression;
import dev.gopack.report.Severity;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of {@link SpecShapes} about what follows from findings of lint. */
final class LintShapes {

    private static final ScalarType<String> THRESHOLD = Scalars.words(List.of("info", "warning", "error", "never"));

    private static final ScalarType<String> RULE = new ScalarType<>(
            "id of a rule of lint",
            ScalarType.Expansion.ALL,
            Schemas.string("lint\\.[a-z0-9]+(-[a-z0-9]+)*"),
            (text, notes) -> {
                if (!text.matches("lint\\.[a-z0-9]+(-[a-z0-9]+)*")) {
                    throw new BadValue(
                            "not the id of a rule of lint", "write it as in lint.no-manual; docs/lint.md lists them");
                }
                return text;
            });

    private static final Block SUPPRESSION = Block.of(
            "Suppression",
            List.of(
                    key("rule", RULE, "Which rule, for example `lint.no-manual`.")
                            .mandatory(),
                    key("reason", Scalars.LINE, "Why what it finds is meant to be.")
                            .mandatory(),
                    key(
                                    "path",
                                    Scalars.LINE,
                                    "What it is about: a path or the name of a script, with `*` for anything.")
                            .byDefault("everything")));

    /** Thresholds and what is meant to be. */
    static final Block LINT = Block.of(
            "Lint",
            List.of(
                    key("fail_on", THRESHOLD, "Findings of this weight or more stop a build.")
                            .byDefault("error"),
                    key("suppress", new Listing(SUPPRESSION), "Findings that are meant to be, each with its reason.")));

    private LintShapes() {}

    /** What a spec says of it. */
    static LintSettings settings(Fields lint) {
        List<Suppression> suppressed = new ArrayList<>();
        for (Fields one : lint.items("suppress", any -> true)) {
            String rule = one.text("rule", RULE);
            String reason = one.text("reason", Scalars.LINE);
            String path = one.text("path", Scalars.LINE);
            if (!rule.isEmpty() && !reason.isEmpty()) {
                suppressed.add(new Suppression(rule, path, reason, Optional.of(one.position("rule"))));
            }
        }
        String word = lint.text("fail_on", THRESHOLD);
        Optional<Severity> failOn = word.isEmpty()
                ? LintSettings.DEFAULT.failOn()
                : word.equals("never")
                        ? Optional.empty()
                        : Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT)));
        return new LintSettings(failOn, suppressed);
    }
}
