package dev.gopack.module;

import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code go.mod} says, in the order of the file. Everything has the number of its line.
 *
 * <p>Source: docs "Go Modules Reference", and golang.org/x/mod, package modfile.
 */
public final class GoMod {

    /** The file's name. */
    public static final String NAME = "go.mod";

    /**
     * A module that is needed.
     *
     * @param module path and lowest version
     * @param isIndirect true if marked so: no package of the main module imports it
     * @param line in the file
     */
    public record Require(ModuleRef module, boolean isIndirect, int line) {}

    /**
     * A version that is passed over.
     *
     * @param module path and version
     * @param line in the file
     */
    public record Exclude(ModuleRef module, int line) {}

    /**
     * Where a module's code comes from instead.
     *
     * @param old path, and the version if only that one is replaced
     * @param by another module at a version, or a directory
     * @param line in the file
     */
    public record Replace(ModuleRef old, ModuleRef by, int line) {

        /** True if a directory stands in for the module. */
        public boolean isLocal() {
            return by.version().isEmpty();
        }
    }

    /**
     * Versions of this very module that should not be used.
     *
     * @param low first of them, as it stands in the file
     * @param high last of them; for a single one, the same
     * @param rationale what the comments say, or an empty text
     * @param line in the file
     */
    public record Retract(String low, String high, String rationale, int line) {}

    /**
     * A command that the module uses.
     *
     * @param path import path
     * @param line in the file
     */
    public record Tool(String path, int line) {}

    /**
     * A directory that {@code ...} does not match.
     *
     * @param path with {@code ./} from the module's directory, else a name at any depth
     * @param line in the file
     */
    public record Ignore(String path, int line) {}

    /**
     * A default for the program's {@code GODEBUG}.
     *
     * @param key name of the setting
     * @param value its value
     * @param line in the file
     */
    public record Godebug(String key, String value, int line) {}

    private final GoModReader content;

    GoMod(GoModReader content) {
        this.content = content;
    }

    /**
     * Reads the {@code go.mod} of a main module: refuses what {@code go mod edit} refuses.
     *
     * @throws dev.gopack.report.FormatException at the first directive that is wrong
     */
    public static GoMod parse(String file, byte[] text) {
        return new GoModReader(file, true).read(text);
    }

    /**
     * Reads the {@code go.mod} of a dependency, of which only the directives {@code module}, {@code go}, {@code require},
     * {@code retract} and {@code ignore} count; others are passed over, known or not.
     *
     * @throws dev.gopack.report.FormatException at the first directive that is wrong
     */
    public static GoMod parseLax(String file, byte[] text) {
        return new GoModReader(file, false).read(text);
    }

    /** As {@link #parse}, of a source that belongs to the caller. */
    public static GoMod read(ByteSource source) throws IOException {
        return parse(source.name(), bytes(source));
    }

    /** As {@link #parseLax}, of a source that belongs to the caller. */
    public static GoMod readLax(ByteSource source) throws IOException {
        return parseLax(source.name(), bytes(source));
    }

    static byte[] bytes(ByteSource source) throws IOException {
        long size = source.size();
        return new BoundedReader(source.name(), new ByteSourceInputStream(source, 0, size), 0)
                .bytes(size, ModuleLimits.TEXT, "the file");
    }

    /** Path of the module, if the file says so. */
    public Optional<String> module() {
        return Optional.ofNullable(content.module);
    }

    /** Line of the module directive, or 0. */
    public int moduleLine() {
        return content.moduleLine;
    }

    /** Why the module should not be used any more, and what should. */
    public Optional<String> deprecated() {
        return Optional.of(content.deprecated).filter(text -> !text.isEmpty());
    }

    /** The {@code go} line as it stands there. */
    public Optional<String> go() {
        return Optional.ofNullable(content.go);
    }

    /** Line of the go directive, or 0. */
    public int goLine() {
        return content.goLine;
    }

    /** The version of the {@code go} line; without one, Go takes 1.16. // docs: Go Modules Reference, go directive */
    public GoVersion goVersion() {
        return go().flatMap(GoVersion::parse).orElseGet(() -> new GoVersion("1.16", "", false));
    }

    /** The {@code toolchain} line as it stands there. */
    public Optional<String> toolchain() {
        return Optional.ofNullable(content.toolchain);
    }

    /** Line of the toolchain directive, or 0. */
    public int toolchainLine() {
        return content.toolchainLine;
    }

    /** All {@code require}, also repeated ones. */
    public List<Require> requires() {
        return List.copyOf(content.requires);
    }

    /** All {@code exclude} but repeated ones. */
    public List<Exclude> excludes() {
        return List.copyOf(content.excludes.values());
    }

    /** All {@code replace}; of several for the same module and version, only the last counts and is here. */
    public List<Replace> replaces() {
        return List.copyOf(content.replaces.values());
    }

    /** What replaces this version of a module. One for the version counts more than one for all. */
    public Optional<Replace> replacementOf(ModuleRef module) {
        return replacement(content.replaces, module);
    }

    static Optional<Replace> replacement(Map<ModuleRef, Replace> replaces, ModuleRef module) {
        return Optional.ofNullable(replaces.get(module))
                .or(() -> Optional.ofNullable(replaces.get(module.withoutVersion())));
    }

    /** All {@code retract}. */
    public List<Retract> retracts() {
        return List.copyOf(content.retracts);
    }

    /** All {@code tool} but repeated ones. */
    public List<Tool> tools() {
        return List.copyOf(content.tools.values());
    }

    /** All {@code ignore} but repeated ones. */
    public List<Ignore> ignores() {
        return List.copyOf(content.ignores.values());
    }

    /** All {@code godebug}. */
    public List<Godebug> godebugs() {
        return List.copyOf(content.godebugs);
    }
}
