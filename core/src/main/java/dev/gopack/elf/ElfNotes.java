package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The notes of a file, looked for in its sections and then in its segments. */
final class ElfNotes {

    private static final int HEADER = 12;
    private static final int MAX_NOTES = 1 << 14;
    private static final int MAX_SIZE = 1 << 16;

    // source: glibc elf/elf.h
    private static final long GNU_BUILD_ID = 3;
    private static final long GNU_PROPERTY = 5;
    // source: Go cmd/link/internal/ld/elf.go
    private static final long GO_BUILD_ID = 4;

    private final ElfFile file;
    private final ByteView view;
    private int looked;

    private record Note(long at, long size) {}

    ElfNotes(ElfFile file) {
        this.file = file;
        this.view = file.view();
    }

    Optional<String> goBuildId() throws IOException {
        return content("Go", GO_BUILD_ID).map(id -> new String(id, StandardCharsets.UTF_8));
    }

    Optional<String> gnuBuildId() throws IOException {
        return content("GNU", GNU_BUILD_ID).map(HexFormat.of()::formatHex);
    }

    /** The bits of a property of the program, 0 if it has none. */
    int property(int type) throws IOException {
        ByteBuffer properties = ByteBuffer.wrap(content("GNU", GNU_PROPERTY).orElse(new byte[0]))
                .order(view.order());
        int align = file.header().wordSize();
        while (properties.remaining() >= 8) {
            int found = properties.getInt();
            long size = properties.getInt() & 0xffff_ffffL;
            long padded = (size + align - 1) / align * align;
            if (found == type && size >= 4 && properties.remaining() >= 4) {
                return properties.getInt();
            }
            if (padded > properties.remaining()) {
                return 0;
            }
            properties.position(properties.position() + (int) padded);
        }
        return 0;
    }

    private Optional<byte[]> content(String owner, long type) throws IOException {
        Optional<Note> note = find(owner, type);
        return note.isEmpty()
                ? Optional.empty()
                : Optional.of(view.bytes(note.get().at(), note.get().size(), MAX_SIZE, "a note of " + owner));
    }

    private Optional<Note> find(String owner, long type) throws IOException {
        for (ElfSection section : file.sections()) {
            if (section.type() == ElfSection.NOTE) {
                Optional<Note> note = find(section.offset(), section.size(), section.align(), owner, type);
                if (note.isPresent()) {
                    return note;
                }
            }
        }
        for (ElfSegment segment : file.segments()) {
            if (segment.type() == ElfSegment.NOTE) {
                Optional<Note> note = find(segment.offset(), segment.fileSize(), segment.align(), owner, type);
                if (note.isPresent()) {
                    return note;
                }
            }
        }
        return Optional.empty();
    }

    // docs: gABI "Note Section"; observed: binutils 2.40 pads to 8 bytes where the section is aligned so, else to 4
    private Optional<Note> find(long start, long size, long align, String owner, long type) throws IOException {
        if (!view.has(start, size)) {
            throw view.broken(start, "notes of " + size + " bytes do not lie in the file");
        }
        int padding = align == 8 ? 8 : 4;
        for (long at = start; start + size - at >= HEADER; ) {
            if (++looked > MAX_NOTES) {
                throw view.broken(start, "more than " + MAX_NOTES + " notes");
            }
            long nameSize = view.u32(at);
            long contentSize = view.u32(at + 4);
            long content = at + padded(HEADER + nameSize, padding);
            if (start + size - content < contentSize) {
                throw view.broken(at, "a note is larger than its section");
            }
            if (view.u32(at + 8) == type && isOwner(at + HEADER, nameSize, owner)) {
                return Optional.of(new Note(content, contentSize));
            }
            at = content + padded(contentSize, padding);
        }
        return Optional.empty();
    }

    private boolean isOwner(long at, long size, String owner) throws IOException {
        int length = owner.length();
        if (size < length || size > length + 2) { // Go pads its name with a second NUL and counts it
            return false;
        }
        byte[] name = view.bytes(at, size, length + 2, "the owner of a note");
        return new String(name, StandardCharsets.ISO_8859_1).replace("\0", "").equals(owner);
    }

    private static long padded(long size, int padding) {
        return (size + padding - 1) / padding * padding;
    }
}
