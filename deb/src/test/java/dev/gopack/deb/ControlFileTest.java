package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.deb.write.DebPlan;
import dev.gopack.model.DebSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of the control file. */
class ControlFileTest {

    @Test
    void fieldsStandInDpkgsOrder() {
        Packages hello = Packages.hello().file("/usr/bin/hello", "x");
        hello.spec()
                .homepage("https://example.org")
                .section("devel")
                .relate(RelationKind.PROVIDES, "greeter = 1")
                .relate(RelationKind.DEPENDS, "a", "b >= 1")
                .relate(RelationKind.PRE_DEPENDS, "c")
                .deb(DebSettings.builder()
                        .multiArch("foreign")
                        .archVariant("v3")
                        .fields(ordered("X-Team", "tools", "Bugs", "https://bugs.example.org", "Tag", "a::b,\nc::d"))
                        .build());
        assertThat(control(hello)).isEqualTo("""
                Package: hello
                Version: 1.2.3
                Architecture: amd64
                Architecture-Variant: amd64v3
                Bugs: https://bugs.example.org
                Maintainer: Tools Team <tools@example.org>
                Installed-Size: 9
                Pre-Depends: c
                Depends: a, b (>= 1)
                Provides: greeter (= 1)
                Section: devel
                Priority: optional
                Multi-Arch: foreign
                Homepage: https://example.org
                Description: greets people
                 It is polite.
                Tag: a::b,
                 c::d
                X-Team: tools
                """);
        assertThat(hello.report().findings()).isEmpty();
    }

    @Test
    void descriptionsAreFolded() {
        Packages hello = Packages.hello();
        hello.spec().description("""
                greets people

                It is polite.\s\s

                Verbatim:
                  $ hello
                \ttabbed
                .hidden
                .

                """);
        assertThat(control(hello)).endsWith("""
                Description: greets people
                 It is polite.
                 .
                 Verbatim:
                   $ hello
                         tabbed
                  .hidden
                 .
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "'', deb.no-description",
        "greets, deb.short-description",
        "'A greeter\nx', deb.synopsis",
        "'the greeter\nx', deb.synopsis",
        "'hello greets\nx', deb.synopsis",
        "'greets people.\nx', deb.synopsis",
        "'greets\u0007\nx', deb.bad-description"
    })
    void descriptionsAreChecked(String description, String rule) {
        Packages hello = Packages.hello();
        hello.spec().description(description);
        assertThat(PlannerTest.ids(hello.report())).containsExactly(rule);
    }

    @Test
    void aLongSynopsisIsNoticed() {
        Packages hello = Packages.hello();
        hello.spec().description("x".repeat(81) + "\nmore");
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.synopsis");
    }

    @ParameterizedTest
    @CsvSource({
        "Version, 2, deb.bad-field",
        "package, x, deb.bad-field",
        "Description, x, deb.bad-field",
        "Status, install ok installed, deb.bad-field",
        "Filename, x, deb.bad-field",
        "Size, 1, deb.bad-field",
        "-x, y, deb.bad-field",
        "#x, y, deb.bad-field",
        "x, y, deb.bad-field",
        "a b, y, deb.bad-field",
        "Essential, maybe, deb.bad-field",
        "Built-Using, 'a (>= 1', deb.bad-field",
        "Multi-Arch, sometimes, deb.bad-multi-arch"
    })
    void fieldsThatDpkgRefusesAreErrors(String name, String value, String rule) {
        Packages hello = Packages.hello();
        hello.spec().deb(DebSettings.builder().fields(Map.of(name, value)).build());
        assertThat(PlannerTest.ids(hello.report())).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "Bugs, https://example.org",
        "Essential, no",
        "Built-Using, 'golang-1.22 (= 1.22.1-1)'",
        "Multi-Arch, foreign",
        "XB-Go-Import-Path, example.org/x",
        "Homepage, https://example.org",
        "Empty, ''"
    })
    void otherFieldsAreTakenOver(String name, String value) {
        Packages hello = Packages.hello();
        hello.spec().deb(DebSettings.builder().fields(Map.of(name, value)).build());
        assertThat(hello.report().findings()).isEmpty();
        assertThat(control(hello).contains(name + ": " + value)).isEqualTo(!value.isEmpty());
    }

    @Test
    void aValueOfSeveralLinesCannotBecomeAnotherField() {
        Packages hello = Packages.hello();
        hello.spec()
                .deb(DebSettings.builder()
                        .fields(Map.of("X-Note", "one\n\nEssential: yes"))
                        .build());
        assertThat(control(hello)).endsWith("X-Note: one\n .\n Essential: yes\n");
        Packages homepage = Packages.hello();
        homepage.spec().homepage("https://example.org\nEssential: yes");
        assertThat(PlannerTest.ids(homepage.report())).containsExactly("deb.bad-field");
    }

    @Test
    void sameForEveryArchitectureIsAnError() {
        Packages hello = Packages.hello().architecture("all");
        hello.spec().deb(DebSettings.builder().multiArch("same").build());
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.bad-multi-arch");
    }

    @Test
    void sectionAndPriorityHaveDefaults() {
        assertThat(control(Packages.hello())).contains("Section: misc\nPriority: optional\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"devel", "contrib/net", "non-free-firmware/kernel", "golang"})
    void knownSectionsAreFine(String section) {
        Packages hello = Packages.hello();
        hello.spec().section(section);
        assertThat(hello.report().findings()).isEmpty();
    }

    @Test
    void unknownSectionsAndPrioritiesAreWarnings() {
        Packages hello = Packages.hello();
        hello.spec().section("default").priority("extra");
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.unknown-section", "deb.unknown-priority");
        assertThat(control(hello)).contains("Section: default\nPriority: extra\n");
    }

    @Test
    void aMaintainerIsExpected() {
        PackageSpec.Builder spec =
                PackageSpec.builder("hello", "1.2.3").license("MIT").description("greets\npeople");
        Packages hello = Packages.hello().spec(spec);
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.no-maintainer");
        assertThat(control(hello)).contains("Maintainer: Unset Maintainer <unset@localhost>\n");
        spec.maintainer("somebody");
        assertThat(PlannerTest.ids(hello.report())).containsExactly("deb.odd-maintainer");
    }

    private static String control(Packages packages) {
        return ((DebPlan) packages.plan()).control().render();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
