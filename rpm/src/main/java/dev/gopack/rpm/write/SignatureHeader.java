package dev.gopack.rpm.write;

import dev.gopack.io.Digests;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.plan.Sizes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The header before the main header: digests, sizes, and space for signatures. */
final class SignatureHeader {

    /**
     * Size in the file. // observed: rpm 4.18 reserves 4128 bytes for signatures in a package with 32-bit sizes and 4115
     * with 64-bit ones, so that the header has 4404 bytes and 4 of padding either way; rpm 4.14 reads 8192 bytes at most
     */
    static final int SIZE = 4408;

    private static final int UNPADDED = 4404;
    private static final int BUFFER = 1 << 18;

    private SignatureHeader() {}

    /**
     * The bytes of the header.
     *
     * @param main bytes of the main header
     * @param payload what was written
     * @param md5 digest of main header and payload, or nothing if the package has no old digests
     */
    static byte[] encode(byte[] main, PayloadSummary payload, byte... md5) {
        int reserve = UNPADDED - describe(main, payload, md5, 1).unpaddedSize() + 1;
        byte[] encoded = describe(main, payload, md5, reserve).bytes();
        if (encoded.length != SIZE) {
            throw new IllegalStateException("the signature header has " + encoded.length + " bytes");
        }
        return encoded;
    }

    private static HeaderImage describe(byte[] main, PayloadSummary payload, byte[] md5, int reserve) {
        HeaderBuilder header = HeaderBuilder.signature()
                .text(SignatureTags.SHA256, digest(Digests.sha256(), main))
                .bytes(SignatureTags.RESERVED_SPACE, new byte[reserve]);
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
        return header.encode();
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
