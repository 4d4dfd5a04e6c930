package dev.gopack.rpm.header;

import dev.gopack.io.BoundedReader;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a header from untrusted bytes with every check that rpm makes, and some that only its format 6 makes: an entry
 * has one place, tags do not repeat, data has no gaps but for alignment, and those are zero. // source: rpm lib/header.cc hdrblobRead, hdrblobVerifyRegion,
 * hdrblobVerifyInfo
 */
public final class HeaderReader {

    private static final long MAGIC = 0x8eade801_00000000L;
    private static final int OLD_IMAGE_REGION = 61; // in the trailer of signature headers of some old packages
    private static final int FIRST_SIGNATURE_TAG = 256;
    private static final int FIRST_MAIN_TAG = 1000;

    private final String file;
    private final long start;
    private final int region;
    private final ByteBuffer bytes;
    private final int entries;
    private final int dataAt;
    private final int dataSize;

    private HeaderReader(String file, long start, int region, byte[] bytes, int entries) {
        this.file = file;
        this.start = start;
        this.region = region;
        this.bytes = ByteBuffer.wrap(bytes);
        this.entries = entries;
        this.dataAt = HeaderLimits.INTRO_SIZE + entries * HeaderLimits.ENTRY_SIZE;
        this.dataSize = bytes.length - dataAt;
    }

    /** Reads the header before the main header, and the padding behind it. */
    public static Header signature(String file, BoundedReader in) throws IOException {
        Header header = read(file, in, HeaderLimits.SIGNATURE_REGION);
        int padding = -header.size() & 7;
        long at = in.offset();
        for (byte b : in.bytes(padding, padding, "padding of the signature header")) {
            if (b != 0) {
                throw in.broken(at, "the padding of the signature header is not zero");
            }
        }
        return header;
    }

    /** Reads a main header. */
    public static Header main(String file, BoundedReader in) throws IOException {
        return read(file, in, HeaderLimits.MAIN_REGION);
    }

    private static Header read(String file, BoundedReader in, int region) throws IOException {
        boolean signature = region == HeaderLimits.SIGNATURE_REGION;
        String what = signature ? "signature header" : "main header";
        long start = in.offset();
        ByteBuffer intro = in.buffer(HeaderLimits.INTRO_SIZE, what);
        if (intro.getLong() != MAGIC) {
            throw in.broken(start, "no header magic where the " + what + " is expected");
        }
        int entries = intro.getInt();
        int dataSize = intro.getInt();
        int maxEntries = signature ? HeaderLimits.MAX_SIGNATURE_ENTRIES : HeaderLimits.MAX_ENTRIES;
        int maxData = signature ? HeaderLimits.MAX_SIGNATURE_DATA : HeaderLimits.MAX_DATA;
        if (entries < 1 || entries > maxEntries) {
            throw in.broken(
                    start + 8,
                    what + " has " + Integer.toUnsignedString(entries) + " entries, allowed are 1 to " + maxEntries);
        }
        if (dataSize < HeaderLimits.ENTRY_SIZE || dataSize > maxData) {
            throw in.broken(
                    start + 12,
                    what + " has " + Integer.toUnsignedString(dataSize) + " bytes of data, allowed are "
                            + HeaderLimits.ENTRY_SIZE + " to " + maxData);
        }
        int rest = entries * HeaderLimits.ENTRY_SIZE + dataSize;
        if (rest + 8 >= HeaderLimits.MAX_BYTES) {
            throw in.broken(start + 8, what + " is larger than " + HeaderLimits.MAX_BYTES + " bytes");
        }
        byte[] body = in.bytes(rest, rest, what);
        byte[] all = new byte[HeaderLimits.INTRO_SIZE + rest];
        intro.get(0, all, 0, HeaderLimits.INTRO_SIZE);
        System.arraycopy(body, 0, all, HeaderLimits.INTRO_SIZE, rest);
        return new HeaderReader(file, start, region, all, entries).parse();
    }

    private Header parse() {
        Region covered = region();
        Map<Integer, Header.Entry> found = new HashMap<>();
        int end = 0;
        for (int i = 1; i < entries; i++) {
            if (i == covered.entries()) {
                end = pastRegion(covered, end);
            }
            Header.Entry entry = entry(i);
            checkTag(entry, i);
            int alignment = entry.type().alignment();
            int expected = (end + alignment - 1) / alignment * alignment;
            if (entry.offset() != expected) {
                throw broken(i, "tag " + entry.tag() + " has offset " + entry.offset() + ", expected is " + expected);
            }
            checkGap(end, entry.offset());
            end = entry.offset() + length(entry, i);
            if (i < covered.entries() && end > covered.trailer()) {
                throw broken(i, "the data of tag " + entry.tag() + " reaches into the region's end");
            }
            if (found.put(entry.tag(), entry) != null) {
                throw broken(i, "tag " + entry.tag() + " is there twice");
            }
        }
        if (covered.entries() == entries) {
            end = pastRegion(covered, end);
        }
        // source: rpm lib/header.cc hdrblobImport: data and alignment together are all that there is
        if (end != dataSize) {
            throw new FormatException(file, start + dataAt + end, "data that belongs to no tag");
        }
        return new Header(file, start, bytes, dataAt, found);
    }

    /**
     * What the region covers.
     *
     * @param entries entries of the index, the region's own included
     * @param trailer offset of the data with which it ends
     */
    private record Region(int entries, int trailer) {}

    /**
     * The first entry says where 16 bytes of data are, and they say how many entries belong together: all of them in a
     * main header. Behind the region of a signature header there may be more, which old versions of rpmsign added.
     */
    private Region region() {
        int at = HeaderLimits.INTRO_SIZE;
        boolean signature = region == HeaderLimits.SIGNATURE_REGION;
        if (bytes.getInt(at) != region) {
            throw broken(
                    0,
                    "the first tag is " + bytes.getInt(at) + " instead of the region " + region
                            + "; packages of format 3 are not supported");
        }
        int last = dataSize - HeaderLimits.ENTRY_SIZE;
        int offset = signature ? bytes.getInt(at + 8) : last;
        if (offset < 0 || offset > last) {
            throw broken(0, "the region ends at " + offset + " of " + dataSize + " bytes");
        }
        checkRegionEntry(at, offset, region);
        int trailer = dataAt + offset;
        int covered = signature ? -bytes.getInt(trailer + 8) / HeaderLimits.ENTRY_SIZE : entries;
        boolean old = signature && bytes.getInt(trailer) == OLD_IMAGE_REGION;
        checkRegionEntry(trailer, -covered * HeaderLimits.ENTRY_SIZE, old ? OLD_IMAGE_REGION : region);
        if (covered < 1 || covered > entries) {
            throw broken(0, "the region covers " + covered + " of " + entries + " entries");
        }
        return new Region(covered, offset);
    }

    private void checkRegionEntry(int at, int offset, int tag) {
        if (bytes.getInt(at) != tag
                || bytes.getInt(at + 4) != TagType.BIN.code()
                || bytes.getInt(at + 8) != offset
                || bytes.getInt(at + 12) != HeaderLimits.ENTRY_SIZE) {
            throw new FormatException(file, start + at, "the region does not hold all " + entries + " entries");
        }
    }

    private int pastRegion(Region covered, int end) {
        if (end != covered.trailer()) {
            throw new FormatException(file, start + dataAt + end, "data that belongs to no tag");
        }
        return end + HeaderLimits.ENTRY_SIZE;
    }

    private Header.Entry entry(int index) {
        int at = HeaderLimits.INTRO_SIZE + index * HeaderLimits.ENTRY_SIZE;
        int code = bytes.getInt(at + 4);
        TagType type = TagType.of(code).orElseThrow(() -> broken(index, "tag type " + code + " does not exist"));
        return new Header.Entry(bytes.getInt(at), type, bytes.getInt(at + 8), bytes.getInt(at + 12));
    }

    /**
     * One string and several are told apart by their number, but not texts for each locale: rpm shows and runs another of them
     * in each, and takes none of them for a list. // observed: rpm 4.18
     */
    private static boolean isAsGood(TagType wanted, TagType given) {
        return wanted.isText() && given.isText() && (wanted == TagType.I18NSTRING || given != TagType.I18NSTRING);
    }

    private void checkTag(Header.Entry entry, int index) {
        int tag = entry.tag();
        if (tag < HeaderLimits.MIN_TAG) {
            throw broken(index, "tag " + tag + " is not allowed here");
        }
        boolean signature = region == HeaderLimits.SIGNATURE_REGION;
        if (!signature && tag >= FIRST_SIGNATURE_TAG && tag < FIRST_MAIN_TAG) {
            throw broken(index, "tag " + tag + " belongs into the signature header");
        }
        Optional<TagType> wanted =
                signature ? SignatureTags.type(tag) : Tags.of(tag).map(Tag::type);
        if (wanted.isPresent() && wanted.get() != entry.type() && !isAsGood(wanted.get(), entry.type())) {
            String name =
                    signature ? "tag " + tag : Tags.of(tag).map(Tag::toString).orElse("");
            throw broken(index, name + " has type " + entry.type() + " instead of " + wanted.get());
        }
    }

    /** Bytes that an entry's data takes, all of which are there. */
    private int length(Header.Entry entry, int index) {
        int count = entry.count();
        int available = dataSize - entry.offset();
        if (count < 1 || count > dataSize || (entry.type() != TagType.BIN && count > HeaderLimits.MAX_ELEMENTS)) {
            throw broken(index, "tag " + entry.tag() + " has " + Integer.toUnsignedString(count) + " elements");
        }
        if (entry.type() == TagType.STRING && count != 1) {
            throw broken(index, "tag " + entry.tag() + " is one string with " + count + " elements");
        }
        long length = entry.type().isText()
                ? textLength(entry)
                : (long) count * entry.type().size();
        if (length < 0 || length > available) {
            throw broken(index, "the data of tag " + entry.tag() + " is not all there");
        }
        return (int) length;
    }

    /** Length with all NULs, or -1 if one is missing. */
    private int textLength(Header.Entry entry) {
        int at = dataAt + entry.offset();
        int end = dataAt + dataSize;
        for (int i = 0; i < entry.count(); i++) {
            while (at < end && bytes.get(at) != 0) {
                at++;
            }
            if (at == end) {
                return -1;
            }
            at++;
        }
        return at - dataAt - entry.offset();
    }

    private void checkGap(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes.get(dataAt + i) != 0) {
                throw new FormatException(file, start + dataAt + i, "the space between two tags is not zero");
            }
        }
    }

    private FormatException broken(int index, String problem) {
        return new FormatException(
                file, start + HeaderLimits.INTRO_SIZE + (long) index * HeaderLimits.ENTRY_SIZE, problem);
    }
}
