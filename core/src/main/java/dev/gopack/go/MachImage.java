package dev.gopack.go;

import dev.gopack.go.Image.Machine;
import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Go program in a Mach-O file; of several architectures in one file the first, as Go's own tools do.
 *
 * <p>Source: Apple's mach-o/loader.h and mach-o/fat.h.
 */
final class MachImage {

    private static final int THIN_32 = 0xfeedface;
    private static final int THIN_64 = 0xfeedfacf;
    private static final int FAT_32 = 0xcafebabe;
    private static final int FAT_64 = 0xcafebabf;
    private static final int OLDEST_JAVA = 45; // stands where a fat file has its number of architectures
    private static final int SEGMENT_32 = 0x1;
    private static final int SEGMENT_64 = 0x19;
    private static final int READ_WRITE = 3;

    private final ByteView view;
    private final long base;
    private final boolean is64;
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> tables = new ArrayList<>();
    private Optional<Part> named = Optional.empty();
    private Optional<Part> writable = Optional.empty();
    private int sections;

    private MachImage(ByteView view, long base, boolean is64) {
        this.view = view;
        this.base = base;
        this.is64 = is64;
    }

    static boolean recognises(ByteView file) throws IOException {
        int big = magic(file, ByteOrder.BIG_ENDIAN, 0);
        if (big == FAT_32 || big == FAT_64) {
            return file.order(ByteOrder.BIG_ENDIAN).u32(4) < OLDEST_JAVA;
        }
        return isThin(big) || isThin(magic(file, ByteOrder.LITTLE_ENDIAN, 0));
    }

    static Image read(ByteView file) throws IOException {
        long base = 0;
        int fat = magic(file, ByteOrder.BIG_ENDIAN, 0);
        if (!isThin(fat) && !isThin(magic(file, ByteOrder.LITTLE_ENDIAN, 0))) {
            ByteView big = file.order(ByteOrder.BIG_ENDIAN);
            base = big.u32(4) == 0 ? -1 : fat == FAT_32 ? big.u32(16) : big.u64(16);
        }
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            if (file.has(base, 28) && isThin(magic(file, order, base))) {
                MachImage image = new MachImage(file.order(order), base, magic(file, order, base) == THIN_64);
                return image.read();
            }
        }
        throw file.broken(0, "no Mach-O program where the file says that the first is");
    }

    private Image read() throws IOException {
        long commands = view.u32(base + 16);
        if (commands > Image.MAX_PARTS) {
            throw view.broken(base + 16, commands + " load commands");
        }
        long at = base + (is64 ? 32 : 28);
        for (long i = 0; i < commands; i++) {
            int command = (int) view.u32(at);
            long size = view.u32(at + 4);
            if (size < 8 || !view.has(at, size)) {
                throw view.broken(at, "a load command of " + size + " bytes");
            }
            if (command == (is64 ? SEGMENT_64 : SEGMENT_32)) {
                segment(at, size);
            }
            at += size;
        }
        return new Image(machine(), view, List.copyOf(parts), named.or(() -> writable), List.copyOf(tables));
    }

    // source: Apple's mach/machine.h; Go builds for iOS, too, and its programs differ in the setting GOOS alone
    private Machine machine() throws IOException {
        String goarch =
                switch ((int) view.u32(base + 4)) {
                    case 7 -> "386";
                    case 0x0100_0007 -> "amd64";
                    case 12 -> "arm";
                    case 0x0100_000c -> "arm64";
                    default -> "";
                };
        return new Machine(Container.MACH_O, "darwin", goarch);
    }

    private void segment(long at, long size) throws IOException {
        long head = is64 ? 72 : 56;
        long entry = is64 ? 80 : 68;
        if (size < head) {
            throw view.broken(at, "a segment of " + size + " bytes");
        }
        int word = is64 ? 8 : 4;
        long address = word(at + 24);
        long protection = at + 24 + 4L * word;
        Optional<Part> part = part(address, word(at + 24 + 2L * word), word(at + 24 + 3L * word));
        if (!name(at + 8).equals("__PAGEZERO")) {
            part.ifPresent(parts::add);
        }
        // source: Go debug/buildinfo machoExe.DataStart
        if (writable.isEmpty()
                && address != 0
                && view.u32(protection) == READ_WRITE
                && view.u32(protection + 4) == READ_WRITE) {
            writable = part;
        }
        long count = view.u32(protection + 8);
        sections += (int) Math.min(count, Image.MAX_PARTS);
        if (sections > Image.MAX_PARTS || count * entry > size - head) {
            throw view.broken(at, count + " sections in a segment of " + size + " bytes");
        }
        for (long i = 0; i < count; i++) {
            section(at + head + i * entry);
        }
    }

    private void section(long at) throws IOException {
        String name = name(at);
        if (name.equals("__go_buildinfo") || name.equals("__gopclntab")) {
            int word = is64 ? 8 : 4;
            Optional<Part> part = part(word(at + 32), view.u32(at + 32 + 2L * word), word(at + 32 + word));
            if (name.equals("__gopclntab")) {
                part.ifPresent(tables::add);
            } else if (named.isEmpty()) {
                named = part;
            }
        }
    }

    private Optional<Part> part(long address, long offset, long size) {
        return offset < 0 || offset > view.size() ? Optional.empty() : Image.part(view, address, base + offset, size);
    }

    private long word(long at) throws IOException {
        return is64 ? view.u64(at) : view.u32(at);
    }

    private String name(long at) throws IOException {
        String padded = new String(view.bytes(at, 16, 16, "a name"), StandardCharsets.ISO_8859_1);
        int end = padded.indexOf('\0');
        return end < 0 ? padded : padded.substring(0, end);
    }

    private static int magic(ByteView file, ByteOrder order, long at) throws IOException {
        return (int) file.order(order).u32(at);
    }

    private static boolean isThin(int magic) {
        return magic == THIN_32 || magic == THIN_64;
    }
}
