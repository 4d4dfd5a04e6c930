package dev.gopack.scan;

import dev.gopack.model.FileEntry;
import java.util.List;

/** Looks into the files of packages, into each once. */
public final class Scanner {
    /** What the regular files are, in their order. */
    public List<FileFacts> scan(List<FileEntry> files) {
        return List.of();
    }
}
