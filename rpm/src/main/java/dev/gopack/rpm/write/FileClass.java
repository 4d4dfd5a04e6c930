package dev.gopack.rpm.write;

import dev.gopack.rpm.plan.RpmArchitecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What kind of file something is, in the words of libmagic, as rpm's CLASSDICT has them. The header is laid out before
 * any content is read, so the dictionary is fixed and only the indexes are set later. Kinds that are not in it are "".
 */
final class FileClass {

    /** Bytes from the start of a file that decide; a file's kind must not depend on how it is read in pieces. */
    static final int PREFIX = 4096;

    private static final String UNKNOWN = "";
    private static final String DIRECTORY = "directory";
    private static final String EMPTY = "empty";
    private static final String ASCII = "ASCII text";
    private static final String UTF8 = "Unicode text, UTF-8 text";
    private static final String SHELL = "POSIX shell script, ASCII text executable";
    private static final String BASH = "Bourne-Again shell script, ASCII text executable";
    private static final String PYTHON = "Python script, ASCII text executable";
    private static final String SCRIPT = "script, ASCII text executable";
    private static final String GZIP = "gzip compressed data";
    private static final String XZ = "XZ compressed data";
    private static final String ZSTD = "Zstandard compressed data";
    private static final String ZIP = "Zip archive data";
    private static final String PNG = "PNG image data";
    private static final String PDF = "PDF document";

    // e_machine and libmagic's name for it, by rpm's name of the architecture // source: elf.h, file's magic/Magdir/elf
    private static final Map<String, Machine> MACHINES = Map.ofEntries(
            Map.entry("x86_64", new Machine(62, "x86-64")),
            Map.entry("i386", new Machine(3, "Intel 80386")),
            Map.entry("i686", new Machine(3, "Intel 80386")),
            Map.entry("armv5tel", new Machine(40, "ARM, EABI5")),
            Map.entry("armv6hl", new Machine(40, "ARM, EABI5")),
            Map.entry("armv7hl", new Machine(40, "ARM, EABI5")),
            Map.entry("aarch64", new Machine(183, "ARM aarch64")),
            Map.entry("ppc64le", new Machine(21, "64-bit PowerPC or cisco 7500")),
            Map.entry("s390x", new Machine(22, "IBM S/390")),
            Map.entry("riscv64", new Machine(243, "UCB RISC-V")),
            Map.entry("loongarch64", new Machine(258, "LoongArch")),
            Map.entry("mips64el", new Machine(8, "MIPS")),
            Map.entry("mipsel", new Machine(8, "MIPS")));

    private record Machine(int number, String name) {}

    private final Machine machine;
    private final List<String> dictionary = new ArrayList<>();

    FileClass(RpmArchitecture architecture) {
        this(architecture.name());
    }

    /** Kinds of files for an architecture by rpm's name. */
    FileClass(String architecture) {
        machine = MACHINES.getOrDefault(architecture, new Machine(0, ""));
        dictionary.addAll(List.of(
                UNKNOWN, DIRECTORY, EMPTY, ASCII, UTF8, SHELL, BASH, PYTHON, SCRIPT, GZIP, XZ, ZSTD, ZIP, PNG, PDF));
        for (int bits : new int[] {64, 32}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                for (String type : List.of("executable", "pie executable", "shared object", "relocatable", "")) {
                    addElf(bits, order, type);
                }
            }
        }
    }

    private void addElf(int bits, ByteOrder order, String type) {
        dictionary.add(elf(bits, order, type, false, ""));
        if (machine.number() != 0 && !type.isEmpty()) {
            dictionary.add(elf(bits, order, type, true, linkage(type, true)));
            if (type.equals("executable")) {
                dictionary.add(elf(bits, order, type, true, linkage(type, false)));
            }
        }
    }

    /** All kinds, the first is the unknown one. */
    List<String> dictionary() {
        return dictionary;
    }

    /** Index of directories. */
    int directory() {
        return dictionary.indexOf(DIRECTORY);
    }

    /** Index of the kind of a file that starts so. */
    int of(byte[] start, int length) {
        int index = dictionary.indexOf(describe(start, length));
        return Math.max(0, index);
    }

    private String describe(byte[] start, int length) {
        if (length == 0) {
            return EMPTY;
        }
        ElfStart elf = ElfStart.of(start, length);
        if (elf.isElf()) {
            boolean known = machine.number() != 0 && elf.machine() == machine.number() && elf.abi() == 0;
            return elf(
                    elf.bits(),
                    elf.order(),
                    elf.type(),
                    known && !elf.type().isEmpty(),
                    linkage(elf.type(), elf.hasInterpreter()));
        }
        String text = text(start, length);
        return text.isEmpty() ? packed(start, length) : text;
    }

    private String elf(int bits, ByteOrder order, String type, boolean known, String linkage) {
        String text = "ELF " + bits + "-bit " + (order == ByteOrder.LITTLE_ENDIAN ? "LSB" : "MSB")
                + (type.isEmpty() ? "" : " " + type);
        return known ? text + ", " + machine.name() + ", version 1 (SYSV)" + linkage : text;
    }

    private static String linkage(String type, boolean interpreter) {
        return switch (type) {
            case "executable" -> interpreter ? ", dynamically linked" : ", statically linked";
            case "pie executable", "shared object" -> ", dynamically linked";
            default -> "";
        };
    }

    private static String packed(byte[] start, int length) {
        String head = new String(start, 0, Math.min(8, length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u001f\u008b")) {
            return GZIP;
        }
        if (head.startsWith("\u00fd7zXZ\0")) {
            return XZ;
        }
        if (head.startsWith("(\u00b5/\u00fd")) {
            return ZSTD;
        }
        if (head.startsWith("PK\3\4")) {
            return ZIP;
        }
        return head.startsWith("\u0089PNG\r\n") ? PNG : UNKNOWN;
    }

    private static String text(byte[] start, int length) {
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            int c = start[i] & 0xff;
            if (c >= 0x80) {
                ascii = false;
            } else if ((c < 0x20 && !(c >= 7 && c <= 13) && c != 0x1b) || c == 0x7f) {
                return ""; // source: file's src/encoding.c: characters that never appear in text
            }
        }
        if (!ascii) {
            return isUtf8(start, length) ? UTF8 : "";
        }
        String head = new String(start, 0, Math.min(length, 64), StandardCharsets.US_ASCII);
        return head.startsWith("%PDF-")
                ? PDF
                : head.startsWith("#!") ? script(head.lines().findFirst().orElse("")) : ASCII;
    }

    private static String script(String line) {
        String program =
                line.substring(2).strip().replaceFirst("^/usr/bin/env\\s+", "").split("\\s")[0];
        String name = program.substring(program.lastIndexOf('/') + 1);
        return switch (name) {
            case "sh", "dash" -> SHELL;
            case "bash" -> BASH;
            default -> name.startsWith("python") ? PYTHON : SCRIPT;
        };
    }

    /** A character that the end of the prefix cuts in two does no harm. */
    private static boolean isUtf8(byte[] start, int length) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(start, 0, length), CharBuffer.allocate(length), length < PREFIX)
                .isError();
    }
}
