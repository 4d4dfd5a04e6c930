package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of units. */
class UnitCommandTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = '|',
            value = {
                "/usr/bin/food | ^^ | /usr/bin/food | ^^",
                "-/usr/bin/food  -x  -y | - | /usr/bin/food | -x  -y",
                "@!!/usr/bin/food other | @!! | /usr/bin/food | other",
                "\"/usr/lib/my food/food\" -x | ^^ | /usr/lib/my food/food | -x",
                "'/usr/lib/my food/food' | ^^ | /usr/lib/my food/food | ^^",
                "\"-/usr/bin/food\" | - | /usr/bin/food | ^^",
                "-\"/usr/lib/my food/food\" \"a b\" | - | /usr/lib/my food/food | \"a b\"",
                "/usr/lib/my\\x20food/food | ^^ | /usr/lib/my food/food | ^^",
                "/usr/lib/my\\sfood/\\\\ x | ^^ | /usr/lib/my food/\\ | x",
                "food | ^^ | food | ^^"
            })
    void theProgramIsTheFirstWord(String text, String prefixes, String program, String arguments) {
        assertThat(UnitCommand.parse(text)).contains(new UnitCommand(prefixes, program, arguments));
    }

    @Test
    void openQuotesAreNoCommand() {
        assertThat(UnitCommand.parse("\"/usr/bin/food -x")).isEmpty();
        assertThat(UnitCommand.parse("'/usr/bin/food\\")).isEmpty();
        assertThat(UnitCommand.parse("  ")).isEmpty();
        assertThat(UnitCommand.parse("-")).isEmpty();
    }
}
