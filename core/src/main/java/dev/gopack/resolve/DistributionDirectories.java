package dev.gopack.resolve;

import dev.gopack.model.EntryPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The directories that belong to the distribution itself: no other package should claim them. */
final class DistributionDirectories {

    private final Set<String> paths;

    private DistributionDirectories(Set<String> paths) {
        this.paths = paths;
    }

    /** Reads the bundled table. */
    static DistributionDirectories load() {
        try (InputStream in = DistributionDirectories.class.getResourceAsStream("distribution-directories.txt")) {
            if (in == null) {
                throw new IllegalStateException("distribution-directories.txt is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new DistributionDirectories(
                    lines.lines().filter(line -> line.startsWith("/")).collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(EntryPath path) {
        return paths.contains(path.value());
    }
}
