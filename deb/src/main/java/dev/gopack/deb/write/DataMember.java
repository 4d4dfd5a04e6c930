package dev.gopack.deb.write;

import dev.gopack.archive.Compressors;
import dev.gopack.format.ContentReader;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Digests;
import dev.gopack.io.Spool;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes data.tar into a spool. Each content is read once; its MD5 is taken from the same bytes that are archived. */
final class DataMember {

    private static final int BUFFER = 256 << 10;

    private final DebPlan plan;
    private final ContentReader contents;
    private final MessageDigest md5 = Digests.md5();
    private final StringBuilder md5sums = new StringBuilder();
    private final Map<EntryPath, String> linked = new HashMap<>(); // digests of files that have a second name

    DataMember(DebPlan plan, ContentReader contents) {
        this.plan = plan;
        this.contents = contents;
        for (FileEntry entry : plan.files()) {
            if (entry instanceof FileEntry.Hardlink link) {
                linked.put(link.target(), "");
            }
        }
    }

    /** Writes the whole member, compressed. */
    void writeTo(Spool spool, int threads) throws IOException {
        OutputStream limited = new LimitedOutputStream(spool.appender(), name(), ArWriter.MAX_MEMBER);
        try (OutputStream compressed = Compressors.open(limited, plan.compression(), threads);
                OutputStream buffered = new BufferedOutputStream(compressed, BUFFER)) {
            TarWriter tar = new TarWriter(buffered);
            for (FileEntry entry : plan.files()) {
                contents.checkCancelled();
                add(tar, entry);
            }
            tar.finish();
        }
    }

    /** Name of the member. */
    String name() {
        return "data.tar" + Members.suffix(plan.compression().codec());
    }

    /** Content of the control file md5sums, in the order of the archive. // docs: deb-md5sums(5) */
    String md5sums() {
        return md5sums.toString();
    }

    private void add(TarWriter tar, FileEntry entry) throws IOException {
        FileAttributes attributes = entry.attributes();
        if (entry instanceof FileEntry.Regular file) {
            add(tar, file);
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

    private void add(TarWriter tar, FileEntry.Regular file) throws IOException {
        ContentSource content = file.content();
        long size = content.size();
        tar.add(TarEntry.file(name(file.path()), size, file.attributes()));
        contents.read(content, (bytes, count) -> {
            tar.content(bytes, 0, count);
            md5.update(bytes, 0, count);
        });
        tar.endContent();
        String digest = Digests.hex(md5);
        note(file.path(), digest);
        linked.computeIfPresent(file.path(), (path, unknown) -> digest);
    }

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
