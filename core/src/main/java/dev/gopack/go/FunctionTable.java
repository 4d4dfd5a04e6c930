package dev.gopack.go;

import dev.gopack.go.Image.Part;
import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The table of functions that every Go program carries for its stack traces, stripped or not: pclntab. Since Go 1.16 it
 * holds the names of all functions in one piece, those that were inlined included; before, each function points at its
 * name.
 *
 * <p>Source: Go debug/gosym/pclntab.go and internal/abi/symtab.go.
 */
final class FunctionTable {

    private static final int GO_1_2 = 0xfffffffb;
    private static final int GO_1_16 = 0xfffffffa;
    private static final int GO_1_18 = 0xfffffff0;
    private static final int GO_1_20 = 0xfffffff1;

    /** Longest name that is looked at to its end. Longer ones have long type arguments, not long paths. */
    private static final int MAX_NAME = 4096;

    /** The same where names lie scattered. */
    private static final int SCATTERED_NAME = 256;

    /** Most functions whose names lie scattered. */
    private static final int MAX_SCATTERED = 1 << 20;

    /** After so many places that only look like a table, there is none. */
    private static final int MAX_LOOKALIKES = 1000;

    private static final int CHUNK = 1 << 16;
    private static final int HEADER = 16;

    private final ByteView view;
    private final Part part;
    private final int word;
    private final int magic;

    /** Takes names one by one. */
    interface Sink {

        /**
         * Takes one name; the array is only lent.
         *
         * @param slash behind it there is no other slash in the name
         */
        void take(byte[] name, int length, int slash);
    }

    private FunctionTable(ByteView view, Part part) throws IOException {
        this.view = view;
        this.part = part;
        this.magic = (int) view.u32(part.offset());
        this.word = view.u8(part.offset() + 7);
    }

    /** The program's table: in the section that is named for it, also if it is cut off; else wherever one is loaded. */
    static Optional<FunctionTable> find(Image image) throws IOException {
        for (Part part : image.tables()) {
            if (isHeader(image.view(), part)) {
                FunctionTable table = new FunctionTable(image.view(), part);
                if (table.isSound() || table.isStart()) {
                    return Optional.of(table);
                }
            }
        }
        for (Part part : image.inFileOrder()) {
            Optional<FunctionTable> table = search(image.view(), part);
            if (table.isPresent()) {
                return table;
            }
        }
        return Optional.empty();
    }

    private static Optional<FunctionTable> search(ByteView view, Part part) throws IOException {
        boolean little = view.order() == ByteOrder.LITTLE_ENDIAN;
        int lookalikes = 0;
        for (long done = -part.address() & 3; part.size() - done >= HEADER; ) {
            long size = Math.min(CHUNK, part.size() - done) & ~3L;
            byte[] chunk = view.bytes(part.offset() + done, size, CHUNK, "the program");
            for (int at = 0; at + 4 <= chunk.length; at += 4) {
                if (chunk[at + 1] != -1 || chunk[at + 2] != -1 || chunk[little ? at + 3 : at] != -1) {
                    continue;
                }
                Part candidate = part.from(part.address() + done + at);
                Optional<FunctionTable> table = at(view, candidate);
                if (table.isPresent()) {
                    return table;
                }
                lookalikes += isHeader(view, candidate) ? 1 : 0;
                if (lookalikes > MAX_LOOKALIKES) {
                    return Optional.empty();
                }
            }
            done += size;
        }
        return Optional.empty();
    }

    private static Optional<FunctionTable> at(ByteView view, Part part) throws IOException {
        if (!isHeader(view, part)) {
            return Optional.empty();
        }
        FunctionTable table = new FunctionTable(view, part);
        return table.isSound() ? Optional.of(table) : Optional.empty();
    }

    private static boolean isHeader(ByteView view, Part part) throws IOException {
        if (part.size() < HEADER) {
            return false;
        }
        int magic = (int) view.u32(part.offset());
        int quantum = view.u8(part.offset() + 6);
        int word = view.u8(part.offset() + 7);
        return (magic == GO_1_2 || magic == GO_1_16 || magic == GO_1_18 || magic == GO_1_20)
                && view.u16(part.offset() + 4) == 0
                && (quantum == 1 || quantum == 2 || quantum == 4)
                && (word == 4 || word == 8);
    }

    // A constant in somebody's code may look like a magic; the offsets behind it do not.
    private boolean isSound() throws IOException {
        if (magic == GO_1_2) {
            long end = functionsEnd();
            return end > 0 && end + 4 <= part.size() && nameOffset(0) > 0 && fileOffsets() + 4 <= part.size();
        }
        return isStart() && afterNames() <= header(2) && header(2) <= header(3) && header(3) <= part.size();
    }

    // The part that is read here is there, perhaps not the rest.
    private boolean isStart() throws IOException {
        if (magic == GO_1_2) {
            return false;
        }
        long header = 8L + (long) word * (magic == GO_1_16 ? 7 : 8);
        return header <= part.size()
                && functions() > 0
                && names() >= header
                && names() < part.size()
                && names() < afterNames();
    }

    /** True if the file ends before the table does. */
    boolean isTruncated() throws IOException {
        return !isSound();
    }

    private long functions() throws IOException {
        return word(8);
    }

    /** Hands on the names of functions; of very long ones only the start. */
    void names(Sink sink) throws IOException {
        if (magic == GO_1_2) {
            scatteredNames(sink);
            return;
        }
        byte[] name = new byte[MAX_NAME];
        int length = 0;
        int slash = -1;
        long end = part.offset() + Math.min(afterNames(), part.size());
        for (long at = part.offset() + names(); at < end; at += CHUNK) {
            byte[] chunk = view.bytes(at, Math.min(CHUNK, end - at), CHUNK, "the names of functions");
            NamePieces pieces = new NamePieces(Arrays.copyOf(chunk, chunk.length + NamePieces.MARGIN), chunk.length);
            for (int from = 0; from < chunk.length; ) {
                int to = pieces.end(from);
                slash = pieces.slash() < 0 ? slash : length + pieces.slash() - from;
                length = append(chunk, from, to, name, length);
                if (to < chunk.length) {
                    sink.take(name, length, slash);
                    length = 0;
                    slash = -1;
                }
                from = to + 1;
            }
        }
    }

    /** Puts a piece of a name behind what is there of it, as far as there is room; returns the length of both. */
    private static int append(byte[] chunk, int from, int to, byte[] name, int length) {
        int count = Math.min(to - from, name.length - length);
        System.arraycopy(chunk, from, name, length, count);
        return length + count;
    }

    // Reads the same small number of bytes for each, so that no order of the offsets makes it slow.
    private void scatteredNames(Sink sink) throws IOException {
        long count = functions();
        if (count > MAX_SCATTERED) {
            throw view.broken(part.offset(), count + " functions, more than any program has");
        }
        for (long i = 0; i < count; i++) {
            long offset = nameOffset(i);
            if (offset > 0 && offset < part.size()) { // source: Go cmd/link: 0 is the name of nothing
                byte[] name = view.bytes(
                        part.offset() + offset,
                        Math.min(SCATTERED_NAME, part.size() - offset),
                        SCATTERED_NAME,
                        "a name");
                int length = 0;
                while (length < name.length && name[length] != 0) {
                    length++;
                }
                sink.take(name, length, length);
            }
        }
    }

    // Go 1.2: pairs of an address and the offset of what describes the function, and one address more
    private long functionsEnd() throws IOException {
        long count = functions();
        return count <= 0 || count > part.size() / (2L * word) ? -1 : 8 + word + (2 * count + 1) * word;
    }

    // Go 1.2: what describes a function starts with its address and the offset of its name
    private long nameOffset(long function) throws IOException {
        long described = word(8 + word + (2 * function + 1) * word);
        return described < 0 || described > part.size() - word - 4
                ? 0
                : view.buffer(part.offset() + described + word, 4, 4, "a function")
                                .getInt()
                        & 0xffff_ffffL;
    }

    private long fileOffsets() throws IOException {
        return view.u32(part.offset() + functionsEnd());
    }

    private long names() throws IOException {
        return header(0);
    }

    private long afterNames() throws IOException {
        return header(1);
    }

    // Offsets of names, compilation units, files, and what follows; since Go 1.18 an address stands before them
    private long header(int index) throws IOException {
        return word(8L + (long) word * ((magic == GO_1_16 ? 2 : 3) + index));
    }

    private long word(long at) throws IOException {
        return word == 8 ? view.u64(part.offset() + at) : view.u32(part.offset() + at);
    }
}
