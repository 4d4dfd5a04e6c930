package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gopack.io.Endurance;
import dev.gopack.report.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No source hurts: headers, build constraints and embed patterns are read, or are problems of the package. */
class HostileSourcesTest {

    private static final int ROUNDS = Integer.getInteger("gopack.rounds", 20_000);
    private static final long SEED = Long.getLong("gopack.seed", 20261126);
    private static final long MOST_MEMORY = 32L << 20;
    private static final long MOST_NANOSECONDS = 2_000_000_000L;
    private static final ModuleIdentity OWNER = new ModuleIdentity("example.com/m", "", "", true);
    private static final BuildContext LINUX = BuildContext.of("linux", "amd64");

    private static final String GO = """
            //go:build linux && (amd64 || !cgo) && go1.20
            // +build linux,amd64 !windows

            /* a */ package p // b

            import (
            \t_ "embed"
            \tx "example.com/m/x"; . `fmt`
            )
            import "C"

            //go:embed data/*.txt "a b" all:data
            //go:embed [a-c]?e*
            var files embed.FS
            const text = `//go:embed no`
            """;
    private static final List<String> PIECES = List.of(
            "//go:build ",
            "// +build ",
            "//go:embed ",
            "package ",
            "import ",
            "embed",
            "/*",
            "*/",
            "//",
            "\n",
            "\r\n",
            "\n\n",
            " ",
            ";",
            "(",
            ")",
            "!",
            "&&",
            "||",
            "\"",
            "`",
            "'",
            "\\",
            "\\x",
            "\\u00e4",
            "*",
            "?",
            "[",
            "]",
            "[^a-",
            "all:",
            "..",
            "/",
            ".",
            "\0",
            "\ufeff",
            "\u00e4",
            "\ud83d\ude00",
            "_",
            "ignore",
            "go1.99",
            ",");
    private static final List<String> NAMES = List.of(
            "a.go",
            "a_test.go",
            "a_linux.go",
            "a_windows_amd64.go",
            "a_linux_test.go",
            "_a.go",
            ".go",
            "_linux.go",
            "a.s",
            "a.c",
            "a.swig",
            "a.syso",
            "a b",
            "data/x.txt",
            "data/.y",
            "data/go.mod",
            "a\\b",
            "\u00e4.go");

    private final Endurance endurance = new Endurance();

    @TempDir
    Path folder;

    @AfterEach
    void tell() throws IOException {
        endurance.tell();
    }

    @Test
    void noMutantHurts() {
        System.out.println("gopack.seed=" + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        int whole = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, byte[]> files = new TreeMap<>();
            files.put("data/x.txt", new byte[0]);
            files.put("cde", new byte[0]);
            for (int count = random.nextInt(1, 3); count > 0; count--) {
                files.put(NAMES.get(random.nextInt(NAMES.size())), mutant(random));
            }
            whole += survives(files, "seed " + SEED + ", mutant " + i) ? 1 : 0;
        }
        assertThat(whole).as("packages without a problem").isBetween(ROUNDS / 100, ROUNDS - ROUNDS / 10);
    }

    @Test
    void everyTruncationIsSurvived() {
        byte[] go = bytes(GO);
        for (int length = 0; length < go.length; length++) {
            survives(Map.of("a.go", Arrays.copyOf(go, length)), "cut at " + length);
        }
    }

    @Test
    void largeFilesCostLittle() {
        String embed = "package p\nimport \"embed\"\n//go:embed ";
        for (String start : List.of("", "//go:build ", "// +build ", "package p\n", "package p\nimport (\n", embed)) {
            for (String piece : List.of(
                    "\n",
                    " ",
                    "(",
                    "!",
                    "a ",
                    "a,",
                    "a&&",
                    "// +build a\n",
                    "//go:build a\n",
                    "\"a\";",
                    "/*",
                    "`",
                    "\\",
                    "\"",
                    "*",
                    "[",
                    "\0",
                    "\u00e4",
                    "import \"a\"\n",
                    "//go:embed a*\n",
                    "all:a ")) {
                byte[] file = bytes(start + piece.repeat((4 << 20) / piece.length()));
                survives(Map.of("a.go", file, "data", new byte[0]), start + " and many " + piece);
            }
        }
    }

    /** Each pattern starts over at every character of a name of 255, and fails at the last one. */
    @Test
    void patternsDoNotBacktrackWithoutEnd() {
        String file = "package p\nimport \"embed\"\n" + "//go:embed *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b\n".repeat(1000);
        assertThat(survives(Map.of("a.go", bytes(file), "a".repeat(255), new byte[0]), "stars"))
                .isFalse();
    }

    /** Two links to the folder itself: a pattern of 30 parts fits a billion paths. */
    @Test
    void linksThatMakeManyPathsOfFewAreFollowedForAWhile() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("."));
        Files.writeString(folder.resolve("a.go"), "package p\nimport \"embed\"\n//go:embed " + "*/".repeat(30) + "*\n");
        GoPackage found = read(new FolderTree(folder));
        assertThat(found.problems())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("more than 250000 names");
    }

    private static GoPackage read(SourceTree tree) throws IOException {
        List<SourceTree.Entry> sources = tree.list("", SourceTree.Wanted.SOURCES);
        GoPackage found = PackageReader.read(tree, "", sources, LINUX, "example.com/m", OWNER);
        return EmbedFiles.resolve(found, tree, "");
    }

    /** True if the package has no problem. */
    private boolean survives(Map<String, byte[]> files, String what) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long time = threads.getCurrentThreadCpuTime();
        boolean whole;
        try {
            whole = read(new MemoryTree(files)).problems().isEmpty();
        } catch (IOException | RuntimeException | Error e) {
            StringBuilder text = new StringBuilder(what);
            files.forEach((name, bytes) -> text.append('\n')
                    .append(name)
                    .append('\n')
                    .append(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, Math.min(1024, bytes.length)))));
            return fail(text.toString(), e);
        }
        long size = files.values().stream().mapToLong(each -> each.length).sum();
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
                .as("memory, " + what)
                .isLessThan(MOST_MEMORY + 40 * size);
        long took = threads.getCurrentThreadCpuTime() - time;
        endurance.input("Go sources: headers, constraints, embed patterns", !whole, took);
        assertThat(took).as("time, " + what).isLessThan(MOST_NANOSECONDS);
        return whole;
    }

    private static byte[] mutant(SplittableRandom random) {
        String text = GO;
        for (int edits = random.nextInt(5); edits > 0; edits--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + random.nextInt(30));
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            text = switch (random.nextInt(5)) {
                case 0 -> text.substring(0, at) + piece + text.substring(at);
                case 1 -> text.substring(0, at) + piece + text.substring(to);
                case 2 -> text.substring(0, at) + text.substring(to);
                case 3 -> text.substring(0, to) + text.substring(at);
                default -> random.nextInt(8) == 0 ? text.substring(0, at + 1) : text.replace(piece, "");
            };
            text = text.isEmpty() ? piece : text;
        }
        byte[] bytes = bytes(text);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
