package dev.gopack.deb.write;

import dev.gopack.format.ContentReader;
import dev.gopack.format.WriteContext;
import dev.gopack.io.Spool;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Writes packages. */
public final class DebWriter {

    // deb(5): major version 2, minor version 0, and a newline
    private static final byte[] FORMAT_VERSION = "2.0\n".getBytes(StandardCharsets.US_ASCII);

    private DebWriter() {}

    /**
     * Writes one package. The data member is made first, since md5sums in the control member depends on it and stands
     * before it; it waits in a spool, so memory does not grow with it.
     */
    public static void write(DebPlan plan, FileChannel out, WriteContext context) throws IOException {
        ContentReader contents = new ContentReader(plan, context.listener());
        contents.checkCancelled();
        try (Spool spool = context.spool()) {
            DataMember data = new DataMember(plan, contents);
            data.writeTo(spool, context.threads());
            byte[] control = ControlMember.bytes(plan, data.md5sums());
            contents.checkCancelled();

            ArWriter archive = new ArWriter(out, plan.timestamp());
            archive.member("debian-binary", FORMAT_VERSION);
            archive.member(ControlMember.NAME, control);
            archive.member(data.name(), spool);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw contents.interrupted(e);
        }
    }
}
