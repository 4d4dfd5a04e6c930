package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.report.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are missing, locked, in use or full of leftovers; clocks that are wrong; processes at one output. */
class OutputFolderTest {

    private static final int SPEC = 3;
    private static final int INPUT_OUTPUT = 4;
    private static final Instant FUTURE = Instant.parse("2099-01-01T00:00:00Z");

    @TempDir
    static Path base;

    private static Matrix matrix;

    @TempDir
    Path directory;

    private Path out;

    @BeforeAll
    static void buildUndisturbed() throws IOException {
        matrix = new Matrix(base, 50_000);
        matrix.assertTheToolsTakeThem();
    }

    @BeforeEach
    void nameTheOutputDirectory() {
        out = directory.resolve("out");
    }

    @Test
    void aMissingFolderIsMadeWithThoseAboveIt() throws IOException {
        out = directory.resolve("a/b/c");
        command(List.of(), Map.of()).ok();
        matrix.assertComplete(out, matrix.names(), "folders made");
    }

    /** On a file system that is mounted read-only if this process may mount one, else in a folder that it may not write to. */
    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        Files.createDirectory(out);
        boolean mounted =
                Tool.run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", out).code() == 0;
        try {
            Tool.Result result = mounted ? command(List.of(), Map.of()) : withoutPermission();

            assertFailure(result, "cannot write " + out, mounted ? "Read-only file system" : "permission denied");
            assertThat(out).isEmptyDirectory();
        } finally {
            if (mounted) {
                Tool.run("umount", out).ok();
            }
        }
    }

    private Tool.Result withoutPermission() throws IOException {
        Tool.run("chmod", "a-w", out).ok();
        if (!Files.isWritable(out)) {
            return command(List.of(), Map.of());
        }
        Tool.run("chmod", "a+rx", base, directory, matrix.noise()).ok(); // root: as somebody else, who can read the jar
        return Packages.asNobody(base, "build", "-o", out);
    }

    @Test
    void aDirectoryAtOneOfThePlacesStopsTheBuildAndTheOtherPlacesAreWholeOrEmpty() throws IOException {
        for (String name : matrix.names()) {
            Files.deleteIfExists(out.resolve(name));
            Path inTheWay = Files.createDirectories(out.resolve(name).resolve("mine"));
            assertFailure(command(List.of(), Map.of()), "cannot write " + out.resolve(name) + ": it is a directory");
            assertThat(inTheWay).isDirectory();
            Tool.run("rm", "-r", out.resolve(name)).ok();
            matrix.assertWholeOrNothing(out, name);
            assertThat(Matrix.temporary(out)).isEmpty();
        }
        command(List.of(), Map.of()).ok();
        matrix.assertComplete(out, matrix.names(), "nothing in the way any more");
    }

    @Test
    void aFolderThatVanishesWhileAPackageIsWrittenIsNamed() {
        BuildListener vanishing = new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                Tool.run("rm", "-rf", out).ok();
            }
        };
        assertThatThrownBy(() -> Gopack.builder()
                        .threads(1)
                        .listener(vanishing)
                        .build()
                        .build(Matrix.spec(base), out, Selection.ALL))
                .isInstanceOf(OutputException.class)
                .hasMessageStartingWith("cannot write " + out)
                .hasMessageEndingWith(": no such file or directory");
        assertThat(out).doesNotExist();
    }

    @Test
    void severalProcessesAtOneOutputLeaveCompletePackages() throws Exception {
        Files.createDirectory(out);
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            running.add(Tool.process(base, Map.of(), arguments(List.of()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(directory.resolve("words" + i).toFile())
                    .start());
        }
        running.add(BuildAgainAndAgain.start(base, directory, 8, List.of(out, out, out)));
        running.add(BuildAgainAndAgain.start(base, directory, 8, List.of(out, out)));
        for (Process one : running) {
            assertThat(one.waitFor())
                    .as(() -> Stream.of(directory.resolve("words0"), base.resolve("words"))
                            .map(file -> Tool.run("cat", file).out())
                            .toList()
                            .toString())
                    .isZero();
        }
        matrix.assertComplete(out, matrix.names(), "after 4 processes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01T00:00:00Z", "1971-01-01T00:00:00Z"})
    void whatAKilledRunLeftGoesWhateverTheClockSaid(String time) throws IOException {
        Files.createDirectory(out);
        Path left = Files.writeString(out.resolve(".gopack-1-2-3.tmp"), "half a package");
        Path old = Files.writeString(out.resolve(matrix.names().get(0)), Matrix.OLD);
        for (Path file : List.of(left, old)) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
        }
        command(List.of(), Map.of()).ok();
        matrix.assertComplete(out, matrix.names(), "leftovers of " + time);
    }

    /** A clock that was set back: what is read and replaced is younger than now. */
    @Test
    void filesFromTheFutureGiveTheSamePackages() throws IOException {
        Files.createDirectory(out);
        Files.setLastModifiedTime(matrix.noise(), FileTime.from(FUTURE));
        command(List.of(), Map.of()).ok();
        matrix.assertComplete(out, matrix.names(), "sources from the future");
    }

    @Test
    void aClockThatWasSetBackByYearsChangesNothing() throws IOException {
        command(List.of(), Map.of()).ok();
        Files.writeString(out.resolve(".gopack-1-2-3.tmp"), "left by a run of the future");
        List<String> command = new ArrayList<>(List.of("faketime", "2001-02-03 04:05:06"));
        command.addAll(arguments(List.of()));

        Tool.run(base, Map.of("DONT_FAKE_MONOTONIC", "1"), command).ok();

        matrix.assertComplete(out, matrix.names(), "built in 2001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4294967296", "18446744073709551616"})
    void aDateThatNoPackageCanHaveIsRefusedBeforeAnythingIsWritten(String epoch) {
        Tool.Result result = command(List.of(), Map.of("SOURCE_DATE_EPOCH", epoch));

        assertThat(result.code()).as(result.toString()).isEqualTo(SPEC);
        assertThat(result.err()).contains("SOURCE_DATE_EPOCH", epoch).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void aMissingTemporaryFolderIsNamedWhereItIsNeeded() {
        Path missing = directory.resolve("missing");
        String option = "-Djava.io.tmpdir=" + missing;

        // The library of zstd is unpacked there.
        assertFailure(
                command(List.of(option), Map.of(), "--target", "el9"),
                "cannot write " + out,
                "temporary folder " + missing + " (there is no such folder)");
        assertThat(out).doesNotExist();

        command(List.of(option), Map.of(), "--target", "el8,debian12").ok(); // gzip needs none
        assertThat(missing).doesNotExist();
    }

    private static String java() {
        return Packages.javaHome().resolve("bin/java").toString();
    }

    private List<String> arguments(List<String> options, String... more) {
        List<String> java = new ArrayList<>(Packages.QUICK_START);
        java.addAll(options);
        List<String> words = new ArrayList<>(List.of("build", "--out", out.toString()));
        words.addAll(List.of(more));
        return Packages.gopack(Packages.javaHome(), java, words);
    }

    private Tool.Result command(List<String> options, Map<String, String> environment, String... more) {
        return Tool.run(base, environment, arguments(options, more));
    }

    private static void assertFailure(Tool.Result result, String... words) {
        assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }
}
