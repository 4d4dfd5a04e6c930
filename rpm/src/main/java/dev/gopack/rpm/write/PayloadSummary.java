package dev.gopack.rpm.write;

import dev.gopack.rpm.header.Tag;
import java.util.List;
import java.util.Map;

/**
 * What is known of a payload once it is written.
 *
 * @param size bytes of the archive
 * @param compressedSize bytes in the file
 * @param sha256 of the archive
 * @param compressedSha256 of the bytes in the file
 * @param checksum CRC-32C of the bytes in the file
 * @param strong other digests, by their tag; only for packages of format 6
 * @param fileDigests one a file, empty where there is no content
 * @param classes index in the dictionary, one a file
 * @param colors one a file
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record PayloadSummary(
        long size,
        long compressedSize,
        String sha256,
        String compressedSha256,
        long checksum,
        Map<Tag, String> strong,
        List<String> fileDigests,
        int[] classes,
        int[] colors) {}
