package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs need, as the tools of the distributions derive it from the same files. */
class LibrariesTest {

    private static final int MOST = 30;

    @TempDir
    Path dir;

    private static PackagePlan plan(Path program, String format) {
        PackageSpec spec = PackageSpec.builder("demo", "1.0.0")
                .maintainer("Tools <tools@example.com>")
                .license("MIT")
                .description("Demo\nA program.")
                .mtime(java.time.Instant.parse("2026-01-01T00:00:00Z"))
                .derive(DeriveSettings.ALL)
                .disableGlobbing(true) // there is a program named [
                .content(ContentSpec.to("/usr/bin/demo").src(program.toString()).mode(0755))
                .build();
        Plans plans = Gopack.create().plan(Spec.of(spec, Architecture.AMD64), Selection.formats(format));
        plans.report().throwIfErrors();
        return plans.plans().get(0);
    }

    private static List<String> depends(PackagePlan plan) {
        return plan.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.DEPENDS)
                .map(PackagePlan.Relation::text)
                .toList();
    }

    /**
     * Programs of this machine that are linked with nothing but the C library, and with what it has for all: parts of the C
     * library itself pin its version, and dpkg-shlibdeps overlooks the markers.
     */
    private static List<Path> programs() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("/usr/bin"))) {
            for (Path file : files.sorted().toList()) {
                if (found.size() < MOST && Files.isRegularFile(file) && !Files.isSymbolicLink(file) && isElf(file)) {
                    String needed = Tool.run("readelf", "-dVW", file.toString()).out();
                    boolean only = needed.lines()
                            .filter(line -> line.contains("(NEEDED)"))
                            .allMatch(line -> line.matches(".*\\[(libc\\.so\\.6|libm\\.so\\.6|libresolv\\.so\\.2"
                                    + "|ld-linux-x86-64\\.so\\.2)]"));
                    boolean plain = !needed.contains("GLIBC_PRIVATE") && !needed.contains("GLIBC_ABI");
                    if (only && plain && needed.contains("(NEEDED)")) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isElf(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {0x7f, 'E', 'L', 'F'});
        }
    }

    @Test
    void debsNeedTheCLibraryThatDpkgShlibdepsFinds() throws IOException {
        Files.createDirectories(dir.resolve("debian"));
        Files.writeString(
                dir.resolve("debian/control"),
                "Source: demo\nMaintainer: A <a@b.c>\n\nPackage: demo\nArchitecture: any\n");
        List<Path> programs = programs();
        assertThat(programs).hasSizeGreaterThan(15);
        for (Path program : programs) {
            String printed = Tool.run(dir, Map.of(), List.of("dpkg-shlibdeps", "-O", program))
                    .out();
            String expected = printed.strip().replaceFirst("^shlibs:Depends=", "");
            assertThat(String.join(", ", depends(plan(program, "deb"))))
                    .as(program.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void rpmsNeedWhatElfdepsPrints() throws IOException {
        for (Path program : programs().subList(0, 15)) {
            String printed = Tool.run("/usr/lib/rpm/elfdeps", "--requires", program.toString())
                    .out();
            assertThat(new TreeSet<>(depends(plan(program, "rpm"))))
                    .as(program.toString())
                    .containsAll(printed.lines().toList());
        }
    }

    @Test
    void everyRelationSaysWhereItComesFrom() throws IOException {
        PackagePlan plan = plan(programs().get(0), "deb");
        assertThat(plan.relations())
                .filteredOn(relation -> relation.text().startsWith("libc6"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.reason().orElse("")).startsWith("/usr/bin/demo needs "));
    }
}
