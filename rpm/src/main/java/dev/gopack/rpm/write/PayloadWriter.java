package dev.gopack.rpm.write;

import dev.gopack.archive.PayloadCompressor;
import dev.gopack.format.ContentReader;
import dev.gopack.format.ContentWriter;
import dev.gopack.format.WriteContext;
import dev.gopack.io.Digests;
import dev.gopack.model.FileEntry;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.payload.CpioEntry;
import dev.gopack.rpm.payload.CpioWriter;
import dev.gopack.rpm.plan.RpmPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes the payload: every content is opened once and read once, and all digests are taken on the way. */
final class PayloadWriter {

    // rpm docs/manual/format_v6.md
    static final Map<Tag, String> COMPRESSED = Map.of(Tags.PAYLOADSHA512, "SHA-512", Tags.PAYLOADSHA3_256, "SHA3-256");
    static final Map<Tag, String> ARCHIVE =
            Map.of(Tags.PAYLOADSHA512ALT, "SHA-512", Tags.PAYLOADSHA3_256ALT, "SHA3-256");

    private final RpmPlan plan;
    private final FileTable files;
    private final FileClass classes;
    private final WriteContext context;
    private final ContentReader reader;
    private final String[] digests;
    private final Map<Tag, MessageDigest> strong = new HashMap<>();
    private final int[] kinds;
    private final int[] colors;

    PayloadWriter(RpmPlan plan, FileTable files, FileClass classes, WriteContext context) {
        this.plan = plan;
        this.files = files;
        this.classes = classes;
        this.context = context;
        this.reader = new ContentReader(plan, context.listener());
        this.digests = new String[files.count()];
        this.kinds = new int[files.count()];
        this.colors = new int[files.count()];
        Arrays.fill(digests, "");
    }

    /** Writes the compressed archive and leaves {@code out} open. */
    PayloadSummary write(OutputStream out) throws IOException {
        MessageDigest compressedDigest = Digests.sha256();
        MessageDigest archiveDigest = Digests.sha256();
        CRC32C checksum = new CRC32C();
        OutputStream checked = new CheckedOutputStream(out, checksum);
        Digests.Tap compressed = new Digests.Tap(strong(checked, COMPRESSED), compressedDigest);
        long size = compress(PayloadCompressor.open(compressed, plan.compression(), context.workers()), archiveDigest);
        shareAmongNames();
        return new PayloadSummary(
                size,
                compressed.count(),
                Digests.hex(archiveDigest),
                Digests.hex(compressedDigest),
                checksum.getValue(),
                strong(),
                List.of(digests),
                kinds,
                colors);
    }

    /** The stream with the digests on it that only format 6 has. */
    private OutputStream strong(OutputStream out, Map<Tag, String> algorithms) {
        OutputStream tapped = out;
        if (plan.isSix()) {
            for (Map.Entry<Tag, String> one : algorithms.entrySet()) {
                MessageDigest digest = Digests.digest(one.getValue());
                strong.put(one.getKey(), digest);
                tapped = new Digests.Tap(tapped, digest);
            }
        }
        return tapped;
    }

    private Map<Tag, String> strong() {
        Map<Tag, String> all = new HashMap<>();
        strong.forEach((tag, digest) -> all.put(tag, Digests.hex(digest)));
        return all;
    }

    /** Writes the archive to the compressor, and ends it or gives it up. */
    private long compress(PayloadCompressor compressor, MessageDigest archiveDigest) throws IOException {
        boolean complete = false;
        try {
            CpioWriter cpio =
                    new CpioWriter(new Digests.Tap(strong(compressor, ARCHIVE), archiveDigest), plan.isStripped());
            ContentWriter contents = new ContentWriter(plan, context, reader, compressor);
            for (int file : files.payloadOrder()) {
                reader.checkCancelled();
                write(cpio, contents, file);
            }
            cpio.finish();
            compressor.close();
            complete = true;
            return cpio.position();
        } finally {
            if (!complete) {
                compressor.abandon();
            }
        }
    }

    private void write(CpioWriter cpio, ContentWriter contents, int file) throws IOException {
        boolean data = files.carriesData(file);
        cpio.begin(new CpioEntry(
                file,
                "." + files.path(file).value(),
                files.inode(file),
                files.mode(file),
                files.names(file).size(),
                files.attributes(file).mtime(),
                data ? files.size(file) : 0));
        if (files.entry(file) instanceof FileEntry.Symlink link) {
            byte[] target = link.target().getBytes(StandardCharsets.UTF_8);
            cpio.data(target, 0, target.length);
        } else if (files.entry(file) instanceof FileEntry.Directory) {
            kinds[file] = classes.directory();
        } else if (data) {
            int owner = files.owner(file);
            digests[owner] = contents.write(files.content(file), new Entry(cpio, owner));
        }
        cpio.end();
    }

    /** The data of one entry; what kind of file it is shows at its start. */
    private final class Entry implements ContentWriter.Archive {

        private final CpioWriter cpio;
        private final int owner;
        private boolean described;

        Entry(CpioWriter cpio, int owner) {
            this.cpio = cpio;
            this.owner = owner;
        }

        @Override
        public void accept(byte[] bytes, int count) throws IOException {
            if (!described) {
                describe(owner, bytes, Math.min(count, FileClass.PREFIX));
                described = true;
            }
            cpio.data(bytes, 0, count);
        }

        @Override
        public void skip(long size) {
            throw new IllegalStateException("the archive is digested");
        }
    }

    private void describe(int owner, byte[] start, int count) {
        kinds[owner] = classes.of(start, count);
        if ((files.mode(owner) & 0111) != 0) {
            colors[owner] = ElfStart.of(start, count).color();
        }
    }

    /** All names of a file have the digest, kind and colour of its content. */
    private void shareAmongNames() {
        for (int i = 0; i < files.count(); i++) {
            digests[i] = digests[files.owner(i)];
            kinds[i] = kinds[files.owner(i)];
            colors[i] = colors[files.owner(i)];
        }
    }
}
