package dev.gopack.sign;

import dev.gopack.report.SigningException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes OpenPGP signatures with one key. May be used by several threads at once. Closing it forgets the secrets that it
 * holds.
 */
public interface Signer extends Closeable {

    /** Which key signs. */
    SigningKey key();

    /** What its certificate says of the key, if it is known. */
    default Optional<KeyDescription> description() {
        return Optional.empty();
    }

    /**
     * Makes one signature of a document (type 0x00; of text, type 0x01, for {@link SignatureForm#CLEARTEXT}).
     *
     * @return in {@link SignatureForm#DETACHED}, exactly one signature packet
     * @throws SigningException if it cannot be made; there is no other answer than a signature or this
     * @throws IOException if the content cannot be read
     */
    byte[] sign(SignatureRequest request) throws IOException;

    /** Forgets secrets. Whatever the signer is asked then fails. */
    @Override
    default void close() {}
}
