package dev.gopack.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a small shared library of which every number has a name: {@code set("need 0 next", 0)} makes a file that is
 * wrong in one place. Addresses are offsets.
 */
final class ElfFixture extends ElfWriter {

    private static final String LONG_NAME = "GLIBC_2.2.5";

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final StringBuilder strings = new StringBuilder("\0");

    ElfFixture(boolean is64, ByteOrder order) {
        super(is64, order);
        build();
    }

    /** Where a text lies in the table of texts. */
    int text(String text) {
        return texts.get(text);
    }

    @Override
    ElfFixture set(String name, long value) {
        super.set(name, value);
        return this;
    }

    private void build() {
        for (String text : List.of(
                "libc.so.6",
                "libm.so.6",
                LONG_NAME,
                "GLIBC_2.34",
                "pthread_create",
                "exp",
                "own",
                "libx.so.1",
                "X_1",
                "X_2",
                "/opt")) {
            texts.put(text, strings.length());
            strings.append(text).append('\0');
        }
        header();
        out.position(out.position() + 7 * (is64 ? 56 : 32)); // the program headers come when places are known
        piece(".interp", () -> bytes("/lib/ld.so.1\0"));
        piece(".note.go", () -> note("go", 4, "Go\0\0", "abc/def".getBytes(StandardCharsets.US_ASCII)));
        piece(".note.gnu", () -> note("gnu", 3, "GNU\0", new byte[] {1, 2, (byte) 0xfe}));
        piece(".note.property", this::property);
        piece(".dynsym", this::symbols);
        piece(".gnu.version", () -> numbers("version of symbol ", 2, 0, 3, 4, 0));
        piece(".gnu.version_r", this::needs);
        piece(".gnu.version_d", this::definitions);
        piece(".hash", () -> numbers("hash ", 4, 1, 4, 0, 0, 0, 0, 0));
        piece(".dynstr", () -> bytes(strings.toString()));
        piece(".dynamic", this::dynamic);
        piece(".ARM.attributes", this::attributes);
        piece(".debug_info", () -> bytes("dwarf"));
        programHeaders();
        sections();
    }

    private void header() {
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (is64 ? 2 : 1)});
        out.put((byte) (out.order().equals(ByteOrder.LITTLE_ENDIAN) ? 1 : 2));
        out.put((byte) 1);
        field("osabi", 1, 0);
        out.position(16);
        field("type", 2, ElfHeader.DYNAMIC);
        field("machine", 2, 62);
        field("version", 4, 1);
        word("entry", 0);
        word("program headers", is64 ? 64 : 52);
        word("sections", 0);
        field("flags", 4, 0);
        field("header size", 2, is64 ? 64 : 52);
        field("program header size", 2, is64 ? 56 : 32);
        field("program header count", 2, 7);
        field("section size", 2, is64 ? 64 : 40);
        field("section count", 2, 0);
        field("section names", 2, 0);
    }

    private void property() {
        ByteBuffer content = ByteBuffer.allocate(16).order(out.order());
        content.putInt(0xc000_0002).putInt(4).putInt(3);
        note("property", 5, "GNU\0", is64 ? content.array() : java.util.Arrays.copyOf(content.array(), 12));
    }

    private void note(String name, int type, String owner, byte[] content) {
        field("note " + name + " owner size", 4, owner.length());
        field("note " + name + " size", 4, content.length);
        field("note " + name + " type", 4, type);
        bytes(owner);
        out.put(content);
        align(4);
    }

    private void symbols() {
        symbol(0, "", 0, 0);
        symbol(1, "pthread_create", 0x12, 0);
        symbol(2, "exp", 0x22, 0); // weak
        symbol(3, "own", 0x12, 7);
    }

    private void symbol(int index, String name, int info, int section) {
        String prefix = "symbol " + index + " ";
        field(prefix + "name", 4, texts.getOrDefault(name, 0));
        if (!is64) {
            word(prefix + "value", 0);
            word(prefix + "size", 0);
        }
        field(prefix + "info", 1, info);
        field(prefix + "other", 1, 0);
        field(prefix + "section", 2, section);
        if (is64) {
            word(prefix + "value", 0);
            word(prefix + "size", 0);
        }
    }

    private void needs() {
        need(0, "libc.so.6", 2, 16, 48);
        neededName("0.0", LONG_NAME, 0, 2, 16);
        neededName("0.1", "GLIBC_2.34", 0, 3, 0);
        need(1, "libm.so.6", 1, 16, 0);
        neededName("1.0", LONG_NAME, 2, 4, 0);
    }

    private void need(int index, String file, int count, int names, int next) {
        field("need " + index + " version", 2, 1);
        field("need " + index + " count", 2, count);
        field("need " + index + " file", 4, texts.get(file));
        field("need " + index + " names", 4, names);
        field("need " + index + " next", 4, next);
    }

    private void neededName(String index, String name, int flags, int version, int next) {
        field("need " + index + " hash", 4, 0x1234);
        field("need " + index + " flags", 2, flags);
        field("need " + index + " index", 2, version);
        field("need " + index + " name", 4, texts.get(name));
        field("need " + index + " next", 4, next);
    }

    private void definitions() {
        definition(0, 1, 1, 1, 28);
        definedName("0.0", "libx.so.1", 0);
        definition(1, 0, 2, 1, 28);
        definedName("1.0", "X_1", 0);
        definition(2, 0, 3, 2, 0);
        definedName("2.0", "X_2", 8);
        definedName("2.1", "X_1", 0);
    }

    private void definition(int number, int flags, int index, int count, int next) {
        String prefix = "definition " + number + " ";
        field(prefix + "version", 2, 1);
        field(prefix + "flags", 2, flags);
        field(prefix + "index", 2, index);
        field(prefix + "count", 2, count);
        field(prefix + "hash", 4, 0x4321);
        field(prefix + "names", 4, 20);
        field(prefix + "next", 4, next);
    }

    private void definedName(String index, String name, int next) {
        field("definition " + index + " name", 4, texts.get(name));
        field("definition " + index + " next", 4, next);
    }

    private void dynamic() {
        entry("needed 0", 1, texts.get("libc.so.6"));
        entry("needed 1", 1, texts.get("libm.so.6"));
        entry("soname", 14, texts.get("libx.so.1"));
        entry("runpath", 29, texts.get("/opt"));
        entry("strings", DynamicTable.STRTAB, start(".dynstr"));
        entry("size of strings", 10, size(".dynstr"));
        entry("symbols", DynamicTable.SYMTAB, start(".dynsym"));
        entry("hash", DynamicTable.HASH, start(".hash"));
        entry("versions", DynamicTable.VERSYM, start(".gnu.version"));
        entry("needs", DynamicTable.VERNEED, start(".gnu.version_r"));
        entry("number of needs", DynamicTable.VERNEEDNUM, 2);
        entry("definitions", DynamicTable.VERDEF, start(".gnu.version_d"));
        entry("number of definitions", DynamicTable.VERDEFNUM, 3);
        entry("flags", 30, 8);
        entry("flags 1", 0x6fff_fffbL, 0);
        entry("end", 0, 0);
    }

    private void entry(String name, long tag, long value) {
        word("tag of " + name, tag);
        word("value of " + name, value);
    }

    private void attributes() {
        bytes("A");
        field("arm length", 4, 26);
        bytes("aeabi\0");
        field("arm scope", 1, 1);
        field("arm size", 4, 16);
        bytes("\5v7-A\0");
        field("arm tag", 1, 6);
        field("arm level", 1, 10);
        bytes("\10\1");
        field("arm last", 1, 0);
    }

    private void programHeaders() {
        int end = out.position();
        out.position(is64 ? 64 : 52);
        segment("load", ElfSegment.LOAD, 5, 0, end);
        segment("dynamic", ElfSegment.DYNAMIC, 6, start(".dynamic"), size(".dynamic"));
        segment("interpreter", ElfSegment.INTERPRETER, 4, start(".interp"), size(".interp"));
        segment("go note", ElfSegment.NOTE, 4, start(".note.go"), size(".note.go"));
        segment("gnu note", ElfSegment.NOTE, 4, start(".note.gnu"), size(".note.gnu"));
        segment("stack", ElfSegment.GNU_STACK, 6, 0, 0);
        segment("relro", ElfSegment.GNU_RELRO, 4, start(".dynamic"), size(".dynamic"));
        out.position(end);
    }

    private void segment(String name, int type, int flags, int offset, int size) {
        String prefix = "segment " + name + " ";
        field(prefix + "type", 4, type);
        if (is64) {
            field(prefix + "flags", 4, flags);
        }
        word(prefix + "offset", offset);
        word(prefix + "address", offset);
        word(prefix + "physical", offset);
        word(prefix + "size", size);
        word(prefix + "memory", size);
        if (!is64) {
            field(prefix + "flags", 4, flags);
        }
        word(prefix + "align", 4);
    }

    private void sections() {
        StringBuilder names = new StringBuilder("\0");
        List<Integer> at = new ArrayList<>();
        List<String> all = new ArrayList<>(pieces());
        all.add(".shstrtab");
        for (String name : all) {
            at.add(names.length());
            names.append(name).append('\0');
        }
        piece(".shstrtab", () -> bytes(names.toString()));
        align(8);
        set("sections", out.position());
        set("section count", all.size() + 1);
        set("section names", all.size());
        section("none", 0, 0, 0, 0, 0);
        int texts = all.indexOf(".dynstr") + 1;
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i);
            int[] type = type(name);
            section(name, at.get(i), type[0], start(name), type[1] == 0 ? 0 : texts, type[2]);
        }
    }

    /** Type, whether it refers to texts, number of entries. */
    private static int[] type(String name) {
        return switch (name) {
            case ".note.go", ".note.gnu", ".note.property" -> new int[] {ElfSection.NOTE, 0, 0};
            case ".dynsym" -> new int[] {11, 1, 1};
            case ".gnu.version" -> new int[] {0x6fff_ffff, 0, 0};
            case ".gnu.version_r" -> new int[] {VersionTables.VERNEED_SECTION, 1, 2};
            case ".gnu.version_d" -> new int[] {VersionTables.VERDEF_SECTION, 1, 3};
            case ".hash" -> new int[] {5, 0, 0};
            case ".dynstr", ".shstrtab" -> new int[] {3, 0, 0};
            case ".dynamic" -> new int[] {ElfSection.DYNAMIC, 1, 0};
            case ".ARM.attributes" -> new int[] {0x7000_0003, 0, 0};
            default -> new int[] {1, 0, 0};
        };
    }

    private void section(String name, int at, int type, int offset, int link, int info) {
        String prefix = "section " + name + " ";
        field(prefix + "name", 4, at);
        field(prefix + "type", 4, type);
        word(prefix + "flags", 0);
        word(prefix + "address", offset);
        word(prefix + "offset", offset);
        word(prefix + "size", type == 0 ? 0 : size(name));
        field(prefix + "link", 4, link);
        field(prefix + "info", 4, info);
        word(prefix + "align", 4);
        word(prefix + "entry size", 0);
    }
}
