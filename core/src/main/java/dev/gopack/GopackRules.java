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

    private GopackRules() {}

    /** All rules of this package. */
    public static List<Rule> all() {
        return List.of(UNKNOWN_FORMAT, SAME_FILE, BAD_FILE_NAME, BAD_SOURCE_DATE);
    }
}
