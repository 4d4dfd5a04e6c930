package dev.gopack.resolve;

import static dev.gopack.resolve.Resolving.install;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A symbolic link that a {@code src} finds is packaged as a link, and no search follows one. */
class LinksTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeLinks() throws IOException {
        resolving = new Resolving(directory);
        resolving.file("lib/real");
        resolving.link("lib/to-file", "real");
        resolving.link("lib/to-directory", "../docs");
        resolving.link("lib/dangling", "/nowhere");
        resolving.file("docs/a");
    }

    @Test
    void theTargetStaysAsItIsOnDisk() {
        Resolving.Result result = resolving.resolve(
                install("lib/to-file", "/a"), install("lib/to-directory", "/b"), install("lib/dangling", "/c"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.link("/a").target()).isEqualTo("real");
        assertThat(result.link("/b").target()).isEqualTo("../docs");
        assertThat(result.link("/c").target()).isEqualTo("/nowhere");
        assertThat(result.mode("/a")).isEqualTo("0777");
    }

    @Test
    void patternsFindLinksToo() {
        Resolving.Result result =
                resolving.resolve(install("lib/*", "/l").mode(0600).owner("o"));
        assertThat(result.paths()).containsExactly("/l/dangling", "/l/real", "/l/to-directory", "/l/to-file");
        assertThat(result.link("/l/to-directory").target()).isEqualTo("../docs");
        assertThat(result.mode("/l/to-file"))
                .as("links have no mode of their own")
                .isEqualTo("0777");
        assertThat(result.link("/l/to-file").attributes().owner().user()).isEqualTo("o");
    }

    @Test
    void aSlashBehindALinkMeansTheDirectoryItStandsFor() throws IOException {
        assertThat(resolving.resolve(install("lib/to-directory/", "/d")).paths())
                .containsExactly("/d/a");
        assertThat(resolving.resolve(install("lib/to-directory/*", "/d")).paths())
                .containsExactly("/d/a");
        assertThat(resolving.resolve(install("lib/to-directory/a", "/d")).text("/d"))
                .hasToString("docs/a");
    }

    @Test
    void aSearchThatEndsNowhereEnds() throws IOException {
        resolving.link("docs/self", ".");
        resolving.link("docs/loop-1", "loop-2");
        resolving.link("docs/loop-2", "loop-1");
        Path everything = resolving.link("docs/all", "/");
        Resolving.Result result =
                resolving.resolve(install("**", "/d"), install("docs/**", "/e"), install("docs", "/f"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.paths())
                .filteredOn(path -> path.startsWith("/e"))
                .containsExactly("/e/a", "/e/all", "/e/loop-1", "/e/loop-2", "/e/self");
        assertThat(result.paths()).filteredOn(path -> path.startsWith("/f")).hasSize(5);
        assertThat(result.paths()).filteredOn(path -> path.startsWith("/d")).hasSize(9);
        Files.delete(everything);
    }
}
