package dev.gopack.derive;

import dev.gopack.report.Rule;
import java.util.List;

/** What is checked while relations are derived. */
public final class DeriveRules {

    /** An id of a generator that does not exist. */
    static final Rule UNKNOWN_GENERATOR =
            Rule.error("derive.unknown-generator", "What is switched off under derive exists");

    /** A program or library that is broken. */
    static final Rule BROKEN_FILE = Rule.error("derive.broken-file", "Programs and libraries can be read");

    /** A file that cannot be read. */
    static final Rule UNREADABLE = Rule.error("derive.unreadable", "Contents can be looked into");

    /** A program for another processor than the package. */
    static final Rule OTHER_ARCHITECTURE =
            Rule.warning("derive.other-architecture", "Programs are for the architecture of their package");

    /** A target whose Go is too old or too new for a tool. */
    static final Rule TOOLCHAIN = Rule.warning(
            "derive.toolchain", "A tool works with the Go of the target, and packaged source is compiled by it");

    /** Source that imports what its go.mod does not explain. */
    public static final Rule UNKNOWN_MODULE =
            Rule.warning("derive.unknown-module", "go.mod says which module each import of packaged source is from");

    /** A program that says nothing of itself. */
    static final Rule NO_BUILD_INFO =
            Rule.warning("derive.no-build-info", "Programs of Go say what they were built from, and none is packed");

    private DeriveRules() {}

    /** Every rule, for the manual. */
    public static List<Rule> all() {
        return List.of(
                UNKNOWN_GENERATOR,
                BROKEN_FILE,
                UNREADABLE,
                OTHER_ARCHITECTURE,
                TOOLCHAIN,
                UNKNOWN_MODULE,
                NO_BUILD_INFO);
    }
}
