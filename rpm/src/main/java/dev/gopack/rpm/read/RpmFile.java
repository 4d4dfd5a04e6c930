package dev.gopack.rpm.read;

import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderReader;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tags;
import java.io.BufferedInputStream;
import java.io.IOException;

/**
 * The parts of an rpm file. The payload is not read yet.
 *
 * @param source the file
 * @param lead its first 96 bytes
 * @param signature header with digests and signatures; nothing in it is covered by any of them
 * @param main header with all that the package says of itself
 * @param payloadAt offset of the payload, which goes to the end of the file
 */
public record RpmFile(ByteSource source, Lead lead, Header signature, Header main, long payloadAt) {

    private static final int HEADER_BUFFER = 1 << 13;

    /**
     * Reads everything before the payload.
     *
     * @throws FormatException if it is no rpm of format 4 or 6
     */
    public static RpmFile open(ByteSource source) throws IOException {
        long size = source.size();
        BoundedReader in = new BoundedReader(
                source.name(), new BufferedInputStream(new ByteSourceInputStream(source, 0, size), HEADER_BUFFER), 0);
        Lead lead = Lead.read(in);
        Header signature = HeaderReader.signature(source.name(), in);
        Header main = HeaderReader.main(source.name(), in);
        RpmFile file = new RpmFile(source, lead, signature, main, in.offset());
        file.checkIdentity();
        return file;
    }

    private void checkIdentity() {
        if (!main.has(Tags.NAME) || !main.has(Tags.VERSION) || !main.has(Tags.RELEASE)) {
            throw new FormatException(source.name(), main.start(), "the header has no name, version or release");
        }
        long format = main.number(Tags.RPMFORMAT).orElse(4L);
        if (format != 4 && format != 6) {
            throw main.broken(Tags.RPMFORMAT.number(), "packages of format " + format + " are not supported");
        }
        // source: rpm lib/rpmvs.cc: format 6 is recognised by both of these
        boolean six = signature.has(SignatureTags.RESERVED) && signature.has(SignatureTags.SHA3_256);
        if (six != (format == 6)) {
            throw main.broken(
                    Tags.RPMFORMAT.number(), "the signature header and the main header are of different formats");
        }
    }

    /**
     * True for a source package: it names no source that it was made from, and says that it is one or has files outside of
     * all directories. Not every tool names the source of a binary package. // source: rpm lib/package.cc applyRetrofits,
     * lib/header.cc headerIsSourceHeuristic // observed: rpm 4.18 installs a package without both tags
     */
    public boolean isSource() {
        return !main.has(Tags.SOURCERPM) && (main.has(Tags.SOURCEPACKAGE) || main.isOneEmptyText(Tags.DIRNAMES));
    }

    /** {@code [epoch:]version-release}. */
    public String evr() {
        String epoch = main.number(Tags.EPOCH).map(number -> number + ":").orElse("");
        return epoch + main.text(Tags.VERSION).orElse("") + "-"
                + main.text(Tags.RELEASE).orElse("");
    }

    /** Name of the architecture; source packages have none of their own. */
    public String architecture() {
        return isSource() ? "src" : main.text(Tags.ARCH).orElse("");
    }
}
