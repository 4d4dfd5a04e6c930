package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.EntryPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionDirectoriesTest {

    @ParameterizedTest
    @CsvSource({
        "/, true",
        "/usr, true",
        "/usr/bin, true",
        "/etc, true",
        "/usr/share/man/man1, true",
        "/var/lib, true",
        "/opt, true",
        "/usr/share/bash-completion/completions, true",
        "/opt/x, false",
        "/etc/x, false",
        "/var/lib/x, false"
    })
    void whatTheBaseSystemBringsBelongsToTheDistribution(String path, boolean contained) {
        assertThat(DistributionDirectories.load().contains(EntryPath.of(path))).isEqualTo(contained);
    }

    @Test
    void theTableIsSortedAndCanonical() throws IOException {
        try (InputStream in = DistributionDirectories.class.getResourceAsStream("distribution-directories.txt");
                BufferedReader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> paths =
                    text.lines().filter(line -> !line.startsWith("#")).toList();
            assertThat(paths).isSorted().doesNotHaveDuplicates().allSatisfy(path -> new EntryPath(path));
        }
    }
}
