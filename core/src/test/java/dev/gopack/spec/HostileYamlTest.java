package dev.gopack.spec;

import static dev.gopack.spec.Specs.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gopack.model.Architecture;
import dev.gopack.report.SpecException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are: a spec or a clear refusal, soon, in little memory. */
class HostileYamlTest {

    private static final String MINIMAL = "name: a\nversion: 1\n";

    /** Far more than any of these needs on a slow machine, far less than an attack would take. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static void assertRefused(String yaml, String message) {
        Assertions.assertTimeoutPreemptively(SOON, () -> assertThat(findings(yaml))
                .anySatisfy(line -> assertThat(line).startsWith("gopack.yaml:" + message)));
    }

    @Test
    void tenLevelsOfAliases() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(8), i - 1));
        }
        assertRefused(bomb.toString(), "6:18: error: more than 250000 values, aliases counted as written out");
    }

    @Test
    void twoAliasesALevel() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 32; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertRefused(bomb.toString(), "");
    }

    @Test
    void sixtyFiveAliases() {
        String yaml = MINIMAL + "depends: [&d x" + ", *d".repeat(64) + "]\n";
        assertThat(findings(yaml)).isEmpty();
        assertRefused(yaml.replace("]", ", *d]"), "3:273: error: more than 64 uses of aliases [spec.limit]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u", "\\u00", "\\x", "\\xa", "\\U0001F60"})
    void theTextEndsWithinTheNumberOfACharacter(String end) {
        assertRefused("name: a\nversion: \"1" + end, "2:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\UFFFFFFFF", "\\U7FFFFFFF", "\\U00110000", "\\uD800", "\\uzzzz"})
    void aNumberThatIsNoCharacter(String number) {
        assertRefused("name: a\nversion: \"1" + number + "\"", "2:");
    }

    @Test
    void anAliasOfWhatHoldsIt() {
        assertRefused("a: &a [*a]\n", "1:8: error: no anchor \"&a\" before this [spec.syntax]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "{a: ", "- ", "? ", "a: [", "!!map {", "&a [", "\"", "'", "[a, ", "|\n ", "<<: [", "*a "
            })
    void theSameAgainAndAgain(String piece) {
        String yaml = piece.repeat(100_000);
        Assertions.assertTimeoutPreemptively(
                SOON, () -> assertThat(findings(yaml)).isNotEmpty());
    }

    @Test
    void nestingUpTo32() {
        assertRefused("[".repeat(100_000), "1:33: error: lists and maps are nested deeper than 32 [spec.limit]");
        assertThat(findings("[".repeat(32) + "]".repeat(32)))
                .singleElement()
                .asString()
                .contains("a spec is a map of keys, not a list");
    }

    @Test
    void tenMegabytes() {
        byte[] big = new byte[10 << 20];
        Arrays.fill(big, (byte) '#');
        assertThat(findings(big)).containsExactly("gopack.yaml:1:1: error: larger than 1 MiB [spec.limit]");
    }

    @Test
    void oneMebibyteIsRead() {
        byte[] big = (MINIMAL + "#".repeat(Utf8.MAX_BYTES - MINIMAL.length())).getBytes(StandardCharsets.UTF_8);
        assertThat(findings(big)).isEmpty();
        assertThat(findings(Arrays.copyOf(big, big.length + 1)))
                .containsExactly("gopack.yaml:1:1: error: larger than 1 MiB [spec.limit]");
    }

    @Test
    void moreKeysThanFit() {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; yaml.length() < Utf8.MAX_BYTES - 20; i++) {
            yaml.append(Integer.toString(i, 36)).append(":\n");
        }
        assertRefused(yaml.toString(), "125000:6: error: more than 250000 values");
    }

    @Test
    void aHundredThousandUnknownKeysAreNotComparedOneByOne() {
        StringBuilder yaml = new StringBuilder(MINIMAL);
        for (int i = 0; i < 100_000; i++) {
            yaml.append(i).append(": 1\n");
        }
        Assertions.assertTimeoutPreemptively(
                SOON, () -> assertThat(findings(yaml.toString())).hasSize(Problems.MOST + 1));
    }

    @Test
    void manyProblemsInManyCombinations() {
        String archs = "archs: [amd64, 386, arm5, arm6, arm7, arm64, loong64, mips, ppc64le, riscv64, s390x]\n";
        String contents = "  - {src: $A, dst: /a, file_info: {mode: 644}}\n".repeat(10_000);
        String packages = "  - {suffix: -x, +contents: [{src: $B, dst: /a}]}\n".repeat(100);
        Assertions.assertTimeoutPreemptively(
                SOON, () -> assertThat(findings(MINIMAL + archs + "contents:\n" + contents + "packages:\n" + packages))
                        .isNotEmpty());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '§', textBlock = """
            "name: a\\nname: b"            § 2:1: error: the key "name" is there already, in line 1 [spec.duplicate-key]
            "a:\\n\\t- b"                  § 2:1: error: a tab in the indentation; YAML wants spaces there [spec.syntax]
            "name: a\\n\\tversion: 1"      § 2:1: error: a tab in the indentation; YAML wants spaces there [spec.syntax]
            "name: a\\0"                   § 1:8: error: NUL character U+0000; in double quotes it can be written as an escape [spec.encoding]
            "name: \\7"                     § 1:7: error: control character U+0007; in double quotes it can be written as an escape [spec.encoding]
            "name: !!java.net.URL [x]"     § 1:7: error: the tag "tag:yaml.org,2002:java.net.URL" is not allowed here [spec.tag]
            "name: !foo x"                 § 1:7: error: the tag "!foo" is not allowed here [spec.tag]
            "name: !!binary aGk="          § 1:7: error: the tag "tag:yaml.org,2002:binary" is not allowed here [spec.tag]
            "? [a]\\n: b"                  § 1:3: error: a key has to be text [spec.type]
            "a: &x b\\n*x : c"             § 2:1: error: a key has to be text [spec.type]
            "name: a\\n---\\nname: b"      § 2:1: error: a second document starts here; one file is one spec; further packages go into packages: [spec.syntax]
            ""                             § 1:1: error: the spec is empty [spec.empty]
            "# only\\n# comments"          § 1:1: error: the spec is empty [spec.empty]
            "---\\n...\\n"                 § 2:1: error: the spec is empty [spec.empty]
            "~"                            § 1:1: error: the spec is empty [spec.empty]
            "- a"                          § 1:1: error: a spec is a map of keys, not a list; start with "name: ..." [spec.type]
            "text"                         § 1:1: error: a spec is a map of keys, not text; start with "name: ..." [spec.type]
            "a: b: c"                      § 1:5: error: not YAML: mapping values are not allowed here; check the indentation, and put text that has a colon and a space into quotes [spec.syntax]
            "a: 'b"                        § 1:6: error: not YAML: found unexpected end of stream; a quote or bracket is not closed [spec.syntax]
            "a: [b"                        § 1:6: error: not YAML: expected ',' or ']', but got <stream end>; a bracket is not closed, or a comma is missing [spec.syntax]
            "a: @b"                        § 1:4: error: not YAML: found character '@' that cannot start any token.
            "a: %b"                        § 1:4: error: not YAML: found character '%' that cannot start any token.
            "name: *x"                     § 1:7: error: no anchor "&x" before this [spec.syntax]
            "<<: text"                     § 1:5: error: "<<" takes in a map, or a list of maps [spec.type]
            """)
    void oddities(String escaped, String message) {
        String yaml = escaped.substring(1, escaped.length() - 1).translateEscapes();
        assertRefused(yaml, message);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, the text is UTF-16; save the file as UTF-8",
        "UTF-16BE, the text is UTF-16; save the file as UTF-8",
        "UTF-16, the text is UTF-16; save the file as UTF-8",
        "UTF-32LE, the text is UTF-32; save the file as UTF-8",
        "UTF-32BE, the text is UTF-32; save the file as UTF-8"
    })
    void otherEncodings(String encoding, String message) {
        assertThat(findings(MINIMAL.getBytes(Charset.forName(encoding))))
                .containsExactly("gopack.yaml:1:1: error: " + message + " [spec.encoding]");
    }

    @Test
    void latin1IsNamed() {
        assertThat(findings("name: a\nmaintainer: Ren\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("gopack.yaml:2:16: error: not UTF-8: byte 0xe9, which would be \"\u00e9\" in Latin-1 "
                        + "(ISO 8859-1); save the file as UTF-8 [spec.encoding]");
    }

    @Test
    void aByteOrderMarkAndCrLfAreFine() {
        String yaml = "\ufeffname: a\r\nversion: 1\r\ndescription: |\r\n  x\r\n  y\r\nbad: z\r\n";
        assertThat(findings(yaml)).singleElement().asString().startsWith("gopack.yaml:6:1: error: unknown key \"bad\"");
        var spec = Specs.read(yaml.replace("bad: z\r\n", ""))
                .packages("deb", Architecture.AMD64)
                .get(0);
        assertThat(spec.description()).isEqualTo("x\ny\n");
        assertThat(spec.position("name").orElseThrow().column()).isEqualTo(7);
    }

    @Test
    void anchorsAliasesAndMergeKeysWork() {
        var spec = Specs.rpm("""
                name: &name foo
                version: 1
                vendor: *name
                contents:
                  - &base {src: a, dst: /a, file_info: &info {mode: 0600, owner: x}}
                  - <<: *base
                    dst: /b
                  - {src: c, dst: /c, file_info: {<<: [*info, {group: y, owner: z}], mode: 0644}}
                """);
        assertThat(spec.vendor()).isEqualTo("foo");
        assertThat(spec.contents().get(1).src()).isEqualTo("a");
        assertThat(spec.contents().get(1).dst()).isEqualTo("/b");
        assertThat(spec.contents().get(2).owner()).isEqualTo("x");
        assertThat(spec.contents().get(2).group()).isEqualTo("y");
        assertThat(spec.contents().get(2).mode()).isEqualTo(0644);
    }

    @Test
    void harmlessTagsAreAccepted() {
        assertThat(findings("name: !!str null\nversion: !!float 1.10\ndepends: !!seq [a]\n"))
                .isEmpty();
        assertThat(Specs.rpm("name: !!str null\nversion: !!float 1.10\n").name())
                .isEqualTo("null");
    }

    @Test
    void damagedSpecsAreReadOrRefused() {
        String whole = """
                # a comment
                name: foo
                version: &v "1.2"
                archs: [amd64, arm64]
                description: |
                  text ${arch} $$
                contents:
                  - {src: a, dst: /b/, type: config|noreplace, file_info: {mode: 0644, mtime: 2008-01-02T15:04:05Z}}
                  - <<: {src: x, dst: /y}
                depends: ["a >= 1", (b if c)]
                scripts: {preinstall: {text: "x\\ty", interpreter: /bin/sh}}
                rpm: {triggers: [{on: triggerin, packages: [a], script: s}], signature: {key_file: k}}
                deb: {fields: {A: 'b'}}
                overrides: {rpm/arm64: {+depends: [*v], umask: 022}}
                packages: [{suffix: -x, arch: all, overrides: {deb: {name: y}}}]
                """;
        assertThat(findings(whole)).isEmpty();
        String pieces = "[]{}:,-?&*!|>'\"%@`#$~ \n\t+/0a\\\u00e9\u0000\ud83d";
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        Assertions.assertTimeoutPreemptively(SOON.multipliedBy(3), () -> {
            for (int round = 0; round < 3_000; round++) {
                String damaged = damage(whole, pieces, random);
                assertThatCode(() -> tryOut(damaged))
                        .as("seed %d, round %d:%n%s", seed, round, damaged)
                        .doesNotThrowAnyException();
            }
        });
    }

    private static String damage(String whole, String pieces, SplittableRandom random) {
        StringBuilder text = new StringBuilder(whole);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(1, 40)));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                case 2 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
        return text.toString();
    }

    private static void tryOut(String yaml) {
        try {
            Spec spec = Specs.read(yaml.getBytes(StandardCharsets.UTF_8), Map.of());
            for (Architecture architecture : spec.architectures()) {
                spec.packages("rpm", architecture);
                spec.packages("deb", architecture);
            }
        } catch (SpecException e) {
            assertThat(e.report().hasErrors()).isTrue();
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
