package dev.gopack.openpgp;

import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A public key as it is handed around: a primary key with the names of its owner, and subkeys. What it says of itself is
 * believed only where it signed it. Signatures on it are checked when they are first asked for.
 */
public final class Certificate {

    private final Usage primary;
    private final List<Usage> subkeys;
    private final Supplier<List<String>> named;
    private final BooleanSupplier demanding;
    private @Nullable List<String> userIds;

    /**
     * What these packets say.
     *
     * @param revocations signatures that revoke keys, whoever made them
     * @param others primary keys by their fingerprints
     */
    Certificate(CertificateParts parts, List<Packet> revocations, Function<String, Optional<PublicKey>> others) {
        SelfSignatures self = new SelfSignatures(parts.primary(), others);
        this.primary = new Usage(parts.primary(), () -> self.ofPrimary(parts.direct(), parts.userIds(), revocations));
        this.subkeys = parts.subkeys().stream()
                .map(one -> new Usage(one.key(), () -> self.ofSubkey(one, parts)))
                .toList();
        this.named = () -> parts.userIds().stream()
                .filter(self::claims)
                .map(id -> new String(id.text(), StandardCharsets.UTF_8))
                .toList();
        this.demanding = () -> parts.signatures().anyMatch(SelfSignatures::isMoreThanRpmUnderstands);
    }

    /**
     * What a certificate says of one of its keys.
     *
     * @param bound true if the certificate says that the key is its own, and a subkey that may sign agrees
     * @param signs true if the key is for signing
     * @param certifies true if it may sign keys
     * @param expires when it does, if ever
     * @param revoked since when it is revoked, if it is; the start of time if nothing that it signed can be trusted
     * @param hash digest algorithm of the signature that says so
     * @param since date of that signature
     */
    record Binding(
            boolean bound,
            boolean signs,
            boolean certifies,
            Optional<Instant> expires,
            Optional<Instant> revoked,
            int hash,
            Optional<Instant> since) {

        /** Nothing is said, save perhaps that it is revoked. */
        static Binding none(Optional<Instant> revoked) {
            return new Binding(false, false, false, Optional.empty(), revoked, -1, Optional.empty());
        }
    }

    /** A key, and what is said of it once somebody wants to know. */
    static final class Usage {
        private final PublicKey key;
        private final Supplier<Binding> source;
        private @Nullable Binding known;

        Usage(PublicKey key, Supplier<Binding> source) {
            this.key = key;
            this.source = source;
        }

        PublicKey key() {
            return key;
        }

        synchronized Binding binding() {
            if (known == null) {
                known = source.get();
            }
            return known;
        }
    }

    /**
     * One of its keys, for people and checks before use.
     *
     * @param fingerprint upper-case hexadecimal
     * @param algorithm name, with the size where there are several
     * @param created when it was made
     * @param expires when it expires, if ever
     * @param revoked true if it is
     * @param signs true if it is valid and for signing
     * @param certifies true if it is valid and for signing keys
     * @param selfSignatureHash name of the digest in the signature that binds it to the certificate; empty if none does
     * @param boundSince date of that signature
     * @param weak true if it is of a kind or size that is no longer trusted
     */
    public record Key(
            String fingerprint,
            String algorithm,
            Instant created,
            Optional<Instant> expires,
            boolean revoked,
            boolean signs,
            boolean certifies,
            String selfSignatureHash,
            Optional<Instant> boundSince,
            boolean weak) {}

    /** Fingerprint of the primary key, upper-case hexadecimal. */
    public String fingerprint() {
        return primary.key().fingerprint();
    }

    /** Names of the owner that the key has signed, in their order; anybody can put others beside them. */
    public synchronized List<String> userIds() {
        if (userIds == null) {
            userIds = named.get();
        }
        return userIds;
    }

    /**
     * True if it has signatures with statements that whoever reads them must understand, and that rpm's own reader does not: it
     * then does not import the certificate. Sequoia makes such, gpg does not.
     */
    public boolean isMoreThanRpmUnderstands() {
        return demanding.getAsBoolean();
    }

    /** The primary key and the subkeys whose kind is known, in their order. */
    public List<Key> keys() {
        return usages().stream().map(Certificate::describe).toList();
    }

    List<Usage> usages() {
        List<Usage> all = new ArrayList<>(List.of(primary));
        all.addAll(subkeys);
        return all;
    }

    Binding primaryBinding() {
        return primary.binding();
    }

    private static Key describe(Usage usage) {
        PublicKey key = usage.key();
        Binding binding = usage.binding();
        return new Key(
                key.fingerprint(),
                key.describe(),
                key.created(),
                binding.expires(),
                binding.revoked().isPresent(),
                binding.bound() && binding.signs(),
                binding.bound() && binding.certifies(),
                binding.bound() ? Hash.name(binding.hash()) : "",
                binding.since(),
                key.isWeak());
    }

    /** {@code 16 digits "owner"}. */
    @Override
    public String toString() {
        List<String> names = userIds();
        return primary.key().id() + (names.isEmpty() ? "" : " " + GopackException.quote(names.get(0)));
    }
}
