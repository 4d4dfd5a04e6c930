package dev.gopack.model;

import java.util.Arrays;
import java.util.Optional;

/** What an item of {@code contents} describes. */
public enum ContentType {
    /** A file, or the files that a pattern matches. */
    FILE("file"),
    /** A configuration file. */
    CONFIG("config"),
    /** A configuration file that rpm leaves in place. */
    CONFIG_NOREPLACE("config|noreplace"),
    /** A configuration file that may be missing. */
    CONFIG_MISSINGOK("config|missingok"),
    /** A symbolic link; {@code src} is its target. */
    SYMLINK("symlink"),
    /** A second name for another file of the package; {@code src} is that file's installed path. */
    HARDLINK("hardlink"),
    /** A directory that the package owns. */
    DIR("dir"),
    /** A directory on disk with all that is below it. */
    TREE("tree"),
    /** A tree whose files are configuration. */
    CONFIG_TREE("config|tree"),
    /** A tree whose files are configuration that rpm leaves in place. */
    CONFIG_NOREPLACE_TREE("config|noreplace|tree"),
    /** A tree whose files are configuration that may be missing. */
    CONFIG_MISSINGOK_TREE("config|missingok|tree"),
    /** Owned but not shipped (rpm). */
    GHOST("ghost"),
    /** Documentation. */
    DOC("doc"),
    /** Licence text. */
    LICENSE("license"),
    /** Licence text, in British spelling. */
    LICENCE("licence"),
    /** Readme. */
    README("readme");

    private final String word;

    ContentType(String word) {
        this.word = word;
    }

    /** The type with this name. */
    public static Optional<ContentType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** Name in a spec. */
    public String word() {
        return word;
    }

    /** True for the four kinds of tree. */
    public boolean isTree() {
        return this == TREE || this == CONFIG_TREE || this == CONFIG_NOREPLACE_TREE || this == CONFIG_MISSINGOK_TREE;
    }

    /** True for what one file gives, whatever its mark. */
    boolean isFile() {
        return needsSource() && !isTree() && this != SYMLINK && this != HARDLINK;
    }

    /** False for what can be made from nothing. */
    public boolean needsSource() {
        return this != DIR && this != GHOST;
    }

    /** Role of the files that it gives. */
    public FileRole role() {
        return switch (this) {
            case CONFIG, CONFIG_TREE -> FileRole.CONFIG;
            case CONFIG_NOREPLACE, CONFIG_NOREPLACE_TREE -> FileRole.CONFIG_NOREPLACE;
            case CONFIG_MISSINGOK, CONFIG_MISSINGOK_TREE -> FileRole.CONFIG_MISSINGOK;
            case DOC -> FileRole.DOC;
            case LICENSE, LICENCE -> FileRole.LICENSE;
            case README -> FileRole.README;
            default -> FileRole.PLAIN;
        };
    }
}
