package dev.gopack.resolve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a file on disk is, a link itself and not what it stands for, with its mode: one look at the disk for all of it. */
final class DiskAttributes implements BasicFileAttributes {

    private static final String WITH_MODE = "unix:mode,size,lastModifiedTime,fileKey";

    // source: POSIX sys/stat.h, as inode(7) has the numbers
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LINK = 0120000;
    private static final int PERMISSIONS = 07777;

    private final int kind;
    private final int mode;
    private final long size;
    private final FileTime modified;
    private final @Nullable Object key;

    private DiskAttributes(int kind, int mode, long size, FileTime modified, @Nullable Object key) {
        this.kind = kind;
        this.mode = mode;
        this.size = size;
        this.modified = modified;
        this.key = key;
    }

    static DiskAttributes of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        }
        Map<String, Object> read = Files.readAttributes(file, WITH_MODE, LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) Objects.requireNonNull(read.get("mode"));
        return new DiskAttributes(
                mode & KIND,
                mode & PERMISSIONS,
                (Long) Objects.requireNonNull(read.get("size")),
                (FileTime) Objects.requireNonNull(read.get("lastModifiedTime")),
                read.get("fileKey"));
    }

    private static DiskAttributes of(BasicFileAttributes basic) {
        int kind =
                basic.isRegularFile() ? REGULAR : basic.isDirectory() ? DIRECTORY : basic.isSymbolicLink() ? LINK : 0;
        return new DiskAttributes(kind, -1, basic.size(), basic.lastModifiedTime(), basic.fileKey());
    }

    /** All twelve bits of the mode; empty where files have none. */
    Optional<Integer> mode() {
        return mode < 0 ? Optional.empty() : Optional.of(mode);
    }

    @Override
    public boolean isRegularFile() {
        return kind == REGULAR;
    }

    @Override
    public boolean isDirectory() {
        return kind == DIRECTORY;
    }

    @Override
    public boolean isSymbolicLink() {
        return kind == LINK;
    }

    @Override
    public boolean isOther() {
        return kind != REGULAR && kind != DIRECTORY && kind != LINK;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public FileTime lastModifiedTime() {
        return modified;
    }

    /** That of the last change: the others are not asked for, since nothing depends on them. */
    @Override
    public FileTime lastAccessTime() {
        return modified;
    }

    /** That of the last change: the others are not asked for, since nothing depends on them. */
    @Override
    public FileTime creationTime() {
        return modified;
    }

    @Override
    public @Nullable Object fileKey() {
        return key;
    }
}
