package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.InputException;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that are built together share what they have in common, and are what they are when each is built alone. */
class SharedPayloadTest {

    private static final String SPEC = """
            name: shared
            version: 1.0.0
            arch: amd64
            maintainer: Tools Team <tools@example.com>
            description: Built together
            license: MIT
            targets: [el9, el10, fedora43, debian12, debian13, ubuntu24.04]
            contents:
              - {src: large.bin, dst: /usr/bin/large, file_info: {mode: 0755}}
              - {src: large.bin, dst: /usr/bin/again, file_info: {mode: 0755}}
              - {src: middle.bin, dst: /usr/share/shared/middle.bin}
              - {src: shared.conf, dst: /etc/shared.conf, type: config}
            rpm: {compression: %1$s}
            deb: {compression: %1$s}
            packages:
              - suffix: -extra
                contents:
                  - {src: large.bin, dst: /usr/lib/shared/large.bin}
                  - {src: shared.conf, dst: /usr/share/shared/shared.conf}
            """;

    @TempDir
    static Path base;

    private static final byte[] PROGRAM = new byte[5 << 20];

    @BeforeAll
    static void input() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (String name : List.of("large", "middle")) {
            byte[] bytes = new byte[name.equals("large") ? 6_000_000 : 900_000];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i % 100 < 60 ? i / 100 : random.nextInt(40));
            }
            Files.write(base.resolve(name + ".bin"), bytes);
        }
        Files.writeString(base.resolve("shared.conf"), "a = 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz:0", "none"})
    void everyPackageIsWhatItIsAlone(String compression) throws Exception {
        String name = compression.replace(":", "");
        Spec spec = spec(name, compression);
        Gopack gopack = gopack(3);
        List<WrittenPackage> together = gopack.build(spec, base.resolve("together-" + name), Selection.ALL)
                .packages();
        assertThat(together).hasSize(12);

        List<PackagePlan> plans = gopack.plan(spec, Selection.ALL).plans();
        for (int i = 0; i < plans.size(); i++) {
            Path alone = base.resolve("alone-" + name).resolve(plans.get(i).path());
            Files.createDirectories(alone.getParent());
            WrittenPackage written = gopack(1).write(plans.get(i), alone);
            WrittenPackage other = together.get(i);
            assertThat(other.path().getFileName()).isEqualTo(alone.getFileName());
            assertThat(Files.mismatch(alone, other.path()))
                    .as("first difference in %s", plans.get(i).path())
                    .isEqualTo(-1);
            assertThat(written.sha256()).isEqualTo(other.sha256());
            if (plans.get(i).format().equals("rpm")) {
                Tool.run("rpm", "-K", "--nosignature", alone).ok();
            } else {
                Tool.run("dpkg-deb", "-x", alone, base.resolve("unpacked-" + name + i))
                        .ok();
            }
        }
        try (Stream<Path> files = Files.walk(base.resolve("together-" + name))) {
            assertThat(files.filter(Files::isRegularFile))
                    .as("no spool is left")
                    .hasSize(12);
        }
    }

    /** Read for the rpm, whose header has a digest of the archive; all others copy what was made of it. */
    @Test
    void aContentIsReadOnceForAllFormatsAndTargets() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        Path out = base.resolve("counted");
        List<WrittenPackage> written = gopack(2)
                .build(
                        counted(opened, PROGRAM.length),
                        out,
                        Selection.ALL.targets(targets("el9", "fedora43", "debian11", "ubuntu24.04")))
                .packages();
        assertThat(written).hasSize(4);
        assertThat(opened).hasValue(2); // zstd for three of them, xz for debian11
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aFailureIsTheOneThatHappenedWhoeverWaits(int threads) throws IOException {
        Path out = Files.createDirectory(base.resolve("failing-" + threads));
        for (int round = 0; round < 8; round++) {
            assertThatThrownBy(() ->
                            gopack(threads).build(counted(new AtomicInteger(), PROGRAM.length - 1), out, Selection.ALL))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("program changed while it was read: it has more than");
            assertThat(out).isEmptyDirectory();
        }
    }

    private static Spec counted(AtomicInteger opened, long size) {
        ContentSource source = new ContentSource() {
            @Override
            public String name() {
                return "program";
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                opened.incrementAndGet();
                return new ByteArrayInputStream(PROGRAM);
            }
        };
        return Spec.of(
                PackageSpec.builder("counted", "1.0.0")
                        .maintainer("Tools Team <tools@example.com>")
                        .license("MIT")
                        .description("Counted")
                        .content(ContentSpec.to("/usr/share/program").content(source))
                        .build(),
                Architecture.AMD64);
    }

    private static List<Target> targets(String... names) {
        return Arrays.stream(names)
                .map(name -> Targets.bundled().find(name).orElseThrow())
                .toList();
    }

    private static Gopack gopack(int threads) {
        return Gopack.builder()
                .workingDirectory(base)
                .sourceDate(Instant.ofEpochSecond(1_790_000_000))
                .threads(threads)
                .build();
    }

    private static Spec spec(String name, String compression) throws IOException {
        return SpecReader.read(Files.writeString(base.resolve(name + ".yaml"), SPEC.formatted(compression)));
    }
}
