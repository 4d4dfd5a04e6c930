package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** {@code gopack matrix} says where real programs and packages run, and why not. */
class MatrixTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROGRAMS = Tool.directory("GOPACK_CORPUS").resolve("go-programs");
    private static final Path STATIC = Tool.directory("GOPACK_CORPUS").resolve("golangci-lint/amd64/golangci-lint");

    @TempDir
    Path directory;

    @Test
    void aStaticProgramStartsEverywhere() throws IOException {
        for (JsonNode cell : matrix(STATIC)) {
            assertThat(cell.get("verdict").asText()).as(cell.toString()).startsWith("works");
            assertThat(cell.get("subject").asText()).isEqualTo(STATIC.toString());
            assertThat(cell.get("arch").asText()).isEqualTo("amd64");
        }
    }

    /** The highest version that readelf finds decides, release by release. */
    @Test
    void aProgramThatIsLinkedWithANewLibraryDoesNotStartOnOldReleases() throws IOException {
        Path program = program("built-cgo-8");
        String needed = highest(Tool.run("readelf", "-W", "-V", program).out());
        Map<String, String> libraries = Map.of("el7", "2.17", "el8", "2.28", "el9", "2.34", "debian12", "2.36");

        for (JsonNode cell : matrix(program, "--target", String.join(",", libraries.keySet()))) {
            boolean newEnough = compare(libraries.get(cell.get("target").asText()), needed) >= 0;
            assertThat(cell.get("verdict").asText())
                    .as(cell.toString())
                    .isEqualTo(newEnough ? "works" : "will-not-start");
            if (!newEnough) {
                assertThat(cell.get("reasons").get(0).asText())
                        .contains("GLIBC_" + needed, "CGO_ENABLED=0", "libc.so.6");
            }
        }
    }

    @Test
    void glibcIsNotMusl() throws IOException {
        for (JsonNode cell : matrix(program("built-cgo-8"), "--target", "alpine")) {
            assertThat(cell.get("verdict").asText()).isEqualTo("will-not-start");
            assertThat(cell.get("reasons").get(0).asText()).contains("musl");
        }
    }

    @Test
    void aProgramForNewProcessorsDoesNotStartOnAllThatAReleaseSupports() throws IOException {
        JsonNode cells = matrix(program("built-amd64-v3"), "--target", "el9,el10,debian12");

        assertThat(verdicts(cells)).containsExactly("will-not-start", "works", "will-not-start");
        assertThat(cells.get(0).get("reasons").get(0).asText()).contains("GOAMD64=v3", "build with GOAMD64=v2");
        assertThat(cells.get(2).get("reasons").get(0).asText()).contains("build with GOAMD64=v1");
    }

    /** A program that asks for atomics looks for them when it starts. // source: Go, runtime/asm_arm64.s */
    @Test
    void anOptionBehindTheLevelCountsToo() throws IOException {
        JsonNode cells = matrix(program("built-arm64-lse"), "--target", "el8,amazonlinux2023");

        assertThat(verdicts(cells)).containsExactly("will-not-start", "works");
        assertThat(cells.get(0).get("reasons").get(0).asText()).contains("GOARM64=v8.0,lse", "build with GOARM64=v8.0");
    }

    @Test
    void goNeedsNewerMachinesThanSomeReleases() throws IOException {
        JsonNode cells = matrix(program("esbuild-0.25.0-linux-s390x"), "--target", "el8,debian12");

        assertThat(verdicts(cells)).containsExactly("works", "works-with-note");
        assertThat(cells.get(1).get("reasons").get(0).asText()).contains("Go needs z13", "debian12");
    }

    @Test
    void textTellsOnceWhatIsTheSameEverywhere() {
        Tool.Result many = Packages.gopack(directory, "matrix", "--target", "el8,el9,debian12", STATIC);
        assertThat(many.out()).containsOnlyOnce("\n    names: Go's resolver alone");

        Tool.Result text = Packages.gopack(directory, "matrix", "--target", "el7,el9", program("built-cgo-8"));

        assertThat(text.out().split("\nto know of ", -1)).hasSize(2);
        assertThat(text.out()).contains("\n    el7: free support of el7 ended").contains("\n    el9: needs glibc");
    }

    @Test
    void aProgramForAnotherSystemDoesNotStart() throws IOException {
        JsonNode cells = matrix(program("built-windows"), "--target", "el9");

        assertThat(verdicts(cells)).containsExactly("will-not-start");
        assertThat(cells.get(0).get("reasons").get(0).asText()).contains("windows", "GOOS=linux");

        // an ELF file is not for Linux because it is one
        JsonNode other = matrix(program("esbuild-0.6.14-freebsd-amd64"), "--target", "el9");
        assertThat(verdicts(other)).containsExactly("will-not-start");
        assertThat(other.get(0).get("reasons").get(0).asText()).contains("freebsd", "GOOS=linux");
    }

    @Test
    void aProgramThatWasCopiedInPartIsKilled() throws IOException {
        Path part = directory.resolve("part");
        Files.write(part, Arrays.copyOf(Files.readAllBytes(STATIC), 4 << 20));
        assertThat(part.toFile().setExecutable(true)).isTrue();
        assertThat(Tool.run(part.toString(), "version").code()).isNotZero();

        JsonNode cells = matrix(part, "--target", "debian12");
        assertThat(verdicts(cells)).containsExactly("will-not-start");
        assertThat(cells.get(0).get("reasons").get(0).asText()).contains("ends before the program does");
    }

    @Test
    void aTargetOfASpecHasTheProcessorsThatItNames() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), """
                name: food
                version: 1
                target_definitions:
                  x3: {base: el9, values: {arch.amd64.cpu: x86-64-v3}}
                targets: [x3]
                contents: []
                """);
        JsonNode cells = matrix(program("built-amd64-v3"), "--spec", spec.toString(), "--target", "el9,x3");
        assertThat(verdicts(cells)).containsExactly("will-not-start", "works");
    }

    /** A package is refused where what it requires is not there, and a spec is answered for the releases that it names. */
    @Test
    void packagesAndSpecs() throws IOException {
        Files.copy(program("built-cgo-8"), directory.resolve("tool"));
        Path spec = directory.resolve("gopack.yaml");
        Files.writeString(spec, """
                name: tool
                version: 1.0.0
                maintainer: Tools <tools@example.com>
                license: MIT
                description: Tool
                archs: [amd64]
                targets: [el8, debian12]
                go: {binary: tool}
                """);
        JsonNode ofSpec = matrix(spec);
        assertThat(verdicts(ofSpec)).containsExactly("works", "will-not-install"); // deb, rpm
        assertThat(ofSpec.get(1).get("target").asText()).isEqualTo("el8");

        Packages.gopack(directory, "build", "--target", "fedora43", "--format", "rpm", "--out", "out");
        Path rpm;
        try (Stream<Path> built = Files.walk(directory.resolve("out"))) {
            rpm = built.filter(file -> file.toString().endsWith(".rpm"))
                    .findFirst()
                    .orElseThrow();
        }
        JsonNode ofRpm = matrix(rpm, "--target", "el7,el8,fedora43,debian12");
        assertThat(verdicts(ofRpm))
                .containsExactly("will-not-install", "will-not-install", "works", "will-not-install");
        assertThat(ofRpm.get(0).get("reasons").toString())
                .contains("compressed with zstd")
                .contains("glibc");
        assertThat(ofRpm.get(3).get("reasons").get(0).asText()).contains("rpm package", "installs deb");
    }

    @Test
    void aPipelineFailsAtTheVerdictThatItChose() {
        Path program = program("built-cgo-8");
        assertThat(Packages.gopack(directory, "matrix", "--target", "el8", program)
                        .code())
                .isZero();
        assertThat(Packages.gopack(directory, "matrix", "--target", "el8", "--fail-on", "will-not-start", program)
                        .code())
                .isEqualTo(5);
        assertThat(Packages.gopack(directory, "matrix", "--target", "debian12", "--fail-on", "works-with-note", program)
                        .code())
                .isZero();
        assertThat(Packages.gopack(directory, "matrix", "--target", "nowhere", program)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeReadIsNotPassedOver() throws IOException {
        Path programs = Files.createDirectory(directory.resolve("programs"));
        Files.copy(program("built-cgo-8"), programs.resolve("good"));
        Files.write(programs.resolve("bad"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9});

        Tool.Result result = Packages.gopack(directory, "matrix", "--target", "debian12", programs);

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).contains("good").doesNotContain("bad");
        assertThat(result.err()).contains("bad");

        Tool.Result two =
                Packages.gopack(directory, "matrix", "--target", "debian12", "/etc/passwd", programs.resolve("good"));
        assertThat(two.code()).isEqualTo(7);
        assertThat(two.out()).contains("good").contains("works");
        assertThat(two.err()).contains("/etc/passwd");
    }

    @Test
    void aSpecIsNotAnsweredForOtherReleasesThanThoseAskedFor() throws IOException {
        Path spec = directory.resolve("gopack.yaml");
        Files.writeString(spec, """
                name: tool
                version: 1.0.0
                maintainer: Tools <tools@example.com>
                license: MIT
                description: Tool
                archs: [all]
                targets: [el8]
                """);

        Tool.Result result = Packages.gopack(directory, "matrix", "--target", "alpine", spec);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("alpine");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aPageNeedsNothingElse() throws Exception {
        Path hostile = directory.resolve("<img src=x onerror=alert(1)>");
        Files.copy(program("built-cgo-8"), hostile);
        String page = Packages.gopack(directory, "matrix", "--format", "html", "--target", "el8,debian12", hostile)
                .out();
        assertThat(page)
                .contains("<td data-label=\"Target\">debian12</td>", "will-not-start", "GLIBC_", "CGO_ENABLED=0")
                .contains("name=\"viewport\"")
                .doesNotContain("http://", "https://", "<link", "<img", "@ROWS@", "@SUMMARY@");

        String picture = Packages.gopack(directory, "matrix", "--format", "svg", "--target", "el8,debian12", hostile)
                .out();
        int cells = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture)))
                .getElementsByTagName("g")
                .getLength();
        assertThat(cells).isEqualTo(2);

        assertThat(Packages.gopack(directory, "matrix", "--format", "md", "--target", "el8", hostile)
                        .out())
                .startsWith("| subject | target | arch | verdict | reasons |\n|---|---|---|---|---|\n")
                .doesNotContain("<img")
                .hasLineCount(3);
        assertThat(Packages.gopack(directory, "matrix", "--target", "el8", hostile)
                        .out())
                .contains("el8", "will-not-start", "link against glibc 2.28 or older");
    }

    private JsonNode matrix(Path path, Object... options) throws IOException {
        List<Object> words = new ArrayList<>(List.of("matrix", "--format", "json", path));
        words.addAll(List.of(options));
        Tool.Result result = Packages.gopack(directory, words.toArray());
        assertThat(result.code()).as(result.err()).isZero();
        JsonNode cells = JSON.readTree(result.out());
        assertThat(cells).isNotEmpty();
        return cells;
    }

    private static List<String> verdicts(JsonNode cells) {
        List<String> verdicts = new ArrayList<>();
        cells.forEach(cell -> verdicts.add(cell.get("verdict").asText()));
        return verdicts;
    }

    private static Path program(String prefix) {
        try (Stream<Path> all = Files.list(PROGRAMS)) {
            Path found = all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
            if (Files.isRegularFile(found)) {
                return found;
            }
            try (Stream<Path> inside = Files.walk(found)) {
                return inside.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String highest(String readelf) {
        Matcher versions = Pattern.compile("GLIBC_([0-9.]+)").matcher(readelf);
        String highest = "0";
        while (versions.find()) {
            highest = compare(versions.group(1), highest) > 0 ? versions.group(1) : highest;
        }
        return highest;
    }

    private static int compare(String left, String right) {
        return java.lang.module.ModuleDescriptor.Version.parse(left)
                .compareTo(java.lang.module.ModuleDescriptor.Version.parse(right));
    }
}
