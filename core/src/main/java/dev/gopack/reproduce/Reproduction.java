package dev.gopack.reproduce;

import java.nio.file.Path;
import java.util.List;

/**
 * What came out when a package was built again.
 *
 * @param file the package
 * @param sha256 digest of the package as it was
 * @param rebuiltSha256 digest of what was built now
 * @param differences what differs, in words, the most telling first; empty if not a byte does
 */
public record Reproduction(Path file, String sha256, String rebuiltSha256, List<String> differences) {

    /** Copies the list. */
    public Reproduction {
        differences = List.copyOf(differences);
    }

    /** True if not a byte differs. */
    public boolean isSame() {
        return differences.isEmpty();
    }
}
