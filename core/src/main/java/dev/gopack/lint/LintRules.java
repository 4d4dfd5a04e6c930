package dev.gopack.lint;

import dev.gopack.report.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The rules for packages of any format; formats have further ones. */
public final class LintRules {

    private LintRules() {}

    /** All of them, as the manual lists them. */
    public static List<LintRule> all() {
        return Stream.of(
                        FileRules.all(),
                        PlaceRules.all(),
                        ProgramRules.all(),
                        MetadataRules.all(),
                        ScriptRules.all(),
                        UnitRules.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The same without what only lint needs. */
    public static List<Rule> rules() {
        return all().stream().map(LintRule::rule).toList();
    }
}
