package dev.gopack.archive;

import java.util.List;

/**
 * A content that was compressed apart from the archive around it. Its bytes are the same wherever it stands, so several
 * archives can have them.
 *
 * @param compression how
 * @param size bytes of the content
 * @param compressedSize bytes that stand for it
 * @param crc CRC-32 of the content, which gzip needs; 0 for other codecs
 * @param blocks what the index of xz says of it; none for other codecs
 */
public record Segment(Compression compression, long size, long compressedSize, int crc, List<Block> blocks) {

    /** Copies the list. */
    public Segment {
        blocks = List.copyOf(blocks);
    }

    /**
     * A block of xz.
     *
     * @param unpadded bytes of the block without its padding
     * @param size bytes of the content in it
     */
    record Block(long unpadded, long size) {}
}
