package dev.gopack.sign;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How one package is signed: by whom, with which digest, at which time. It belongs to the thread that writes the package,
 * and knows at the end whether everybody has signed who was to.
 */
public final class Signing {

    private final List<Signer> signers;
    private final HashAlgorithm hash;
    private final Instant time;
    private final boolean stated;
    private final Set<Signer> done = new LinkedHashSet<>();

    private Signing(List<Signer> signers, HashAlgorithm hash, Instant time, boolean stated) {
        this.signers = List.copyOf(signers);
        this.hash = hash;
        this.time = time;
        this.stated = stated;
    }

    /** Nobody signs. */
    public static Signing none() {
        return new Signing(List.of(), HashAlgorithm.SHA512, Instant.EPOCH, false);
    }

    /**
     * At the time of the package, or when the key was made if that was later: a signature that is older than its key is no
     * good to anybody.
     *
     * @param signers in the order of their signatures
     */
    public static Signing by(List<Signer> signers, HashAlgorithm hash, Instant packageTime) {
        return new Signing(signers, hash, packageTime, false);
    }

    /** At exactly this time. */
    public static Signing at(List<Signer> signers, HashAlgorithm hash, Instant time) {
        return new Signing(signers, hash, time, true);
    }

    /** True if the package is not to be signed. */
    public boolean isNone() {
        return signers.isEmpty();
    }

    /** Who signs, in the order of their signatures. */
    public List<Signer> signers() {
        return signers;
    }

    /** Which digest signatures are made of. */
    public HashAlgorithm hash() {
        return hash;
    }

    /** When a signature of this signer says that it was made. */
    public Instant time(Signer signer) {
        return time(signer.key());
    }

    /** The same for a key. */
    public Instant time(SigningKey key) {
        Instant created = key.created();
        return !stated && created.isAfter(time) ? created : time;
    }

    /**
     * The signature of one of the signers.
     *
     * @throws dev.gopack.report.SigningException if it cannot be made
     */
    public byte[] sign(Signer signer, SignedContent content, SignatureForm form) throws IOException {
        if (!signers.contains(signer)) {
            throw new IllegalArgumentException("not one of the signers: " + signer.key());
        }
        byte[] signature = signer.sign(new SignatureRequest(content, form, hash, time(signer)));
        done.add(signer);
        return signature;
    }

    /** The signatures of all signers, in their order. */
    public List<byte[]> sign(SignedContent content, SignatureForm form) throws IOException {
        List<byte[]> signatures = new ArrayList<>();
        for (Signer signer : signers) {
            signatures.add(sign(signer, content, form));
        }
        return signatures;
    }

    /**
     * The signatures of all signers in one: packets one behind the other, or a single text with all of them.
     *
     * @param form any
     */
    public byte[] signAll(SignedContent content, SignatureForm form) throws IOException {
        List<byte[]> each = sign(content, form);
        return form == SignatureForm.DETACHED ? Armor.joined(each) : Armor.joinedText(each);
    }

    /** True if every signer has signed at least once. */
    public boolean isDone() {
        return done.containsAll(signers);
    }
}
