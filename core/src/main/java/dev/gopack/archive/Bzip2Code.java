package dev.gopack.archive;

import java.io.IOException;

/**
 * A canonical Huffman code of bzip2. // docs: bzip2 format specification of Joe Tsai, 2.2.5
 *
 * @param firstCode the first code of each length
 * @param firstIndex where the symbols of each length start
 * @param counts how many there are of each length
 * @param symbols in the order of their codes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bzip2Code(int[] firstCode, int[] firstIndex, int[] counts, int[] symbols) {

    private static final int MAX_LENGTH = 20;
    private static final int MAX_SYMBOLS = 258;

    /** Reads the lengths of the codes of as many symbols. */
    static Bzip2Code read(Bzip2Bits bits, int alphabet) throws IOException {
        int[] lengths = new int[MAX_SYMBOLS];
        int length = bits.number(5);
        for (int i = 0; i < alphabet; i++) {
            while (true) {
                if (length < 1 || length > MAX_LENGTH) {
                    throw new IOException("a bzip2 code of " + length + " bits");
                }
                if (bits.number(1) == 0) {
                    break;
                }
                length += bits.number(1) == 0 ? 1 : -1;
            }
            lengths[i] = length;
        }
        int[] counts = new int[MAX_LENGTH + 1];
        for (int i = 0; i < alphabet; i++) {
            counts[lengths[i]]++;
        }
        int[] firstCode = new int[MAX_LENGTH + 1];
        int[] firstIndex = new int[MAX_LENGTH + 1];
        int code = 0;
        int index = 0;
        for (int i = 1; i <= MAX_LENGTH; i++) {
            code <<= 1;
            firstCode[i] = code;
            firstIndex[i] = index;
            code += counts[i];
            index += counts[i];
        }
        int[] symbols = new int[alphabet];
        int[] used = firstIndex.clone();
        for (int i = 0; i < alphabet; i++) {
            symbols[used[lengths[i]]++] = i;
        }
        return new Bzip2Code(firstCode, firstIndex, counts, symbols);
    }

    /** The next symbol of the data. */
    int next(Bzip2Bits bits) throws IOException {
        int code = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            code = code << 1 | bits.number(1);
            int offset = code - firstCode[length];
            if (offset >= 0 && offset < counts[length]) {
                return symbols[firstIndex[length] + offset];
            }
        }
        throw new IOException("a bzip2 code that there is not");
    }
}
