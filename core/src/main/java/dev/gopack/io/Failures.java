package dev.gopack.io;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Names the files of failures: Java names one when it opens it, and not when it reads or writes. */
public final class Failures {

    private Failures() {}

    /** The failure with the path of the file that was read or written; itself if it names a file. */
    public static IOException of(Path file, IOException failure) {
        // those of an interrupt mean something else, and whoever caused it knows
        if (failure instanceof FileSystemException || failure instanceof ClosedChannelException) {
            return failure;
        }
        IOException named = new FileSystemException(file.toString(), null, failure.getMessage());
        named.initCause(failure);
        return named;
    }
}
