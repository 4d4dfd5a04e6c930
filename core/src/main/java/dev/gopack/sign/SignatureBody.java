package dev.gopack.sign;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A signature packet of version 4 without the signature itself.
 *
 * <pre>
 * 04 type algorithm hash            what is signed besides the content, first part
 * length of hashed subpackets (2)
 *   16 33 04 fingerprint            issuer fingerprint
 *   05 02 time (4)                  creation time
 * length of the others (2)
 *   09 16 key id (8)                issuer
 * first two bytes of the digest
 * the signature                     MPIs, or 64 bytes for Ed25519 of RFC 9580
 * </pre>
 *
 * No subpacket is critical. // source: rpm 4.16 rpmio/rpmpgp.c switches on the byte with the critical bit in it and takes
 * such a subpacket for an unknown one; observed: gpg 2.2 --list-packets, for the order and for which part each is in
 */
final class SignatureBody {

    /** Type of the signature of any bytes. // docs: RFC 9580, 5.2.1 */
    static final int BINARY = 0x00;
    /** Type of the signature of a text, whose lines end as on the network. */
    static final int TEXT = 0x01;

    private static final int VERSION = 4;
    private static final int ISSUER_FINGERPRINT = 33;
    private static final int CREATION_TIME = 2;
    private static final int ISSUER = 16;
    private static final int KEY_ID = 8;

    private final byte[] hashed;
    private final byte[] unhashed;

    private SignatureBody(int type, int algorithm, HashAlgorithm hash, byte[] hashedPackets, byte[] unhashedPackets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(VERSION);
        out.write(type);
        out.write(algorithm);
        out.write(hash.number());
        out.write(hashedPackets.length >> 8);
        out.write(hashedPackets.length);
        out.writeBytes(hashedPackets);
        this.hashed = out.toByteArray();
        this.unhashed = unhashedPackets;
    }

    /** Of a key of version 4. */
    static SignatureBody of(SigningKey key, int type, HashAlgorithm hash, Instant time) {
        return of(key, type, hash, time, new byte[0]);
    }

    /**
     * Of a key of version 4, saying more.
     *
     * @param more further subpackets that are signed, each with its length
     */
    static SignatureBody of(SigningKey key, int type, HashAlgorithm hash, Instant time, byte[] more) {
        byte[] fingerprint = HexFormat.of().parseHex(key.fingerprint());
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        inside.write(fingerprint.length + 2);
        inside.write(ISSUER_FINGERPRINT);
        inside.write(VERSION);
        inside.writeBytes(fingerprint);
        inside.write(Integer.BYTES + 1);
        inside.write(CREATION_TIME);
        inside.writeBytes(number((int) time.getEpochSecond()));
        inside.writeBytes(more);
        ByteArrayOutputStream outside = new ByteArrayOutputStream();
        outside.write(KEY_ID + 1);
        outside.write(ISSUER);
        outside.write(fingerprint, fingerprint.length - KEY_ID, KEY_ID);
        return new SignatureBody(type, key.algorithm().number(), hash, inside.toByteArray(), outside.toByteArray());
    }

    /** Takes what is signed behind the content, and ends the digest. // docs: RFC 9580, 5.2.4 */
    byte[] finish(MessageDigest digest) {
        digest.update(trailer());
        return digest.digest();
    }

    /** What is signed behind the content. */
    byte[] trailer() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hashed);
        out.write(VERSION);
        out.write(0xff);
        out.writeBytes(number(hashed.length));
        return out.toByteArray();
    }

    /**
     * The whole packet.
     *
     * @param digest what {@link #finish} gave
     * @param material the signature of it
     */
    byte[] packet(byte[] digest, byte[] material) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(hashed);
        body.write(unhashed.length >> 8);
        body.write(unhashed.length);
        body.writeBytes(unhashed);
        body.write(digest, 0, 2);
        body.writeBytes(material);
        return Packets.signature(body.toByteArray());
    }

    /** Four bytes. */
    static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }
}
