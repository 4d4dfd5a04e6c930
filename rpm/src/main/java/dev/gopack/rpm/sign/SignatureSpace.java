package dev.gopack.rpm.sign;

import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.SignatureTags;

/** The space for signatures, so that signing and unsigning a package leaves all else of it at its place. */
public final class SignatureSpace {

    /**
     * Size of a signature header of format 4 before it is padded to 8 bytes. // observed: rpm 4.18 reserves 4128 bytes for
     * signatures in a package with 32-bit sizes and 4115 with 64-bit ones, so that the header has 4404 bytes and 4 of
     * padding either way; rpm 4.14 reads 8192 bytes at most
     */
    public static final int USUAL_4 = 4404;

    /** That of format 6: two digests, and 4128 bytes of space. // observed: rpm 6.1 */
    public static final int USUAL_6 = 4354;

    private SignatureSpace() {}

    /** The tag of the space. */
    public static int tag(boolean six) {
        return six ? SignatureTags.RESERVED : SignatureTags.RESERVED_SPACE;
    }

    /**
     * The size before padding that the signature header of a package is to have when its signatures change: the one that it
     * has, unless what is left of the space says that it had to grow. It grows no further, whoever left one byte there.
     *
     * @param was a header with space in it
     */
    public static int unpadded(Header was, boolean six) {
        boolean grown = was.entries().stream().anyMatch(entry -> entry.tag() == tag(six) && entry.count() == 1);
        return grown ? Math.min(was.size(), six ? USUAL_6 : USUAL_4) : was.size();
    }

    /**
     * A signature header with space behind what is in it. Where signatures take all that there was, the header grows, and a
     * space of one byte is left, by which it is known that it was smaller.
     *
     * @param entries all but the space
     * @param unpadded size that it is to have before it is padded to 8 bytes
     */
    public static byte[] encode(HeaderBuilder entries, boolean six, int unpadded) {
        int smallest = entries.bytes(tag(six), (byte) 0).encode().unpaddedSize();
        int space = Math.max(1, unpadded - smallest + 1);
        return entries.bytes(tag(six), new byte[space]).encode().bytes();
    }
}
