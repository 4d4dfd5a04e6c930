package dev.gopack.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.FileEntry;
import dev.gopack.report.CancelledException;
import dev.gopack.report.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {

    private static final int PIECE = 1 << 18;

    private final List<Long> progress = new ArrayList<>();
    private boolean cancelled;

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE})
    void aContentComesWholeInFullPieces(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        InputStream trickling = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1009));
            }
        };
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        List<Integer> pieces = new ArrayList<>();
        reader().read(content(size, trickling), (piece, count) -> {
            received.write(piece, 0, count);
            pieces.add(count);
        });
        assertThat(received.toByteArray()).isEqualTo(bytes);
        assertThat(pieces).hasSize(Math.max(1, (size + PIECE - 1) / PIECE));
        assertThat(pieces.get(0)).isEqualTo(Math.min(size, PIECE));
        assertThat(progress.stream().mapToLong(Long::longValue).sum()).isEqualTo(size);
    }

    @Test
    void aContentIsHeldToItsPromise() {
        assertThatThrownBy(() -> read(content(10, new ByteArrayInputStream(new byte[9]))))
                .isInstanceOf(InputException.class)
                .hasMessage("x.bin changed while it was read: it has less than the 10 bytes that it had before");
        assertThatThrownBy(() -> read(content(10, new ByteArrayInputStream(new byte[11]))))
                .isInstanceOf(InputException.class)
                .hasMessage("x.bin changed while it was read: it has more than the 10 bytes that it had before");
        assertThatThrownBy(() -> read(content(0, new ByteArrayInputStream(new byte[1]))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than the 0 bytes");
    }

    @Test
    void aContentThatFailsSaysWhyInWords() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new AccessDeniedException("x.bin");
            }
        };
        assertThatThrownBy(() -> read(content(10, failing)))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read x.bin: permission denied")
                .hasCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aContentThatNeverGivesAnythingFails() {
        InputStream stuck = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("single bytes are not asked for");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return 0;
            }
        };
        assertThatThrownBy(() -> read(content(10, stuck)))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read x.bin: it gives neither bytes nor an end");
    }

    @Test
    void theStreamIsClosedHoweverItEnds() throws IOException {
        boolean[] closed = {false};
        InputStream stream = new ByteArrayInputStream(new byte[10]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThatThrownBy(() -> reader().read(content(10, stream), (piece, count) -> {
                    throw new IOException("disk full");
                }))
                .as("failures of the sink stay what they are")
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(closed[0]).isTrue();
    }

    @Test
    void theListenerMayStopIt() {
        cancelled = true;
        assertThatThrownBy(() -> read(content(10, new ByteArrayInputStream(new byte[10]))))
                .isInstanceOf(CancelledException.class)
                .hasMessage("cancelled while writing x.pkg");
    }

    @Test
    void anInterruptStopsItAndIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> read(content(10, new ByteArrayInputStream(new byte[10]))))
                .isInstanceOf(CancelledException.class)
                .hasMessage("interrupted while writing x.pkg");
        assertThat(Thread.interrupted()).isTrue();
    }

    private void read(ContentSource content) throws IOException {
        reader().read(content, (piece, count) -> Arrays.copyOf(piece, count));
    }

    private ContentReader reader() {
        return new ContentReader(new Named(), new BuildListener() {
            @Override
            public void progressed(PackagePlan plan, long bytes) {
                progress.add(bytes);
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        });
    }

    private static ContentSource content(long size, InputStream stream) {
        return new ContentSource() {
            @Override
            public String name() {
                return "x.bin";
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return stream;
            }
        };
    }

    /** A plan with nothing but a file name. */
    private record Named() implements PackagePlan {
        @Override
        public String format() {
            return "pkg";
        }

        @Override
        public String name() {
            return "x";
        }

        @Override
        public String evr() {
            return "1";
        }

        @Override
        public Architecture architecture() {
            return Architecture.ALL;
        }

        @Override
        public String nativeArchitecture() {
            return "all";
        }

        @Override
        public String fileName() {
            return "x.pkg";
        }

        @Override
        public List<FileEntry> files() {
            return List.of();
        }

        @Override
        public List<Relation> relations() {
            return List.of();
        }

        @Override
        public Instant date() {
            return Instant.EPOCH;
        }

        @Override
        public long contentSize() {
            return 0;
        }
    }
}
