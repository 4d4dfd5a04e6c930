package dev.gopack.spec;

import dev.gopack.report.Rule;
import java.util.List;

/** What the reader of specs checks. */
public final class SpecRules {

    /** The spec is empty. */
    public static final Rule EMPTY = Rule.error("spec.empty", "A spec says something");

    private SpecRules() {}

    /** Every rule of this package. */
    public static List<Rule> all() {
        return List.of(EMPTY);
    }
}
