package dev.gopack.archive;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the blocks out of a frame that passes by, for a larger frame: the header is dropped, no block is the last one, an
 * empty block at the end is dropped too. // docs: RFC 8878, section 3.1.1
 */
final class ZstdBlocks extends OutputStream {

    private static final int MAGIC_SIZE = 4;
    private static final int[] DICTIONARY_ID_SIZES = {0, 1, 2, 4};
    private static final int[] CONTENT_SIZE_SIZES = {0, 2, 4, 8};
    private static final int BLOCK_HEADER_SIZE = 3;
    private static final int LAST = 1;
    private static final int RLE = 1;

    private final OutputStream out;
    private final byte[] header = new byte[32];
    private int headerSize = MAGIC_SIZE + 1; // of what is collected: the frame's header, then each block's
    private int collected;
    private boolean inFrameHeader = true;
    private long left; // bytes of the block that passes

    ZstdBlocks(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (left > 0) {
                int count = (int) Math.min(left, end - at);
                out.write(bytes, at, count);
                left -= count;
                at += count;
            } else {
                header[collected++] = bytes[at++];
                if (collected == headerSize) {
                    complete();
                }
            }
        }
    }

    private void complete() throws IOException {
        if (inFrameHeader) {
            int whole = frameHeaderSize(header[MAGIC_SIZE]);
            if (collected < whole) {
                headerSize = whole;
                return;
            }
            inFrameHeader = false;
        } else {
            int word = (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
            int size = word >> 3;
            boolean empty = size == 0;
            if (!empty) {
                header[0] &= ~LAST;
                out.write(header, 0, BLOCK_HEADER_SIZE);
            }
            left = (word >> 1 & 3) == RLE && !empty ? 1 : size;
        }
        collected = 0;
        headerSize = BLOCK_HEADER_SIZE;
    }

    private static int frameHeaderSize(byte descriptor) {
        boolean singleSegment = (descriptor & 0x20) != 0;
        int contentSize = CONTENT_SIZE_SIZES[(descriptor & 0xff) >> 6];
        if (singleSegment && contentSize == 0) {
            contentSize = 1;
        }
        return MAGIC_SIZE + 1 + (singleSegment ? 0 : 1) + DICTIONARY_ID_SIZES[descriptor & 3] + contentSize;
    }
}
