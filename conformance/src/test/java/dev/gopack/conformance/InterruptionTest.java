package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.Digests;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a build ends, a package's path has what was there before or the complete new package. */
class InterruptionTest {

    private static final int INPUT_OUTPUT = 4;
    private static final String OLD = "the package that was there before\n";

    @TempDir
    Path directory;

    private Path out;

    @BeforeEach
    void writeTheSpec() throws IOException {
        out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(directory.resolve("gopack.yaml"), """
                name: big
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                description: Big
                license: MIT
                mtime: 2026-11-01T12:00:00Z
                contents:
                  - {src: big.bin, dst: /usr/share/big.bin}
                """);
    }

    /** A source of which almost nothing is on disk. */
    private void source(long size) throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(directory.resolve("big.bin").toFile(), "rw")) {
            sparse.setLength(size);
        }
    }

    /** A source that cannot be compressed. */
    private void noise(int size) throws IOException {
        byte[] bytes = new byte[size];
        new java.util.Random(1).nextBytes(bytes);
        Files.write(directory.resolve("big.bin"), bytes);
    }

    private static String fileName(String format) {
        return format.equals("rpm") ? "big-1.0.0-1.x86_64.rpm" : "big_1.0.0_amd64.deb";
    }

    private List<String> command(String format, Path target) {
        return Packages.gopack(
                Packages.javaHome(),
                Packages.QUICK_START,
                List.of("build", "--format", format, "--out", target.toString()));
    }

    @ParameterizedTest
    @CsvSource({"rpm, TERM, 143", "rpm, INT, 130", "deb, TERM, 143", "deb, INT, 130"})
    void aSignalLeavesTheOldPackageAndNoTemporaryFile(String format, String signal, int code) throws Exception {
        source(100L << 30);
        Path target = Files.writeString(out.resolve(fileName(format)), OLD);

        Process build = startedBuild(format);
        Tool.run("kill", "-" + signal, build.pid()).ok();

        assertThat(build.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(build.exitValue()).isEqualTo(code);
        assertThat(out).isDirectoryNotContaining(path -> !path.equals(target));
        assertThat(target).hasContent(OLD);
    }

    /** Also while another program signs, which ends with it. */
    @ParameterizedTest
    @CsvSource({"TERM, 143, key", "INT, 130, key", "INT, 130, command"})
    void aSignalDuringASignatureLeavesThePackageAndNoTemporaryFile(String signal, int code, String how)
            throws Exception {
        noise(how.equals("key") ? 150 << 20 : 1 << 20);
        Path gpgHome = Files.createDirectory(directory.resolve("gpg"));
        try (Gpg gpg = new Gpg(gpgHome)) {
            gpg.key("signer", "rsa2048");
            Tool.run(directory, Map.of(), command("deb", out)).ok();
            Path target = out.resolve(fileName("deb"));
            byte[] before = Digests.digest("SHA-256").digest(Files.readAllBytes(target));
            List<String> words = new ArrayList<>(List.of("sign", target.toString()));
            Path pid = directory.resolve("pid");
            if (how.equals("key")) {
                words.addAll(List.of("--key", gpg.secret("signer", "").toString()));
            } else {
                Path open = gpgHome.resolve("open.asc");
                gpg.run("--armor", "--output", open, "--export", "signer").ok();
                Path slow = Files.writeString(
                        directory.resolve("slow"), "#!/bin/sh\necho $$ >" + pid + "\nexec sleep 1000\n");
                Tool.run("chmod", "755", slow).ok();
                words.addAll(List.of("--command", slow.toString(), "--public-key", open.toString()));
            }
            Process sign = new ProcessBuilder(Packages.gopack(Packages.javaHome(), Packages.QUICK_START, words))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("said").toFile())
                    .start();
            while (how.equals("key") ? entries() < 2 : !Files.exists(pid) || Files.size(pid) == 0) {
                assertThat(sign.isAlive()).isTrue();
                Thread.sleep(5);
            }
            Tool.run("kill", "-" + signal, sign.pid()).ok();

            assertThat(sign.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(sign.exitValue()).isEqualTo(code);
            assertThat(entries()).as("files beside the package").isEqualTo(1);
            assertThat(Digests.digest("SHA-256").digest(Files.readAllBytes(target)))
                    .isEqualTo(before);
            if (how.equals("command")) {
                long program = Long.parseLong(Files.readString(pid).strip());
                assertThat(ProcessHandle.of(program).map(ProcessHandle::isAlive).orElse(false))
                        .isFalse();
            }
        }
    }

    private long entries() throws IOException {
        try (Stream<Path> all = Files.list(out)) {
            return all.count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void killedInTheMiddleTheOldPackageStaysAndTheRestIsPrivate(String format) throws Exception {
        source(100L << 30);
        Path target = Files.writeString(out.resolve(fileName(format)), OLD);

        startedBuild(format).destroyForcibly().waitFor();

        assertThat(target).hasContent(OLD);
        try (Stream<Path> files = Files.list(out)) {
            for (Path left : files.filter(path -> !path.equals(target)).toList()) {
                assertThat(left.getFileName().toString()).matches("\\.gopack-.*\\.tmp");
                assertThat(Tool.run("stat", "-c", "%a", left).ok().lines()).containsExactly("600");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void aFullDiskLeavesTheOldPackageAndNoTemporaryFile(String format) throws IOException {
        noise(3 << 20);
        List<String> command = new ArrayList<>(command(format, out));
        boolean mounted =
                Tool.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", out).code() == 0;
        if (!mounted) {
            command.addAll(0, List.of("prlimit", "--fsize=1048576")); // writing fails in the same way, with other words
        }
        try {
            Path target = Files.writeString(out.resolve(fileName(format)), OLD);

            Tool.Result result = Tool.run(directory, Map.of(), command);

            assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
            assertThat(result.err())
                    .contains("cannot write", fileName(format), mounted ? "No space left on device" : "File too large")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
            assertThat(result.out()).isEmpty();
            assertThat(out).isDirectoryNotContaining(path -> !path.equals(target));
            assertThat(target).hasContent(OLD);
        } finally {
            if (mounted) {
                Tool.run("umount", out).ok();
            }
        }
    }

    @Test
    void aStandardOutputThatIsFullIsAnOutputFailure() throws IOException {
        noise(1 << 10);

        Tool.Result result = Tool.run(
                directory,
                Map.of(),
                List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh", "java", "-jar", Packages.jar(), "build"));

        assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
    }

    /** A build that has begun to write. */
    private Process startedBuild(String format) throws Exception {
        try (WatchService watch = out.getFileSystem().newWatchService()) {
            out.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            Process build = Tool.process(directory, Map.of(), command(format, out))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("words").toFile())
                    .start();
            WatchKey written = watch.poll(60, TimeUnit.SECONDS);
            assertThat(written)
                    .as(() -> "nothing was written: " + text(directory.resolve("words")))
                    .isNotNull();
            assertThat(build.isAlive()).isTrue();
            return build;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
