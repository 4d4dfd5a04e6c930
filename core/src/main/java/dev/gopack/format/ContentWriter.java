package dev.gopack.format;

import dev.gopack.archive.PayloadCompressor;
import dev.gopack.archive.Segment;
import dev.gopack.format.PackagePlan.Payload;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Digests;
import dev.gopack.io.Spool;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Puts contents into the archive of one package. Each is opened once and read once, large ones are compressed apart; one
 * that other packages of the build have too is compressed for the first of them, and read for the others only if they
 * state a digest of their archive.
 */
public final class ContentWriter {

    private final PackagePlan plan;
    private final Payload payload;
    private final WriteContext context;
    private final ContentReader reader;
    private final PayloadCompressor compressor;
    private final MessageDigest digest;

    /**
     * A writer of one package; not for use by several threads.
     *
     * @param compressor where the archive goes
     */
    public ContentWriter(PackagePlan plan, WriteContext context, ContentReader reader, PayloadCompressor compressor) {
        this.plan = plan;
        this.payload = plan.payload().orElseThrow();
        this.context = context;
        this.reader = reader;
        this.compressor = compressor;
        this.digest = Digests.digest(payload.contentDigest());
    }

    /** An archive whose bytes go to the compressor. */
    public interface Archive {

        /** The next piece of a content, as a {@link ContentReader} gives it. */
        void accept(byte[] bytes, int count) throws IOException;

        /** A content is in the archive already; so many bytes. Not called if the package digests its archive. */
        void skip(long size) throws IOException;
    }

    /**
     * Puts a content behind the header that the archive has for it.
     *
     * @return its digest in lower-case hexadecimal
     */
    public String write(ContentSource content, Archive archive) throws IOException {
        if (content.size() < PayloadCompressor.APART
                || !PayloadCompressor.splits(payload.compression().codec())) {
            return copy(content, archive);
        }
        Once<SharedPayloads.Content> shared =
                context.shared().content(plan, content).orElse(null);
        if (shared == null) {
            return compressor.split() ? apart(content, archive) : copy(content, archive);
        }
        try {
            return shared(content, archive, shared);
        } finally {
            shared.release();
        }
    }

    private String shared(ContentSource content, Archive archive, Once<SharedPayloads.Content> shared)
            throws IOException {
        if (!compressor.split()) {
            if (shared.isFor(plan)) {
                shared.decline();
            }
            return copy(content, archive);
        }
        if (shared.isFor(plan)) {
            shared.make(context, spool -> make(content, archive, spool));
            Once.Made<SharedPayloads.Content> made = shared.await();
            compressor.append(made.value().segment(), made.spool());
            compressor.end();
            return digest(made.value());
        }
        try {
            Once.Made<SharedPayloads.Content> made = shared.await();
            compressor.append(made.value().segment(), made.spool());
            if (payload.digestsArchive()) {
                reader.read(content, archive::accept);
            } else {
                archive.skip(content.size());
                reader.skipped(content.size());
            }
            compressor.end();
            return digest(made.value());
        } catch (Once.Declined e) {
            return apart(content, archive);
        }
    }

    private String digest(SharedPayloads.Content made) {
        return Objects.requireNonNull(made.digests().get(payload.contentDigest()));
    }

    private String copy(ContentSource content, Archive archive) throws IOException {
        reader.read(content, (bytes, count) -> {
            digest.update(bytes, 0, count);
            archive.accept(bytes, count);
        });
        return Digests.hex(digest);
    }

    private String apart(ContentSource content, Archive archive) throws IOException {
        compressor.begin(content.size());
        String hex = copy(content, archive);
        compressor.end();
        return hex;
    }

    private SharedPayloads.Content make(ContentSource content, Archive archive, Spool spool) throws IOException {
        Map<String, MessageDigest> digests = new HashMap<>();
        context.shared().digestsOf(content).forEach(name -> digests.put(name, Digests.digest(name)));
        compressor.begin(content.size(), spool.appender());
        reader.read(content, (bytes, count) -> {
            digests.values().forEach(one -> one.update(bytes, 0, count));
            archive.accept(bytes, count);
        });
        Segment segment = compressor.end();
        Map<String, String> hex = new HashMap<>();
        digests.forEach((name, one) -> hex.put(name, Digests.hex(one)));
        return new SharedPayloads.Content(segment, hex);
    }
}
