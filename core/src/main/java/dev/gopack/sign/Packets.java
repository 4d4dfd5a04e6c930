package dev.gopack.sign;

import java.io.ByteArrayOutputStream;

/** Frames of packets, in the old form, which gpg writes and every reader knows. // docs: RFC 9580, 4.2.2 */
final class Packets {

    private static final int SIGNATURE = 2;
    private static final int USER_ID = 13;
    private static final int OLD_FORM = 0x80;
    private static final int ONE_BYTE = 0x100;

    private Packets() {}

    /** A signature packet with this body. */
    static byte[] signature(byte[] body) {
        return frame(SIGNATURE, body);
    }

    /** A user id packet. */
    static byte[] userId(byte[] text) {
        return frame(USER_ID, text);
    }

    private static byte[] frame(int tag, byte[] body) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        if (body.length < ONE_BYTE) {
            packet.write(OLD_FORM | tag << 2);
            packet.write(body.length);
        } else {
            packet.write(OLD_FORM | tag << 2 | 1);
            packet.write(body.length >> 8);
            packet.write(body.length);
        }
        packet.writeBytes(body);
        return packet.toByteArray();
    }
}
