package dev.gopack.derive;

import dev.gopack.report.Rule;
import java.util.List;

/** What is checked while relations are derived. */
public final class DeriveRules {

    /** An id of a generator that does not exist. */
    static final Rule UNKNOWN_GENERATOR =
            Rule.error("derive.unknown-generator", "What is switched off under derive exists");

    private DeriveRules() {}

    /** Every rule, for the manual. */
    public static List<Rule> all() {
        return List.of(UNKNOWN_GENERATOR);
    }
}
