package dev.gopack.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamePiecesTest {

    /** A loop over single bytes says the same. */
    @Test
    void endsAndSlashesAreFoundWhereverTheyAre() {
        Random random = new Random(1);
        byte[] alphabet = {0, 0, '/', '/', 'a', 'b', '.', (byte) 0x80, (byte) 0xff, 1, '/' + 1, '/' - 1};
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = alphabet[random.nextInt(alphabet.length)];
            }
            NamePieces pieces = new NamePieces(Arrays.copyOf(bytes, bytes.length + NamePieces.MARGIN), bytes.length);
            for (int from = 0; from <= bytes.length; from++) {
                int end = from;
                int slash = -1;
                while (end < bytes.length && bytes[end] != 0) {
                    slash = bytes[end] == '/' ? end : slash;
                    end++;
                }
                assertThat(pieces.end(from)).isEqualTo(end);
                if (slash < 0) {
                    assertThat(pieces.slash()).isEqualTo(-1);
                } else {
                    assertThat(pieces.slash()).as(Arrays.toString(bytes)).isBetween(slash, slash + 7);
                }
            }
        }
    }
}
