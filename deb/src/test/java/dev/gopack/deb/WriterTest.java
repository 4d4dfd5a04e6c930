package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.io.ContentSource;
import dev.gopack.model.DebSettings;
import dev.gopack.report.CancelledException;
import dev.gopack.report.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "xz:1", "gzip", "none"})
    void bytesDoNotDependOnRunOrThreads(String compression) throws IOException {
        byte[] big = new byte[3 << 20];
        new java.util.SplittableRandom(7).nextBytes(big);
        Arrays.fill(big, 1 << 20, 2 << 20, (byte) 0);
        Packages hello = Packages.hello().file("/usr/bin/hello", ContentSource.of("big", big));
        hello.spec().deb(DebSettings.builder().compression(compression).build());
        byte[] first = hello.write(directory, 1, BuildListener.NONE);
        assertThat(hello.write(directory, 1, BuildListener.NONE)).isEqualTo(first);
        assertThat(hello.write(directory, 2, BuildListener.NONE)).isEqualTo(first);
        assertThat(hello.write(directory, 8, BuildListener.NONE)).isEqualTo(first);
    }

    @Test
    void aContentThatGrowsShrinksOrFailsIsNamed() {
        assertChanged(source(100, new ByteArrayInputStream(new byte[99])), "less than the 100");
        assertChanged(source(100, new ByteArrayInputStream(new byte[101])), "more than the 100");
        assertChanged(source(0, new ByteArrayInputStream(new byte[1])), "more than the 0");
        assertChanged(
                source(100, new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("bad sector");
                    }
                }),
                "bad sector");
    }

    private void assertChanged(ContentSource content, String reason) {
        Packages hello = Packages.hello().file("/usr/bin/hello", content);
        assertThatThrownBy(() -> hello.write(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dist/hello")
                .hasMessageContaining(reason);
        assertThat(spools()).isZero();
    }

    @Test
    void aListenerStopsTheWork() {
        Packages hello = Packages.hello().file("/usr/bin/hello", ContentSource.of("big", new byte[4 << 20]));
        AtomicLong seen = new AtomicLong();
        BuildListener impatient = new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                seen.addAndGet(bytes);
            }

            @Override
            public boolean isCancelled() {
                return seen.get() > 1 << 20;
            }
        };
        assertThatThrownBy(() -> hello.write(directory, 2, impatient)).isInstanceOf(CancelledException.class);
        assertThat(seen.get()).isLessThan(2 << 20);
        assertThat(spools()).isZero();
    }

    @Test
    void anInterruptStopsTheWorkAndStaysSet() {
        Packages hello = Packages.hello().file("/usr/bin/hello", "hi");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hello.write(directory)).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(spools()).isZero();
    }

    @Test
    void progressAddsUpToTheContentSize() throws IOException {
        Packages hello = Packages.hello()
                .file("/usr/bin/hello", ContentSource.of("big", new byte[1 << 20]))
                .file("/usr/bin/empty", "");
        AtomicLong seen = new AtomicLong();
        hello.write(directory, 1, new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                seen.addAndGet(bytes);
            }
        });
        assertThat(seen.get()).isEqualTo(hello.plan().contentSize());
    }

    private static ContentSource source(long size, InputStream bytes) {
        return new ContentSource() {
            @Override
            public String name() {
                return "dist/hello";
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return bytes;
            }
        };
    }

    private long spools() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".gopack"))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
