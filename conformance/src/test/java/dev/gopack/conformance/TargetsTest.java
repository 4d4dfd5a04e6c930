package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.BuildResult;
import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.model.Architecture;
import dev.gopack.report.Finding;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One spec, one run, eight targets: rpm and dpkg find in each package what its target says. */
class TargetsTest {

    private static final String SPEC = """
            name: aim
            version: 1.2.3
            mtime: 2026-11-01
            archs: [amd64, arm64]
            maintainer: Tools Team <tools@example.com>
            description: Hits what it is aimed at
            license: MIT
            contents: [{src: aim, dst: /usr/bin/aim}]
            targets: [el8, el9, el10, fedora43, debian11, debian12, debian13, ubuntu24.04]
            overrides:
              debian: {recommends: [golang-go]}
              "el*": {recommends: [golang]}
              fedora43/arm64: {+depends: [git]}
            """;

    @TempDir
    static Path base;

    private static BuildResult built;

    @BeforeAll
    static void build() throws IOException {
        Files.writeString(base.resolve("aim"), "x".repeat(100_000));
        built = Gopack.create().build(spec(SPEC), base.resolve("out"), Selection.ALL);
    }

    private static Spec spec(String yaml) {
        return SpecReader.read("gopack.yaml", yaml.getBytes(StandardCharsets.UTF_8), base, Map.of());
    }

    private static Path one(String target, String architecture) {
        return built.packages().stream()
                .filter(written -> written.target().orElseThrow().id().equals(target)
                        && written.architecture().equals(Architecture.of(architecture)))
                .map(WrittenPackage::path)
                .findFirst()
                .orElseThrow();
    }

    private static String query(Path rpm, String format) {
        return Tool.run("rpm", "-qp", "--nosignature", "--qf", format, rpm).ok().out();
    }

    @Test
    void everyTargetHasAFileForEveryArchitecture() throws IOException {
        List<String> names = new ArrayList<>();
        for (String tag : List.of("el8", "el9", "el10", "fc43")) {
            names.add("aim-1.2.3-1." + tag + ".x86_64.rpm");
            names.add("aim-1.2.3-1." + tag + ".aarch64.rpm");
        }
        for (String suffix : List.of("debian11", "debian12", "debian13", "ubuntu24.04")) {
            names.add("aim_1.2.3-1~" + suffix + "_amd64.deb");
            names.add("aim_1.2.3-1~" + suffix + "_arm64.deb");
        }
        try (var files = Files.list(base.resolve("out"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @CsvSource({"el8, 1.el8, zstd", "el9, 1.el9, zstd", "el10, 1.el10, zstd", "fedora43, 1.fc43, zstd"})
    void rpmReadsReleaseCompressorAndDigests(String target, String release, String compressor) {
        for (String architecture : List.of("amd64", "arm64")) {
            Path rpm = one(target, architecture);
            assertThat(query(rpm, "%{VERSION} %{RELEASE} %{PAYLOADCOMPRESSOR} %{ARCH}"))
                    .isEqualTo("1.2.3 " + release + " " + compressor + " "
                            + (architecture.equals("amd64") ? "x86_64" : "aarch64"));
            assertThat(query(rpm, "%{SHA256HEADER} %{SHA1HEADER} %{SIGMD5}"))
                    .matches("[0-9a-f]{64} \\(none\\) \\(none\\)");
            assertThat(Tool.run("rpmkeys", "-Kv", rpm).ok().out())
                    .contains("Header SHA256 digest: OK", "Payload SHA256 digest: OK")
                    .doesNotContain("MD5", "SHA1");
            assertThat(Tool.run("sh", "-c", "rpm2cpio \"$0\" | cpio -it --quiet", rpm)
                            .ok()
                            .out())
                    .contains("./usr/bin/aim");
        }
    }

    @Test
    void anOldRpmGetsTheDigestsThatItKnows() throws IOException {
        Target el7 = Targets.bundled().find("el7").orElseThrow();
        Path rpm = Gopack.create()
                .build(spec(SPEC), base.resolve("old"), Selection.formats("rpm").targets(el7))
                .packages()
                .get(0)
                .path();
        assertThat(query(rpm, "%{PAYLOADCOMPRESSOR} %{RELEASE}")).isEqualTo("xz 1.el7");
        assertThat(Tool.run("rpmkeys", "-Kv", rpm).ok().out()).contains("Header SHA1 digest: OK", "MD5 digest: OK");
    }

    @ParameterizedTest
    @CsvSource({"debian11, xz", "debian12, zst", "debian13, zst", "ubuntu24.04, zst"})
    void dpkgReadsVersionAndCompressor(String target, String suffix) {
        for (String architecture : List.of("amd64", "arm64")) {
            Path deb = one(target, architecture);
            assertThat(Tool.run("dpkg-deb", "-f", deb, "Version", "Architecture")
                            .ok()
                            .lines())
                    .containsExactly("Version: 1.2.3-1~" + target, "Architecture: " + architecture);
            assertThat(Tool.run("ar", "t", deb).ok().lines())
                    .containsExactly("debian-binary", "control.tar.gz", "data.tar." + suffix);
            assertThat(Tool.run("dpkg-deb", "-c", deb).ok().out()).contains("./usr/bin/aim");
        }
    }

    @Test
    void overridesForGroupsAndTargetsAreInThePackages() {
        assertThat(query(one("el9", "amd64"), "[%{RECOMMENDS}]")).isEqualTo("golang");
        assertThat(query(one("fedora43", "amd64"), "[%{RECOMMENDS}]")).isEmpty();
        assertThat(query(one("fedora43", "arm64"), "[%{REQUIRES} ]")).contains("git ");
        assertThat(Tool.run("dpkg-deb", "-f", one("debian12", "amd64"), "Recommends")
                        .ok()
                        .out())
                .contains("golang-go");
        assertThat(Tool.run("dpkg-deb", "-f", one("ubuntu24.04", "amd64"), "Recommends")
                        .ok()
                        .out())
                .isBlank();
    }

    /** Versions of one spec for the targets of a group, in the order of their releases. */
    private static List<String> versions(String group, String version) {
        Target[] targets = Targets.bundled().group(group).toArray(Target[]::new);
        return Gopack.create()
                .plan(
                        spec(SPEC.replace("1.2.3", version)),
                        Selection.ALL.targets(targets).architectures(Architecture.AMD64))
                .plans()
                .stream()
                .map(PackagePlan::evr)
                .toList();
    }

    @Test
    void dpkgTakesALaterReleasesPackageForNewer() {
        for (String group : List.of("debian", "ubuntu")) {
            List<String> versions = new ArrayList<>(versions(group, "1.2.3-rc.1"));
            versions.addAll(versions(group, "1.2.3"));
            versions.addAll(versions(group, "1.2.4"));
            assertThat(versions).hasSizeGreaterThan(10);
            for (int i = 1; i < versions.size(); i++) {
                Tool.run("dpkg", "--compare-versions", versions.get(i - 1), "lt", versions.get(i))
                        .ok();
            }
        }
        // who had the package without a target before is upgraded
        Tool.run(
                        "dpkg",
                        "--compare-versions",
                        "1.2.3",
                        "lt",
                        versions("debian", "1.2.3").get(0))
                .ok();
    }

    @Test
    void rpmTakesALaterReleasesPackageForNewer() {
        for (String group : List.of("el", "fedora")) {
            List<String> versions = new ArrayList<>(versions(group, "1.2.3-rc.1"));
            versions.addAll(versions(group, "1.2.3"));
            versions.addAll(versions(group, "1.2.4"));
            assertThat(versions).hasSizeGreaterThan(8);
            for (int i = 1; i < versions.size(); i++) {
                String compare = "print(rpm.vercmp('" + versions.get(i - 1) + "', '" + versions.get(i) + "'))";
                assertThat(Tool.run("rpm", "--eval", "%{lua:" + compare + "}")
                                .ok()
                                .out())
                        .isEqualToIgnoringWhitespace("-1");
            }
        }
    }

    @Test
    void aFormatIsForTheTargetsThatInstallIt() {
        Target debian = Targets.bundled().find("debian12").orElseThrow();
        Plans plans = Gopack.create().plan(spec(SPEC), Selection.ALL.targets(debian));
        assertThat(plans.plans()).hasSize(2).allMatch(plan -> plan.format().equals("deb"));
        assertThat(Gopack.create()
                        .check(spec(SPEC), Selection.formats("rpm").targets(debian))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("error: none of the targets installs rpm packages: debian12; choose other targets, "
                        + "or leave the format out [build.no-target]");
    }

    @Test
    void anArchitectureThatATargetLacksIsLeftOut() {
        Plans plans = Gopack.create()
                .plan(spec(SPEC), Selection.formats("rpm").architectures(Architecture.of("386"), Architecture.AMD64));
        assertThat(plans.plans())
                .extracting(PackagePlan::fileName)
                .contains("aim-1.2.3-1.el8.i686.rpm", "aim-1.2.3-1.el10.x86_64.rpm")
                .noneMatch(name -> name.contains("el10.i"));
        assertThat(plans.report().findings())
                .extracting(Finding::toString)
                .contains("warning: there is no el10 for 386, so no package is made for it [build.not-for-target]");
    }

    @Test
    void supportIsJudgedByTheDateOfThePackage() {
        assertThat(built.report().findings())
                .filteredOn(finding -> finding.rule().id().startsWith("build."))
                .extracting(Finding::toString)
                .containsExactly(
                        "warning: free support of debian11 ended on 2024-08-14, before the date of the package, "
                                + "2026-11-01 [build.end-of-life]",
                        "info: free support of debian12 ended on 2026-07-11; extended support (LTS) ends on "
                                + "2028-06-30 [build.extended-support]");
        Plans early = Gopack.builder()
                .sourceDate(Instant.EPOCH)
                .build()
                .plan(spec(SPEC.replace("mtime: 2026-11-01", "umask: 022")), Selection.formats("deb"));
        assertThat(early.report().findings())
                .noneMatch(finding -> finding.rule().id().contains("end-of-life"));
    }

    @Test
    void aPackageThatWouldNotInstallIsRefused() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("deb: {compression: zstd}", "debian11 reads gzip, xz, bzip2, lzma (format) [deb.target-lacks]");
        wrong.put(
                "targets: [el7]\nrpm: {compression: zstd}",
                "el7 reads gzip, bzip2, xz, lzma (format) [rpm.target-lacks]");
        wrong.put("targets: [el7]\ndepends: [(a if b)]", "a boolean dependency needs rpm 4.12.0");
        wrong.forEach((more, message) -> {
            String yaml = more.startsWith("targets") ? SPEC.replaceFirst("(?m)^targets.*\n", "") : SPEC;
            Spec spec = spec(yaml + more + "\n");
            assertThatThrownBy(() -> Gopack.create().build(spec, base.resolve("refused"), Selection.ALL))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining(message);
        });
        assertThat(base.resolve("refused")).doesNotExist();
    }

    @Test
    void withoutASuffixEachTargetHasADirectory() throws IOException {
        String yaml = SPEC.replaceFirst(
                "(?m)^targets.*\n", "targets: [debian12, debian13, sles15]\ndeb: {target_suffix: false}\n");
        BuildResult result = Gopack.create()
                .build(spec(yaml), base.resolve("plain"), Selection.ALL.architectures(Architecture.AMD64));
        assertThat(result.packages())
                .extracting(written ->
                        base.resolve("plain").relativize(written.path()).toString())
                .containsExactly(
                        "debian12/aim_1.2.3_amd64.deb",
                        "debian13/aim_1.2.3_amd64.deb",
                        "sles15/aim-1.2.3-1.x86_64.rpm");
    }

    /** dpkg of this machine takes what is built for it, and the version says which release that is. */
    @Test
    void thisMachineIsATarget() throws IOException {
        Files.writeString(
                base.resolve("host.yaml"),
                SPEC.replaceFirst("(?m)^targets.*\n", "").replace("mtime: 2026-11-01\n", ""));
        Tool.Result result =
                Packages.gopack(base, "build", "host.yaml", "--target", "host", "--format", "deb", "--out", "host");
        assertThat(result.code()).as(result.err()).isZero();

        String release = Tool.run("sh", "-c", ". /etc/os-release; echo $ID$VERSION_ID")
                .ok()
                .out()
                .strip();
        String architecture =
                Tool.run("dpkg", "--print-architecture").ok().out().strip();
        assertThat(result.out().strip()).isEqualTo("host/aim_1.2.3-1~" + release + "_" + architecture + ".deb");
        Tool.run("dpkg", "--dry-run", "-i", base.resolve(result.out().strip())).ok();
    }

    /** rpm finds the values of a target that the spec defines. */
    @Test
    void aSpecHasTargetsOfItsOwn() throws IOException {
        String yaml = SPEC.replaceFirst("(?m)^targets.*\n", "targets: [acme9, debian12]\n")
                + "target_definitions:\n"
                + "  acme9: {base: el9, values: {dist_tag: .acme9, payload.default: gzip, payload.readable: gzip}}\n"
                + "  debian12: {values: {payload.default: gzip, payload.readable: gzip}}\n";
        BuildResult result =
                Gopack.create().build(spec(yaml), base.resolve("own"), Selection.ALL.architectures(Architecture.AMD64));
        Path rpm = result.packages().get(1).path();
        assertThat(query(rpm, "%{RELEASE} %{PAYLOADCOMPRESSOR}")).isEqualTo("1.acme9 gzip");
        assertThat(Tool.run("ar", "t", result.packages().get(0).path()).ok().out())
                .contains("data.tar.gz");
    }
}
