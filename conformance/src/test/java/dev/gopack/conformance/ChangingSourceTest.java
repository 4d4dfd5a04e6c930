package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.InputException;
import dev.gopack.spec.Spec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that changes, fails or vanishes while it is packaged is named with the cause, and no package has half of it. */
class ChangingSourceTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261128);
    private static final int INPUT_OUTPUT = 4;
    private static final int ROUNDS = 8;
    private static final int SIZE = 1 << 20;

    @TempDir
    Path directory;

    private Path out;

    @BeforeEach
    void makeTheOutputDirectory() throws IOException {
        out = Files.createDirectory(directory.resolve("out"));
    }

    /** What somebody does to a file. */
    enum Change {
        TRUNCATED {
            @Override
            void make(Path file, SplittableRandom random) throws IOException {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.setLength(random.nextInt(SIZE));
                }
            }
        },
        GROWN {
            @Override
            void make(Path file, SplittableRandom random) throws IOException {
                Files.write(file, new byte[1 + random.nextInt(1000)], StandardOpenOption.APPEND);
            }
        },
        WRITTEN_OVER {
            @Override
            void make(Path file, SplittableRandom random) throws IOException {
                try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.seek(random.nextInt(SIZE - 1));
                    open.write(1);
                }
            }
        },
        REPLACED_BY_ONE_OF_THE_SAME_SIZE_AND_TIME {
            @Override
            void make(Path file, SplittableRandom random) throws IOException {
                Path other = Files.write(file.resolveSibling("other"), new byte[SIZE]);
                Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
                Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
            }
        },
        REPLACED_BY_A_DIRECTORY {
            @Override
            void make(Path file, SplittableRandom random) throws IOException {
                Files.delete(file);
                Files.createDirectory(file);
            }
        },
        VANISHED {
            @Override
            void make(Path file, SplittableRandom random) throws IOException {
                Files.delete(file);
            }
        };

        abstract void make(Path file, SplittableRandom random) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsChangedAtAnyMoment(Change change) throws IOException {
        System.out.println("ChangingSourceTest: -Dgopack.seed=" + SEED);
        SplittableRandom random = new SplittableRandom(SEED + change.ordinal());
        Matrix matrix = new Matrix(directory, SIZE);
        byte[] bytes = Files.readAllBytes(matrix.noise());
        for (int round = 0; round < ROUNDS; round++) {
            String when = "seed " + SEED + ", round " + round;
            matrix.putOldOnes(out, random);
            // The content is read in four pieces a package. Round 0: when the first package begins, before it is
            // opened.
            AtomicLong countdown = new AtomicLong(round == 0 ? 0 : random.nextInt(1, 15));
            BuildListener changing = listener(countdown, () -> change.make(matrix.noise(), random.split()));

            Throwable failure = catchThrowable(() -> Gopack.builder()
                    .threads(2)
                    .listener(changing)
                    .build()
                    .build(Matrix.spec(directory), out, Selection.ALL));

            assertThat(failure).as(when).isInstanceOf(InputException.class);
            assertThat(failure.getMessage())
                    .as(when)
                    .contains(matrix.noise().toString())
                    .containsPattern("changed while it was read|no such file or directory|[iI]s a directory");
            matrix.assertWholeOrNothing(out, when);
            assertThat(Matrix.temporary(out)).as(when).isEmpty();
            Files.deleteIfExists(matrix.noise());
            Files.write(matrix.noise(), bytes);
        }
        Gopack.create().build(Matrix.spec(directory), out, Selection.ALL);
        matrix.assertComplete(out, matrix.names(), "undisturbed again");
    }

    /** Makes a change once, before a package begins or after a piece of content was read. */
    private static BuildListener listener(AtomicLong countdown, Action change) {
        return new BuildListener() {
            @Override
            public void started(PackagePlan plan) {
                if (countdown.compareAndSet(0, -1)) {
                    make();
                }
            }

            @Override
            public void progressed(PackagePlan plan, long bytes) {
                if (bytes > SIZE / 8 && countdown.decrementAndGet() == 0) {
                    countdown.set(-1);
                    make();
                }
            }

            private void make() {
                try {
                    change.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Something that may fail. */
    private interface Action {
        void run() throws IOException;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void aReadErrorAtAnyByte(String format) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 40; round++) {
            int good = random.nextInt(SIZE);
            Spec spec = spec(failingAfter(good));
            assertThatThrownBy(() -> Gopack.create().build(spec, out, Selection.formats(format)))
                    .as("seed %d, round %d", SEED, round)
                    .isInstanceOf(InputException.class)
                    .hasMessage("cannot read scratched.bin: the disk is scratched at " + good);
            assertThat(out).isEmptyDirectory();
        }
    }

    private static Spec spec(ContentSource source) {
        return Spec.of(
                PackageSpec.builder("many", "1.0.0")
                        .maintainer("Tools Team <tools@example.com>")
                        .license("MIT")
                        .description("Many")
                        .content(ContentSpec.to("/usr/share/scratched.bin").content(source))
                        .build(),
                Architecture.AMD64);
    }

    private static ContentSource failingAfter(int good) {
        return new ContentSource() {
            @Override
            public String name() {
                return "scratched.bin";
            }

            @Override
            public long size() {
                return SIZE;
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(new ByteArrayInputStream(new byte[good]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is scratched at " + good);
                    }
                });
            }
        };
    }

    /** The first page of a process's memory is not there: the kernel says EIO, as it does for a bad sector. */
    @Test
    void aReadErrorOfTheKernel() throws IOException {
        Path spec = Files.writeString(directory.resolve("gopack.yaml"), """
                name: memory
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                description: Memory
                license: MIT
                targets: [el9, debian12]
                contents: [{src: /proc/self/mem, dst: /usr/share/memory, file_info: {mode: 0644}}]
                """);

        Tool.Result result = Packages.gopack(directory, "build", spec, "--out", out);

        assertThat(result.code()).as(result.toString()).isEqualTo(INPUT_OUTPUT);
        assertThat(result.err()).isEqualTo("gopack: cannot read /proc/self/mem: Input/output error\n");
        assertThat(out).isEmptyDirectory();
    }
}
