package dev.gopack.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {

    private static final long SEED = Long.getLong("gopack.seed", 20261128L);

    @Test
    void takesTextWithTheCharacterThatStandsForWhatIsNone() {
        assertThat(decode('a', 0xef, 0xbf, 0xbd)).contains("a\uFFFD");
    }

    @Test
    void refusesWhatOtherDecodersReplace() {
        assertThat(decode('a', 0xff)).isEmpty();
        assertThat(decode(0xc3)).isEmpty(); // cut
        assertThat(decode(0xc0, 0x80)).isEmpty(); // longer than need be
        assertThat(decode(0xed, 0xa0, 0x80)).isEmpty(); // half of a pair
        assertThat(decode(0xef, 0xbf, 0xbd, 0xff)).isEmpty();
    }

    @Test
    void takesAPart() {
        byte[] bytes = {(byte) 0xff, 'a', (byte) 0xc3, (byte) 0xa4, (byte) 0xff};
        assertThat(StrictUtf8.decode(bytes, 1, 3)).contains("aä");
        assertThat(StrictUtf8.decode(bytes, 1, 4)).isEmpty();
        assertThat(StrictUtf8.decode(bytes, 2, 0)).contains("");
    }

    @Test
    void saysWhatTheDecoderOfJavaSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] pieces = {'a', 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xef, 0xbd, 0xf0, 0x9f, 0x98, 0xff};
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) pieces[random.nextInt(pieces.length)];
            }
            Optional<String> text = StrictUtf8.decode(bytes);
            assertThat(text).as("seed %s, round %s", SEED, i).isEqualTo(ofJava(bytes));
            valid += text.isPresent() ? 1 : 0;
        }
        assertThat(valid).isBetween(1000, 99_000);
    }

    private static Optional<String> ofJava(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decode(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return StrictUtf8.decode(all);
    }
}
