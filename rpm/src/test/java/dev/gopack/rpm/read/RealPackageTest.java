package dev.gopack.rpm.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackageInfo;
import dev.gopack.rpm.Golden;
import dev.gopack.rpm.RpmFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A package of rpmbuild, read as rpm reads it. */
class RealPackageTest {

    private final PackageInfo info = RpmFixture.info(Golden.bytes("rpmbuild-4.18-demo.rpm"));

    private static List<String> printed(String kind) {
        return Golden.lines("rpmbuild-4.18-demo.txt").stream()
                .filter(line -> line.startsWith(kind + ": "))
                .map(line -> line.substring(kind.length() + 2))
                .toList();
    }

    @Test
    void relationsAreThoseThatRpmPrints() {
        for (String list : List.of("Provides", "Requires", "Recommends", "Supplements", "Conflicts", "Obsoletes")) {
            assertThat(info.relations().get(list)).as(list).isEqualTo(printed(list.toLowerCase(Locale.ROOT)));
        }
        assertThat(info.relations()).containsEntry("OrderWithRequires", List.of("ord"));
    }

    /** {@code path size mtime digest mode owner group isconfig isdoc rdev symlink} */
    @Test
    void filesAreThoseThatRpmDumps() {
        List<String> dump = new ArrayList<>();
        for (PackageInfo.PackagedFile file : info.files()) {
            int type =
                    switch (file.kind()) {
                        case "directory" -> 0040000;
                        case "symlink" -> 0120000;
                        default -> 0100000;
                    };
            String digest =
                    file.digest().isEmpty() ? "0".repeat(64) : file.digest().substring("sha256:".length());
            dump.add(String.join(
                    " ",
                    file.path(),
                    Long.toString(file.size()),
                    Long.toString(file.mtime()),
                    digest,
                    "0" + Integer.toOctalString(type | file.mode()),
                    file.user(),
                    file.group(),
                    file.flags().contains("config") ? "1" : "0",
                    file.flags().contains("doc") ? "1" : "0",
                    "0",
                    file.kind().equals("symlink") ? file.linkTarget() : "X"));
        }

        assertThat(dump).isEqualTo(printed("file"));
    }

    @Test
    void everyDigestIsRight() {
        assertThat(info.digests()).hasSizeGreaterThan(10);
        assertThat(info.isIntact()).isTrue();
    }

    // observed: rpm 4.18, rpm -qp --scripts, --triggers, --changelog
    @Test
    void scriptsAndChangelogAreThoseThatRpmPrints() {
        assertThat(info.scripts().get("%post"))
                .isEqualTo(new PackageInfo.Script(List.of("/usr/bin/perl", "-w"), "print 1"));
        assertThat(info.scripts().get("%postun")).isEqualTo(new PackageInfo.Script(List.of("/sbin/ldconfig"), ""));
        assertThat(info.scripts())
                .containsKeys(
                        "%pretrans",
                        "%pre",
                        "%triggerin -- bar > 1, foo",
                        "%filetriggerin -- /usr/lib, /usr/share/x",
                        "%transfiletriggerpostun -- /usr/bin");
        assertThat(info.changelog())
                .containsExactly(
                        "* Tue Mar 05 2024 Ann <ann@example.org> - 1.2.3-1\n- one\n- two",
                        "* Mon Mar 04 2024 Ann <ann@example.org> - 1.2.2-1\n- zero");
    }
}
