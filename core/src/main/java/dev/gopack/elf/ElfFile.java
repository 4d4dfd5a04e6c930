package dev.gopack.elf;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An ELF file, read as far as its header and tables; everything else is looked up when it is asked for. Valid as long as
 * its source is open. Files may lie: every position and size is checked before it is used, and what does not fit is a
 * {@link dev.gopack.report.FormatException} with the offset.
 */
public final class ElfFile {

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};

    private static final int MAX_SYMBOLS = 1 << 16;

    private final ByteView view;
    private final ElfHeader header;
    private final List<ElfSection> sections;
    private final List<ElfSegment> segments;
    private @Nullable DynamicTable dynamicTable;
    private @Nullable ElfDynamic dynamic;

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

    /** What the file is for. */
    public ElfKind kind() throws IOException {
        return ElfKind.of(header.type(), interpreter().isPresent(), dynamic());
    }

    /**
     * The architecture by Go's name with the ARM level appended, as packages are named for it; empty if Go has none for
     * such files, for example for x32. A program of Go that was linked without C says nothing of its ARM level and is
     * {@code arm5} here; its build settings know better.
     */
    public Optional<String> goArchitecture() throws IOException {
        return ElfArchitecture.of(this);
    }

    /** The program that starts this one: the dynamic linker. */
    public Optional<String> interpreter() throws IOException {
        Optional<ElfSegment> found = segment(ElfSegment.INTERPRETER).filter(segment -> segment.fileSize() != 0);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ElfSegment segment = found.get();
        ElfStrings text = new ElfStrings(view, segment.offset(), segment.fileSize(), ElfStrings.FEW);
        return Optional.of(text.at(0, "the interpreter"));
    }

    /** What the file tells the dynamic linker. */
    public ElfDynamic dynamic() throws IOException {
        ElfDynamic read = dynamic;
        if (read == null) {
            read = dynamicTable().toDynamic();
            dynamic = read;
        }
        return read;
    }

    /** The versions that other libraries must have. */
    public List<ElfVersionNeed> versionNeeds() throws IOException {
        return VersionTables.needs(this);
    }

    /** The versions that this library has. */
    public List<ElfVersionDefinition> versionDefinitions() throws IOException {
        return VersionTables.definitions(this);
    }

    /** The symbols that other libraries must have, in the order of the file; refused if there are over 65,536. */
    public List<ElfSymbol> undefinedSymbols() throws IOException {
        List<ElfSymbol> symbols = new ArrayList<>();
        DynamicSymbols.undefined(this, symbol -> {
            if (symbols.size() == MAX_SYMBOLS) {
                throw view.broken(0, "more than " + MAX_SYMBOLS + " undefined symbols");
            }
            symbols.add(symbol);
        });
        return symbols;
    }

    /** As {@link #undefinedSymbols()}, one after the other and as many as there are. */
    public void undefinedSymbols(Consumer<ElfSymbol> action) throws IOException {
        DynamicSymbols.undefined(this, action);
    }

    /** The identity that Go's linker wrote, which may be an empty text. */
    public Optional<String> goBuildId() throws IOException {
        return new ElfNotes(this).goBuildId();
    }

    /** The identity by which debuggers find files that belong together, in hexadecimal. */
    public Optional<String> gnuBuildId() throws IOException {
        return new ElfNotes(this).gnuBuildId();
    }

    /** What makes attacks harder. */
    public ElfHardening hardening() throws IOException {
        return HardeningReader.read(this);
    }

    /** True if the file has DWARF, compressed or not. */
    public boolean hasDebugInfo() {
        return sections.stream()
                .anyMatch(section -> section.type() != ElfSection.NOBITS
                        && section.size() > 0
                        && (section.name().equals(".debug_info")
                                || section.name().equals(".zdebug_info")));
    }

    /**
     * True if the file ends before what is loaded of it does: a copy that was broken off. A program that runs into such a
     * place is killed. Files for debuggers may say so, since only their tables are those of the program.
     */
    public boolean isCutShort() {
        boolean ofDebuggers = sections.stream()
                .anyMatch(section ->
                        section.type() == ElfSection.NOBITS && section.name().equals(".text"));
        return !ofDebuggers
                && segments.stream()
                        .anyMatch(segment -> segment.type() == ElfSegment.LOAD
                                && segment.fileSize() != 0
                                && !view.has(segment.offset(), segment.fileSize()));
    }

    /** True if the table of all symbols was taken away. */
    public boolean isStripped() {
        return section(ElfSection.SYMBOLS).isEmpty();
    }

    /** The first segment of that type. */
    Optional<ElfSegment> segment(int type) {
        return segments.stream().filter(segment -> segment.type() == type).findFirst();
    }

    /** The first section of that type. */
    Optional<ElfSection> section(int type) {
        return sections.stream().filter(section -> section.type() == type).findFirst();
    }

    /** The section, if all of it lies in the file. */
    ElfSection inFile(ElfSection section) {
        if (!view.has(section.offset(), section.size())) {
            throw view.broken(
                    section.offset(),
                    "a section of " + Long.toUnsignedString(section.size()) + " bytes does not lie in the file");
        }
        return section;
    }

    /** The texts that a section refers to. */
    ElfStrings strings(ElfSection section, long most) {
        int link = section.link();
        if (link <= 0 || link >= sections.size() || sections.get(link).type() == ElfSection.NOBITS) {
            throw view.broken(section.offset(), "section " + link + " holds no names");
        }
        return new ElfStrings(
                view, sections.get(link).offset(), sections.get(link).size(), most);
    }

    DynamicTable dynamicTable() throws IOException {
        DynamicTable table = dynamicTable;
        if (table == null) {
            table = DynamicTable.of(this);
            dynamicTable = table;
        }
        return table;
    }

    /** The address-sized number there. */
    long word(long at) throws IOException {
        return header.is64() ? view.u64(at) : view.u32(at);
    }
}
