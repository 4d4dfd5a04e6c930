package dev.gopack.sign;

import dev.gopack.report.GopackException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.KeyDescription.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;

/** A file with OpenPGP keys, armored or not, as {@code gpg --export-secret-keys} or {@code --export} writes it. */
public final class KeyFile {

    private static final int LARGEST = 8 << 20;
    private static final Pattern KEY_ID = Pattern.compile("[0-9A-F]{16}|[0-9A-F]{40}|[0-9A-F]{64}");

    private final String name;
    private final List<Entry> entries;

    /** A key with the certificate that it is part of. */
    record Entry(KeyDescription description, PGPPublicKey key, Optional<PGPSecretKey> secret, PGPPublicKeyRing whole) {}

    private KeyFile(String name, List<Entry> entries) {
        this.name = name;
        this.entries = entries;
    }

    /**
     * Reads a file.
     *
     * @throws SigningException if it cannot be read, or no key is in it
     */
    public static KeyFile read(Path file) {
        byte[] bytes = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
            return of(file.toString(), bytes);
        } catch (IOException e) {
            if (SecretPaths.isKey(file)) { // nothing of it, in no cause either
                throw new SigningException(
                        "what stands in place of the path of a key is none, and not shown, since it may be"
                                + " the key itself; if it is, replace the key: others can see command lines");
            }
            throw new SigningException("cannot read the key from " + file + ": " + GopackException.reason(e), e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Reads keys from memory, under a name for messages. Throws as {@link #read} does. */
    public static KeyFile of(String name, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new SigningException(name + ": no key file is larger than 8 MiB");
        }
        return new KeyFile(name, KeyFileReader.read(name, bytes));
    }

    /** Every key of the file, each certificate's primary key before its subkeys. */
    public List<KeyDescription> keys() {
        return entries.stream().map(Entry::description).toList();
    }

    /**
     * Who signs with a key of the file.
     *
     * @param keyId which key: fingerprint or 64-bit id, in hexadecimal. That of a certificate that itself must not sign
     *     means its newest subkey that may. Empty: the newest subkey that may sign, or else the primary key
     * @param passphrase asked if the key is protected
     * @throws SigningException if there is no such key, it must not sign, or the passphrase does not fit
     */
    public OpenPgpKeySigner signer(String keyId, Passphrase passphrase) throws IOException {
        Entry entry = choose(
                keyId,
                one -> one.description().secret() == Secret.PLAIN
                        || one.description().secret() == Secret.PROTECTED);
        return OpenPgpKeySigner.open(name, entry.description(), entry.secret().orElseThrow(), passphrase);
    }

    /** As {@link #signer(String, Passphrase)}, if there is no choice to be made. */
    public OpenPgpKeySigner signer(Passphrase passphrase) throws IOException {
        return signer("", passphrase);
    }

    /** The key that {@link #signer} would take, or that signs elsewhere if only its public part is here. */
    public KeyDescription chosen(String keyId) {
        return choose(keyId, any -> true).description();
    }

    /** The certificate of a key, without secrets, as binary packets. */
    public byte[] certificate(String keyId) {
        try {
            return choose(keyId, any -> true).whole().getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
    }

    /** The certificate of a key, without secrets, as text. */
    public byte[] armoredCertificate(String keyId) {
        return Armor.publicKey(certificate(keyId));
    }

    /** What checks the signatures of the key. */
    PublicNumbers numbers(String keyId) {
        return PublicNumbers.of(choose(keyId, any -> true).key().getPublicKeyPacket());
    }

    private Entry choose(String keyId, Predicate<Entry> usable) {
        List<Entry> candidates = keyId.isEmpty() ? ofOneCertificate() : named(keyId);
        boolean exact = !keyId.isEmpty() && candidates.size() == 1;
        if (exact
                && !candidates.get(0).description().canSign()
                && candidates.get(0).description().primary()) {
            candidates = siblings(candidates.get(0));
        }
        List<Entry> able = candidates.stream()
                .filter(one -> one.description().canSign() && !one.description().revoked())
                .toList();
        List<Entry> here = able.stream().filter(usable).toList();
        return here.stream()
                .max(Comparator.comparing((Entry one) -> !one.description().primary())
                        .thenComparing(one -> one.description().key().created()))
                .orElseThrow(() -> new SigningException(whyNot(candidatesNames(keyId), able)));
    }

    private String candidatesNames(String keyId) {
        return keyId.isEmpty() ? name : "key " + keyId + " in " + name;
    }

    private static String whyNot(String what, List<Entry> able) {
        if (able.isEmpty()) {
            return what + " cannot sign: it is not for signatures, is revoked, or its self-signature is not good";
        }
        return able.stream().anyMatch(one -> one.description().secret() == Secret.ON_CARD)
                ? what + ": the secret is on a card; sign with gpg instead of a key file"
                : what + ": only the public part is here; gpg --export-secret-keys exports the secret one";
    }

    private List<Entry> ofOneCertificate() {
        List<Entry> primaries =
                entries.stream().filter(one -> one.description().primary()).toList();
        if (primaries.size() > 1) {
            throw new SigningException(name + " has several keys, so say which: "
                    + String.join(
                            ", ",
                            primaries.stream()
                                    .map(one -> one.description().key().fingerprint())
                                    .toList()));
        }
        return entries;
    }

    private List<Entry> siblings(Entry entry) {
        return entries.stream().filter(one -> one.whole().equals(entry.whole())).toList();
    }

    private List<Entry> named(String keyId) {
        String wanted = keyId.replace(" ", "").toUpperCase(Locale.ROOT);
        wanted = wanted.startsWith("0X") ? wanted.substring(2) : wanted;
        wanted = wanted.endsWith("!") ? wanted.substring(0, wanted.length() - 1) : wanted;
        if (!KEY_ID.matcher(wanted).matches()) {
            throw new SigningException("no key id: " + GopackException.quote(keyId)
                    + "; it has 16 hexadecimal digits, a fingerprint has 40");
        }
        List<Entry> found = new ArrayList<>();
        for (Entry one : entries) {
            SigningKey key = one.description().key();
            if (key.fingerprint().equals(wanted) || key.keyId().equals(wanted)) {
                found.add(one);
            }
        }
        if (found.size() != 1) {
            throw new SigningException((found.isEmpty() ? "no key " : "more than one key ") + keyId + " in " + name
                    + "; there are "
                    + String.join(
                            ", ",
                            keys().stream().map(one -> one.key().fingerprint()).toList()));
        }
        return found;
    }
}
