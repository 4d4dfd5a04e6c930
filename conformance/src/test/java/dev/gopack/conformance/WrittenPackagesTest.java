package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.deb.DebFormat;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import dev.gopack.report.OutputException;
import dev.gopack.rpm.RpmFormat;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import dev.gopack.verify.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A package is read again before it gets its name: what is not on the disk as it was meant gets none. */
class WrittenPackagesTest {

    private static final String SPEC = """
            name: small
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Small
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            """;

    @TempDir
    Path directory;

    private static Spec read(String text, Path from) {
        return SpecReader.read("gopack.yaml", text.getBytes(StandardCharsets.UTF_8), from, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"rpm, 4", "rpm, 6", "deb, 4"})
    void noByteOnTheDiskCanBeAnother(String name, int rpmFormat) throws IOException {
        Files.writeString(directory.resolve("a"), "content\n");
        String text = SPEC + "rpm: {format: " + rpmFormat + "}\ncontents: [{src: a, dst: /opt/a}]\n";
        PackagePlan plan = Gopack.create()
                .plan(read(text, directory), Selection.formats(name))
                .plans()
                .get(0);
        Path file = directory.resolve("package");
        PackageFormat.Proof proof;
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            PackageFormat format = name.equals("rpm") ? new RpmFormat() : new DebFormat();
            proof = format.write(plan, out, new WriteContext(directory, 1, BuildListener.NONE));
        }
        byte[] whole = Files.readAllBytes(file);

        assertThat(isFound(proof, whole)).isFalse();
        int gaps = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] other = whole.clone();
            other[i] ^= (byte) (1 << i % 8);
            gaps += isFound(proof, other) ? 0 : 1;
        }
        assertThat(gaps).isZero();
        assertThat(isFound(proof, Arrays.copyOf(whole, whole.length - 1))).isTrue();
        assertThat(isFound(proof, Arrays.copyOf(whole, whole.length + 2))).isTrue();
    }

    private static boolean isFound(PackageFormat.Proof proof, byte[] bytes) throws IOException {
        Findings findings = new Findings();
        try {
            proof.check(ByteSource.of("package", bytes), findings);
            return findings.hasErrors();
        } catch (FormatException e) {
            return true;
        }
    }

    /** A disk that keeps something else than it was given, while a package is written to it. */
    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void aPackageThatTheDiskDamagesGetsNoNameAndNothingStays(String format) throws IOException {
        Path out = Files.createDirectory(directory.resolve("out"));
        build(format, out, BuildListener.NONE);
        assertThat(names(out)).hasSize(1);
        byte[] before = Files.readAllBytes(out.resolve(names(out).get(0)));

        assertThatThrownBy(() -> build(format, out, new Damage(out)))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("what is on the disk is not the package that was meant (verify.")
                .hasMessageContaining(out.toString());

        assertThat(names(out)).hasSize(1);
        assertThat(out.resolve(names(out).get(0))).hasBinaryContent(before);
    }

    /** Of packages with one payload each copy is looked at. */
    @Test
    void aPayloadThatPackagesShareIsLookedAtInEach() throws IOException {
        Path out = Files.createDirectory(directory.resolve("out"));
        noise();
        String two = SPEC + "targets: [el8, el9]\nrpm: {compression: gzip}\n" + CONTENTS;
        assertThatThrownBy(() -> Gopack.builder()
                        .threads(1)
                        .listener(new Damage(out))
                        .build()
                        .build(read(two, directory), out, Selection.formats("rpm")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("are not those that were written");
        assertThat(names(out)).isEmpty();
    }

    private static final String CONTENTS =
            "contents: [{src: one, dst: /opt/one}, {src: two, dst: /opt/two}, {src: two, dst: /opt/three}]\n";

    private void noise() throws IOException {
        byte[] noise = new byte[600_000];
        new SplittableRandom(1).nextBytes(noise);
        Files.write(directory.resolve("one"), noise);
        new SplittableRandom(2).nextBytes(noise);
        Files.write(directory.resolve("two"), noise);
    }

    private void build(String format, Path out, BuildListener listener) throws IOException {
        noise();
        String text = SPEC + "rpm: {compression: gzip}\ndeb: {compression: gzip}\n" + CONTENTS;
        Gopack.builder()
                .threads(1)
                .listener(listener)
                .build()
                .build(read(text, directory), out, Selection.formats(format));
    }

    private static List<String> names(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Turns a byte of every temporary file that is long enough, once each. */
    private static final class Damage implements BuildListener {

        private static final int AT = 100_000;

        private final Path out;
        private boolean done;

        Damage(Path out) {
            this.out = out;
        }

        @Override
        public void progressed(PackagePlan plan, long bytes) {
            try (Stream<Path> files = Files.list(out)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".tmp")).toList()) {
                    if (!done && Files.size(file) > 3 * AT) {
                        damage(file);
                        done = true;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void damage(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, AT);
                one.put(0, (byte) ~one.get(0));
                channel.write(one.flip(), AT);
            }
        }
    }
}
