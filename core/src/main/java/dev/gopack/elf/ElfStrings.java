package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A table of texts that end in NUL. Many entries may point at one long text, so all that is taken from it is counted. */
final class ElfStrings {

    /** Longest text; names of C++ symbols with templates are long. */
    static final int MAX_LENGTH = 1 << 16;

    /** Most bytes of text where there are many: symbols, sections. */
    static final long MANY = 1 << 23;

    /** Most bytes of text where there are few: libraries, versions. */
    static final long FEW = 1 << 20;

    private final ByteView view;
    private final long offset;
    private final long size;
    private final long most;
    private long taken;

    /**
     * The table at that place.
     *
     * @param most how many bytes of text are taken from it at most, {@link #FEW} or {@link #MANY}
     */
    ElfStrings(ByteView view, long offset, long size, long most) {
        if (!view.has(offset, size)) {
            throw view.broken(offset, "a string table of " + size + " bytes does not lie in the file");
        }
        this.view = view;
        this.offset = offset;
        this.size = size;
        this.most = most;
    }

    long size() {
        return size;
    }

    String at(long index, String what) throws IOException {
        if (index < 0 || index >= size) {
            throw view.broken(offset, what + " is at " + index + " of a string table of " + size + " bytes");
        }
        byte[] text = view.terminated(offset + index, (int) Math.min(MAX_LENGTH, size - index - 1), what);
        taken += text.length;
        if (taken > most) {
            throw view.broken(offset, "more than " + most + " bytes of names");
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
