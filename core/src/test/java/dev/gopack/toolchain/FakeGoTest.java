package dev.gopack.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gopack.model.Architecture;
import dev.gopack.model.GoBuild;
import dev.gopack.report.CancelledException;
import dev.gopack.report.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real Go does rarely: a script stands in for an old, broken, hanging or talkative one. */
@Timeout(60)
class FakeGoTest {

    /** Answers {@code go env NAME...} as Go 1.26 does; what follows is what a build does. $out is the folder for it. */
    private static final String MODERN = """
            if [ "$1" = env ]; then
                echo go1.26.8
                shift 2
                for name; do eval "echo \\"\\${$name-}\\""; done
                exit
            fi
            [ "$1" = install ] && out=$GOPATH/bin || out=$3
            """;

    @TempDir
    Path dir;

    private Path folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = Files.createDirectory(dir.resolve("project"));
    }

    private GoToolchain toolchain(String script) throws IOException {
        Path bin = Files.createDirectories(dir.resolve("bin"));
        Path go = Files.writeString(bin.resolve("go"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(go, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new GoToolchain(
                dir.resolve("cache"),
                Map.of("PATH", bin + ":/usr/bin:/bin", "GOPROXY", "https://robot:hunter2secret@proxy.example/"));
    }

    private GoRequest request(GoBuild build, Architecture architecture) {
        return new GoRequest(build, folder, architecture, Optional.empty(), Optional.empty(), false);
    }

    private Path build(String script, String source) throws IOException {
        return toolchain(script).build(request(GoBuild.of(source), Architecture.AMD64), () -> false);
    }

    private String failure(String script) {
        Throwable thrown = catchThrowable(() -> build(script, "."));
        assertThat(thrown).isInstanceOf(SpecException.class);
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void aGoWithoutWhatWeBuildWithIsTooOld() {
        // observed: Go 1.15 prints an empty line for a variable that it does not know
        assertThat(failure("for name; do [ $name = env ] || echo; done\n"))
                .contains("older than go1.17; Gopack builds with go1.19 or later", "[go.old-toolchain]");
        assertThat(failure(MODERN.replace("go1.26.8", "go1.18.10")))
                .contains("the Go toolchain is go1.18.10", "https://go.dev/dl", "[go.old-toolchain]");
    }

    @Test
    void whatOlderGoSaysOfNewerSourceIsUnderstood() {
        // observed: Go 1.20.14 and 1.17.13, `go build` with go.mod saying 1.99, 1.99.1 and an import of 1.23
        Map.of(
                        "example.com/t: cannot compile Go 1.99 code", "1.99",
                        "go.mod:3: invalid go version '1.99.1': must match format 1.23", "1.99.1",
                        "note: imported by a module that requires go 1.23", "1.23")
                .forEach((said, version) -> assertThat(failure(MODERN + "echo \"" + said + "\" >&2; exit 1\n"))
                        .contains("the program needs go " + version + " or later", said, "[go.old-toolchain]"));
    }

    @Test
    void aGoThatCrashesIsAFailureWithWhatItSaidAndNoSecret() {
        assertThat(failure(MODERN + "echo \"panic: at $GOPROXY and hunter2secret\tx\" >&2; kill -SEGV $$\n"))
                .contains("go build . failed with exit code 139: [go.build-failed]")
                .contains("\n  panic: at https://***@proxy.example/ and *** x")
                .doesNotContain("hunter2secret");
    }

    @Test
    void aRepositoryThatGitDoesNotTrustHasItsKey() {
        // observed: Go 1.26.8 with git 2.39 in a folder of another user
        assertThat(failure(MODERN + "echo 'error obtaining VCS status: exit status 128' >&2\n"
                        + "echo '\tUse -buildvcs=false to disable VCS stamping.' >&2; exit 1\n"))
                .contains("go.build.vcs: false [go.build-failed]\n  error obtaining VCS status");
    }

    @Test
    void aProgramThatCannotBeStartedIsNoGo() {
        assertThat(failure("").replace(dir.toString(), "DIR"))
                .contains("\"DIR/bin/go\" is no go command", "[go.no-toolchain]");
        assertThatThrownBy(() -> toolchain("")
                        .build(
                                request(
                                        GoBuild.builder(".")
                                                .command("./project")
                                                .build(),
                                        Architecture.AMD64),
                                () -> false))
                .hasMessageContaining("there is no go command \"./project\"");
    }

    @Test
    void muchOutputNeitherBlocksTheBuildNorFillsTheMemory() {
        String message = failure(
                MODERN
                        + "echo first >&2; yes 0123456789abcdef | head -c 20000000 >&2; yes | head -c 20000000; echo last >&2; exit 1\n");
        assertThat(message)
                .contains("\n  first\n", " bytes more ...\n")
                .endsWith("last")
                .hasSizeLessThan(3 * Captured.HALF);
    }

    @Test
    void aBuildThatIsCancelledEndsWithAllThatItStarted() throws IOException {
        GoToolchain toolchain =
                toolchain(MODERN + "sleep 1000 & echo $! > \"$PWD/child\"; echo $$ > \"$PWD/parent\"; wait\n");
        BooleanSupplier cancelled = () -> Files.exists(folder.resolve("parent"));
        assertThatThrownBy(() -> toolchain.build(request(GoBuild.of("."), Architecture.AMD64), cancelled))
                .isInstanceOf(CancelledException.class);
        for (String name : new String[] {"parent", "child"}) {
            long id = Long.parseLong(Files.readString(folder.resolve(name)).strip());
            ProcessHandle.of(id).ifPresent(process -> process.onExit().join());
        }
        assertNoWork();
    }

    @Test
    void anInterruptedBuildEndsAndTheThreadStaysInterrupted() throws IOException {
        GoToolchain toolchain = toolchain(MODERN + "sleep 1000\n");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> toolchain.build(request(GoBuild.of("."), Architecture.AMD64), () -> false))
                .isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertNoWork();
    }

    private void assertNoWork() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("cache/go/work"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aBuildThatMakesNothingIsNotOneProgram() {
        assertThat(failure(MODERN)).contains("go build . makes no program", "[go.not-one-program]");
    }

    @Test
    void theProgramOfAFolderIsMadeAgainAndThatOfAModuleIsKept() throws IOException {
        String counting = MODERN + "echo x >> " + dir.resolve("runs") + "; mkdir -p $out; echo $GOARCH > $out/tool\n";
        Path first = build(counting, ".");
        assertThat(first).hasContent("amd64\n").hasFileName("tool");
        assertThat(build(counting, ".")).isEqualTo(first);
        assertThat(dir.resolve("runs")).hasContent("x\nx\n");
        Path module = build(counting, "example.com/tool@v1.0.0");
        assertThat(build(counting, "example.com/tool@v1.0.0")).isEqualTo(module);
        assertThat(dir.resolve("runs")).hasContent("x\nx\nx\n");
        assertThat(build(counting, "example.com/tool@v1.0.1")).isNotEqualTo(module);
        assertThat(build(counting.replace("go1.26.8", "go1.26.9"), "example.com/tool@v1.0.0"))
                .isNotEqualTo(module);
        assertThat(dir.resolve("runs")).hasContent("x\nx\nx\nx\nx\n");
    }

    @Test
    void theEnvironmentIsWhatThePackageDecides() throws IOException {
        String printing = MODERN + "env | sort > " + dir.resolve("env") + "; mkdir -p $out; echo x > $out/tool\n";
        GoBuild build = GoBuild.builder(".")
                .cgo(true)
                .environment(Map.of("CC", "zig cc"))
                .build();
        toolchain(printing)
                .build(
                        new GoRequest(
                                build,
                                folder,
                                new Architecture("arm7"),
                                Optional.of("GOARM=7"),
                                Optional.of(Instant.ofEpochSecond(1_767_225_600)),
                                false),
                        () -> false);
        assertThat(Files.readAllLines(dir.resolve("env")))
                .contains("GOOS=linux", "GOARCH=arm", "GOARM=7", "CGO_ENABLED=1", "CC=zig cc", "GOFLAGS=", "GOENV=off")
                .contains("SOURCE_DATE_EPOCH=1767225600", "CGO_CPPFLAGS=-DGOPACK_SOURCE_DATE_EPOCH=1767225600")
                .contains("GOPROXY=https://robot:hunter2secret@proxy.example/", "GIT_TERMINAL_PROMPT=0");
    }

    @Test
    void aProcessorThatGoDoesNotKnowIsRefused() {
        for (String name : new String[] {"all", "s390", "arm", "sparc"}) {
            assertThatThrownBy(() ->
                            toolchain(MODERN).build(request(GoBuild.of("."), new Architecture(name)), () -> false))
                    .as(name)
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("[go.bad-architecture]")
                    .hasMessageContaining("archs: amd64, 386, arm5, arm6, arm7, arm64,");
        }
    }
}
