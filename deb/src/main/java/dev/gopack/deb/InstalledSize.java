package dev.gopack.deb;

import dev.gopack.model.FileEntry;
import java.util.List;

/**
 * The value of Installed-Size in KiB: every regular file and symbolic link rounded up to whole KiB, 1 for everything
 * else, the root directory included. A file with several names counts once. // source: dpkg
 * scripts/dpkg-gencontrol.pl // docs: deb-substvars(7), Installed-Size
 */
final class InstalledSize {

    private static final long KIB = 1024;

    private InstalledSize() {}

    static long of(List<FileEntry> files) {
        return files.stream().mapToLong(InstalledSize::of).sum();
    }

    private static long of(FileEntry entry) {
        if (entry instanceof FileEntry.Regular file) {
            return roundedUp(file.content().size());
        }
        if (entry instanceof FileEntry.Symlink link) {
            return roundedUp(link.size());
        }
        return entry instanceof FileEntry.Hardlink ? 0 : 1;
    }

    private static long roundedUp(long bytes) {
        return bytes / KIB + (bytes % KIB == 0 ? 0 : 1);
    }
}
