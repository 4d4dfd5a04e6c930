package dev.gopack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.model.Architecture;
import dev.gopack.model.GoReleases;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundled table says; reading it at all checks every value of it. */
class TargetsTest {

    private static final Targets TABLE = Targets.bundled();

    private static Target target(String name) {
        return TABLE.find(name).orElseThrow();
    }

    private static List<String> ids(List<Target> targets) {
        return targets.stream().map(Target::id).toList();
    }

    @Test
    void releasesOfOneDistributionStandFromTheOldestToTheNewest() {
        for (String group : List.of("el", "fedora", "debian", "ubuntu", "alpine")) {
            List<LocalDate> dates = TABLE.group(group).stream()
                    .flatMap(target -> target.released().stream())
                    .toList();
            assertThat(dates).as(group).isSorted().hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rocky9, el9",
        "bookworm, debian12",
        "noble, ubuntu24.04",
        "fc43, fedora43",
        "el9, el9",
        "al2, amazonlinux2"
    })
    void aTargetGoesByItsIdAndItsAliases(String name, String id) {
        assertThat(target(name).id()).isEqualTo(id);
    }

    @Test
    void groupsFamiliesAndPatternsMeanSeveral() {
        assertThat(ids(TABLE.select("el"))).containsExactly("el7", "el8", "el9", "el10");
        assertThat(ids(TABLE.select("ubuntu2?.04")))
                .containsExactly("ubuntu20.04", "ubuntu22.04", "ubuntu24.04", "ubuntu26.04");
        assertThat(ids(TABLE.select("debian1*"))).isEqualTo(ids(TABLE.group("debian")));
        assertThat(ids(TABLE.select("suse"))).contains("sles15", "opensuse-leap16.0");
        assertThat(TABLE.select("deb")).hasSize(9).allMatch(target -> target.family() == Family.DEB);
        assertThat(ids(TABLE.selectBuilt(List.of("el9", "el", "rocky9")))).containsExactly("el9", "el7", "el8", "el10");
        assertThat(TABLE.selectBuilt("*")).noneMatch(target -> target.family() == Family.APK);
    }

    @Test
    void aDotInAPatternIsADot() {
        assertThat(TABLE.select("ubuntu24?04*")).hasSize(1);
        assertThat(TABLE.select("ubuntu.*")).isEmpty();
    }

    @Test
    void whatIsNotBuiltIsRefusedWithTheReason() {
        assertThatThrownBy(() -> TABLE.selectBuilt("alpine3.22")).hasMessageContaining("apk packages");
        assertThatThrownBy(() -> TABLE.selectBuilt("alpine*")).hasMessageContaining("apk packages");
        assertThatThrownBy(() -> TABLE.selectBuilt("el99")).hasMessage("no such target: \"el99\"");
    }

    @Test
    void supportIsAskedForADayThatTheCallerNames() {
        assertThat(target("debian12").isSupported(LocalDate.of(2026, 7, 11))).isTrue();
        assertThat(target("debian12").isSupported(LocalDate.of(2026, 7, 12))).isFalse();
        assertThat(target("debian12").extendedEndOfLife()).contains(LocalDate.of(2028, 6, 30));
        assertThat(target("ubuntu20.04").extendedEndOfLife())
                .as("a month is its last day")
                .contains(LocalDate.of(2030, 4, 30));
        assertThat(ids(TABLE.supported(LocalDate.of(2026, 11, 23))))
                .contains("el8", "debian13", "opensuse-tumbleweed", "azurelinux3")
                .doesNotContain("el7", "fedora42", "debian11", "debian12", "ubuntu25.10");
    }

    @Test
    void valuesHaveTypesAndMarks() {
        Target el9 = target("el9");
        assertThat(el9.distTag()).contains(".el9");
        assertThat(el9.libc()).isEqualTo(new Libc("glibc", "2.34"));
        assertThat(el9.systemd()).hasValue(252);
        assertThat(el9.payload().preferred()).isEqualTo("zstd");
        assertThat(el9.signatures().legacyEdDsa()).isTrue();
        assertThat(el9.ca().packages()).containsExactly("ca-certificates");
        assertThat(el9.tzdataPackage()).isEqualTo("tzdata");
        assertThat(target("sles15").tzdataPackage()).isEqualTo("timezone");
        assertThat(el9.architecture(Architecture.AMD64).orElseThrow().goSetting())
                .contains("GOAMD64=v2");
        assertThat(el9.architecture(Architecture.of("s390x")).orElseThrow().goSetting())
                .isEmpty();
        assertThat(el9.fact("tool.rpm")).isEqualTo(new Fact("tool.rpm", "4.16.1.3", Mark.FORMAT, ""));
        assertThat(el9.fact("eol").mark()).isEqualTo(Mark.EOL);
        assertThat(target("debian12").fact("libc.version").mark()).isEqualTo(Mark.RAN);
        assertThatThrownBy(() -> el9.fact("libc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsUnknownIsNoNo() {
        assertThat(target("ubuntu26.04").tool("dpkg")).isEmpty();
        assertThat(target("ubuntu26.04").toolIsAtLeast("dpkg", "1.21.18")).isEqualTo(Answer.UNKNOWN);
        assertThat(target("openeuler24.03").payload().usual()).isEmpty();
        assertThat(target("openeuler24.03").payload().preferred()).isEqualTo("xz");
        assertThat(target("el7").go().has(21)).isEqualTo(Answer.UNKNOWN);
        assertThat(target("opensuse-tumbleweed").signatures().v6()).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"4.16, YES", "4.16.1.3, YES", "4.16.1.4, NO", "4.9, YES", "5, NO"})
    void versionsOfToolsAreComparedByNumber(String version, Answer answer) {
        assertThat(target("el9").toolIsAtLeast("rpm", version)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "debian12, golang-go, 19, YES",
        "debian12, golang-go, 20, NO",
        "el9, golang, 26, YES",
        "el9, golang, 27, NO",
        "opensuse-tumbleweed, go, 26, YES",
        "opensuse-tumbleweed, go, 27, UNKNOWN",
        "ubuntu24.04, golang-go, 22, YES"
    })
    void theUsualGoPackageHasARelease(String name, String golang, int minor, Answer answer) {
        assertThat(target(name).go().packages().get(0)).isEqualTo(golang);
        assertThat(target(name).go().has(minor)).isEqualTo(answer);
    }

    @Test
    void versionedGoPackagesAreFoundByRelease() {
        assertThat(target("ubuntu20.04").go().versionedPackage(new GoReleases(20, GoReleases.NEWEST)))
                .contains("golang-1.20-go");
        assertThat(target("ubuntu20.04").go().versionedPackage(new GoReleases(23, GoReleases.NEWEST)))
                .isEmpty();
        assertThat(target("ubuntu24.04").go().versionedPackage(new GoReleases(24, GoReleases.NEWEST)))
                .as("1.21 and newer")
                .contains("golang-1.24-go");
        assertThat(target("ubuntu24.04").go().versionedPackage(new GoReleases(99, GoReleases.NEWEST)))
                .as("what was not there when the table was written")
                .isEmpty();
        assertThat(target("opensuse-leap15.6").go().versionedPackage(new GoReleases(3, GoReleases.NEWEST)))
                .contains("go1.21");
        assertThat(target("debian14").go().versionedPackage(new GoReleases(0, 26)))
                .as("any up to 1.26")
                .contains("golang-1.26-go");
        assertThat(target("debian14").go().versionedPackage(new GoReleases(24, 25)))
                .as("of 1.26 and 1.27")
                .isEmpty();
        assertThat(target("sles15").go().packages()).isEmpty();
        assertThat(target("debian12").go().versionedPackage(new GoReleases(21, GoReleases.NEWEST)))
                .isEmpty();
        assertThat(target("debian12").go().isInBackports(new GoReleases(23, GoReleases.NEWEST)))
                .isTrue();
        assertThat(target("debian12").go().isInBackports(new GoReleases(24, GoReleases.NEWEST)))
                .isFalse();
        assertThat(target("el9").goCommand()).contains("/usr/bin/go");
        assertThat(target("debian12").goCommand()).isEmpty();
    }

    @Test
    void aRunningSystemIsRecognised() {
        assertThat(target("el9").osRelease().matches("rocky", "9.6")).isTrue();
        assertThat(target("el9").osRelease().matches("rocky", "90")).isFalse();
        assertThat(target("debian12").osRelease().matches("debian", "12")).isTrue();
        assertThat(target("opensuse-tumbleweed").osRelease().matches("opensuse-tumbleweed", "20261101"))
                .isTrue();
        assertThat(target("openeuler24.03").osRelease().matches("openeuler", "24.03"))
                .isFalse();
    }

    @Test
    void architecturesAreThereOrNot() {
        assertThat(target("el9").has(Architecture.ALL)).isTrue();
        assertThat(target("el10").has(Architecture.of("386"))).isFalse();
        assertThat(target("ubuntu26.04").architectures()).anySatisfy(one -> {
            assertThat(one.isVariant()).isTrue();
            assertThat(one.architecture()).isEqualTo(Architecture.AMD64);
            assertThat(one.packageName()).isEqualTo("amd64");
        });
        assertThat(target("debian12")
                        .architecture(Architecture.of("arm5"))
                        .orElseThrow()
                        .packageName())
                .isEqualTo("armel");
        assertThat(target("opensuse-tumbleweed")
                        .architecture(Architecture.of("386"))
                        .orElseThrow()
                        .packageName())
                .isEqualTo("i586");
    }

    @Test
    void onlyOldRpmsNeedOldDigests() {
        assertThat(ids(TABLE.group("rpm").stream()
                        .filter(target -> target.payload().needsOldDigests())
                        .toList()))
                .containsExactly("el7", "amazonlinux2");
    }

    @Test
    void aDebsSuffixIsLegalInARevision() {
        // docs: deb-version(7); what conformance asks of dpkg itself is the order
        Pattern legal = Pattern.compile("~[A-Za-z0-9.+~]+");
        assertThat(TABLE.group("deb"))
                .allMatch(target ->
                        legal.matcher(target.versionSuffix().orElse("")).matches());
        assertThat(target("el9").versionSuffix()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"el9", "debian12"})
    void aVariantIsOfTheFormatThatItsTargetInstalls(String name) {
        assertThat(Variant.of(target(name), Architecture.ALL).format())
                .isEqualTo(target(name).family().id());
        assertThatThrownBy(() -> new Variant("box", Optional.of(target(name)), Architecture.ALL))
                .hasMessageContaining("does not install box packages");
    }
}
