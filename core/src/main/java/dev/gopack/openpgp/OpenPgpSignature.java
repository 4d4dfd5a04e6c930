package dev.gopack.openpgp;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;

/** A signature over bytes that are elsewhere. */
public final class OpenPgpSignature {

    private static final int DOCUMENT = 0;
    private static final int TEXT = 1;
    // clocks of two machines are not the same
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Packet packet;
    private final SignatureBody body;

    private OpenPgpSignature(Packet packet, SignatureBody body) {
        this.packet = packet;
        this.body = body;
    }

    /**
     * The signatures in a piece of binary data that has nothing else.
     *
     * @param name for messages
     * @param at offset in the file for messages
     * @throws FormatException if there is none, or anything else
     */
    public static List<OpenPgpSignature> binary(String name, byte[] bytes, long at) {
        if (bytes.length > OpenPgpLimits.SIGNATURES) {
            throw new FormatException(
                    name, at, "signatures of " + bytes.length + " bytes, allowed are " + OpenPgpLimits.SIGNATURES);
        }
        List<OpenPgpSignature> found = new ArrayList<>();
        for (Packet packet : Packet.all(name, bytes, at, OpenPgpLimits.SIGNATURE_PACKETS)) {
            if (packet.tag() != Packet.SIGNATURE) {
                throw new FormatException(
                        name,
                        packet.at(),
                        "an OpenPGP packet of kind " + packet.tag() + " where a signature is expected");
            }
            found.add(new OpenPgpSignature(packet, SignatureBody.of(name, packet)));
        }
        if (found.isEmpty()) {
            throw new FormatException(name, at, "no signature where one is expected");
        }
        return found;
    }

    /** The signatures in a file of their own, armored or binary. Otherwise as {@link #binary}. */
    public static List<OpenPgpSignature> detached(String name, byte[] bytes, long at) {
        if (bytes.length > 0 && (bytes[0] & 0x80) != 0) {
            return binary(name, bytes, at);
        }
        if (bytes.length > 2 * OpenPgpLimits.SIGNATURES) {
            throw new FormatException(name, at, "signatures of " + bytes.length + " bytes");
        }
        List<OpenPgpSignature> found = new ArrayList<>();
        for (Armor.Block block : Armor.only(name, bytes)) {
            if (!block.kind().equals("SIGNATURE")) {
                throw new FormatException(
                        name, at + block.at(), "a block with PGP " + block.kind() + " where a signature is expected");
            }
            found.addAll(binary(name, block.bytes(), at + block.at()));
        }
        if (found.isEmpty()) {
            throw new FormatException(name, at, "no signature where one is expected");
        }
        return found;
    }

    /** Number of the key's algorithm. // source: RFC 9580, 9.1 */
    public int keyAlgorithm() {
        return body.keyAlgorithm();
    }

    /** Version of the packet. */
    public int version() {
        return body.version();
    }

    /** Number of the digest algorithm. // source: RFC 9580, 9.5 */
    public int hash() {
        return body.hash();
    }

    /** When it says that it was made. */
    public Optional<Instant> created() {
        return body.created().map(Instant::ofEpochSecond);
    }

    /** The packet without its tag and length. */
    public byte[] body() {
        return packet.body().clone();
    }

    /** Fingerprint or id of the key that it names, upper-case hexadecimal; empty if it names none. */
    public String issuer() {
        return body.issuerFingerprint().or(body::issuer).orElse("");
    }

    /**
     * Starts to check the signature over bytes that are then given to the result.
     *
     * @param keys who is trusted to sign
     * @param now when this happens; keys and signatures expire
     */
    public Check check(KeyRing keys, Instant now) {
        return new Check(this, keys, now, DOCUMENT);
    }

    /** As {@link #check}, for a signature of a text; the bytes are given with the ends of lines that it is signed with. */
    public Check checkText(KeyRing keys, Instant now) {
        return new Check(this, keys, now, TEXT);
    }

    /** A signature that is being checked: first all bytes, then the result, once. Not for use by several threads. */
    public static final class Check {
        private final SignatureBody body;
        private final String issuer;
        private final Instant now;
        private final boolean typed;
        private final List<Attempt> attempts = new ArrayList<>();
        private boolean unsupported;

        private record Attempt(KeyRing.Match match, PGPSignature signature, DigestThenVerify verifier) {}

        private Check(OpenPgpSignature of, KeyRing keys, Instant now, int type) {
            this.body = of.body;
            this.issuer = of.issuer();
            this.now = now;
            this.typed = body.type() == type;
            boolean known = (body.version() == 3 || body.version() == 4 || body.version() == 6)
                    && KeyAlgorithms.isKnown(body.keyAlgorithm())
                    && Hash.of(body.hash()).isPresent()
                    && body.unknownCritical().isEmpty();
            unsupported = !known;
            if (known && typed) {
                keys.issuersOf(body).forEach(match -> attempt(of, match));
            }
        }

        private void attempt(OpenPgpSignature of, KeyRing.Match match) {
            try {
                PGPSignature signature = new PGPSignature(of.packet.open());
                DigestThenVerify verifier = new DigestThenVerify();
                signature.init(verifier, match.usage().key().key());
                attempts.add(new Attempt(match, signature, verifier));
            } catch (IOException | PGPException | RuntimeException e) {
                unsupported = true; // a curve or number that the library does not take
            }
        }

        /** True if it matters which bytes are given: without a key there is nothing to compare. */
        public boolean needsBytes() {
            return !attempts.isEmpty();
        }

        /** Takes the next bytes. */
        public void update(byte[] bytes, int from, int length) {
            attempts.forEach(one -> one.signature().update(bytes, from, length));
        }

        /** The result, after all bytes. */
        public SignatureResult finish() {
            if (!typed && body.type() >= 0) {
                return result(Optional.empty(), List.of(SignatureProblem.WRONG_TYPE));
            }
            if (unsupported && attempts.isEmpty()) {
                return result(Optional.empty(), List.of(SignatureProblem.UNSUPPORTED));
            }
            if (attempts.isEmpty()) {
                return result(Optional.empty(), List.of(SignatureProblem.NO_KEY));
            }
            // a certificate can have the subkey of another, with which that does not agree
            return attempts.stream()
                    .filter(Check::fits)
                    .map(attempt -> result(Optional.of(attempt.match()), problems(attempt.match())))
                    .min(Comparator.comparingInt(result -> result.problems().size()))
                    .orElseGet(() -> result(Optional.of(attempts.get(0).match()), List.of(SignatureProblem.BAD)));
        }

        private static boolean fits(Attempt attempt) {
            PGPSignature signature = attempt.signature();
            try {
                // rpm refuses a signature that states another start of the digest, which nothing else covers
                return signature.verify()
                        && Arrays.equals(
                                signature.getDigestPrefix(), attempt.verifier().digestStart());
            } catch (PGPException | RuntimeException e) {
                return false; // numbers that no signature can have
            }
        }

        private List<SignatureProblem> problems(KeyRing.Match match) {
            List<SignatureProblem> problems = new ArrayList<>();
            Instant created = body.created().map(Instant::ofEpochSecond).orElse(Instant.MAX);
            Certificate certificate = match.certificate();
            Certificate.Binding own = match.usage().binding();
            Certificate.Binding primary = certificate.primaryBinding();
            PublicKey key = match.usage().key();
            if (!own.bound() || !own.signs() || !primary.bound()) {
                problems.add(SignatureProblem.KEY_NOT_FOR_SIGNING);
            }
            if (isRevoked(own, created) || isRevoked(primary, created)) {
                problems.add(SignatureProblem.KEY_REVOKED);
            }
            if (isPast(own.expires()) || isPast(primary.expires())) {
                problems.add(SignatureProblem.KEY_EXPIRED);
            }
            long seconds = body.expiresAfter();
            if (seconds > 0 && body.created().isPresent() && isPast(Optional.of(created.plusSeconds(seconds)))) {
                problems.add(SignatureProblem.EXPIRED);
            }
            if (created.isBefore(key.created()) || created.isAfter(now.plus(TOLERANCE))) {
                problems.add(SignatureProblem.WRONG_DATE);
            }
            if (Hash.isWeak(body.hash())) {
                problems.add(SignatureProblem.WEAK_HASH);
            }
            if (key.isWeak() || certificate.usages().get(0).key().isWeak()) {
                problems.add(SignatureProblem.WEAK_KEY);
            }
            if (Hash.isWeak(own.hash()) || Hash.isWeak(primary.hash())) {
                problems.add(SignatureProblem.WEAK_SELF_SIGNATURE);
            }
            return problems;
        }

        private static boolean isRevoked(Certificate.Binding binding, Instant created) {
            return binding.revoked().map(since -> !created.isBefore(since)).orElse(false);
        }

        private boolean isPast(Optional<Instant> end) {
            return end.map(at -> !now.isBefore(at)).orElse(false);
        }

        private SignatureResult result(Optional<KeyRing.Match> match, List<SignatureProblem> problems) {
            return new SignatureResult(
                    body.version(),
                    KeyAlgorithms.name(body.keyAlgorithm()),
                    Hash.name(body.hash()),
                    issuer,
                    body.created().map(Instant::ofEpochSecond),
                    match.map(found -> found.usage().key().id()
                            + found.certificate().userIds().stream()
                                    .findFirst()
                                    .map(id -> " " + dev.gopack.report.GopackException.quote(id))
                                    .orElse("")),
                    match.map(found -> !found.usage()
                                    .key()
                                    .equals(found.certificate().usages().get(0).key()))
                            .orElse(false),
                    body.oddity(),
                    problems);
        }
    }
}
