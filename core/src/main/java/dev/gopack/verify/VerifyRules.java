package dev.gopack.verify;

import dev.gopack.report.Rule;
import java.util.List;

/** What is looked at when a package is verified. Explained in {@code docs/errors.md}; errors refuse a package. */
public final class VerifyRules {

    /** A file is an rpm or a deb package. */
    public static final Rule UNKNOWN_FORMAT = Rule.error("verify.unknown-format", "A file is an rpm or a deb package");
    /** A package can be read. */
    public static final Rule UNREADABLE = Rule.error("verify.unreadable", "A package can be read");
    /** A package is signed where that is asked for. */
    public static final Rule UNSIGNED = Rule.error("verify.unsigned", "A package is signed where that is asked for");
    /** A signature is by one of the keys that were given, where that is asked for. */
    public static final Rule UNKNOWN_KEY = Rule.error(
            "verify.unknown-key", "A signature is by one of the keys that were given, where that is asked for");
    /** There is a key for every signature. */
    public static final Rule UNCHECKED_SIGNATURE =
            Rule.info("verify.unchecked-signature", "There is a key for every signature");
    /** A signature covers everything that is installed. */
    public static final Rule PARTLY_SIGNED =
            Rule.error("verify.partly-signed", "A signature covers everything that is installed");
    /** A signature fits what it signs. */
    public static final Rule BAD_SIGNATURE = Rule.error("verify.bad-signature", "A signature fits what it signs");
    /** What stands in the place of a signature is one. */
    public static final Rule BROKEN_SIGNATURE =
            Rule.error("verify.broken-signature", "What stands in the place of a signature is one");
    /** A signature is one over a document. */
    public static final Rule SIGNATURE_TYPE = Rule.error("verify.signature-type", "A signature is one over a document");
    /** A signature is of a kind that can be checked. */
    public static final Rule UNSUPPORTED_SIGNATURE =
            Rule.warning("verify.unsupported-signature", "A signature is of a kind that can be checked");
    /** A signature stands where readers look for one of its kind. */
    public static final Rule MISPLACED_SIGNATURE =
            Rule.warning("verify.misplaced-signature", "A signature stands where readers look for one of its kind");
    /** A signature is written as every reader takes it. */
    public static final Rule ODD_SIGNATURE =
            Rule.warning("verify.odd-signature", "A signature is written as every reader takes it");
    /** The key of a signature belongs to its certificate and is for signing. */
    public static final Rule KEY_NOT_FOR_SIGNING = Rule.error(
            "verify.key-not-for-signing", "The key of a signature belongs to its certificate and is for signing");
    /** The key of a signature has not expired. */
    public static final Rule KEY_EXPIRED = Rule.error("verify.key-expired", "The key of a signature has not expired");
    /** The key of a signature is not revoked. */
    public static final Rule KEY_REVOKED = Rule.error("verify.key-revoked", "The key of a signature is not revoked");
    /** A signature has not expired. */
    public static final Rule SIGNATURE_EXPIRED = Rule.error("verify.signature-expired", "A signature has not expired");
    /** A signature was made after its key and not in the future. */
    public static final Rule SIGNATURE_DATE =
            Rule.error("verify.signature-date", "A signature was made after its key and not in the future");
    /** A signature uses a digest with which no two texts can be made alike. */
    public static final Rule WEAK_HASH =
            Rule.error("verify.weak-hash", "A signature uses a digest with which no two texts can be made alike");
    /** The key of a signature is of a kind and size that is still safe. */
    public static final Rule WEAK_KEY =
            Rule.error("verify.weak-key", "The key of a signature is of a kind and size that is still safe");
    /** What binds a key to its certificate uses a digest that is still safe. */
    public static final Rule WEAK_SELF_SIGNATURE = Rule.warning(
            "verify.weak-self-signature", "What binds a key to its certificate uses a digest that is still safe");
    /** Headers and payload have digests that every rpm takes, which is SHA-256. */
    public static final Rule NO_STRONG_DIGEST = Rule.warning(
            "verify.no-strong-digest", "Headers and payload have digests that every rpm takes, which is SHA-256");
    /** The release that a policy names takes the package. */
    public static final Rule NOT_FOR_TARGET =
            Rule.error("verify.not-for-target", "The release that a policy names takes the package");
    /** What is compressed can be decompressed. */
    public static final Rule DAMAGED_COMPRESSION =
            Rule.error("verify.damaged-compression", "What is compressed can be decompressed");
    /** The compression is one that rpm or dpkg has ever read. */
    public static final Rule UNKNOWN_COMPRESSION =
            Rule.error("verify.unknown-compression", "The compression is one that rpm or dpkg has ever read");
    /** What is compressed does not grow beyond what the package lists, or beyond all limits. */
    public static final Rule DECOMPRESSION_BOMB = Rule.error(
            "verify.decompression-bomb",
            "What is compressed does not grow beyond what the package lists, or beyond all limits");
    /** Nothing follows the end of what is signed or digested. */
    public static final Rule TRAILING_DATA =
            Rule.error("verify.trailing-data", "Nothing follows the end of what is signed or digested");
    /** Paths lie below the root and have no empty parts, dots or control characters. */
    public static final Rule UNSAFE_PATH = Rule.error(
            "verify.unsafe-path", "Paths lie below the root and have no empty parts, dots or control characters");
    /** A path is there once. */
    public static final Rule DUPLICATE_PATH = Rule.error("verify.duplicate-path", "A path is there once");
    /** Nothing lies below a path that is a link or a file. */
    public static final Rule PATH_BELOW_LINK =
            Rule.error("verify.path-below-link", "Nothing lies below a path that is a link or a file");
    /** A deb has the directories of its files. */
    public static final Rule NO_PARENT =
            Rule.warning("verify.no-parent", "A deb has the directories of its files, since dpkg makes no others");
    /** A package has no device nodes and pipes. */
    public static final Rule DEVICE = Rule.warning("verify.device", "A package has no device nodes and pipes");
    /** Nobody but its owner may write to a file. */
    public static final Rule WORLD_WRITABLE =
            Rule.warning("verify.world-writable", "Nobody but its owner may write to a file");
    /** Files that run with the rights of another user are known of. */
    public static final Rule PRIVILEGED_FILE =
            Rule.info("verify.privileged-file", "Files that run with the rights of another user are known of");

    /** An rpm starts with a lead of format 4 or 6. */
    public static final Rule LEAD = Rule.error("verify.lead", "An rpm starts with a lead of format 4 or 6");
    /** The lead says what the headers say. */
    public static final Rule LEAD_MISMATCH = Rule.warning("verify.lead-mismatch", "The lead says what the headers say");
    /** The signature header has the structure that rpm asks for. */
    public static final Rule SIGNATURE_HEADER =
            Rule.error("verify.signature-header", "The signature header has the structure that rpm asks for");
    /** Every tag of the signature header is within its region. */
    public static final Rule OUTSIDE_REGION =
            Rule.error("verify.outside-region", "Every tag of the signature header is within its region");
    /** The signature header has only tags that belong there. */
    public static final Rule UNSIGNED_TAG = Rule.error(
            "verify.unsigned-tag",
            "The signature header has only tags that belong there, and signatures of files are no more than that");
    /** The space that is kept for signatures is empty. */
    public static final Rule RESERVED_SPACE =
            Rule.error("verify.reserved-space", "The space that is kept for signatures is empty");
    /** The main header has the structure that rpm asks for. */
    public static final Rule HEADER =
            Rule.error("verify.header", "The main header has the structure that rpm asks for");
    /** A package has a name, a version, a release and an architecture; an rpm also a system. */
    public static final Rule NO_IDENTITY = Rule.error(
            "verify.no-identity",
            "A package has a name, a version, a release and an architecture; an rpm also a system");
    /** The two headers are of the same format. */
    public static final Rule FORMAT_MISMATCH =
            Rule.error("verify.format-mismatch", "The two headers are of the same format");
    /** The digests of the main header are right. */
    public static final Rule HEADER_DIGEST =
            Rule.error("verify.header-digest", "The digests of the main header are right");
    /** The digests of the payload are right. */
    public static final Rule PAYLOAD_DIGEST =
            Rule.error("verify.payload-digest", "The digests of the payload are right");
    /** Sizes are what the package says. */
    public static final Rule WRONG_SIZE = Rule.error("verify.wrong-size", "Sizes are what the package says");
    /** The size of the unpacked payload, which rpm shows progress by. */
    public static final Rule UNPACKED_SIZE =
            Rule.warning("verify.unpacked-size", "The size of the unpacked payload is what the package says");
    /** The lists that describe the files fit each other. */
    public static final Rule FILE_LIST =
            Rule.error("verify.file-list", "The lists that describe the files fit each other");
    /** The lists that describe relations, scripts and changes fit each other. */
    public static final Rule HEADER_LISTS = Rule.error(
            "verify.header-lists",
            "The lists that describe relations, scripts and changes fit each other, triggers are for one event, and texts can be read");
    /** Files are listed in the order of their bytes. */
    public static final Rule FILE_ORDER =
            Rule.warning("verify.file-order", "Files are listed in the order of their bytes");
    /** Every regular file has a digest. */
    public static final Rule NO_FILE_DIGEST = Rule.warning("verify.no-file-digest", "Every regular file has a digest");
    /** Files are what their digests say. */
    public static final Rule FILE_DIGEST = Rule.error("verify.file-digest", "Files are what their digests say");
    /** Every file of the payload is listed. */
    public static final Rule EXTRA_FILE = Rule.error("verify.extra-file", "Every file of the payload is listed");
    /** Every file that is listed is in the payload. */
    public static final Rule MISSING_FILE =
            Rule.error("verify.missing-file", "Every file that is listed is in the payload");
    /** A file is in the payload once. */
    public static final Rule REPEATED_FILE = Rule.error("verify.repeated-file", "A file is in the payload once");
    /** A ghost has no content in the payload. */
    public static final Rule GHOST_CONTENT =
            Rule.error("verify.ghost-content", "A ghost has no content in the payload");
    /** A file is of the same kind in header and payload. */
    public static final Rule FILE_KIND = Rule.error(
            "verify.file-kind", "A file is of the same kind, and a device of the same number, in header and payload");
    /** A file has the same permissions in header and payload. */
    public static final Rule FILE_MODE =
            Rule.warning("verify.file-mode", "A file has the same permissions in header and payload");
    /** A file has the same date in header and payload. */
    public static final Rule FILE_TIME =
            Rule.info("verify.file-time", "A file has the same date in header and payload");
    /** A file has the same size in header and payload. */
    public static final Rule FILE_SIZE =
            Rule.error("verify.file-size", "A file has the same size in header and payload");
    /** A link has the same target in header and payload. */
    public static final Rule LINK_TARGET =
            Rule.error("verify.link-target", "A link has the same target in header and payload");
    /** Names of one file are the same in header and payload. */
    public static final Rule HARD_LINK = Rule.error(
            "verify.hard-link",
            "Names of one file are the same in header and payload, and stand together there, the last one last");
    /** The payload has the files in the order of the header. */
    public static final Rule PAYLOAD_ORDER =
            Rule.warning("verify.payload-order", "The payload has the files in the order of the header");
    /** The payload is a cpio archive. */
    public static final Rule CPIO = Rule.error("verify.cpio", "The payload is a cpio archive");
    /** The payload has the one form that rpm writes. */
    public static final Rule CPIO_CANON =
            Rule.warning("verify.cpio-canon", "The payload has the one form that rpm writes");

    /** A deb is an ar archive that dpkg, apt and ar read alike. */
    public static final Rule AR = Rule.error("verify.ar", "A deb is an ar archive that dpkg, apt and ar read alike");
    /** The three members of a package are there. */
    public static final Rule MISSING_MEMBER =
            Rule.error("verify.missing-member", "The three members of a package are there");
    /** Members stand in their order. */
    public static final Rule MEMBER_ORDER = Rule.error("verify.member-order", "Members stand in their order");
    /** A member is there once. */
    public static final Rule DUPLICATE_MEMBER = Rule.error("verify.duplicate-member", "A member is there once");
    /** There are no members besides those of a package and signatures. */
    public static final Rule EXTRA_MEMBER =
            Rule.error("verify.extra-member", "There are no members besides those of a package and signatures");
    /** The format version is 2.0. */
    public static final Rule FORMAT_VERSION =
            Rule.error("verify.format-version", "The format version is 2, in any minor version, as dpkg takes it");
    /** The data member is a tar archive that dpkg, apt and tar read alike. */
    public static final Rule TAR =
            Rule.error("verify.tar", "The data member is a tar archive that dpkg, apt and tar read alike");
    /** The control archive has files at its top level only, a control file among them. */
    public static final Rule CONTROL_ARCHIVE = Rule.error(
            "verify.control-archive", "The control archive has files at its top level only, a control file among them");
    /** The control file is one paragraph that dpkg and apt understand alike. */
    public static final Rule CONTROL_FILE =
            Rule.error("verify.control-file", "The control file is one paragraph that dpkg and apt understand alike");
    /** Relations and words of the control file are the same to dpkg and apt. */
    public static final Rule READ_DIFFERENTLY = Rule.warning(
            "verify.read-differently", "Relations and words of the control file are the same to dpkg and apt");
    /** The list of digests can be read and names files of the package. */
    public static final Rule MD5SUMS =
            Rule.error("verify.md5sums", "The list of digests can be read and names files of the package");
    /** Files are what the list of digests says. */
    public static final Rule MD5SUM = Rule.error("verify.md5sum", "Files are what the list of digests says");
    /** The list of configuration files can be read and fits the package. */
    public static final Rule CONFFILES =
            Rule.error("verify.conffiles", "The list of configuration files can be read and fits the package");
    /** Files that are listed as configuration are in the package. */
    public static final Rule MISSING_CONFFILE =
            Rule.warning("verify.missing-conffile", "Files that are listed as configuration are in the package");
    /** The list of triggers can be read. */
    public static final Rule TRIGGERS = Rule.error("verify.triggers", "The list of triggers can be read");
    /** Maintainer scripts can be started. */
    public static final Rule SCRIPT = Rule.warning("verify.script", "Maintainer scripts can be started");
    /** A signature member is one of those that are known. */
    public static final Rule MEMBER_SIGNATURE =
            Rule.error("verify.member-signature", "A signature member is one of those that are known");

    private static final List<Rule> ALL = List.of(
            UNKNOWN_FORMAT,
            UNREADABLE,
            UNSIGNED,
            UNKNOWN_KEY,
            UNCHECKED_SIGNATURE,
            PARTLY_SIGNED,
            BAD_SIGNATURE,
            BROKEN_SIGNATURE,
            SIGNATURE_TYPE,
            UNSUPPORTED_SIGNATURE,
            MISPLACED_SIGNATURE,
            ODD_SIGNATURE,
            KEY_NOT_FOR_SIGNING,
            KEY_EXPIRED,
            KEY_REVOKED,
            SIGNATURE_EXPIRED,
            SIGNATURE_DATE,
            WEAK_HASH,
            WEAK_KEY,
            WEAK_SELF_SIGNATURE,
            NO_STRONG_DIGEST,
            NOT_FOR_TARGET,
            DAMAGED_COMPRESSION,
            UNKNOWN_COMPRESSION,
            DECOMPRESSION_BOMB,
            TRAILING_DATA,
            UNSAFE_PATH,
            DUPLICATE_PATH,
            PATH_BELOW_LINK,
            NO_PARENT,
            DEVICE,
            WORLD_WRITABLE,
            PRIVILEGED_FILE,
            LEAD,
            LEAD_MISMATCH,
            SIGNATURE_HEADER,
            OUTSIDE_REGION,
            UNSIGNED_TAG,
            RESERVED_SPACE,
            HEADER,
            NO_IDENTITY,
            FORMAT_MISMATCH,
            HEADER_DIGEST,
            PAYLOAD_DIGEST,
            WRONG_SIZE,
            UNPACKED_SIZE,
            FILE_LIST,
            HEADER_LISTS,
            FILE_ORDER,
            NO_FILE_DIGEST,
            FILE_DIGEST,
            EXTRA_FILE,
            MISSING_FILE,
            REPEATED_FILE,
            GHOST_CONTENT,
            FILE_KIND,
            FILE_MODE,
            FILE_TIME,
            FILE_SIZE,
            LINK_TARGET,
            HARD_LINK,
            PAYLOAD_ORDER,
            CPIO,
            CPIO_CANON,
            AR,
            MISSING_MEMBER,
            MEMBER_ORDER,
            DUPLICATE_MEMBER,
            EXTRA_MEMBER,
            FORMAT_VERSION,
            TAR,
            CONTROL_ARCHIVE,
            CONTROL_FILE,
            READ_DIFFERENTLY,
            MD5SUMS,
            MD5SUM,
            CONFFILES,
            MISSING_CONFFILE,
            TRIGGERS,
            SCRIPT,
            MEMBER_SIGNATURE);

    private VerifyRules() {}

    /** All of them, in the order of the manual. */
    public static List<Rule> all() {
        return ALL;
    }
}
