package dev.gopack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * xz as one stream of several blocks. Each block is made by the library as a stream of its own, taken out of it, and put
 * behind one common header, before one common index. // docs: The .xz File Format 1.2.1, sections 2 to 4
 */
final class XzBlocks implements BlockCompressor {

    private static final int HEADER_SIZE = 12;
    private static final int FOOTER_SIZE = 12;
    private static final byte[] STREAM_FLAGS = {0, XZ.CHECK_CRC64};
    // As xz -T does: three dictionaries a block cost little in size.
    private static final int DICTIONARIES_PER_BLOCK = 3;
    private static final int LARGEST_BLOCK = 192 << 20;

    private final int level;
    private final List<Segment.Block> index = new ArrayList<>();

    XzBlocks(int level) {
        this.level = level;
    }

    /** Blocks of equal size where the size of the part is known, so that none is left alone at the end. */
    @Override
    public int blockSize(long partSize) {
        long dictionary = Compressors.options(level).getDictSize();
        long largest = Math.min(LARGEST_BLOCK, Math.max(1 << 20, dictionary * DICTIONARIES_PER_BLOCK));
        if (partSize == Long.MAX_VALUE) {
            return (int) largest;
        }
        long count = Math.max(1, (partSize + largest - 1) / largest);
        return (int) Math.max(1, (partSize + count - 1) / count);
    }

    @Override
    public void start(OutputStream to) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        header.put(XZ.HEADER_MAGIC).put(STREAM_FLAGS).putInt(crc(STREAM_FLAGS));
        to.write(header.array());
    }

    @Override
    public byte[] compress(byte[] input, int length, byte[] before, boolean last) throws IOException {
        LZMA2Options options = Compressors.options(level);
        // more dictionary than there is to look back to costs memory here and where it is unpacked
        options.setDictSize(Math.max(LZMA2Options.DICT_SIZE_MIN, Math.min(options.getDictSize(), length)));
        ByteArrayOutputStream stream = new ByteArrayOutputStream(length / 4 + 256);
        try (XZOutputStream xz = new XZOutputStream(stream, options, XZ.CHECK_CRC64)) {
            xz.write(input, 0, length);
        }
        return stream.toByteArray();
    }

    @Override
    public void emit(OutputStream to, byte[] stream, List<Segment.Block> part) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        int indexSize = (bytes.getInt(stream.length - FOOTER_SIZE + 4) + 1) * 4;
        int indexAt = stream.length - FOOTER_SIZE - indexSize;
        bytes.position(indexAt + 1);
        if (readNumber(bytes) == 0) {
            return; // nothing was written to this one
        }
        part.add(new Segment.Block(readNumber(bytes), readNumber(bytes)));
        to.write(stream, HEADER_SIZE, indexAt - HEADER_SIZE);
    }

    @Override
    public void count(Segment part) {
        index.addAll(part.blocks());
    }

    @Override
    public void finish(OutputStream to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        writeNumber(bytes, index.size());
        for (Segment.Block block : index) {
            writeNumber(bytes, block.unpadded());
            writeNumber(bytes, block.size());
        }
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        byte[] body = bytes.toByteArray();
        to.write(body);
        to.write(littleEndian(crc(body)));

        ByteBuffer footer = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        footer.putInt((body.length + 4) / 4 - 1).put(STREAM_FLAGS);
        to.write(littleEndian(crc(footer.array())));
        to.write(footer.array());
        to.write(XZ.FOOTER_MAGIC);
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static long readNumber(ByteBuffer bytes) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static void writeNumber(ByteArrayOutputStream to, long value) {
        long left = value;
        while (left >= 0x80) {
            to.write((int) (left | 0x80));
            left >>>= 7;
        }
        to.write((int) left);
    }
}
