package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPathTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261123);

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/dlv, /usr/bin/dlv",
        "usr/bin/dlv, /usr/bin/dlv",
        "./usr//bin/./dlv/, /usr/bin/dlv",
        "/, /",
        "'', /",
        "., /",
        "///, /",
        "/opt/a b, /opt/a b",
        "'/opt/ ', '/opt/ '",
        "/opt/-rf, /opt/-rf",
        "/opt/%s$(x)*?, /opt/%s$(x)*?",
        "/opt/..., /opt/...",
        "/opt/..a, /opt/..a",
        "/opt/\\x, /opt/\\x",
        "C:\\x, /C:\\x"
    })
    void whatAPersonWritesIsMadeCanonical(String written, String path) {
        assertThat(EntryPath.of(written).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "/..", "../x", "/opt/../etc", "/opt/.."})
    void goingUpIsRefusedAndNotGuessedAt(String written) {
        refused(written, "not in canonical form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0b", "\tb", "a\u001bb", "a\u007fb", "a\r"})
    void controlCharactersAreRefused(String name) {
        refused("/opt/" + name, "control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d"})
    void whatIsNotTextIsRefused(String name) {
        refused("/opt/" + name, "cannot be encoded as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr", "", "/usr/", "//usr", "/usr//bin", "/./usr", "/usr/."})
    void onlyTheCanonicalFormIsAPath(String value) {
        assertThatThrownBy(() -> new EntryPath(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesMayHave255BytesHoweverManyCharactersThatIs() {
        assertThat(EntryPath.of("/" + "x".repeat(255)).bytes()).hasSize(256);
        assertThat(EntryPath.of("/" + "é".repeat(127)).bytes()).hasSize(255);
        refused("/" + "x".repeat(256), "longer than 255 bytes");
        refused("/" + "é".repeat(128), "longer than 255 bytes");
    }

    @Test
    void pathsMayHave4095Bytes() {
        String longest = ("/" + "x".repeat(255)).repeat(15) + "/" + "x".repeat(254);
        assertThat(EntryPath.of(longest).bytes()).hasSize(4095);
        refused(longest + "x", "longer than 4095 bytes");
    }

    @Test
    void formsOfTheSameLetterStayDifferentNames() {
        EntryPath composed = EntryPath.of("/opt/" + Normalizer.normalize("é", Normalizer.Form.NFC));
        EntryPath decomposed = EntryPath.of("/opt/" + Normalizer.normalize("é", Normalizer.Form.NFD));
        assertThat(composed).isNotEqualTo(decomposed);
        assertThat(composed.bytes()).hasSize(7);
        assertThat(decomposed.bytes()).hasSize(8);
    }

    @Test
    void theOrderIsThatOfUnsignedBytes() {
        // U+FF5E comes before U+1F600 in UTF-8, and behind its first half in UTF-16.
        List<String> sorted = Stream.of("/~", "/a", "/A", "/a/b", "/a-b", "/a.b", "/é", "/😀", "/～", "/")
                .map(EntryPath::of)
                .sorted()
                .map(EntryPath::value)
                .toList();
        assertThat(sorted).containsExactly("/", "/A", "/a", "/a-b", "/a.b", "/a/b", "/~", "/é", "/～", "/😀");
    }

    @Test
    void theOrderAgreesWithASlowReference() {
        SplittableRandom random = new SplittableRandom(SEED);
        String alphabet = "az-./0Aé～\u0800";
        for (int round = 0; round < 2000; round++) {
            EntryPath a = random(random, alphabet);
            EntryPath b = random(random, alphabet);
            // Code points have the order of their UTF-8 bytes. // source: RFC 3629 section 1
            int[] x = a.value().codePoints().toArray();
            int[] y = b.value().codePoints().toArray();
            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %s round %s: %s %s", SEED, round, a, b)
                    .isEqualTo(Integer.signum(java.util.Arrays.compare(x, y)));
            assertThat(a.equals(b)).isEqualTo(a.compareTo(b) == 0);
        }
    }

    private static EntryPath random(SplittableRandom random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(random.nextInt(6) == 0 ? "😀" : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return EntryPath.of(text.toString().replace("..", "x"));
    }

    @Test
    void aPathKnowsWhereItIs() {
        EntryPath path = EntryPath.of("/usr/bin/dlv");
        assertThat(path.name()).isEqualTo("dlv");
        assertThat(path.parent()).contains(EntryPath.of("/usr/bin"));
        assertThat(EntryPath.of("/usr").parent()).contains(EntryPath.ROOT);
        assertThat(EntryPath.ROOT.parent()).isEmpty();
        assertThat(EntryPath.ROOT.name()).isEmpty();
        assertThat(EntryPath.of("/usr").resolve("bin//dlv")).isEqualTo(path);
        assertThat(EntryPath.ROOT.resolve("usr/bin/dlv")).isEqualTo(path);
        assertThat(path).hasToString("/usr/bin/dlv");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr, /usr, true",
        "/usr, /usr/bin/dlv, true",
        "/usr, /usr2, false",
        "/usr/bin, /usr, false",
        "/, /usr, true",
        "/, /, true"
    })
    void aDirectoryContainsItselfAndWhatIsBelow(String outer, String inner, boolean contains) {
        assertThat(EntryPath.of(outer).contains(EntryPath.of(inner))).isEqualTo(contains);
    }

    @Test
    void bytesAreUtf8WhateverTheLocale() {
        assertThat(EntryPath.of("/é").bytes()).isEqualTo("/é".getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String written, String reason) {
        assertThatThrownBy(() -> EntryPath.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    /** As rpm and dpkg sort: by unsigned bytes of UTF-8, in which UTF-16's surrogates come last. */
    @Test
    void orderedByTheBytesOfUtf8() {
        SplittableRandom random = new SplittableRandom(20261127);
        int[] points = {'a', 'b', '.', '-', '~', 0x7e, 0xe9, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffee, 0x10000, 0x1f600};
        for (int i = 0; i < 20_000; i++) {
            EntryPath one = random(random, points);
            EntryPath two = random(random, points);
            assertThat(Integer.signum(one.compareTo(two)))
                    .as("%s and %s", one, two)
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(one.bytes(), two.bytes())));
        }
    }

    private static EntryPath random(SplittableRandom random, int[] points) {
        StringBuilder path = new StringBuilder("/x");
        for (int i = random.nextInt(6); i > 0; i--) {
            path.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return new EntryPath(path.toString());
    }
}
