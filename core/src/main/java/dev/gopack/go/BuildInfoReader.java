package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfSection;
import dev.gopack.elf.ElfSegment;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the build information in an ELF file. // source: Go 1.26 debug/buildinfo
 *
 * <pre>
 * offset  bytes
 *      0  14     magic
 *     14  1      size of a pointer
 *     15  1      bit 0: big endian; bit 1: the texts follow inline
 *     16  2 * n  pointers to the headers of two strings, before Go 1.18
 *     32  ...    length and text of the version, length and text of the module information, since Go 1.18
 * </pre>
 */
final class BuildInfoReader {

    private static final byte[] MAGIC = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
    private static final int HEADER = 32;
    private static final int ALIGN = 16;
    private static final int BIG_ENDIAN = 1;
    private static final int INLINE = 2;
    private static final int CHUNK = 1 << 16;
    private static final int MOST_TEXT = 16 << 20;
    private static final int MOST_VERSION = 4096;

    private final ElfFile elf;
    private final ByteView view;

    private BuildInfoReader(ElfFile elf) {
        this.elf = elf;
        this.view = elf.view();
    }

    /** What the toolchain wrote; empty if the file is no program of Go, or it was taken out. */
    static Optional<BuildInfo> read(ElfFile elf) throws IOException {
        BuildInfoReader reader = new BuildInfoReader(elf);
        OptionalLong blob = reader.find();
        return blob.isEmpty() ? Optional.empty() : Optional.of(reader.read(blob.getAsLong()));
    }

    private OptionalLong find() throws IOException {
        Optional<ElfSection> section =
                elf.section(".go.buildinfo").filter(found -> found.type() != ElfSection.NOBITS && found.size() > 0);
        if (section.isPresent()) {
            return search(
                    section.get().offset(), section.get().size(), section.get().address());
        }
        // source: debug/buildinfo, elfExe.DataStart: without a section, the first data that is written and not executed
        for (ElfSegment segment : elf.segments()) {
            int access = segment.flags() & (ElfSegment.WRITE | ElfSegment.EXECUTE);
            if (segment.type() == ElfSegment.LOAD && access == ElfSegment.WRITE) {
                return search(segment.offset(), segment.fileSize(), segment.address());
            }
        }
        return OptionalLong.empty();
    }

    /** The magic at an address that is a multiple of 16. */
    private OptionalLong search(long offset, long size, long address) throws IOException {
        long end = Math.min(view.size(), view.has(offset, size) ? offset + size : view.size());
        long skip = (ALIGN - Long.remainderUnsigned(address, ALIGN)) % ALIGN;
        for (long at = offset + skip; at >= 0 && at + HEADER <= end; at += CHUNK) {
            byte[] chunk = view.bytes(at, Math.min(CHUNK, end - at), CHUNK, "the data");
            for (int i = 0; i + MAGIC.length <= chunk.length; i += ALIGN) {
                if (Arrays.equals(chunk, i, i + MAGIC.length, MAGIC, 0, MAGIC.length) && at + i + HEADER <= end) {
                    return OptionalLong.of(at + i);
                }
            }
        }
        return OptionalLong.empty();
    }

    private BuildInfo read(long blob) throws IOException {
        int pointer = view.u8(blob + MAGIC.length);
        int flags = view.u8(blob + MAGIC.length + 1);
        byte[] version;
        byte[] modules;
        if ((flags & INLINE) != 0) {
            Inline texts = new Inline(blob + HEADER);
            version = texts.next(MOST_VERSION, "the version");
            modules = texts.next(MOST_TEXT, "the module information");
        } else {
            if (pointer != 4 && pointer != 8) {
                throw view.broken(blob + MAGIC.length, "pointers of " + pointer + " bytes");
            }
            ByteView words = view.order((flags & BIG_ENDIAN) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            version = string(words, pointer, blob + 16, MOST_VERSION, "the version");
            modules = string(words, pointer, blob + 16 + pointer, MOST_TEXT, "the module information");
        }
        String text = new String(version, StandardCharsets.UTF_8);
        return BuildInfoText.parse(view, blob, text, modules);
    }

    /** Texts with their lengths before them. */
    private final class Inline {
        private long at;

        Inline(long at) {
            this.at = at;
        }

        byte[] next(int limit, String what) throws IOException {
            long start = at;
            long length = 0;
            int next;
            int shift = 0;
            do {
                next = view.u8(at++);
                if (shift > 28) {
                    throw view.broken(start, what + " is too long");
                }
                length |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while ((next & 0x80) != 0);
            byte[] text = view.bytes(at, length, limit, what);
            at += length;
            return text;
        }
    }

    /** The text of a string header: an address and a length. */
    private byte[] string(ByteView words, int pointer, long at, int limit, String what) throws IOException {
        OptionalLong header = elf.offsetOf(word(words, pointer, at));
        if (header.isEmpty()) {
            return new byte[0];
        }
        long data = word(words, pointer, header.getAsLong());
        long length = word(words, pointer, header.getAsLong() + pointer);
        OptionalLong text = elf.offsetOf(data);
        return text.isEmpty() ? new byte[0] : view.bytes(text.getAsLong(), length, limit, what);
    }

    private static long word(ByteView words, int pointer, long at) throws IOException {
        return pointer == 8 ? words.u64(at) : words.u32(at);
    }
}
