package dev.gopack.sign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.bcpg.S2K;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/** Opens the secret part of a key for the library, and overwrites in the end what it needed for that. */
final class KeyUnlock extends PBESecretKeyDecryptor implements AutoCloseable {

    private static final char[] NONE = {};

    private final char[] passphrase;
    private final PBESecretKeyDecryptor ciphers;
    private final List<byte[]> secrets = new ArrayList<>();

    /**
     * For one key.
     *
     * @param passphrase which the caller overwrites
     */
    KeyUnlock(char[] passphrase) {
        this(passphrase, new BcPGPDigestCalculatorProvider());
    }

    private KeyUnlock(char[] passphrase, BcPGPDigestCalculatorProvider digests) {
        super(NONE, digests);
        this.passphrase = passphrase;
        this.ciphers = new BcPBESecretKeyDecryptorBuilder(digests).build(NONE);
    }

    @Override
    public byte[] makeKeyFromPassPhrase(int cipher, @Nullable S2K protection) throws PGPException {
        return kept(PassphraseKey.derive(protection, passphrase, length(cipher)));
    }

    @Override
    public byte[] recoverKeyData(int cipher, byte[] key, byte[] iv, byte[] data, int from, int length)
            throws PGPException {
        return kept(ciphers.recoverKeyData(cipher, key, iv, data, from, length));
    }

    @Override
    public byte[] recoverKeyData(
            int cipher, int mode, byte[] key, byte[] iv, int tag, int version, byte[] data, byte[] packet)
            throws PGPException {
        return kept(ciphers.recoverKeyData(cipher, mode, key, iv, tag, version, data, packet));
    }

    private byte[] kept(byte[] secret) {
        secrets.add(secret);
        return secret;
    }

    // source: RFC 9580, 9.3
    private static int length(int cipher) throws PGPException {
        return switch (cipher) {
            case SymmetricKeyAlgorithmTags.IDEA,
                    SymmetricKeyAlgorithmTags.CAST5,
                    SymmetricKeyAlgorithmTags.BLOWFISH,
                    SymmetricKeyAlgorithmTags.AES_128,
                    SymmetricKeyAlgorithmTags.CAMELLIA_128 -> 16;
            case SymmetricKeyAlgorithmTags.TRIPLE_DES,
                    SymmetricKeyAlgorithmTags.AES_192,
                    SymmetricKeyAlgorithmTags.CAMELLIA_192 -> 24;
            case SymmetricKeyAlgorithmTags.AES_256,
                    SymmetricKeyAlgorithmTags.TWOFISH,
                    SymmetricKeyAlgorithmTags.CAMELLIA_256 -> 32;
            default -> throw new PGPException("a cipher that is not known: " + cipher);
        };
    }

    @Override
    public void close() {
        secrets.forEach(secret -> Arrays.fill(secret, (byte) 0));
    }
}
