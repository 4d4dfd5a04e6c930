package dev.gopack.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a script the shell takes as commands. */
class ShellTextTest {

    private static String code(String... lines) {
        ShellText text = ShellText.of(String.join("\n", lines));
        assertThat(text.code()).hasSameSizeAs(text.text());
        return text.code().replace(ShellText.HIDDEN, '_').replaceAll("(?m) +$", "");
    }

    @Test
    void whatIsQuotedHasNoOperators() {
        assertThat(code("a 'b; c | d' \"e && f\" g\\;h; i")).isEqualTo("a 'b__c___d' \"e____f\" g\\_h; i");
        assertThat(code("'${x}' \"\\$x $x\"")).isEqualTo("'__x_' \"\\_x_$x\"");
    }

    @Test
    void commandsWithinQuotesAreCommands() {
        assertThat(code("a \"b $(c \"d;\"; e) f;\"; g")).isEqualTo("a \"b_$(c \"d_\"; e)_f_\"; g");
        assertThat(code("a \"`b; c 'd;'`;\" e")).isEqualTo("a \"`b; c 'd_'`_\" e");
        assertThat(code("a ${b#'c;'} ${#d} $# e")).isEqualTo("a ${b#'c_'} ${#d} $# e");
    }

    @Test
    void commentsAreNotRead() {
        assertThat(code("a # it's", "#b", "c#d '#e' $#")).isEqualTo("a\n\nc#d '_e' $#");
        assertThat(code("a", "#DEBHELPER#", "b")).isEqualTo("a\n#DEBHELPER#\nb");
    }

    @Test
    void hereDocumentsAreNotRead() {
        assertThat(code("a << E | b", "c 'd", "E", "f")).isEqualTo("a << E | b\n\n\nf");
        assertThat(code("a <<-\"E F\" << 'G'", "b", "\tE F", "c", "G", "d"))
                .isEqualTo("a <<-\"E F\" << 'G'\n\n\n\n\nd");
        assertThat(code("a $((1 << b))", "c", "d <<< e", "f")).isEqualTo("a $((1 << b))\nc\nd <<< e\nf");
    }

    @Test
    void aLineThatGoesOnIsOne() {
        assertThat(code("a \\", "b")).isEqualTo("a   b");
    }

    @Test
    void whatCannotBeReadIsTakenAsItStands() {
        for (String odd : List.of("a 'b; c", "a \"b; c", "a $(b; c", "$(".repeat(1000), "a << b\n".repeat(1000))) {
            assertThat(ShellText.of(odd)).isEqualTo(new ShellText(odd, odd));
        }
        assertThat(code("a \"b", "# c", "d")).isEqualTo("a \"b\n\nd");
    }
}
