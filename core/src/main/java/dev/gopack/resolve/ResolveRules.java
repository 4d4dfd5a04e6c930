package dev.gopack.resolve;

import dev.gopack.report.Rule;
import java.util.List;

/** What resolving checks. */
public final class ResolveRules {

    /** A file that the spec names is not there. */
    static final Rule MISSING_FILE = Rule.error("resolve.missing-file", "Every src exists, or its pattern matches");

    /** A file cannot be packaged: a device, socket, or unreadable. */
    static final Rule UNUSABLE_FILE = Rule.error("resolve.unusable-file", "Every src can be read");

    /** Two contents have the same destination. */
    static final Rule COLLISION = Rule.error("resolve.collision", "No two contents have the same destination");

    /** A destination is not a legal path. */
    static final Rule BAD_DESTINATION = Rule.error("resolve.bad-destination", "Destinations are legal absolute paths");

    /** A value does not fit what is there. */
    static final Rule BAD_VALUE = Rule.error("resolve.bad-value", "Values fit what they describe");

    /** A scriptlet cannot work as it is. */
    static final Rule BAD_SCRIPT = Rule.error("resolve.bad-script", "Scripts are UTF-8 text with Unix line ends");

    /** A hard link names a file that the package does not have. */
    static final Rule BAD_HARDLINK = Rule.error("resolve.bad-hardlink", "Hard links name a file of the same package");

    /** Nobody said what time the package has. */
    static final Rule NO_DATE =
            Rule.info("resolve.no-date", "The spec, SOURCE_DATE_EPOCH or a changelog gives the date");

    /** The mode on disk lets only the owner read. */
    static final Rule PRIVATE_MODE =
            Rule.warning("resolve.private-mode", "A file that only its owner can read has a mode in the spec");

    /** setuid and setgid on disk are not taken over. */
    static final Rule SPECIAL_MODE =
            Rule.warning("resolve.special-mode", "Setuid, setgid and sticky bits are given in the spec");

    /** A program that does not say what it is, in a spec that leaves it to the program. */
    static final Rule NO_IDENTITY =
            Rule.error("resolve.no-identity", "A program that gives name or version says what they are");

    /** The version of a program, whose order in packages may be another than in Go. */
    static final Rule VERSION_ORDER =
            Rule.warning("resolve.version-order", "Packages order the version of a program as Go does");

    /** The program of a spec for another processor than the package. */
    static final Rule OTHER_ARCHITECTURE =
            Rule.error("resolve.other-architecture", "The program of go.binary is for the architecture of its package");

    private ResolveRules() {}

    /** All rules of this package. */
    public static List<Rule> all() {
        return List.of(
                MISSING_FILE,
                UNUSABLE_FILE,
                COLLISION,
                BAD_DESTINATION,
                BAD_VALUE,
                BAD_SCRIPT,
                BAD_HARDLINK,
                NO_DATE,
                PRIVATE_MODE,
                SPECIAL_MODE,
                NO_IDENTITY,
                VERSION_ORDER,
                OTHER_ARCHITECTURE);
    }
}
