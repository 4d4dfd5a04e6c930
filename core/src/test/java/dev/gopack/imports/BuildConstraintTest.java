package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build constraint says. conformance compares generated ones with go/build/constraint itself. */
class BuildConstraintTest {

    private static final Set<String> TAGS = Set.of("linux", "amd64", "a.b", "ärger");

    @ParameterizedTest
    @CsvSource({
        "linux, true",
        "!linux, false",
        "linux && amd64, true",
        "linux && !amd64 || windows, false",
        "windows || linux && amd64, true",
        "!(windows || darwin), true",
        "((((linux)))), true",
        "!(!linux), true",
        "a.b && ärger, true",
        "linux&&amd64, true",
        "ignore, false"
    })
    void andBindsTighterThanOr(String expression, boolean value) throws Exception {
        assertThat(BuildConstraint.evaluate(expression, TAGS::contains)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "!!linux",
                "linux &&",
                "&& linux",
                "linux amd64",
                "(linux",
                "linux)",
                "()",
                "linux & amd64",
                "linux, amd64",
                "linux = amd64",
                "! !linux"
            })
    void whatBreaksTheGrammarIsRefused(String expression) {
        assertThatThrownBy(() -> BuildConstraint.evaluate(expression, TAGS::contains))
                .isInstanceOf(BuildConstraint.Malformed.class);
    }

    @Test
    void nestingCostsNoStack() {
        String deep = "(".repeat(100_000) + "linux" + ")".repeat(100_000);
        assertThatThrownBy(() -> BuildConstraint.evaluate(deep, TAGS::contains))
                .isInstanceOf(BuildConstraint.Malformed.class)
                .hasMessage("build expression too large");
    }

    @Test
    void aThousandTermsAreTheMost() throws Exception {
        String most = "linux" + " && linux".repeat(999);
        assertThat(BuildConstraint.evaluate(most, TAGS::contains)).isTrue();
        assertThatThrownBy(() -> BuildConstraint.evaluate(most + " && linux", TAGS::contains))
                .isInstanceOf(BuildConstraint.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "linux; true",
                "windows linux; true",
                "linux,amd64; true",
                "linux,!amd64 windows; false",
                "!windows; true",
                "!!linux; false",
                "!; false",
                "a-b; false",
                "!a-b; true",
            })
    void theOldFormJoinsByCommaAndSpace(String words, boolean value) throws Exception {
        assertThat(BuildConstraint.evaluatePlus(words, TAGS::contains)).isEqualTo(value);
    }
}
