package dev.gopack.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses bzip2, which rpm wrote until 2008 and dpkg until 2014. A stream is a sequence of blocks, each the
 * Burrows-Wheeler transform of up to 900 000 bytes, moved to front and in Huffman codes. rpm and dpkg stop after the first
 * stream: what follows it is refused. // docs: bzip2 format specification of Joe Tsai; source: bzip2 1.0 decompress.c
 *
 * <p>Memory: 4 bytes for each byte of a block, so 3.6 MB. Blocks that the old random mode scrambled are refused.
 */
final class Bzip2Decoder extends InputStream {

    private static final long BLOCK = 0x314159265359L;
    private static final long END = 0x177245385090L;
    private static final int SIZE_UNIT = 100_000;
    // A block takes milliseconds for each unit of its size, and can have thirty bytes.
    private static final int FREE_UNITS = 864;
    private static final int LEAST_UNIT = 910;
    private static final int[] CRC = crcTable();

    private final InputStream in;
    private final Bzip2Bits bits;
    private final Bzip2Block block;

    private long units;
    private int blockLimit;
    private int place;
    private int left;
    private int expectedCrc;
    private int blockCrc;
    private int streamCrc;
    private int repeats;
    private int run;
    private int last = -1;
    private boolean inBlock;
    private boolean ended;

    Bzip2Decoder(InputStream in) throws IOException {
        this.in = in;
        this.bits = new Bzip2Bits(in);
        this.block = new Bzip2Block(bits);
        streamHeader();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            at = emit(target, at, end);
            if (at < end && !follows()) { // stopped before the end of the room: the block is empty
                return at == offset ? -1 : at - offset;
            }
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * The outermost layer: four equal bytes are followed by the number of further ones. Works on copies of the fields,
     * which the compiler keeps in registers; returns where it stopped: at the end of the block or of the room.
     */
    private int emit(byte[] target, int from, int end) {
        int[] links = block.links();
        int here = place;
        int rest = left;
        int before = last;
        int equal = repeats;
        int more = run;
        int crc = blockCrc;
        int at = from;
        while (at < end) {
            if (more > 0) {
                more--;
            } else if (rest == 0) {
                break;
            } else {
                int link = links[here];
                int value = link & 0xff;
                here = link >>> 8;
                rest--;
                if (equal == 4) {
                    more = value;
                    equal = 0;
                    continue;
                }
                equal = value == before ? equal + 1 : 1;
                before = value;
            }
            target[at++] = (byte) before;
            crc = crc << 8 ^ CRC[crc >>> 24 ^ before];
        }
        place = here;
        left = rest;
        last = before;
        repeats = equal;
        run = more;
        blockCrc = crc;
        return at;
    }

    /** Ends the block, if there was one; true if another follows. */
    private boolean follows() throws IOException {
        if (inBlock && blockCrc != expectedCrc) {
            throw new IOException("the checksum of a bzip2 block is wrong");
        }
        inBlock = false;
        return !ended && nextBlock();
    }

    private void streamHeader() throws IOException {
        if (bits.number(8) != 'B' || bits.number(8) != 'Z' || bits.number(8) != 'h') {
            throw new IOException("not bzip2 data");
        }
        int size = bits.number(8) - '0';
        if (size < 1 || size > 9) {
            throw new IOException("a bzip2 stream with blocks of a size that there is not");
        }
        blockLimit = size * SIZE_UNIT;
        streamCrc = 0;
    }

    /** True if there is one more block. */
    private boolean nextBlock() throws IOException {
        long magic = (long) bits.number(24) << 24 | bits.number(24);
        if (magic == END) {
            if (bits.number(16) << 16 != (streamCrc & 0xffff0000) || bits.number(16) != (streamCrc & 0xffff)) {
                throw new IOException("the checksum of a bzip2 stream is wrong");
            }
            if (bits.isMore()) {
                throw new ExcessException("bzip2 stream");
            }
            ended = true;
            return false;
        }
        if (magic != BLOCK) {
            throw new IOException("no bzip2 block where one is expected");
        }
        expectedCrc = bits.number(16) << 16 | bits.number(16);
        streamCrc = (streamCrc << 1 | streamCrc >>> 31) ^ expectedCrc;
        if (bits.number(1) != 0) {
            throw new IOException("a bzip2 block of the old random kind");
        }
        int size = blockLimit / SIZE_UNIT;
        units += size;
        if (units > FREE_UNITS && bits.taken() / LEAST_UNIT < units - FREE_UNITS) {
            throw new GrowthException(
                    "bzip2 blocks of less than " + LEAST_UNIT * size + " bytes, more than " + FREE_UNITS / size);
        }
        blockCrc = -1;
        block.read(blockLimit);
        place = block.first();
        left = block.size();
        expectedCrc = ~expectedCrc;
        inBlock = true;
        repeats = 0;
        run = 0;
        last = -1;
        return true;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value < 0 ? value << 1 ^ 0x04c11db7 : value << 1;
            }
            table[i] = value;
        }
        return table;
    }
}
