package dev.gopack.archive;

/**
 * The CRC-32 of two texts one after the other, from theirs. Appending n zero bytes to a text is multiplication of its
 * CRC by x^(8n) modulo the polynomial; CRCs are held with the coefficient of x^0 in the highest bit.
 */
final class Crc32Combination {

    private static final int POLYNOMIAL = 0xEDB88320; // RFC 1952, section 8, bits reversed
    private static final int ONE = 1 << 31;
    private static final int X_TO_8 = 1 << 23;

    private Crc32Combination() {}

    /**
     * CRC of the whole.
     *
     * @param secondSize bytes of the second text
     */
    static int of(int first, int second, long secondSize) {
        int factor = ONE;
        int square = X_TO_8;
        for (long left = secondSize; left > 0; left >>>= 1) {
            if ((left & 1) != 0) {
                factor = multiply(factor, square);
            }
            square = multiply(square, square);
        }
        return multiply(first, factor) ^ second;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
        }
        return product;
    }
}
