import dev.gopack.elf.ElfFile;
import dev.gopack.go.GoProgram;
import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.ScanOptions;
import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Times calls of the library in one JVM, for bench/scan: a program and a module, read again and again. */
final class Warm {

    private static final int WARM_UP = 40;
    private static final int RUNS = 41;

    private interface Work {
        void run() throws IOException;
    }

    private Warm() {}

    /**
     * Prints a line for each call: milliseconds, and what it was. Arguments: "program" and a file, or "imports", a module's
     * folder, the module cache, GOROOT, GOOS, GOARCH and the minor version of Go.
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("program")) {
            program(file);
        } else {
            time("import scan, with the standard library's sources", () -> imports(file, args));
        }
    }

    private static void program(Path file) throws IOException {
        time("build information", () -> GoProgram.scan(file));
        time("build information and ELF", () -> {
            try (ByteSource source = ByteSource.of(file)) {
                ElfFile elf = ElfFile.read(source);
                elf.kind();
                elf.hardening();
                elf.goBuildId();
                elf.gnuBuildId();
                GoProgram.buildInfo(elf).orElseThrow();
            }
        });
        time("everything, with the linked packages", () -> GoProgram.read(file));
    }

    private static void imports(Path module, String[] args) throws IOException {
        ScanOptions options = ScanOptions.withDependencies(Path.of(args[2])).withGoroot(Path.of(args[3]));
        BuildContext context = BuildContext.of(args[4], args[5]).withGo(Integer.parseInt(args[6])).withCgo(true);
        ImportScan scan = ImportScan.of(module, context, options);
        if (scan.dependencies().isEmpty() || !scan.unresolved().isEmpty()) {
            throw new IllegalStateException(scan.report().toString());
        }
    }

    private static void time(String words, Work work) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        double[] times = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%.2f %s%n", times[RUNS / 2], words);
    }
}
