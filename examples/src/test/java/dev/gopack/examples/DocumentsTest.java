package dev.gopack.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents show what the tests run: a code block below {@code <!-- from: FILE -->} is that file, or a region of it. */
class DocumentsTest {

    private static final Pattern BLOCK =
            Pattern.compile("<!-- from: ([^ #]+)(?:#(\\S+))? -->\\n```[a-z]*\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern EXPLAINED =
            Pattern.compile("<!-- explained: (\\S+) -->\\n```\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+Test)\\b");

    @Test
    void snippetsAreWhatTheFilesSay() throws IOException {
        List<String> checked = new ArrayList<>();
        for (Path document : documents()) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                String source = Files.readString(Run.ROOT.resolve(block.group(1)));
                String expected = block.group(2) == null ? source : region(source, block.group(2));
                assertThat(block.group(3))
                        .as("%s: %s", document, block.group(1))
                        .isEqualTo(expected);
                checked.add(block.group(1));
            }
        }
        assertThat(checked).isNotEmpty();
    }

    @Test
    void relationsInTheReadmeAreThoseThatAreDerived() throws Exception {
        Matcher block = EXPLAINED.matcher(Files.readString(Run.ROOT.resolve("README.md")));
        int blocks = 0;
        while (block.find()) {
            Run.Result explained =
                    Run.gopack(Run.ROOT, Map.of("GOPACK_CORPUS", Run.corpus()), "explain", block.group(1));
            assertThat(explained.code()).as(explained.err()).isZero();
            List<String> derived =
                    explained.out().lines().map(DocumentsTest::words).toList();
            assertThat(block.group(2).lines().map(DocumentsTest::words)).isSubsetOf(derived);
            blocks++;
        }
        assertThat(blocks).isEqualTo(2);
    }

    private static String words(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        for (Path document : documents()) {
            assertThat(links(document)).as("%s", document).allSatisfy(link -> assertThat(link)
                    .exists());
        }
    }

    @Test
    void testsThatAreNamedAreThere() throws IOException {
        List<String> named = new ArrayList<>();
        for (Path document : documents()) {
            Matcher test = TEST.matcher(Files.readString(document));
            while (test.find()) {
                named.add(test.group(1) + ".java");
            }
        }
        try (Stream<Path> files = Files.walk(Run.ROOT)) {
            assertThat(named).isNotEmpty();
            assertThat(files.map(file -> file.getFileName().toString())).containsAll(named);
        }
    }

    /** The files that a document links to. */
    static List<Path> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document))
                .results()
                .map(link -> document.resolveSibling(link.group(1)))
                .toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Run.ROOT, 3)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static String region(String source, String name) {
        List<String> lines = source.lines().toList();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("// region:" + name)) {
                start = i + 1;
            } else if (start >= 0 && lines.get(i).strip().equals("// endregion")) {
                return String.join("\n", lines.subList(start, i)).stripIndent() + "\n";
            }
        }
        throw new AssertionError("no region " + name);
    }
}
