package dev.gopack.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.DerivedRelation;
import dev.gopack.format.PackageDraft;
import dev.gopack.go.GoFixture;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.Changelog;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.GoSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.report.Report;
import dev.gopack.scan.Scanner;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a Go program reads at run time follows from the functions that are linked into it. */
class LinkedNeedsTest {

    private static final String ROOTS = "crypto/x509.loadSystemRoots";
    private static final String ZONES = "time.LoadLocation";
    private static final Variant RPM = Variant.of("rpm", Architecture.AMD64);

    private static byte[] program(String text, String... functions) {
        byte[] table = GoFixture.table(GoFixture.GO_1_20, 8, ByteOrder.LITTLE_ENDIAN, List.of(functions));
        return GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, GoFixture.info("go1.26.8", text));
    }

    private static byte[] withoutBuildInformation(byte[] program) {
        byte[] bare = program.clone();
        byte[] mark = "\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i + mark.length <= bare.length; i++) {
            if (Arrays.equals(bare, i, i + mark.length, mark, 0, mark.length)) {
                Arrays.fill(bare, i, i + mark.length, (byte) 0);
            }
        }
        return bare;
    }

    private static List<String> derived(Variant variant, Map<GoSettings.Need, GoSettings.Strength> needs, byte[] file) {
        Report.Collector findings = new Report.Collector();
        List<String> relations = derived(variant, needs, file, findings);
        assertThat(findings.toReport().findings()).isEmpty();
        return relations;
    }

    private static List<String> derived(
            Variant variant, Map<GoSettings.Need, GoSettings.Strength> needs, byte[] file, Report.Collector findings) {
        PackageSpec spec = PackageSpec.builder("tool", "1.0.0")
                .go(GoSettings.builder().needs(needs).build())
                .derive(DeriveSettings.ALL)
                .build();
        FileEntry entry = new FileEntry.Regular(
                EntryPath.of("/usr/bin/tool"),
                FileAttributes.of(0755, 0),
                FileRole.PLAIN,
                ContentSource.of("tool", file));
        PackageDraft draft = new PackageDraft(
                spec,
                variant,
                new PackageVersion(null, "1.0.0", "", "", "1"),
                0,
                List.of(entry),
                Map.of(),
                Map.of(),
                List.of(),
                Changelog.EMPTY,
                List.of(),
                Map.of());
        List<DerivedRelation> relations = Deriver.load(new Scanner())
                .derive(draft, variant.format(), findings)
                .derived();
        return relations.stream()
                .filter(relation -> relation.generator().equals("runtime"))
                .map(relation -> relation.kind() + " " + relation.dependency() + ": " + relation.cause())
                .toList();
    }

    @Test
    void certificatesAndTimeZonesAreRecommendedIfTheyAreRead() {
        assertThat(derived(RPM, Map.of(), program(GoFixture.TEXT, ROOTS, ZONES)))
                .containsExactly(
                        RelationKind.RECOMMENDS
                                + " ca-certificates: /usr/bin/tool links crypto/x509.loadSystemRoots,"
                                + " which reads the certificates of the system",
                        RelationKind.RECOMMENDS
                                + " tzdata: /usr/bin/tool links time.LoadLocation,"
                                + " which reads the time zones of the system, and not time/tzdata");
        assertThat(derived(RPM, Map.of(), program(GoFixture.TEXT, "crypto/x509.ParseCertificate", "time.Now")))
                .isEmpty();
    }

    @Test
    void whatAProgramBringsAlongIsNotRecommended() {
        byte[] file = program(
                GoFixture.TEXT, ROOTS, ZONES, "time/tzdata.init.0", "golang.org/x/crypto/x509roots/fallback.init.0");
        assertThat(derived(RPM, Map.of(), file)).isEmpty();
    }

    @Test
    void theSpecHasTheLastWord() {
        Map<GoSettings.Need, GoSettings.Strength> needs = Map.of(
                GoSettings.Need.CA_CERTIFICATES, GoSettings.Strength.NONE,
                GoSettings.Need.TZDATA, GoSettings.Strength.REQUIRE);
        assertThat(derived(RPM, needs, program(GoFixture.TEXT, ROOTS, ZONES)))
                .containsExactly(RelationKind.DEPENDS + " tzdata: go.needs in the spec: tzdata");
        assertThat(derived(
                        RPM,
                        Map.of(GoSettings.Need.TZDATA, GoSettings.Strength.NONE),
                        program(GoFixture.TEXT, ROOTS, ZONES)))
                .singleElement()
                .asString()
                .contains(" ca-certificates: ");
    }

    @Test
    void packagesAreNamedAsTheTargetNamesThem() {
        for (String target : List.of("opensuse-leap15.6", "debian12")) {
            var found = Targets.bundled().find(target).orElseThrow();
            assertThat(derived(Variant.of(found, Architecture.AMD64), Map.of(), program(GoFixture.TEXT, ROOTS, ZONES)))
                    .satisfiesExactly(
                            certificates -> assertThat(certificates)
                                    .contains(" " + found.ca().packages().get(0) + ": "),
                            zones -> assertThat(zones).contains(" " + found.tzdataPackage() + ": "));
        }
    }

    @Test
    void theNamesOfServicesAreInOtherPackagesOfOtherDistributions() {
        Map<GoSettings.Need, GoSettings.Strength> needs = Map.of(GoSettings.Need.NETBASE, GoSettings.Strength.REQUIRE);
        Map.of("el9", "setup", "sles15", "netcfg", "azurelinux3", "iana-etc", "debian12", "netbase")
                .forEach((target, name) -> {
                    Variant variant = Variant.of(Targets.bundled().find(target).orElseThrow(), Architecture.AMD64);
                    assertThat(derived(variant, needs, program(GoFixture.TEXT)))
                            .containsExactly(RelationKind.DEPENDS + " " + name + ": go.needs in the spec: netbase");
                });
        assertThat(derived(RPM, needs, program(GoFixture.TEXT)))
                .containsExactly(RelationKind.DEPENDS + " /etc/services: go.needs in the spec: netbase");
    }

    @Test
    void librariesReadWhatProgramsRead() {
        assertThat(derived(RPM, Map.of(), program("build\t-buildmode=c-shared\n", ROOTS, ZONES)))
                .hasSize(2);
    }

    @Test
    void theFunctionsShowItAlsoWithoutBuildInformation() {
        Report.Collector findings = new Report.Collector();
        byte[] bare = withoutBuildInformation(program(GoFixture.TEXT, ROOTS, ZONES));
        assertThat(derived(RPM, Map.of(), bare, findings)).hasSize(2);
        assertThat(findings.toReport().findings())
                .singleElement()
                .asString()
                .contains("/usr/bin/tool is of Go, and its build information was taken out");
    }

    @Test
    void programsThatHideWhatIsInThemAreNamed() {
        byte[] packed = GoFixture.elf(ByteOrder.LITTLE_ENDIAN, false, new byte[32], new byte[64]);
        System.arraycopy("UPX!".getBytes(StandardCharsets.ISO_8859_1), 0, packed, 300, 4);
        byte[] table = GoFixture.table(GoFixture.GO_1_20, 8, ByteOrder.LITTLE_ENDIAN, List.of("main.main"));
        byte[] garbled = GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, GoFixture.info("unknown", ""));
        Map.of(packed, "is packed with UPX", garbled, "is of Go and obfuscated").forEach((file, said) -> {
            Report.Collector findings = new Report.Collector();
            assertThat(derived(RPM, Map.of(), file, findings)).isEmpty();
            assertThat(findings.toReport().findings())
                    .singleElement()
                    .asString()
                    .contains("/usr/bin/tool " + said)
                    .contains("derive.no-build-info");
        });
    }

    @Test
    void aDamagedTableSaysNothing() {
        byte[] file = program(GoFixture.TEXT, ROOTS, ZONES);
        file[1024] = 0;
        assertThat(derived(RPM, Map.of(), file)).isEmpty();
    }
}
