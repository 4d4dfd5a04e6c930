package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.PackageFiles;
import dev.gopack.imports.ScanOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated build constraints against Go's own package go/build/constraint. */
class BuildConstraintOracleTest {

    private static final int COUNT = 4000;
    private static final List<String> WORDS = List.of("a", "b", "c", "linux.x", "a1", "_", "\u00e4", "ignore");
    private static final List<String> NOISE =
            List.of("!", "(", ")", "&&", "||", "&", " ", "\t", ",", "-", "a b", "!!", "");

    @TempDir
    Path temp;

    @Test
    void everyConstraintIsReadAsGoReadsIt() throws IOException {
        long seed = Long.getLong("gopack.seed", 20261126L);
        System.out.println("gopack.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            lines.add(random.nextInt(4) == 0 ? plus(random) : "//go:build " + broken(random, expression(random, 5)));
        }
        lines.add("//go:build " + "(".repeat(900) + "a" + ")".repeat(900));
        lines.add("//go:build " + "(".repeat(1000) + "a" + ")".repeat(1000));
        lines.add("//go:build a" + " && a".repeat(999));
        lines.add("//go:build a" + " && a".repeat(1000));
        lines.add("// +build" + " c".repeat(100) + " a");
        lines.add("// +build" + " c".repeat(101) + " a");
        assertThat(ours(lines)).containsExactlyElementsOf(go(lines));
    }

    private List<String> go(List<String> lines) throws IOException {
        Path source = temp.resolve("main.go");
        try (InputStream in = getClass().getResourceAsStream("/constraint-oracle/main.go")) {
            Files.copy(in, source);
        }
        Path input = Files.write(temp.resolve("lines"), lines);
        return Tool.run(
                        temp,
                        Map.of("GOFLAGS", "", "GO111MODULE", "off"),
                        List.of("sh", "-c", "exec go run main.go <\"$0\"", input))
                .ok()
                .lines();
    }

    /** Each constraint in a file of its own. */
    private List<String> ours(List<String> lines) throws IOException {
        Path folder = Files.createDirectory(temp.resolve("files"));
        for (int i = 0; i < lines.size(); i++) {
            Files.writeString(folder.resolve("f" + i + ".go"), lines.get(i) + "\n\npackage p\n");
        }
        BuildContext context = BuildContext.of("plan9", "386").withTags(List.of("a", "b"));
        PackageFiles files = ImportScan.ofFolder(folder, "example.com/p", context, ScanOptions.moduleOnly())
                .packages()
                .get(0)
                .files();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String name = "f" + i + ".go";
            // a +build line that cannot be read has no effect on a file, which the oracle calls an error
            boolean isPlus = lines.get(i).startsWith("// +build");
            String taken = isPlus && operators(lines.get(i)) > 100 ? "error" : "true";
            answers.add(
                    files.invalidGoFiles().contains(name)
                            ? "error"
                            : files.goFiles().contains(name) ? taken : "false");
        }
        return answers;
    }

    private static int operators(String plus) {
        return plus.substring("// +build".length()).strip().split("[ ,]+").length - 1;
    }

    private static String expression(SplittableRandom random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        return switch (kind) {
            case 0, 1 -> WORDS.get(random.nextInt(WORDS.size()));
            case 2 ->
                "!"
                        + (random.nextBoolean()
                                ? WORDS.get(random.nextInt(WORDS.size()))
                                : "(" + expression(random, depth - 1) + ")");
            case 3 -> "(" + expression(random, depth - 1) + ")";
            case 4 -> expression(random, depth - 1) + " && " + expression(random, depth - 1);
            default -> expression(random, depth - 1) + "||" + expression(random, depth - 1);
        };
    }

    private static String broken(SplittableRandom random, String expression) {
        if (random.nextInt(3) > 0) {
            return expression;
        }
        int at = random.nextInt(expression.length() + 1);
        return expression.substring(0, at) + NOISE.get(random.nextInt(NOISE.size())) + expression.substring(at);
    }

    private static String plus(SplittableRandom random) {
        StringBuilder line = new StringBuilder("// +build");
        for (int i = random.nextInt(5); i >= 0; i--) {
            line.append(' ').append(random.nextInt(3) == 0 ? "!" : "").append(WORDS.get(random.nextInt(WORDS.size())));
            while (random.nextInt(3) == 0) {
                line.append(',').append(random.nextBoolean() ? "!" : "").append(random.nextInt(9) == 0 ? "x-y" : "a");
            }
        }
        return line.toString();
    }
}
