package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What patterns mean. The table was printed by the library that nfpm 2.45.2 uses, but for the lines marked as ours. */
class GlobPatternTest {

    private static final String TABLE = """
            a           a       true
            a           b       false
            *           a       true
            *           .h      true
            *           a/b     false
            *.txt       a.txt   true
            *.txt       .txt    true
            *.txt       a/b.txt false
            a?          ab      true
            a?          a       false
            a?          a/      false
            a?          aé      true
            a?          a😀     true
            **          a       true
            **          a/b     true
            **          .h      true
            a/**        a       false
            a/**        a/x     true
            a/**        a/x/y   true
            a/**/b      a/b     true
            a/**/b      a/x/b   true
            a/**/b      a/x/y/b true
            a/**/b      a/xb    false
            **/b        b       false
            **/b        x/b     true
            a/**/*b     a/b     false
            a/**/*b     a/x/b   true
            */**/b      a/b     false
            {a,x}/**/b  a/b     false
            x/**/y/**/b x/y/b   false
            **/b        x/y/b   true
            **/b        xb      false
            a**b        axxb    true
            a**b        ax/yb   true
            ***/b       x/b     true
            {a,b}       a       true
            {a,b}       b       true
            {a,b}       c       false
            {a/b,c}     a/b     true
            {a/b,c}     c       true
            {}          x       false
            {,x}        x       true
            a{,b}c      ac      true
            a{,b}c      abc     true
            {a{b,c},d}  ab      true
            {a{b,c},d}  ac      true
            {a{b,c},d}  d       true
            {a{b,c},d}  a       false
            {*.txt,**/x} a.txt  true
            {*.txt,**/x} q/r/x  true
            [a-c]       a       true
            [a-c]       d       false
            [a-c]       -       false
            [ac-]       -       true
            [!a]        a       false
            [!a]        b       true
            [!a]        ]       true
            [é]         é       true
            [é]         e       false
            [\\]]       ]       true
            [\\]]       \\      false
            a\\*b       a*b     true
            a\\*b       axb     false
            a\\         a       false
            a}          a}      true
            a,b         a,b     true
            😀*         😀x     true
            é*          éa      true
            """;

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @MethodSource
    void means(String pattern, String text, boolean fits) {
        assertThat(GlobPattern.compile(pattern).matches(text)).isEqualTo(fits);
    }

    static Stream<Arguments> means() {
        return TABLE.lines().map(line -> Arguments.of((Object[]) line.split(" +")));
    }

    /** Where ours differ: sets are as in POSIX and never a slash. */
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "[!a], /, false",
        "[a/b], /, false",
        "[^a], b, true",
        "[^a], a, false",
        "[]a], ], true",
        "[]a], a, true",
        "'[!]a]', b, true",
        "'[!]a]', ], false",
        "[a-], -, true"
    })
    void differs(String pattern, String text, boolean fits) {
        assertThat(GlobPattern.compile(pattern).matches(text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a", "[", "[!", "[]", "[a-", "[a\\", "{a", "{a,b", "{a{b}", "[z-a]"})
    void whatIsNotClosedOrRunsBackwardsIsRefused(String pattern) {
        assertThatThrownBy(() -> GlobPattern.compile(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(pattern.replace("\\", "\\\\"));
    }

    @ParameterizedTest
    @CsvSource({"*, true", "a?, true", "'{a}', true", "[a], true", "a/b, false", "'', false", "]}, false"})
    void onlySomeCharactersMakeAPattern(String text, boolean pattern) {
        assertThat(GlobPattern.hasMatchers(text)).isEqualTo(pattern);
    }

    @ParameterizedTest(name = "{0} below {1}: {2}")
    @CsvSource({
        "a/b, a, true",
        "a/b, b, false",
        "a/*/c, a/x, true",
        "*, a, false",
        "a*/x, ab, true",
        "a*/x, b, false",
        "**/x, a/b/c, true",
        "'{a,b}/**', b, true",
        "'{a,b}/**', c, false",
        "'{a/x,b}', a, true",
        "'{a/x,b}', b, false"
    })
    void aPatternKnowsWhichDirectoriesAreWorthALook(String pattern, String directory, boolean reached) {
        assertThat(GlobPattern.compile(pattern).reaches(directory)).isEqualTo(reached);
    }

    @Test
    void noPatternTakesForEver() {
        String path = "a".repeat(4000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(GlobPattern.compile("*a".repeat(50) + "b").matches(path)).isFalse();
            assertThat(GlobPattern.compile("**/".repeat(50) + "b").matches("a/".repeat(500)))
                    .isFalse();
            assertThat(GlobPattern.compile("{a,aa}".repeat(50) + "b").matches(path))
                    .isFalse();
            assertThat(GlobPattern.compile("{".repeat(2000) + "a" + "}".repeat(2000))
                            .matches("a"))
                    .isTrue();
        });
    }
}
