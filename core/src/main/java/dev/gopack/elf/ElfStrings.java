package dev.gopack.elf;

import dev.gopack.io.ByteView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A table of texts that end in NUL. Many entries may point at one long text, so all that is taken from it is counted. */
final class ElfStrings {

    /** Longest text; names of C++ symbols with templates are long. */
    static final int MAX_LENGTH = 1 << 16;

    /** Most bytes of text in all. */
    static final long MAX_TOTAL = 1 << 24;

    private final ByteView view;
    private final long offset;
    private final long size;
    private long taken;

    ElfStrings(ByteView view, long offset, long size) {
        if (!view.has(offset, size)) {
            throw view.broken(offset, "a string table of " + size + " bytes does not lie in the file");
        }
        this.view = view;
        this.offset = offset;
        this.size = size;
    }

    String at(long index, String what) throws IOException {
        if (index < 0 || index >= size) {
            throw view.broken(offset, what + " is at " + index + " of a string table of " + size + " bytes");
        }
        byte[] text = view.terminated(offset + index, (int) Math.min(MAX_LENGTH, size - index - 1), what);
        taken += text.length;
        if (taken > MAX_TOTAL) {
            throw view.broken(offset, "more than " + MAX_TOTAL + " bytes of names");
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
