package dev.gopack.deb.write;

import dev.gopack.archive.PayloadCompressor;
import dev.gopack.format.ContentReader;
import dev.gopack.format.ContentWriter;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Spool;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes data.tar into a spool. Each content is read once, or not at all if another package of the build has it. */
final class DataMember {

    private final DebPlan plan;
    private final WriteContext context;
    private final ContentReader reader;
    private final StringBuilder md5sums = new StringBuilder();
    private final Map<EntryPath, String> linked = new HashMap<>(); // digests of files that have a second name

    DataMember(DebPlan plan, WriteContext context) {
        this.plan = plan;
        this.context = context;
        this.reader = new ContentReader(plan, context.listener());
        for (FileEntry entry : plan.files()) {
            if (entry instanceof FileEntry.Hardlink link) {
                linked.put(link.target(), "");
            }
        }
    }

    /** Writes the whole member, compressed. */
    DataSummary writeTo(Spool spool) throws IOException {
        CRC32C checksum = new CRC32C();
        OutputStream limited = new LimitedOutputStream(
                new CheckedOutputStream(spool.appender(), checksum), name(), ArWriter.MAX_MEMBER);
        PayloadCompressor compressor = PayloadCompressor.open(limited, plan.compression(), context.workers());
        boolean complete = false;
        try {
            TarWriter tar = new TarWriter(compressor);
            ContentWriter contents = new ContentWriter(plan, context, reader, compressor);
            for (FileEntry entry : plan.files()) {
                reader.checkCancelled();
                add(tar, contents, entry);
            }
            tar.finish();
            compressor.close();
            complete = true;
            return new DataSummary(md5sums.toString(), checksum.getValue());
        } finally {
            if (!complete) {
                compressor.abandon();
            }
        }
    }

    /** Name of the member. */
    String name() {
        return "data.tar" + Members.suffix(plan.compression().codec());
    }

    private void add(TarWriter tar, ContentWriter contents, FileEntry entry) throws IOException {
        FileAttributes attributes = entry.attributes();
        if (entry instanceof FileEntry.Regular file) {
            add(tar, contents, file);
        } else if (entry instanceof FileEntry.Directory) {
            tar.add(TarEntry.directory(directoryName(entry.path()), attributes));
        } else if (entry instanceof FileEntry.Symlink link) {
            tar.add(TarEntry.symlink(name(link.path()), link.target(), attributes));
        } else if (entry instanceof FileEntry.Hardlink link) {
            tar.add(TarEntry.hardlink(name(link.path()), name(link.target()), attributes));
            note(link.path(), linked.get(link.target()));
        } else {
            throw new IllegalStateException("not for deb: " + entry.path());
        }
    }

    private void add(TarWriter tar, ContentWriter contents, FileEntry.Regular file) throws IOException {
        ContentSource content = file.content();
        tar.add(TarEntry.file(name(file.path()), content.size(), file.attributes()));
        String digest = contents.write(content, tar);
        tar.endContent();
        note(file.path(), digest);
        linked.computeIfPresent(file.path(), (path, unknown) -> digest);
    }

    // content of the control file md5sums, in the order of the archive // docs: deb-md5sums(5)
    private void note(EntryPath path, @Nullable String digest) {
        // source: debhelper dh_md5sums leaves conffiles out, dpkg has their digests in its status file
        if (digest != null && !plan.conffiles().contains(path.value())) {
            md5sums.append(digest)
                    .append("  ")
                    .append(path.value(), 1, path.value().length())
                    .append('\n');
        }
    }

    private static String name(EntryPath path) {
        return "." + path.value();
    }

    private static String directoryName(EntryPath path) {
        return path.equals(EntryPath.ROOT) ? "./" : "." + path.value() + "/";
    }
}
