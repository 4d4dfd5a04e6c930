package dev.gopack.archive;

import java.io.IOException;

/** Compressed data asks for more work than data of its size may. */
final class GrowthException extends IOException {

    private static final long serialVersionUID = 1L;

    GrowthException(String what) {
        super(what);
    }
}
