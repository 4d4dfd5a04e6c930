package dev.gopack.rpm.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ContentSource;
import dev.gopack.model.FileRole;
import dev.gopack.model.RpmSettings;
import dev.gopack.report.CancelledException;
import dev.gopack.report.InputException;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.RpmFormat;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents and files that fail, and work that is stopped. */
class WriterFaultsTest {

    @TempDir
    Path directory;

    /** A content that promises one size and has another. */
    private static ContentSource lying(long promised, int actual) {
        return new ContentSource() {
            @Override
            public String name() {
                return "dist/tool";
            }

            @Override
            public long size() {
                return promised;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(new byte[actual]);
            }
        };
    }

    private static RpmFixture with(ContentSource content) {
        return RpmFixture.rpm().file("/usr/bin/tool", 0755, FileRole.PLAIN, content);
    }

    private void write(RpmFixture rpm, BuildListener listener) throws IOException {
        RpmFixture.write(rpm.plan(), directory.resolve("x.rpm"), 2, listener);
    }

    @ParameterizedTest
    @CsvSource({"10,9", "10,0", "1,0", "262144,262143", "300000,262144"})
    void aContentThatShrankIsNoticed(long promised, int actual) {
        assertThatThrownBy(() -> write(with(lying(promised, actual)), BuildListener.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("dist/tool changed while it was read: it has less than the " + promised
                        + " bytes that it had before");
    }

    @ParameterizedTest
    @CsvSource({"10,11", "0,1", "262144,262145", "262143,300000"})
    void aContentThatGrewIsNoticed(long promised, int actual) {
        assertThatThrownBy(() -> write(with(lying(promised, actual)), BuildListener.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("it has more than the " + promised + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300_000})
    void aContentThatFailsIsNamed(int after) {
        ContentSource failing = new ContentSource() {
            @Override
            public String name() {
                return "dist/tool";
            }

            @Override
            public long size() {
                return 400_000;
            }

            @Override
            public InputStream open() throws IOException {
                if (after == 0) {
                    throw new IOException("no such thing");
                }
                return new FilterInputStream(new ByteArrayInputStream(new byte[400_000])) {
                    private int left = after;

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        if (left == 0) {
                            throw new IOException("no such thing");
                        }
                        int count = super.read(bytes, offset, Math.min(left, length));
                        left -= count;
                        return count;
                    }
                };
            }
        };

        assertThatThrownBy(() -> write(with(failing), BuildListener.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read dist/tool: no such thing");
    }

    @Test
    void everyContentIsOpenedOnceAndClosed() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        ContentSource counting = new ContentSource() {
            @Override
            public String name() {
                return "x";
            }

            @Override
            public long size() {
                return 1_000_000;
            }

            @Override
            public InputStream open() {
                opened.incrementAndGet();
                return new ByteArrayInputStream(new byte[1_000_000]) {
                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
            }
        };

        write(with(counting), BuildListener.NONE);

        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void smallReadsMakeTheSamePackage() {
        byte[] content = "#!/bin/sh\necho hello\n".repeat(30_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ContentSource trickling = new ContentSource() {
            @Override
            public String name() {
                return "x";
            }

            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content) {
                    @Override
                    public synchronized int read(byte[] bytes, int offset, int length) {
                        return super.read(bytes, offset, Math.min(length, 7));
                    }
                };
            }
        };

        assertThat(with(trickling).bytes())
                .isEqualTo(with(ContentSource.of("x", content)).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "gzip", "xz:0", "lzma:0", "none"})
    void aFileThatCannotBeWrittenIsAnIoException(String compression) throws IOException {
        byte[] content = new byte[20_000];
        new SplittableRandom(5).nextBytes(content);
        RpmFixture rpm = with(ContentSource.of("x", content))
                .spec(spec ->
                        spec.rpm(RpmSettings.builder().compression(compression).build()));
        int whole = rpm.bytes().length;
        for (int room = 0; room < whole; room += 997) {
            Path target = directory.resolve(room + ".rpm");
            try (FileChannel out = FileChannel.open(
                    target, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                FileChannel full = new FullDisk(out, room);
                assertThatThrownBy(() -> new RpmFormat()
                                .write(rpm.plan(), full, new WriteContext(directory, 2, BuildListener.NONE)))
                        .as("room for %d of %d bytes", room, whole)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("No space left");
            }
        }
    }

    @Test
    void theListenerHearsOfEveryByte() throws IOException {
        AtomicLong heard = new AtomicLong();
        RpmFixture rpm = with(lying(1_000_000, 1_000_000)).file("/a", "12345");

        write(rpm, new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                heard.addAndGet(bytes);
            }
        });

        assertThat(heard).hasValue(rpm.plan().contentSize());
    }

    @Test
    void theListenerCanStopTheWork() {
        AtomicLong heard = new AtomicLong();
        BuildListener stopping = new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                heard.addAndGet(bytes);
            }

            @Override
            public boolean isCancelled() {
                return heard.get() > 0;
            }
        };

        assertThatThrownBy(() -> write(with(lying(100_000_000L, 50_000_000)), stopping))
                .isInstanceOf(CancelledException.class);
        assertThat(heard.get()).isLessThan(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "gzip", "xz:0", "none"})
    void anInterruptStopsTheWorkAndStaysSet(String compression) {
        RpmFixture rpm = with(lying(3_000_000, 3_000_000))
                .spec(spec ->
                        spec.rpm(RpmSettings.builder().compression(compression).build()));
        BuildListener interrupting = new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                Thread.currentThread().interrupt();
            }
        };

        assertThatThrownBy(() -> write(rpm, interrupting)).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
