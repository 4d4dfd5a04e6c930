package dev.gopack.compat;

import java.math.BigInteger;

/** Versions of numbers and dots. */
final class Numbers {

    private Numbers() {}

    static int compare(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int difference = part(a, i).compareTo(part(b, i)); // a hostile file may have any number of digits
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static BigInteger part(String[] parts, int index) {
        return index < parts.length ? new BigInteger(parts[index]) : BigInteger.ZERO;
    }
}
