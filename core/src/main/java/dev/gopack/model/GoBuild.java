package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a program is built with the Go toolchain, once for each architecture of a package.
 *
 * @param source the command: a package of the module in {@code directory} ({@code ./cmd/tool}), or an import path with a
 *     version ({@code example.com/tool/cmd/tool@v1.2.3}); empty for none
 * @param directory folder with or below a {@code go.mod}, from the folder of the spec; empty for that folder itself
 * @param cgo whether code in C is compiled in
 * @param tags build tags
 * @param ldflags flags of the linker, such as {@code -X main.version=1.2.3}
 * @param environment settings of the toolchain by variable, see {@link #VARIABLES}
 * @param mod where the dependencies come from
 * @param trimpath whether the paths of this machine are kept out of the program
 * @param strip whether symbols and debugging information are left out
 * @param vcs whether the revision of the repository is written into the program, if there is one
 * @param command name or path of the go command
 */
public record GoBuild(
        String source,
        String directory,
        boolean cgo,
        List<String> tags,
        List<String> ldflags,
        Map<String, String> environment,
        Mod mod,
        boolean trimpath,
        boolean strip,
        boolean vcs,
        String command) {

    /** A package, or an import path with a complete version; what a version stands for never changes. */
    public static final String SOURCE = "[^\\s@-][^\\s@]*(?:@v[0-9]+\\.[0-9]+\\.[0-9]+[^\\s@]*)?";

    /**
     * Names of the variables that {@code environment} may set. Where modules come from is for whoever builds to say, and
     * what the architecture decides follows from the package, so neither is among them.
     */
    // docs: `go help environment`, Go 1.26
    public static final String VARIABLES =
            "GOAMD64|GO386|GOARM64|GOMIPS|GOMIPS64|GOPPC64|GORISCV64|GOEXPERIMENT|GOFIPS140|GOTOOLCHAIN|GOWORK"
                    + "|CC|CXX|AR|CGO_CFLAGS|CGO_CPPFLAGS|CGO_CXXFLAGS|CGO_LDFLAGS|PKG_CONFIG"
                    + "|PKG_CONFIG_PATH|PKG_CONFIG_LIBDIR|PKG_CONFIG_SYSROOT_DIR";

    /** Nothing is built. */
    public static final GoBuild NONE =
            new GoBuild("", "", false, List.of(), List.of(), Map.of(), Mod.AUTO, true, true, true, "go");

    private static final Pattern LEGAL_SOURCE = Pattern.compile(SOURCE);
    private static final Pattern LEGAL_VARIABLE = Pattern.compile(VARIABLES);

    /** Where the dependencies of a module come from: the flag {@code -mod} of go. */
    public enum Mod {
        /** As go decides: from {@code vendor} if the module has such a folder and Go 1.14 or later in its go.mod. */
        AUTO,
        /** From {@code vendor}. */
        VENDOR,
        /** From the module cache; go.mod is complete. */
        READONLY,
        /** From the module cache; go.mod may be completed. */
        MOD
    }

    /** Copies the collections and refuses what go would take for something else. */
    public GoBuild {
        tags = List.copyOf(tags);
        ldflags = List.copyOf(ldflags);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        if (!source.isEmpty() && !LEGAL_SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException("neither a package nor an import path with a version such as @v1.2.3: "
                    + GopackException.quote(source));
        }
        for (String name : environment.keySet()) {
            if (!LEGAL_VARIABLE.matcher(name).matches()) {
                throw new IllegalArgumentException("a build cannot set " + GopackException.quote(name));
            }
        }
        if (command.isBlank()) {
            throw new IllegalArgumentException("the go command has a name");
        }
    }

    /** Builds a command with everything else at its default. */
    public static GoBuild of(String source) {
        return builder(source).build();
    }

    /** Starts with every setting at its default. */
    public static Builder builder(String source) {
        return new Builder(source);
    }

    /** True if there is something to build. */
    public boolean isGiven() {
        return !source.isEmpty();
    }

    /** True if the source is fetched as a module of a version, false if it is in a folder. */
    public boolean isModule() {
        return source.indexOf('@') >= 0;
    }

    /** The version of the module that is fetched; empty for a folder. */
    public String moduleVersion() {
        return source.substring(isModule() ? source.indexOf('@') + 1 : source.length());
    }

    /** Gathers the values. */
    public static final class Builder {
        private final String source;
        private String directory = NONE.directory;
        private boolean cgo = NONE.cgo;
        private List<String> tags = NONE.tags;
        private List<String> ldflags = NONE.ldflags;
        private Map<String, String> environment = NONE.environment;
        private Mod mod = NONE.mod;
        private boolean trimpath = NONE.trimpath;
        private boolean strip = NONE.strip;
        private boolean vcs = NONE.vcs;
        private String command = NONE.command;

        private Builder(String source) {
            this.source = source;
        }

        /** Folder with or below a {@code go.mod}, from the folder of the spec. */
        public Builder directory(String value) {
            directory = value;
            return this;
        }

        /** Whether code in C is compiled in; if not set, it is not. */
        public Builder cgo(boolean value) {
            cgo = value;
            return this;
        }

        /** Build tags. */
        public Builder tags(String... values) {
            tags = List.of(values);
            return this;
        }

        /** Flags of the linker. */
        public Builder ldflags(String... values) {
            ldflags = List.of(values);
            return this;
        }

        /** Settings of the toolchain by variable. */
        public Builder environment(Map<String, String> values) {
            environment = values;
            return this;
        }

        /** Where the dependencies come from; if not set, go decides. */
        public Builder mod(Mod value) {
            mod = value;
            return this;
        }

        /** Whether the paths of this machine are kept out of the program; if not set, they are. */
        public Builder trimpath(boolean value) {
            trimpath = value;
            return this;
        }

        /** Whether symbols and debugging information are left out; if not set, they are. */
        public Builder strip(boolean value) {
            strip = value;
            return this;
        }

        /** Whether the revision of the repository is written into the program; if not set, it is. */
        public Builder vcs(boolean value) {
            vcs = value;
            return this;
        }

        /** Name or path of the go command; if not set, {@code go} on the PATH. */
        public Builder command(String value) {
            command = value;
            return this;
        }

        /**
         * The immutable result.
         *
         * @throws IllegalArgumentException for a source or variable that is not legal
         */
        public GoBuild build() {
            return new GoBuild(source, directory, cgo, tags, ldflags, environment, mod, trimpath, strip, vcs, command);
        }
    }
}
