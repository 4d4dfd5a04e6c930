package dev.gopack.rpm.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ContentSource;
import dev.gopack.model.FileRole;
import dev.gopack.rpm.RpmFixture;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same plan gives the same bytes. */
class ReproducibleTest {

    private static RpmFixture packageOf(String compression) {
        byte[] content = new byte[9_000_000];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : 'a');
        }
        return RpmFixture.rpm()
                .spec(spec -> spec.rpm(dev.gopack.model.RpmSettings.builder()
                        .compression(compression)
                        .build()))
                .file("/usr/bin/tool", 0755, FileRole.PLAIN, ContentSource.of("tool", content))
                .file("/etc/tool.conf", "a=1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "gzip", "xz:1", "lzma:1", "none"})
    void threadsAreNotInTheBytes(String compression) {
        byte[] one = packageOf(compression).bytes(1);

        assertThat(packageOf(compression).bytes(2)).isEqualTo(one);
        assertThat(packageOf(compression).bytes(8)).isEqualTo(one);
    }

    @Test
    void theOrderOfTheFilesIsNotInTheBytes() {
        byte[] one = RpmFixture.rpm().file("/a", "1").file("/b", "2").bytes();

        assertThat(RpmFixture.rpm().file("/b", "2").file("/a", "1").bytes()).isEqualTo(one);
    }
}
