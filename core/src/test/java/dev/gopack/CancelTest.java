package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.model.Architecture;
import dev.gopack.report.CancelledException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that is told to stop, by its listener or by an interrupt, stops and leaves what was there. */
@Timeout(60)
class CancelTest {

    @TempDir
    Path directory;

    private Path old;

    @BeforeEach
    void makeOldFile() throws IOException {
        old = Files.writeString(directory.resolve("a-1.0.0_amd64.box"), "old");
    }

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    void theListenerMayStopItAtEveryStep() throws IOException {
        int asked = 0;
        while (!stopsAt(asked)) {
            Building.assertOnlyOld(old);
            asked++;
        }
        assertThat(asked).as("steps at which it could be stopped").isGreaterThan(5);
        assertThat(old).content().startsWith("BOX a");
        assertThat(Building.names(directory)).containsExactly("a-1.0.0_amd64.box");
    }

    /** True if it was complete before it was asked that often. */
    private boolean stopsAt(int step) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        BuildListener listener = new BuildListener() {
            @Override
            public boolean isCancelled() {
                return asked.getAndIncrement() >= step;
            }
        };
        try {
            build(listener, 1, Selection.formats("box"));
            return true;
        } catch (CancelledException e) {
            return false;
        }
    }

    @Test
    void theListenerStopsAllThatRunSideBySide() throws IOException {
        BuildListener listener = new BuildListener() {
            private volatile boolean stop;

            @Override
            public void progressed(PackagePlan plan, long bytes) {
                stop = true;
            }

            @Override
            public boolean isCancelled() {
                return stop;
            }
        };
        assertThatThrownBy(() -> build(listener, 2, Selection.ALL)).isInstanceOf(CancelledException.class);
        Building.assertOnlyOld(old);
    }

    @Test
    void theListenerStopsMorePackagesThanThereAreThreads() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        BuildListener listener = new BuildListener() {
            @Override
            public boolean isCancelled() {
                if (asked.getAndIncrement() > 0) { // the first one ends while others have not begun
                    LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                }
                return true;
            }
        };
        Spec many = Spec.of(
                Building.spec("a", "x"),
                Stream.of("386", "amd64", "arm64", "ppc64le", "s390x")
                        .map(Architecture::of)
                        .toArray(Architecture[]::new));
        assertThatThrownBy(() -> Building.gopack(2, listener).build(many, directory, Selection.ALL))
                .isInstanceOf(CancelledException.class);
        Building.assertOnlyOld(old);
    }

    @Test
    void aThreadThatIsInterruptedAlreadyDoesNotStart() throws IOException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> build(BuildListener.NONE, 1, Selection.formats("box")))
                .isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
        Building.assertOnlyOld(old);
    }

    @ParameterizedTest(name = "{0} thread(s)")
    @ValueSource(ints = {1, 2})
    void anInterruptStopsItAndIsKept(int threads) throws IOException {
        Thread caller = Thread.currentThread();
        BuildListener listener = new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                caller.interrupt();
                if (Thread.currentThread() != caller) {
                    waitUntilStopped();
                }
            }

            /** A worker is interrupted in its turn as soon as the caller has noticed. */
            private void waitUntilStopped() {
                try {
                    new java.util.concurrent.CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        assertThatThrownBy(() -> build(listener, threads, Selection.ALL)).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
        Building.assertOnlyOld(old);
    }

    @Test
    void whatStandsCompleteWhenTheInterruptComesStays() throws IOException {
        Thread caller = Thread.currentThread();
        BuildListener listener = new BuildListener() {
            @Override
            public void finished(WrittenPackage written) {
                caller.interrupt();
            }
        };
        assertThatThrownBy(() -> build(listener, 1, Selection.ALL)).isInstanceOf(CancelledException.class);
        Thread.interrupted();
        assertThat(old).content().startsWith("BOX a");
        assertThat(Building.names(directory)).containsExactly("a-1.0.0_amd64.box");
    }

    private void build(BuildListener listener, int threads, Selection selection) throws IOException {
        Building.gopack(threads, listener)
                .build(Spec.of(Building.spec("a", "x".repeat(2_000_000))), directory, selection);
    }
}
