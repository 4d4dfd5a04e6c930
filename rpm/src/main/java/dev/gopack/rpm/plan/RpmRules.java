package dev.gopack.rpm.plan;

import dev.gopack.report.Rule;
import java.util.List;

/** What is checked of a package before it is written as rpm. */
public final class RpmRules {

    /** The package name is not one that rpm takes. */
    static final Rule BAD_NAME = Rule.error(
            "rpm.bad-name", "package names are letters, digits and . _ + -, and start with one of the first");

    /** Version or release is not one that rpm takes. */
    static final Rule BAD_VERSION =
            Rule.error("rpm.bad-version", "versions and releases are letters, digits and . _ + ~ ^, without \"..\"");

    /** A relation that rpm has no form for. */
    static final Rule BAD_DEPENDENCY =
            Rule.error("rpm.bad-dependency", "relations have names, versions and nesting that rpm allows");

    /** The compression does not exist. */
    static final Rule BAD_COMPRESSION =
            Rule.error("rpm.bad-compression", "the compression is one that is there, with a level that it has");

    /** The format of package does not exist, or lacks what is asked for. */
    static final Rule BAD_FORMAT =
            Rule.error("rpm.bad-format", "the package format is 4 or 6, and has what is asked for");

    /** A text that cannot stand in a header. */
    static final Rule BAD_TEXT =
            Rule.error("rpm.bad-text", "texts are valid UTF-8 without control characters; short ones are one line");

    /** An interpreter that rpm could not start. */
    static final Rule BAD_INTERPRETER = Rule.error(
            "rpm.bad-interpreter", "interpreters are absolute paths or <lua>; those of triggers stand alone");

    /** A trigger that never could run. */
    static final Rule BAD_TRIGGER =
            Rule.error("rpm.bad-trigger", "triggers name packages, file triggers absolute path prefixes");

    /** A prefix that rpm could not move. */
    static final Rule BAD_PREFIX = Rule.error("rpm.bad-prefix", "prefixes are absolute paths in canonical form");

    /** A file that an rpm cannot hold. */
    static final Rule BAD_FILE = Rule.error("rpm.bad-file", "an rpm can hold every file that it is to install");

    /** Capabilities that the kernel would not know. */
    static final Rule BAD_CAPABILITIES =
            Rule.error("rpm.bad-capabilities", "capabilities have the text form of cap_from_text(3)");

    /** More files than one rpm can hold. */
    static final Rule TOO_MANY_FILES = Rule.error("rpm.too-many-files", "an rpm has at most 1048575 files");

    /** The target's rpm cannot install it. */
    static final Rule TARGET_LACKS = Rule.error("rpm.target-lacks", "the target's rpm can install the package");

    /** The target's rpm may not be able to install it. */
    static final Rule TARGET_UNSURE =
            Rule.warning("rpm.target-unsure", "it is certain that the target's rpm can install the package");

    /** The target's rpm does not know something that is in the package. */
    static final Rule TARGET_IGNORES =
            Rule.warning("rpm.target-ignores", "the target's rpm heeds everything that is in the package");

    /** The target's rpm does not know a kind of relation that was derived. */
    static final Rule TARGET_PASSES_OVER =
            Rule.info("rpm.target-passes-over", "the target's rpm heeds every relation that was derived");

    /** No rpm name is known for the architecture. */
    static final Rule UNKNOWN_ARCHITECTURE =
            Rule.warning("rpm.unknown-architecture", "the architecture is one that rpm knows");

    /** A qualifier that only Debian has. */
    static final Rule IGNORED_QUALIFIER =
            Rule.warning("rpm.ignored-qualifier", "relations have no Debian qualifier such as :any");

    /** A first line that means something to dpkg alone. */
    static final Rule IGNORED_FIRST_LINE =
            Rule.warning("rpm.ignored-first-line", "the interpreter of a script that is not for a shell is given");

    /** A script cannot be joined with what services need. */
    static final Rule CANNOT_JOIN = Rule.error(
            "rpm.cannot-join", "scripts of packages with services, users and certificates are for a POSIX shell");

    /** No licence is given. */
    static final Rule NO_LICENSE = Rule.warning("rpm.no-license", "a package says under which licence it is");

    /** No description is given. */
    static final Rule NO_DESCRIPTION = Rule.warning("rpm.no-description", "a package says what it is");

    /** Replaces every version of another package, future ones too. */
    static final Rule UNVERSIONED_OBSOLETES =
            Rule.info("rpm.unversioned-obsoletes", "what a package replaces has a version");

    private RpmRules() {}

    /** All rules of this format. */
    public static List<Rule> all() {
        return List.of(
                BAD_NAME,
                BAD_VERSION,
                BAD_DEPENDENCY,
                BAD_COMPRESSION,
                BAD_FORMAT,
                BAD_TEXT,
                BAD_INTERPRETER,
                BAD_TRIGGER,
                BAD_PREFIX,
                BAD_FILE,
                BAD_CAPABILITIES,
                TOO_MANY_FILES,
                TARGET_LACKS,
                TARGET_UNSURE,
                TARGET_IGNORES,
                TARGET_PASSES_OVER,
                UNKNOWN_ARCHITECTURE,
                IGNORED_QUALIFIER,
                IGNORED_FIRST_LINE,
                CANNOT_JOIN,
                NO_LICENSE,
                NO_DESCRIPTION,
                UNVERSIONED_OBSOLETES);
    }
}
