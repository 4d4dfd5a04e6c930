package dev.gopack.deb.write;

import dev.gopack.deb.sign.DebSignatures;
import dev.gopack.deb.sign.SignatureMember;
import dev.gopack.deb.sign.SignedMember;
import dev.gopack.format.ContentReader;
import dev.gopack.format.WriteContext;
import dev.gopack.io.Spool;
import dev.gopack.io.WrittenPieces;
import dev.gopack.sign.SignedContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Writes packages. */
public final class DebWriter {

    // deb(5): major version 2, minor version 0, and a newline
    private static final byte[] FORMAT_VERSION = "2.0\n".getBytes(StandardCharsets.US_ASCII);

    private DebWriter() {}

    /**
     * Writes one package. The data member is made first, since md5sums in the control member depends on it and stands
     * before it; it waits in a spool, so memory does not grow with it.
     *
     * @return all that was written
     */
    public static WrittenPieces write(DebPlan plan, FileChannel out, WriteContext context) throws IOException {
        ContentReader reader = new ContentReader(plan, context.listener());
        reader.checkCancelled();
        try {
            return writePackage(plan, out, context, new DataMember(plan, context));
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw reader.interrupted(e);
        }
    }

    private static WrittenPieces writePackage(DebPlan plan, FileChannel out, WriteContext context, DataMember data)
            throws IOException {
        ArWriter archive = new ArWriter(out, plan.timestamp());
        if (context.shared().isShared(plan)) {
            context.shared()
                    .payload(
                            plan,
                            context,
                            DataSummary.class,
                            data::writeTo,
                            (spool, summary) -> assemble(plan, archive, context, data.name(), spool, summary));
            return archive.written();
        }
        try (Spool spool = context.spool()) {
            assemble(plan, archive, context, data.name(), spool, data.writeTo(spool));
        }
        return archive.written();
    }

    private static void assemble(
            DebPlan plan, ArWriter archive, WriteContext context, String data, Spool spool, DataSummary summary)
            throws IOException {
        byte[] control = ControlMember.bytes(plan, summary.md5sums());
        archive.member("debian-binary", FORMAT_VERSION);
        archive.member(ControlMember.NAME, control);
        archive.member(data, spool, summary.checksum());
        List<SignedMember> members = List.of(
                new SignedMember("debian-binary", SignedContent.of(FORMAT_VERSION)),
                new SignedMember(ControlMember.NAME, SignedContent.of(control)),
                new SignedMember(data, SignedContent.of(spool.asSource(data))));
        String maintainer = plan.control().get("Maintainer").orElse("");
        for (SignatureMember member :
                DebSignatures.make(context.signing(), plan.signature(), maintainer, members, Set.of())) {
            archive.member(member.name(), member.content());
        }
    }
}
