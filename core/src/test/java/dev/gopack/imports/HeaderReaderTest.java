package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.imports.SourceHeader.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header of a Go file. Expected: go list -e -json, Go 1.26.8, on the same text. */
class HeaderReaderTest {

    @Test
    void importsAreReadWithTheirPlaces() throws IOException {
        SourceHeader header = read("""
                // Package p.
                package p

                import "fmt"
                import (
                \t. "os"; _ "net"
                \tq `path`
                )
                import ()

                var x = `import "no"`
                """);
        assertThat(header.packageName()).isEqualTo("p");
        assertThat(header.imports())
                .containsExactly(
                        new Place("fmt", 4, 8),
                        new Place("os", 6, 2),
                        new Place("net", 6, 10),
                        new Place("path", 7, 2));
        assertThat(header.problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package p\n// import \"no\"\n/* import \"no\" */\nvar x = \"import \\\"no\\\"\"\n",
                "package p\nconst x = `\nimport \"no\"\n`\n",
                "package p; func import_() {}\n",
                "package p;;import \"no\"\n",
                "package p\nif x { import \"no\" }\n",
                "package p func f() {}\nimport \"no\"\n",
                "\ufeffpackage p\n"
            })
    void whatIsNoImportDeclarationIsNoImport(String text) throws IOException {
        SourceHeader header = read(text);
        assertThat(paths(header)).isEmpty();
        assertThat(header.problem()).isNull();
        assertThat(header.packageName()).isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package p\nimport a\n",
                "package p\nimport \"a\"\n\f\nimport \"b\"\n",
                "package p\nimport \"a\" // a\ufeffb\n",
                "package p\nimport \"a\" import \"b\"\n",
                "package p\nimport (\"a\" \"b\")\n",
                "package p\nimport (\"a\"\n",
                "package p\nimport x\n\"a\"\n",
                "package p\nimport func \"a\"\n",
                "package p\nimport \"\"\n",
                "package p\nimport \"a b\"\n",
                "package p\nimport \"a\\q\"\n",
                "package p\nimport \"\\xff\"\n",
                "package p\nimport `a\n",
                "package p\nimport \"a\n\"\n"
            })
    void brokenImportsKeepTheFileInItsPackage(String text) throws IOException {
        SourceHeader header = read(text);
        assertThat(header.imports()).isEmpty();
        assertThat(header.packageName()).isEqualTo("p");
        assertThat(header.problem()).isNotNull();
        assertThat(header.problem().unreadable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "package",
                "package func\n",
                "package 9\n",
                "; package p\n",
                "\ufeff\ufeffpackage p\n",
                "/"
            })
    void withoutAPackageClauseThereIsNoPackage(String text) throws IOException {
        SourceHeader header = read(text);
        assertThat(header.packageName()).isEmpty();
        assertThat(header.problem()).isNotNull();
    }

    @Test
    void aNulMakesAFileUnreadable() throws IOException {
        for (String text :
                List.of("\0package p\n", "package p\n// \0\nimport \"a\"\n", "package p\nimport \"a\0\"\n")) {
            assertThat(read(text).problem()).isNotNull();
            assertThat(read(text).problem().unreadable()).isTrue();
        }
        assertThat(read("package p\nimport \"a\"\nvar x = \"\0\"\n").problem()).isNull();
    }

    @Test
    void invalidUtf8InTheHeaderIsAProblem() throws IOException {
        for (String hex : List.of("c3", "ff", "c080", "eda080", "f4908080", "e282")) {
            byte[] bytes = java.util.HexFormat.of().parseHex(hex);
            byte[] start = "package p\nimport \"a\" // ".getBytes(StandardCharsets.UTF_8);
            byte[] all = Arrays.copyOf(start, start.length + bytes.length + 1);
            System.arraycopy(bytes, 0, all, start.length, bytes.length);
            all[all.length - 1] = '\n';
            SourceHeader header = HeaderReader.read(new ByteArrayInputStream(all), new byte[64]);
            assertThat(header.problem()).as(hex).isNotNull();
            assertThat(header.imports()).isEmpty();
        }
    }

    @Test
    void goBuildCountsBeforeThePackageClauseOnly() throws IOException {
        assertThat(read("//go:build linux\n\npackage p\n").goBuild()).isEqualTo("linux");
        assertThat(read("/* x */\n//go:build linux\npackage p\n").goBuild()).isEqualTo("linux");
        assertThat(read("/* x */ //go:build linux\npackage p\n").goBuild()).isNull();
        assertThat(read("/*\n//go:build linux\n*/\npackage p\n").goBuild()).isNull();
        assertThat(read("package p\n//go:build linux\n").goBuild()).isNull();
        assertThat(read("//go:builder linux\n\npackage p\n").goBuild()).isNull();
        assertThat(read("// go:build linux\n\npackage p\n").goBuild()).isNull();
        assertThat(read("//go:build a\r\n\r\npackage p\r\n").goBuild()).isEqualTo("a");
        assertThat(read("//go:build a\n//go:build b\npackage p\n").constraintProblem())
                .isNotNull();
    }

    @Test
    void plusBuildNeedsABlankLineAfterIt() throws IOException {
        assertThat(read("// +build a\n// +build b,c\n\npackage p\n").plusBuild())
                .containsExactly("a", "b,c");
        assertThat(read("//+build a\n\npackage p\n").plusBuild()).containsExactly("a");
        assertThat(read("// +build a\npackage p\n").plusBuild()).isEmpty();
        assertThat(read("/* x */\n// +build a\n\npackage p\n").plusBuild()).isEmpty();
        assertThat(read("// +builder a\n\npackage p\n").plusBuild()).isEmpty();
    }

    @Test
    void embedPatternsAreReadFromTheWholeFile() throws IOException {
        SourceHeader header = read("""
                package p

                import _ "embed"

                const no = "//go:embed no" + `
                //go:embed no
                `
                /*
                //go:embed no
                */
                var c = '"' //go:embed d

                //go:embed a* "b c" `all:e` "\\x66"
                var x string
                //go:embedding no
                //go:embed "not closed
                """);
        assertThat(header.embeds()).extracting(Place::text).containsExactly("d", "a*", "b c", "all:e", "f");
        assertThat(header.embeds().get(1)).isEqualTo(new Place("a*", 13, 12));
        assertThat(read("package p\n//go:embed a\nvar x string\n").embeds()).isEmpty();
    }

    @Test
    void aHeaderOfAnySizeIsReadInTheSameMemory() throws IOException {
        byte[] end = "\n//go:build linux\n\npackage p\n\nimport \"fmt\"\n".getBytes(StandardCharsets.UTF_8);
        byte[] close = concat("*/".getBytes(StandardCharsets.UTF_8), end);
        List<Repeating> files = List.of(
                new Repeating("", "// a long line without an end ", 100L << 20, end),
                new Repeating("", "// +build !x\n", 10L << 20, end),
                new Repeating("", "\n", 10L << 20, end),
                new Repeating("/*", "x\n", 10L << 20, close));
        for (Repeating file : files) {
            SourceHeader header = HeaderReader.read(file, new byte[1 << 13]);
            assertThat(paths(header)).containsExactly("fmt");
            assertThat(header.goBuild()).isEqualTo("linux");
        }
    }

    @Test
    void aFileThatEmbedsIsReadToItsEndInTheSameMemory() throws IOException {
        byte[] end = "`\n//go:embed b.txt\nvar b string\n".getBytes(StandardCharsets.UTF_8);
        Repeating file = new Repeating("package p\n\nimport _ \"embed\"\n\nvar a = `", "generated\n", 100L << 20, end);
        assertThat(HeaderReader.read(file, new byte[1 << 13]).embeds())
                .extracting(SourceHeader.Place::text)
                .containsExactly("b.txt");
    }

    @Test
    void noCutOrChangedByteMakesItFail() throws IOException {
        long seed = Long.getLong("gopack.seed", 20261126L);
        System.out.println("gopack.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] text =
                ("//go:build a && (b || !c)\n// +build a\n\n/* x */ package p // y\nimport (\n\t_ \"embed\"\n\tx `y`;\n)\n"
                                + "import . \"\\u00e4\"\n//go:embed \"a\" b\nvar c = '\\''\n")
                        .getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            check(text, cut);
        }
        String alphabet = "\"`'\\/*\n;()._ia\0\u00ff\t";
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = text.clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                int c = random.nextInt(4) == 0
                        ? random.nextInt(256)
                        : alphabet.charAt(random.nextInt(alphabet.length()));
                changed[random.nextInt(changed.length)] = (byte) c;
            }
            check(changed, changed.length);
        }
    }

    /** What is in memory at a time makes no difference, and a file with a problem imports nothing. */
    private static void check(byte[] text, int length) throws IOException {
        SourceHeader header = HeaderReader.read(new ByteArrayInputStream(text, 0, length), new byte[3]);
        assertThat(HeaderReader.read(new ByteArrayInputStream(text, 0, length), new byte[1 << 10]))
                .isEqualTo(header);
        assertThat(header.problem() == null || header.imports().isEmpty()).isTrue();
    }

    private static List<String> paths(SourceHeader header) {
        return header.imports().stream().map(Place::text).toList();
    }

    private static SourceHeader read(String text) throws IOException {
        return HeaderReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new byte[64]);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    /** A start, a unit again and again, and an end. */
    private static final class Repeating extends InputStream {
        private final byte[] start;
        private final byte[] unit;
        private final long size;
        private final byte[] end;
        private long at;

        Repeating(String start, String unit, long size, byte[] end) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.unit = unit.getBytes(StandardCharsets.UTF_8);
            this.size = this.start.length + size / this.unit.length * this.unit.length;
            this.end = end;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int count = 0;
            while (count < length && at < size + end.length) {
                target[from + count++] = next();
                at++;
            }
            return count == 0 ? -1 : count;
        }

        private byte next() {
            if (at < start.length) {
                return start[(int) at];
            }
            return at < size ? unit[(int) ((at - start.length) % unit.length)] : end[(int) (at - size)];
        }
    }
}
