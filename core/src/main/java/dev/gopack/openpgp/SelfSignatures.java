package dev.gopack.openpgp;

import dev.gopack.openpgp.Certificate.Binding;
import dev.gopack.openpgp.CertificateParts.Subkey;
import dev.gopack.openpgp.CertificateParts.UserId;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private @Nullable List<Packet> strays;

    SelfSignatures(PublicKey primary) {
        this.primary = primary;
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
        List<Candidate> certifications = new ArrayList<>();
        userIds.forEach(id -> certifications.addAll(certifications(id)));
        List<Candidate> directs = new ArrayList<>();
        collect(direct, DIRECT, DIRECT, new byte[0], directs);
        Optional<Candidate> named = newestCertification(certifications);
        Optional<Candidate> plain = newest(directs, (one, about) -> one.verifyCertification(primary.key()));
        // source: RFC 9580, 5.2.3.10: keys of version 6 speak through signatures on the key itself
        boolean six = primary.key().getVersion() == 6;
        Optional<Candidate> best = six || named.isEmpty() ? plain : named;
        if (best.isEmpty()) {
            return Binding.none(revocation(revoking, primary, KEY_REVOCATION));
        }
        SignatureBody body = best.get().body();
        return binding(primary, body, true, revocation(revoking, primary, KEY_REVOCATION), body.hash());
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
        Optional<Instant> revoked = revocation(signatures, subkey, SUBKEY_REVOCATION)
                .or(() -> strays(parts).size() * (long) parts.subkeys().size() > OpenPgpLimits.STRAYS
                        ? Optional.of(Instant.EPOCH)
                        : revocation(strays(parts), subkey, SUBKEY_REVOCATION));
        if (best.isEmpty()) {
            return Binding.none(revoked);
        }
        SignatureBody body = best.get().body();
        boolean asked = (body.keyFlags().orElse(0) & SIGNS) != 0;
        Optional<Candidate> agreement = asked ? agreement(subkey, body) : Optional.empty();
        // what binds it is as weak as the weaker of the two
        int hash = agreement.map(one -> one.body().hash()).filter(Hash::isWeak).orElse(body.hash());
        return binding(subkey, body, !asked || agreement.isPresent(), revoked, hash);
    }

    private Binding binding(PublicKey key, SignatureBody body, boolean bound, Optional<Instant> revoked, int hash) {
        Optional<Instant> expires = body.keyExpiresAfter() == 0
                ? Optional.empty()
                : Optional.of(key.created().plusSeconds(body.keyExpiresAfter()));
        // without flags a primary key may do what its algorithm can; a subkey that may sign has to say so
        boolean signs = body.keyFlags().map(flags -> (flags & SIGNS) != 0).orElse(key.equals(primary));
        boolean certifies =
                body.keyFlags().map(flags -> (flags & CERTIFIES) != 0).orElse(true) && key.equals(primary);
        return new Binding(
                bound, signs, certifies, expires, revoked, hash, body.created().map(Instant::ofEpochSecond));
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
                        .filter(packet -> revocation(List.of(packet), one.key(), SUBKEY_REVOCATION)
                                .isEmpty())
                        .forEach(found::add);
            }
            strays = List.copyOf(found);
        }
        return strays;
    }

    private Optional<Instant> revocation(List<Packet> signatures, PublicKey of, int type) {
        List<Candidate> found = new ArrayList<>();
        for (Packet packet : signatures) {
            read(packet)
                    .filter(body -> body.type() == type && isRevocationOfOurs(body))
                    .ifPresent(body -> found.add(new Candidate(packet, body, new byte[0])));
        }
        if (found.size() > OpenPgpLimits.REVOCATIONS) {
            return Optional.of(Instant.EPOCH); // one that is right may be hidden among them
        }
        Check check = of.equals(primary)
                ? (one, about) -> one.verifyCertification(primary.key())
                : (one, about) -> one.verifyCertification(primary.key(), of.key());
        Optional<Instant> earliest = Optional.empty();
        for (Candidate candidate : found) {
            if (verifyAny(List.of(candidate), primary, check).isPresent()) {
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
    private boolean isRevocationOfOurs(SignatureBody body) {
        // an old one has the id alone, where nothing covers it; without it those of a whole keyring would be
        // everybody's
        return body.signedIssuerFingerprint()
                .map(primary.fingerprint()::equals)
                .orElseGet(() -> body.issuer().map(primary.id()::equals).orElse(true));
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
