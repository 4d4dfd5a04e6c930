package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.conformance.GoList.Platform;
import dev.gopack.format.PackagePlan;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of the source of real modules, and what go, rpm and dpkg say of them. */
class GoSourcePackageTest {

    /** What a package for every architecture stands for. */
    private static final List<Platform> PLATFORMS = List.of(
            new Platform("linux", "amd64", true),
            new Platform("linux", "amd64", false),
            new Platform("linux", "arm64", true),
            new Platform("linux", "arm64", false));

    @TempDir
    Path dir;

    private static ModuleOracle.Module module(String path) {
        return ModuleOracle.modules().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String spec(Path module, String more) {
        return """
                maintainer: Tools Team <tools@example.com>
                license: MIT
                homepage: https://example.com/
                description: |
                  source of a module
                  It is compiled by what imports it, and has no use by itself but to be read by
                  people.
                mtime: 2026-01-01
                go: {module: "%s"}
                """.formatted(module) + more;
    }

    /** Values of capabilities such as {@code golang(x)}, each with what follows it. */
    private static Map<String, String> golang(Path rpm, String list) {
        Map<String, String> found = new TreeMap<>();
        for (String line : Tool.run("rpm", "-qp", list, rpm).ok().lines()) {
            if (line.startsWith("golang(")) {
                int end = line.indexOf(')');
                found.put(line.substring("golang(".length(), end), line.substring(end + 1));
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github.com/spf13/cobra",
                "github.com/BurntSushi/toml",
                "github.com/mattn/go-sqlite3",
                "go.opentelemetry.io/otel/sdk",
                "golang.org/x/net"
            })
    void anRpmProvidesThePackagesOfTheModuleAndRequiresWhatTheyImport(String path) throws IOException {
        ModuleOracle.Module module = module(path);
        Path rpm = Packages.rpm(dir, spec(module.zip(), ""));
        Set<String> provided = new TreeSet<>();
        Set<String> imported = new TreeSet<>();
        for (Platform platform : PLATFORMS) {
            GoList.run(module.directory(), platform.environment("-mod=readonly"), "./...")
                    .forEach((importPath, fields) -> {
                        imported.addAll(fields.getOrDefault("Imports", List.of()));
                        boolean compiles = fields.containsKey("GoFiles") || fields.containsKey("CgoFiles");
                        if (compiles && !fields.getOrDefault("Name", List.of()).contains("main")) {
                            provided.add(importPath);
                        }
                    });
        }
        imported.removeIf(one -> !one.split("/")[0].contains(".") || one.equals("C"));
        imported.removeAll(provided);
        String version = module.version().substring(1);
        assertThat(golang(rpm, "--provides").keySet()).isEqualTo(provided).isNotEmpty();
        assertThat(golang(rpm, "--provides").values()).allMatch((" = " + version + "-1")::equals);
        assertThat(golang(rpm, "--requires").keySet()).isEqualTo(imported);
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().lines())
                .contains("golang-ipath(" + path + ") = " + version + "-1");
    }

    @Test
    void aRequirementHasTheVersionThatGoModAsksFor() {
        Path rpm = Packages.rpm(dir, spec(module("github.com/spf13/cobra").zip(), ""));
        // cobra's go.mod: go 1.15; go-md2man/v2 v2.0.6, pflag v1.0.9, go.yaml.in/yaml/v3 v3.0.4
        assertThat(golang(rpm, "--requires"))
                .isEqualTo(Map.of(
                        "github.com/cpuguy83/go-md2man/v2/md2man", " >= 2.0.6",
                        "github.com/spf13/pflag", " >= 1.0.9",
                        "go.yaml.in/yaml/v3", " >= 3.0.4"));
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().lines()).contains("golang >= 1.15");
        assertThat(Tool.run("rpm", "-qp", "--qf", "%{NAME} %{VERSION} %{ARCH}", rpm)
                        .ok()
                        .out())
                .isEqualTo("golang-github-spf13-cobra-devel 1.10.2 noarch");
    }

    @Test
    void aDebDependsOnThePackagesOfTheModulesThatAreImported() throws IOException {
        Path deb = Packages.deb(dir, spec(module("github.com/go-delve/delve").zip(), ""));
        Map<String, String> wanted = new TreeMap<>();
        Path main = ModuleOracle.corpus().resolve("main/delve");
        Map<String, Map<String, List<String>>> all = new TreeMap<>();
        Set<String> imported = new TreeSet<>();
        for (Platform platform : PLATFORMS) {
            Map<String, Map<String, List<String>>> some =
                    GoList.run(main, platform.environment("-mod=mod"), "-deps", "./...");
            all.putAll(some);
            some.forEach((path, fields) -> {
                if (path.startsWith("github.com/go-delve/delve/")) {
                    imported.addAll(fields.getOrDefault("Imports", List.of()));
                }
            });
        }
        for (String path : imported) {
            String module = all.getOrDefault(path, Map.of())
                    .getOrDefault("Module", List.of(""))
                    .get(0);
            if (module.contains("@")) {
                wanted.put(module.substring(0, module.indexOf('@')), module.substring(module.indexOf('@') + 2));
            }
        }
        // commits count as the release before them, or as what Debian calls them
        wanted.replace("github.com/go-delve/liner", "1.2.3-0.20231231155935-4726ab1d7f62", "1.2.2");
        wanted.replace("golang.org/x/telemetry", "0.0.0-20241106142447-58a1122356f5", "0.0~git20241106");
        // go.starlark.net and go.yaml.in have no short name; both are warned of
        wanted.keySet().removeIf(path -> path.startsWith("go.starlark.net") || path.startsWith("go.yaml.in"));
        List<String> expected = wanted.entrySet().stream()
                .map(one -> "golang-" + debian(one.getKey()) + "-dev (>= " + one.getValue() + "~)")
                .sorted()
                .toList();
        assertThat(List.of(field(deb, "Depends").split(", ")))
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeGreaterThan(8);
        assertThat(field(deb, "Package")).isEqualTo("golang-github-go-delve-delve-dev");
        assertThat(field(deb, "Architecture")).isEqualTo("all");
        assertThat(field(deb, "Multi-Arch")).isEqualTo("foreign");
        assertThat(field(deb, "Go-Import-Path")).isEqualTo("github.com/go-delve/delve");
        assertThat(field(deb, "Recommends")).isEqualTo("golang-go (>= 2:1.25~)");
    }

    private static String debian(String path) {
        return path.replaceFirst("^github\\.com", "github")
                .replaceFirst("^golang\\.org", "golang")
                .replace('/', '-');
    }

    private static String field(Path deb, String name) {
        return Tool.run("dpkg-deb", "-f", deb, name).ok().out().strip();
    }

    @Test
    void goCompilesAProgramWithTheSourcesOfSeveralPackages() throws IOException {
        Path root = Files.createDirectory(dir.resolve("root"));
        Path downloads = ModuleOracle.cache().resolve("cache/download");
        Path pflag = downloads.resolve("github.com/spf13/pflag/@v/v1.0.9.zip");
        for (Path zip : List.of(module("github.com/spf13/cobra").zip(), pflag)) {
            Tool.run("dpkg-deb", "-x", Packages.deb(dir, spec(zip, "")), root).ok();
        }
        Path yaml = Packages.rpm(dir, spec(module("gopkg.in/yaml.v3").zip(), ""));
        Tool.run(root, Map.of(), List.of("sh", "-c", "rpm2cpio \"$0\" | cpio -idmu --quiet", yaml))
                .ok();
        Path source = dir.resolve("main.go");
        Files.writeString(source, """
                package main

                import (
                \t"fmt"
                \t"github.com/spf13/cobra"
                \t"gopkg.in/yaml.v3"
                )

                func main() {
                \tout, _ := yaml.Marshal(map[string]string{"use": (&cobra.Command{Use: "tool [flags]"}).Name()})
                \tfmt.Print(string(out))
                }
                """);
        Map<String, String> environment = new TreeMap<>(PLATFORMS.get(1).environment(""));
        environment.put("GO111MODULE", "off");
        environment.put("GOPATH", root.resolve("usr/share/gocode").toString());
        environment.put("GOARCH", System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
        Tool.run(dir, environment, List.of("go", "build", "-o", "main", source)).ok();
        assertThat(Tool.run(dir.resolve("main")).ok().out()).isEqualTo("use: tool\n");
    }

    @Test
    void aFolderGivesWhatTheZipOfItGives() throws IOException {
        ModuleOracle.Module module = module("golang.org/x/mod");
        for (String format : List.of("rpm", "deb")) {
            PackagePlan ofZip = plan(spec(module.zip(), ""), format);
            PackagePlan ofFolder = plan(spec(module.directory(), "version: 0.42.0\n"), format);
            assertThat(ofFolder.fileName()).isEqualTo(ofZip.fileName());
            assertThat(ofFolder.relations()).isEqualTo(ofZip.relations());
            assertThat(paths(ofFolder)).isEqualTo(paths(ofZip)).hasSizeGreaterThan(100);
        }
    }

    private PackagePlan plan(String yaml, String format) {
        Spec spec = SpecReader.read("gopack.yaml", yaml.getBytes(StandardCharsets.UTF_8), dir, Map.of());
        return Gopack.create().plan(spec, Selection.formats(format)).plans().get(0);
    }

    private static List<String> paths(PackagePlan plan) {
        return plan.files().stream().map(file -> file.path().value()).toList();
    }

    @Test
    void thePackageOwnsItsDirectoriesAndIsCleanForRpmlintAndLintian() {
        Path zip = module("gopkg.in/yaml.v3").zip();
        Path rpm = Packages.rpm(dir, spec(zip, "rpm: {compression: gzip}\n"));
        assertThat(Tool.run("rpm", "-qp", "--qf", "[%{FILEMODES:perms} %{FILENAMES}\n]", rpm)
                        .ok()
                        .lines())
                .contains(
                        "drwxr-xr-x /usr/share/gocode",
                        "drwxr-xr-x /usr/share/gocode/src/gopkg.in",
                        "-rw-r--r-- /usr/share/gocode/src/gopkg.in/yaml.v3/go.mod",
                        "-rw-r--r-- /usr/share/gocode/src/gopkg.in/yaml.v3/yaml.go",
                        "-rw-r--r-- /usr/share/licenses/golang-gopkg-yaml-3-devel/LICENSE")
                .noneMatch(line -> line.endsWith("README.md"));
        // no group and changelog are given, and nobody has signed it
        assertThat(Tool.run("rpmlint", rpm).lines())
                .filteredOn(line -> line.contains(": E: "))
                .allMatch(line -> line.matches(".* (no-signature|no-group-tag|no-changelogname-tag)"));
        Path deb = Packages.deb(dir, spec(zip, "release: 0vendor1\ndeb: {compression: xz}\n"));
        List<String> said =
                new ArrayList<>(Tool.run("lintian", "--allow-root", deb).lines());
        assertThat(said.stream().filter(line -> line.matches("[EW]: .*")).collect(Collectors.toList()))
                .as(String.join("\n", said))
                // the text of the licence is where the copyright file says; the field is one of source packages, of
                // which
                // there is none here that could have it
                .allMatch(line -> line.contains("extra-license-file") || line.endsWith("unknown-field Go-Import-Path"));
    }
}
