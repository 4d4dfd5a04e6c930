package dev.gopack.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

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
    private static final int GROUP = 50;
    private static final int MAX_SELECTORS = 18_002;
    private static final int[] CRC = crcTable();

    private final InputStream in;
    private final Bzip2Bits bits;

    private long units;
    private int blockLimit;
    private final int[] counts = new int[256]; // how often each byte stands in the block
    private int[] next = new int[0]; // for each place of the block: its byte, and the place that follows
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
        int[] links = next;
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
        readBlock();
        expectedCrc = ~expectedCrc;
        inBlock = true;
        repeats = 0;
        run = 0;
        last = -1;
        return true;
    }

    private void readBlock() throws IOException {
        int origin = bits.number(24);
        byte[] symbols = usedBytes();
        int alphabet = symbols.length + 2;
        int trees = bits.number(3);
        int selectorCount = bits.number(15);
        if (trees < 2 || trees > 6 || selectorCount < 1) {
            throw new IOException("a bzip2 block with " + trees + " trees and " + selectorCount + " selectors");
        }
        byte[] selectors = selectors(trees, selectorCount);
        Bzip2Code[] all = new Bzip2Code[trees];
        for (int i = 0; i < trees; i++) {
            all[i] = Bzip2Code.read(bits, alphabet);
        }
        int size = decode(symbols, selectors, all);
        if (origin >= size) {
            throw new IOException("a bzip2 block that starts behind its end");
        }
        invert(size, origin);
    }

    private byte[] usedBytes() throws IOException {
        int groups = bits.number(16);
        byte[] used = new byte[256];
        int count = 0;
        for (int i = 0; i < 16; i++) {
            if ((groups >> (15 - i) & 1) != 0) {
                int members = bits.number(16);
                for (int j = 0; j < 16; j++) {
                    if ((members >> (15 - j) & 1) != 0) {
                        used[count++] = (byte) (i * 16 + j);
                    }
                }
            }
        }
        if (count == 0) {
            throw new IOException("a bzip2 block without bytes");
        }
        return Arrays.copyOf(used, count);
    }

    private byte[] selectors(int trees, int count) throws IOException {
        byte[] order = {0, 1, 2, 3, 4, 5};
        byte[] selectors = new byte[Math.min(count, MAX_SELECTORS)];
        for (int i = 0; i < count; i++) {
            int position = 0;
            while (bits.number(1) != 0) {
                if (++position >= trees) {
                    throw new IOException("a bzip2 block that selects a tree that there is not");
                }
            }
            byte chosen = order[position];
            System.arraycopy(order, 0, order, 1, position);
            order[0] = chosen;
            if (i < MAX_SELECTORS) { // more are written by some programs, and never used
                selectors[i] = chosen;
            }
        }
        return selectors;
    }

    /** Fills the low bytes of {@link #next} and counts them; returns their number. */
    private int decode(byte[] symbols, byte[] selectors, Bzip2Code[] trees) throws IOException {
        int end = symbols.length + 1;
        Arrays.fill(counts, 0);
        int size = 0;
        int inGroup = 0;
        int group = -1;
        Bzip2Code tree = trees[0];
        long zeros = 0;
        long weight = 1;
        while (true) {
            if (inGroup == 0) {
                if (++group >= selectors.length) {
                    throw new IOException("a bzip2 block with too few selectors");
                }
                tree = trees[selectors[group]];
                inGroup = GROUP;
            }
            inGroup--;
            int symbol = tree.next(bits);
            if (symbol <= 1) { // runs of the front byte, a number in base 2 with digits 1 and 2
                zeros += weight << symbol;
                weight <<= 1;
                if (zeros > blockLimit) {
                    throw new IOException("a bzip2 block that is too large");
                }
                continue;
            }
            int wanted = size + (int) zeros + (symbol == end ? 0 : 1);
            if (wanted > blockLimit) {
                throw new IOException("a bzip2 block that is too large");
            }
            ensure(wanted);
            Arrays.fill(next, size, size + (int) zeros, symbols[0] & 0xff);
            counts[symbols[0] & 0xff] += (int) zeros;
            size += (int) zeros;
            zeros = 0;
            weight = 1;
            if (symbol == end) {
                return size;
            }
            int position = symbol - 1;
            byte value = symbols[position];
            System.arraycopy(symbols, 0, symbols, 1, position);
            symbols[0] = value;
            next[size++] = value & 0xff;
            counts[value & 0xff]++;
        }
    }

    private void ensure(int size) {
        if (next.length < size) {
            next = Arrays.copyOf(next, Math.min(blockLimit, Math.max(size, next.length * 2 + 1024)));
        }
    }

    /** Links the places of the block in the order of the original bytes. */
    private void invert(int size, int origin) {
        int[] links = next;
        int[] starts = new int[256];
        int sum = 0;
        for (int i = 0; i < 256; i++) {
            starts[i] = sum;
            sum += counts[i];
        }
        for (int i = 0; i < size; i++) {
            links[starts[links[i] & 0xff]++] |= i << 8;
        }
        place = next[origin] >>> 8;
        left = size;
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
