package dev.gopack.sign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * What a certificate says of its own keys. Only signatures that are good count, and of those the newest. // docs: RFC 9580,
 * 5.2.3.10: an implementation that meets several takes the most recent one
 */
final class SelfSignatures {

    private final PGPPublicKey primary;

    SelfSignatures(PGPPublicKey primary) {
        this.primary = primary;
    }

    /** The one that says what a key is for: on the primary key, on a user id, or on a subkey. */
    Optional<PGPSignature> of(PGPPublicKey key) {
        List<PGPSignature> good = new ArrayList<>();
        if (key.isMasterKey()) {
            eachOfType(key, PGPSignature.DIRECT_KEY, one -> one.verifyCertification(primary), good);
            Iterator<byte[]> ids = key.getRawUserIDs();
            while (ids.hasNext()) {
                byte[] id = ids.next();
                Iterator<PGPSignature> all = key.getSignaturesForID(id);
                while (all != null && all.hasNext()) {
                    PGPSignature one = all.next();
                    addIf(one.isCertification(), one, any -> any.verifyCertification(id, primary), good);
                }
            }
        } else {
            eachOfType(key, PGPSignature.SUBKEY_BINDING, one -> one.verifyCertification(primary, key), good);
        }
        return good.stream().max(Comparator.comparing(PGPSignature::getCreationTime));
    }

    /** True if the owner has withdrawn the key. */
    boolean isRevoked(PGPPublicKey key) {
        List<PGPSignature> good = new ArrayList<>();
        if (key.isMasterKey()) {
            eachOfType(key, PGPSignature.KEY_REVOCATION, one -> one.verifyCertification(primary), good);
        } else {
            eachOfType(key, PGPSignature.SUBKEY_REVOCATION, one -> one.verifyCertification(primary, key), good);
        }
        return !good.isEmpty();
    }

    /**
     * True if the subkey has agreed to be this certificate's, without which nobody accepts its signatures. // docs: RFC 9580,
     * 5.2.1.9: primary key binding
     */
    boolean hasAgreed(PGPPublicKey subkey, PGPSignature binding) {
        return embedded(binding.getHashedSubPackets(), subkey) || embedded(binding.getUnhashedSubPackets(), subkey);
    }

    private boolean embedded(PGPSignatureSubpacketVector packets, PGPPublicKey subkey) {
        if (packets == null || !packets.hasSubpacket(SignatureSubpacketTags.EMBEDDED_SIGNATURE)) {
            return false;
        }
        try {
            for (PGPSignature one : packets.getEmbeddedSignatures()) {
                if (one.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING) {
                    one.init(new BcPGPContentVerifierBuilderProvider(), subkey);
                    if (one.verifyCertification(primary, subkey)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (PGPException e) {
            return false; // of a kind that cannot be checked is as good as none
        }
    }

    private interface Check {
        boolean test(PGPSignature signature) throws PGPException;
    }

    private void eachOfType(PGPPublicKey key, int type, Check check, List<PGPSignature> good) {
        Iterator<PGPSignature> all = key.getSignaturesOfType(type);
        while (all.hasNext()) {
            addIf(true, all.next(), check, good);
        }
    }

    private void addIf(boolean wanted, PGPSignature signature, Check check, List<PGPSignature> good) {
        if (!wanted || signature.getKeyID() != primary.getKeyID()) {
            return;
        }
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
            if (check.test(signature)) {
                good.add(signature);
            }
        } catch (PGPException e) {
            return; // of a kind that cannot be checked is as good as none
        }
    }
}
