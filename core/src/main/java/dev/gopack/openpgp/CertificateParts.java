package dev.gopack.openpgp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packets of a certificate, in their places. Nothing in them is checked.
 *
 * @param primary key that speaks
 * @param direct signatures on that key
 * @param userIds names of the owner, with the signatures on each
 * @param subkeys those of known kinds, with the signatures on each
 * @param strays revocations of subkeys that stand elsewhere, as key servers and hands that join files leave them
 */
record CertificateParts(
        PublicKey primary, List<Packet> direct, List<UserId> userIds, List<Subkey> subkeys, List<Packet> strays) {

    CertificateParts {
        direct = List.copyOf(direct);
        userIds = List.copyOf(userIds);
        subkeys = List.copyOf(subkeys);
        strays = List.copyOf(strays);
    }

    /** A user id with the signatures behind it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record UserId(byte[] text, List<Packet> signatures) {}

    /** A subkey with the signatures behind it. */
    record Subkey(PublicKey key, List<Packet> signatures) {}

    /**
     * The same with copies of one certificate put together: an older copy knows neither what is revoked since nor when the key
     * expires now, so what any of them says counts. // source: GnuPG and Sequoia do so when they import
     */
    static List<CertificateParts> merged(List<CertificateParts> all) {
        Map<String, CertificateParts> merged = new LinkedHashMap<>();
        all.forEach(one -> merged.merge(one.primary().fingerprint(), one, CertificateParts::with));
        return List.copyOf(merged.values());
    }

    /** Every signature, whoever made it and whatever it says. */
    Stream<Packet> signatures() {
        return Stream.of(
                        direct.stream(),
                        userIds.stream().flatMap(id -> id.signatures().stream()),
                        subkeys.stream().flatMap(key -> key.signatures().stream()),
                        strays.stream())
                .flatMap(all -> all);
    }

    private CertificateParts with(CertificateParts copy) {
        Map<ByteBuffer, UserId> names = new LinkedHashMap<>();
        Map<String, Subkey> keys = new LinkedHashMap<>();
        for (CertificateParts one : List.of(this, copy)) {
            one.userIds.forEach(id -> names.merge(
                    ByteBuffer.wrap(id.text()),
                    id,
                    (known, more) -> new UserId(known.text(), both(known.signatures(), more.signatures()))));
            one.subkeys.forEach(key -> keys.merge(
                    key.key().fingerprint(),
                    key,
                    (known, more) -> new Subkey(known.key(), both(known.signatures(), more.signatures()))));
        }
        return new CertificateParts(
                primary,
                both(direct, copy.direct),
                List.copyOf(names.values()),
                List.copyOf(keys.values()),
                both(strays, copy.strays));
    }

    private static List<Packet> both(List<Packet> some, List<Packet> more) {
        Map<ByteBuffer, Packet> different = new LinkedHashMap<>();
        some.forEach(packet -> different.putIfAbsent(ByteBuffer.wrap(packet.body()), packet));
        more.forEach(packet -> different.putIfAbsent(ByteBuffer.wrap(packet.body()), packet));
        return new ArrayList<>(different.values());
    }
}
