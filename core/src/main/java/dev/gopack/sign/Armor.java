package dev.gopack.sign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** OpenPGP data as text. // docs: RFC 9580, 6.2 */
final class Armor {

    private static final String BEGIN_SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
    private static final int LINE = 64;
    private static final int CRC_START = 0xb704ce;
    private static final int CRC_POLYNOMIAL = 0x864cfb;
    private static final int CRC_TOP = 1 << 23;

    private Armor() {}

    /** A signature. */
    static byte[] signature(byte[] packets) {
        return of("SIGNATURE", packets);
    }

    /** A certificate. */
    static byte[] publicKey(byte[] packets) {
        return of("PUBLIC KEY BLOCK", packets);
    }

    /** A key with its secret. */
    static byte[] privateKey(byte[] packets) {
        return of("PRIVATE KEY BLOCK", packets);
    }

    /** Packets one behind the other. */
    static byte[] joined(List<byte[]> packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        packets.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /**
     * One text with all signatures of several. What stands before the signature of a clear-signed text is that of the first.
     */
    static byte[] joinedText(List<byte[]> texts) {
        if (texts.size() == 1) {
            return texts.get(0);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String first = latin(texts.get(0));
        all.writeBytes(first.substring(0, first.lastIndexOf(BEGIN_SIGNATURE)).getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(signature(joined(texts.stream().map(Armor::decode).toList())));
        return all.toByteArray();
    }

    /** The packets of the signature at the end of a text. */
    static byte[] decode(byte[] armored) {
        String text = latin(armored);
        int begin = text.lastIndexOf(BEGIN_SIGNATURE);
        int end = text.lastIndexOf("-----END PGP SIGNATURE-----");
        String body = begin < 0 || end < begin ? "" : text.substring(begin, end).replace("\r\n", "\n");
        int start = body.indexOf("\n\n"); // lines such as "Version:" stand before it
        int checksum = body.lastIndexOf("\n=");
        if (start < 0) {
            throw new IllegalArgumentException("no armored signature");
        }
        return Base64.getMimeDecoder().decode(body.substring(start, checksum < start ? body.length() : checksum));
    }

    private static String latin(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1); // byte for byte
    }

    /** The empty line is not optional: // observed: apt 2.6 finds no key in a block without it */
    private static byte[] of(String kind, byte[] packets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        line(out, "-----BEGIN PGP " + kind + "-----\n\n");
        out.writeBytes(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(packets));
        line(out, "\n=");
        out.writeBytes(Base64.getEncoder().encode(checksum(packets)));
        line(out, "\n-----END PGP " + kind + "-----\n");
        return out.toByteArray();
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Newer standards leave it out. // source: rpm 4.18 rpmio/rpmpgp.c decodes no armor without it */
    private static byte[] checksum(byte[] bytes) {
        int crc = CRC_START;
        for (byte one : bytes) {
            crc ^= (one & 0xff) << 16;
            for (int i = 0; i < 8; i++) {
                crc = (crc & CRC_TOP) != 0 ? crc << 1 ^ CRC_POLYNOMIAL : crc << 1;
            }
        }
        return new byte[] {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
    }
}
