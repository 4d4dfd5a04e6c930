package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions that a file needs and has: chains of records, each with a chain of names. Every link leads forward by a
 * whole record at least, so a chain ends; one that is shorter than its count says would be an endless loop for readers
 * that count.
 *
 * <p>Source: Ulrich Drepper, "ELF Symbol Versioning", and glibc {@code elf/elf.h}.
 */
final class VersionTables {

    static final int VERDEF_SECTION = 0x6fff_fffd;
    static final int VERNEED_SECTION = 0x6fff_fffe;

    // An index of a version has 15 bits, so there cannot be more of them.
    private static final int MAX_VERSIONS = 0x7fff;

    private static final int NEED_SIZE = 16;
    private static final int NEED_NAME_SIZE = 16;
    private static final int DEFINITION_SIZE = 20;
    private static final int DEFINITION_NAME_SIZE = 8;

    private final ByteView view;
    private final ElfTable table;
    private int versions;

    private VersionTables(ByteView view, ElfTable table) {
        this.view = view;
        this.table = table;
    }

    static List<ElfVersionNeed> needs(ElfFile file) throws IOException {
        Optional<ElfTable> table =
                ElfTable.versions(file, VERNEED_SECTION, DynamicTable.VERNEED, DynamicTable.VERNEEDNUM);
        return table.isEmpty() ? List.of() : new VersionTables(file.view(), table.get()).needs();
    }

    static List<ElfVersionDefinition> definitions(ElfFile file) throws IOException {
        Optional<ElfTable> table = ElfTable.versions(file, VERDEF_SECTION, DynamicTable.VERDEF, DynamicTable.VERDEFNUM);
        return table.isEmpty() ? List.of() : new VersionTables(file.view(), table.get()).definitions();
    }

    private List<ElfVersionNeed> needs() throws IOException {
        List<ElfVersionNeed> needs = new ArrayList<>();
        long at = table.offset();
        for (long left = table.count(); left > 0; left--) {
            record(at, NEED_SIZE, "a needed file");
            String name = table.strings().at(view.u32(at + 4), "the name of a file with versions");
            needs.add(new ElfVersionNeed(name, neededNames(at + view.u32(at + 8), view.u16(at + 2))));
            at = next(at, view.u32(at + 12), NEED_SIZE, left);
        }
        return needs;
    }

    private List<ElfVersionNeed.Version> neededNames(long start, int count) throws IOException {
        List<ElfVersionNeed.Version> names = new ArrayList<>();
        long at = start;
        for (int left = count; left > 0; left--) {
            record(at, NEED_NAME_SIZE, "a needed version");
            String name = table.strings().at(view.u32(at + 8), "the name of a needed version");
            names.add(new ElfVersionNeed.Version(name, view.u32(at), view.u16(at + 4), view.u16(at + 6)));
            at = next(at, view.u32(at + 12), NEED_NAME_SIZE, left);
        }
        return names;
    }

    private List<ElfVersionDefinition> definitions() throws IOException {
        List<ElfVersionDefinition> definitions = new ArrayList<>();
        long at = table.offset();
        for (long left = table.count(); left > 0; left--) {
            record(at, DEFINITION_SIZE, "a version");
            List<String> names = definedNames(at + view.u32(at + 12), view.u16(at + 6));
            if (names.isEmpty()) {
                throw view.broken(at, "a version without a name");
            }
            definitions.add(new ElfVersionDefinition(
                    names.get(0),
                    names.subList(1, names.size()),
                    view.u32(at + 8),
                    view.u16(at + 2),
                    view.u16(at + 4)));
            at = next(at, view.u32(at + 16), DEFINITION_SIZE, left);
        }
        return definitions;
    }

    private List<String> definedNames(long start, int count) throws IOException {
        List<String> names = new ArrayList<>();
        long at = start;
        for (int left = count; left > 0; left--) {
            record(at, DEFINITION_NAME_SIZE, "the name of a version");
            names.add(table.strings().at(view.u32(at), "the name of a version"));
            at = next(at, view.u32(at + 4), DEFINITION_NAME_SIZE, left);
        }
        return names;
    }

    private void record(long at, int size, String what) {
        if (++versions > MAX_VERSIONS) {
            throw view.broken(table.offset(), "more versions than indexes for them");
        }
        if (!table.has(at, size)) {
            throw view.broken(at, what + " lies outside of its table");
        }
    }

    private long next(long at, long distance, int size, long left) {
        if (left == 1) {
            return at;
        }
        if (distance == 0) {
            throw view.broken(at, "a chain of versions ends here, " + (left - 1) + " more are promised");
        }
        if (distance < size) {
            throw view.broken(at, "a chain of versions overlaps itself");
        }
        return at + distance;
    }
}
