package dev.gopack.rpm.write;

import dev.gopack.io.Digests;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.plan.Sizes;
import dev.gopack.rpm.sign.SignatureSpace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The header before the main header: digests, sizes, and space for signatures. */
final class SignatureHeader {

    private static final int UNPADDED_4 = SignatureSpace.USUAL_4;

    private static final int UNPADDED_6 = SignatureSpace.USUAL_6;
    private static final int BUFFER = 1 << 18;

    private final boolean six;

    SignatureHeader(boolean six) {
        this.six = six;
    }

    /** Size in the file of one whose signatures fit the space that is kept for them. */
    int size() {
        return (unpadded() + 7) & ~7;
    }

    private int unpadded() {
        return six ? UNPADDED_6 : UNPADDED_4;
    }

    /** The bytes: with these entries, and space for more. */
    byte[] encode(HeaderBuilder entries) {
        return SignatureSpace.encode(entries, six, unpadded());
    }

    /**
     * What stands in it without signatures and space.
     *
     * @param main bytes of the main header
     * @param payload what was written
     * @param md5 digest of main header and payload, or nothing if the package has no old digests
     */
    HeaderBuilder entries(byte[] main, PayloadSummary payload, byte... md5) {
        HeaderBuilder header = HeaderBuilder.signature().text(SignatureTags.SHA256, digest(Digests.sha256(), main));
        if (six) {
            return header.text(SignatureTags.SHA3_256, digest(Digests.digest("SHA3-256"), main));
        }
        if (md5.length > 0) {
            header.text(SignatureTags.SHA1, digest(Digests.digest("SHA-1"), main))
                    .bytes(SignatureTags.MD5, md5);
        }
        long size = main.length + payload.compressedSize();
        if (size >= Sizes.LONG || payload.size() >= Sizes.LONG) {
            header.longs(SignatureTags.LONG_SIZE, size).longs(SignatureTags.LONG_ARCHIVE_SIZE, payload.size());
        } else {
            header.ints(SignatureTags.SIZE, (int) size).ints(SignatureTags.PAYLOAD_SIZE, (int) payload.size());
        }
        return header;
    }

    /** MD5 of main header and payload, which is read back from the file. // source: rpm lib/rpmvs.cc RPMSIGTAG_MD5 */
    static byte[] md5(byte[] main, FileChannel file, long from, long to) throws IOException {
        MessageDigest md5 = Digests.md5();
        md5.update(main);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(BUFFER, to - position));
            int count = file.read(buffer, position);
            if (count < 0) {
                throw new IOException("the payload ends after " + (position - from) + " bytes");
            }
            md5.update(buffer.flip());
            position += count;
        }
        return md5.digest();
    }

    private static String digest(MessageDigest digest, byte[] bytes) {
        return HexFormat.of().formatHex(digest.digest(bytes));
    }
}
