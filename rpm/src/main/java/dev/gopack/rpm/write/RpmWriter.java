package dev.gopack.rpm.write;

import dev.gopack.format.WriteContext;
import dev.gopack.io.WrittenPieces;
import dev.gopack.report.CancelledException;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.plan.RpmPlan;
import dev.gopack.rpm.sign.RpmSignatures;
import dev.gopack.sign.SignedContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;

/** Emits one package of format 4 or 6. The payload is written first, behind the space that the headers will take. */
public final class RpmWriter {

    private static final int BUFFER = 1 << 20;

    private RpmWriter() {}

    /**
     * What a package is to have.
     *
     * @param pieces all of its bytes
     * @param payloadSha256 digest of those that are the payload, in hexadecimal
     */
    public record Written(WrittenPieces pieces, String payloadSha256) {}

    /** Writes the package to an empty file that can be read back, and leaves it open. */
    public static Written write(RpmPlan plan, FileChannel out, WriteContext context) throws IOException {
        try {
            return writePackage(plan, out, context);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw new CancelledException("interrupted while writing " + plan.fileName(), e);
        }
    }

    private static Written writePackage(RpmPlan plan, FileChannel out, WriteContext context) throws IOException {
        FileTable files = new FileTable(plan.files());
        FileClass classes = new FileClass(plan.rpmArchitecture());
        HeaderImage main = MainHeader.describe(plan, files, classes);
        SignatureHeader header = new SignatureHeader(plan.isSix());
        long mainAt = (long) Lead.SIZE + header.size();
        long payloadAt = mainAt + main.size();

        out.position(payloadAt);
        PayloadSummary payload = payload(plan, out, context, new PayloadWriter(plan, files, classes, context));

        MainHeader.complete(main, files, classes, plan.isSix(), payload);
        byte[] md5 = plan.legacyDigests()
                ? SignatureHeader.md5(main.bytes(), out, payloadAt, payloadAt + payload.compressedSize())
                : new byte[0];
        HeaderBuilder entries = header.entries(main.bytes(), payload, md5);
        SignedContent content = SignedContent.of(main.bytes());
        RpmSignatures.make(
                        context.signing(),
                        plan.isSix(),
                        plan.draft().spec().rpm().signature(),
                        content,
                        SignedContent.joined(List.of(content, () -> new ChannelPart(out, payloadAt))))
                .addTo(entries);
        byte[] signature = header.encode(entries);
        int growth = signature.length - header.size();
        if (growth > 0) {
            move(out, payloadAt, payload.compressedSize(), growth);
        }
        WrittenPieces pieces = new WrittenPieces();
        write(out, mainAt + growth, main.bytes(), pieces);
        write(out, Lead.SIZE, signature, pieces);
        write(out, 0, lead(plan).encode(), pieces);
        pieces.add(payloadAt + growth, payload.compressedSize(), payload.checksum());
        return new Written(pieces, payload.compressedSha256());
    }

    /** Makes room for signatures that take more than their reserve, which is seldom: from the end, so that nothing is lost. */
    private static void move(FileChannel out, long from, long size, int by) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long left = size;
        while (left > 0) {
            int count = (int) Math.min(BUFFER, left);
            left -= count;
            buffer.clear().limit(count);
            while (buffer.hasRemaining()) {
                if (out.read(buffer, from + left + buffer.position()) < 0) {
                    throw new IOException("the payload ends before it was to be moved");
                }
            }
            write(out, from + left + by, Arrays.copyOf(buffer.array(), count));
        }
    }

    private static PayloadSummary payload(RpmPlan plan, FileChannel out, WriteContext context, PayloadWriter writer)
            throws IOException {
        if (!context.shared().isShared(plan)) {
            return writer.write(Channels.newOutputStream(out));
        }
        return context.shared()
                .payload(
                        plan,
                        context,
                        PayloadSummary.class,
                        spool -> writer.write(spool.appender()),
                        (spool, summary) -> spool.transferTo(out));
    }

    // observed: rpm 4.18 has the epoch in the lead's name
    private static Lead lead(RpmPlan plan) {
        return new Lead(
                plan.isSix() ? Lead.FORMAT_6 : Lead.FORMAT_4,
                false,
                plan.isSix() ? 0 : plan.rpmArchitecture().archnum(),
                plan.name() + "-" + plan.version());
    }

    private static void write(FileChannel out, long position, byte[] bytes, WrittenPieces pieces) throws IOException {
        write(out, position, bytes);
        pieces.add(position, bytes);
    }

    static void write(FileChannel out, long position, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = position;
        while (buffer.hasRemaining()) {
            at += out.write(buffer, at);
        }
    }
}
