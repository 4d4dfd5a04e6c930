package dev.gopack;

import dev.gopack.report.Rule;
import java.util.List;

/** What the front door itself checks. */
public final class GopackRules {

    /** No such format. */
    static final Rule UNKNOWN_FORMAT = Rule.error("build.unknown-format", "Formats that are asked for exist");

    /** Two packages would get the same file name. */
    static final Rule SAME_FILE = Rule.error("build.same-file", "Every package has a file name of its own");

    /** A file name that would leave the directory. */
    static final Rule BAD_FILE_NAME =
            Rule.error("build.bad-file-name", "A package's name and version give a file name without directories");

    /** SOURCE_DATE_EPOCH is not a number of seconds. */
    static final Rule BAD_SOURCE_DATE =
            Rule.error("build.bad-source-date", "SOURCE_DATE_EPOCH is a whole number of seconds since 1970");

    /** A format that is asked for, and no target for it. */
    static final Rule NO_TARGET =
            Rule.error("build.no-target", "For each format that is asked for there is a target that installs it");

    /** A package that is to be built again is none of the spec's. */
    static final Rule NOT_IN_SPEC =
            Rule.error("build.not-in-spec", "A package that is built again is one that the spec makes");

    /** A key that is not there. */
    static final Rule NO_KEY = Rule.error("build.no-key", "The keys that sign packages are where the spec says");

    /** An architecture that a target does not have. */
    static final Rule NOT_FOR_TARGET =
            Rule.warning("build.not-for-target", "Each target is made for each architecture");

    /** A target without support. */
    static final Rule END_OF_LIFE =
            Rule.warning("build.end-of-life", "Targets are supported on the day that the package is dated");

    /** A target with extended support only. */
    static final Rule EXTENDED_SUPPORT =
            Rule.info("build.extended-support", "Targets have free support on the day that the package is dated");

    /** A package that those who limit what they unpack refuse. */
    static final Rule BOMB_LIKE = Rule.warning("build.bomb-like", "Nobody takes a package for a decompression bomb");

    /** A suppression of a rule that there is not. */
    static final Rule UNKNOWN_LINT_RULE =
            Rule.warning("build.unknown-lint-rule", "Rules of lint that are suppressed exist");

    /** A suppression that nothing is found for. */
    static final Rule UNUSED_SUPPRESSION =
            Rule.info("build.unused-suppression", "What is suppressed would be found otherwise");

    private GopackRules() {}

    /** All rules of this package. */
    public static List<Rule> all() {
        return List.of(
                UNKNOWN_FORMAT,
                SAME_FILE,
                BAD_FILE_NAME,
                BAD_SOURCE_DATE,
                NO_TARGET,
                NOT_IN_SPEC,
                NO_KEY,
                NOT_FOR_TARGET,
                END_OF_LIFE,
                EXTENDED_SUPPORT,
                BOMB_LIKE,
                UNKNOWN_LINT_RULE,
                UNUSED_SUPPRESSION);
    }
}
