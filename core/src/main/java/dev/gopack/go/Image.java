package dev.gopack.go;

import dev.gopack.elf.ElfFile;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A program as the loader sees it, whatever kind of file it is in.
 *
 * @param machine what it runs on
 * @param view the file's bytes, with numbers in the program's order
 * @param parts what is loaded into memory, in the order in which addresses are looked up
 * @param start where build info is looked for
 * @param tables sections that are named for the table of functions
 */
record Image(Machine machine, ByteView view, List<Part> parts, Optional<Part> start, List<Part> tables) {

    /** Most sections, segments or load commands that are looked at. */
    static final int MAX_PARTS = 65_536;

    private static final int FIRST = 16;

    /**
     * What a program runs on.
     *
     * @param container kind of the file
     * @param goos operating system by Go's name; empty if the file does not tell
     * @param goarch processor by Go's name; empty if Go has none
     */
    record Machine(Container container, String goos, String goarch) {}

    /**
     * Bytes that lie in the file and in memory.
     *
     * @param address where in memory
     * @param offset where in the file
     * @param size how many
     */
    record Part(long address, long offset, long size) {

        boolean holds(long wanted) {
            return Long.compareUnsigned(wanted, address) >= 0 && Long.compareUnsigned(wanted - address, size) < 0;
        }

        /** What of this part lies at and behind an address in it. */
        Part from(long wanted) {
            long skipped = wanted - address;
            return new Part(wanted, offset + skipped, size - skipped);
        }

        Part limited(long most) {
            return Long.compareUnsigned(most, size) < 0 ? new Part(address, offset, most) : this;
        }
    }

    static boolean recognises(ByteView view) throws IOException {
        if (!view.has(0, FIRST)) {
            return false;
        }
        byte[] first = view.bytes(0, FIRST, FIRST, "the first bytes");
        return ElfFile.recognises(first) || isPe(first) || MachImage.recognises(view);
    }

    private static boolean isPe(byte[] first) {
        return first[0] == 'M' && first[1] == 'Z';
    }

    /** Reads the tables of a file of any kind. */
    static Image read(ByteSource source) throws IOException {
        ByteView view = ByteView.of(source, ByteOrder.LITTLE_ENDIAN);
        if (view.has(0, FIRST)) {
            byte[] first = view.bytes(0, FIRST, FIRST, "the first bytes");
            if (ElfFile.recognises(first)) {
                return ElfImage.read(ElfFile.read(source));
            }
            if (isPe(first)) {
                return PeImage.read(view);
            }
            if (MachImage.recognises(view)) {
                return MachImage.read(view);
            }
        }
        throw view.broken(0, "not a program: neither ELF nor PE nor Mach-O");
    }

    /** What lies in the file at and behind an address, to the end of its part. */
    Optional<Part> at(long address) {
        return parts.stream().filter(part -> part.holds(address)).findFirst().map(part -> part.from(address));
    }

    /** What is loaded, in the order of the file and nothing twice. */
    List<Part> inFileOrder() {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingLong(Part::offset));
        List<Part> result = new ArrayList<>();
        long done = 0;
        for (Part part : sorted) {
            long end = part.offset() + part.size();
            if (end > done) {
                long skipped = Math.max(0, done - part.offset());
                result.add(part.from(part.address() + skipped));
                done = end;
            }
        }
        return result;
    }

    /** The part, cut to what lies in the file; nothing if that is nothing. */
    static Optional<Part> part(ByteView view, long address, long offset, long size) {
        if (offset < 0 || offset >= view.size() || size == 0) {
            return Optional.empty();
        }
        return Optional.of(new Part(address, offset, size).limited(view.size() - offset));
    }
}
