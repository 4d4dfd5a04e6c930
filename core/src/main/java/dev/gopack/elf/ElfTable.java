package dev.gopack.elf;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where one of the tables lies that dynamic linking uses.
 *
 * @param offset where in the file
 * @param size bytes that belong to it at most
 * @param count entries that it is said to have
 * @param strings the texts that it refers to
 */
record ElfTable(long offset, long size, long count, ElfStrings strings) {

    /**
     * A table of version records, as the section table says, or the dynamic table if the former was cut off.
     *
     * @param type of the section
     * @param address tag with its address
     * @param number tag with the number of its entries
     */
    static Optional<ElfTable> versions(ElfFile file, int type, long address, long number) throws IOException {
        if (!file.sections().isEmpty()) {
            Optional<ElfSection> found = file.section(type);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            ElfSection section = file.inFile(found.get());
            long count = section.info() & 0xffff_ffffL;
            return Optional.of(
                    new ElfTable(section.offset(), section.size(), count, file.strings(section, ElfStrings.FEW)));
        }
        DynamicTable dynamic = file.dynamicTable();
        OptionalLong at = dynamic.offset(address);
        OptionalLong count = dynamic.value(number);
        if (at.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        long size = file.view().size() - at.getAsLong();
        return Optional.of(new ElfTable(at.getAsLong(), size, count.getAsLong(), dynamic.strings(ElfStrings.FEW)));
    }

    /** True if so many bytes of the table start there. */
    boolean has(long at, long length) {
        return at >= offset && at - offset <= size - length;
    }
}
