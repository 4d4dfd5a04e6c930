package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.ChildJvm;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.report.OutputException;
import dev.gopack.spec.Spec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong while a package is written: the old file stays, and nothing else. */
@Timeout(60)
class FaultsTest {

    private static final int SIZE = 5000;

    @TempDir
    Path directory;

    private Path old;

    @BeforeEach
    void makeOldFile() throws IOException {
        old = Files.writeString(directory.resolve("a-1.0.0_amd64.box"), "old");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000, 1001, 4999})
    void contentThatFailsAtAnyByteIsNamed(int good) throws IOException {
        ContentSource failing = Building.content("failing.bin", SIZE, () -> brokenAfter(good, new IOException("bad")));
        assertThatThrownBy(() -> build(failing, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read failing.bin: bad");
        Building.assertOnlyOld(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SIZE - 1, SIZE + 1, 2 * SIZE})
    void contentOfAnotherSizeThanPromisedIsRefused(int size) throws IOException {
        ContentSource changed = Building.content("changed.bin", SIZE, () -> new ByteArrayInputStream(new byte[size]));
        assertThatThrownBy(() -> build(changed, 1))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("changed.bin changed while it was read");
        Building.assertOnlyOld(old);
    }

    @Test
    void aFileThatVanishesBetweenPlanAndBuildIsNamed() throws IOException {
        Path file = Files.createTempFile("gopack-test", ".bin");
        PackageSpec spec = PackageSpec.builder("a", "1.0.0")
                .content(ContentSpec.to("/x").src(file.toString()))
                .build();
        PackagePlan plan = Building.gopack()
                .plan(Spec.of(spec), Selection.formats("box"))
                .plans()
                .get(0);
        Files.delete(file);
        assertThatThrownBy(() -> Building.gopack().write(plan, old))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString());
        Building.assertOnlyOld(old);
    }

    @Test
    void aPackageThatIsNotOnTheDiskAsItWasMeantGetsNoName() throws IOException {
        assertThatThrownBy(() -> Building.gopack()
                        .build(Spec.of(Building.spec("damaged", "x")), directory, Selection.formats("box")))
                .isInstanceOf(OutputException.class)
                .hasMessageStartingWith("cannot write " + directory.resolve("damaged-1.0.0_amd64.box")
                        + ": what is on the disk is not the package that was meant (verify.unreadable: ");
        Building.assertOnlyOld(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMistakeOfAProgramComesOutAsItIs(int threads) throws IOException {
        ContentSource wrong = Building.content("wrong.bin", SIZE, () -> {
            throw new IllegalStateException("a program's mistake");
        });
        assertThatThrownBy(() -> build(wrong, threads))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("a program's mistake");
        Building.assertOnlyOld(old);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anErrorOfTheMachineComesOutAsItIs(int threads) throws IOException {
        ContentSource huge = Building.content("huge.bin", SIZE, () -> {
            throw new OutOfMemoryError("not really");
        });
        assertThatThrownBy(() -> build(huge, threads)).isExactlyInstanceOf(OutOfMemoryError.class);
        Building.assertOnlyOld(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "progressed"})
    void aListenerThatThrowsStopsTheBuild(String when) throws IOException {
        BuildListener throwing = new BuildListener() {
            @Override
            public void started(PackagePlan plan) {
                fail("started");
            }

            @Override
            public void progressed(PackagePlan plan, long bytes) {
                fail("progressed");
            }

            private void fail(String now) {
                if (now.equals(when)) {
                    throw new IllegalStateException("listener");
                }
            }
        };
        assertThatThrownBy(() -> Building.gopack(1, throwing)
                        .build(Spec.of(Building.spec("a", "x")), directory, Selection.formats("box")))
                .hasMessage("listener");
        Building.assertOnlyOld(old);
    }

    @Test
    void aFailureStopsTheOtherPackagesAtOnce() throws IOException {
        CountDownLatch reading = new CountDownLatch(1);
        ContentSource endless = Building.content("endless.bin", SIZE, () -> new InputStream() {
            @Override
            public int read() throws IOException {
                reading.countDown();
                try {
                    new CountDownLatch(1).await();
                    throw new AssertionError();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw (IOException) new InterruptedIOException().initCause(e);
                }
            }
        });
        ContentSource failing = Building.content("failing.bin", SIZE, () -> {
            try {
                reading.await(); // the other package is in the middle of its content
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return brokenAfter(0, new IOException("bad"));
        });
        Spec spec = Spec.of(
                List.of(Architecture.AMD64),
                (format, architecture) -> List.of(Building.spec("a", endless), Building.spec("b", failing)));
        assertThatThrownBy(
                        () -> Building.gopack(2, BuildListener.NONE).build(spec, directory, Selection.formats("box")))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read failing.bin: bad");
        Building.assertOnlyOld(old);
    }

    @Test
    void aFullDiskLeavesTheOldFile() throws Exception {
        // The shell's limit on the size of a file gives the same failure as a full disk, and needs no privilege.
        String printed =
                ChildJvm.of(Large.class, directory).after("ulimit -f 256").run();
        assertThat(printed).isEqualTo("cannot write " + old + ": File too large");
        Building.assertOnlyOld(old);
    }

    @Test
    void nothingIsEverPrinted() throws Exception {
        assertThat(ChildJvm.of(Silent.class, directory).run()).isEmpty();
        assertThat(directory.resolve("fine-1.0.0_amd64.box")).exists();
        Building.assertOnlyOld(
                Files.move(old, Files.createDirectory(directory.resolve("x")).resolve("old")));
    }

    private WrittenPackage build(ContentSource content, int threads) throws IOException {
        Spec spec = Spec.of(
                List.of(Architecture.AMD64),
                (format, architecture) -> List.of(Building.spec("a", content), Building.spec("b", content)));
        return Building.gopack(threads, BuildListener.NONE)
                .build(spec, directory, Selection.formats("box"))
                .packages()
                .get(0);
    }

    private static InputStream brokenAfter(int good, IOException failure) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(new byte[good]), broken);
    }

    /** Writes a package of a mebibyte and prints why it could not. */
    static final class Large {
        public static void main(String[] arguments) throws IOException {
            ContentSource large = ContentSource.of("large.bin", new byte[1 << 20]);
            try {
                Building.gopack()
                        .build(Spec.of(Building.spec("a", large)), Path.of(arguments[0]), Selection.formats("box"));
            } catch (OutputException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    /** Builds packages that succeed and fail; prints nothing itself. */
    static final class Silent {
        public static void main(String[] arguments) throws IOException {
            Path directory = Path.of(arguments[0]);
            Building.gopack().build(Spec.of(Building.spec("fine", "x")), directory, Selection.ALL);
            ContentSource failing = Building.content("x", 9, () -> brokenAfter(3, new IOException("bad")));
            for (PackageSpec spec : List.of(Building.spec("refused", "x"), Building.spec("a", failing))) {
                try {
                    Building.gopack().build(Spec.of(spec), directory, Selection.ALL);
                    throw new AssertionError("it was built");
                } catch (GopackException e) {
                    continue;
                }
            }
        }
    }
}
