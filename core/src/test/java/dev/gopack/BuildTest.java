package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.model.Architecture;
import dev.gopack.report.FormatException;
import dev.gopack.report.OutputException;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BuildTest {

    @TempDir
    Path directory;

    @Test
    void aBuildMakesItsDirectoryAndTellsWhatItMade() throws IOException {
        Path out = directory.resolve("new/out");
        BuildResult result =
                Building.gopack().build(Spec.of(Building.spec("a", "hello")), out, Selection.formats("box"));
        assertThat(result.report().findings()).isEmpty();
        WrittenPackage written = result.packages().get(0);
        assertThat(written.path()).isEqualTo(out.resolve("a-1.0.0_amd64.box"));
        assertThat(written.path()).hasContent("BOX a 1.0.0 1700000000\n/opt/a 5\n\nhello");
        assertThat(written.size()).isEqualTo(Files.size(written.path()));
        assertThat(written.sha256()).isEqualTo(sha256(written.path()));
        assertThat(written)
                .extracting(WrittenPackage::format, WrittenPackage::name, WrittenPackage::evr)
                .containsExactly("box", "a", "1.0.0");
        assertThat(written.architecture()).isEqualTo(Architecture.AMD64);
        assertThat(written.elapsed()).isPositive();
        assertThat(Building.names(out)).containsExactly("a-1.0.0_amd64.box");
    }

    @Test
    void nothingIsWrittenIfAnyPackageHasAnError() {
        Spec spec = Spec.of(
                List.of(Architecture.AMD64),
                (format, architecture) -> List.of(Building.spec("fine", "x"), Building.spec("refused", "x")));
        assertThatThrownBy(() -> Building.gopack().build(spec, directory.resolve("out"), Selection.ALL))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("[box.refused]");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void buildingAgainGivesTheSameBytesOverTheOldFile() throws IOException {
        Spec spec = Spec.of(Building.spec("a", "hello"), Architecture.AMD64, Architecture.ARM64);
        List<String> first = digests(Building.gopack(1, BuildListener.NONE).build(spec, directory, Selection.ALL));
        List<String> again = digests(Building.gopack(4, BuildListener.NONE).build(spec, directory, Selection.ALL));
        assertThat(again).hasSize(4).isEqualTo(first);
        assertThat(Building.names(directory)).hasSize(4);
    }

    @Test
    void onePlanMayBeWrittenToAnyFile() throws IOException {
        PackagePlan plan = Building.gopack()
                .plan(Spec.of(Building.spec("a", "hello")), Selection.formats("box"))
                .plans()
                .get(0);
        WrittenPackage written = Building.gopack().write(plan, directory.resolve("other.name"));
        assertThat(written.path()).isEqualTo(directory.resolve("other.name")).isNotEmptyFile();
    }

    @Test
    void theListenerHearsEachStepInItsOrder() throws IOException {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        BuildListener listener = new BuildListener() {
            @Override
            public void started(PackagePlan plan) {
                heard.add("started " + plan.fileName());
            }

            @Override
            public void progressed(PackagePlan plan, long bytes) {
                heard.add("progressed " + bytes);
            }

            @Override
            public void finished(WrittenPackage written) {
                assertThat(written.path()).exists();
                heard.add("finished " + written.path().getFileName());
            }
        };
        Building.gopack(1, listener)
                .build(Spec.of(Building.spec("a", "x".repeat(300_000))), directory, Selection.formats("box"));
        assertThat(heard)
                .containsExactly(
                        "started a-1.0.0_amd64.box",
                        "progressed 262144",
                        "progressed 37856",
                        "finished a-1.0.0_amd64.box");
    }

    @Test
    void packagesAreWrittenSideBySide() throws IOException {
        CyclicBarrier together = new CyclicBarrier(2);
        BuildListener meeting = new BuildListener() {
            @Override
            public void started(PackagePlan plan) {
                try {
                    together.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError("the other package was not started meanwhile", e);
                }
            }
        };
        BuildResult result =
                Building.gopack(2, meeting).build(Spec.of(Building.spec("a", "x")), directory, Selection.ALL);
        assertThat(result.packages()).hasSize(2);
    }

    @Test
    void resultsHaveTheOrderOfThePlansWhateverIsFinishedFirst() throws IOException {
        CountDownLatch crateIsDone = new CountDownLatch(1);
        BuildListener listener = new BuildListener() {
            @Override
            public void started(PackagePlan plan) {
                try {
                    assertThat(plan.format().equals("crate") || crateIsDone.await(30, TimeUnit.SECONDS))
                            .isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void finished(WrittenPackage written) {
                crateIsDone.countDown();
            }
        };
        BuildResult result =
                Building.gopack(2, listener).build(Spec.of(Building.spec("a", "x")), directory, Selection.ALL);
        assertThat(result.packages()).extracting(WrittenPackage::format).containsExactly("box", "crate");
    }

    @Test
    void aDirectoryInTheWayIsAnOutputProblem() throws IOException {
        Files.createDirectory(directory.resolve("a-1.0.0_amd64.box"));
        assertThatThrownBy(() ->
                        Building.gopack().build(Spec.of(Building.spec("a", "x")), directory, Selection.formats("box")))
                .isInstanceOf(OutputException.class)
                .hasMessage("cannot write " + directory.resolve("a-1.0.0_amd64.box") + ": it is a directory");
        Path file = Files.writeString(directory.resolve("file"), "old");
        assertThatThrownBy(() -> Building.gopack().build(Spec.of(Building.spec("a", "x")), file, Selection.ALL))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(file + " is not a directory");
        assertThat(file).hasContent("old");
    }

    @Test
    void aPackageIsInspectedByTheFormatThatKnowsIt() throws IOException {
        Spec spec = Spec.of(Building.spec("a", "x"));
        Path file = Building.gopack()
                .build(spec, directory, Selection.formats("box"))
                .packages()
                .get(0)
                .path();
        PackageInfo info = Building.gopack().inspect(file);
        assertThat(info.format()).isEqualTo("box");
        assertThat(info.name()).isEqualTo("a");
    }

    @Test
    void whatNoFormatKnowsIsNoPackage() throws IOException {
        for (String text : new String[] {"", "B", "something else that is longer than the first bytes"}) {
            Path file = Files.writeString(directory.resolve("file"), text);
            assertThatThrownBy(() -> Building.gopack().inspect(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessage(file + "@0: not a package of a known format (box, crate)");
        }
        assertThatThrownBy(() -> Building.gopack().inspect(directory.resolve("gone")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Building.gopack().inspect(directory)).isInstanceOf(IOException.class);
    }

    private static List<String> digests(BuildResult result) {
        return result.packages().stream().map(WrittenPackage::sha256).toList();
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (ByteSource source = ByteSource.of(file)) {
            Digests.feed(source, digest);
        }
        return Digests.hex(digest);
    }
}
