package dev.gopack.go;

import dev.gopack.go.Image.Machine;
import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Go program in a PE file.
 *
 * <p>Source: Microsoft's "PE Format": MS-DOS stub, COFF file header, optional header, section table.
 */
final class PeImage {

    private static final int PE32 = 0x10b;
    private static final int PE32_PLUS = 0x20b;
    private static final long INITIALISED_READ_WRITE = 0xc000_0040L;
    private static final long ALIGNMENT = 0x60_0000L;

    private PeImage() {}

    static Image read(ByteView view) throws IOException {
        long coff = view.has(0x3c, 4) ? view.u32(0x3c) + 4 : view.size();
        if (!view.has(coff - 4, 24) || view.u32(coff - 4) != 0x4550) { // "PE\0\0"
            throw view.broken(0, "a program for DOS, not for Windows");
        }
        int count = view.u16(coff + 2);
        int optionalSize = view.u16(coff + 16);
        long base = optionalSize < 32 ? 0 : imageBase(view, coff + 20);
        long table = coff + 20 + optionalSize;
        if (!view.has(table, 40L * count)) {
            throw view.broken(table, count + " sections do not lie in the file");
        }
        List<Part> parts = new ArrayList<>();
        Optional<Part> start = Optional.empty();
        for (int i = 0; i < count; i++) {
            long at = table + 40L * i;
            long memory = view.u32(at + 8);
            long address = view.u32(at + 12);
            long size = view.u32(at + 16);
            Optional<Part> part = Image.part(view, base + address, view.u32(at + 20), size);
            part.ifPresent(parts::add);
            // source: Go debug/buildinfo peExe.DataStart: data is the first writable section
            boolean data = (view.u32(at + 36) & ~ALIGNMENT) == INITIALISED_READ_WRITE;
            if (data && address != 0 && size != 0 && start.isEmpty()) {
                start = part.map(found -> found.limited(memory));
            }
        }
        return new Image(machine(view.u16(coff)), view, List.copyOf(parts), start, List.of());
    }

    // docs: PE Format, Machine Types
    private static Machine machine(int machine) {
        String goarch =
                switch (machine) {
                    case 0x8664 -> "amd64";
                    case 0x14c -> "386";
                    case 0xaa64 -> "arm64";
                    case 0x1c0, 0x1c4 -> "arm";
                    default -> "";
                };
        return new Machine(Container.PE, "windows", goarch);
    }

    private static long imageBase(ByteView view, long optional) throws IOException {
        return switch (view.u16(optional)) {
            case PE32 -> view.u32(optional + 28);
            case PE32_PLUS -> view.u64(optional + 24);
            default -> 0;
        };
    }
}
