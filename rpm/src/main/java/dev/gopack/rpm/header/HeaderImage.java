package dev.gopack.rpm.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An encoded header, in which values that were not known when it was laid out are set later. A later value must need
 * exactly the space of the first one, so the header's size is known before any content is read.
 */
public final class HeaderImage {

    private final ByteBuffer bytes;

    HeaderImage(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** Number of bytes, padding included. */
    public int size() {
        return bytes.capacity();
    }

    /** Number of bytes without the padding after a signature header. */
    public int unpaddedSize() {
        return HeaderLimits.INTRO_SIZE + bytes.getInt(8) * HeaderLimits.ENTRY_SIZE + bytes.getInt(12);
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes.array();
    }

    /** Replaces strings by others of the same total length. */
    public void patchTexts(Tag tag, List<String> values) {
        patchTexts(tag, TagType.STRING_ARRAY, values);
    }

    /** Replaces a STRING by another of the same length. */
    public void patchText(Tag tag, String value) {
        patchTexts(tag, TagType.STRING, List.of(value));
    }

    private void patchTexts(Tag tag, TagType type, List<String> values) {
        int at = dataOf(tag, type, values.size());
        int end = endOfTexts(at, values.size());
        for (String value : values) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            if (at + text.length >= end) {
                throw new IllegalStateException("the new value of " + tag + " is longer than the old one");
            }
            bytes.position(at).put(text).put((byte) 0);
            at += text.length + 1;
        }
        if (at != end) {
            throw new IllegalStateException("the new value of " + tag + " is shorter than the old one");
        }
    }

    /** Replaces an INT32 array by another of the same length. */
    public void patchInts(Tag tag, int[] values) {
        bytes.position(dataOf(tag, TagType.INT32, values.length));
        for (int value : values) {
            bytes.putInt(value);
        }
    }

    /** Replaces an INT64. */
    public void patchLong(Tag tag, long value) {
        bytes.putLong(dataOf(tag, TagType.INT64, 1), value);
    }

    private int endOfTexts(int start, int count) {
        byte[] array = bytes.array();
        int at = start;
        for (int i = 0; i < count; i++) {
            while (array[at++] != 0) {
                // to the end of this string
            }
        }
        return at;
    }

    private int dataOf(Tag tag, TagType type, int count) {
        int entries = bytes.getInt(8);
        for (int i = 0; i < entries; i++) {
            int at = HeaderLimits.INTRO_SIZE + i * HeaderLimits.ENTRY_SIZE;
            if (bytes.getInt(at) == tag.number()) {
                if (bytes.getInt(at + 4) != type.code() || bytes.getInt(at + 12) != count) {
                    throw new IllegalStateException("the new value of " + tag + " has another type or count");
                }
                return HeaderLimits.INTRO_SIZE + entries * HeaderLimits.ENTRY_SIZE + bytes.getInt(at + 8);
            }
        }
        throw new IllegalStateException(tag + " is not in the header");
    }
}
