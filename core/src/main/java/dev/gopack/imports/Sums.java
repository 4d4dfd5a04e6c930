package dev.gopack.imports;

import dev.gopack.io.ByteSource;
import dev.gopack.module.GoSum;
import dev.gopack.module.ModuleCache;
import dev.gopack.module.ModuleHash;
import dev.gopack.module.ModuleRef;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the go.sum of the modules that are built says of those that they need, against the hashes that the module cache has
 * beside them. Usable by several threads. // source: Go 1.26 cmd/go/internal/modfetch/fetch.go checkMod, checkSumFile
 */
final class Sums {

    private static final String OF_WORKSPACE = "go.work.sum";
    private static final int LONGEST_HASH = 200;

    private final List<Path> files;
    private @Nullable List<GoSum> sums;
    private String problem = "";

    /** Of the folders of the modules and of their workspace. */
    Sums(List<Path> modules, @Nullable Path workspace) {
        files = new ArrayList<>();
        modules.forEach(folder -> files.add(folder.resolve(GoSum.NAME)));
        if (workspace != null) {
            files.add(workspace.resolve(OF_WORKSPACE));
        }
    }

    /** Why the files of a module are not those that were meant, or nothing. */
    synchronized String problemOf(ModuleRef module, ModuleCache cache) {
        try {
            Set<String> meant = new TreeSet<>();
            for (GoSum sum : read()) {
                sum.allHashesOf(module).stream()
                        .filter(hash -> hash.startsWith(ModuleHash.ALGORITHM))
                        .forEach(meant::add);
            }
            if (!problem.isEmpty()) {
                return problem;
            }
            Optional<Path> file = cache.zipHash(module);
            String found = file.isPresent() ? hash(file.get()) : "";
            return meant.isEmpty() || found.isEmpty() || meant.contains(found)
                    ? ""
                    : "module " + module + " in the module cache has the hash " + found + ", and go.sum says "
                            + String.join(" and ", meant);
        } catch (IOException e) {
            return "go.sum or the hash of module " + module + " cannot be read";
        }
    }

    private List<GoSum> read() throws IOException {
        List<GoSum> known = sums;
        if (known == null) {
            known = new ArrayList<>();
            sums = known;
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    try (ByteSource source = ByteSource.of(file)) {
                        known.add(GoSum.read(source));
                    } catch (FormatException e) {
                        problem = String.valueOf(e.getMessage());
                    }
                }
            }
        }
        return known;
    }

    private static String hash(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HASH);
        try (ByteSource source = ByteSource.of(file)) {
            source.read(0, bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }
}
