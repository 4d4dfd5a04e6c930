package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.conformance.GoPrograms.Program;
import dev.gopack.format.PackagePlan;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.Container;
import dev.gopack.go.GoProgram;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.report.FormatException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real Go programs of every Go since 1.13, and what the tools say of each. What readelf and elfdeps say of them is compared
 * in {@link ElfAgainstReadelfTest} and {@link ElfAgainstElfdepsTest}.
 */
class GoCorpusTest {

    /** Every trait that the corpus has, and how {@code go version -m} or readelf shows it. */
    private static final Set<String> TRAITS = Set.of(
            "static",
            "dynamic",
            "pie",
            "stripped",
            "static-pie",
            "library",
            "cgo",
            "race",
            "cover",
            "vcs",
            "dirty",
            "tags",
            "quoted",
            "fips",
            "experiment",
            "level",
            "pointers",
            "no-build-info",
            "pe",
            "macho",
            "debian",
            "packed",
            "garbled");

    /** What a Go program needs of a system with glibc, the library of other packages left out. */
    private static final String LIBC =
            "libc\\.so\\.6|libm\\.so\\.6|libpthread\\.so\\.0|libdl\\.so\\.2|libresolv\\.so\\.2|ld-linux-x86-64\\.so\\.2";

    @TempDir
    Path dir;

    @Test
    void theCorpusHasEveryGoManyProcessorsAndEveryWayOfBuilding() {
        List<Program> programs = GoPrograms.all();
        assertThat(programs).hasSizeGreaterThanOrEqualTo(40);
        assertThat(programs).extracting(Program::name).doesNotHaveDuplicates();
        assertThat(programs.stream().map(Program::minor).collect(Collectors.toSet()))
                .containsAll(IntStream.rangeClosed(13, 26).boxed().toList());
        assertThat(programs.stream()
                        .filter(program -> program.goos().equals("linux"))
                        .map(Program::goarch)
                        .collect(Collectors.toSet()))
                .contains("amd64", "arm64", "386", "arm", "ppc64le", "s390x", "riscv64", "mips64le", "loong64");
        assertThat(programs).extracting(Program::container).contains(Container.values());
        assertThat(programs.stream()
                        .flatMap(program -> program.traits().stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(TRAITS);
    }

    @Test
    void buildInformationIsWhatGoReads() throws IOException {
        List<Program> programs =
                GoPrograms.all().stream().filter(Program::hasBuildInfo).toList();
        List<BuildInfo> expected =
                GoBuildInfoTest.oracle(programs.stream().map(Program::file).toList());
        for (int i = 0; i < programs.size(); i++) {
            Program program = programs.get(i);
            confirm(program, expected.get(i));
            assertThat(GoProgram.scan(program.file())).as(program.name()).isEqualTo(expected.get(i));
        }
    }

    @Test
    void whereGoReadsNoneNoneIsRead() {
        List<Program> programs = GoPrograms.all().stream()
                .filter(program -> !program.hasBuildInfo())
                .toList();
        assertThat(programs).hasSizeGreaterThanOrEqualTo(3);
        List<Object> command = new ArrayList<>(List.of("go", "version"));
        programs.forEach(program -> command.add(program.file()));
        assertThat(Tool.run(command.toArray()).out()).isEmpty();
        for (Program program : programs) {
            assertThatThrownBy(() -> GoProgram.scan(program.file()))
                    .as(program.name())
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("build information was taken out");
        }
    }

    /** That the list says the truth, as Go itself reads it. */
    private static void confirm(Program program, BuildInfo info) {
        assertThat(info.goVersion())
                .as(program.name())
                .startsWith(program.has("garbled") ? "unknown" : "go" + program.goVersion());
        Map<String, String> settings =
                info.settings().stream().collect(Collectors.toMap(BuildInfo.Setting::key, BuildInfo.Setting::value));
        // docs: go.dev/doc/go1.18, which began to write settings; garble takes them out
        if (program.minor() < 18 || program.has("garbled")) {
            assertThat(settings).as(program.name()).isEmpty();
            return;
        }
        assertThat(settings)
                .as(program.name())
                .containsEntry("GOOS", program.goos())
                .containsEntry("GOARCH", program.goarch());
        if (program.has("debian")) {
            return;
        }
        assertThat(settings.containsKey("vcs")).as(program.name()).isEqualTo(program.has("vcs"));
        assertThat(settings.containsKey("-tags"))
                .as(program.name())
                .isEqualTo(program.has("tags") || program.has("fips"));
        assertThat(settings.containsKey("-race")).as(program.name()).isEqualTo(program.has("race"));
        assertThat(settings.containsKey("-cover")).as(program.name()).isEqualTo(program.has("cover"));
        assertThat(settings.containsKey("GOFIPS140")).as(program.name()).isEqualTo(program.has("fips"));
        assertThat(settings.containsKey("GOEXPERIMENT")).as(program.name()).isEqualTo(program.has("experiment"));
        assertThat(settings.getOrDefault("GOAMD64", "v1").equals("v3")
                        || settings.getOrDefault("GOARM64", "v8.0").endsWith(",lse"))
                .as(program.name())
                .isEqualTo(program.has("level"));
        assertThat(settings.getOrDefault("-ldflags", "").contains("\""))
                .as(program.name())
                .isEqualTo(program.has("quoted"));
        assertThat(settings.get("CGO_ENABLED").equals("1")).as(program.name()).isEqualTo(program.has("cgo"));
        assertThat(info.main().orElseThrow().version().endsWith("+dirty"))
                .as(program.name())
                .isEqualTo(program.has("dirty"));
    }

    @Test
    void theListSaysHowProgramsAreLinked() {
        Map<Path, Map<String, Object>> facts = Readelf.facts(GoPrograms.elf());
        for (Program program : GoPrograms.all()) {
            Map<String, Object> found = facts.getOrDefault(program.file(), Map.of());
            assertThat(found.isEmpty()).as(program.name()).isEqualTo(program.container() != Container.ELF);
            if (program.has("static")) {
                assertThat(found).as(program.name()).containsEntry("kind", "STATIC");
            }
            if (program.has("dynamic") || program.has("pie")) {
                assertThat(found).as(program.name()).containsKey("interpreter");
            }
            if (program.has("static-pie")) {
                assertThat(found).as(program.name()).containsEntry("kind", "STATIC_PIE");
            }
            if (program.has("library")) {
                assertThat(found).as(program.name()).containsEntry("kind", "LIBRARY");
            }
            if (program.has("stripped")) {
                assertThat(found).as(program.name()).containsEntry("stripped", true);
            }
        }
    }

    @Test
    void debsNeedTheCLibraryThatDpkgShlibdepsFinds() throws IOException {
        Files.createDirectories(dir.resolve("debian"));
        Files.writeString(
                dir.resolve("debian/control"),
                "Source: demo\nMaintainer: A <a@b.c>\n\nPackage: demo\nArchitecture: any\n");
        Map<Path, Map<String, Object>> facts = Readelf.facts(GoPrograms.elf());
        List<Object> unlinked = new ArrayList<>(List.of("dpkg-shlibdeps", "-O"));
        int dynamic = 0;
        for (Program program : GoPrograms.all()) {
            List<?> needed =
                    (List<?>) facts.getOrDefault(program.file(), Map.of()).getOrDefault("needed", List.of());
            if (!program.goos().equals("linux")
                    || !program.goarch().equals("amd64")
                    || !needed.stream().allMatch(library -> library.toString().matches(LIBC))) {
                continue;
            }
            if (needed.isEmpty()) {
                // dpkg-shlibdeps says nothing of the loader, which nothing but the C library's package has
                boolean loaded = facts.get(program.file()).containsKey("interpreter");
                unlinked.add(program.file());
                assertThat(depends(program.file()))
                        .as(program.name())
                        .isEqualTo(loaded ? List.of("libc6 (>= 2.2.5)") : List.of());
                continue;
            }
            dynamic++;
            assertThat(String.join(", ", depends(program.file())))
                    .as(program.name())
                    .isEqualTo(shlibdeps(List.of("dpkg-shlibdeps", "-O", program.file())));
        }
        assertThat(dynamic).isGreaterThanOrEqualTo(6);
        assertThat(unlinked).hasSizeGreaterThan(20);
        assertThat(shlibdeps(unlinked)).isEmpty();
    }

    private String shlibdeps(List<?> command) {
        return Tool.run(dir, Map.of(), command).out().strip().replaceFirst("^shlibs:Depends=", "");
    }

    private static List<String> depends(Path program) {
        PackageSpec spec = PackageSpec.builder("demo", "1.0.0")
                .maintainer("Tools <tools@example.com>")
                .license("MIT")
                .description("Demo\nA program.")
                .mtime(Instant.parse("2026-01-01T00:00:00Z"))
                .derive(DeriveSettings.ALL)
                .content(ContentSpec.to("/usr/bin/demo").src(program.toString()).mode(0755))
                .build();
        Plans plans = Gopack.create().plan(Spec.of(spec, Architecture.AMD64), Selection.formats("deb"));
        plans.report().throwIfErrors();
        return plans.plans().get(0).relations().stream()
                .filter(relation -> relation.kind() == RelationKind.DEPENDS)
                .map(PackagePlan.Relation::text)
                .toList();
    }
}
