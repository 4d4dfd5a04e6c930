package dev.gopack.sign;

import dev.gopack.report.GopackException;
import dev.gopack.report.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The files of a new key.
 *
 * @param secret the secret key, which its owner alone can read
 * @param armored the certificate as text
 * @param binary the certificate as binary packets
 * @param revocation what revokes the key, which its owner alone can read
 */
public record NewKeyFiles(Path secret, Path armored, Path binary, Path revocation) {

    /** The files that {@link #write} makes. */
    public static NewKeyFiles in(Path directory, String name) {
        return new NewKeyFiles(
                directory.resolve(name + "-secret.asc"),
                directory.resolve(name + ".asc"),
                directory.resolve(name + ".gpg"),
                directory.resolve(name + "-revocation.asc"));
    }

    /**
     * Sees to it that none is there, before anybody is asked for a passphrase.
     *
     * @throws OutputException if one is
     */
    public void check() {
        for (Path file : List.of(secret, armored, binary, revocation)) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new OutputException("cannot write " + file + ": it exists, and keys are not replaced");
            }
        }
    }

    /**
     * Writes them. None that is there is ever replaced: a key that is overwritten is lost.
     *
     * @throws OutputException if one exists, or cannot be written; then none is left behind
     */
    public void write(NewKey key) {
        check();
        List<Path> written = new ArrayList<>();
        boolean complete = false;
        try {
            Files.createDirectories(secret.toAbsolutePath().getParent());
            byte[] text = key.armoredSecret();
            try {
                write(secret, text, true, written);
            } finally {
                Arrays.fill(text, (byte) 0);
            }
            write(revocation, key.armoredRevocation(), true, written);
            write(armored, key.armoredCertificate(), false, written);
            write(binary, key.certificate(), false, written);
            complete = true;
        } catch (IOException e) {
            throw new OutputException("cannot write the files of the key: " + GopackException.reason(e), e);
        } finally {
            if (!complete) {
                remove(written);
            }
        }
    }

    private static void write(Path file, byte[] bytes, boolean secret, List<Path> written) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = secret && posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            written.add(file);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
    }

    private static void remove(List<Path> written) {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit(); // the failure that led here is the one to tell
            }
        }
    }
}
