package dev.gopack.archive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of one block of deflate, and the output. A block ends when so many symbols have come as zlib keeps; of the
 * three forms the shortest is taken, and of equally long ones the simplest. // docs: RFC 1951, section 3.2 // source: zlib
 * trees.c
 */
final class DeflateBlock {

    private static final int MOST_SYMBOLS = (1 << 14) - 1;
    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int DYNAMIC = 2;
    private static final int END_OF_BLOCK = 256;
    private static final int LENGTHS = 257; // code of the first length

    private static final int[] LENGTH_EXTRA = {
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0
    };
    private static final int[] DISTANCE_EXTRA = {
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13
    };
    /** In this order the lengths of the codes for code lengths are stated. */
    private static final int[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int[] LENGTH_BASE = new int[29]; // less 3
    private static final byte[] LENGTH_CODE = new byte[256]; // by length less 3
    private static final int[] DISTANCE_BASE = new int[30]; // less 1
    private static final byte[] DISTANCE_CODE = new byte[1 << 15]; // by distance less 1

    static {
        int length = 0;
        for (int code = 0; code < 28; code++) {
            LENGTH_BASE[code] = length;
            for (int i = 0; i < 1 << LENGTH_EXTRA[code]; i++) {
                LENGTH_CODE[length++] = (byte) code;
            }
        }
        LENGTH_CODE[255] = 28; // 258 has a code of its own
        LENGTH_BASE[28] = 255;
        int distance = 0;
        for (int code = 0; code < 30; code++) {
            DISTANCE_BASE[code] = distance;
            Arrays.fill(DISTANCE_CODE, distance, distance + (1 << DISTANCE_EXTRA[code]), (byte) code);
            distance += 1 << DISTANCE_EXTRA[code];
        }
    }

    private static final HuffmanCode FIXED_LITERALS = HuffmanCode.fixedLiterals();
    private static final HuffmanCode FIXED_DISTANCES = HuffmanCode.fixedDistances();

    private final BitOutput out;
    private final HuffmanCode literals = new HuffmanCode(286, 15, LENGTHS, LENGTH_EXTRA, FIXED_LITERALS);
    private final HuffmanCode distances = new HuffmanCode(30, 15, 0, DISTANCE_EXTRA, FIXED_DISTANCES);
    private final HuffmanCode lengths = new HuffmanCode(19, 7, 16, new int[] {2, 3, 7}, null);
    /** Each a literal, or a distance and a length: {@code (distance << 8) | (length - 3)}; distance 0 for literals. */
    private final int[] symbols = new int[MOST_SYMBOLS + 1];

    private int count;

    DeflateBlock(int expected) {
        out = new BitOutput(expected);
        start();
    }

    private void start() {
        literals.start();
        distances.start();
        lengths.start();
        literals.frequency[END_OF_BLOCK] = 1;
        count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Adds a literal; true if the block is full. */
    boolean literal(byte value) {
        symbols[count++] = value & 0xff;
        literals.frequency[value & 0xff]++;
        return count == MOST_SYMBOLS;
    }

    /** Adds a match; true if the block is full. */
    boolean match(int distance, int length) {
        symbols[count++] = (distance << 8) | (length - 3);
        literals.frequency[LENGTHS + LENGTH_CODE[length - 3]]++;
        distances.frequency[DISTANCE_CODE[distance - 1]]++;
        return count == MOST_SYMBOLS;
    }

    /**
     * Writes the block and starts the next one.
     *
     * @param bytes where what it stands for is, or null if that is gone
     */
    void end(byte @Nullable [] bytes, int from, int size, boolean last) {
        literals.build();
        distances.build();
        literals.describe(lengths.frequency);
        distances.describe(lengths.frequency);
        lengths.build();
        int stated = ORDER.length;
        while (stated > 4 && lengths.length[ORDER[stated - 1]] == 0) {
            stated--;
        }
        long dynamicBits = literals.bits + distances.bits + lengths.bits + 3L * stated + 5 + 5 + 4;
        long fixedBits = literals.fixedBits + distances.fixedBits;
        long dynamicSize = (dynamicBits + 3 + 7) >>> 3;
        long fixedSize = (fixedBits + 3 + 7) >>> 3;
        long smaller = Math.min(fixedSize, dynamicSize);
        if (size + 4 <= smaller && bytes != null) {
            stored(bytes, from, size, last);
        } else if (fixedSize == smaller) {
            out.bits((FIXED << 1) | (last ? 1 : 0), 3);
            symbols(FIXED_LITERALS, FIXED_DISTANCES);
        } else {
            out.bits((DYNAMIC << 1) | (last ? 1 : 0), 3);
            codes(stated);
            symbols(literals, distances);
        }
        start();
        if (last) {
            out.align();
        }
    }

    /** An empty block that ends on a byte border. */
    void sync() {
        stored(new byte[0], 0, 0, false);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }

    private void stored(byte[] bytes, int from, int size, boolean last) {
        out.bits((STORED << 1) | (last ? 1 : 0), 3);
        out.align();
        out.bits(size, 16);
        out.bits(~size & 0xffff, 16);
        out.align();
        out.bytes(bytes, from, size);
    }

    private void codes(int stated) {
        out.bits(literals.largest + 1 - LENGTHS, 5);
        out.bits(distances.largest, 5);
        out.bits(stated - 4, 4);
        for (int i = 0; i < stated; i++) {
            out.bits(lengths.length[ORDER[i]], 3);
        }
        literals.write(out, lengths);
        distances.write(out, lengths);
    }

    private void symbols(HuffmanCode literal, HuffmanCode distance) {
        for (int i = 0; i < count; i++) {
            int symbol = symbols[i];
            int far = symbol >>> 8;
            int value = symbol & 0xff;
            if (far == 0) {
                literal.write(out, value);
            } else {
                int code = LENGTH_CODE[value];
                literal.write(out, LENGTHS + code);
                out.bits(value - LENGTH_BASE[code], LENGTH_EXTRA[code]);
                int farCode = DISTANCE_CODE[far - 1];
                distance.write(out, farCode);
                out.bits(far - 1 - DISTANCE_BASE[farCode], DISTANCE_EXTRA[farCode]);
            }
        }
        literal.write(out, END_OF_BLOCK);
    }
}
