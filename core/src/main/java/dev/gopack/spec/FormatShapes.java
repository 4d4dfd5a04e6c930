package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of {@link SpecShapes} that one format alone has. */
final class FormatShapes {

    /** How a deb is signed. */
    static final ScalarType<String> SIGN_METHOD = Scalars.words(List.of("debsign", "dpkg-sig", "none"));

    /** Role of who signs a deb. */
    static final ScalarType<String> SIGN_TYPE = Scalars.words(List.of("origin", "maint", "archive", "builder"));

    /** Debian's Multi-Arch. */
    static final ScalarType<String> MULTI_ARCH = Scalars.words(List.of("no", "same", "foreign", "allowed"));

    /** Version of rpm's package format. */
    static final ScalarType<Long> RPM_FORMAT = Scalars.number("4 or 6", 4, 6);

    /** Priority of a file trigger. */
    static final ScalarType<Long> PRIORITY = Scalars.number("whole number", 0, Integer.MAX_VALUE);

    private static final Shape DEPENDENCIES = new Listing(PackageScalars.DEPENDENCY);
    private static final Shape NAMES = new Listing(Scalars.LINE);

    private static final Block RPM_SCRIPTS = Block.of(
            "rpm scripts",
            List.of(
                    key("pretrans", ContentShapes.SCRIPT, "Before the transaction that installs the package."),
                    key("posttrans", ContentShapes.SCRIPT, "After the transaction that installed the package."),
                    key("preuntrans", ContentShapes.SCRIPT, "Before the transaction that removes it (rpm 4.19).")
                            .beyondNfpm(),
                    key("postuntrans", ContentShapes.SCRIPT, "After the transaction that removed it (rpm 4.19).")
                            .beyondNfpm(),
                    key("verify", ContentShapes.SCRIPT, "When `rpm -V` checks the package.")));

    private static final Block RPM_REQUIRES = Block.of(
            "rpm requires",
            List.of(
                    key("pre", DEPENDENCIES, "What the preinstall script needs: Requires(pre).")
                            .beyondNfpm(),
                    key("post", DEPENDENCIES, "What the postinstall script needs: Requires(post)."),
                    key("preun", DEPENDENCIES, "What the preremove script needs: Requires(preun).")
                            .beyondNfpm(),
                    key("postun", DEPENDENCIES, "What the postremove script needs: Requires(postun).")
                            .beyondNfpm(),
                    key("pretrans", DEPENDENCIES, "What the pretrans script needs: Requires(pretrans).")
                            .beyondNfpm(),
                    key("posttrans", DEPENDENCIES, "What the posttrans script needs: Requires(posttrans).")
                            .beyondNfpm(),
                    key("verify", DEPENDENCIES, "What the verify script needs: Requires(verify).")
                            .beyondNfpm()));

    private static final Block RPM_TRIGGER = Block.of(
            "rpm trigger",
            List.of(
                    key("on", PackageScalars.TRIGGER_EVENT, "When it runs, by the name that spec files of rpm use.")
                            .mandatory(),
                    key("packages", DEPENDENCIES, "For a plain trigger: the packages that set it off."),
                    key(
                            "paths",
                            new Listing(PackageScalars.ABSOLUTE_PATH),
                            "For a file trigger: what the paths of files that set it off start with."),
                    key("script", ContentShapes.SCRIPT, "What runs.").mandatory(),
                    key("priority", PRIORITY, "For a file trigger: larger runs earlier.")
                            .byDefault("1000000")));

    private static final Block RPM_SIGNATURE = Block.of(
            "rpm signature",
            List.of(
                    key("key_file", PackageScalars.KEY_FILE, "File with the secret OpenPGP key, in place of `sign`."),
                    key("key_id", SignShapes.KEY_ID, "Which key of the file signs, in hexadecimal."),
                    key(
                                    "header_and_payload",
                                    Scalars.BOOLEAN,
                                    "True for a signature of header and payload together as well, which tools before rpm "
                                            + "4.14 look for.")
                            .byDefault("false")
                            .beyondNfpm(),
                    key(
                                    "openpgp",
                                    Scalars.BOOLEAN,
                                    "True for all signatures in the tag of rpm 6 as well, which holds more than one.")
                            .byDefault("true if several keys sign")
                            .beyondNfpm()));

    /** Settings for rpm. */
    static final Block RPM = Block.of(
            "rpm",
            List.of(
                    key("arch", PackageScalars.FORMAT_ARCH, "Architecture by rpm's name, used as it is."),
                    key("buildhost", Scalars.LINE, "Build host in the header.")
                            .byDefault("a fixed name, so that no machine's name leaks"),
                    key("group", Scalars.LINE, "Package group; only very old systems show it."),
                    key("summary", Scalars.LINE, "Summary.")
                            .byDefault("first line of `description`")
                            .notInherited(),
                    key("packager", Scalars.LINE, "Who made the package.").byDefault("the maintainer"),
                    key(
                            "compression",
                            PackageScalars.COMPRESSION,
                            "`gzip`, `xz`, `zstd`, `lzma` or `none`, with a level if wanted: `zstd:19`."),
                    key(
                                    "format",
                                    RPM_FORMAT,
                                    "Version of the package format: 4, which every rpm from 4.11 reads, or 6, the one of "
                                            + "rpm 6.")
                            .byDefault("4")
                            .beyondNfpm(),
                    key(
                                    "prefixes",
                                    new Listing(PackageScalars.ABSOLUTE_PATH),
                                    "Directories that may be moved at installation.")
                            .notInherited(),
                    key("scripts", RPM_SCRIPTS, "Further scripts.").notInherited(),
                    key("requires", RPM_REQUIRES, "What single scripts need.").notInherited(),
                    key(
                                    "order_with_requires",
                                    DEPENDENCIES,
                                    "What is installed before this package if it is in the same transaction.")
                            .notInherited()
                            .beyondNfpm(),
                    key(
                                    "triggers",
                                    new Listing(RPM_TRIGGER),
                                    "Scripts that run when other packages, or files below a path, come or go.")
                            .notInherited()
                            .beyondNfpm(),
                    key("distribution", Scalars.LINE, "Distribution that the package is made for.")
                            .beyondNfpm(),
                    key("vcs", Scalars.LINE, "Where the sources are kept.").beyondNfpm(),
                    key("bug_url", Scalars.LINE, "Where bugs are reported.").beyondNfpm(),
                    key("signature", RPM_SIGNATURE, "Which signatures the package has; with a key, who signs it.")));

    private static final Block DEB_SCRIPTS = Block.of(
            "deb scripts",
            List.of(
                    key("rules", ContentShapes.SCRIPT, "The file `rules` of the control archive."),
                    key("templates", ContentShapes.SCRIPT, "Questions for debconf."),
                    key("config", ContentShapes.SCRIPT, "Script that asks them.")));

    private static final Block DEB_TRIGGERS = Block.of(
            "deb triggers",
            List.of(
                    key("interest", NAMES, "Triggers that the package wants to hear of."),
                    key("interest_await", NAMES, "The same; who sets it off waits."),
                    key("interest_noawait", NAMES, "The same; who sets it off does not wait."),
                    key("activate", NAMES, "Triggers that it sets off."),
                    key("activate_await", NAMES, "The same; it waits."),
                    key("activate_noawait", NAMES, "The same; it does not wait.")));

    private static final Block DEB_SIGNATURE = Block.of(
            "deb signature",
            List.of(
                    key(
                                    "method",
                                    SIGN_METHOD,
                                    "How it is signed; `none` for nothing within the package, see `sign.detached`.")
                            .byDefault("debsign"),
                    key("type", SIGN_TYPE, "Role of who signs.").byDefault("origin; with dpkg-sig: builder"),
                    key("signer", Scalars.LINE, "Name of who signs (dpkg-sig).").byDefault("the maintainer"),
                    key("key_file", PackageScalars.KEY_FILE, "File with the secret OpenPGP key, in place of `sign`."),
                    key("key_id", SignShapes.KEY_ID, "Which key of the file signs, in hexadecimal.")));

    /** Settings for deb. */
    static final Block DEB = Block.of(
            "deb",
            List.of(
                    key("arch", PackageScalars.FORMAT_ARCH, "Architecture by Debian's name, used as it is."),
                    key("arch_variant", PackageScalars.ARCH_VARIANT, "Variant of amd64 that it needs (Ubuntu): `v3`."),
                    key(
                            "compression",
                            PackageScalars.COMPRESSION,
                            "`gzip`, `xz`, `zstd` or `none`, with a level if wanted: `xz:9`."),
                    key(
                                    "target_suffix",
                                    Scalars.BOOLEAN,
                                    "False if versions of packages for targets do not end with the target "
                                            + "(`-1~debian12`); the files then go into a directory for each target.")
                            .byDefault("true")
                            .beyondNfpm(),
                    key("multi_arch", MULTI_ARCH, "Multi-Arch.").notInherited().beyondNfpm(),
                    key("predepends", DEPENDENCIES, "What has to be configured before this package is unpacked.")
                            .notInherited(),
                    key("breaks", DEPENDENCIES, "What stops working when this is installed; added to `breaks`.")
                            .notInherited(),
                    key("enhances", DEPENDENCIES, "Packages that this one makes better; added to `enhances`.")
                            .notInherited()
                            .beyondNfpm(),
                    key("scripts", DEB_SCRIPTS, "Further files of the control archive.")
                            .notInherited(),
                    key("triggers", DEB_TRIGGERS, "Triggers of dpkg.").notInherited(),
                    key(
                                    "fields",
                                    new Table(
                                            Pattern.compile("[A-Za-z0-9][!-9;-~]*"),
                                            "the name of a control field",
                                            Scalars.TEXT,
                                            List.of()),
                                    "Further fields of the control file, in this order; empty ones are left out.")
                            .notInherited(),
                    key("signature", DEB_SIGNATURE, "How the package is signed; with a key, who signs it.")));

    private FormatShapes() {}
}
