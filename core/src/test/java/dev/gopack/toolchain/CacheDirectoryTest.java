package dev.gopack.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Built programs are kept where each system keeps what can be made again. */
class CacheDirectoryTest {

    @Test
    void eachSystemHasItsPlace() {
        assertThat(CacheDirectory.of(Map.of(), "Linux", "/home/x")).isEqualTo(Path.of("/home/x/.cache/gopack"));
        assertThat(CacheDirectory.of(Map.of(), "Mac OS X", "/Users/x"))
                .isEqualTo(Path.of("/Users/x/Library/Caches/gopack"));
        assertThat(CacheDirectory.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/x"))
                .isEqualTo(Path.of("/local/gopack/cache"));
    }

    @Test
    void theUserHasTheLastWord() {
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/var/c"), "Linux", "/home/x"))
                .isEqualTo(Path.of("/var/c/gopack"));
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", "/home/x"))
                .isEqualTo(Path.of("/home/x/.cache/gopack"));
        assertThat(CacheDirectory.of(Map.of("GOPACK_CACHE", "/mine", "XDG_CACHE_HOME", "/var/c"), "Linux", "/home/x"))
                .isEqualTo(Path.of("/mine"));
    }
}
