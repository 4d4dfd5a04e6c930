package dev.gopack.rpm.read;

import dev.gopack.report.FormatException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.TagType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What keys the signatures of a package were made with, as far as their first bytes say. Nothing is verified. */
final class SignatureKinds {

    // docs: RFC 9580 section 9.1
    private static final Map<Integer, String> KEYS =
            Map.of(1, "RSA", 2, "RSA", 3, "RSA", 17, "DSA", 19, "ECDSA", 22, "EdDSA", 27, "Ed25519", 28, "Ed448");
    // docs: RFC 9580 section 9.5
    private static final Map<Integer, String> HASHES = Map.of(
            1,
            "MD5",
            2,
            "SHA-1",
            8,
            "SHA-256",
            9,
            "SHA-384",
            10,
            "SHA-512",
            11,
            "SHA-224",
            12,
            "SHA3-256",
            14,
            "SHA3-512");
    private static final int SIGNATURE = 2;
    private static final int STEP =
            64; // a number that is smaller than it may be has leading zeros, and keys have round sizes

    private SignatureKinds() {}

    /** For example {@code RSA-2048 SHA-256 v4} or {@code EdDSA SHA-512 v4}, several with commas; empty if there are none that can be read. */
    static String of(Header signature) {
        Set<String> kinds = new TreeSet<>();
        for (int tag : List.of(SignatureTags.RSA, SignatureTags.DSA, SignatureTags.PGP, SignatureTags.GPG)) {
            if (signature.has(tag)) {
                kind(signature.binary(tag)).ifPresent(kinds::add);
            }
        }
        if (signature.has(SignatureTags.OPENPGP)) {
            texts(signature).forEach(text -> kind(decoded(text)).ifPresent(kinds::add));
        }
        return String.join(", ", kinds);
    }

    private static List<String> texts(Header signature) {
        try {
            return signature.texts(
                    new Tag(SignatureTags.OPENPGP, "", TagType.STRING_ARRAY, Tag.Cardinality.MANY, "", ""));
        } catch (FormatException e) {
            return new ArrayList<>();
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The head of a packet. // docs: RFC 9580 sections 4.2 and 5.2 */
    static Optional<String> kind(byte[] packet) {
        int first = at(packet, 0);
        boolean current = (first & 0x40) != 0;
        int type = current ? first & 0x3f : (first & 0x3c) >> 2;
        if ((first & 0x80) == 0 || type != SIGNATURE) {
            return Optional.empty();
        }
        int length = at(packet, 1);
        int body = current
                ? length < 192 ? 2 : length < 224 ? 3 : 6
                : switch (first & 3) {
                    case 0 -> 2;
                    case 1 -> 3;
                    default -> 5;
                };
        int version = at(packet, body);
        int algorithms = version == 3 ? body + 15 : body + 2;
        String key = KEYS.get(at(packet, algorithms));
        String hash = HASHES.get(at(packet, algorithms + 1));
        if (key == null || hash == null) {
            return Optional.empty();
        }
        long bits = key.equals("RSA") ? number(packet, numbers(packet, body, version), 2) : 0;
        String size = bits == 0 ? "" : "-" + (bits + STEP - 1) / STEP * STEP;
        return Optional.of(key + size + " " + hash + " v" + version);
    }

    /** Where the numbers of a signature begin, each behind its length in bits. // docs: RFC 9580 sections 3.2 and 5.2.3 */
    private static long numbers(byte[] packet, int body, int version) {
        if (version == 3) {
            return body + 19L;
        }
        int wide = version == 6 ? 4 : 2;
        long at = body + 4L;
        at += wide + number(packet, at, wide);
        at += wide + number(packet, at, wide);
        at += 2; // of the digest
        return version == 6 ? at + 1 + number(packet, at, 1) : at;
    }

    private static long number(byte[] packet, long at, int bytes) {
        if (at + bytes > packet.length) {
            return 0;
        }
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = (number << 8) | (packet[(int) at + i] & 0xff);
        }
        return number;
    }

    private static int at(byte[] packet, int index) {
        return index < packet.length ? packet[index] & 0xff : 0;
    }
}
