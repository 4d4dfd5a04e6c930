package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Plans;
import dev.gopack.Selection;
import dev.gopack.elf.ElfFile;
import dev.gopack.format.PackagePlan;
import dev.gopack.io.ByteSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.spec.Spec;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that are linked with libraries of the bundled table need in a package for Debian 12 what Debian 12's
 * dpkg-shlibdeps finds for them.
 */
class ShlibdepsTest {

    /** How many programs of this machine are compared; {@code -Dgopack.shlibdeps=9999} takes all. */
    private static final int MOST = Integer.getInteger("gopack.shlibdeps", 30);

    private static final Pattern LIBRARY = Pattern.compile("(?m)^library (.*)$");
    private static final Pattern NEEDS = Pattern.compile("(?m)^needs (.*)$");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9+.-]+");

    @TempDir
    Path dir;

    private final Set<String> sonames = new HashSet<>();
    private final Set<String> packages = new HashSet<>();

    @BeforeEach
    void readTheTable() throws IOException {
        Files.createDirectories(dir.resolve("debian"));
        Files.writeString(
                dir.resolve("debian/control"),
                "Source: demo\nMaintainer: A <a@b.c>\n\nPackage: demo\nArchitecture: any\n");
        try (var in = Gopack.class.getClassLoader().getResourceAsStream("dev/gopack/deb/shlibs/shlibs.txt")) {
            String table = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            LIBRARY.matcher(table).results().forEach(found -> sonames.add(found.group(1)));
            NEEDS.matcher(table).results().forEach(found -> NAME.matcher(found.group(1))
                    .results()
                    .forEach(name -> packages.add(name.group())));
        }
    }

    private static Plans plans(Optional<Target> target, ContentSpec.Builder... contents) {
        PackageSpec.Builder spec = PackageSpec.builder("demo", "1.0.0")
                .maintainer("Tools <tools@example.com>")
                .license("MIT")
                .description("Demo\nA program.")
                .mtime(java.time.Instant.parse("2026-01-01T00:00:00Z"))
                .derive(DeriveSettings.ALL)
                .disableGlobbing(true);
        Arrays.stream(contents).forEach(spec::content);
        Selection selection = target.isPresent() ? Selection.ALL.targets(target.get()) : Selection.formats("deb");
        Plans plans = Gopack.create().plan(Spec.of(spec.build(), Architecture.AMD64), selection);
        plans.report().throwIfErrors();
        return plans;
    }

    private static String messages(String target, Path program) {
        return plans(target(target), program(program, "/usr/bin/tls"))
                .report()
                .findings()
                .toString();
    }

    private static PackagePlan plan(Optional<Target> target, ContentSpec.Builder... contents) {
        return plans(target, contents).plans().get(0);
    }

    private static ContentSpec.Builder program(Path file, String to) {
        return ContentSpec.to(to).src(file.toString()).mode(0755);
    }

    private static Optional<Target> target(String name) {
        return Targets.bundled().find(name);
    }

    private static List<String> depends(PackagePlan plan) {
        return plan.relations().stream()
                .filter(relation -> relation.kind() == RelationKind.DEPENDS)
                .map(PackagePlan.Relation::text)
                .sorted()
                .toList();
    }

    /** What dpkg-shlibdeps prints of packages that the table knows. */
    private List<String> printed(Path... files) {
        List<Object> command = new ArrayList<>(List.of("dpkg-shlibdeps", "-O", "--ignore-missing-info"));
        command.addAll(List.of(files));
        String printed = Tool.run(dir, Map.of(), command).ok().out().strip().replaceFirst("^shlibs:Depends=", "");
        return Arrays.stream(printed.split(", "))
                .filter(relation -> packages.contains(relation.split(" ")[0]))
                .sorted()
                .toList();
    }

    private static List<String> needed(Path file) throws IOException {
        try (ByteSource source = ByteSource.of(file)) {
            return ElfFile.read(source).dynamic().needed();
        } catch (FormatException e) {
            return List.of(); // a script
        }
    }

    /** Programs of this machine, first those that are linked with libraries that none before is linked with. */
    private List<Path> programs() throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/usr/bin"))) {
            for (Path file : files.sorted().toList()) {
                if (Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
                    List<String> needed = needed(file);
                    boolean table =
                            needed.stream().anyMatch(soname -> sonames.contains(soname) && !soname.equals("libc.so.6"));
                    if (seen.addAll(needed) && table) {
                        found.add(file);
                    } else if (table) {
                        others.add(file);
                    }
                }
            }
        }
        found.addAll(others);
        return found.subList(0, Math.min(MOST, found.size()));
    }

    @Test
    void programsNeedWhatDpkgShlibdepsFinds() throws IOException {
        List<Path> programs = programs();
        assertThat(programs).hasSizeGreaterThanOrEqualTo(30);
        for (Path program : programs) {
            PackagePlan plan = plan(target("debian12"), program(program, "/usr/bin/demo"));
            assertThat(depends(plan)).as(program.toString()).isEqualTo(printed(program));
        }
    }

    @Test
    void librariesOfAPackageThatItsProgramsFindAreNoRelation() throws IOException {
        Path root = dir.resolve("debian/demo");
        Path lib = Files.createDirectories(root.resolve("usr/lib/demo")).resolve("libown.so.1");
        Path bin = Files.createDirectories(root.resolve("usr/bin")).resolve("demo");
        Files.createDirectories(root.resolve("DEBIAN"));
        Files.writeString(dir.resolve("own.c"), """
                #include <zlib.h>
                int own(void) { return inflateReset2(0, 0); }
                """);
        Files.writeString(dir.resolve("demo.c"), """
                #include <stdio.h>
                int own(void);
                int main(void) { puts("demo"); return own(); }
                """);
        compile("-shared", "-fPIC", "-Wl,-soname,libown.so.1", "-o", lib, "own.c", "-lz");
        compile("-o", bin, "demo.c", lib, "-Wl,-rpath,$ORIGIN/../lib/demo");

        Plans plans =
                plans(target("debian12"), program(bin, "/usr/bin/demo"), program(lib, "/usr/lib/demo/libown.so.1"));
        PackagePlan plan = plans.plans().get(0);

        assertThat(depends(plan)).isEqualTo(printed(bin, lib)).anyMatch(text -> text.startsWith("zlib1g (>= 1:1.2.3"));
        assertThat(plans.report().findings())
                .extracting(finding -> finding.rule().id())
                .doesNotContain("deb.unknown-library");
        assertThat(plan.relations())
                .filteredOn(relation -> relation.text().startsWith("zlib1g"))
                .singleElement()
                .satisfies(relation -> assertThat(relation.reason().orElse(""))
                        .startsWith("/usr/lib/demo/libown.so.1 needs version ZLIB_1.2.3.4 of libz.so.1, symbol"));
    }

    @Test
    void goProgramsWithCgoNeedWhatDpkgShlibdepsFinds() throws IOException {
        Files.writeString(dir.resolve("go.mod"), "module example.com/demo\n\ngo 1.20\n");
        Files.writeString(dir.resolve("demo.go"), """
                package main

                // #cgo LDFLAGS: -lz -l:libsqlite3.so.0
                // extern const char *zlibVersion(void);
                // extern int sqlite3_close_v2(void *);
                import "C"

                func main() {
                	println(C.GoString(C.zlibVersion()), C.sqlite3_close_v2(nil))
                }
                """);
        Path program = dir.resolve("demo");
        Tool.run(
                        dir,
                        Map.of("CGO_ENABLED", "1", "GOFLAGS", "-mod=mod"),
                        List.of("go", "build", "-buildvcs=false", "-o", program))
                .ok();

        PackagePlan plan = plan(target("debian12"), program(program, "/usr/bin/demo"));

        assertThat(depends(plan)).isEqualTo(printed(program)).contains("libsqlite3-0 (>= 3.7.14)");
        assertThat(depends(plan(target("debian13"), program(program, "/usr/bin/demo"))))
                .anyMatch(text -> text.startsWith("libsqlite3-0 (>= "));
    }

    @Test
    void namesGoByTheTargetAndAreAlternativesWithoutOne() throws IOException {
        Files.writeString(dir.resolve("tls.c"), """
                extern int SSL_CTX_new(void *);
                int main(void) { return SSL_CTX_new(0); }
                """);
        Path program = dir.resolve("tls");
        compile("-o", program, "tls.c", "-l:libssl.so.3");

        assertThat(depends(plan(target("debian12"), program(program, "/usr/bin/tls"))))
                .isEqualTo(printed(program))
                .contains("libssl3 (>= 3.0.0)");
        assertThat(depends(plan(target("ubuntu22.04"), program(program, "/usr/bin/tls"))))
                .contains("libssl3 (>= 3.0.0)");
        for (String late : List.of("debian13", "ubuntu24.04")) {
            assertThat(depends(plan(target(late), program(program, "/usr/bin/tls"))))
                    .contains("libssl3t64 (>= 3.0.0)");
        }
        assertThat(depends(plan(Optional.empty(), program(program, "/usr/bin/tls"))))
                .contains("libssl3t64 (>= 3.0.0) | libssl3 (>= 3.0.0)");
        assertThat(messages("ubuntu22.04", program))
                .contains("of libssl3 (>= 3.0.0) the versions are Debian's", "ubuntu22.04 may have older ones");
        assertThat(messages("debian12", program)).doesNotContain("Debian's");
        assertThat(plans(target("debian11"), program(program, "/usr/bin/tls"))
                        .report()
                        .findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("no package of debian11 has it"));
    }

    private void compile(Object... arguments) {
        List<Object> command = new ArrayList<>(List.of("gcc"));
        command.addAll(List.of(arguments));
        Tool.run(dir, Map.of(), command).ok();
    }
}
