package dev.gopack.rpm.payload;

/**
 * What stands before the data of one file.
 *
 * @param index number of the file in the main header, from 0
 * @param name path with leading {@code ./}; empty in the stripped form
 * @param inode the same for all names of one file
 * @param mode type and permissions
 * @param links number of names of the file
 * @param mtime seconds since 1970-01-01T00:00:00Z
 * @param size bytes of data that follow
 * @param device major number of a device times 2^32, and its minor number
 */
public record CpioEntry(int index, String name, int inode, int mode, int links, long mtime, long size, long device) {

    /** What is no device. */
    public CpioEntry(int index, String name, int inode, int mode, int links, long mtime, long size) {
        this(index, name, inode, mode, links, mtime, size, 0);
    }
}
