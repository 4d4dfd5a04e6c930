package dev.gopack.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers why it could not be written to: streams for text pass over that. */
final class Results extends FileOutputStream {

    /** Who reads has seen enough, as {@code head} does. // observed: the JDK's text for EPIPE on Linux and macOS */
    private static final String NOBODY_READS = "Broken pipe";

    private @Nullable IOException failure;

    Results() {
        super(FileDescriptor.out);
    }

    /** Why not all was written; empty if it was, or if nobody wants to read it. */
    Optional<String> problem() {
        return Optional.ofNullable(failure)
                .map(known -> String.valueOf(known.getMessage()))
                .filter(text -> !text.equals(NOBODY_READS));
    }

    @Override
    public void write(int b) throws IOException {
        try {
            super.write(b);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            super.write(bytes, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
