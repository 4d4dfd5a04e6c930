package dev.gopack.deb.read;

/**
 * One member of the outer archive.
 *
 * @param name name without padding
 * @param headerAt offset of its header
 * @param from offset of its first byte
 * @param to offset behind its last byte
 */
public record ArMember(String name, long headerAt, long from, long to) {

    /** Number of bytes. */
    public long size() {
        return to - from;
    }
}
