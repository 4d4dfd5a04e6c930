package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The symbols that take part in dynamic linking. */
final class DynamicSymbols {

    private static final int SYMBOL_SECTION = 11;
    private static final int VERSION_SECTION = 0x6fff_ffff;
    private static final int HIDDEN = 0x8000;
    private static final int WEAK = 2;

    private static final int ALPHA = 0x9026;
    private static final int S390 = 22;

    // What may follow the symbols in memory: the nearest one ends them.
    private static final List<Long> NEIGHBOURS = List.of(
            DynamicTable.STRTAB,
            DynamicTable.HASH,
            DynamicTable.GNU_HASH,
            DynamicTable.VERSYM,
            DynamicTable.VERNEED,
            DynamicTable.VERDEF,
            DynamicTable.RELA,
            DynamicTable.REL,
            DynamicTable.JMPREL,
            DynamicTable.RELR);

    private record Owner(String file, String version) {}

    private final ElfFile file;
    private final ByteView view;
    private final int size;

    private DynamicSymbols(ElfFile file) {
        this.file = file;
        this.view = file.view();
        this.size = file.header().is64() ? 24 : 16;
    }

    static void undefined(ElfFile file, Consumer<ElfSymbol> action) throws IOException {
        new DynamicSymbols(file).undefined(action);
    }

    private void undefined(Consumer<ElfSymbol> action) throws IOException {
        Optional<ElfTable> found = symbols();
        if (found.isEmpty() || found.get().count() <= 1) {
            return;
        }
        ElfTable symbols = found.get();
        Map<Integer, Owner> owners = owners();
        long versions = owners.isEmpty() ? -1 : versions(symbols.count());
        boolean is64 = file.header().is64();
        for (long i = 1; i < symbols.count(); i++) {
            long at = symbols.offset() + size * i;
            if (view.u16(at + (is64 ? 6 : 14)) != 0) {
                continue;
            }
            String name = symbols.strings().at(view.u32(at), "the name of a symbol");
            if (name.isEmpty()) {
                continue;
            }
            int index = versions < 0 ? 0 : view.u16(versions + 2 * i) & ~HIDDEN;
            Owner owner = owners.getOrDefault(index, new Owner("", ""));
            boolean weak = view.u8(at + (is64 ? 4 : 12)) >> 4 == WEAK;
            action.accept(new ElfSymbol(name, owner.version(), owner.file(), weak));
        }
    }

    private Map<Integer, Owner> owners() throws IOException {
        Map<Integer, Owner> owners = new HashMap<>();
        for (ElfVersionNeed need : VersionTables.needs(file)) {
            for (ElfVersionNeed.Version version : need.versions()) {
                owners.putIfAbsent(version.index(), new Owner(need.file(), version.name()));
            }
        }
        return owners;
    }

    /** Where the numbers are that give each symbol its version, or -1. */
    private long versions(long count) throws IOException {
        long at;
        long length;
        if (file.sections().isEmpty()) {
            OptionalLong offset = file.dynamicTable().offset(DynamicTable.VERSYM);
            at = offset.orElse(-1);
            length = view.size() - at;
        } else {
            Optional<ElfSection> section = file.section(VERSION_SECTION);
            at = section.isEmpty() ? -1 : section.get().offset();
            length = section.isEmpty() ? 0 : file.inFile(section.get()).size();
        }
        if (at >= 0 && (length / 2 < count || !view.has(at, 2 * count))) {
            throw view.broken(at, "there are no versions for " + count + " symbols");
        }
        return at;
    }

    private Optional<ElfTable> symbols() throws IOException {
        if (!file.sections().isEmpty()) {
            Optional<ElfSection> found = file.section(SYMBOL_SECTION);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            ElfSection section = file.inFile(found.get());
            return Optional.of(new ElfTable(
                    section.offset(), section.size(), section.size() / size, file.strings(section, ElfStrings.MANY)));
        }
        DynamicTable dynamic = file.dynamicTable();
        OptionalLong at = dynamic.offset(DynamicTable.SYMTAB);
        if (at.isEmpty()) {
            return Optional.empty();
        }
        long count = count(dynamic);
        if (count < 0 || count > view.size() / size || !view.has(at.getAsLong(), count * size)) {
            throw view.broken(at.getAsLong(), count + " symbols do not lie in the file");
        }
        return Optional.of(new ElfTable(at.getAsLong(), count * size, count, dynamic.strings(ElfStrings.MANY)));
    }

    // docs: System V ABI, "Hash Table": there are as many chains as symbols. The table of GNU does not tell.
    private long count(DynamicTable dynamic) throws IOException {
        OptionalLong hash = dynamic.offset(DynamicTable.HASH);
        if (hash.isPresent()) {
            int machine = file.header().machine();
            boolean wide = file.header().is64() && (machine == ALPHA || machine == S390);
            return wide ? view.u64(hash.getAsLong() + 8) : view.u32(hash.getAsLong() + 4);
        }
        long start = dynamic.value(DynamicTable.SYMTAB).orElse(0);
        long end = start;
        for (long tag : NEIGHBOURS) {
            long address = dynamic.value(tag).orElse(0);
            if (Long.compareUnsigned(address, start) > 0 && (end == start || Long.compareUnsigned(address, end) < 0)) {
                end = address;
            }
        }
        return (end - start) / size;
    }
}
