package dev.gopack.archive;

import java.io.IOException;

/** Compressed data is whole, and something follows it. */
final class ExcessException extends IOException {

    private static final long serialVersionUID = 1L;

    ExcessException(String what) {
        super("bytes follow the last " + what);
    }
}
