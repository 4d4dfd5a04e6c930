package dev.gopack.rpm.write;

import dev.gopack.archive.Compressors;
import dev.gopack.format.ContentReader;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Digests;
import dev.gopack.model.FileEntry;
import dev.gopack.rpm.payload.CpioEntry;
import dev.gopack.rpm.payload.CpioWriter;
import dev.gopack.rpm.plan.RpmPlan;
import dev.gopack.rpm.plan.Sizes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** Writes the payload: every content is opened once and read once, and all digests are taken on the way. */
final class PayloadWriter {

    private final RpmPlan plan;
    private final FileTable files;
    private final FileClass classes;
    private final WriteContext context;
    private final ContentReader contents;
    private final MessageDigest contentDigest = Digests.sha256();
    private final String[] digests;
    private final int[] kinds;
    private final int[] colors;

    PayloadWriter(RpmPlan plan, FileTable files, FileClass classes, WriteContext context) {
        this.plan = plan;
        this.files = files;
        this.classes = classes;
        this.context = context;
        this.contents = new ContentReader(plan, context.listener());
        this.digests = new String[files.count()];
        this.kinds = new int[files.count()];
        this.colors = new int[files.count()];
        Arrays.fill(digests, "");
    }

    /** Writes the compressed archive and leaves {@code out} open. */
    PayloadSummary write(OutputStream out) throws IOException {
        MessageDigest compressedDigest = Digests.sha256();
        MessageDigest archiveDigest = Digests.sha256();
        Digests.Tap compressed = new Digests.Tap(out, compressedDigest);
        long size = compress(Compressors.open(compressed, plan.compression(), context.threads()), archiveDigest);
        shareAmongNames();
        return new PayloadSummary(
                size,
                compressed.count(),
                Digests.hex(archiveDigest),
                Digests.hex(compressedDigest),
                List.of(digests),
                kinds,
                colors);
    }

    /** Writes the archive to the compressor, and ends it or gives it up. */
    private long compress(OutputStream compressor, MessageDigest archiveDigest) throws IOException {
        boolean complete = false;
        try {
            CpioWriter cpio =
                    new CpioWriter(new Digests.Tap(compressor, archiveDigest), Sizes.hasLargeFile(plan.files()));
            for (int file : files.payloadOrder()) {
                contents.checkCancelled();
                write(cpio, file);
            }
            cpio.finish();
            compressor.close();
            complete = true;
            return cpio.position();
        } finally {
            if (!complete) {
                Compressors.abandon(compressor);
            }
        }
    }

    private void write(CpioWriter cpio, int file) throws IOException {
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
            copy(files.content(file), cpio, files.owner(file));
        }
        cpio.end();
    }

    private void copy(ContentSource content, CpioWriter cpio, int owner) throws IOException {
        boolean[] described = new boolean[1];
        contents.read(content, (bytes, count) -> {
            if (!described[0]) {
                describe(owner, bytes, Math.min(count, FileClass.PREFIX));
                described[0] = true;
            }
            contentDigest.update(bytes, 0, count);
            cpio.data(bytes, 0, count);
        });
        digests[owner] = Digests.hex(contentDigest);
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
