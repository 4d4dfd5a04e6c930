package dev.gopack.spec;

import static dev.gopack.spec.Specs.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.Architecture;
import dev.gopack.model.Dependency;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.report.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How overrides are laid over a spec. */
class OverridesTest {

    private static PackageSpec with(String overrides, String format, String architecture) {
        String base = """
                name: foo
                version: 1
                archs: [amd64, arm64]
                license: MIT
                depends: [a, b]
                disable_globbing: true
                scripts: {preinstall: pre.sh, postinstall: post.sh}
                rpm: {group: G, compression: xz, requires: {post: [p]}}
                deb: {fields: {A: 1, B: 2}}
                overrides:
                """;
        return Specs.read(base + overrides.indent(2))
                .packages(format, Architecture.of(architecture))
                .get(0);
    }

    private static List<String> depends(PackageSpec spec) {
        return spec.relations(RelationKind.DEPENDS).stream()
                .map(Dependency::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "rpm, amd64, f", // format
        "deb, arm64, a", // architecture
        "rpm, arm64, fa", // both, which wins over each
        "deb, amd64, base"
    })
    void theMostSpecificWins(String format, String architecture, String release) {
        String overrides = """
                rpm/arm64: {release: fa}
                arm64: {release: a}
                rpm: {release: f}
                """;
        assertThat(with(overrides, format, architecture).release()).isEqualTo(release.equals("base") ? "" : release);
    }

    @Test
    void anArchitectureWinsOverAFormat() {
        assertThat(with("arm64: {license: A}\nrpm: {license: F}", "rpm", "arm64")
                        .license())
                .isEqualTo("A");
    }

    @Test
    void architecturesGoByAnyOfTheirNames() {
        assertThat(with("aarch64: {license: A}", "rpm", "arm64").license()).isEqualTo("A");
        assertThat(with("deb/aarch64: {license: A}", "deb", "arm64").license()).isEqualTo("A");
    }

    @Test
    void listsReplaceAndPlusAppends() {
        assertThat(depends(with("rpm: {depends: [c]}", "rpm", "amd64"))).containsExactly("c");
        assertThat(depends(with("rpm: {+depends: [c]}", "rpm", "amd64"))).containsExactly("a", "b", "c");
        assertThat(depends(with("rpm: {depends: [c]}\nrpm/amd64: {+depends: [d]}", "rpm", "amd64")))
                .containsExactly("c", "d");
        assertThat(with("rpm: {+suggests: [x]}", "rpm", "amd64").relations(RelationKind.SUGGESTS))
                .hasSize(1);
        assertThat(with("rpm: {rpm: {requires: {+post: [q]}}}", "rpm", "amd64")
                        .rpm()
                        .requires()
                        .get(ScriptSlot.POSTINSTALL))
                .hasSize(2);
    }

    @Test
    void mapsAreMergedKeyByKey() {
        PackageSpec rpm = with("rpm: {rpm: {compression: zstd}, scripts: {postinstall: {text: x}}}", "rpm", "amd64");
        assertThat(rpm.rpm().compression()).isEqualTo("zstd");
        assertThat(rpm.rpm().group()).isEqualTo("G");
        assertThat(rpm.scripts())
                .containsEntry(ScriptSlot.PREINSTALL, ScriptSpec.file("pre.sh"))
                .containsEntry(ScriptSlot.POSTINSTALL, ScriptSpec.text("x"));
        assertThat(with("deb: {deb: {fields: {B: 3, C: 4, A: ''}}}", "deb", "amd64")
                        .deb()
                        .fields())
                .containsEntry("A", "1")
                .containsEntry("B", "3")
                .containsEntry("C", "4");
    }

    @Test
    void emptyValuesChangeNothing() {
        // source: nfpm.go, mergo.WithOverride; "overrides: deb:" without a value is common
        PackageSpec rpm = with("rpm: {depends: [], license: '', scripts: {}, rpm: {group: }}\namd64:", "rpm", "amd64");
        assertThat(depends(rpm)).containsExactly("a", "b");
        assertThat(rpm.license()).isEqualTo("MIT");
        assertThat(rpm.scripts()).hasSize(2);
        assertThat(rpm.rpm().group()).isEqualTo("G");
    }

    @Test
    void falseAndZeroAreNotEmpty() {
        PackageSpec rpm = with("rpm: {disable_globbing: false, umask: 0, epoch: 0}", "rpm", "amd64");
        assertThat(rpm.disableGlobbing()).isFalse();
        assertThat(rpm.umask()).isZero();
        assertThat(rpm.epoch()).isZero();
    }

    @Test
    void theWinnersPlaceIsKnown() {
        PackageSpec rpm = with("rpm:\n  license: F\n  +depends: [c]", "rpm", "amd64");
        assertThat(rpm.position("license")).contains(new SourcePosition(Specs.SOURCE, 12, 14));
        assertThat(rpm.position("depends[0]")).contains(new SourcePosition(Specs.SOURCE, 5, 11));
        assertThat(rpm.position("depends[2]")).contains(new SourcePosition(Specs.SOURCE, 13, 16));
    }

    @Test
    void evenTheNameCanBeOverridden() {
        assertThat(with("deb: {name: libfoo1, version: 2}", "deb", "amd64").name())
                .isEqualTo("libfoo1");
        assertThat(with("deb: {name: libfoo1, version: 2}", "rpm", "amd64").name())
                .isEqualTo("foo");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            'dbe: {}'           ! "dbe" is neither a format, nor a target, nor an architecture, nor one of the first two with /architecture; did you mean "deb"?
            'arm65: {}'         ! "arm65" is neither a format, nor a target, nor an architecture, nor one of the first two with /architecture; did you mean "arm64"?
            'arm64/rpm: {}'     ! "arm64/rpm" is neither a format, nor a target, nor an architecture, nor one of the first two with /architecture; write rpm/arm64
            'rpm/amd65: {}'     ! "rpm/amd65" is neither a format, nor a target, nor an architecture, nor one of the first two with /architecture; did you mean "amd64"?
            'rpm/: {}'          ! "rpm/" is neither a format, nor a target, nor an architecture, nor one of the first two with /architecture
            'rpm/arm64/x: {}'   ! "rpm/arm64/x" is neither a format, nor a target, nor an architecture, nor one of the first two with /architecture
            '{arm64: {}, aarch64: {}}' ! "aarch64" is another name for what line 3 overrides; join the two
            'rpm: {archs: [a]}' ! unknown key "archs"
            'rpm: {overrides: {}}' ! unknown key "overrides"
            'rpm: {packages: []}'  ! unknown key "packages"
            'rpm: {+license: x}'   ! "+license" has nothing to append to; only lists can be appended to
            'rpm: {+depends: [x], depends: [y]}' ! "+depends" appends and "depends" replaces; keep one of them
            'rpm: 7'            ! rpm: a map is expected here, not text
            '[rpm]'             ! overrides: a map is expected here, not a list
            """)
    void mistakesAreExplained(String overrides, String message) {
        String text = overrides.startsWith("{") || overrides.startsWith("[") ? overrides : "{" + overrides + "}";
        assertThat(findings("name: foo\nversion: 1\noverrides: " + text + "\n"))
                .anySatisfy(line -> assertThat(line).contains("error: " + message));
    }

    @Test
    void anArchitectureThatOnlyTheSpecKnowsCanBeOverridden() {
        String yaml = "{name: a, version: 1, archs: [foo64], overrides: {foo64: {release: 2}}}";
        assertThat(Specs.read(yaml)
                        .packages("rpm", Architecture.of("foo64"))
                        .get(0)
                        .release())
                .isEqualTo("2");
        assertThat(findings(yaml))
                .containsExactly("gopack.yaml:1:31: warning: archs: no format has a name of its own for the "
                        + "architecture \"foo64\"; it is used as it is; allowed: "
                        + String.join(", ", Architecture.known()) + " [spec.unknown-architecture]");
    }
}
