package dev.gopack.lint;

import static dev.gopack.lint.LintRule.error;
import static dev.gopack.lint.LintRule.info;
import static dev.gopack.lint.LintRule.warning;

import java.util.List;

/** What is wanted of programs and libraries. */
final class ProgramRules {

    static final LintRule BROKEN = warning(
            "lint.broken-program",
            "Programs can be read, and are whole",
            "The message says where the file is not what it claims to be; package the right file.");

    static final LintRule UNSTRIPPED = warning(
                    "lint.unstripped",
                    "Programs have no debug information of their own",
                    "Build with `-ldflags '-s -w'`, or put what debuggers need into a package of its own.")
            .lintian("unstripped-binary-or-object");

    static final LintRule NO_BUILD_ID = info(
            "lint.no-build-id",
            "A program with debug information has a build id, by which debuggers find it",
            "Build with `-ldflags -B=gobuildid` (Go 1.24 on does so itself where it links with the system's linker).");

    static final LintRule EXECUTABLE_STACK = error(
                    "lint.executable-stack",
                    "The stack cannot be executed",
                    "Mark the assembler sources that were linked in with `.note.GNU-stack`, or link with `-z noexecstack`.")
            .rpmlint("executable-stack");

    static final LintRule NO_RELRO = info(
                    "lint.no-relro",
                    "The tables of a linked program are read-only once it runs",
                    "Build with `-buildmode=pie`, or link C with `-z relro -z now`.")
            .lintian("hardening-no-relro");

    static final LintRule NO_PIE = info(
                    "lint.no-pie", "A program may lie anywhere in memory", "Build with `-buildmode=pie`.")
            .rpmlint("position-independent-executable-suggested")
            .lintian("hardening-no-pie");

    static final LintRule UNSAFE_RUNPATH = error(
                    "lint.unsafe-runpath",
                    "Libraries are looked for in directories that only root can write to",
                    "Link without `-rpath`, or with one below /usr, /opt or `$ORIGIN`.")
            .rpmlint("binary-or-shlib-defines-rpath")
            .lintian("custom-library-search-path");

    static final LintRule TEXT_RELOCATIONS = warning(
            "lint.text-relocations",
            "Code is not changed while it is loaded",
            "Compile everything that is linked in with `-fPIC`; SELinux refuses such programs.");

    static final LintRule OTHER_ARCHITECTURE = warning(
                    "lint.other-architecture",
                    "Programs are for the architecture of their package",
                    "Mostly `src` lacks `${arch}`.")
            .lintian("binary-from-other-architecture");

    static final LintRule PROGRAM_FOR_ALL = warning(
                    "lint.program-for-all",
                    "A package for every architecture holds no programs",
                    "Name the architecture: `arch: amd64`.")
            .rpmlint("arch-independent-package-contains-binary-or-object")
            .lintian("arch-independent-package-contains-binary-or-object");

    static final LintRule NO_PROGRAM = info(
            "lint.no-program",
            "A package for one architecture holds something that is for it",
            "Write `arch: all`, and one package serves all.");

    static final LintRule PROGRAM_PLACE = warning(
                    "lint.program-place",
                    "Programs lie below /usr/bin, /usr/sbin, /usr/libexec or /usr/lib",
                    "What lies in /usr/share is the same for all processors, and /etc is for settings.")
            .rpmlint("arch-dependent-file-in-usr-share binary-in-etc")
            .lintian("arch-dependent-file-in-usr-share binary-in-etc");

    static final LintRule WILL_NOT_START = warning(
            "lint.will-not-start",
            "Programs start on the target: C library, kernel, processor",
            "The message says what to build with; `gopack matrix` shows all targets.");

    static final LintRule INSTRUMENTED = warning(
            "lint.instrumented",
            "What is released is not built for tests: -race, -cover, -msan, -asan",
            "Build again without the flag; for `-cover`, suppress the rule where coverage is the purpose.");

    static final LintRule CHANGED_SOURCE = warning(
            "lint.changed-source",
            "What is released is built from sources as they are committed",
            "Commit, and build from a clean checkout (`vcs.modified=true` stands in the program).");

    static final LintRule NO_VERSION = info(
            "lint.no-version",
            "A program knows its version",
            "Build from a tagged commit with Go 1.24 or later, or with `go install MODULE@VERSION`.");

    static final LintRule BUILD_PATHS = info(
            "lint.build-paths",
            "Programs have no paths of the machine on which they were built",
            "Build with `-trimpath`.");

    static final LintRule LOCAL_REPLACEMENT = warning(
            "lint.local-replacement",
            "The modules of a program can be had by others",
            "Take `replace` with a directory out of go.mod before a release.");

    static final LintRule MODULE_LICENSES = info(
            "lint.module-licenses",
            "The licences of the modules that are linked into a program are in its package",
            "Ship them, each below a directory that is named as its module, or together in a file such as"
                    + " THIRD-PARTY-NOTICES: most ask for it. The build information of the program names the modules; files"
                    + " are known by their paths, and what is in them is not read.");

    private ProgramRules() {}

    static List<LintRule> all() {
        return List.of(
                BROKEN,
                UNSTRIPPED,
                NO_BUILD_ID,
                EXECUTABLE_STACK,
                NO_RELRO,
                NO_PIE,
                UNSAFE_RUNPATH,
                TEXT_RELOCATIONS,
                OTHER_ARCHITECTURE,
                PROGRAM_FOR_ALL,
                NO_PROGRAM,
                PROGRAM_PLACE,
                WILL_NOT_START,
                INSTRUMENTED,
                CHANGED_SOURCE,
                NO_VERSION,
                BUILD_PATHS,
                LOCAL_REPLACEMENT,
                MODULE_LICENSES);
    }
}
