package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of tags and values that the dynamic linker reads. The section table tells where it lies, as for other tools;
 * if that was cut off, the program headers do, as for the loader.
 */
final class DynamicTable {

    // docs: System V ABI, "Dynamic Section"; source: glibc elf/elf.h for those of GNU
    static final long HASH = 4;
    static final long STRTAB = 5;
    static final long SYMTAB = 6;
    static final long RELA = 7;
    static final long REL = 17;
    static final long JMPREL = 23;
    static final long RELR = 36;
    static final long GNU_HASH = 0x6fff_fef5L;
    static final long VERSYM = 0x6fff_fff0L;
    static final long VERDEF = 0x6fff_fffcL;
    static final long VERDEFNUM = 0x6fff_fffdL;
    static final long VERNEED = 0x6fff_fffeL;
    static final long VERNEEDNUM = 0x6fff_ffffL;

    private static final long NEEDED = 1;
    private static final long STRSZ = 10;
    private static final long SONAME = 14;
    private static final long RPATH = 15;
    private static final long DEBUG = 21;
    private static final long BIND_NOW = 24;
    private static final long RUNPATH = 29;
    private static final long FLAGS = 30;
    private static final long FLAGS_1 = 0x6fff_fffbL;

    private static final long DF_BIND_NOW = 8;
    private static final long DF_1_NOW = 1;

    private static final int MAX_ENTRIES = 1 << 16;

    private final ElfFile file;
    private final boolean present;
    private final Map<Long, Long> values = new HashMap<>();
    private final List<Long> needed = new ArrayList<>();
    private @Nullable ElfSection names;

    private DynamicTable(ElfFile file, boolean present) {
        this.file = file;
        this.present = present;
    }

    static DynamicTable of(ElfFile file) throws IOException {
        if (file.sections().isEmpty()) {
            Optional<ElfSegment> segment = file.segment(ElfSegment.DYNAMIC);
            DynamicTable table = new DynamicTable(file, segment.isPresent());
            if (segment.isPresent()) {
                table.read(segment.get().offset(), segment.get().fileSize());
            }
            return table;
        }
        Optional<ElfSection> section = file.section(ElfSection.DYNAMIC);
        DynamicTable table = new DynamicTable(file, section.isPresent());
        if (section.isPresent()) {
            table.read(section.get().offset(), section.get().size());
            table.names = section.get();
        }
        return table;
    }

    /** The first value of a tag. */
    OptionalLong value(long tag) {
        Long value = values.get(tag);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The texts that entries of this table refer to, and those of symbols and versions in the loader's view. */
    ElfStrings strings(long most) {
        ElfSection section = names;
        if (section != null) {
            return file.strings(section, most);
        }
        OptionalLong at = offset(STRTAB);
        OptionalLong size = value(STRSZ);
        if (at.isEmpty() || size.isEmpty()) {
            throw file.view().broken(0, "the dynamic table names no string table");
        }
        return new ElfStrings(file.view(), at.getAsLong(), size.getAsLong(), most);
    }

    /** Where in the file the table lies whose address this tag has. */
    OptionalLong offset(long tag) {
        OptionalLong address = value(tag);
        return address.isEmpty() ? address : file.offsetOf(address.getAsLong());
    }

    ElfDynamic toDynamic() throws IOException {
        boolean named = !needed.isEmpty() || Stream.of(SONAME, RPATH, RUNPATH).anyMatch(values::containsKey);
        Optional<ElfStrings> strings = named ? Optional.of(strings(ElfStrings.FEW)) : Optional.empty();
        List<String> libraries = new ArrayList<>();
        for (long name : needed) {
            libraries.add(strings.orElseThrow().at(name, "the name of a needed library"));
        }
        long flags = values.getOrDefault(FLAGS, 0L);
        long flags1 = values.getOrDefault(FLAGS_1, 0L);
        return new ElfDynamic(
                present,
                libraries,
                text(strings, SONAME, "the soname"),
                text(strings, RPATH, "the rpath"),
                text(strings, RUNPATH, "the runpath"),
                values.containsKey(GNU_HASH),
                values.containsKey(HASH),
                values.containsKey(DEBUG),
                values.containsKey(RELR),
                values.containsKey(BIND_NOW) || (flags & DF_BIND_NOW) != 0 || (flags1 & DF_1_NOW) != 0,
                flags,
                flags1);
    }

    private Optional<String> text(Optional<ElfStrings> strings, long tag, String what) throws IOException {
        OptionalLong index = value(tag);
        return index.isEmpty()
                ? Optional.empty()
                : Optional.of(strings.orElseThrow().at(index.getAsLong(), what));
    }

    private void read(long offset, long size) throws IOException {
        ByteView view = file.view();
        int word = file.header().wordSize();
        if (!view.has(offset, size)) {
            throw view.broken(offset, "a dynamic table of " + size + " bytes does not lie in the file");
        }
        for (long i = 0; i < size / (2L * word); i++) {
            long at = offset + 2L * word * i;
            long tag = file.word(at);
            if (tag == 0) {
                return;
            }
            if (i == MAX_ENTRIES) {
                throw view.broken(offset, "a dynamic table of more than " + MAX_ENTRIES + " entries");
            }
            long value = file.word(at + word);
            if (tag == NEEDED) {
                needed.add(value);
            }
            values.putIfAbsent(tag, value);
        }
    }
}
