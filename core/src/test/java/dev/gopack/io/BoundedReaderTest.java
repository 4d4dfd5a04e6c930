package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gopack.report.FormatException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedReaderTest {

    private static final long GIB = 1L << 30;

    @Test
    void givesWhatIsThereAndCountsIt() throws IOException {
        BoundedReader reader = over(new byte[] {1, 2, 3, 4, 5, 6}, 100);
        assertThat(reader.bytes(2, 10, "head")).containsExactly(1, 2);
        assertThat(reader.offset()).isEqualTo(102);
        reader.skip(2, "gap");
        assertThat(reader.next()).isEqualTo(5);
        assertThat(reader.next()).isEqualTo(6);
        assertThat(reader.offset()).isEqualTo(106);
        assertThat(reader.next()).isEqualTo(-1);
        assertThat(reader.offset()).isEqualTo(106);
    }

    @Test
    void buffersAreBigEndian() throws IOException {
        BoundedReader reader = over(new byte[] {0, 0, 1, 2}, 0);
        assertThat(reader.buffer(4, "number").order(ByteOrder.BIG_ENDIAN).getInt())
                .isEqualTo(0x102);
    }

    @Test
    void bytesAboveTheSignBitArePositive() throws IOException {
        assertThat(over(new byte[] {(byte) 0xff}, 0).next()).isEqualTo(255);
    }

    @Test
    void theLimitItselfIsAllowedAndOneMoreIsNot() throws IOException {
        assertThat(over(new byte[11], 0).bytes(10, 10, "head")).hasSize(10);
        broken(() -> over(new byte[11], 7).bytes(11, 10, "head"), 7, "head has length 11, allowed are 0 to 10");
    }

    @Test
    void nothingIsALengthToo() throws IOException {
        assertThat(over(new byte[0], 0).bytes(0, 10, "head")).isEmpty();
        over(new byte[0], 0).skip(0, "gap");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Integer.MIN_VALUE, Long.MIN_VALUE})
    void negativeLengthsAreRefused(long length) {
        broken(() -> over(new byte[9], 3).bytes(length, 10, "head"), 3, "head has length " + length);
        broken(() -> over(new byte[9], 3).skip(length, "gap"), 3, "gap has length " + length);
    }

    @Test
    void lengthsBeyondWhatAnArrayHoldsAreRefusedWhateverTheLimitSays() {
        long length = Integer.MAX_VALUE - 7L;
        broken(() -> over(new byte[9], 0).bytes(length, Long.MAX_VALUE, "head"), 0, "allowed are 0 to 2147483639");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void whatEndsEarlyIsToldWithHowMuchWasThere(int there) {
        byte[] bytes = new byte[there];
        broken(
                () -> over(bytes, 5).bytes(200_001, GIB, "head"),
                5 + there,
                "head ends after " + there + " of 200001 bytes");
        broken(() -> over(bytes, 5).skip(200_001, "gap"), 5 + there, "gap ends " + (200_001 - there) + " bytes early");
    }

    @Test
    void longStructuresComeWholeWhateverPiecesTheStreamGives() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        InputStream pieces = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 4093));
            }
        };
        assertThat(new BoundedReader("x", pieces, 0).bytes(bytes.length, GIB, "body"))
                .isEqualTo(bytes);
    }

    @Test
    void aLengthThatLiesAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        broken(() -> over(new byte[3], 0).bytes(GIB, GIB, "head"), 3, "head ends after 3 of 1073741824 bytes");
        broken(() -> over(new byte[3], 0).skip(Long.MAX_VALUE, "gap"), 3, "gap ends");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L << 20);
    }

    @Test
    void aStreamThatHesitatesIsAskedAgain() throws IOException {
        InputStream hesitant = new ByteArrayInputStream(new byte[] {1, 2, 3}) {
            private boolean now;

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                now = !now;
                return now ? 0 : super.read(target, offset, 1);
            }
        };
        assertThat(new BoundedReader("x", hesitant, 0).bytes(3, 3, "head")).containsExactly(1, 2, 3);
    }

    @Test
    void aStreamThatNeverGivesAnythingIsBroken() {
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
        broken(() -> new BoundedReader("x", stuck, 0).bytes(1, 1, "head"), 0, "no progress");
        broken(() -> new BoundedReader("x", stuck, 0).next(), 0, "no progress");
    }

    @Test
    void aDecoderThatMissesItsEndIsBroken() {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws EOFException {
                throw new EOFException();
            }
        };
        broken(() -> new BoundedReader("x", cut, 9).next(), 9, "the data ends too early");
    }

    @Test
    void realFailuresStayWhatTheyAre() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };
        assertThatThrownBy(() -> new BoundedReader("x", failing, 9).next())
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("disk on fire");
    }

    private static BoundedReader over(byte[] bytes, long offset) {
        return new BoundedReader("some.file", new ByteArrayInputStream(bytes), offset);
    }

    private static void broken(ThrowingCallable call, long offset, String problem) {
        assertThatThrownBy(call)
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("@" + offset + ": ")
                .hasMessageContaining(problem);
    }
}
