package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two tables that an ELF header points at. */
final class ElfTables {

    /** Most sections and segments that are looked at. */
    static final int MAX_ENTRIES = 65_536;

    private static final int EXTENDED = 0xffff;

    private ElfTables() {}

    // ELF specification: e_shnum 0 and e_shstrndx 0xffff move the real values to the first section
    static List<ElfSection> sections(ByteView view, ElfHeader header) throws IOException {
        long start = header.sectionHeaders();
        int size = header.sectionHeaderSize();
        if (start == 0) {
            return List.of();
        }
        int least = header.is64() ? 64 : 40;
        if (size < least) {
            throw view.broken(start, "section headers of " + size + " bytes, " + least + " are needed");
        }
        Raw first = raw(view, header, start);
        long count = header.sectionHeaderCount() == 0 ? first.size() : header.sectionHeaderCount();
        long names = header.sectionNames() == EXTENDED ? first.link() : header.sectionNames();
        if (count < 0 || count > MAX_ENTRIES || !view.has(start, count * size)) {
            throw view.broken(start, count + " sections of " + size + " bytes do not lie in the file");
        }
        Optional<ElfStrings> texts =
                names > 0 && names < count ? texts(view, raw(view, header, start + names * size)) : Optional.empty();
        List<ElfSection> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Raw raw = raw(view, header, start + (long) i * size);
            boolean named = texts.isPresent() && raw.name() < texts.get().size();
            sections.add(new ElfSection(
                    named ? texts.get().at(raw.name(), "the name of a section") : "",
                    raw.type(),
                    raw.flags(),
                    raw.address(),
                    raw.offset(),
                    raw.size(),
                    (int) raw.link(),
                    (int) raw.info(),
                    raw.align(),
                    raw.entrySize()));
        }
        return sections;
    }

    private static Optional<ElfStrings> texts(ByteView view, Raw table) {
        return table.type() == ElfSection.NOBITS || !view.has(table.offset(), table.size())
                ? Optional.empty()
                : Optional.of(new ElfStrings(view, table.offset(), table.size(), ElfStrings.MANY));
    }

    static List<ElfSegment> segments(ByteView view, ElfHeader header) throws IOException {
        long start = header.programHeaders();
        int size = header.programHeaderSize();
        long count = header.programHeaderCount();
        if (start == 0 || count == 0) {
            return List.of();
        }
        if (count == EXTENDED && header.sectionHeaders() != 0) {
            count = raw(view, header, header.sectionHeaders()).info(); // PN_XNUM
        }
        int least = header.is64() ? 56 : 32;
        if (size < least || count > MAX_ENTRIES || !view.has(start, count * size)) {
            throw view.broken(start, count + " segments of " + size + " bytes do not lie in the file");
        }
        List<ElfSegment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(segment(view, header.is64(), start + (long) i * size));
        }
        return segments;
    }

    private static ElfSegment segment(ByteView view, boolean is64, long at) throws IOException {
        int type = (int) view.u32(at);
        if (is64) {
            return new ElfSegment(
                    type,
                    (int) view.u32(at + 4),
                    view.u64(at + 8),
                    view.u64(at + 16),
                    view.u64(at + 32),
                    view.u64(at + 40),
                    view.u64(at + 48));
        }
        return new ElfSegment(
                type,
                (int) view.u32(at + 24),
                view.u32(at + 4),
                view.u32(at + 8),
                view.u32(at + 16),
                view.u32(at + 20),
                view.u32(at + 28));
    }

    private record Raw(
            long name,
            int type,
            long flags,
            long address,
            long offset,
            long size,
            long link,
            long info,
            long align,
            long entrySize) {}

    private static Raw raw(ByteView view, ElfHeader header, long at) throws IOException {
        if (header.is64()) {
            return new Raw(
                    view.u32(at),
                    (int) view.u32(at + 4),
                    view.u64(at + 8),
                    view.u64(at + 16),
                    view.u64(at + 24),
                    view.u64(at + 32),
                    view.u32(at + 40),
                    view.u32(at + 44),
                    view.u64(at + 48),
                    view.u64(at + 56));
        }
        return new Raw(
                view.u32(at),
                (int) view.u32(at + 4),
                view.u32(at + 8),
                view.u32(at + 12),
                view.u32(at + 16),
                view.u32(at + 20),
                view.u32(at + 24),
                view.u32(at + 28),
                view.u32(at + 32),
                view.u32(at + 36));
    }
}
