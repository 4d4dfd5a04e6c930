package dev.gopack.openpgp;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Public keys that are trusted to sign. Immutable and safe for use by several threads. */
public final class KeyRing {

    /** No keys. */
    public static final KeyRing EMPTY = new KeyRing(List.of(), List.of(), List.of());

    private static final String PUBLIC = "PUBLIC KEY BLOCK";
    private static final byte[] ARMOR = "-----BEGIN PGP".getBytes(StandardCharsets.US_ASCII);

    private final List<CertificateParts> parts;
    private final List<Certificate> certificates;
    private final List<String> unusable;
    private final List<Packet> revocations;

    KeyRing(List<CertificateParts> parts, List<String> unusable, List<Packet> revocations) {
        this.parts = CertificateParts.merged(parts);
        this.unusable = List.copyOf(unusable);
        this.revocations = List.copyOf(revocations);
        Map<String, PublicKey> primaries = new HashMap<>();
        this.parts.forEach(one -> primaries.putIfAbsent(one.primary().fingerprint(), one.primary()));
        this.certificates = this.parts.stream()
                .map(one -> new Certificate(
                        one, this.revocations, fingerprint -> Optional.ofNullable(primaries.get(fingerprint))))
                .toList();
    }

    /**
     * The keys in a file, armored or binary, or in all files of a directory. A file may also revoke keys of the others. Of a
     * directory, files that are something else, secret keys among them, are passed over and said to be unusable.
     *
     * @throws FormatException if a file is damaged, or is the only one and has no public keys
     */
    public static KeyRing read(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return of(path.toString(), bytes(path));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(path)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        KeyRing ring = EMPTY;
        for (Path file : files) {
            ring = ring.plus(
                    hasPublicKeys(file)
                            ? of(file.toString(), bytes(file))
                            : new KeyRing(List.of(), List.of(file + " has no public keys"), List.of()));
        }
        return ring;
    }

    /** True for a file that has keys or what revokes them, be it whole or damaged. */
    private static boolean hasPublicKeys(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(OpenPgpLimits.INPUT);
        }
        if (start.length == 0 || (start[0] & 0x80) == 0) {
            return new String(start, StandardCharsets.ISO_8859_1)
                    .lines()
                    .anyMatch(line -> line.startsWith("-----BEGIN PGP " + PUBLIC));
        }
        return Packet.isPublicKey(start[0]) || isSignatures(file.toString(), start);
    }

    /** The first byte of a picture can be that of a signature. */
    private static boolean isSignatures(String name, byte[] bytes) {
        try {
            return Packet.all(name, bytes, 0, OpenPgpLimits.KEY_PACKETS).stream()
                    .allMatch(packet -> packet.tag() == Packet.SIGNATURE);
        } catch (FormatException e) {
            return false;
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            if (source.size() > OpenPgpLimits.INPUT) {
                throw new FormatException(
                        file.toString(), 0, "a file with keys has more than " + OpenPgpLimits.INPUT + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) source.size());
            while (bytes.hasRemaining() && source.read(bytes.position(), bytes) > 0) {
                // until all is there
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /**
     * The keys in these bytes, armored or binary.
     *
     * @param name for messages
     * @throws FormatException if there are none
     */
    public static KeyRing of(String name, byte[] bytes) {
        if (bytes.length > OpenPgpLimits.INPUT) {
            throw new FormatException(name, 0, "keys of more than " + OpenPgpLimits.INPUT + " bytes");
        }
        boolean binary = bytes.length > 0 && (bytes[0] & 0x80) != 0;
        if (binary) {
            return new CertificateReader(name).read(bytes, 0);
        }
        KeyRing ring = EMPTY;
        List<Armor.Block> blocks = Armor.blocks(name, bytes);
        for (Armor.Block block : blocks) {
            if (!block.kind().equals(PUBLIC)) {
                throw new FormatException(
                        name, block.at(), "a block with PGP " + block.kind() + ", where public keys are expected");
            }
            ring = ring.plus(new CertificateReader(name).read(block.bytes(), block.at()));
        }
        if (blocks.isEmpty()) {
            throw new FormatException(name, 0, "no OpenPGP keys");
        }
        return ring;
    }

    /** True if the bytes start as an armored block does. */
    static boolean isArmored(byte[] bytes) {
        return bytes.length >= ARMOR.length && Arrays.equals(bytes, 0, ARMOR.length, ARMOR, 0, ARMOR.length);
    }

    /** The keys of both, and what revokes some of them in either. */
    public KeyRing plus(KeyRing other) {
        List<CertificateParts> both = new ArrayList<>(parts);
        both.addAll(other.parts);
        List<String> problems = new ArrayList<>(unusable);
        problems.addAll(other.unusable);
        List<Packet> revoking = new ArrayList<>(revocations);
        revoking.addAll(other.revocations);
        return new KeyRing(both, problems, revoking);
    }

    /** The keys, in the order of the files; copies of one are one, which says what any of them says. */
    public List<Certificate> certificates() {
        return certificates;
    }

    /** What was passed over because it is of a kind that cannot be used, for people. */
    public List<String> unusable() {
        return unusable;
    }

    /** True if there is no key. */
    public boolean isEmpty() {
        return certificates.isEmpty();
    }

    /** True if there are signatures that revoke keys, be the keys here or elsewhere. */
    public boolean hasRevocations() {
        return !revocations.isEmpty();
    }

    /** A key that may have made a signature. */
    record Match(Certificate certificate, Certificate.Usage usage) {}

    /**
     * Those that the signature names. Ids of 64 bits may be shared; fingerprints are not, and where nobody has the fingerprint,
     * whoever has the id counts: rpm knows the id alone, and a signature whose fingerprint was damaged is a bad one to it.
     */
    List<Match> issuersOf(SignatureBody signature) {
        Optional<String> id = signature.issuer();
        List<Match> found = signature
                .issuerFingerprint()
                .map(wanted -> fitting(signature, key -> key.fingerprint().equals(wanted)))
                .orElse(List.of());
        return found.isEmpty() && id.isPresent()
                ? fitting(signature, key -> key.id().equals(id.get()))
                : found;
    }

    private List<Match> fitting(SignatureBody signature, Predicate<PublicKey> named) {
        List<Match> found = new ArrayList<>();
        for (Certificate certificate : certificates) {
            for (Certificate.Usage usage : certificate.usages()) {
                PublicKey key = usage.key();
                if (named.test(key)
                        && KeyAlgorithms.fit(signature.keyAlgorithm(), key.algorithm())
                        && found.size() < OpenPgpLimits.CANDIDATES) {
                    found.add(new Match(certificate, usage));
                }
            }
        }
        return found;
    }
}
