package dev.gopack.format;

import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.List;

/**
 * A package file whose signatures change, and nothing else of it. It reads the source that it was opened on, which stays
 * open.
 */
public interface SignableFile {

    /** When the package was made. Signatures that are to say no other time are of this one. */
    Instant date();

    /** The signatures that it has, whether they are kept or not. */
    List<Existing> signatures();

    /** True if who has signed already may do so once more, at a place that was asked for and is free. */
    default boolean hasFreePlace() {
        return false;
    }

    /** What the new signatures sign, the same for every signer. */
    List<Part> parts();

    /**
     * Writes the package with its signatures changed. Memory does not grow with the package.
     *
     * @param out an empty file, which stays open
     * @param signing who signs; nobody if signatures are only taken away
     * @throws dev.gopack.report.FormatException if the package is not what its digests say; nobody should sign it
     * @throws dev.gopack.report.SigningException if a signature cannot be made, or has no place
     */
    void write(FileChannel out, Signing signing) throws IOException;

    /**
     * A signature that is there.
     *
     * @param place where it stands
     * @param issuer fingerprint or key id of who made it, in capitals; empty if it does not say so
     */
    record Existing(String place, String issuer) {

        /** True if this signer made it, as far as it says who did. */
        public boolean isBy(Signer signer) {
            return issuer.equals(signer.key().fingerprint())
                    || issuer.equals(signer.key().keyId());
        }
    }

    /**
     * Bytes that are signed.
     *
     * @param name short, and fit for the name of a file
     * @param content the bytes
     */
    record Part(String name, SignedContent content) {}
}
