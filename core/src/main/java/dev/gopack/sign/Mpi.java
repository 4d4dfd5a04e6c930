package dev.gopack.sign;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Numbers as OpenPGP writes them: how many bits, then the bytes. // docs: RFC 9580, 3.2 */
final class Mpi {

    private Mpi() {}

    /** The numbers, one behind the other. */
    static byte[] encode(BigInteger... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (BigInteger number : numbers) {
            int bits = number.bitLength();
            out.write(bits >> 8);
            out.write(bits);
            byte[] bytes = unsigned(number, (bits + 7) / 8);
            out.write(bytes, 0, bytes.length);
        }
        return out.toByteArray();
    }

    /** The numbers, if the bytes are exactly so many of them. */
    static Optional<BigInteger[]> decode(byte[] bytes, int count) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        BigInteger[] numbers = new BigInteger[count];
        for (int i = 0; i < count; i++) {
            if (in.remaining() < 2) {
                return Optional.empty();
            }
            int length = ((in.getShort() & 0xffff) + 7) / 8;
            if (in.remaining() < length) {
                return Optional.empty();
            }
            numbers[i] = new BigInteger(1, in.array(), in.position(), length);
            in.position(in.position() + length);
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(numbers);
    }

    /** The number in exactly so many bytes, zeros in front. */
    static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[length];
        int from = Math.max(0, signed.length - length);
        System.arraycopy(signed, from, fixed, length - (signed.length - from), signed.length - from);
        java.util.Arrays.fill(signed, (byte) 0);
        return fixed;
    }
}
