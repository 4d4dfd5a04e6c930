package dev.gopack.spec;

import static dev.gopack.spec.Specs.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.report.SpecException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("NAME", "foo", "EMPTY", "", "_x1", "y", "TRAP", "$NAME ${NAME}");

    private static PackageSpec read(String yaml) {
        return Specs.read(yaml, ENVIRONMENT).packages("rpm", Architecture.AMD64).get(0);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', nullValues = "", emptyValue = "", textBlock = """
            $NAME                    ! foo
            ${NAME}                  ! foo
            a$NAME-b                 ! afoo-b
            ${NAME}bar$_x1           ! foobary
            ${EMPTY:-d}              ! d
            ${UNSET:-d}              ! d
            ${NAME:-d}               ! foo
            ${UNSET:-a b}            ! a b
            ${UNSET:-${NAME}}        ! foo
            ${UNSET:-${ALSO:-x}-y}   ! x-y
            $$NAME                   ! $NAME
            $$$NAME                  ! $foo
            costs $5 or 10$          ! costs $5 or 10$
            ${TRAP}                  ! $NAME ${NAME}
            ${arch}-${format}        ! amd64-rpm
            a${UNSET:-}b             ! ab
            """)
    void variablesAreReplaced(String written, String expected) {
        assertThat(read("name: a\nversion: 1\nvendor: '" + written + "'\n").vendor())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            $UNSET       ! the variable UNSET is not set; set it, give a default as in ${UNSET:-default}, or write $$ for a dollar sign [spec.unset-variable]
            ${UNSET}     ! the variable UNSET is not set; set it, give a default as in ${UNSET:-default}, or write $$ for a dollar sign [spec.unset-variable]
            ${NAME       ! a brace is not closed: "${NAME"; write ${NAME}, and $$ for a dollar sign [spec.variable]
            ${}          ! not a variable: "${}"; write ${NAME} or ${NAME:-default}, and $$ for a dollar sign [spec.variable]
            ${1}         ! not a variable: "${1}"; write ${NAME} or ${NAME:-default}, and $$ for a dollar sign [spec.variable]
            ${NAME:?no}  ! not a variable: "${NAME:?no}"; write ${NAME} or ${NAME:-default}, and $$ for a dollar sign [spec.variable]
            ${NAME-x}    ! not a variable: "${NAME-x}"; write ${NAME} or ${NAME:-default}, and $$ for a dollar sign [spec.variable]
            ${UNSET:-$X} ! the variable X is not set; set it, give a default as in ${X:-default}, or write $$ for a dollar sign [spec.unset-variable]
            """)
    void mistakesNameTheKeyAndPlace(String written, String message) {
        assertThat(findings("name: a\nversion: 1\nvendor: '" + written + "'\n", ENVIRONMENT))
                .containsExactly("gopack.yaml:3:9: error: vendor: " + message);
    }

    @Test
    void theyAreReplacedInEveryValueAndCheckedAfterwards() {
        Map<String, String> environment = new HashMap<>(Map.of("DEP", "x >= ", "MODE", "9", "A", "arm64", "Y", "yes"));
        assertThat(findings("""
                        name: a
                        version: 1
                        depends: [$DEP]
                        contents: [{src: a, dst: /a, file_info: {mode: $MODE}}]
                        disable_globbing: $Y
                        """, environment))
                .containsExactly(
                        "gopack.yaml:3:11: error: depends: a version is missing (at character 6 of \"x >= \") "
                                + "[spec.dependency]",
                        "gopack.yaml:4:48: error: mode: not in octal: 9; write for example 0644 [spec.value]");
    }

    @Test
    void emptyItemsOfListsAreDropped() {
        assertThat(read("{name: a, version: 1, depends: [b, '${EMPTY}', '${UNSET:- }', c]}")
                        .relations(RelationKind.DEPENDS))
                .extracting(Object::toString)
                .containsExactly("b", "c");
    }

    @Test
    void emptyNamesAreMissing() {
        assertThat(findings("{name: $EMPTY, version: '${UNSET:- }'}", ENVIRONMENT))
                .containsExactly(
                        "gopack.yaml:1:8: error: \"name\" is empty [spec.missing-key]",
                        "gopack.yaml:1:25: error: \"version\" is empty [spec.missing-key]");
    }

    @Test
    void theArchitectureIsThatOfTheBuild() {
        Spec spec =
                Specs.read("{name: a, version: 1, archs: [amd64, arm7], contents: [{src: 'd/${arch}/a', dst: /a}]}");
        assertThat(spec.packages("rpm", Architecture.of("arm7"))
                        .get(0)
                        .contents()
                        .get(0)
                        .src())
                .isEqualTo("d/arm7/a");
    }

    @Test
    void theArchitectureItselfCannotUseIt() {
        assertThat(findings("{name: a, version: 1, arch: '${arch}'}"))
                .singleElement()
                .asString()
                .contains("arch: the variable arch is not set");
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(delimiter = '!', textBlock = """
                           ! /a/$NAME.class    ! /a/$NAME.class
                           ! /a/${NAME}.class  ! /a/foo.class
                           ! /a/$${NAME}.x$$   ! /a/${NAME}.x$$
            , expand: true ! /a/$NAME.class    ! /a/foo.class
            , expand: true ! /a/$$NAME.class   ! /a/$NAME.class
            , expand: false ! /a/${NAME}.class ! /a/${NAME}.class
            """)
    void fileNamesHaveDollarSignsOfTheirOwn(String expand, String written, String expected) {
        String content = "{src: '%s', dst: '%s'%s}".formatted(written, written, expand == null ? "" : expand);
        PackageSpec foo = read("name: a\nversion: 1\ncontents: [" + content + "]\n");
        assertThat(foo.contents().get(0).src()).isEqualTo(expected);
        assertThat(foo.contents().get(0).dst()).isEqualTo(expected);
    }

    @Test
    void onlyWhatIsBuiltNeedsItsVariables() {
        Spec spec = Specs.read("""
                name: a
                version: 1
                contents: [{src: $RPM_ONLY, dst: "/${RPM_ONLY}", packager: rpm}]
                rpm: {signature: {key_file: $RPM_KEY}}
                overrides: {rpm: {release: $RPM_RELEASE}}
                """);
        assertThat(spec.packages("deb", Architecture.AMD64)).hasSize(1);
        assertThatThrownBy(() -> spec.packages("rpm", Architecture.AMD64))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("gopack.yaml:3:34: error: dst: the variable RPM_ONLY is not set")
                .hasMessageContaining("gopack.yaml:4:29: error: key_file: the variable RPM_KEY is not set")
                .hasMessageContaining("gopack.yaml:5:28: error: release: the variable RPM_RELEASE is not set");
    }

    @Test
    void growthIsBounded() {
        Map<String, String> big = Map.of("B", "x".repeat(100_000));
        assertThat(findings("name: a\nversion: 1\nvendor: " + "$B".repeat(20) + "\n", big))
                .containsExactly("gopack.yaml:3:9: error: vendor: longer than 1 MiB with its variables replaced "
                        + "[spec.limit]");
        String nested = "${U:-".repeat(10) + "}".repeat(10);
        assertThat(findings("name: a\nversion: 1\nvendor: " + nested + "\n"))
                .containsExactly("gopack.yaml:3:9: error: vendor: defaults are nested deeper than 8 [spec.variable]");
    }
}
