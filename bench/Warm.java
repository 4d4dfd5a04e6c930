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
    private static final int TURNS = 15;

    private interface Work {
        void run() throws IOException;
    }

    private Warm() {}

    /**
     * Prints a line for each call: milliseconds, and what it was. Arguments: "program" and a file, or "imports", a module's
     * folder, the module cache, GOROOT, GOOS, GOARCH and the minor version of Go. For the module, too, how the call compares
     * with the go command: "ratio", the command, the median of the ratios.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[1]);
        if (args[0].equals("program")) {
            program(file);
        } else {
            time("import scan, with the standard library's sources", () -> imports(file, args));
            beside(file, "list", () -> imports(file, args), "go", "list", "-deps", "./...");
            beside(file, "list-json", () -> imports(file, args), "go", "list", "-deps", "-json", "./...");
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

    /** Takes turns with a command, so that whatever else the machine does meets both. */
    private static void beside(Path folder, String name, Work work, String... command)
            throws IOException, InterruptedException {
        double[] ratios = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            long start = System.nanoTime();
            work.run();
            long between = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("go list failed in " + folder);
            }
            ratios[i] = (between - start) / (double) (System.nanoTime() - between);
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "ratio %s %.2f%n", name, ratios[TURNS / 2]);
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
