package dev.gopack.sign;

import dev.gopack.openpgp.OpenPgpSignature;
import java.io.IOException;
import java.util.List;

/** Somebody else who makes signatures, or has made them. What comes is not believed before it is checked. */
interface SignatureMaker {

    /** What is to be signed, in words of OpenPGP. */
    record Task(SignedContent content, int type, HashAlgorithm hash, java.time.Instant time) {
        boolean isText() {
            return type == SignatureBody.TEXT;
        }
    }

    /** Signatures, one of which should be the one that is wanted. */
    List<OpenPgpSignature> make(Task task) throws IOException;
}
