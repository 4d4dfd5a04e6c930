package dev.gopack.deb.read;

/**
 * The header of one tar entry.
 *
 * @param name name as it stands there
 * @param type type flag
 * @param mode permission bits
 * @param user user name, or the number if there is no name
 * @param group group name, or the number if there is no name
 * @param size bytes of content
 * @param mtime seconds since 1970-01-01T00:00:00Z
 * @param link target of a link
 * @param at offset of the header in the archive
 */
record TarMember(
        String name, char type, int mode, String user, String group, long size, long mtime, String link, long at) {

    boolean isFile() {
        return type == '0';
    }

    boolean isDirectory() {
        return type == '5';
    }

    /** The word that {@code PackageInfo} has for the type. */
    String kind() {
        return switch (type) {
            case '0' -> "file";
            case '1' -> "hardlink";
            case '2' -> "symlink";
            case '3' -> "device";
            case '4' -> "block-device";
            case '5' -> "directory";
            case '6' -> "fifo";
            default -> throw new IllegalStateException("type " + type);
        };
    }
}
