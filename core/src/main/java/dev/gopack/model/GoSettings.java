package dev.gopack.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says of the Go program, or the module's source, that it packages.
 *
 * @param binary path of a compiled program, which is read and installed; empty for none
 * @param module folder or zip of a module whose source is packaged instead of a program; empty for none
 * @param toolchain whether the program calls {@code go} when it runs
 * @param toolchainVersions the releases of Go that it works with, if it calls {@code go}
 * @param provides capabilities such as {@code go.lint}
 * @param bundled how the modules are told that are linked into the program
 * @param needs what the program wants at run time, by {@link Need#word}, and how much
 * @param build how the program is built, if it is not compiled already
 * @param language what the go.mod says of Go from which the program was built; null if that is not known
 */
public record GoSettings(
        String binary,
        String module,
        Toolchain toolchain,
        GoReleases toolchainVersions,
        List<String> provides,
        Bundled bundled,
        Map<Need, Strength> needs,
        GoBuild build,
        @Nullable Language language) {

    /** Nothing said. */
    public static final GoSettings EMPTY = new GoSettings(
            "", "", Toolchain.AUTO, GoReleases.ANY, List.of(), Bundled.AUTO, Map.of(), GoBuild.NONE, null);

    /** Copies the collections, keeping their order. */
    public GoSettings {
        if (!binary.isEmpty() && build.isGiven()) {
            throw new IllegalArgumentException("a program is either compiled already or built");
        }
        if (!module.isEmpty() && (!binary.isEmpty() || build.isGiven())) {
            throw new IllegalArgumentException("a package is of a program or of the source of a module");
        }
        provides = List.copyOf(provides);
        needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
    }

    /** True if there is a program or a module from which a name and a version can be taken. */
    public boolean hasSource() {
        return !binary.isEmpty() || build.isGiven() || isSource();
    }

    /** True if the source of a module is packaged. */
    public boolean isSource() {
        return !module.isEmpty();
    }

    /** Starts from nothing. */
    public static Builder builder() {
        return EMPTY.toBuilder();
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * What a go.mod says of Go.
     *
     * @param releases that of its line {@code go}, and newer ones
     * @param why in words, with the number of the line
     */
    public record Language(GoReleases releases, String why) {}

    /** Whether a program calls {@code go} when it runs. */
    public enum Toolchain {
        /** Parts of it do, if it is a tool that is known for that; otherwise it does not. */
        AUTO,
        /** It does not. */
        NONE,
        /** It does nothing useful without. */
        RUNTIME,
        /** Parts of it do. */
        OPTIONAL
    }

    /** How linked modules are told. */
    public enum Bundled {
        /** By the order-preserving version of every module. */
        AUTO,
        /** As the generator of Fedora writes them, which keeps seven digits of a pseudo-version. */
        FEDORA,
        /** Not at all. */
        NONE
    }

    /** How much something is wanted. */
    public enum Strength {
        /** Not installed without (Requires, Depends). */
        REQUIRE,
        /** Installed along by default (Recommends). */
        RECOMMEND,
        /** A hint (Suggests). */
        SUGGEST,
        /** Not mentioned, even if the program seems to use it. */
        NONE
    }

    /** Something that programs want at run time and that has other names in other distributions. */
    public enum Need {
        /** Certificates of the public authorities. */
        CA_CERTIFICATES("ca-certificates"),
        /** Time zones. */
        TZDATA("tzdata"),
        /** The version control system. */
        GIT("git"),
        /** A C compiler, as cgo wants it. */
        GCC("gcc"),
        /** {@code /etc/services} and {@code /etc/protocols}. */
        NETBASE("netbase");

        private final String word;

        Need(String word) {
            this.word = word;
        }

        /** Its key in a spec. */
        public String word() {
            return word;
        }
    }

    /** Gathers the values. */
    public static final class Builder {
        private String binary;
        private String module;
        private Toolchain toolchain;
        private GoReleases toolchainVersions;
        private List<String> provides;
        private Bundled bundled;
        private Map<Need, Strength> needs;
        private GoBuild build;
        private @Nullable Language language;

        private Builder(GoSettings from) {
            binary = from.binary;
            module = from.module;
            toolchain = from.toolchain;
            toolchainVersions = from.toolchainVersions;
            provides = from.provides;
            bundled = from.bundled;
            needs = from.needs;
            build = from.build;
            language = from.language;
        }

        /** Path of a compiled program; empty for none. */
        public Builder binary(String value) {
            binary = value;
            return this;
        }

        /** Folder or zip of a module whose source is packaged instead of a program; empty for none. */
        public Builder module(String value) {
            module = value;
            return this;
        }

        /** Whether the program calls {@code go} when it runs. */
        public Builder toolchain(Toolchain value) {
            toolchain = value;
            return this;
        }

        /** The releases of Go that the program works with, if it calls {@code go}. */
        public Builder toolchainVersions(GoReleases value) {
            toolchainVersions = value;
            return this;
        }

        /** Capabilities such as {@code go.lint}. */
        public Builder provides(List<String> value) {
            provides = value;
            return this;
        }

        /** Adds capabilities. */
        public Builder providing(String... names) {
            List<String> all = new ArrayList<>(provides);
            all.addAll(List.of(names));
            provides = all;
            return this;
        }

        /** How linked modules are told. */
        public Builder bundled(Bundled value) {
            bundled = value;
            return this;
        }

        /** What the program wants at run time, and how much. */
        public Builder needs(Map<Need, Strength> value) {
            needs = value;
            return this;
        }

        /** How the program is built, instead of {@link #binary}. */
        public Builder built(GoBuild value) {
            build = value;
            return this;
        }

        /** What the go.mod says of Go from which the program was built. */
        public Builder language(@Nullable Language value) {
            language = value;
            return this;
        }

        /** The immutable result. */
        public GoSettings build() {
            return new GoSettings(
                    binary, module, toolchain, toolchainVersions, provides, bundled, needs, build, language);
        }
    }
}
