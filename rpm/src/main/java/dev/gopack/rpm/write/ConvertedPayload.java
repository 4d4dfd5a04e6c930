package dev.gopack.rpm.write;

import dev.gopack.format.ContentTaker;
import dev.gopack.io.Digests;
import dev.gopack.rpm.payload.CpioEntry;
import dev.gopack.rpm.payload.CpioWriter;
import dev.gopack.rpm.read.FileList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Writes the payload of another package in the form of format 6 while that one is read and checked. Contents come in the
 * order that they had; what has none stands before those with higher numbers, and before the first hard link, as rpm
 * writes it.
 */
final class ConvertedPayload implements ContentTaker {

    private final FileList files;
    private final CpioWriter cpio;
    private final FileClass classes;
    private final MimeTypes types;
    private final BitSet written = new BitSet();
    private final String[] digests;
    private final int[] kinds;

    ConvertedPayload(FileList files, CpioWriter cpio, FileClass classes, MimeTypes types) {
        this.files = files;
        this.cpio = cpio;
        this.classes = classes;
        this.types = types;
        this.digests = new String[files.count()];
        this.kinds = new int[files.count()];
        Arrays.fill(digests, "");
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = files.isSymlink(i)
                    ? types.link()
                    : files.isDirectory(i) && !files.isGhost(i) ? types.number(classes.directory()) : 0;
        }
    }

    @Override
    public Optional<OutputStream> take(String path, long size) throws IOException {
        int file = files.number(path);
        List<Integer> names = files.names(file);
        writeOthers(names.size() > 1 ? files.count() : file);
        for (int name : names) {
            begin(name);
            if (name != file) {
                cpio.end();
            }
        }
        return Optional.of(new Content(names));
    }

    /** Ends the archive, and says how long it is. */
    long finish() throws IOException {
        writeOthers(files.count());
        cpio.finish();
        return cpio.position();
    }

    /** SHA-256 of all contents. */
    List<String> digests() {
        return List.of(digests);
    }

    /** Kinds of all files, as numbers of the dictionary. */
    int[] kinds() {
        return kinds;
    }

    /** Those without content whose numbers are below that one. */
    private void writeOthers(int end) throws IOException {
        for (int i = 0; i < end; i++) {
            if (!written.get(i) && !files.isRegular(i) && !files.isGhost(i)) {
                begin(i);
                if (files.isSymlink(i)) {
                    byte[] target = files.target(i).getBytes(StandardCharsets.UTF_8);
                    cpio.data(target, 0, target.length);
                }
                cpio.end();
            }
        }
    }

    private void begin(int file) throws IOException {
        written.set(file);
        cpio.begin(new CpioEntry(file, "", 0, 0, 0, 0, 0));
    }

    private final class Content extends OutputStream {

        private final List<Integer> names;
        private final MessageDigest digest = Digests.sha256();
        private final byte[] start = new byte[FileClass.PREFIX];
        private int length;
        private boolean closed;

        Content(List<Integer> names) {
            this.names = names;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int kept = Math.min(count, start.length - length);
            System.arraycopy(bytes, offset, start, length, kept);
            length += kept;
            digest.update(bytes, offset, count);
            cpio.data(bytes, offset, count);
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            cpio.end();
            String hex = Digests.hex(digest);
            int kind = types.number(classes.of(start, length));
            for (int name : names) {
                digests[name] = hex;
                kinds[name] = kind;
            }
        }
    }
}
