package dev.gopack.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a spec says for deb alone. */
public final class DebSettings {

    /** Nothing set. */
    public static final DebSettings EMPTY = builder().build();

    private final String arch;
    private final String archVariant;
    private final String compression;
    private final boolean targetSuffix;
    private final DebSignature signature;
    private final String multiArch;
    private final Map<String, ScriptSpec> controlFiles;
    private final Map<String, List<String>> triggers;
    private final Map<String, String> fields;

    private DebSettings(Builder from) {
        arch = from.arch;
        archVariant = from.archVariant;
        compression = from.compression;
        targetSuffix = from.targetSuffix;
        signature = from.signature;
        multiArch = from.multiArch;
        controlFiles = Collections.unmodifiableMap(new LinkedHashMap<>(from.controlFiles));
        triggers = Collections.unmodifiableMap(new LinkedHashMap<>(from.triggers));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(from.fields));
    }

    /** Starts a set of settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.arch(arch);
        builder.archVariant(archVariant);
        builder.compression(compression);
        builder.targetSuffix(targetSuffix);
        builder.signature(signature);
        builder.multiArch(multiArch);
        builder.controlFiles(controlFiles);
        builder.triggers(triggers);
        builder.fields(fields);
        return builder;
    }

    /** Final architecture name, not translated; empty for the translated one. */
    public String arch() {
        return arch;
    }

    /** Architecture-Variant (Ubuntu), for example {@code amd64v3}; empty for none. */
    public String archVariant() {
        return archVariant;
    }

    /** Codec and level as {@code xz:9}; empty for the default. */
    public String compression() {
        return compression;
    }

    /** True if the version of a package for a target ends with the target, as in {@code -1~debian12}. */
    public boolean targetSuffix() {
        return targetSuffix;
    }

    /** How it is signed. Who signs is {@link PackageSpec#sign}. */
    public DebSignature signature() {
        return signature;
    }

    /** Multi-Arch; empty for none. */
    public String multiArch() {
        return multiArch;
    }

    /** Members of the control archive that debconf and others read: rules, templates, config. */
    public Map<String, ScriptSpec> controlFiles() {
        return controlFiles;
    }

    /** dpkg triggers: directive such as {@code interest-noawait} to names. */
    public Map<String, List<String>> triggers() {
        return triggers;
    }

    /** Further control fields in their order. */
    public Map<String, String> fields() {
        return fields;
    }

    /** Gathers the values. */
    public static final class Builder {
        private String arch = "";
        private String archVariant = "";
        private String compression = "";
        private boolean targetSuffix = true;
        private DebSignature signature = DebSignature.USUAL;
        private String multiArch = "";
        private Map<String, ScriptSpec> controlFiles = Map.of();
        private Map<String, List<String>> triggers = Map.of();
        private Map<String, String> fields = Map.of();

        private Builder() {}

        /** Final architecture name, not translated; empty for the translated one. */
        public Builder arch(String value) {
            arch = value;
            return this;
        }

        /** Architecture-Variant (Ubuntu), for example {@code amd64v3}; empty for none. */
        public Builder archVariant(String value) {
            archVariant = value;
            return this;
        }

        /** Codec and level as {@code xz:9}; empty for the default. */
        public Builder compression(String value) {
            compression = value;
            return this;
        }

        /** True, as if not set, if the version of a package for a target ends with the target. */
        public Builder targetSuffix(boolean value) {
            targetSuffix = value;
            return this;
        }

        /** How it is signed. Who signs is {@link PackageSpec#sign}. */
        public Builder signature(DebSignature value) {
            signature = value;
            return this;
        }

        /** Multi-Arch; empty for none. */
        public Builder multiArch(String value) {
            multiArch = value;
            return this;
        }

        /** Members of the control archive that debconf and others read: rules, templates, config. */
        public Builder controlFiles(Map<String, ScriptSpec> value) {
            controlFiles = value;
            return this;
        }

        /** dpkg triggers: directive such as {@code interest-noawait} to names. */
        public Builder triggers(Map<String, List<String>> value) {
            triggers = value;
            return this;
        }

        /** Further control fields in their order. */
        public Builder fields(Map<String, String> value) {
            fields = value;
            return this;
        }

        /** The immutable result. */
        public DebSettings build() {
            return new DebSettings(this);
        }
    }
}
