package dev.gopack.spec;

import static dev.gopack.spec.Specs.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.Architecture;
import dev.gopack.model.PackageSpec;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets in a spec: which there are, what is overridden for them, what they stand for in text. */
class TargetSpecTest {

    private static Spec spec(String more) {
        return Specs.read("name: foo\nversion: 1\narchs: [amd64, arm64]\n" + more);
    }

    private static PackageSpec made(Spec spec, String target, String architecture) {
        Target found = Targets.bundled().find(target).orElseThrow();
        return spec.packages(Variant.of(found, Architecture.of(architecture))).get(0);
    }

    private static List<String> targets(String list) {
        return spec("targets: " + list).targets().stream().map(Target::id).toList();
    }

    @Test
    void aListHasIdsAliasesGroupsAndPatterns() {
        assertThat(targets("[el9, bookworm]")).containsExactly("el9", "debian12");
        assertThat(targets("[fedora, 'ubuntu2?.04']"))
                .containsExactly(
                        "fedora42", "fedora43", "fedora44", "ubuntu20.04", "ubuntu22.04", "ubuntu24.04", "ubuntu26.04");
        assertThat(targets("[]")).isEmpty();
        assertThat(spec("").targets()).isEmpty();
    }

    @Test
    void aTargetIsThereOnce() {
        assertThat(targets("[el9, el, rocky8]")).containsExactly("el9", "el7", "el8", "el10");
        assertThat(findings("{name: a, version: 1, targets: [el9, rocky9]}"))
                .containsExactly("gopack.yaml:1:38: warning: targets: nothing is new in this item [spec.repeated]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            el99     ! 1:33: error: targets: no such target: "el99"; did you mean "el9"? "gopack targets" lists them [spec.target]
            fedroa43 ! 1:33: error: targets: no such target: "fedroa43"; did you mean "fedora43"?
            'arch*'  ! 1:33: error: targets: no such target: "arch*"
            alpine3.22 ! it installs apk packages, which Gopack knows for information only [spec.target]
            alpine   ! it installs apk packages
            """)
    void mistakesAreExplained(String word, String message) {
        assertThat(findings("{name: a, version: 1, targets: ['" + word + "']}"))
                .anySatisfy(line -> assertThat(line).contains(message));
    }

    @Test
    void theMostSpecificOverrideWins() {
        List<String> selectors =
                List.of("rpm", "el", "e?9", "rocky9", "arm64", "rpm/arm64", "el/arm64", "'e?9/arm64'", "el9/arm64");
        for (int most = 0; most < selectors.size(); most++) {
            StringBuilder overrides = new StringBuilder("overrides:\n");
            for (int i = most; i >= 0; i--) { // the order in the file does not matter
                overrides
                        .append("  ")
                        .append(selectors.get(i))
                        .append(": {release: r")
                        .append(i)
                        .append("}\n");
            }
            assertThat(made(spec(overrides.toString()), "el9", "arm64").release())
                    .as(selectors.get(most))
                    .isEqualTo("r" + most);
        }
    }

    @Test
    void anOverrideForATargetIsForThatTargetAlone() {
        Spec spec = spec("overrides: {el9: {release: x}, 'ubuntu*': {release: u}, debian/arm64: {release: d}}");
        assertThat(made(spec, "el8", "amd64").release()).isEmpty();
        assertThat(made(spec, "el9", "amd64").release()).isEqualTo("x");
        assertThat(made(spec, "ubuntu24.04", "amd64").release()).isEqualTo("u");
        assertThat(made(spec, "debian12", "amd64").release()).isEmpty();
        assertThat(made(spec, "debian12", "arm64").release()).isEqualTo("d");
        assertThat(spec.packages("rpm", Architecture.AMD64).get(0).release())
                .as("without a target")
                .isEmpty();
    }

    @Test
    void selectorsThatMeanTheSameOrNothingAreRefused() {
        assertThat(findings("{name: a, version: 1, overrides: {el9: {}, rocky9: {}}}"))
                .anySatisfy(line -> assertThat(line).contains("\"rocky9\" is another name for what line 1 overrides"));
        assertThat(findings("{name: a, version: 1, overrides: {el99: {}}}"))
                .anySatisfy(line -> assertThat(line).contains("did you mean \"el9\"?"));
        assertThat(findings("{name: a, version: 1, overrides: {alpine3.22: {}}}"))
                .anySatisfy(line -> assertThat(line).contains("[spec.target]"));
        assertThat(findings("{name: a, version: 1, overrides: {arm64/el9: {}}}"))
                .anySatisfy(line -> assertThat(line).contains("write el9/arm64"));
    }

    @Test
    void theTargetAndItsDistTagStandForThemselves() {
        Spec spec = spec("license: '${target}-${dist}-${format}'");
        assertThat(made(spec, "el9", "amd64").license()).isEqualTo("el9-.el9-rpm");
        assertThat(made(spec, "debian12", "amd64").license()).isEqualTo("debian12--deb");
        assertThat(spec.packages("rpm", Architecture.AMD64).get(0).license()).isEqualTo("--rpm");
    }

    @Test
    void withoutATargetTheEnvironmentsVariablesOfThatNameCount() {
        Spec spec = Specs.read("{name: a, version: 1, license: '$target$dist'}", Map.of("target", "t", "dist", "d"));
        assertThat(spec.packages("rpm", Architecture.AMD64).get(0).license()).isEqualTo("td");
        assertThat(made(spec, "el9", "amd64").license()).isEqualTo("el9.el9");
    }

    @Test
    void aProgramGetsTheTarget() {
        Spec spec = Spec.of(
                Targets.bundled().select("el"),
                List.of(Architecture.AMD64),
                variant -> List.of(PackageSpec.builder("a-" + variant.target().orElseThrow(), "1")
                        .build()));
        assertThat(made(spec, "el8", "amd64").name()).isEqualTo("a-el8");
        assertThat(spec.targets()).hasSize(4);
    }

    @Test
    void theSupportedAreThoseOfTheDayOfTheSpec() {
        assertThat(targets("[supported]\nmtime: 2024-01-01"))
                .contains("el7", "debian11", "el9")
                .doesNotContain("alpine3.20");
        assertThat(targets("[supported]\nmtime: 2026-11-01")).contains("el9").doesNotContain("el7", "debian12");
        assertThat(targets("[supported]"))
                .as("the day of the table")
                .contains("el9")
                .doesNotContain("el7");
        assertThat(Specs.read(
                                "name: foo\nversion: 1\ntargets: [supported]\n",
                                Map.of("SOURCE_DATE_EPOCH", "1704067200"))
                        .targets())
                .as("2024-01-01")
                .anyMatch(target -> target.id().equals("el7"));
    }

    /** What differs between two readers is no part of a spec. */
    @Test
    void thisMachineIsForTheCommandLineAlone() {
        assertThat(findings("{name: a, version: 1, targets: [host]}"))
                .anySatisfy(line -> assertThat(line).contains("1:33: error", "--target host"));
    }

    @Test
    void everySlipOfADefinitionIsNamedAndItsTargetIsStillThere() {
        assertThat(findings("""
                name: a
                version: 1
                target_definitions:
                  acme9:
                    base: el9
                    values: {dist_tga: .x, libc.version: abc, payload.default: zsdt, eol: tomorrow, dist_tag: "",
                             arch.amd64.go: GOAMD64=v7}
                targets: [acme9]
                """))
                .anySatisfy(line -> assertThat(line).contains("dist_tga: the key is not known"))
                .anySatisfy(line -> assertThat(line).contains("libc.version: \"abc\""))
                .anySatisfy(line -> assertThat(line).contains("payload.default: \"zsdt\""))
                .anySatisfy(line -> assertThat(line).contains("eol: \"tomorrow\""))
                .anySatisfy(line -> assertThat(line).contains("dist_tag: the value is empty"))
                .anySatisfy(line -> assertThat(line).contains("GOAMD64: v1, v2, v3, v4"))
                .noneSatisfy(line -> assertThat(line).contains("no such target"));
    }

    @Test
    void aValueThatOnlyInformsIsTold() {
        assertThat(findings("""
                name: a
                version: 1
                target_definitions:
                  acme9: {base: el9, values: {users.sysusers: no, ca.update: acme-trust}}
                  acme12: {base: debian12, values: {users.sysusers: no, ca.update: acme-trust}}
                targets: [acme9, acme12]
                """))
                .anySatisfy(line -> assertThat(line).contains("acme9: users.sysusers: the value is shown"))
                .anySatisfy(line -> assertThat(line).contains("acme12: ca.update: the value is shown"))
                .hasSize(2);
    }

    @Test
    void aProcessorDecidesWhatGoMayUse() {
        String spec = "name: a\nversion: 1\ntarget_definitions: {x: {base: el9, values: {%s}}}\ntargets: [x]\n";
        assertThat(processor(spec.formatted("arch.amd64.cpu: x86-64-v3"))).isEqualTo("x86-64-v3 GOAMD64=v3");
        assertThat(processor(spec.formatted("arch.amd64.go: GOAMD64=v4"))).isEqualTo("x86-64-v4 GOAMD64=v4");
        assertThat(processor(spec.formatted("arch.amd64.cpu: x86-64-v3, arch.amd64.go: GOAMD64=v1")))
                .isEqualTo("x86-64-v3 GOAMD64=v1");
        assertThat(findings(spec.formatted("arch.amd64.cpu: garbage")))
                .anySatisfy(line -> assertThat(line).contains("\"garbage\" is not a processor of amd64"));
    }

    private static String processor(String text) {
        return Specs.read(text, Map.of()).targets().stream()
                .findFirst()
                .flatMap(target -> target.architecture(Architecture.AMD64))
                .map(one -> one.cpu().orElse("") + " " + one.goSetting().orElse(""))
                .orElseThrow();
    }

    @Test
    void aSpecDefinesAndAmendsTargets() {
        Spec spec = spec("""
                target_definitions:
                  acme9: {base: rocky9, values: {dist_tag: .acme9, libc.version: 2.35}}
                  acme9-edge: {base: acme9, values: {systemd: 257}}
                  bookworm: {values: {payload.default: gzip}}
                targets: [acme9, acme9-edge, debian12]
                overrides:
                  acme9: {release: a}
                  el: {section: of-el}
                """);

        assertThat(spec.targets()).extracting(Target::id).containsExactly("acme9", "acme9-edge", "debian12");
        Target acme = spec.targets().get(0);
        assertThat(acme.distTag()).contains(".acme9");
        assertThat(acme.libc().version()).isEqualTo("2.35");
        assertThat(acme.ca())
                .isEqualTo(Targets.bundled().find("el9").orElseThrow().ca());
        assertThat(spec.targets().get(1).systemd()).hasValue(257);
        assertThat(spec.targets().get(1).distTag()).contains(".acme9");
        assertThat(spec.targets().get(2).payload().preferred()).isEqualTo("gzip");
        assertThat(spec.table().select("el")).hasSize(6);
        PackageSpec made = spec.packages(Variant.of(acme, Architecture.AMD64)).get(0);
        assertThat(made.release()).isEqualTo("a");
        assertThat(made.section()).isEqualTo("of-el");
        assertThat(Targets.bundled().find("acme9")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            mine: {}                                       ! 3:22: error: there is no target "mine" to amend; write base: with
            mine: {base: el99}                             ! 3:35: error: mine: no such target: "el99" [spec.target]
            mine: {base: el9, values: {libc.verson: 2.1}}  ! 3:62: error: mine: libc.verson: the key is not known; did you mean "libc.version"?
            mine: {base: el9, values: {systemd: new}}      ! 3:58: error: mine: systemd: "new" is not a whole number
            mine: {base: el9, values: {aliases: el8}}      ! error: mine: the name "el8" is taken: it means el8
            rpm: {base: el9}                               ! error: rpm: the name "rpm" is taken: it means a group
            amd64: {base: el9}                             ! error: amd64: the name "amd64"
            host: {base: el9}                              ! error: host: the name "host"
            rocky9: {base: el9}                            ! error: rocky9: the name "rocky9" is taken: it means el9
            Mine: {base: el9}                              ! 3:22: error: the key "Mine" cannot be a target
            mine: {bas: el9}                               ! 3:29: error: unknown key "bas"; did you mean "base"?
            mine: [el9]                                    ! 3:28: error: mine: a map is expected here
            """)
    void mistakesInDefinitionsAreExplained(String definition, String message) {
        assertThat(findings("name: a\nversion: 1\ntarget_definitions: {" + definition + "}\n"))
                .anySatisfy(line -> assertThat(line).contains(message));
    }
}
