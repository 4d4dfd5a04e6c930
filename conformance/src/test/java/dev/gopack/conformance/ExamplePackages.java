package dev.gopack.conformance;

import dev.gopack.BuildResult;
import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
import dev.gopack.model.Architecture;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packages of the examples, which are built once for all tests that look at them. */
final class ExamplePackages {

    private static final Map<String, BuildResult> BUILT = new HashMap<>();
    private static final Path OUT = temporary();

    private ExamplePackages() {}

    /** The folder with all packages. */
    static Path out() {
        return OUT;
    }

    /** What the example of a folder becomes, of some architectures or of all, with what lint says of it. */
    static BuildResult of(String example, Map<String, String> variables, Architecture... architectures) {
        synchronized (BUILT) {
            return BUILT.computeIfAbsent(example, name -> build(name, variables, architectures));
        }
    }

    /** The same for an example that packages what {@code scripts/corpus} made. */
    static BuildResult ofCorpus(String example) {
        return of(
                example, Map.of("GOPACK_CORPUS", Tool.directory("GOPACK_CORPUS").toString()));
    }

    /** The packages of a format. */
    static List<Path> files(BuildResult result, String format) {
        return result.packages().stream()
                .map(WrittenPackage::path)
                .filter(path -> path.toString().endsWith("." + format))
                .toList();
    }

    private static BuildResult build(String example, Map<String, String> variables, Architecture... architectures) {
        try {
            Spec spec = SpecReader.read(Packages.ROOT.resolve("examples/" + example + "/gopack.yaml"), variables);
            return Gopack.create().build(spec, OUT, Selection.ALL.architectures(architectures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            Path directory = Files.createTempDirectory("gopack-examples");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Tool.run("rm", "-rf", directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
