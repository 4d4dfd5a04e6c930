package dev.gopack.go;

import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the build information in a program. // source: Go 1.26 debug/buildinfo
 *
 * <pre>
 * offset  bytes
 *      0  14     magic, at an address that is a multiple of 16
 *     14  1      size of a pointer
 *     15  1      bit 0: big endian; bit 1: the texts follow inline
 *     16  2 * n  pointers to the headers of two strings, before Go 1.18
 *     32  ...    length and text of the version, length and text of the module information, since Go 1.18
 * </pre>
 */
final class BuildInfoReader {

    /** The longest text. */
    static final int MOST_TEXT = 16 << 20;

    private static final int MOST_VERSION = 4096;

    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER = 32;
    private static final int ALIGN = 16;
    private static final int BIG_ENDIAN = 1;
    private static final int INLINE = 2;
    private static final int CHUNK = 1 << 16;

    private final Image image;
    private final Part blob;
    private final ByteView view;

    private BuildInfoReader(Image image, Part blob, ByteView view) {
        this.image = image;
        this.blob = blob;
        this.view = view;
    }

    /** What the toolchain wrote; empty if the file is no program of Go, or it was taken out. */
    static Optional<BuildInfo> read(Image image) throws IOException {
        Optional<Part> start = image.start();
        Optional<Part> blob = start.isEmpty() ? Optional.empty() : search(image.view(), start.get());
        if (blob.isEmpty()) {
            return Optional.empty();
        }
        int flags = image.view().u8(blob.get().offset() + MAGIC.length + 1);
        ByteOrder order = (flags & BIG_ENDIAN) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        BuildInfoReader reader =
                new BuildInfoReader(image, blob.get(), image.view().order(order));
        return (flags & INLINE) != 0 ? reader.inline() : reader.pointers();
    }

    private static Optional<Part> search(ByteView view, Part part) throws IOException {
        long done = -part.address() & (ALIGN - 1);
        while (part.size() - done >= HEADER) {
            byte[] chunk = view.bytes(part.offset() + done, Math.min(CHUNK, part.size() - done), CHUNK, "the data");
            for (int i = 0; i + ALIGN <= chunk.length; i += ALIGN) {
                if (Arrays.equals(chunk, i, i + MAGIC.length, MAGIC, 0, MAGIC.length)) {
                    Part found = part.from(part.address() + done + i);
                    return found.size() < HEADER ? Optional.empty() : Optional.of(found);
                }
            }
            done += chunk.length;
        }
        return Optional.empty();
    }

    private Optional<BuildInfo> info(byte[] version, byte[] modules) {
        // source: debug/buildinfo: without a version it is no program of Go
        return version.length == 0
                ? Optional.empty()
                : Optional.of(
                        BuildInfoText.parse(view, blob.offset(), new String(version, StandardCharsets.UTF_8), modules));
    }

    // source: debug/buildinfo: the texts may reach to the end of the segment, whatever the size of the section
    private Optional<BuildInfo> inline() throws IOException {
        Part rest = image.at(blob.address()).orElse(blob);
        Inline texts = new Inline(rest.offset() + HEADER, rest.offset() + rest.size());
        byte[] version = texts.next(MOST_VERSION, "the version");
        return info(version, texts.next(MOST_TEXT, "the module information"));
    }

    /** Texts with their lengths before them. */
    private final class Inline {
        private final long end;
        private long at;

        Inline(long at, long end) {
            this.at = at;
            this.end = end;
        }

        byte[] next(int limit, String what) throws IOException {
            long start = at;
            long length = 0;
            int next;
            int shift = 0;
            do {
                if (at >= end || shift > 28) {
                    throw view.broken(start, what + " has no length that is possible");
                }
                next = view.u8(at++);
                length |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while ((next & 0x80) != 0);
            if (length > end - at) {
                throw view.broken(start, what + " of " + length + " bytes does not lie in its segment");
            }
            byte[] text = view.bytes(at, length, limit, what);
            at += length;
            return text;
        }
    }

    private Optional<BuildInfo> pointers() throws IOException {
        int pointer = view.u8(blob.offset() + MAGIC.length);
        if (pointer != 4 && pointer != 8) {
            throw view.broken(blob.offset() + MAGIC.length, "pointers of " + pointer + " bytes");
        }
        byte[] version = string(pointer, blob.offset() + 16, MOST_VERSION, "the version");
        return info(version, string(pointer, blob.offset() + 16 + pointer, MOST_TEXT, "the module information"));
    }

    /** The text of a string header, an address and a length; what it does not reach is empty, as relocations leave it. */
    private byte[] string(int pointer, long at, int limit, String what) throws IOException {
        Optional<Part> header = image.at(word(pointer, at));
        if (header.isEmpty() || header.get().size() < 2L * pointer) {
            return new byte[0];
        }
        long length = word(pointer, header.get().offset() + pointer);
        Optional<Part> text = image.at(word(pointer, header.get().offset()));
        return text.isEmpty() || Long.compareUnsigned(length, text.get().size()) > 0
                ? new byte[0]
                : view.bytes(text.get().offset(), length, limit, what);
    }

    private long word(int pointer, long at) throws IOException {
        return pointer == 8 ? view.u64(at) : view.u32(at);
    }
}
