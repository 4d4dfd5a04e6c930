package dev.gopack;

import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.PackageSpec;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A package of 2 000 small files: deciding, and deciding and writing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanBench {

    private static final int FILES = 2_000;

    @Param({"rpm", "deb"})
    String format;

    private Path directory;
    private Spec spec;
    private Gopack gopack;
    private Selection selection;

    @Setup
    public void makeFiles() throws IOException {
        directory = Files.createTempDirectory("bench");
        Path tree = Files.createDirectory(directory.resolve("tree"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(tree.resolve("file-" + i), "content of file " + i + "\n");
        }
        spec = Spec.of(
                PackageSpec.builder("bench", "1.0.0")
                        .maintainer("Bench <bench@gopack.dev>")
                        .description("Bench")
                        .license("MIT")
                        .content(ContentSpec.to("/usr/share/bench").src(tree.toString()).type(ContentType.TREE))
                        .build(),
                Architecture.AMD64);
        gopack = Gopack.builder().threads(2).sourceDate(Instant.EPOCH).build();
        selection = Selection.formats(format);
    }

    @TearDown
    public void removeFiles() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public Plans plan() {
        return gopack.plan(spec, selection);
    }

    @Benchmark
    public List<?> planAndWrite() throws IOException {
        return gopack.build(spec, directory.resolve("out"), selection).packages();
    }
}
