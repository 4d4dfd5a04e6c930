package dev.gopack.archive;

import java.util.Arrays;

/** Bits, the lowest first, in a growing array. */
final class BitOutput {

    private byte[] bytes;
    private int size;
    private long pending;
    private int pendingBits;

    BitOutput(int expected) {
        bytes = new byte[expected];
    }

    /** At most 16 bits; those above the width are zero. */
    void bits(int value, int width) {
        pending |= (long) value << pendingBits;
        pendingBits += width;
        if (pendingBits >= 32) {
            reserve(4);
            bytes[size++] = (byte) pending;
            bytes[size++] = (byte) (pending >>> 8);
            bytes[size++] = (byte) (pending >>> 16);
            bytes[size++] = (byte) (pending >>> 24);
            pending >>>= 32;
            pendingBits -= 32;
        }
    }

    /** Fills the last byte with zeros. */
    void align() {
        while (pendingBits > 0) {
            reserve(1);
            bytes[size++] = (byte) pending;
            pending >>>= 8;
            pendingBits -= 8;
        }
        pendingBits = 0;
    }

    /** Bytes, after {@link #align}. */
    void bytes(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
