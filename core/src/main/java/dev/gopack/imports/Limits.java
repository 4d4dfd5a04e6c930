package dev.gopack.imports;

import java.io.IOException;

/** How much is looked at. Real modules stay far below: the largest that is known has some 20 000 Go files. */
final class Limits {

    /** Source files of one folder. */
    static final int FILES_PER_FOLDER = 50_000;

    /** Source files whose names a scan keeps, dependencies included. */
    static final int FILES = 250_000;

    /** Folders that a scan walks through. */
    static final int FOLDERS = 250_000;

    /** Folders inside each other. */
    static final int DEPTH = 256;

    /** Files that the patterns of one package embed. */
    static final int EMBEDDED = 50_000;

    /** Names that the patterns of one package are compared with, a name as often as it is met. */
    static final int EMBED_NAMES = 250_000;

    private Limits() {}

    /** More than is looked at. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String what) {
            super(what);
        }
    }
}
