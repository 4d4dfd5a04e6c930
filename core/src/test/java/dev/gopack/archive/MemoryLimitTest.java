package dev.gopack.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.InputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What asks for more memory than there is for it is not damaged. */
class MemoryLimitTest {

    @Test
    void aDictionaryOf128MebibytesIsBeyondALimit() {
        FormatException thrown = open(Codec.LZMA, "5d00000008ffffffffffffffff0000000000");
        assertThat(thrown.fault()).isEqualTo(FormatException.Fault.LIMIT);
        assertThat(thrown).hasMessageContaining("KiB of memory").hasMessageNotContaining("damaged");
    }

    /** A frame with a window of 2 GiB, as {@code zstd --long=31} writes it. */
    @Test
    void soIsAWindowOfTwoGibibytes() {
        FormatException thrown = open(Codec.ZSTD, "28b52ffd00a8" + "090000" + "61");
        assertThat(thrown.fault()).isEqualTo(FormatException.Fault.LIMIT);
        assertThat(thrown).hasMessageContaining("window").hasMessageNotContaining("damaged");
    }

    private static FormatException open(Codec codec, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return catchThrowableOfType(FormatException.class, () -> {
            try (InputStream in = Decompressors.open(ByteSource.of("x", bytes), 0, bytes.length, codec, 1 << 20)) {
                in.readAllBytes();
            }
        });
    }
}
