package dev.gopack.rpm;

import dev.gopack.rpm.header.TagType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A header made byte by byte, so that every part of it can be wrong. */
public final class RawHeader {

    private final int region;
    private final List<int[]> index = new ArrayList<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private Integer entries;
    private Integer dataSize;
    private int trailerTag;
    private int trailerOffsetError;

    private RawHeader(int region) {
        this.region = region;
        this.trailerTag = region;
    }

    public static RawHeader main() {
        return new RawHeader(63);
    }

    public static RawHeader signature() {
        return new RawHeader(62);
    }

    /** Adds an entry with its data at the next offset. */
    public RawHeader entry(int tag, TagType type, int count, byte... bytes) {
        align(type);
        return entryAt(tag, type.code(), data.size(), count, bytes);
    }

    /** Adds an entry that says what it likes. */
    public RawHeader entryAt(int tag, int type, int offset, int count, byte... bytes) {
        index.add(new int[] {tag, type, offset, count});
        data.writeBytes(bytes);
        return this;
    }

    public RawHeader text(int tag, String text) {
        return entry(tag, TagType.STRING, 1, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    public RawHeader texts(int tag, String... texts) {
        byte[] bytes = (String.join("\0", texts) + "\0").getBytes(StandardCharsets.UTF_8);
        return entry(tag, TagType.STRING_ARRAY, texts.length, bytes);
    }

    public RawHeader ints(int tag, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
        bytes.asIntBuffer().put(values);
        return entry(tag, TagType.INT32, values.length, bytes.array());
    }

    /** Bytes that no entry speaks of. */
    public RawHeader stray(byte... bytes) {
        data.writeBytes(bytes);
        return this;
    }

    public RawHeader declaring(Integer entryCount, Integer size) {
        entries = entryCount;
        dataSize = size;
        return this;
    }

    public RawHeader trailer(int tag, int offsetError) {
        trailerTag = tag;
        trailerOffsetError = offsetError;
        return this;
    }

    private void align(TagType type) {
        while (data.size() % type.alignment() != 0) {
            data.write(0);
        }
    }

    /** The header, with a region around everything. */
    public byte[] bytes() {
        int count = index.size() + 1;
        int size = data.size() + 16;
        ByteBuffer all = ByteBuffer.allocate(16 + count * 16 + size);
        all.putLong(0x8eade801_00000000L)
                .putInt(entries == null ? count : entries)
                .putInt(dataSize == null ? size : dataSize);
        entry(all, region, data.size());
        index.forEach(one -> all.putInt(one[0]).putInt(one[1]).putInt(one[2]).putInt(one[3]));
        all.put(data.toByteArray());
        entry(all, trailerTag, -count * 16 + trailerOffsetError);
        return all.array();
    }

    private static void entry(ByteBuffer all, int tag, int offset) {
        all.putInt(tag).putInt(7).putInt(offset).putInt(16);
    }
}
