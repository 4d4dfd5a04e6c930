package dev.gopack.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * xz as one stream of several blocks. Each block is made by the library as a stream of its own, taken out of it, and put
 * behind one common header, before one common index. // docs: The .xz File Format 1.2.1, sections 2 to 4
 */
final class ParallelXzOutputStream extends BlockOutputStream {

    private static final int HEADER_SIZE = 12;
    private static final int FOOTER_SIZE = 12;
    private static final byte[] STREAM_FLAGS = {0, XZ.CHECK_CRC64};
    // As xz -T does: three dictionaries a block cost little in size.
    private static final int DICTIONARIES_PER_BLOCK = 3;
    private static final int LARGEST_BLOCK = 192 << 20;

    private final int level;
    private final List<long[]> records = new ArrayList<>();

    ParallelXzOutputStream(OutputStream out, int level, int threads) throws IOException {
        super(out, blockSize(level), threads);
        this.level = level;
        ByteBuffer header = ByteBuffer.allocate(HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        header.put(XZ.HEADER_MAGIC).put(STREAM_FLAGS).putInt(crc(STREAM_FLAGS));
        out.write(header.array());
    }

    private static int blockSize(int level) {
        int dictionary = Compressors.options(level).getDictSize();
        return (int) Math.min(LARGEST_BLOCK, Math.max(1 << 20, (long) dictionary * DICTIONARIES_PER_BLOCK));
    }

    @Override
    void passing(byte[] bytes, int offset, int length) {
        // the library takes the checks block by block
    }

    @Override
    byte[] compress(byte[] input, int length, byte[] before, boolean last) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(stream, Compressors.options(level), XZ.CHECK_CRC64)) {
            xz.write(input, 0, length);
        }
        return stream.toByteArray();
    }

    @Override
    void emit(OutputStream to, byte[] stream) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
        int indexSize = (bytes.getInt(stream.length - FOOTER_SIZE + 4) + 1) * 4;
        int indexAt = stream.length - FOOTER_SIZE - indexSize;
        bytes.position(indexAt + 1);
        if (readNumber(bytes) == 0) {
            return; // nothing was written to this one
        }
        records.add(new long[] {readNumber(bytes), readNumber(bytes)});
        to.write(stream, HEADER_SIZE, indexAt - HEADER_SIZE);
    }

    @Override
    void finish(OutputStream to) throws IOException {
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        index.write(0);
        writeNumber(index, records.size());
        for (long[] record : records) {
            writeNumber(index, record[0]);
            writeNumber(index, record[1]);
        }
        while (index.size() % 4 != 0) {
            index.write(0);
        }
        byte[] body = index.toByteArray();
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
