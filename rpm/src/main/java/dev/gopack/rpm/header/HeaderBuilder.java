package dev.gopack.rpm.header;

import dev.gopack.report.OutputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import java.util.TreeMap;
import org.redline_rpm.header.AbstractHeader;
import org.redline_rpm.header.Signature;

/**
 * Gathers entries and encodes them. Redline's header structures do the encoding, and this class alone names them: they
 * sort, align and lay out entries as rpm does, and were tried here with UTF-8, INT64 arrays, regions and 100 000 files.
 * They are not used for reading, for they allocate what the input asks for.
 */
public final class HeaderBuilder {

    private final int region;
    private final TreeMap<Integer, Value> values = new TreeMap<>();

    private HeaderBuilder(int region) {
        this.region = region;
    }

    private record Value(TagType type, Object array, int count) {}

    /** A builder for a main header. */
    public static HeaderBuilder main() {
        return new HeaderBuilder(HeaderLimits.MAIN_REGION);
    }

    /** A builder for a signature header; its encoded form includes the padding to 8 bytes. */
    public static HeaderBuilder signature() {
        return new HeaderBuilder(HeaderLimits.SIGNATURE_REGION);
    }

    /** Sets a STRING, or an I18NSTRING in its one locale. */
    public HeaderBuilder text(Tag tag, String value) {
        return put(tag.number(), tag.type() == TagType.I18NSTRING ? TagType.I18NSTRING : TagType.STRING, value);
    }

    /** Sets a STRING of the signature header. */
    public HeaderBuilder text(int tag, String value) {
        return put(tag, TagType.STRING, value);
    }

    /** Sets a STRING if there is something to say. */
    public HeaderBuilder textIfPresent(Tag tag, String value) {
        return value.isEmpty() ? this : text(tag, value);
    }

    /** Sets a STRING_ARRAY; an empty list sets nothing, since rpm refuses entries without elements. */
    public HeaderBuilder texts(Tag tag, List<String> list) {
        return put(tag.number(), TagType.STRING_ARRAY, list.toArray(new String[0]), list.size());
    }

    /** Sets an INT16 array. */
    public HeaderBuilder shorts(Tag tag, short... array) {
        return put(tag.number(), TagType.INT16, array, array.length);
    }

    /** Sets an INT32 or an array of them; the bits count, so that up to 4 GiB - 1 fits. */
    public HeaderBuilder ints(Tag tag, int... array) {
        return put(tag.number(), TagType.INT32, array, array.length);
    }

    /** Sets an INT32 of the signature header. */
    public HeaderBuilder ints(int tag, int... array) {
        return put(tag, TagType.INT32, array, array.length);
    }

    /** Sets an INT64 or an array of them. */
    public HeaderBuilder longs(Tag tag, long... array) {
        return longs(tag.number(), array);
    }

    /** Sets a STRING_ARRAY of the signature header. */
    public HeaderBuilder texts(int tag, List<String> list) {
        return put(tag, TagType.STRING_ARRAY, list.toArray(new String[0]), list.size());
    }

    /** Sets an INT64 of the signature header. */
    public HeaderBuilder longs(int tag, long... array) {
        return put(tag, TagType.INT64, array, array.length);
    }

    /** Sets a BIN of the signature header. */
    public HeaderBuilder bytes(int tag, byte... array) {
        return put(tag, TagType.BIN, array, array.length);
    }

    /**
     * Sets what another header has, as it is.
     *
     * @throws dev.gopack.report.FormatException if it is text that would not come out the same
     */
    public HeaderBuilder copy(Header from, Header.Entry entry) {
        Object array = from.array(entry);
        if (array instanceof String[] texts && !from.isUtf8(entry, texts)) {
            throw from.broken(entry.tag(), "tag " + entry.tag() + " has text that is not UTF-8");
        }
        return put(entry.tag(), entry.type(), array, entry.count());
    }

    private HeaderBuilder put(int tag, TagType type, String value) {
        return put(tag, type, new String[] {value}, 1);
    }

    private HeaderBuilder put(int tag, TagType type, Object array, int count) {
        if (count > HeaderLimits.MAX_ELEMENTS && type != TagType.BIN) {
            throw new OutputException("rpm allows " + HeaderLimits.MAX_ELEMENTS + " elements of header tag " + tag
                    + ", and this package would have " + count);
        }
        if (count > 0) {
            values.put(tag, new Value(type, array, count));
        }
        return this;
    }

    /** The encoded header with its region around all entries. */
    public HeaderImage encode() {
        AbstractHeader header =
                region == HeaderLimits.MAIN_REGION ? new org.redline_rpm.header.Header() : new Signature();
        values.forEach((tag, value) -> header.createEntry(tag, value.type().code(), value.array()));
        byte[] trailer = ByteBuffer.allocate(HeaderLimits.ENTRY_SIZE)
                .putInt(region)
                .putInt(TagType.BIN.code())
                .putInt(-(values.size() + 1) * HeaderLimits.ENTRY_SIZE)
                .putInt(HeaderLimits.ENTRY_SIZE)
                .array();
        header.createEntry(region, TagType.BIN.code(), trailer);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
        try {
            int padding = header.write(Channels.newChannel(bytes));
            bytes.write(new byte[region == HeaderLimits.SIGNATURE_REGION ? padding : 0]);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        if (bytes.size() - 8 >= HeaderLimits.MAX_BYTES) {
            throw new OutputException("the package's header would have " + bytes.size() + " bytes, and rpm allows "
                    + HeaderLimits.MAX_BYTES);
        }
        return new HeaderImage(bytes.toByteArray());
    }
}
