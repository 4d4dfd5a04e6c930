package dev.gopack.rpm.header;

import dev.gopack.report.FormatException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A header that was read. Its structure is sound; values are decoded when they are asked for. */
public final class Header {

    private final String file;
    private final long start;
    private final ByteBuffer bytes;
    private final int dataAt;
    private final SortedMap<Integer, Entry> entries;
    private final boolean declaredUtf8;

    Header(String file, long start, ByteBuffer bytes, int dataAt, Map<Integer, Entry> entries) {
        this.file = file;
        this.start = start;
        this.bytes = bytes;
        this.dataAt = dataAt;
        this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        this.declaredUtf8 = this.entries.containsKey(Tags.ENCODING.number());
    }

    /**
     * One entry of the index, the region apart.
     *
     * @param tag its number
     * @param type data type
     * @param offset of the data, from the start of all data
     * @param count elements
     */
    public record Entry(int tag, TagType type, int offset, int count) {}

    /** Bytes as they stand in the file, from the magic on: what header digests and signatures cover. Read only. */
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer().rewind();
    }

    /** Number of those bytes. */
    public int size() {
        return bytes.capacity();
    }

    /** Offset in the file. */
    public long start() {
        return start;
    }

    /** Offset in the file of the data that entries count from. */
    public long dataStart() {
        return start + dataAt;
    }

    /** All entries by rising tag. */
    public Collection<Entry> entries() {
        return entries.values();
    }

    /** True if there is such an entry. */
    public boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** True if there is such an entry. */
    public boolean has(Tag tag) {
        return has(tag.number());
    }

    /** The entry of a tag. */
    public Optional<Entry> entry(int tag) {
        return Optional.ofNullable(entries.get(tag));
    }

    /** True if the tag has one string, and that is empty. */
    public boolean isOneEmptyText(Tag tag) {
        Entry entry = entries.get(tag.number());
        return entry != null && entry.type().isText() && entry.count() == 1 && bytes.get(dataAt + entry.offset()) == 0;
    }

    /** The one string of a tag, or the first. */
    public Optional<String> text(Tag tag) {
        return text(tag.number());
    }

    /** The one string of a tag, or the first. */
    public Optional<String> text(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? Optional.empty() : Optional.of(texts(entry, 1).get(0));
    }

    /** All strings of a tag, none if it is not there. */
    public List<String> texts(Tag tag) {
        return texts(tag.number());
    }

    /** All strings of a tag, none if it is not there. */
    public List<String> texts(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? List.of() : texts(entry, entry.count());
    }

    /** The one number of a tag, or the first; 16 and 32 bits count without sign. */
    public Optional<Long> number(Tag tag) {
        return number(tag.number());
    }

    /** The one number of a tag, or the first; 16 and 32 bits count without sign. */
    public Optional<Long> number(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? Optional.empty() : Optional.of(numbers(entry, 1)[0]);
    }

    /** All numbers of a tag, none if it is not there; 16 and 32 bits count without sign. */
    public long[] numbers(Tag tag) {
        Entry entry = entries.get(tag.number());
        return entry == null ? new long[0] : numbers(entry, entry.count());
    }

    /** The bytes of a binary tag, none if it is not there. */
    public byte[] binary(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null) {
            return new byte[0];
        }
        if (entry.type() != TagType.BIN) {
            throw wrongType(entry, "bytes");
        }
        byte[] value = new byte[entry.count()];
        bytes.get(dataAt + entry.offset(), value);
        return value;
    }

    /** The data of an entry as an array of its type: of strings, or of numbers of its size. */
    Object array(Entry entry) {
        if (entry.type().isText()) {
            return texts(entry, entry.count()).toArray(new String[0]);
        }
        if (entry.type().size() <= 1) {
            byte[] value = new byte[entry.count()];
            bytes.get(dataAt + entry.offset(), value);
            return value;
        }
        long[] numbers = numbers(entry, entry.count());
        return switch (entry.type()) {
            case INT16 -> {
                short[] shorts = new short[numbers.length];
                for (int i = 0; i < shorts.length; i++) {
                    shorts[i] = (short) numbers[i];
                }
                yield shorts;
            }
            case INT32 ->
                Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
            default -> numbers;
        };
    }

    /** True if texts of an entry are the bytes that it has. */
    boolean isUtf8(Entry entry, String[] texts) {
        int at = dataAt + entry.offset();
        for (String text : texts) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            if (encoded.length >= bytes.capacity() - at
                    || bytes.get(at + encoded.length) != 0
                    || !bytes.slice(at, encoded.length).equals(ByteBuffer.wrap(encoded))) {
                return false;
            }
            at += encoded.length + 1;
        }
        return true;
    }

    /** The exception to throw for an entry with a value that cannot be. */
    public FormatException broken(int tag, String problem) {
        Entry entry = entries.get(tag);
        return new FormatException(file, entry == null ? start : start + dataAt + entry.offset(), problem);
    }

    private List<String> texts(Entry entry, int count) {
        if (!entry.type().isText()) {
            throw wrongType(entry, "text");
        }
        List<String> values = new ArrayList<>(count);
        int at = dataAt + entry.offset();
        int previous = at;
        int previousEnd = at;
        for (int i = 0; i < count; i++) {
            int end = at;
            while (bytes.get(end) != 0) {
                end++;
            }
            // many arrays repeat one value, and it need not be in memory a million times
            boolean repeated = i > 0 && same(previous, previousEnd, at, end);
            values.add(repeated ? values.get(i - 1) : decode(entry, at, end));
            previous = at;
            previousEnd = end;
            at = end + 1;
        }
        return values;
    }

    private boolean same(int from, int to, int otherFrom, int otherTo) {
        return to - from == otherTo - otherFrom
                && bytes.slice(from, to - from).equals(bytes.slice(otherFrom, otherTo - otherFrom));
    }

    private String decode(Entry entry, int from, int to) {
        if (from == to) {
            return "";
        }
        ByteBuffer text = bytes.slice(from, to - from);
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(text);
            return decoded.toString();
        } catch (CharacterCodingException e) {
            // rpm docs/manual/tags.md: Encoding: when present it is always utf-8 and the data has been validated
            if (declaredUtf8) {
                throw new FormatException(file, start + from, "tag " + entry.tag() + " is not valid UTF-8", e);
            }
            return StandardCharsets.ISO_8859_1.decode(text.rewind()).toString();
        }
    }

    private long[] numbers(Entry entry, int count) {
        long[] values = new long[count];
        int at = dataAt + entry.offset();
        for (int i = 0; i < count; i++) {
            values[i] = switch (entry.type()) {
                case CHAR, INT8 -> bytes.get(at + i) & 0xffL;
                case INT16 -> bytes.getShort(at + i * 2) & 0xffffL;
                case INT32 -> bytes.getInt(at + i * 4) & 0xffff_ffffL;
                case INT64 -> bytes.getLong(at + i * 8);
                default -> throw wrongType(entry, "a number");
            };
        }
        return values;
    }

    private FormatException wrongType(Entry entry, String wanted) {
        return broken(entry.tag(), "tag " + entry.tag() + " has type " + entry.type() + ", " + wanted + " is expected");
    }
}
