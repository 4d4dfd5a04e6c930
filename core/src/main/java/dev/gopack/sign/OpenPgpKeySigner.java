package dev.gopack.sign;

import dev.gopack.report.SigningException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPSecretKey;

/**
 * Signs with a key from a file, without any other program. The same key, content, digest and time give the same bytes. What
 * it makes is what gpg makes: version 4, no critical subpacket, the issuer's fingerprint and the time signed.
 */
public final class OpenPgpKeySigner implements Signer {

    private static final int BUFFER = 1 << 16;

    private final KeyDescription description;
    private final PublicNumbers open;
    private final SecretNumbers secret;

    private OpenPgpKeySigner(KeyDescription description, PublicNumbers open, SecretNumbers secret) {
        this.description = description;
        this.open = open;
        this.secret = secret;
    }

    /**
     * The usual case: the one key of a file.
     *
     * @throws SigningException if there is no such key, it must not sign, or the passphrase does not fit
     */
    public static OpenPgpKeySigner open(Path keyFile, Passphrase passphrase) throws IOException {
        return KeyFile.read(keyFile).signer(passphrase);
    }

    static OpenPgpKeySigner open(String file, KeyDescription description, PGPSecretKey key, Passphrase passphrase)
            throws IOException {
        check(file, description);
        char[] word = description.secret() == KeyDescription.Secret.PROTECTED
                ? passphrase.ask(description.key().toString())
                : new char[0];
        try (KeyUnlock unlock = new KeyUnlock(word)) {
            PGPPrivateKey unlocked = key.extractPrivateKey(unlock);
            return new OpenPgpKeySigner(
                    description, PublicNumbers.of(key.getPublicKey().getPublicKeyPacket()), SecretNumbers.of(unlocked));
        } catch (PGPException e) {
            if (e.getCause() instanceof SigningException known) {
                throw known;
            }
            // no cause: what the library says of it is of no use to anybody who has the right passphrase
            throw new SigningException(
                    description.secret() == KeyDescription.Secret.PROTECTED
                            ? file + ": the passphrase does not open the " + description.key()
                            : file + ": the secret part of the " + description.key() + " is damaged");
        } finally {
            Arrays.fill(word, '\0');
        }
    }

    private static void check(String file, KeyDescription description) {
        SigningKey key = description.key();
        if (key.version() != 4) {
            throw new SigningException(file + ": the " + key + " is of version " + key.version()
                    + ", which rpm before 6 and apt before 3 do not know; sign with gpg or a command if it is meant");
        }
        KeyChecks.size(file, key);
    }

    @Override
    public SigningKey key() {
        return description.key();
    }

    @Override
    public Optional<KeyDescription> description() {
        return Optional.of(description);
    }

    @Override
    public byte[] sign(SignatureRequest request) throws IOException {
        KeyChecks.request(description, request);
        if (request.form() == SignatureForm.CLEARTEXT) {
            ClearText text = new ClearText(request.content(), request.hash());
            return text.signedWith(packet(request, SignatureBody.TEXT, text.digest()));
        }
        MessageDigest digest = request.hash().digest();
        try (InputStream in = request.content().open()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        byte[] packet = packet(request, SignatureBody.BINARY, digest);
        return request.form() == SignatureForm.ARMORED ? Armor.signature(packet) : packet;
    }

    private byte[] packet(SignatureRequest request, int type, MessageDigest content) {
        SignatureBody body = SignatureBody.of(key(), type, request.hash(), request.time());
        byte[] digest = body.finish(content);
        byte[] material = secret.sign(request.hash(), digest);
        if (!open.verify(request.hash(), digest, material)) {
            // a wrong RSA signature gives the key away: docs: Boneh, DeMillo, Lipton 1997
            throw new SigningException("what the " + key() + " made is no signature of its own: the secret part of the"
                    + " key does not belong to the public one, or this machine computes wrongly");
        }
        return body.packet(digest, material);
    }

    /** Overwrites the secret. */
    @Override
    public void close() {
        secret.close();
    }
}
