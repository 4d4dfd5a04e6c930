package dev.gopack.module;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hashes in a {@code go.sum}. // source: cmd/go internal/modfetch/fetch.go readGoSum */
public final class GoSum {

    /** The file's name. */
    public static final String NAME = "go.sum";

    private static final String GO_MOD = "/go.mod";

    /** An empty go.mod's, which an old Go wrote for what was no module. */
    private static final String EMPTY_GO_MOD = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

    private final Map<ModuleRef, Set<String>> hashes;

    private GoSum(Map<ModuleRef, Set<String>> hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads a file.
     *
     * @throws FormatException if a line has not three words
     */
    public static GoSum parse(String file, byte[] text) {
        Map<ModuleRef, Set<String>> hashes = new LinkedHashMap<>();
        TextLines lines = new TextLines(file, text);
        while (lines.next()) {
            List<String> words = GoStrings.fields(lines.text(), 3);
            if (words.isEmpty()) {
                continue;
            }
            if (words.size() != 3) {
                throw lines.broken("not of the form \"path version hash\": " + GopackException.quote(lines.text()));
            }
            if (!words.get(2).equals(EMPTY_GO_MOD)) {
                hashes.computeIfAbsent(new ModuleRef(words.get(0), words.get(1)), module -> new LinkedHashSet<>())
                        .add(words.get(2));
            }
        }
        return new GoSum(hashes);
    }

    /** As {@link #parse}, of a source that belongs to the caller. */
    public static GoSum read(ByteSource source) throws IOException {
        return parse(source.name(), GoMod.bytes(source));
    }

    /** The {@code h1:} hash of the module's files, if it is known. */
    public Optional<String> hashOf(ModuleRef module) {
        return hash(module);
    }

    /** The {@code h1:} hash of the module's {@code go.mod}, if it is known. */
    public Optional<String> goModHashOf(ModuleRef module) {
        return hash(new ModuleRef(module.path(), module.version() + GO_MOD));
    }

    /** Modules with a hash of their files, in the order of the file. Others are in the module graph and give no package. */
    public List<ModuleRef> modules() {
        return hashes.keySet().stream()
                .filter(module -> !module.version().endsWith(GO_MOD))
                .toList();
    }

    /** All hashes of a module's files, of every algorithm; two of one algorithm contradict each other. */
    public Set<String> allHashesOf(ModuleRef module) {
        return Set.copyOf(hashes.getOrDefault(module, Set.of()));
    }

    private Optional<String> hash(ModuleRef module) {
        return hashes.getOrDefault(module, Set.of()).stream()
                .filter(hash -> hash.startsWith(ModuleHash.ALGORITHM))
                .findFirst();
    }
}
