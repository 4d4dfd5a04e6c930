package dev.gopack.model;

import dev.gopack.report.SourcePosition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One package as it was asked for, for one format and architecture: overrides are applied, defaults are not. */
public final class PackageSpec {

    private final String name;
    private final String version;
    private final String platform;
    private final String versionSchema;
    private final @Nullable Long epoch;
    private final String release;
    private final String prerelease;
    private final String versionMetadata;
    private final String section;
    private final String priority;
    private final String maintainer;
    private final String description;
    private final String vendor;
    private final String homepage;
    private final String license;
    private final String changelogFile;
    private final @Nullable Changelog changelog;
    private final boolean disableGlobbing;
    private final @Nullable Instant mtime;
    private final int umask;
    private final Map<RelationKind, List<Dependency>> relations;
    private final List<ContentSpec> contents;
    private final Map<ScriptSlot, ScriptSpec> scripts;
    private final GoSettings go;
    private final DeriveSettings derive;
    private final Integration integration;
    private final List<LifecycleAction> lifecycle;
    private final RpmSettings rpm;
    private final DebSettings deb;
    private final SignSettings sign;
    private final LintSettings lint;
    private final Path directory;
    private final Map<String, SourcePosition> positions;

    private PackageSpec(Builder from) {
        name = from.name;
        version = from.version;
        platform = from.platform;
        versionSchema = from.versionSchema;
        epoch = from.epoch;
        release = from.release;
        prerelease = from.prerelease;
        versionMetadata = from.versionMetadata;
        section = from.section;
        priority = from.priority;
        maintainer = from.maintainer;
        description = from.description;
        vendor = from.vendor;
        homepage = from.homepage;
        license = from.license;
        changelogFile = from.changelogFile;
        changelog = from.changelog;
        disableGlobbing = from.disableGlobbing;
        mtime = from.mtime;
        umask = from.umask;
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(from.relations));
        contents = List.copyOf(from.contents);
        scripts = Collections.unmodifiableMap(new LinkedHashMap<>(from.scripts));
        go = from.go;
        derive = from.derive;
        integration = from.integration;
        lifecycle = List.copyOf(from.lifecycle);
        rpm = from.rpm;
        deb = from.deb;
        sign = from.sign;
        lint = from.lint;
        directory = from.directory;
        positions = Collections.unmodifiableMap(new LinkedHashMap<>(from.positions));
    }

    /** Starts a package. */
    public static Builder builder(String name, String version) {
        return new Builder(name, version);
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, version);
        builder.platform(platform);
        builder.versionSchema(versionSchema);
        builder.epoch(epoch);
        builder.release(release);
        builder.prerelease(prerelease);
        builder.versionMetadata(versionMetadata);
        builder.section(section);
        builder.priority(priority);
        builder.maintainer(maintainer);
        builder.description(description);
        builder.vendor(vendor);
        builder.homepage(homepage);
        builder.license(license);
        builder.changelogFile(changelogFile);
        builder.changelog(changelog);
        builder.disableGlobbing(disableGlobbing);
        builder.mtime(mtime);
        builder.umask(umask);
        builder.relations(relations);
        builder.contents(contents);
        builder.scripts(scripts);
        builder.go(go);
        builder.derive(derive);
        builder.integration(integration);
        builder.lifecycle(lifecycle);
        builder.rpm(rpm);
        builder.deb(deb);
        builder.sign(sign);
        builder.lint(lint);
        builder.directory(directory);
        builder.positions(positions);
        return builder;
    }

    /** Package name; empty if it is to be taken from the Go program. */
    public String name() {
        return name;
    }

    /**
     * Version as written, for example {@code v1.2.3-rc.1}; empty if it is to be taken from the Go program, of the
     * outer package if this one has none.
     */
    public String version() {
        return version;
    }

    /** Operating system. */
    public String platform() {
        return platform;
    }

    /** {@code semver} or {@code none}. */
    public String versionSchema() {
        return versionSchema;
    }

    /** Epoch, or null for none. */
    public @Nullable Long epoch() {
        return epoch;
    }

    /** Packager's revision; empty for the format's default. */
    public String release() {
        return release;
    }

    /** Pre-release part; empty for that of the version. */
    public String prerelease() {
        return prerelease;
    }

    /** Build metadata; empty for that of the version. */
    public String versionMetadata() {
        return versionMetadata;
    }

    /** Debian section; empty for the default. */
    public String section() {
        return section;
    }

    /** Debian priority; empty for the default. */
    public String priority() {
        return priority;
    }

    /** {@code Name <mail>}; empty if not given. */
    public String maintainer() {
        return maintainer;
    }

    /** First line is the summary, the rest the long description; empty if not given. */
    public String description() {
        return description;
    }

    /** Who distributes it; empty if not given. */
    public String vendor() {
        return vendor;
    }

    /** URL of the project; empty if not given. */
    public String homepage() {
        return homepage;
    }

    /** SPDX expression; empty if not given. */
    public String license() {
        return license;
    }

    /** Path of a changelog in chglog's YAML form; empty for none. */
    public String changelogFile() {
        return changelogFile;
    }

    /** A changelog given by a program, or null. */
    public @Nullable Changelog changelog() {
        return changelog;
    }

    /** True if {@code src} is never a pattern. */
    public boolean disableGlobbing() {
        return disableGlobbing;
    }

    /** The package's time, or null for SOURCE_DATE_EPOCH. */
    public @Nullable Instant mtime() {
        return mtime;
    }

    /** Bits taken from modes on disk. */
    public int umask() {
        return umask;
    }

    /** Relations to other packages. */
    public Map<RelationKind, List<Dependency>> relations() {
        return relations;
    }

    /** What is installed. */
    public List<ContentSpec> contents() {
        return contents;
    }

    /** Scriptlets. */
    public Map<ScriptSlot, ScriptSpec> scripts() {
        return scripts;
    }

    /** The Go program. */
    public GoSettings go() {
        return go;
    }

    /** Which relations are derived. */
    public DeriveSettings derive() {
        return derive;
    }

    /** How the package joins the system; for people's words. */
    public Integration integration() {
        return integration;
    }

    /** What has to happen on the machine besides installing files, in this order; the other way round on removal. */
    public List<LifecycleAction> lifecycle() {
        return lifecycle;
    }

    /** What is for rpm alone. */
    public RpmSettings rpm() {
        return rpm;
    }

    /** What is for deb alone. */
    public DebSettings deb() {
        return deb;
    }

    /** Who signs the package, and how. */
    public SignSettings sign() {
        return sign;
    }

    /** What follows from findings of lint. */
    public LintSettings lint() {
        return lint;
    }

    /** Directory of the spec file: paths are looked up there first, in the working directory second. */
    public Path directory() {
        return directory;
    }

    /** Where each value was written, by its path such as {@code depends[2]}; empty for specs made by a program. */
    public Map<String, SourcePosition> positions() {
        return positions;
    }

    /** Relations of one kind, empty if there are none. */
    public List<Dependency> relations(RelationKind kind) {
        return relations.getOrDefault(kind, List.of());
    }

    /**
     * Where a value was written, so that a finding can point at it. If the path itself is not known, the nearest
     * enclosing one counts.
     *
     * @param path for example {@code depends[2]} or {@code rpm.compression}
     */
    public Optional<SourcePosition> position(String path) {
        String nearest = path;
        while (!positions.containsKey(nearest)) {
            int cut = Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['));
            if (cut < 0) {
                return Optional.empty();
            }
            nearest = nearest.substring(0, cut);
        }
        return Optional.ofNullable(positions.get(nearest));
    }

    /** Gathers the values. */
    public static final class Builder {
        private String name;
        private String version;
        private String platform = "linux";
        private String versionSchema = "semver";
        private @Nullable Long epoch;
        private String release = "";
        private String prerelease = "";
        private String versionMetadata = "";
        private String section = "";
        private String priority = "";
        private String maintainer = "";
        private String description = "";
        private String vendor = "";
        private String homepage = "";
        private String license = "";
        private String changelogFile = "";
        private @Nullable Changelog changelog;
        private boolean disableGlobbing = false;
        private @Nullable Instant mtime;
        // The write bits of group and others tell the umask of whoever made a file, not what the package needs.
        private int umask = 0022;
        private Map<RelationKind, List<Dependency>> relations = Map.of();
        private List<ContentSpec> contents = List.of();
        private Map<ScriptSlot, ScriptSpec> scripts = Map.of();
        private GoSettings go = GoSettings.EMPTY;
        private DeriveSettings derive = DeriveSettings.NONE;
        private Integration integration = Integration.NONE;
        private List<LifecycleAction> lifecycle = List.of();
        private RpmSettings rpm = RpmSettings.EMPTY;
        private DebSettings deb = DebSettings.EMPTY;
        private SignSettings sign = SignSettings.NONE;
        private LintSettings lint = LintSettings.DEFAULT;
        private Path directory = Path.of("");
        private Map<String, SourcePosition> positions = Map.of();

        private Builder(String name, String version) {
            this.name = Objects.requireNonNull(name, "name");
            this.version = Objects.requireNonNull(version, "version");
        }

        /** Another name. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Another version. */
        public Builder version(String value) {
            version = value;
            return this;
        }

        /** Operating system. */
        public Builder platform(String value) {
            platform = value;
            return this;
        }

        /** {@code semver} or {@code none}. */
        public Builder versionSchema(String value) {
            versionSchema = value;
            return this;
        }

        /** Epoch, or null for none. */
        public Builder epoch(@Nullable Long value) {
            epoch = value;
            return this;
        }

        /** Packager's revision; empty for the format's default. */
        public Builder release(String value) {
            release = value;
            return this;
        }

        /** Pre-release part; empty for that of the version. */
        public Builder prerelease(String value) {
            prerelease = value;
            return this;
        }

        /** Build metadata; empty for that of the version. */
        public Builder versionMetadata(String value) {
            versionMetadata = value;
            return this;
        }

        /** Debian section; empty for the default. */
        public Builder section(String value) {
            section = value;
            return this;
        }

        /** Debian priority; empty for the default. */
        public Builder priority(String value) {
            priority = value;
            return this;
        }

        /** {@code Name <mail>}; empty if not given. */
        public Builder maintainer(String value) {
            maintainer = value;
            return this;
        }

        /** First line is the summary, the rest the long description; empty if not given. */
        public Builder description(String value) {
            description = value;
            return this;
        }

        /** Who distributes it; empty if not given. */
        public Builder vendor(String value) {
            vendor = value;
            return this;
        }

        /** URL of the project; empty if not given. */
        public Builder homepage(String value) {
            homepage = value;
            return this;
        }

        /** SPDX expression; empty if not given. */
        public Builder license(String value) {
            license = value;
            return this;
        }

        /** Path of a changelog in chglog's YAML form; empty for none. */
        public Builder changelogFile(String value) {
            changelogFile = value;
            return this;
        }

        /** A changelog given by a program, or null. */
        public Builder changelog(@Nullable Changelog value) {
            changelog = value;
            return this;
        }

        /** True if {@code src} is never a pattern. */
        public Builder disableGlobbing(boolean value) {
            disableGlobbing = value;
            return this;
        }

        /** The package's time, or null for SOURCE_DATE_EPOCH. */
        public Builder mtime(@Nullable Instant value) {
            mtime = value;
            return this;
        }

        /** Bits taken from modes on disk. */
        public Builder umask(int value) {
            umask = value;
            return this;
        }

        /** Relations to other packages. */
        public Builder relations(Map<RelationKind, List<Dependency>> value) {
            relations = value;
            return this;
        }

        /** What is installed. */
        public Builder contents(List<ContentSpec> value) {
            contents = value;
            return this;
        }

        /** Scriptlets. */
        public Builder scripts(Map<ScriptSlot, ScriptSpec> value) {
            scripts = value;
            return this;
        }

        /** The Go program. Switches on that relations are derived, if there is any. */
        public Builder go(GoSettings value) {
            go = value;
            if (value.hasSource() && derive.equals(DeriveSettings.NONE)) {
                derive = DeriveSettings.ALL;
            }
            return this;
        }

        /** Which relations are derived. */
        public Builder derive(DeriveSettings value) {
            derive = value;
            return this;
        }

        /** How the package joins the system: services, users, certificates. Files and actions follow from it. */
        public Builder integration(Integration value) {
            integration = value;
            return this;
        }

        /** What has to happen on the machine besides installing files, beyond what follows from {@link #integration}. */
        public Builder lifecycle(List<LifecycleAction> value) {
            lifecycle = value;
            return this;
        }

        /** What is for rpm alone. */
        public Builder rpm(RpmSettings value) {
            rpm = value;
            return this;
        }

        /** What is for deb alone. */
        public Builder deb(DebSettings value) {
            deb = value;
            return this;
        }

        /** Who signs the package, and how. */
        public Builder sign(SignSettings value) {
            sign = value;
            return this;
        }

        /** What follows from findings of lint. */
        public Builder lint(LintSettings value) {
            lint = value;
            return this;
        }

        /** Directory of the spec file: paths are looked up there first, in the working directory second. */
        public Builder directory(Path value) {
            directory = value;
            return this;
        }

        /** Where each value was written, by its path such as {@code depends[2]}; empty for specs made by a program. */
        public Builder positions(Map<String, SourcePosition> value) {
            positions = value;
            return this;
        }

        /** Adds relations of one kind to those that are there, each in the text form that specs use. */
        public Builder relate(RelationKind kind, String... dependencies) {
            Map<RelationKind, List<Dependency>> all = new LinkedHashMap<>(relations);
            List<Dependency> list = new ArrayList<>(all.getOrDefault(kind, List.of()));
            for (String dependency : dependencies) {
                list.addAll(DependencyParser.parse(dependency));
            }
            all.put(kind, List.copyOf(list));
            relations = all;
            return this;
        }

        /** Adds something to install. */
        public Builder content(ContentSpec.Builder item) {
            List<ContentSpec> all = new ArrayList<>(contents);
            all.add(item.build());
            contents = all;
            return this;
        }

        /** Adds a scriptlet. */
        public Builder script(ScriptSlot slot, ScriptSpec script) {
            Map<ScriptSlot, ScriptSpec> all = new LinkedHashMap<>(scripts);
            all.put(slot, script);
            scripts = all;
            return this;
        }

        /**
         * The immutable result.
         *
         * @throws IllegalArgumentException with everything that no format would accept
         */
        public PackageSpec build() {
            PackageSpec spec = new PackageSpec(this);
            PackageChecks.check(spec);
            return spec;
        }
    }
}
