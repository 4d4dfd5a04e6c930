package dev.gopack.deb.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.deb.control.ControlParser;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the control file may be. Where nothing else is said, dpkg 1.21 refuses the same. */
class ControlTest {

    @Test
    void readsFieldsAsTheyStandThere() throws IOException {
        var control =
                DebFixture.read(DebFixture.withControl(DebFixture.CONTROL)).control();
        assertThat(control.render()).isEqualTo(DebFixture.CONTROL);
        assertThat(control.get("description")).contains("greets people\n It is polite.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Bad Field: x                          ; not a field
            Bugs: x\\nbugs: y                  ; a second time
            Maintainer: x                      ; a second time
            Bugs: x\\n\\nPackage: other        ; an empty line
            Bugs: x\\n \\n y                   ; an empty line
            # comment                          ; not a field
            -x: y                              ; not a field
            x: y                               ; not a field
            Status: install ok installed       ; dpkg's database
            Depends: a, , b                    ; not a relation
            Depends: a,                        ; not a relation
            Depends: a [amd64]                 ; not a relation
            Depends: a <!nocheck>              ; not a relation
            Depends: ${shlibs:Depends}         ; not a relation
            Depends: a (!= 1)                  ; not a relation
            Depends: a | | b                   ; not a relation
            Bugs: x\\ty\\1                 ; control character
            Bugs: x\\r                         ; control character
            """)
    void refusesFieldsThatDpkgRefuses(String lines, String problem) {
        assertBroken(DebFixture.CONTROL + unescape(lines) + "\n", problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Depends: a (>> 1), b (<= 1:2-3) | c:any (= 2), D (1.0), e (> 1)",
                "Depends:\n a,\n b",
                "Provides: x (= 1), x (= 2)",
                "Tag: role::program,\n interface::commandline",
                "Homepage:\nX-More: a field without a value is not the last"
            })
    void readsFieldsThatDpkgReads(String lines) throws IOException {
        assertThat(DebFixture.read(DebFixture.withControl(DebFixture.CONTROL + lines + "\n"))
                        .control()
                        .fields())
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource({
        "Package, missing",
        "Version, missing",
        "Architecture, missing",
    })
    void refusesMissingFields(String field, String problem) {
        assertBroken(DebFixture.CONTROL.replaceFirst(field + ":.*\n", ""), "the field " + field + " is " + problem);
        assertBroken(DebFixture.CONTROL.replaceFirst(field + ":.*\n", field + ":\n"), "the field " + field);
    }

    @ParameterizedTest
    @CsvSource({
        "Version: 1.2.3, Version: v1.2.3",
        "Version: 1.2.3, Version: 1.0_1",
        "Version: 1.2.3, Version: 1.0-",
        "Version: 1.2.3, Version: a:2",
        "Version: 1.2.3, Version: 2147483648:2",
        "Package: hello, Package: -hello",
        "Package: hello, Package: hel/lo",
        "Architecture: amd64, Architecture: amd64 i386",
    })
    void refusesIllegalValues(String legal, String illegal) {
        assertBroken(DebFixture.CONTROL.replace(legal, illegal), "");
    }

    @Test
    void refusesTextThatIsNotOneParagraph() {
        assertBroken("", "does not end with a newline");
        assertBroken(DebFixture.CONTROL.stripTrailing(), "does not end with a newline");
        assertBroken(" x\n" + DebFixture.CONTROL, "a continued line without a field");
        assertBroken("\uFEFF" + DebFixture.CONTROL, "not a field");
        assertThatThrownBy(() -> ControlParser.parse("Package: h\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not UTF-8");
    }

    private static String unescape(String text) {
        return text.translateEscapes();
    }

    private static void assertBroken(String control, String problem) {
        assertThatThrownBy(() -> DebFixture.read(DebFixture.withControl(control)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(problem);
    }
}
