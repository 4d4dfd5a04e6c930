package dev.gopack.openpgp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a signature packet says of itself. All but the issuer and embedded signatures is taken from what the signature
 * covers. // source: RFC 9580, 5.2
 *
 * <pre>
 * version 3: version 5 type time(4) issuer(8) key hash prefix(2) numbers
 * version 4: version type key hash length(2) hashed length(2) other prefix(2) numbers
 * version 6: the same with lengths of 4, and salt before the numbers: length(1) salt
 * </pre>
 *
 * @param version 3, 4 or 6, or one that is not known; then all the rest is empty
 * @param type what is signed: 0 for bytes, 1 for text
 * @param keyAlgorithm number of the key's algorithm
 * @param hash number of the digest algorithm
 * @param hashed what stands where the signature covers it
 * @param other what does not
 * @param created seconds since 1970-01-01T00:00:00Z
 * @param shortest true if its numbers are written with no more bits than they have
 */
record SignatureBody(
        int version,
        int type,
        int keyAlgorithm,
        int hash,
        List<Subpacket> hashed,
        List<Subpacket> other,
        Optional<Long> created,
        Optional<String> issuerId,
        boolean shortest) {

    private static final int CREATED = 2;
    private static final int EXPIRES = 3;
    private static final int KEY_EXPIRES = 9;
    private static final int REVOKER = 12;
    private static final int REVOKER_CLASS = 0x80;
    private static final int ISSUER = 16;
    private static final int NOTATION = 20;
    private static final int KEY_FLAGS = 27;
    private static final int REASON = 29;
    private static final int EMBEDDED = 32;
    private static final int FINGERPRINT = 33;
    private static final int LONGEST_FINGERPRINT = 33; // its version, and 32 bytes

    /** One statement. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Subpacket(int type, boolean critical, byte[] data) {
        private long number() {
            long value = 0;
            for (int i = 0; i < Math.min(4, data.length); i++) {
                value = value << 8 | (data[i] & 0xff);
            }
            return value;
        }
    }

    SignatureBody {
        hashed = List.copyOf(hashed);
        other = List.copyOf(other);
    }

    static SignatureBody of(String name, Packet packet) {
        return new SignatureReader(name, packet).read();
    }

    /** Seconds after creation when the signature expires; 0 for never. */
    long expiresAfter() {
        return first(hashed, EXPIRES).map(Subpacket::number).orElse(0L);
    }

    /** Seconds after its creation when the key expires; 0 for never. Said twice, gpg and Sequoia take another: the least counts. */
    long keyExpiresAfter() {
        return all(KEY_EXPIRES)
                .mapToLong(Subpacket::number)
                .filter(seconds -> seconds > 0)
                .min()
                .orElse(0L);
    }

    /** What the key is for, if it is said; each time, if it is said twice. */
    Optional<Integer> keyFlags() {
        return all(KEY_FLAGS)
                .map(one -> one.data().length == 0 ? 0 : one.data()[0] & 0xff)
                .reduce((some, more) -> some & more);
    }

    private Stream<Subpacket> all(int type) {
        return hashed.stream().filter(one -> one.type() == type);
    }

    /** True if a revocation says that the key was only retired, so that what it signed before stays good. */
    boolean isSoftRevocation() {
        return first(hashed, REASON)
                .map(one -> one.data().length > 0 && (one.data()[0] == 1 || one.data()[0] == 3))
                .orElse(false);
    }

    /** Fingerprint of the key, upper-case hexadecimal. */
    Optional<String> issuerFingerprint() {
        return either(FINGERPRINT).flatMap(SignatureBody::fingerprint);
    }

    private static Optional<String> fingerprint(Subpacket stated) {
        byte[] data = stated.data();
        return data.length > 1
                ? Optional.of(hex(java.util.Arrays.copyOfRange(data, 1, data.length)))
                : Optional.empty();
    }

    /** The same, if the signature covers it. */
    Optional<String> signedIssuerFingerprint() {
        return first(hashed, FINGERPRINT).flatMap(SignatureBody::fingerprint);
    }

    /** Id of the key, 16 upper-case hexadecimal digits. */
    Optional<String> issuer() {
        return issuerId.isPresent()
                ? issuerId
                : either(ISSUER).filter(one -> one.data().length == 8).map(one -> hex(one.data()));
    }

    /** Fingerprints of those who may revoke the key that says this. // source: RFC 9580, 5.2.3.23 */
    List<String> revokers() {
        return hashed.stream()
                .filter(one -> one.type() == REVOKER && one.data().length > 2 && (one.data()[0] & REVOKER_CLASS) != 0)
                .map(one -> hex(java.util.Arrays.copyOfRange(one.data(), 2, one.data().length)))
                .toList();
    }

    /** Signatures within this one. */
    List<byte[]> embedded() {
        List<byte[]> found = new ArrayList<>();
        hashed.stream().filter(one -> one.type() == EMBEDDED).forEach(one -> found.add(one.data()));
        other.stream().filter(one -> one.type() == EMBEDDED).forEach(one -> found.add(one.data()));
        return found;
    }

    /** The first statement that nobody may pass over who does not know it. // source: RFC 9580, 5.2.3.7 */
    Optional<Integer> unknownCritical() {
        return hashed.stream()
                .filter(one -> one.critical() && (one.type() == NOTATION || !isKnown(one.type())))
                .map(Subpacket::type)
                .findFirst();
    }

    /** What some readers stumble over; nothing if all is as gpg writes it. */
    Optional<SignatureOddity> oddity() {
        Optional<String> id = issuer();
        if (version != 4) {
            return uncovered();
        } else if (id.isEmpty()) {
            return Optional.of(SignatureOddity.NO_KEY_ID);
        } else if (!issuerFingerprint().map(all -> all.endsWith(id.get())).orElse(true)) {
            return Optional.of(SignatureOddity.TWO_KEYS);
        }
        if (keyAlgorithm == KeyAlgorithms.RSA_SIGN || all(CREATED).count() > 1) {
            return Optional.of(SignatureOddity.UNREAD);
        } else if (!shortest) {
            return Optional.of(SignatureOddity.LONG_NUMBERS);
        }
        return Stream.concat(hashed.stream(), other.stream())
                .filter(Subpacket::critical)
                .map(one -> one.type() == CREATED || one.type() == ISSUER
                        ? SignatureOddity.CRITICAL_ID
                        : SignatureOddity.CRITICAL)
                .min(Comparator.naturalOrder())
                .or(this::uncovered);
    }

    private Optional<SignatureOddity> uncovered() {
        return other.stream().allMatch(SignatureBody::saysWho)
                ? Optional.empty()
                : Optional.of(SignatureOddity.UNCOVERED);
    }

    /** By id or fingerprint, in no more bytes than those have; rpm and gpg write the id where it is not covered. */
    private static boolean saysWho(Subpacket one) {
        return (one.type() == ISSUER && one.data().length == 8)
                || (one.type() == FINGERPRINT && one.data().length <= LONGEST_FINGERPRINT);
    }

    /** True if rpm from 4.17 on refuses a certificate with this one in it, whoever made it. // source: rpmio/rpmpgp.c */
    boolean isMoreThanRpmUnderstands() {
        return Stream.concat(
                        hashed.stream().filter(one -> one.type() != CREATED && one.type() != KEY_FLAGS), other.stream())
                .anyMatch(one -> one.critical() && one.type() != ISSUER);
    }

    private static boolean isKnown(int type) {
        return (type >= 2 && type <= 7)
                || (type >= 9 && type <= 12)
                || type == ISSUER
                || (type >= 21 && type <= 35)
                || type == 39;
    }

    private Optional<Subpacket> either(int type) {
        Optional<Subpacket> covered = first(hashed, type);
        return covered.isPresent() ? covered : first(other, type);
    }

    private static Optional<Subpacket> first(List<Subpacket> from, int type) {
        return from.stream().filter(one -> one.type() == type).findFirst();
    }

    /** When a signature was made, if these say it as they have to. */
    static Optional<Long> created(List<Subpacket> hashed) {
        return first(hashed, CREATED).filter(one -> one.data().length == 4).map(Subpacket::number);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }
}
