package dev.gopack.compat;

import java.util.Locale;

/** What becomes of a program or package on a release. The order is the order of weight. */
public enum Verdict {
    /** It installs, starts, and finds what it needs. */
    WORKS,
    /** It works, and there is something to know or to see to. */
    WORKS_WITH_NOTE,
    /** It can be put there, and does not start on every machine that the release supports. */
    WILL_NOT_START,
    /** The package manager refuses it. */
    WILL_NOT_INSTALL;

    /** As documents write it: {@code works-with-note}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if it cannot be used. */
    public boolean isBroken() {
        return this == WILL_NOT_START || this == WILL_NOT_INSTALL;
    }
}
