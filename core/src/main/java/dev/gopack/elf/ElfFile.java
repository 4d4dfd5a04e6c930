package dev.gopack.elf;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An ELF file, read as far as its header and tables; everything else is looked up when it is asked for. Valid as long as
 * its source is open. Files may lie: every position and size is checked before it is used, and what does not fit is a
 * {@link dev.gopack.report.FormatException} with the offset.
 */
public final class ElfFile {

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    private final ByteView view;
    private final ElfHeader header;
    private final List<ElfSection> sections;
    private final List<ElfSegment> segments;

    private ElfFile(ByteView view, ElfHeader header, List<ElfSection> sections, List<ElfSegment> segments) {
        this.view = view;
        this.header = header;
        this.sections = List.copyOf(sections);
        this.segments = List.copyOf(segments);
    }

    /** True if a file that starts so claims to be ELF. */
    public static boolean recognises(byte[] firstBytes) {
        return firstBytes.length >= MAGIC.length
                && java.util.Arrays.equals(firstBytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads the header and the tables.
     *
     * @param source stays open and belongs to the caller
     * @throws dev.gopack.report.FormatException if it is not an ELF file, or a broken one
     */
    public static ElfFile read(ByteSource source) throws IOException {
        ByteView view = ByteView.of(source, ByteOrder.LITTLE_ENDIAN);
        ElfHeader header = ElfHeader.read(view);
        ByteView ordered = view.order(header.order());
        return new ElfFile(ordered, header, ElfTables.sections(ordered, header), ElfTables.segments(ordered, header));
    }

    /** The file header. */
    public ElfHeader header() {
        return header;
    }

    /** The file's bytes, with numbers in its order. */
    public ByteView view() {
        return view;
    }

    /** The section table, empty if it was cut off. */
    public List<ElfSection> sections() {
        return sections;
    }

    /** The program header table. */
    public List<ElfSegment> segments() {
        return segments;
    }

    /** The first section of that name. */
    public Optional<ElfSection> section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /** Where in the file the byte lies that the loader would put at this address. */
    public OptionalLong offsetOf(long address) {
        return segments.stream()
                .filter(segment -> segment.type() == ElfSegment.LOAD
                        && Long.compareUnsigned(address, segment.address()) >= 0
                        && Long.compareUnsigned(address - segment.address(), segment.fileSize()) < 0)
                .mapToLong(segment -> segment.offset() + (address - segment.address()))
                .findFirst();
    }
}
