package dev.gopack.sign;

import dev.gopack.openpgp.DetachedSignatures;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.openpgp.SignatureResult;
import dev.gopack.report.FormatException;
import dev.gopack.report.SigningException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has signatures made elsewhere: by gpg, by a command, or beforehand by anybody. Nothing is handed out that is not a good
 * signature of the content by the key, whoever made it. Holds no secret.
 */
public final class ExternalSigner implements Signer {

    private final String name;
    private final KeyDescription description;
    private final KeyRing certificate;
    private final SignatureMaker maker;

    private ExternalSigner(String name, KeyDescription description, KeyRing certificate, SignatureMaker maker) {
        this.name = name;
        this.description = description;
        this.certificate = certificate;
        this.maker = maker;
    }

    static ExternalSigner of(String name, KeyFile keys, String keyId, SignatureMaker maker) {
        KeyDescription description = keys.chosen(keyId);
        KeyChecks.size(name, description.key());
        return new ExternalSigner(name, description, KeyRing.of(name, keys.certificate(keyId)), maker);
    }

    /**
     * The installed gpg signs, and its agent opens the key, be it on a card.
     *
     * @param keyId fingerprint or 64-bit id
     * @param home gpg's directory, if it is not the usual one
     * @throws SigningException if gpg is not there, or has no such key
     */
    public static ExternalSigner gpg(String keyId, Optional<Path> home) throws IOException {
        return GpgMaker.signer(keyId, home);
    }

    /**
     * A command signs. It is started without a shell, with the content on its standard input, and prints the signature. In
     * its environment are {@code GOPACK_SIGN_KEY}, the fingerprint, {@code GOPACK_SIGN_HASH} such as sha512, and
     * {@code GOPACK_SIGN_TIME} in seconds.
     *
     * @param command program and arguments
     * @param form what it gets and gives
     * @param keys file with the public key
     * @param keyId as for {@link KeyFile#signer}
     */
    public static ExternalSigner command(List<String> command, CommandForm form, KeyFile keys, String keyId) {
        CommandMaker maker = new CommandMaker(command, form, keys.chosen(keyId).key());
        return of(maker.name(), keys, keyId, maker);
    }

    /**
     * Signatures that were made beforehand, of what {@link SignedContent} is to be signed or of {@link #digest}.
     *
     * @param files OpenPGP signatures, armored or not; plain ones in files that end with {@code .raw}. Those that are of
     *     something else or by another key are passed over
     */
    public static ExternalSigner imported(List<Path> files, KeyFile keys, String keyId) {
        return of(
                "the files " + files,
                keys,
                keyId,
                new FileMaker(files, keys.chosen(keyId).key()));
    }

    /**
     * The digest of which a plain signature makes the OpenPGP signature that is asked for.
     *
     * @param keys file with the public key
     */
    public static byte[] digest(KeyFile keys, String keyId, SignatureRequest request) throws IOException {
        KeyDescription description = keys.chosen(keyId);
        KeyChecks.size("the key", description.key());
        KeyChecks.request(description, request);
        return new PlainSignatures(description.key())
                .digest(new SignatureMaker.Task(
                        request.content(), SignatureBody.BINARY, request.hash(), request.time()));
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
            return text.signedWith(packet(new SignatureMaker.Task(
                    SignedContent.of(text.signed()), SignatureBody.TEXT, request.hash(), request.time())));
        }
        byte[] packet = packet(
                new SignatureMaker.Task(request.content(), SignatureBody.BINARY, request.hash(), request.time()));
        return request.form() == SignatureForm.ARMORED ? Armor.signature(packet) : packet;
    }

    private byte[] packet(SignatureMaker.Task task) throws IOException {
        List<OpenPgpSignature> made;
        try {
            made = maker.make(task);
        } catch (FormatException e) {
            throw new SigningException(name + " gave no OpenPGP signature: " + e.getMessage(), e);
        }
        List<OpenPgpSignature> own = made.stream().filter(this::isOurs).toList();
        if (own.isEmpty()) {
            throw new SigningException(name + " gave no signature by the " + key()
                    + (made.isEmpty() ? "" : ", but one by " + made.get(0).issuer()));
        }
        List<SignatureResult> results = check(own, task);
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).problems().isEmpty()) {
                checkHash(own.get(i));
                return Packets.signature(own.get(i).body());
            }
        }
        throw new SigningException(name + " gave no good signature of this content by the " + key() + ": "
                + results.get(0).problems());
    }

    private boolean isOurs(OpenPgpSignature one) {
        return one.issuer().equals(key().fingerprint()) || one.issuer().equals(key().keyId());
    }

    private List<SignatureResult> check(List<OpenPgpSignature> signatures, SignatureMaker.Task task)
            throws IOException {
        List<OpenPgpSignature.Check> checks = new ArrayList<>();
        for (OpenPgpSignature one : signatures) {
            Instant at = one.created().orElse(task.time());
            checks.add(task.isText() ? one.checkText(certificate, at) : one.check(certificate, at));
        }
        try (InputStream in = task.content().open()) {
            DetachedSignatures.feed(checks, in);
        }
        return checks.stream().map(OpenPgpSignature.Check::finish).toList();
    }

    private void checkHash(OpenPgpSignature signature) {
        if (HashAlgorithm.of(signature.hash()).isEmpty()) {
            throw new SigningException(name + " made a signature with a digest that not every tool reads; let it use "
                    + HashAlgorithm.SHA256.word() + ", " + HashAlgorithm.SHA384.word() + " or "
                    + HashAlgorithm.SHA512.word());
        }
    }
}
