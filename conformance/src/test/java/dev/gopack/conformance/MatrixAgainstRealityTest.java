package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the matrix says of programs happens: they are started by the loaders and libraries of three releases of Debian. */
class MatrixAgainstRealityTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CORPUS = Tool.directory("GOPACK_CORPUS");

    /** Targets by the suites whose libc6 is taken: glibc 2.31, 2.36, 2.41. */
    private static final Map<String, String> SUITES =
            Map.of("bullseye", "debian11", "bookworm", "debian12", "trixie", "debian13");

    @TempDir
    static Path base;

    @TempDir
    Path directory;

    private static final Map<String, Path> ROOTS = new LinkedHashMap<>();

    /** The libraries of each release, fetched once and kept beside the scratch roots. */
    @BeforeAll
    static void makeRoots() throws IOException {
        for (Map.Entry<String, String> suite : SUITES.entrySet()) {
            Path kept = Tool.directory("GOPACK_ROOTS").resolve("libc-" + suite.getKey() + ".tar");
            if (!Files.exists(kept)) {
                Path made = base.resolve("made.tar");
                Tool.run("mmdebstrap", "--variant=extract", "--include=libc6", suite.getKey(), made)
                        .ok();
                Path beside = kept.resolveSibling(
                        kept.getFileName() + ".new" + ProcessHandle.current().pid());
                Files.copy(made, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Files.delete(made);
            }
            Path root = Files.createDirectories(base.resolve(suite.getKey()));
            Tool.run("tar", "-xf", kept, "-C", root).ok();
            for (String merged : List.of("lib", "lib64")) { // links that base-files has, since Debian 13
                if (!Files.exists(root.resolve(merged))) {
                    Files.createSymbolicLink(root.resolve(merged), Path.of("usr/" + merged));
                }
            }
            ROOTS.put(suite.getValue(), root);
        }
    }

    @AfterAll
    static void forgetRoots() {
        ROOTS.clear();
    }

    @Test
    void programsStartWhereTheMatrixSaysSo() throws IOException {
        List<Path> programs = new ArrayList<>(List.of(CORPUS.resolve("golangci-lint/amd64/golangci-lint")));
        for (String name : List.of("built-cgo-8", "built-cgo-pie", "built-cgo-static", "built-plain", "built-pie")) {
            programs.add(program(name));
        }
        programs.add(strong("new", "arc4random_buf"));
        programs.add(strong("old", "strtol"));

        Map<String, Integer> started = new LinkedHashMap<>();
        for (Path program : programs) {
            for (Map.Entry<String, Path> root : ROOTS.entrySet()) {
                boolean starts = starts(root.getValue(), program);
                String verdict = cell(program, root.getKey()).get("verdict").asText();
                assertThat(verdict.startsWith("works"))
                        .as(program + " on " + root.getKey() + ": " + verdict + ", and it "
                                + (starts ? "starts" : "does not start"))
                        .isEqualTo(starts);
                started.merge(starts ? "yes" : "no", 1, Integer::sum);
            }
        }
        assertThat(started.get("no")).as("both happen").isGreaterThanOrEqualTo(3);
        assertThat(started.get("yes")).isGreaterThanOrEqualTo(10);
    }

    /**
     * The linker asks for the version of a weak symbol as for any other, and then the loader refuses the program: being
     * weak helps nothing. Only where the version itself is marked as weak the loader goes on.
     */
    @Test
    void aWeakSymbolIsNotAWeakVersion() throws IOException {
        Path weak = weak();
        Path old = ROOTS.get("debian11");
        assertThat(starts(old, weak)).isFalse();
        JsonNode refused = cell(weak, "debian11");
        assertThat(refused.get("verdict").asText()).isEqualTo("will-not-start");
        assertThat(refused.get("reasons").get(0).asText()).contains("GLIBC_2.36", "arc4random", "has 2.31");

        markVersion(weak);
        assertThat(starts(old, weak)).isTrue();
        JsonNode noted = cell(weak, "debian11");
        assertThat(noted.get("verdict").asText()).isEqualTo("works-with-note");
        assertThat(noted.get("reasons").toString()).contains("does without GLIBC_2.36");
    }

    private JsonNode cell(Path program, String target) throws IOException {
        Tool.Result result =
                Packages.gopack(directory, "matrix", "--format", "json", "--target", target, program.toString());
        assertThat(result.code()).as(result.err()).isZero();
        return JSON.readTree(result.out()).get(0);
    }

    /** True unless the loader refuses the program, or is not there; of a weak version it only says that it misses it. */
    private static boolean starts(Path root, Path program) throws IOException {
        // by another process: what this one has open for writing, a process that it starts meanwhile keeps open for a
        // moment,
        // and the kernel starts no such file
        Tool.run("cp", "--remove-destination", program, root.resolve("program")).ok();
        Tool.Result result = Tool.run("chroot", root, "/program", "--help");
        return result.code() != 127
                && result.code() != 126
                && !Pattern.compile("(?<!weak )version `[^']+' not found")
                        .matcher(result.err())
                        .find();
    }

    /** A program that calls one function, without the start of the C library, which asks for newer versions itself. */
    private Path strong(String name, String function) throws IOException {
        return compiled(name, """
                #include <stdlib.h>
                #include <unistd.h>
                void *called = (void *) %s;
                void _start(void) { _exit(called == 0); }
                """.formatted(function));
    }

    private Path weak() throws IOException {
        return compiled("weak", """
                #include <unistd.h>
                extern unsigned arc4random(void) __attribute__((weak));
                void _start(void) { _exit(arc4random ? 0 : 3); }
                """);
    }

    private Path compiled(String name, String text) throws IOException {
        Path source = directory.resolve(name + ".c");
        Files.writeString(source, text);
        Path program = directory.resolve(name);
        Tool.run("gcc", "-O1", "-nostartfiles", "-o", program, source).ok();
        return program;
    }

    /** Sets VER_FLG_WEAK of GLIBC_2.36, the first of the versions. // docs: gABI, symbol versions: vna_flags */
    private static void markVersion(Path program) throws IOException {
        String listed = Tool.run("readelf", "-W", "-V", program).ok().out();
        Matcher place = Pattern.compile("\\.gnu\\.version_r.*\\n.*Offset: 0x([0-9a-f]+)")
                .matcher(listed);
        assertThat(place.find()).isTrue();
        int at = Integer.parseInt(place.group(1), 16);
        Matcher entry = Pattern.compile("0x([0-9a-f]+):\\s+Name: GLIBC_2.36\\s+Flags: none")
                .matcher(listed);
        assertThat(entry.find()).isTrue();
        byte[] bytes = Files.readAllBytes(program);
        bytes[at + Integer.parseInt(entry.group(1), 16) + 4] = 2;
        Files.write(program, bytes);
        assertThat(Tool.run("readelf", "-W", "-V", program).ok().out()).contains("GLIBC_2.36  Flags: WEAK");
    }

    private static Path program(String prefix) {
        try (Stream<Path> all = Files.walk(CORPUS.resolve("go-programs"), 2)) {
            return all.filter(path -> path.getParent().getFileName().toString().startsWith(prefix))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
