package dev.gopack.deb.write;

import dev.gopack.model.FileAttributes;

/**
 * What stands in one tar header.
 *
 * @param name name in the archive, {@code ./usr/bin/dlv}; directories end with a slash
 * @param type one of the type flags below
 * @param link target of a link, else empty
 * @param size bytes of content that follow
 * @param attributes owner, mode, time
 */
record TarEntry(String name, char type, String link, long size, FileAttributes attributes) {

    // tar(5): type flags of POSIX 1003.1-1988
    static final char FILE = '0';
    static final char HARDLINK = '1';
    static final char SYMLINK = '2';
    static final char DIRECTORY = '5';

    static TarEntry directory(String name, FileAttributes attributes) {
        return new TarEntry(name, DIRECTORY, "", 0, attributes);
    }

    static TarEntry file(String name, long size, FileAttributes attributes) {
        return new TarEntry(name, FILE, "", size, attributes);
    }

    static TarEntry symlink(String name, String target, FileAttributes attributes) {
        return new TarEntry(name, SYMLINK, target, 0, attributes);
    }

    static TarEntry hardlink(String name, String target, FileAttributes attributes) {
        return new TarEntry(name, HARDLINK, target, 0, attributes);
    }
}
