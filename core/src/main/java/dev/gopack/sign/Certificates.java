package dev.gopack.sign;

import dev.gopack.sign.KeyDescription.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.jspecify.annotations.Nullable;

/** Describes keys in words of our own. */
final class Certificates {

    private Certificates() {}

    /** Which key it is. */
    static SigningKey key(PGPPublicKey key) {
        return new SigningKey(
                HexFormat.of().formatHex(key.getFingerprint()),
                key.getVersion(),
                PublicNumbers.algorithm(key.getPublicKeyPacket()),
                key.getCreationTime().toInstant());
    }

    /**
     * What a key of a certificate is for.
     *
     * @param primary the key that it hangs on, or itself
     * @param secret its secret part, if that is there
     */
    static KeyDescription describe(PGPPublicKey primary, PGPPublicKey key, @Nullable PGPSecretKey secret) {
        SelfSignatures own = new SelfSignatures(primary);
        Optional<PGPSignature> binding = own.of(key);
        SigningKey described = key(key);
        int flags = binding.map(Certificates::flags).orElse(0);
        boolean agreed =
                key.isMasterKey() || binding.map(one -> own.hasAgreed(key, one)).orElse(false);
        return new KeyDescription(
                described,
                key.isMasterKey(),
                (flags & KeyFlags.CERTIFY_OTHER) != 0,
                (flags & KeyFlags.SIGN_DATA) != 0 && agreed && isForSignatures(described.algorithm()),
                binding.flatMap(one -> expiry(one, described.created())),
                own.isRevoked(key) || own.isRevoked(primary),
                binding.map(PGPSignature::getHashAlgorithm).orElse(0),
                userIds(key),
                secret(secret));
    }

    private static boolean isForSignatures(KeyAlgorithm algorithm) {
        return switch (algorithm.number()) {
            case 2, 16, 18, 25, 26 -> false; // docs: RFC 9580, 9.1: those that encrypt only
            default -> true;
        };
    }

    // docs: RFC 9580, 5.2.3.29; without the subpacket a key is for all that it can do
    private static int flags(PGPSignature binding) {
        PGPSignatureSubpacketVector packets = binding.getHashedSubPackets();
        return packets != null && packets.hasSubpacket(SignatureSubpacketTags.KEY_FLAGS)
                ? packets.getKeyFlags()
                : KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA;
    }

    private static Optional<Instant> expiry(PGPSignature binding, Instant created) {
        PGPSignatureSubpacketVector packets = binding.getHashedSubPackets();
        long seconds = packets == null ? 0 : packets.getKeyExpirationTime();
        return seconds == 0 ? Optional.empty() : Optional.of(created.plusSeconds(seconds));
    }

    private static List<String> userIds(PGPPublicKey key) {
        List<String> all = new ArrayList<>();
        Iterator<String> ids = key.getUserIDs();
        while (ids.hasNext()) {
            all.add(ids.next());
        }
        return all;
    }

    private static Secret secret(@Nullable PGPSecretKey key) {
        if (key == null) {
            return Secret.ABSENT;
        }
        S2K protection = key.getS2K();
        if (protection != null && protection.getType() == S2K.GNU_DUMMY_S2K) {
            return protection.getProtectionMode() == S2K.GNU_PROTECTION_MODE_DIVERT_TO_CARD
                    ? Secret.ON_CARD
                    : Secret.ABSENT;
        }
        if (key.isPrivateKeyEmpty()) {
            return Secret.ABSENT;
        }
        return key.getS2KUsage() == 0 ? Secret.PLAIN : Secret.PROTECTED;
    }
}
