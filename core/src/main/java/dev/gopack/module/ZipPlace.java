package dev.gopack.module;

/**
 * Where the bytes of a file in a zip are.
 *
 * @param header offset of the local header
 * @param packedSize number of bytes in the zip
 * @param method 0 if they stand there as they are, 8 if deflated
 * @param crc CRC-32 of the unpacked bytes
 * @param isDescribedBehind true if the CRC and sizes stand behind the bytes and not before them
 * @param limit offset of what comes next in the zip
 */
public record ZipPlace(long header, long packedSize, int method, long crc, boolean isDescribedBehind, long limit) {

    /** The same place with that limit. */
    ZipPlace before(long next) {
        return new ZipPlace(header, packedSize, method, crc, isDescribedBehind, next);
    }
}
