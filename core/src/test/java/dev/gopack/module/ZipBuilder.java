package dev.gopack.module;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Builds zips piece by piece, so that each number can lie. */
final class ZipBuilder {

    /** One file: what the list says of it, and what is there. */
    static final class File {
        String name;
        byte[] content;
        int method = 8;
        int flags = 0;
        long crc;
        long size;
        long packedSize;
        byte[] packed;
        long offset = -1;
        byte[] extra = {};
        String localName;

        File(String name, byte[] content) {
            this.name = name;
            this.localName = name;
            this.content = content;
            this.size = content.length;
            CRC32 sum = new CRC32();
            sum.update(content);
            this.crc = sum.getValue();
            this.packed = deflate(content);
            this.packedSize = packed.length;
        }

        File stored() {
            method = 0;
            packed = content;
            packedSize = content.length;
            return this;
        }
    }

    final List<File> files = new ArrayList<>();
    long count = -1;
    long directorySize = -1;
    long directoryOffset = -1;
    byte[] behindDirectory = {};
    byte[] behind = {};

    ZipBuilder file(String name, String content) {
        files.add(new File(name, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    File last() {
        return files.get(files.size() - 1);
    }

    byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Long> offsets = new ArrayList<>();
        for (File file : files) {
            offsets.add((long) out.size());
            byte[] name = file.localName.getBytes(StandardCharsets.UTF_8);
            ByteBuffer header = little(30)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) file.flags)
                    .putShort((short) file.method)
                    .putInt(0)
                    .putInt((int) file.crc)
                    .putInt((int) file.packedSize)
                    .putInt((int) file.size)
                    .putShort((short) name.length)
                    .putShort((short) 0);
            out.writeBytes(header.array());
            out.writeBytes(name);
            out.writeBytes(file.packed);
        }
        int start = out.size();
        for (int i = 0; i < files.size(); i++) {
            File file = files.get(i);
            byte[] name = file.name.getBytes(StandardCharsets.UTF_8);
            long offset = file.offset < 0 ? offsets.get(i) : file.offset;
            ByteBuffer entry = little(46)
                    .putInt(0x02014b50)
                    .putShort((short) 20)
                    .putShort((short) 20)
                    .putShort((short) file.flags)
                    .putShort((short) file.method)
                    .putInt(0)
                    .putInt((int) file.crc)
                    .putInt((int) file.packedSize)
                    .putInt((int) file.size)
                    .putShort((short) name.length)
                    .putShort((short) file.extra.length)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt((int) offset);
            out.writeBytes(entry.array());
            out.writeBytes(name);
            out.writeBytes(file.extra);
        }
        int size = out.size() - start;
        out.writeBytes(behindDirectory);
        short number = (short) (count < 0 ? files.size() : count);
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(number)
                .putShort(number)
                .putInt((int) (directorySize < 0 ? size : directorySize))
                .putInt((int) (directoryOffset < 0 ? start : directoryOffset))
                .putShort((short) 0)
                .array());
        out.writeBytes(behind);
        return out.toByteArray();
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
