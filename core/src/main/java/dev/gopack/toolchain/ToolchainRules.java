package dev.gopack.toolchain;

import dev.gopack.report.Rule;
import java.util.List;

/** What building Go programs checks. */
public final class ToolchainRules {

    /** No go command. */
    static final Rule NO_TOOLCHAIN = Rule.error("go.no-toolchain", "A program that is built needs the Go toolchain");

    /** A go command that cannot build this. */
    static final Rule OLD_TOOLCHAIN =
            Rule.error("go.old-toolchain", "The Go toolchain is as new as the program wants it");

    /** Go does not know the architecture. */
    static final Rule BAD_ARCHITECTURE =
            Rule.error("go.bad-architecture", "A program is built for a processor that Go knows");

    /** Go said no. */
    static final Rule BUILD_FAILED = Rule.error("go.build-failed", "A program can be built");

    /** Not one program. */
    static final Rule NOT_ONE_PROGRAM = Rule.error("go.not-one-program", "What is built is one program");

    /** Two builds differ. */
    static final Rule NOT_REPRODUCIBLE =
            Rule.error("go.not-reproducible", "With --reproduce, two builds have the same bytes");

    private ToolchainRules() {}

    /** All rules of this package. */
    public static List<Rule> all() {
        return List.of(NO_TOOLCHAIN, OLD_TOOLCHAIN, BAD_ARCHITECTURE, BUILD_FAILED, NOT_ONE_PROGRAM, NOT_REPRODUCIBLE);
    }
}
