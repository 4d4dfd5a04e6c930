package dev.gopack.rpm.write;

import dev.gopack.format.WriteContext;
import dev.gopack.report.CancelledException;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.plan.RpmPlan;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;

/** Emits one package of format 4. The payload is written first, behind the space that the headers will take. */
public final class RpmWriter {

    private static final int FORMAT_4 = 3; // source: rpm lib/rpmlead.cc: the lead's major is 3 for it

    private RpmWriter() {}

    /** Writes the package to an empty file that can be read back, and leaves it open. */
    public static void write(RpmPlan plan, FileChannel out, WriteContext context) throws IOException {
        try {
            writePackage(plan, out, context);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw new CancelledException("interrupted while writing " + plan.fileName(), e);
        }
    }

    private static void writePackage(RpmPlan plan, FileChannel out, WriteContext context) throws IOException {
        FileTable files = new FileTable(plan.files());
        FileClass classes = new FileClass(plan.rpmArchitecture());
        HeaderImage main = MainHeader.describe(plan, files, classes);
        long mainAt = Lead.SIZE + SignatureHeader.SIZE;
        long payloadAt = mainAt + main.size();

        out.position(payloadAt);
        PayloadSummary payload = payload(plan, out, context, new PayloadWriter(plan, files, classes, context));

        MainHeader.complete(main, payload);
        write(out, mainAt, main.bytes());
        byte[] md5 = plan.legacyDigests()
                ? SignatureHeader.md5(main.bytes(), out, payloadAt, payloadAt + payload.compressedSize())
                : new byte[0];
        write(out, Lead.SIZE, SignatureHeader.encode(main.bytes(), payload, md5));
        write(out, 0, lead(plan).encode());
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
        return new Lead(FORMAT_4, false, plan.rpmArchitecture().archnum(), plan.name() + "-" + plan.version());
    }

    private static void write(FileChannel out, long position, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long at = position;
        while (buffer.hasRemaining()) {
            at += out.write(buffer, at);
        }
    }
}
