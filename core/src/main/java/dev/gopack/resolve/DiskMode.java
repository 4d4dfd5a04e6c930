package dev.gopack.resolve;

import dev.gopack.model.EntryPath;

/**
 * The mode that a file on disk lends to its entry: what the umask of the spec leaves of it, without setuid, setgid and
 * sticky. Where the file system has no modes, what lies in a directory for programs is executable.
 */
final class DiskMode {

    private static final int NEVER_TAKEN = 07000;

    private DiskMode() {}

    /** All mode bits on disk, or the usual ones where there are none. */
    static int of(DiskAttributes file, EntryPath destination) {
        return file.mode().orElseGet(() -> {
            boolean program = destination
                    .parent()
                    .map(EntryPath::name)
                    .filter(name -> name.endsWith("bin") || name.equals("libexec"))
                    .isPresent();
            return program || file.isDirectory() ? 0755 : 0644;
        });
    }

    /** What of it goes into a package. */
    static int packaged(int onDisk, int umask) {
        return onDisk & ~umask & ~NEVER_TAKEN;
    }
}
