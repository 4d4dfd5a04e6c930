package dev.gopack.deb;

import dev.gopack.report.Rule;
import java.util.List;

/** What is checked when a deb package is planned. Each rule is described in {@code docs/errors.md}. */
public final class DebRules {

    static final Rule BAD_NAME = Rule.error(
            "deb.bad-name",
            "A package name has only lower-case letters, digits and + - . and starts with one of the " + "first two.");
    static final Rule BAD_VERSION =
            Rule.error("deb.bad-version", "A version starts with a digit and has only letters, digits and . + ~ - :");
    static final Rule BAD_ARCHITECTURE =
            Rule.error("deb.bad-architecture", "An architecture has only lower-case letters, digits and hyphens.");
    static final Rule BAD_FIELD = Rule.error("deb.bad-field", "A control field is one that dpkg accepts, and once.");
    static final Rule BAD_DESCRIPTION = Rule.error("deb.bad-description", "A description is plain text.");
    static final Rule BAD_MULTI_ARCH =
            Rule.error("deb.bad-multi-arch", "Multi-Arch is no, foreign, allowed or same, and not same for all.");
    static final Rule BAD_RELATION = Rule.error("deb.bad-relation", "A relation is one that dpkg and apt understand.");
    static final Rule INEXPRESSIBLE_RELATION =
            Rule.error("deb.inexpressible-relation", "A relation that must hold can be said in Debian's terms.");
    static final Rule BAD_SCRIPT =
            Rule.error("deb.bad-script", "A script is text that the kernel starts: an absolute interpreter, no CR.");
    static final Rule CANNOT_JOIN = Rule.error(
            "deb.cannot-join", "Scripts of packages with services, users and certificates are for a POSIX shell.");
    static final Rule BAD_CONTROL_FILE =
            Rule.error("deb.bad-control-file", "The control archive takes rules, templates and config from a spec.");
    static final Rule BAD_TRIGGER = Rule.error("deb.bad-trigger", "A trigger is one that dpkg accepts.");
    static final Rule BAD_PATH = Rule.error("deb.bad-path", "dpkg can install every path.");
    static final Rule BAD_COMPRESSION =
            Rule.error("deb.bad-compression", "The data member is compressed with zstd, xz, gzip or none.");
    static final Rule TOO_BIG = Rule.error("deb.too-big", "An uncompressed data member has at most 9999999999 bytes.");

    static final Rule TARGET_LACKS = Rule.error("deb.target-lacks", "The target's dpkg can install the package.");

    static final Rule TARGET_UNSURE =
            Rule.warning("deb.target-unsure", "It is certain that the target's dpkg can install the package.");
    static final Rule UNKNOWN_SOURCE = Rule.warning(
            "deb.unknown-source",
            "The packages with the modules that packaged source imports have names by Debian's rules.");
    static final Rule NAME_FOLDED = Rule.warning("deb.name-folded", "Package names are lower-case in Debian.");
    static final Rule UNKNOWN_ARCHITECTURE =
            Rule.warning("deb.unknown-architecture", "The architecture is one that dpkg knows.");
    static final Rule DROPPED_RELATION =
            Rule.warning("deb.dropped-relation", "Every relation of the spec stands in the package.");
    static final Rule NO_MAINTAINER = Rule.warning("deb.no-maintainer", "A package names its maintainer.");
    static final Rule ODD_MAINTAINER =
            Rule.warning("deb.odd-maintainer", "The maintainer has the form Name <mail@example.org>.");
    static final Rule NO_DESCRIPTION = Rule.warning("deb.no-description", "A package has a description.");
    static final Rule UNKNOWN_SECTION =
            Rule.warning("deb.unknown-section", "The section is one of those that Debian has.");
    static final Rule UNKNOWN_PRIORITY =
            Rule.warning("deb.unknown-priority", "The priority is required, important, standard or optional.");
    static final Rule ETC_NOT_CONFIG =
            Rule.warning("deb.etc-not-config", "A file below /etc is a configuration file to dpkg.");
    static final Rule OWNER_NOT_STATIC =
            Rule.warning("deb.owner-not-static", "The owner of a file exists when dpkg unpacks it.");
    static final Rule CAPABILITIES_IGNORED =
            Rule.warning("deb.capabilities-ignored", "File capabilities are set in a postinst script.");
    static final Rule ANCIENT_DATE = Rule.warning("deb.ancient-date", "The package is dated 1984 or later.");
    static final Rule NO_DEBCONF =
            Rule.warning("deb.no-debconf", "A package with debconf templates depends on debconf.");

    static final Rule VERSION_ADJUSTED =
            Rule.info("deb.version-adjusted", "The version can be written as it is in Debian's notation.");
    static final Rule GHOST_OMITTED = Rule.info("deb.ghost-omitted", "Ghost files exist in rpm only.");
    static final Rule DOC_SHIPPED =
            Rule.info("deb.doc-shipped", "Documents, licences and readmes are ordinary files in deb packages.");
    static final Rule SHORT_DESCRIPTION =
            Rule.info("deb.short-description", "A description has a synopsis and further lines.");
    static final Rule SYNOPSIS = Rule.info("deb.synopsis", "The first line of a description is a short noun phrase.");
    static final Rule NO_LICENSE = Rule.info("deb.no-license", "A package says under which licence it is.");

    /** A program that another C library starts. */
    static final Rule FOREIGN_LIBC =
            Rule.error("deb.foreign-libc", "Programs are started by the C library of Debian and Ubuntu");

    /** A library for which no package is known. */
    static final Rule UNKNOWN_LIBRARY =
            Rule.warning("deb.unknown-library", "It is known which package has a library that a program needs");

    /** A version that is known of another distribution alone. */
    static final Rule BORROWED_VERSION = Rule.warning(
            "deb.borrowed-version", "Versions of libraries are those of the release that the package is for");

    /** A program that uses what the C library has for itself. */
    static final Rule PRIVATE_SYMBOLS =
            Rule.warning("deb.private-symbols", "Programs use what libraries have for everybody");

    private static final List<Rule> ALL = List.of(
            BAD_NAME,
            BAD_VERSION,
            BAD_ARCHITECTURE,
            BAD_FIELD,
            BAD_DESCRIPTION,
            BAD_MULTI_ARCH,
            BAD_RELATION,
            INEXPRESSIBLE_RELATION,
            BAD_SCRIPT,
            CANNOT_JOIN,
            BAD_CONTROL_FILE,
            BAD_TRIGGER,
            BAD_PATH,
            BAD_COMPRESSION,
            TOO_BIG,
            TARGET_LACKS,
            FOREIGN_LIBC,
            TARGET_UNSURE,
            UNKNOWN_LIBRARY,
            BORROWED_VERSION,
            PRIVATE_SYMBOLS,
            UNKNOWN_SOURCE,
            NAME_FOLDED,
            UNKNOWN_ARCHITECTURE,
            DROPPED_RELATION,
            NO_MAINTAINER,
            ODD_MAINTAINER,
            NO_DESCRIPTION,
            UNKNOWN_SECTION,
            UNKNOWN_PRIORITY,
            ETC_NOT_CONFIG,
            OWNER_NOT_STATIC,
            CAPABILITIES_IGNORED,
            ANCIENT_DATE,
            NO_DEBCONF,
            VERSION_ADJUSTED,
            GHOST_OMITTED,
            DOC_SHIPPED,
            SHORT_DESCRIPTION,
            SYNOPSIS,
            NO_LICENSE);

    private DebRules() {}

    /** Every rule, errors first. */
    public static List<Rule> all() {
        return ALL;
    }
}
