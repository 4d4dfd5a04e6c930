package dev.gopack.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What gzip and xz differ in. A compressor belongs to one archive; {@link #compress} is called by several threads. */
interface BlockCompressor {

    /** Size of the blocks that a part is cut into. */
    int blockSize(long partSize);

    /** Writes what stands before everything. */
    void start(OutputStream to) throws IOException;

    /**
     * Compressed form of one block.
     *
     * @param before the block before it in the same part, empty if it is the first
     * @param last true if it is the end of the archive
     */
    byte[] compress(byte[] input, int length, byte[] before, boolean last) throws IOException;

    /** Writes one compressed block, in the order of the input, and notes what the index says of it. */
    void emit(OutputStream to, byte[] compressed, List<Segment.Block> index) throws IOException;

    /** Takes account of a part that stands in the archive. */
    void count(Segment part);

    /** Writes what follows the last block. */
    void finish(OutputStream to) throws IOException;
}
