package dev.gopack.lint;

import java.util.List;

/** Looks at packages for some rules. */
interface LintCheck {

    /** The rules that it looks for. */
    List<LintRule> rules();

    /** Looks at one package; a check for one format leaves others alone. */
    void check(Linted linted, Notes notes);
}
