package dev.gopack.deb.read;

/**
 * One member of the outer archive.
 *
 * @param name name without padding
 * @param headerAt offset of its header
 * @param from offset of its first byte
 * @param to offset behind its last byte
 * @param time when it was made by its header, in seconds
 */
public record ArMember(String name, long headerAt, long from, long to, long time) {

    /** Number of bytes. */
    public long size() {
        return to - from;
    }
}
