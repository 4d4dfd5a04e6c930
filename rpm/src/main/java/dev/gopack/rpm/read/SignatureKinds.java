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

    private SignatureKinds() {}

    /** For example {@code EdDSA SHA-512 v4}, several with commas; empty if there are none that can be read. */
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
    private static Optional<String> kind(byte[] packet) {
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
        return key == null || hash == null ? Optional.empty() : Optional.of(key + " " + hash + " v" + version);
    }

    private static int at(byte[] packet, int index) {
        return index < packet.length ? packet[index] & 0xff : 0;
    }
}
