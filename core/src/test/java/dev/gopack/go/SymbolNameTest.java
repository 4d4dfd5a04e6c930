package dev.gopack.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolNameTest {

    private static final List<String> PIECES = List.of(
            "a", "b", "a/b", "go", "type", "type.", "/", ".", "..", "[", "]", "_", "%2e", "(*T)", ".F", ".part.0",
            ".cold", "part", "a.b/c", " ", "é");

    @ParameterizedTest
    @CsvSource({
        "fmt, fmt.Println, true",
        "a/b, a/b.(*T).M, true",
        "a/b, a/b.F[go.shape.*x/y.T], true",
        "a, a.b/c.F, false",
        "a/b, a/bc.F, false",
        "a/b, a/b, false",
        "threadentry, threadentry.cold, false",
        "type, type..eq.T, false",
    })
    void neighboursOfAPackageAreKnownByTheStart(String path, String name, boolean in) {
        assertThat(SymbolName.isIn(bytes(path), bytes(name), name.length(), name.lastIndexOf('/')))
                .isEqualTo(in);
    }

    /** What is known by the start is what the whole name says. */
    @Test
    void theShortWaySaysNothingElse() {
        Random random = new Random(1);
        int known = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] first = name(random);
            int end = SymbolName.pathEnd(first, first.length);
            if (end <= 0) {
                continue;
            }
            byte[] path = Arrays.copyOf(first, end);
            byte[] rest = name(random);
            byte[] second = Arrays.copyOf(path, end + 1 + rest.length);
            second[end] = '.';
            System.arraycopy(rest, 0, second, end + 1, rest.length);
            if (SymbolName.isIn(path, second, second.length, slash(second))) {
                known++;
                assertThat(SymbolName.pathEnd(second, second.length))
                        .as("%s in %s", text(second), text(path))
                        .isEqualTo(end);
            }
        }
        assertThat(known).isGreaterThan(1000);
    }

    private static int slash(byte[] name) {
        return new String(name, StandardCharsets.ISO_8859_1).lastIndexOf('/');
    }

    private static byte[] name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return bytes(name.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
