package dev.gopack.module;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of one file of a zip, with its size and CRC checked. Never gives more bytes than the zip says there are. */
final class ZipContent extends InputStream {

    private static final long LOCAL_MAGIC = 0x04034b50L;
    private static final int LOCAL_SIZE = 30;
    private static final long DESCRIPTOR_MAGIC = 0x08074b50L;

    private final ByteView view;
    private final ModuleZip.Entry entry;
    private final ByteSourceInputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 14];
    private long count;
    private boolean ended;

    private ZipContent(ByteView view, ModuleZip.Entry entry, ByteSourceInputStream packed) {
        this.view = view;
        this.entry = entry;
        this.packed = packed;
    }

    static InputStream open(ByteSource source, ByteView view, ModuleZip.Entry entry) throws IOException {
        ZipPlace place = entry.place();
        long at = place.header();
        if (view.u32(at) != LOCAL_MAGIC) {
            throw view.broken(at, "there is no header for " + GopackException.quote(entry.name()));
        }
        int nameLength = view.u16(at + 26);
        byte[] name = view.bytes(at + LOCAL_SIZE, nameLength, 0xffff, "the name of a file");
        boolean named = Arrays.equals(name, entry.name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        boolean sized = place.isDescribedBehind()
                || (view.u32(at + 18) == place.packedSize() && view.u32(at + 22) == entry.size())
                || view.u32(at + 18) == 0xffff_ffffL;
        if (!named || !sized || view.u16(at + 8) != place.method()) {
            throw view.broken(
                    at, "the header contradicts the list of files about " + GopackException.quote(entry.name()));
        }
        long start = at + LOCAL_SIZE + nameLength + view.u16(at + 28);
        if (place.packedSize() > place.limit() - start) {
            throw view.broken(at, "the bytes overlap with what follows: " + GopackException.quote(entry.name()));
        }
        if (place.isDescribedBehind()) {
            checkDescriptor(view, start + place.packedSize(), entry);
        }
        return new ZipContent(view, entry, new ByteSourceInputStream(source, start, start + place.packedSize()));
    }

    /** What stands behind the bytes; its first number may be left out. // docs: PKWARE APPNOTE.TXT 4.3.9 */
    private static void checkDescriptor(ByteView view, long at, ModuleZip.Entry entry) throws IOException {
        boolean marked = entry.place().limit() - at >= 4 && view.u32(at) == DESCRIPTOR_MAGIC;
        long start = marked ? at + 4 : at;
        if (entry.place().limit() - start < 12
                || view.u32(start) != entry.place().crc()
                || view.u32(start + 4) != entry.place().packedSize()) {
            throw view.broken(
                    at,
                    "what stands behind the bytes contradicts the list of files about "
                            + GopackException.quote(entry.name()));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0 || ended) {
            return length == 0 ? 0 : -1;
        }
        int most = (int) Math.min(length, entry.size() - count);
        int got = most == 0
                ? -1
                : entry.place().method() == 0 ? stored(target, offset, most) : inflated(target, offset, most);
        if (got < 0) {
            finish();
            return -1;
        }
        crc.update(target, offset, got);
        count += got;
        return got;
    }

    private int stored(byte[] target, int offset, int length) throws IOException {
        int got = packed.read(target, offset, length);
        if (got <= 0) {
            throw broken("the bytes end early");
        }
        return got;
    }

    private int inflated(byte[] target, int offset, int length) throws IOException {
        try {
            while (true) {
                int got = inflater.inflate(target, offset, length);
                if (got > 0) {
                    return got;
                }
                if (inflater.finished() || inflater.needsDictionary()) {
                    throw broken("there are " + count + " bytes, not " + entry.size());
                }
                fill();
            }
        } catch (DataFormatException e) {
            throw new FormatException(view.name(), packed.position(), "not deflated data", e);
        }
    }

    private void fill() throws IOException {
        int got = packed.read(input, 0, input.length);
        if (got <= 0) {
            throw broken("the deflated data ends early");
        }
        inflater.setInput(input, 0, got);
    }

    /** Once all bytes are out, nothing may be left, and they must be the right ones. */
    private void finish() throws IOException {
        ended = true;
        if (entry.place().method() != 0) {
            byte[] more = new byte[1];
            try {
                while (!inflater.finished()) {
                    if (inflater.inflate(more) > 0) {
                        throw broken("there are more than " + entry.size() + " bytes");
                    }
                    if (!inflater.finished()) {
                        fill();
                    }
                }
            } catch (DataFormatException e) {
                throw new FormatException(view.name(), packed.position(), "not deflated data", e);
            }
            if (inflater.getRemaining() > 0 || packed.available() > 0) {
                throw broken("bytes follow the end of the deflated data");
            }
        }
        if (crc.getValue() != entry.place().crc()) {
            throw broken("the CRC is wrong");
        }
    }

    private FormatException broken(String problem) {
        return view.broken(entry.place().header(), GopackException.quote(entry.name()) + ": " + problem);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
