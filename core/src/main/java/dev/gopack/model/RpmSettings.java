package dev.gopack.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a spec says for rpm alone. */
public final class RpmSettings {

    /** Nothing set. */
    public static final RpmSettings EMPTY = builder().build();

    private final String arch;
    private final String buildHost;
    private final String group;
    private final String summary;
    private final String packager;
    private final String compression;
    private final int format;
    private final List<String> prefixes;
    private final RpmSignature signature;
    private final String distribution;
    private final String vcs;
    private final String bugUrl;
    private final Map<ScriptSlot, List<Dependency>> requires;
    private final List<Trigger> triggers;

    private RpmSettings(Builder from) {
        arch = from.arch;
        buildHost = from.buildHost;
        group = from.group;
        summary = from.summary;
        packager = from.packager;
        compression = from.compression;
        format = from.format;
        prefixes = List.copyOf(from.prefixes);
        signature = from.signature;
        distribution = from.distribution;
        vcs = from.vcs;
        bugUrl = from.bugUrl;
        requires = Collections.unmodifiableMap(new LinkedHashMap<>(from.requires));
        triggers = List.copyOf(from.triggers);
    }

    /** Starts a set of settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.arch(arch);
        builder.buildHost(buildHost);
        builder.group(group);
        builder.summary(summary);
        builder.packager(packager);
        builder.compression(compression);
        builder.format(format);
        builder.prefixes(prefixes);
        builder.signature(signature);
        builder.distribution(distribution);
        builder.vcs(vcs);
        builder.bugUrl(bugUrl);
        builder.requires(requires);
        builder.triggers(triggers);
        return builder;
    }

    /** Final architecture name, not translated; empty for the translated one. */
    public String arch() {
        return arch;
    }

    /** BUILDHOST; empty for a fixed name, so that no machine's name leaks. */
    public String buildHost() {
        return buildHost;
    }

    /** GROUP; empty for Unspecified. */
    public String group() {
        return group;
    }

    /** SUMMARY; empty for the first line of the description. */
    public String summary() {
        return summary;
    }

    /** PACKAGER; empty for the maintainer. */
    public String packager() {
        return packager;
    }

    /** Codec and level as {@code zstd:19}; empty for the default. */
    public String compression() {
        return compression;
    }

    /** Version of the package format: 4, or 6 for what rpm 6 makes unless it is told otherwise. */
    public int format() {
        return format;
    }

    /** Directories that may be moved at installation (relocatable package). */
    public List<String> prefixes() {
        return prefixes;
    }

    /** Which signatures it has. Who signs is {@link PackageSpec#sign}. */
    public RpmSignature signature() {
        return signature;
    }

    /** DISTRIBUTION; empty for none. */
    public String distribution() {
        return distribution;
    }

    /** VCS, where the sources are kept; empty for none. */
    public String vcs() {
        return vcs;
    }

    /** BUGURL, where to report bugs; empty for none. */
    public String bugUrl() {
        return bugUrl;
    }

    /** Requirements of one scriptlet each, such as Requires(post). */
    public Map<ScriptSlot, List<Dependency>> requires() {
        return requires;
    }

    /** Triggers and file triggers. */
    public List<Trigger> triggers() {
        return triggers;
    }

    /** Gathers the values. */
    public static final class Builder {
        private String arch = "";
        private String buildHost = "";
        private String group = "";
        private String summary = "";
        private String packager = "";
        private String compression = "";
        private int format = 4;
        private List<String> prefixes = List.of();
        private RpmSignature signature = RpmSignature.USUAL;
        private String distribution = "";
        private String vcs = "";
        private String bugUrl = "";
        private Map<ScriptSlot, List<Dependency>> requires = Map.of();
        private List<Trigger> triggers = List.of();

        private Builder() {}

        /** Final architecture name, not translated; empty for the translated one. */
        public Builder arch(String value) {
            arch = value;
            return this;
        }

        /** BUILDHOST; empty for a fixed name, so that no machine's name leaks. */
        public Builder buildHost(String value) {
            buildHost = value;
            return this;
        }

        /** GROUP; empty for Unspecified. */
        public Builder group(String value) {
            group = value;
            return this;
        }

        /** SUMMARY; empty for the first line of the description. */
        public Builder summary(String value) {
            summary = value;
            return this;
        }

        /** PACKAGER; empty for the maintainer. */
        public Builder packager(String value) {
            packager = value;
            return this;
        }

        /** Codec and level as {@code zstd:19}; empty for the default. */
        public Builder compression(String value) {
            compression = value;
            return this;
        }

        /** Version of the package format: 4, or 6 for what rpm 6 makes unless it is told otherwise. */
        public Builder format(int value) {
            format = value;
            return this;
        }

        /** Directories that may be moved at installation (relocatable package). */
        public Builder prefixes(List<String> value) {
            prefixes = value;
            return this;
        }

        /** Which signatures it has. Who signs is {@link PackageSpec#sign}. */
        public Builder signature(RpmSignature value) {
            signature = value;
            return this;
        }

        /** DISTRIBUTION; empty for none. */
        public Builder distribution(String value) {
            distribution = value;
            return this;
        }

        /** VCS, where the sources are kept; empty for none. */
        public Builder vcs(String value) {
            vcs = value;
            return this;
        }

        /** BUGURL, where to report bugs; empty for none. */
        public Builder bugUrl(String value) {
            bugUrl = value;
            return this;
        }

        /** Requirements of one scriptlet each, such as Requires(post). */
        public Builder requires(Map<ScriptSlot, List<Dependency>> value) {
            requires = value;
            return this;
        }

        /** Triggers and file triggers. */
        public Builder triggers(List<Trigger> value) {
            triggers = value;
            return this;
        }

        /** The immutable result. */
        public RpmSettings build() {
            return new RpmSettings(this);
        }
    }
}
