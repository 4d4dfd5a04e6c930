package dev.gopack.sign;

import dev.gopack.report.GopackException;
import dev.gopack.report.SigningException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a passphrase so that no copy of it stays behind. */
final class PassphraseFile {

    private static final int LONGEST = 4096;

    private PassphraseFile() {}

    /** The first line, as gpg's {@code --passphrase-file} takes it. */
    static char[] read(Path file) throws IOException {
        byte[] bytes = new byte[LONGEST + 1];
        try (InputStream in = Files.newInputStream(file)) {
            int length = firstLine(bytes, in.readNBytes(bytes, 0, bytes.length));
            if (length > LONGEST) {
                throw new SigningException(file + ": the passphrase is longer than " + LONGEST + " bytes");
            }
            if (length == 0) {
                throw new SigningException(file + ": the first line, which is the passphrase, is empty");
            }
            return decode(file, bytes, length);
        } catch (IOException e) {
            if (SecretPaths.isPassphrase(file)) {
                throw new SigningException(
                        "cannot read the passphrase: there is no such file; its name is not shown, since it"
                                + " may be the passphrase itself (a name with a / in it, such as ./FILE, is)");
            }
            throw new SigningException("cannot read the passphrase from " + file + ": " + GopackException.reason(e), e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static int firstLine(byte[] bytes, int count) {
        int length = 0;
        while (length < count && bytes[length] != '\n') {
            length++;
        }
        return length < count && length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
    }

    private static char[] decode(Path file, byte[] bytes, int length) {
        char[] chars = new char[length]; // UTF-8 has at least one byte for each
        try {
            CharBuffer out = CharBuffer.wrap(chars);
            CoderResult result =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length), out, true);
            if (result.isError()) {
                result.throwException();
            }
            return Arrays.copyOf(chars, out.position());
        } catch (CharacterCodingException e) {
            throw new SigningException(file + ": the passphrase is not text in UTF-8", e);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }
}
