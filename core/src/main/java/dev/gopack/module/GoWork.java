package dev.gopack.module;

import dev.gopack.io.ByteSource;
import dev.gopack.module.ModStatements.Statement;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code go.work} says, in the order of the file. // source: x/mod modfile/work.go */
public final class GoWork {

    /** The file's name. */
    public static final String NAME = "go.work";

    private static final Set<String> BLOCKS = Set.of("godebug", "use", "replace");

    /**
     * A module of the workspace.
     *
     * @param path its directory, from that of the file
     * @param line in the file
     */
    public record Use(String path, int line) {}

    private final ModDirectives directives;
    private @Nullable String go;
    private @Nullable String toolchain;
    private final List<Use> uses = new ArrayList<>();
    private final Map<ModuleRef, GoMod.Replace> replaces = new LinkedHashMap<>();
    private final List<GoMod.Godebug> godebugs = new ArrayList<>();

    private GoWork(String file) {
        this.directives = new ModDirectives(file);
    }

    /**
     * Reads a file.
     *
     * @throws dev.gopack.report.FormatException at the first directive that is wrong
     */
    public static GoWork parse(String file, byte[] text) {
        GoWork work = new GoWork(file);
        ModStatements.read(new ModLexer(file, text), BLOCKS::contains, true, work::add);
        return work;
    }

    /** As {@link #parse}, of a source that belongs to the caller. */
    public static GoWork read(ByteSource source) throws IOException {
        return parse(source.name(), GoMod.bytes(source));
    }

    private void add(Statement statement) {
        switch (statement.verb()) {
            case "go" -> {
                checkFirst(statement, go);
                go = directives.go(statement);
            }
            case "toolchain" -> {
                checkFirst(statement, toolchain);
                toolchain = directives.toolchain(statement);
            }
            case "godebug" -> godebugs.add(directives.godebug(statement));
            case "use" ->
                uses.add(new Use(
                        directives.value(statement, directives.only(statement, "a directory")), statement.line()));
            case "replace" -> GoModReader.addLast(replaces, directives.replace(statement));
            default ->
                throw directives.broken(statement, "unknown directive " + GopackException.quote(statement.verb()));
        }
    }

    private void checkFirst(Statement statement, @Nullable String known) {
        if (known != null) {
            throw directives.broken(statement, "stands here a second time");
        }
    }

    /** The {@code go} line. */
    public Optional<String> go() {
        return Optional.ofNullable(go);
    }

    /** The {@code toolchain} line. */
    public Optional<String> toolchain() {
        return Optional.ofNullable(toolchain);
    }

    /** All {@code use}. */
    public List<Use> uses() {
        return List.copyOf(uses);
    }

    /** All {@code replace}, which count more than those of the modules; of repeated ones the last. */
    public List<GoMod.Replace> replaces() {
        return List.copyOf(replaces.values());
    }

    /** What replaces this version of a module in the workspace. */
    public Optional<GoMod.Replace> replacementOf(ModuleRef module) {
        return GoMod.replacement(replaces, module);
    }

    /** All {@code godebug}. */
    public List<GoMod.Godebug> godebugs() {
        return List.copyOf(godebugs);
    }
}
