package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Ignored;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every key of a spec, once: validation, binding, the JSON schema, the reference and the suggestions for misspelt keys come
 * from these tables. // source: nfpm.go and www/content/docs/configuration.md of nfpm for the keys that it has
 */
final class SpecShapes {

    /** How a version is read. */
    static final ScalarType<String> VERSION_SCHEMA = Scalars.words(List.of("semver", "none"));

    private static final Shape DEPENDENCIES = new Listing(PackageScalars.DEPENDENCY);

    private static final List<SpecKey> METADATA = List.of(
            key("platform", Scalars.LINE, "Operating system.").byDefault("linux"),
            key(
                            "version",
                            PackageScalars.VERSION,
                            "Version, for example `v1.2.3-rc.1`. A semantic version is taken apart, so that pre-releases "
                                    + "sort before the release in every format; among each other they are ordered as rpm and dpkg "
                                    + "order their text, while a version that is taken from a program or module keeps the order of Go.")
                    .byDefault(
                            "with `go.binary` or `go.build`: that of the program; with a zip as `go.module`: that of the module")
                    .mandatoryUnless("go"),
            key(
                            "version_schema",
                            VERSION_SCHEMA,
                            "How `version` is read: `semver` takes it apart if it can, and reads the pseudo-versions of Go as Go does, `none` uses it as it is.")
                    .byDefault("semver"),
            key("epoch", PackageScalars.EPOCH, "Epoch: a greater one wins over any version. At most 4294967295."),
            key("release", PackageScalars.VERSION, "Revision of the packaging.").byDefault("1 for rpm, none for deb"),
            key("prerelease", PackageScalars.VERSION, "Pre-release part of the version, for example `rc.1`.")
                    .byDefault("taken from `version`"),
            key("version_metadata", PackageScalars.VERSION, "Build metadata of the version.")
                    .byDefault("taken from `version`"),
            key("section", Scalars.LINE, "Section of the archive (deb)."),
            key("priority", Scalars.LINE, "Priority (deb).").byDefault("optional"),
            key("maintainer", Scalars.LINE, "Who is responsible for the package: `Name <mail@example.com>`."),
            key(
                    "description",
                    Scalars.TEXT,
                    "What the package is. The first line is the summary, the others are the long description."),
            key("vendor", Scalars.LINE, "Who distributes the package (rpm)."),
            key("homepage", Scalars.LINE, "URL of the project."),
            key("license", Scalars.LINE, "Licence as an SPDX expression, for example `MIT OR Apache-2.0`."),
            key(
                            "mtime",
                            Scalars.TIME,
                            "Time of the package and of everything in it that has none of its own. "
                                    + "For example `2006-01-02T15:04:05Z`.")
                    .byDefault("`SOURCE_DATE_EPOCH` of the environment"),
            key("changelog", PackageScalars.PATH, "File with what changed, in the form of chglog."),
            key("disable_globbing", Scalars.BOOLEAN, "True if `src` is a plain path even if it looks like a pattern.")
                    .byDefault("false"),
            key("umask", Modes.UMASK, "Bits taken away from the modes of files on disk.")
                    .byDefault("0022"));

    private static final List<SpecKey> RELATIONS = List.of(
            key("depends", DEPENDENCIES, "What has to be installed for the package to work.")
                    .notInherited(),
            key("recommends", DEPENDENCIES, "What is installed along with it unless the administrator objects.")
                    .notInherited(),
            key("suggests", DEPENDENCIES, "What goes well with it.").notInherited(),
            key("supplements", DEPENDENCIES, "Packages whose users should get this one too (rpm).")
                    .notInherited()
                    .beyondNfpm(),
            key("enhances", DEPENDENCIES, "Packages that this one makes better.")
                    .notInherited()
                    .beyondNfpm(),
            key("provides", DEPENDENCIES, "Other names under which the package can be asked for.")
                    .notInherited(),
            key("conflicts", DEPENDENCIES, "What cannot be installed at the same time.")
                    .notInherited(),
            key(
                            "replaces",
                            DEPENDENCIES,
                            "What this package takes the place of (rpm Obsoletes), or whose files it may overwrite "
                                    + "(deb Replaces).")
                    .notInherited(),
            key("breaks", DEPENDENCIES, "What stops working when this is installed (deb Breaks; a conflict for rpm).")
                    .notInherited()
                    .beyondNfpm());

    private static final List<SpecKey> PARTS = List.of(
            key("contents", new Listing(ContentShapes.CONTENT), "What is installed.")
                    .notInherited(),
            key("scripts", ContentShapes.SCRIPTS, "What runs when the package is installed or removed.")
                    .notInherited(),
            key("go", GoShapes.GO, "The Go program or module that is packaged; relations are derived from it.")
                    .notInherited()
                    .beyondNfpm(),
            key(
                            "derive",
                            GoShapes.DERIVE,
                            "Which relations are derived from what is in the package. Nothing is, unless there is "
                                    + "`go` or `derive`, which may be empty: `{}`. What holds for the outer package holds "
                                    + "for those under `packages`.")
                    .beyondNfpm(),
            key("service", ServiceShapes.SERVICE, "A service of the package.")
                    .notInherited()
                    .beyondNfpm(),
            key("services", new Listing(ServiceShapes.SERVICE), "Several of them.")
                    .notInherited()
                    .beyondNfpm(),
            key("sysusers", new Listing(IntegrationShapes.ACCOUNT), "Users of the system that the package needs.")
                    .notInherited()
                    .beyondNfpm(),
            key(
                            "tmpfiles",
                            new Listing(IntegrationShapes.TMPFILE),
                            "Directories and files that are made at each start of the system: lines of tmpfiles.d(5), such "
                                    + "as `d /run/food 0750 food food -`.")
                    .notInherited()
                    .beyondNfpm(),
            key("sysctl", IntegrationShapes.SYSCTL, "Kernel parameters, such as `net.core.somaxconn: 4096`.")
                    .notInherited()
                    .beyondNfpm(),
            key(
                            "alternatives",
                            new Listing(IntegrationShapes.ALTERNATIVE),
                            "Programs that are one of several for a name.")
                    .notInherited()
                    .beyondNfpm(),
            key("ca", IntegrationShapes.CA, "Certificates that all programs of the machine are to trust.")
                    .notInherited()
                    .beyondNfpm(),
            key("selinux", IntegrationShapes.SELINUX, "What SELinux is told of the package (rpm).")
                    .notInherited()
                    .beyondNfpm(),
            key("apparmor", IntegrationShapes.APPARMOR, "What AppArmor is told of the package (deb).")
                    .notInherited()
                    .beyondNfpm(),
            key("sign", SignShapes.SIGN, "Who signs the packages, and how.").beyondNfpm(),
            key("lint", LintShapes.LINT, "What follows from what lint finds in the packages.")
                    .beyondNfpm(),
            key("rpm", FormatShapes.RPM, "Settings for rpm alone."),
            key("deb", FormatShapes.DEB, "Settings for deb alone."));

    /** Keys of nfpm for formats that are not built here. */
    private static final List<SpecKey> OTHERS = List.of(
            key("apk", new Ignored("apk"), "Accepted and not looked at, with a warning."),
            key("archlinux", new Ignored("archlinux"), "Accepted and not looked at, with a warning."),
            key("ipk", new Ignored("ipk"), "Accepted and not looked at, with a warning."),
            key("msix", new Ignored("msix"), "Accepted and not looked at, with a warning."));

    /** One override. */
    static final Block OVERRIDE = Block.of(
                    "Override",
                    join(
                            List.of(key("name", PackageScalars.NAME, "Package name.")),
                            METADATA.stream().map(SpecKey::optional).toList(),
                            RELATIONS,
                            PARTS,
                            OTHERS))
            .asLayer();

    private static final SpecKey OVERRIDES = key(
            "overrides",
            new Table(
                    Pattern.compile("[A-Za-z0-9*?][A-Za-z0-9_.*?-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)?"),
                    "a format, a target, an architecture, or one of the first two with `/architecture`",
                    OVERRIDE,
                    OTHERS.stream().map(SpecKey::name).toList()),
            "Other values for some formats, targets or architectures.");

    private static final List<SpecKey> ARCHITECTURES = List.of(
            key("arch", PackageScalars.ARCH, "Architecture, by Go's names: `amd64`, `arm64`, `arm7`, `all`, ...")
                    .byDefault("amd64; with `go.module`: `all`"),
            key(
                            "archs",
                            new Listing(PackageScalars.ARCH),
                            "Several architectures; wins over `arch`. Paths tell them apart with `${arch}`.")
                    .beyondNfpm());

    private static final SpecKey TARGETS = key(
                    "targets",
                    new Listing(PackageScalars.TARGETS),
                    "Releases of distributions, each of which gets packages of its own: `el9`, `debian12`, a group such "
                            + "as `fedora` or `supported`, or a pattern such as `ubuntu*`. `gopack targets` lists them.")
            .byDefault("packages that every supported release takes")
            .beyondNfpm();

    private static final Block DEFINITION = Block.of(
            "Target definition",
            List.of(
                    key("base", PackageScalars.TARGETS, "The target whose values it has where it says nothing else.")
                            .byDefault("the one of the same name, which is amended"),
                    key(
                            "values",
                            TargetDefinitions.VALUES,
                            "Its own values by the keys that `gopack targets NAME` shows, lists with `, ` between items.")));

    private static final SpecKey TARGET_DEFINITIONS = key(
                    "target_definitions",
                    new Table(
                            TargetDefinitions.ID,
                            "a target (a lower-case letter, then such letters, digits, dots and dashes)",
                            DEFINITION,
                            List.of()),
                    "Targets of your own, and other values of those that there are. Later ones can be made from earlier ones.")
            .beyondNfpm();

    /** One of the further packages. */
    static final Block PACKAGE = Block.of(
                    "Package",
                    join(
                            List.of(
                                    key("name", PackageScalars.NAME, "Package name.")
                                            .notInherited(),
                                    key(
                                                    "suffix",
                                                    PackageScalars.NAME,
                                                    "What is appended to the name of the outer package, for example "
                                                            + "`-doc`; instead of `name`.")
                                            .notInherited()
                                            .beyondNfpm()),
                            ARCHITECTURES,
                            METADATA.stream().map(SpecKey::optional).toList(),
                            RELATIONS,
                            PARTS,
                            OTHERS,
                            List.of(OVERRIDES.notInherited())))
            .asLayer();

    /** The whole spec. */
    static final Block SPEC = Block.of(
            "Spec",
            join(
                    List.of(key("name", PackageScalars.NAME, "Package name.")
                            .byDefault(
                                    "with `go.binary` or `go.build`: that of the program; with `go.module`: what the format calls its source")
                            .mandatoryUnless("go")),
                    ARCHITECTURES,
                    List.of(TARGETS, TARGET_DEFINITIONS),
                    METADATA,
                    RELATIONS,
                    PARTS,
                    OTHERS,
                    List.of(
                            OVERRIDES,
                            key("packages", new Listing(PACKAGE), "Further packages that inherit from this one.")
                                    .beyondNfpm())));

    /** Keys that people know from elsewhere, and what to write instead. */
    static final Map<String, String> RETIRED = Map.ofEntries(
            Map.entry("files", "use contents: with src and dst"),
            Map.entry("config_files", "use contents: with type: config"),
            Map.entry("empty_folders", "use contents: with type: dir"),
            Map.entry("symlinks", "use contents: with type: symlink"),
            Map.entry("bindir", "write the whole path in dst of contents"),
            Map.entry("requires", "use depends:"),
            Map.entry("obsoletes", "use replaces:"),
            Map.entry("summary", "use the first line of description:, or rpm.summary"),
            Map.entry("packager", "use maintainer:, or rpm.packager"),
            Map.entry("ghost_files", "use contents: with type: ghost"),
            Map.entry("predepends", "use deb.predepends, or rpm.requires.pre"),
            Map.entry("pre_depends", "use deb.predepends, or rpm.requires.pre"),
            Map.entry("force_implicit_dirs", "use disown_subtree:"),
            Map.entry("interpreters", "write scripts as {file: ..., interpreter: ...}"));

    private SpecShapes() {}

    /** True for a format of nfpm that is not built here. */
    static boolean isIgnoredFormat(String word) {
        return OTHERS.stream().anyMatch(key -> key.name().equals(word));
    }

    @SafeVarargs
    private static List<SpecKey> join(List<SpecKey>... lists) {
        List<SpecKey> all = new ArrayList<>();
        for (List<SpecKey> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
