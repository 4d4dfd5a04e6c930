package dev.gopack.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.Architecture;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.GoBuild;
import dev.gopack.model.GoReleases;
import dev.gopack.model.GoSettings;
import dev.gopack.model.GoSettings.Need;
import dev.gopack.model.GoSettings.Strength;
import dev.gopack.model.PackageSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The blocks {@code go} and {@code derive}. */
class GoSpecTest {

    private static PackageSpec only(String yaml) {
        return Specs.read(yaml).packages("rpm", Architecture.AMD64).get(0);
    }

    private static List<String> findings(String yaml) {
        return Specs.findings(yaml, Map.of());
    }

    @Test
    void aProgramGivesNameAndVersion() {
        PackageSpec spec = only("go: {binary: \"dist/${arch}/dlv\"}");
        assertThat(spec.go())
                .isEqualTo(GoSettings.builder().binary("dist/amd64/dlv").build());
        assertThat(spec.name()).isEmpty();
        assertThat(spec.version()).isEmpty();
        assertThat(spec.derive()).isEqualTo(DeriveSettings.ALL);
    }

    @Test
    void everythingAboutAProgramCanBeSaid() {
        PackageSpec spec = only("""
                name: lint
                version: 1.0.0
                go:
                  binary: dist/lint
                  toolchain: runtime
                  toolchain_versions: 1.20..1.26
                  provides: [go.lint]
                  bundled: fedora
                  needs: {git: recommend, tzdata: none}
                derive:
                  off: [elf]
                  exclude: ["bundled(golang(example.com/*))*"]
                """);
        assertThat(spec.go())
                .isEqualTo(new GoSettings(
                        "dist/lint",
                        "",
                        GoSettings.Toolchain.RUNTIME,
                        new GoReleases(20, 26),
                        List.of("go.lint"),
                        GoSettings.Bundled.FEDORA,
                        Map.of(Need.GIT, Strength.RECOMMEND, Need.TZDATA, Strength.NONE),
                        GoBuild.NONE,
                        null));
        assertThat(spec.derive())
                .isEqualTo(new DeriveSettings(true, List.of("elf"), List.of("bundled(golang(example.com/*))*")));
    }

    @Test
    void furtherPackagesDeriveWhatTheOuterOneDoes() {
        for (String outer : List.of("derive: {}", "derive: {off: []}", "go: {}")) {
            assertThat(derives(outer + "\npackages: [{name: sub}]")).as(outer).isEqualTo(List.of(true, true));
        }
        assertThat(derives("packages: [{name: sub, derive: {}}, {name: other}]"))
                .isEqualTo(List.of(false, true, false));
        assertThat(derives("overrides: {rpm: {derive: {}}}")).isEqualTo(List.of(true));
    }

    private static List<Boolean> derives(String more) {
        return Specs.read("name: x\nversion: 1\n" + more).packages("rpm", Architecture.AMD64).stream()
                .map(one -> one.derive().enabled())
                .toList();
    }

    @Test
    void nothingIsDerivedUnlessTheSpecSpeaksOfIt() {
        assertThat(only("{name: x, version: 1}").derive()).isEqualTo(DeriveSettings.NONE);
        assertThat(only("{name: x, version: 1, derive: {}}").derive()).isEqualTo(DeriveSettings.ALL);
        assertThat(only("{name: x, version: 1, go: {toolchain: optional}}").derive())
                .isEqualTo(DeriveSettings.ALL);
    }

    @Test
    void anInnerPackageHasTheVersionOfTheOuterOne() {
        List<PackageSpec> all = Specs.read("""
                        name: tool
                        go: {binary: tool}
                        packages:
                          - suffix: -doc
                        """).packages("deb", Architecture.AMD64);
        assertThat(all).extracting(PackageSpec::name).containsExactly("tool", "tool-doc");
        assertThat(all).extracting(PackageSpec::version).containsExactly("", "");
        assertThat(all.get(1).go()).isEqualTo(GoSettings.EMPTY);
    }

    @Test
    void mistakesAreNamedWithTheirPlace() {
        for (String nothing : List.of("go: {toolchain: runtime}", "go: {}")) {
            assertThat(findings(nothing))
                    .containsExactly(
                            "gopack.yaml:1:5: error: \"name\" is missing, and there is nothing to take it from; "
                                    + "give it, or go.binary, go.build or go.module [spec.missing-key]",
                            "gopack.yaml:1:5: error: \"version\" is missing, and there is nothing to take it from; "
                                    + "give it, or go.binary, go.build or go.module [spec.missing-key]");
        }
        assertThat(findings("{name: x, version: 1, go: {toolchain_versions: 1.26..1.20}}"))
                .singleElement()
                .asString()
                .contains("1:48: error: toolchain_versions: not a range of releases of Go: \"1.26..1.20\"");
        assertThat(findings("{name: x, version: 1, go: {needs: {ca: require}}}"))
                .singleElement()
                .asString()
                .contains("cannot be one of ca-certificates, tzdata, git, gcc, netbase");
        assertThat(findings("{go: {binary: x}, packages: [{suffix: -doc}]}"))
                .singleElement()
                .asString()
                .contains("a suffix needs the name of the outer package");
    }

    @Test
    void aProgramIsBuiltFromAPackageOrFromAModuleOfAVersion() {
        assertThat(only("go: {build: ./cmd/tool}").go().build()).isEqualTo(GoBuild.of("./cmd/tool"));
        assertThat(only("go: {build: \"example.com/tool/cmd/tool@v1.2.3-rc.1\"}")
                        .go()
                        .build())
                .isEqualTo(GoBuild.of("example.com/tool/cmd/tool@v1.2.3-rc.1"));
    }

    @Test
    void everythingAboutABuildCanBeSaid() {
        PackageSpec spec = only("""
                version: 1.4.0
                go:
                  build:
                    package: ./cmd/tool
                    directory: ../tool
                    cgo: true
                    tags: [netgo, osusergo]
                    ldflags: ["-X main.version=${version}", "-X main.arch=${arch}"]
                    env: {GOEXPERIMENT: greenteagc, CC: "zig cc"}
                    mod: vendor
                    trimpath: false
                    strip: no
                    vcs: no
                    go: /opt/go/bin/go
                """);
        assertThat(spec.go().build())
                .isEqualTo(GoBuild.builder("./cmd/tool")
                        .directory("../tool")
                        .cgo(true)
                        .tags("netgo", "osusergo")
                        .ldflags("-X main.version=1.4.0", "-X main.arch=amd64")
                        .environment(Map.of("GOEXPERIMENT", "greenteagc", "CC", "zig cc"))
                        .mod(GoBuild.Mod.VENDOR)
                        .trimpath(false)
                        .strip(false)
                        .vcs(false)
                        .command("/opt/go/bin/go")
                        .build());
    }

    @Test
    void theVersionOfAModuleIsThatOfItsFlags() {
        String yaml = "go: {build: {package: \"example.com/tool@v1.2.3\", ldflags: [\"-X main.v=${version}\"]}}";
        assertThat(only(yaml).go().build().ldflags()).containsExactly("-X main.v=1.2.3");
    }

    @Test
    void aVersionThatOnlyTheProgramWillKnowCannotBeAFlagOfItsBuild() {
        assertThat(findings("go: {build: {package: ., ldflags: [\"-X main.v=${version}\"]}}"))
                .anyMatch(finding -> finding.contains("the variable version is not set; in go.build.ldflags it is what"
                        + " the spec says under version: give that"));
    }

    @Test
    void whatIsNoPackageAndNoWholeVersionIsRefused() {
        for (String source :
                List.of("-toolexec=sh", "example.com/tool@latest", "example.com/tool@v1", "a b", "./a@main")) {
            assertThat(findings("go: {build: \"" + source + "\"}"))
                    .as(source)
                    .anyMatch(finding -> finding.contains("not a legal Go package"));
        }
    }

    @Test
    void settingsThatCouldChangeWhereModulesComeFromAreNotForASpec() {
        for (String name : List.of("GOFLAGS", "GOPROXY", "GOOS", "GOARCH", "PATH", "LD_PRELOAD")) {
            assertThat(findings("go: {build: {package: ., env: {" + name + ": x}}}"))
                    .as(name)
                    .anyMatch(finding -> finding.contains("the key \"" + name + "\" cannot be"));
        }
    }

    @Test
    void keysOfABuildThatContradictEachOtherAreRefused() {
        assertThat(findings("go: {binary: dist/x, build: .}"))
                .anyMatch(finding -> finding.contains("binary and build exclude each other"));
        assertThat(findings("go: {build: {package: \"example.com/x@v1.0.0\", directory: .., mod: vendor}}"))
                .anyMatch(finding -> finding.contains("directory is for packages in a folder"))
                .anyMatch(finding -> finding.contains("mod is for packages in a folder"));
        assertThat(findings("go: {build: {cgo: true}}"))
                .anyMatch(finding -> finding.contains("a build needs a package"));
    }
}
