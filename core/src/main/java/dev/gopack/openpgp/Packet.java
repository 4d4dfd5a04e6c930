package dev.gopack.openpgp;

import dev.gopack.report.FormatException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.bcpg.BCPGInputStream;

/**
 * One packet, cut out by its length. // source: RFC 9580, 4.2
 *
 * @param tag kind
 * @param body content
 * @param at offset of the packet for messages
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Packet(int tag, byte[] body, long at) {

    static final int SIGNATURE = 2;
    static final int SECRET_KEY = 5;
    static final int PUBLIC_KEY = 6;
    static final int SECRET_SUBKEY = 7;
    static final int MARKER = 10;
    static final int TRUST = 12;
    static final int USER_ID = 13;
    static final int PUBLIC_SUBKEY = 14;
    static final int USER_ATTRIBUTE = 17;
    static final int PADDING = 21;
    static final int FIRST_NONCRITICAL = 40;

    private static final int LENGTH_OF_LENGTH = 5;

    /**
     * All packets of an input. Lengths that are not known at the start are refused: keys and signatures have none.
     *
     * @param name of the input for messages
     * @param at offset of the input in its file for messages
     * @param most packets that are acceptable
     */
    static List<Packet> all(String name, byte[] bytes, long at, int most) {
        List<Packet> packets = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            long start = at + in.position();
            if (packets.size() == most) {
                throw new FormatException(name, start, "more than " + most + " OpenPGP packets");
            }
            int first = in.get() & 0xff;
            if ((first & 0x80) == 0) {
                throw new FormatException(name, start, "no OpenPGP packet where one is expected");
            }
            boolean modern = (first & 0x40) != 0;
            long length = modern ? length(in) : oldLength(in, first & 3);
            if (length < 0 || length > in.remaining()) {
                throw new FormatException(name, start, "an OpenPGP packet that is not all there");
            }
            byte[] body = new byte[(int) length];
            in.get(body);
            packets.add(new Packet(modern ? first & 0x3f : first >> 2 & 0xf, body, start));
        }
        return packets;
    }

    private static long length(ByteBuffer in) {
        int first = next(in);
        if (first < 192) {
            return first;
        }
        if (first < 224) {
            int second = next(in);
            return second < 0 ? -1 : (first - 192) * 256L + second + 192;
        }
        return first == 255 ? number(in, 4) : -1;
    }

    private static long oldLength(ByteBuffer in, int kind) {
        return kind == 3 ? -1 : number(in, 1 << kind);
    }

    private static long number(ByteBuffer in, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            int next = next(in);
            if (next < 0) {
                return -1;
            }
            value = value << 8 | next;
        }
        return value;
    }

    private static int next(ByteBuffer in) {
        return in.hasRemaining() ? in.get() & 0xff : -1;
    }

    /** True if a packet that starts so is a secret key. */
    static boolean isPublicKey(byte first) {
        return ((first & 0x40) != 0 ? first & 0x3f : first >> 2 & 0xf) == PUBLIC_KEY;
    }

    /** True if a packet that starts so is a key. */
    static boolean isKey(byte first) {
        int tag = (first & 0x40) != 0 ? first & 0x3f : first >> 2 & 0xf;
        return tag == SECRET_KEY || tag == PUBLIC_KEY;
    }

    /** The first byte, or -1 if the packet is empty. */
    int version() {
        return body.length == 0 ? -1 : body[0] & 0xff;
    }

    /** The packet for the library, under a plain length. */
    BCPGInputStream open() {
        byte[] bytes = ByteBuffer.allocate(1 + LENGTH_OF_LENGTH + body.length)
                .put((byte) (0xc0 | tag))
                .put((byte) 0xff)
                .putInt(body.length)
                .put(body)
                .array();
        return new BCPGInputStream(new ByteArrayInputStream(bytes));
    }
}
