package dev.gopack.archive;

import java.io.IOException;
import java.util.Arrays;

/**
 * One block of bzip2: Huffman codes of what was moved to front, of the Burrows-Wheeler transform of the bytes. It is used
 * for one block after the other.
 */
final class Bzip2Block {

    private static final int GROUP = 50;
    private static final int MAX_SELECTORS = 18_002;

    private final Bzip2Bits bits;
    private final int[] counts = new int[256]; // how often each byte stands in the block
    private int[] next = new int[0];
    private int blockLimit;
    private int first;
    private int size;

    Bzip2Block(Bzip2Bits bits) {
        this.bits = bits;
    }

    /** For each place its byte, in the lowest eight bits, and the place that follows. */
    int[] links() {
        return next;
    }

    /** The place with which the bytes start. */
    int first() {
        return first;
    }

    /** How many bytes there are. */
    int size() {
        return size;
    }

    /**
     * Reads the next block.
     *
     * @param most bytes that it may have
     */
    void read(int most) throws IOException {
        blockLimit = most;
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
        first = links[origin] >>> 8;
        this.size = size;
    }
}
