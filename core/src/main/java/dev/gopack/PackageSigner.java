package dev.gopack;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.SignableFile;
import dev.gopack.format.SignatureChange;
import dev.gopack.io.AtomicOutput;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Failures;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.OutputException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.ExternalSigner;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.SignatureRequest;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import dev.gopack.sign.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs package files that are there, takes their signatures away, or makes them anew; all else of a package stays as it
 * is, byte for byte. A file is replaced when it is complete, with the permissions that it had; if anything fails it stays
 * as it was. Immutable, and as safe for use by several threads as its signers are.
 *
 * <pre>{@code
 * try (OpenPgpKeySigner key = OpenPgpKeySigner.open(Path.of("key.asc"), Passphrase.file(Path.of("word")))) {
 *     PackageSigner.builder().signer(key).build().sign(Path.of("tool-1.0-1.x86_64.rpm"));
 * }
 * }</pre>
 */
public final class PackageSigner {

    private final Formats formats;
    private final List<Signer> signers;
    private final HashAlgorithm hash;
    private final @Nullable Instant time;
    private final @Nullable Instant date;
    private final RpmSignature rpm;
    private final DebSignature deb;
    private final boolean detached;

    private PackageSigner(Builder from) {
        this.formats = Formats.load();
        this.signers = List.copyOf(from.signers);
        this.hash = from.hash;
        this.time = from.time;
        this.date = from.date;
        this.rpm = from.rpm;
        this.deb = from.deb;
        this.detached = from.detached;
    }

    /** Starts without signers. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Adds the signatures of all signers to those that a package has.
     *
     * @throws SigningException if a signature cannot be made, one of the signers has signed already, or there is no place
     * @throws FormatException if the file is no package, or not what its digests say
     * @throws OutputException if it cannot be replaced
     */
    public void sign(Path file) throws IOException {
        change(file, true, signers);
    }

    /** Takes all signatures away, and adds those of the signers. Throws as {@link #sign} does. */
    public void resign(Path file) throws IOException {
        change(file, false, signers);
    }

    /** Takes all signatures away. Nobody signs. Throws as {@link #sign} does. */
    public void unsign(Path file) throws IOException {
        change(file, false, List.of());
    }

    /**
     * Writes what is to be signed into files, for whoever signs elsewhere: {@code FILE.header} of an rpm,
     * {@code FILE.contents} of a deb.
     *
     * @return the files
     */
    public List<Path> export(Path file, Path directory) throws IOException {
        List<Path> written = new ArrayList<>();
        try (ByteSource source = ByteSource.of(file)) {
            for (SignableFile.Part part : signable(file, source).parts()) {
                Path to = directory.resolve(file.getFileName() + "." + part.name());
                try (InputStream in = part.content().open();
                        AtomicOutput output = AtomicOutput.open(to)) {
                    in.transferTo(Channels.newOutputStream(output.channel()));
                    output.commit();
                } catch (IOException e) {
                    throw Failures.of(to, e);
                }
                written.add(to);
            }
        }
        return written;
    }

    /**
     * Writes digests of which plain signatures are wanted, for devices and services that sign nothing else:
     * {@code FILE.header.KEYID.digest}. They are good for signatures of the same time and digest algorithm alone.
     *
     * @param keys with the public key
     * @param keyId which one, as for {@link KeyFile#signer}
     */
    public List<Path> exportDigests(Path file, Path directory, KeyFile keys, String keyId) throws IOException {
        List<Path> written = new ArrayList<>();
        SigningKey key = keys.chosen(keyId).key();
        try (ByteSource source = ByteSource.of(file)) {
            SignableFile signable = signable(file, source);
            Instant at = signing(signable, List.of()).time(key);
            for (SignableFile.Part part : signable.parts()) {
                Path to = directory.resolve(file.getFileName() + "." + part.name() + "." + key.keyId() + ".digest");
                write(to, ExternalSigner.digest(keys, keyId, SignatureRequest.detached(part.content(), hash, at)));
                written.add(to);
            }
        }
        return written;
    }

    private SignableFile signable(Path file, ByteSource source) throws IOException {
        return formats.of(file, source).signable(source, new SignatureChange(true, rpm, deb));
    }

    private void change(Path file, boolean keep, List<Signer> by) throws IOException {
        if (by.isEmpty() && keep) {
            throw new SigningException("nobody is there to sign " + file);
        }
        Path real = file.toRealPath(); // a link stays one
        BasicFileAttributes before = Files.readAttributes(real, BasicFileAttributes.class);
        try (ByteSource source = ByteSource.of(real)) {
            PackageFormat format = formats.of(file, source);
            SignatureChange change = new SignatureChange(keep, rpm, deb);
            SignableFile signable = format.signable(source, change);
            SignaturesBeside beside = SignaturesBeside.of(real, by, detached);
            if (keep) {
                checkNew(file, signable);
            } else if (by.isEmpty() && signable.signatures().isEmpty()) {
                beside.delete(); // the package is what is asked for
                return;
            }
            Signing signing = signing(signable, by);
            try (AtomicOutput output = AtomicOutput.open(real)) {
                signable.write(output.channel(), signing);
                ByteSource complete = output.reread();
                check(file, format.signable(complete, change), signing);
                Map<Path, byte[]> made = beside.make(SignedContent.of(complete), signing);
                if (!signing.isDone()) {
                    throw new SigningException("cannot sign " + file + ": nothing in it is to be signed");
                }
                checkUnchanged(file, before, Files.readAttributes(real, BasicFileAttributes.class));
                for (Map.Entry<Path, byte[]> one : made.entrySet()) {
                    write(one.getKey(), one.getValue());
                }
                output.replace();
                if (by.isEmpty()) {
                    beside.delete();
                }
            }
        } catch (IOException e) {
            throw Failures.of(file, e);
        }
    }

    private Signing signing(SignableFile file, List<Signer> by) {
        if (time != null) {
            return Signing.at(by, hash, time);
        }
        return Signing.by(by, hash, date != null ? date : file.date());
    }

    private void checkNew(Path file, SignableFile signable) {
        for (SignableFile.Existing one : signable.signatures()) {
            for (Signer signer : signers) {
                if (one.isBy(signer) && !signable.hasFreePlace()) {
                    throw new SigningException(file + " has a signature of the " + signer.key() + " already ("
                            + one.place() + "); sign it anew if that is meant");
                }
            }
        }
    }

    /** What was written is read before it gets its name. */
    private static void check(Path file, SignableFile written, Signing signing) {
        if (signing.isNone() && !written.signatures().isEmpty()) {
            throw new SigningException(file + ": signatures are left that were to be taken away");
        }
    }

    private static void checkUnchanged(Path file, BasicFileAttributes before, BasicFileAttributes now) {
        if (before.size() != now.size() || !before.lastModifiedTime().equals(now.lastModifiedTime())) {
            throw new OutputException("cannot replace " + file + ": it was changed in the meantime");
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (AtomicOutput output = AtomicOutput.open(file)) {
            Channels.newOutputStream(output.channel()).write(bytes);
            output.commit();
        } catch (IOException e) {
            throw new OutputException("cannot write " + file + ": " + GopackException.reason(e), e);
        }
    }

    /** Settings of a {@link PackageSigner}. */
    public static final class Builder {
        private final List<Signer> signers = new ArrayList<>();
        private HashAlgorithm hash = HashAlgorithm.SHA512;
        private @Nullable Instant time;
        private @Nullable Instant date;
        private RpmSignature rpm = RpmSignature.USUAL;
        private DebSignature deb = DebSignature.USUAL;
        private boolean detached;

        private Builder() {}

        /** Adds one who signs, in the order of their signatures. It stays open. */
        public Builder signer(Signer value) {
            signers.add(value);
            return this;
        }

        /** Which digest signatures are made of; if not set, SHA-512. */
        public Builder hash(HashAlgorithm value) {
            hash = value;
            return this;
        }

        /** When signatures say that they were made, exactly. */
        public Builder time(Instant value) {
            time = value;
            return this;
        }

        /** The same, or when the key was made if that was later. If neither is set, the time of the package. */
        public Builder date(Instant value) {
            date = value;
            return this;
        }

        /** Which signatures an rpm gets besides that of its header. */
        public Builder rpm(RpmSignature value) {
            rpm = value;
            return this;
        }

        /** How a deb is signed. */
        public Builder deb(DebSignature value) {
            deb = value;
            return this;
        }

        /** True for a signature of the whole file beside it, too: {@code PACKAGE.asc}. */
        public Builder detached(boolean value) {
            detached = value;
            return this;
        }

        /** The immutable result. */
        public PackageSigner build() {
            return new PackageSigner(this);
        }
    }
}
