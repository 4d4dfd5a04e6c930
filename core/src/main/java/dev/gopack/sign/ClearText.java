package dev.gopack.sign;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;

/** A text with its signature behind it. // docs: RFC 9580, 7 */
final class ClearText {

    private static final byte[] NETWORK_LINE = {'\r', '\n'};
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final MessageDigest digest;
    private final ByteArrayOutputStream signed = new ByteArrayOutputStream();
    private boolean first = true;

    /** Reads the text, for this digest. */
    ClearText(SignedContent content, HashAlgorithm hash) throws IOException {
        digest = hash.digest();
        ascii("-----BEGIN PGP SIGNED MESSAGE-----\nHash: " + hash.word().toUpperCase(Locale.ROOT) + "\n\n");
        try (InputStream in = new BufferedInputStream(content.open())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int one = in.read();
            while (one >= 0) {
                if (one == '\n') {
                    line(line.toByteArray());
                    line.reset();
                } else {
                    line.write(one);
                }
                one = in.read();
            }
            if (line.size() > 0 || first) {
                line(line.toByteArray());
            }
        }
    }

    /** The digest of the text: the end of the last line is not part of it, nor are blanks at the ends of lines. */
    MessageDigest digest() {
        return digest;
    }

    /** The same bytes that are in the digest. */
    byte[] signed() {
        return signed.toByteArray();
    }

    /** The message with the packets of the signature. */
    byte[] signedWith(byte[] packets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(message.toByteArray());
        all.writeBytes(Armor.signature(packets));
        return all.toByteArray();
    }

    private void line(byte[] bytes) {
        if (!first) {
            digest.update(NETWORK_LINE);
            signed.writeBytes(NETWORK_LINE);
        }
        first = false;
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t' || bytes[end - 1] == '\r')) {
            end--;
        }
        digest.update(bytes, 0, end);
        signed.write(bytes, 0, end);
        // observed: gpg 2.2 escapes lines that start with "From " too, which mail programs change
        if ((bytes.length > 0 && bytes[0] == '-')
                || Arrays.equals(bytes, 0, Math.min(bytes.length, FROM.length), FROM, 0, FROM.length)) {
            ascii("- ");
        }
        message.writeBytes(bytes);
        message.write('\n');
    }

    private void ascii(String text) {
        message.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
