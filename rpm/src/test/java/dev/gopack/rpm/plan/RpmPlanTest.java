package dev.gopack.rpm.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackagePlan;
import dev.gopack.io.ContentSource;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.rpm.RpmFixture;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, versions and files of a plan. */
class RpmPlanTest {

    @ParameterizedTest
    @CsvSource({
        "all,noarch,''",
        "amd64,x86_64,x86-64",
        "386,i386,x86-32",
        "arm5,armv5tel,armv5tel-32",
        "arm6,armv6hl,armv6hl-32",
        "arm7,armv7hl,armv7hl-32",
        "arm64,aarch64,aarch-64",
        "ppc64le,ppc64le,ppc-64",
        "s390x,s390x,s390-64",
        "riscv64,riscv64,riscv-64",
        "loong64,loongarch64,loongarch-64",
        "mips64le,mips64el,mips-64",
        "mipsle,mipsel,mips-32"
    })
    void architecturesHaveRpmsNames(String go, String rpm, String isa) {
        RpmPlan plan = RpmFixture.rpm().architecture(go).plan();

        assertThat(plan.nativeArchitecture()).isEqualTo(rpm);
        assertThat(plan.fileName()).isEqualTo("demo-1.2.3-1." + rpm + ".rpm");
        assertThat(plan.relations())
                .filteredOn(relation -> relation.kind() == RelationKind.PROVIDES)
                .extracting(PackagePlan.Relation::text)
                .containsExactlyInAnyOrder(
                        isa.isEmpty()
                                ? new String[] {"demo = 1.2.3-1"}
                                : new String[] {"demo = 1.2.3-1", "demo(" + isa + ") = 1.2.3-1"});
    }

    @Test
    void anArchitectureGivenByRpmsNameIsTakenAsItIs() {
        RpmPlan plan = RpmFixture.rpm()
                .spec(spec -> spec.rpm(
                        dev.gopack.model.RpmSettings.builder().arch("x86_64_v3").build()))
                .plan();

        assertThat(plan.fileName()).isEqualTo("demo-1.2.3-1.x86_64_v3.rpm");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, '', '', '', 1.2.3-1",
        "1.2.3, rc.1, '', '', 1.2.3~rc.1-1",
        "1.2.3, rc-1, '', 2, 1.2.3~rc_1-2",
        "1.2.3, '', git-5, '', 1.2.3+git_5-1",
        "1.2.3, beta, x, 4.fc43, 1.2.3~beta+x-4.fc43",
        "2024-05-01, '', '', '', 2024_05_01-1"
    })
    void versionsAreWrittenAsRpmSortsThem(
            String upstream, String prerelease, String metadata, String release, String evr) {
        RpmPlan plan = RpmFixture.rpm()
                .version(new PackageVersion(null, upstream, prerelease, metadata, release))
                .plan();

        assertThat(plan.evr()).isEqualTo(evr);
        assertThat(plan.fileName()).isEqualTo("demo-" + evr + ".x86_64.rpm");
    }

    @Test
    void theEpochIsInTheVersionAndNotInTheFileName() {
        RpmPlan plan = RpmFixture.rpm()
                .version(new PackageVersion(4_294_967_295L, "1", "", "", ""))
                .plan();

        assertThat(plan.evr()).isEqualTo("4294967295:1-1");
        assertThat(plan.fileName()).isEqualTo("demo-1-1.x86_64.rpm");
    }

    @Test
    void filesAreSortedByBytesAndDirectoriesThatAreNotOwnedAreLeftOut() {
        FileAttributes plain = FileAttributes.of(0755, 0);
        RpmPlan plan = RpmFixture.rpm()
                .file("/opt/a/b", "")
                .file("/opt/a-b", "")
                .file("/opt/\ud83d\ude00", "")
                .file("/opt/\uffee", "")
                .entry(new FileEntry.Directory(new EntryPath("/opt"), plain, true))
                .entry(new FileEntry.Directory(new EntryPath("/opt/a"), plain, false))
                .plan();

        assertThat(plan.files())
                .extracting(file -> file.path().value())
                .containsExactly("/opt/a", "/opt/a-b", "/opt/a/b", "/opt/\uffee", "/opt/\ud83d\ude00");
    }

    @Test
    void aPlanReadsNoContentAndKnowsItsSize() {
        ContentSource unreadable = new ContentSource() {
            @Override
            public String name() {
                return "big";
            }

            @Override
            public long size() {
                return 5_000_000_000L;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("opened");
            }
        };

        RpmPlan plan = RpmFixture.rpm()
                .file("/big", 0644, FileRole.PLAIN, unreadable)
                .file("/small", "12345")
                .plan();

        assertThat(plan.contentSize()).isEqualTo(5_000_000_005L);
        assertThat(plan.relations()).extracting(PackagePlan.Relation::text).contains("rpmlib(LargeFiles) <= 4.12.0-1");
    }
}
