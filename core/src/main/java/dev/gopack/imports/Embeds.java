package dev.gopack.imports;

import java.util.List;

/**
 * What a package embeds with {@code //go:embed}.
 *
 * @param patterns EmbedPatterns, sorted
 * @param files EmbedFiles: the files that the patterns match, relative to the package; only looked up in the scanned modules
 * @param testPatterns TestEmbedPatterns
 * @param xTestPatterns XTestEmbedPatterns
 */
public record Embeds(List<String> patterns, List<String> files, List<String> testPatterns, List<String> xTestPatterns) {

    /** Copies the lists. */
    public Embeds {
        patterns = List.copyOf(patterns);
        files = List.copyOf(files);
        testPatterns = List.copyOf(testPatterns);
        xTestPatterns = List.copyOf(xTestPatterns);
    }

    Embeds withFiles(List<String> found) {
        return new Embeds(patterns, found, testPatterns, xTestPatterns);
    }
}
