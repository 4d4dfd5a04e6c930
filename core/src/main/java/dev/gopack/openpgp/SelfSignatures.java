package dev.gopack.openpgp;

import dev.gopack.openpgp.Certificate.Binding;
import dev.gopack.openpgp.CertificateParts.Subkey;
import dev.gopack.openpgp.CertificateParts.UserId;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says of its keys, as far as it signed it: of several such signatures the newest counts. // source:
 * RFC 9580, 5.2.1, 5.2.3.10 and 10.1
 */
final class SelfSignatures {

    private static final int GENERIC_CERTIFICATION = 0x10;
    private static final int POSITIVE_CERTIFICATION = 0x13;
    private static final int SUBKEY = 0x18;
    private static final int PRIMARY = 0x19;
    private static final int DIRECT = 0x1f;
    private static final int KEY_REVOCATION = 0x20;
    private static final int SUBKEY_REVOCATION = 0x28;
    private static final int CERTIFIES = 0x01;
    private static final int SIGNS = 0x02;

    private final PublicKey primary;
    private final Function<String, Optional<PublicKey>> others;
    private @Nullable List<Packet> strays;

    /**
     * What a key says of itself.
     *
     * @param others primary keys by their fingerprints, among them those that may revoke this one
     */
    SelfSignatures(PublicKey primary, Function<String, Optional<PublicKey>> others) {
        this.primary = primary;
        this.others = others;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Candidate(Packet packet, SignatureBody body, byte[] about) {}

    private interface Check {
        boolean on(PGPSignature signature, byte[] about) throws PGPException;
    }

    /** True for what revokes a primary key, whichever that is. // source: RFC 9580, 5.2: where the type stands */
    static boolean isKeyRevocation(Packet packet) {
        return isOfType(packet, KEY_REVOCATION);
    }

    static boolean isSubkeyRevocation(Packet packet) {
        return isOfType(packet, SUBKEY_REVOCATION);
    }

    static boolean isMoreThanRpmUnderstands(Packet packet) {
        try {
            return SignatureBody.of("", packet).isMoreThanRpmUnderstands();
        } catch (FormatException e) {
            return false; // of a kind that rpm may not read either, which is known of none
        }
    }

    private static boolean isOfType(Packet packet, int type) {
        byte[] body = packet.body();
        return body.length > 2 && body[body[0] == 3 ? 2 : 1] == type;
    }

    /**
     * What is said of the primary key.
     *
     * @param revoking signatures that revoke keys, of this certificate or of others
     */
    Binding ofPrimary(List<Packet> direct, List<UserId> userIds, List<Packet> revoking) {
        List<SignatureBody> said = ofItself(direct, userIds);
        Optional<Instant> revoked = revocation(revoking, primary, KEY_REVOCATION, said);
        // source: RFC 9580, 5.2.3.10: keys of version 6 speak through signatures on the key itself
        boolean six = primary.key().getVersion() == 6;
        return said.isEmpty() || (six && said.stream().noneMatch(one -> one.type() == DIRECT))
                ? Binding.none(revoked)
                : binding(primary, said, true, revoked, said.get(0).hash());
    }

    /**
     * The newest signature on a name of its owner, and the newest on the key itself, if there are such. Each may say what the
     * other does not, and where both do, gpg and Sequoia do not go by the same: the stricter counts. The first is the one that
     * binds.
     */
    private List<SignatureBody> ofItself(List<Packet> direct, List<UserId> userIds) {
        List<Candidate> certifications = new ArrayList<>();
        userIds.forEach(id -> certifications.addAll(certifications(id)));
        List<Candidate> directs = new ArrayList<>();
        collect(direct, DIRECT, DIRECT, new byte[0], directs);
        Optional<Candidate> named = newestCertification(certifications);
        Optional<Candidate> plain = newest(directs, (one, about) -> one.verifyCertification(primary.key()));
        boolean six = primary.key().getVersion() == 6;
        return Stream.of(six ? plain : named, six ? named : plain)
                .flatMap(Optional::stream)
                .map(Candidate::body)
                .toList();
    }

    /** True if the key says that this is a name of its owner. */
    boolean claims(UserId id) {
        return newestCertification(certifications(id)).isPresent();
    }

    private List<Candidate> certifications(UserId id) {
        List<Candidate> found = new ArrayList<>();
        collect(id.signatures(), GENERIC_CERTIFICATION, POSITIVE_CERTIFICATION, id.text(), found);
        return found;
    }

    private Optional<Candidate> newestCertification(List<Candidate> certifications) {
        return newest(certifications, (one, about) -> one.verifyCertification(about, primary.key()));
    }

    /** What is said of a subkey of the certificate. */
    Binding ofSubkey(Subkey of, CertificateParts parts) {
        PublicKey subkey = of.key();
        List<Packet> signatures = of.signatures();
        List<Candidate> bindings = new ArrayList<>();
        collect(signatures, SUBKEY, SUBKEY, new byte[0], bindings);
        Optional<Candidate> best =
                newest(bindings, (one, about) -> one.verifyCertification(primary.key(), subkey.key()));
        Optional<Instant> revoked = revocation(signatures, subkey, SUBKEY_REVOCATION, List.of())
                .or(() -> strays(parts).size() * (long) parts.subkeys().size() > OpenPgpLimits.STRAYS
                        ? Optional.of(Instant.EPOCH)
                        : revocation(strays(parts), subkey, SUBKEY_REVOCATION, List.of()));
        if (best.isEmpty()) {
            return Binding.none(revoked);
        }
        SignatureBody body = best.get().body();
        boolean asked = (body.keyFlags().orElse(0) & SIGNS) != 0;
        Optional<Candidate> agreement = asked ? agreement(subkey, body) : Optional.empty();
        // what binds it is as weak as the weaker of the two
        int hash = agreement.map(one -> one.body().hash()).filter(Hash::isWeak).orElse(body.hash());
        List<SignatureBody> said = Stream.concat(
                        Stream.of(body), agreement.stream().map(Candidate::body))
                .toList();
        return binding(subkey, said, !asked || agreement.isPresent(), revoked, hash);
    }

    private Binding binding(
            PublicKey key, List<SignatureBody> said, boolean bound, Optional<Instant> revoked, int hash) {
        // a signature that has ended says nothing any more, which here is the end of the key
        Optional<Instant> expires = said.stream()
                .flatMap(body -> Stream.of(
                                end(Optional.of(key.created()), body.keyExpiresAfter()),
                                end(body.created().map(Instant::ofEpochSecond), body.expiresAfter()))
                        .flatMap(Optional::stream))
                .min(Instant::compareTo);
        // without flags a primary key may do what its algorithm can; a subkey that may sign has to say so
        List<Integer> flags =
                said.stream().flatMap(body -> body.keyFlags().stream()).toList();
        boolean signs = flags.isEmpty() ? key.equals(primary) : flags.stream().allMatch(one -> (one & SIGNS) != 0);
        boolean certifies = flags.stream().allMatch(one -> (one & CERTIFIES) != 0) && key.equals(primary);
        return new Binding(
                bound,
                signs,
                certifies,
                expires,
                revoked,
                hash,
                said.get(0).created().map(Instant::ofEpochSecond));
    }

    private static Optional<Instant> end(Optional<Instant> start, long seconds) {
        return seconds == 0 ? Optional.empty() : start.map(from -> from.plusSeconds(seconds));
    }

    /** A key that signs has to say itself that it belongs to the certificate, or anybody could adopt it. */
    private Optional<Candidate> agreement(PublicKey subkey, SignatureBody body) {
        List<Candidate> back = new ArrayList<>();
        List<Packet> embedded = body.embedded().stream()
                .map(bytes -> new Packet(Packet.SIGNATURE, bytes, 0))
                .toList();
        for (Packet packet : embedded) {
            read(packet)
                    .filter(one -> one.type() == PRIMARY)
                    .ifPresent(one -> back.add(new Candidate(packet, one, new byte[0])));
        }
        return verifyAny(back, subkey, (one, about) -> one.verifyCertification(primary.key(), subkey.key()));
    }

    /** Revocations that are not of the subkey that they stand behind. */
    private synchronized List<Packet> strays(CertificateParts parts) {
        if (strays == null) {
            List<Packet> found = new ArrayList<>(parts.strays());
            for (Subkey one : parts.subkeys()) {
                one.signatures().stream()
                        .filter(SelfSignatures::isSubkeyRevocation)
                        .filter(packet -> revocation(List.of(packet), one.key(), SUBKEY_REVOCATION, List.of())
                                .isEmpty())
                        .forEach(found::add);
            }
            strays = List.copyOf(found);
        }
        return strays;
    }

    /**
     * Since when these signatures revoke a key.
     *
     * @param said what the certificate says of itself, whom else it lets revoke it among it
     */
    private Optional<Instant> revocation(List<Packet> signatures, PublicKey of, int type, List<SignatureBody> said) {
        List<Candidate> found = new ArrayList<>();
        IdentityHashMap<Candidate, PublicKey> by = new IdentityHashMap<>();
        List<PublicKey> revokers = said.stream()
                .flatMap(body -> body.revokers().stream())
                .flatMap(one -> others.apply(one).stream())
                .toList();
        for (Packet packet : signatures) {
            read(packet).filter(body -> body.type() == type).ifPresent(body -> {
                Candidate candidate = new Candidate(packet, body, new byte[0]);
                Optional<PublicKey> revoker =
                        revokers.stream().filter(key -> isBy(key, body)).findFirst();
                if (isBy(primary, body)) {
                    found.add(candidate);
                } else if (revoker.isPresent()) {
                    found.add(candidate);
                    by.put(candidate, revoker.get());
                }
            });
        }
        if (found.size() > OpenPgpLimits.REVOCATIONS) {
            return Optional.of(Instant.EPOCH); // one that is right may be hidden among them
        }
        Check check = of.equals(primary)
                ? (one, about) -> one.verifyCertification(primary.key())
                : (one, about) -> one.verifyCertification(primary.key(), of.key());
        Optional<Instant> earliest = Optional.empty();
        for (Candidate candidate : found) {
            if (verifyAny(List.of(candidate), by.getOrDefault(candidate, primary), check)
                    .isPresent()) {
                Instant since = candidate.body().isSoftRevocation()
                        ? candidate.body().created().map(Instant::ofEpochSecond).orElse(Instant.EPOCH)
                        : Instant.EPOCH;
                earliest = earliest.filter(known -> known.isBefore(since)).or(() -> Optional.of(since));
            }
        }
        return earliest;
    }

    private void collect(List<Packet> packets, int from, int to, byte[] about, List<Candidate> found) {
        for (Packet packet : packets) {
            read(packet)
                    .filter(body -> body.type() >= from && body.type() <= to && isOurs(body))
                    .ifPresent(body -> found.add(new Candidate(packet, body, about)));
        }
    }

    private Optional<SignatureBody> read(Packet packet) {
        try {
            // anybody can make a certificate with the MD5 of another; gpg and Sequoia believe none either
            return Optional.of(SignatureBody.of(primary.id(), packet)).filter(body -> body.hash() != Hash.MD5);
        } catch (FormatException e) {
            return Optional.empty(); // a signature of somebody else may be of any kind; without it the key says less
        }
    }

    /**
     * What it does not sign of itself is no reason to pass it over, nor a statement that is not known: anybody can add such
     * to a revocation, and a key that is wrongly called revoked is the smaller harm.
     */
    private static boolean isBy(PublicKey key, SignatureBody body) {
        // an old one has the id alone, where nothing covers it; without it those of a whole keyring would be
        // everybody's
        return body.signedIssuerFingerprint()
                .map(key.fingerprint()::equals)
                .orElseGet(() -> body.issuer().map(key.id()::equals).orElse(true));
    }

    private boolean isOurs(SignatureBody body) {
        return body.unknownCritical().isEmpty()
                && body.issuerFingerprint().map(primary.fingerprint()::equals).orElse(true)
                && body.issuer().map(primary.id()::equals).orElse(true);
    }

    private Optional<Candidate> newest(List<Candidate> candidates, Check check) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparing((Candidate one) -> one.body().created().orElse(0L))
                .reversed());
        return verifyAny(sorted, primary, check);
    }

    private static Optional<Candidate> verifyAny(List<Candidate> candidates, PublicKey by, Check check) {
        for (Candidate one : candidates.subList(0, Math.min(candidates.size(), OpenPgpLimits.SELF_SIGNATURES))) {
            try {
                PGPSignature signature = new PGPSignature(one.packet().open());
                if (KeyAlgorithms.fit(one.body().keyAlgorithm(), by.algorithm())) {
                    signature.init(new DigestThenVerify(), by.key());
                    if (check.on(signature, one.about())) {
                        return Optional.of(one);
                    }
                }
            } catch (IOException | PGPException | RuntimeException e) {
                // what the library cannot check says nothing
            }
        }
        return Optional.empty();
    }
}
