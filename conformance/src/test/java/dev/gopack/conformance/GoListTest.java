package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.conformance.GoList.Platform;
import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.ScanOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan of imports against go list: the standard library, and modules made for the purpose. */
class GoListTest {

    @TempDir
    Path temp;

    @Test
    void aWorkspaceResolvesImportsAmongItsModules() throws IOException {
        copy(ModuleOracle.corpus().resolve("main/cobra"), temp.resolve("cobra"));
        write("go.work", "go 1.25\n\nuse (\n\t./cobra\n\t./tool\n)\n");
        write("tool/go.mod", "module example.com/tool\n\ngo 1.25\n\nrequire github.com/spf13/cobra v1.10.2\n");
        write("tool/main.go", "package main\n\nimport _ \"github.com/spf13/cobra\"\n\nfunc main() {}\n");
        write("tool/doc/doc.go", "package doc\n\nimport _ \"github.com/spf13/cobra/doc\"\n");
        Platform platform = GoList.PLATFORMS.get(0);
        for (String module : List.of("tool", "cobra")) {
            Path folder = temp.resolve(module);
            Map<String, Map<String, List<String>>> go = GoList.run(folder, platform.environment(""), "-deps", "./...");
            ImportScan scan = ImportScan.of(folder, GoList.context(platform), GoList.options());
            assertThat(GoList.differences(go, GoList.of(scan))).isEmpty();
        }
        assertThat(ImportScan.of(temp, GoList.context(platform), GoList.options())
                        .commands())
                .containsExactly("example.com/tool");
    }

    @Test
    void everyPackageOfTheStandardLibraryIsAsGoListSays() {
        for (Platform platform : GoList.PLATFORMS) {
            Map<String, Map<String, List<String>>> go = GoList.run(temp, platform.environment(""), "std");
            go.keySet().removeIf(path -> path.startsWith("vendor/"));
            ImportScan scan = ImportScan.ofFolder(
                    GoList.GOROOT.resolve("src"), "", GoList.context(platform), ScanOptions.moduleOnly());
            Map<String, Map<String, List<String>>> ours = new TreeMap<>(GoList.of(scan));
            ours.values().forEach(fields -> fields.remove("Module"));
            // docs: package builtin is there for its documentation; cmd/go leaves runtime/cgo out where there is no cgo
            ours.remove("builtin");
            if (!platform.cgo()) {
                ours.remove("runtime/cgo");
            }
            assertThat(GoList.differences(go, ours)).as(platform.toString()).isEmpty();
            assertThat(go).hasSizeGreaterThan(300);
        }
    }

    @Test
    void theBundledListHasWhatProgramsCanImport() {
        Set<String> go = new TreeSet<>(
                GoList.run(temp, GoList.PLATFORMS.get(0).environment(""), "std").keySet());
        go.removeIf(
                path -> path.startsWith("vendor/") || List.of(path.split("/")).contains("internal"));
        assertThat(dev.gopack.module.StandardLibrary.bundled().packages(GoList.MINOR))
                .containsExactlyElementsOf(go);
    }

    @Test
    void theToolchainsTagsAreKnown() {
        for (String platform : List.of(
                "linux/amd64",
                "linux/arm64",
                "linux/386",
                "linux/arm",
                "linux/ppc64le",
                "linux/s390x",
                "linux/riscv64",
                "linux/loong64",
                "linux/mips64le",
                "darwin/arm64",
                "windows/amd64",
                "js/wasm")) {
            String[] words = platform.split("/");
            String tags = Tool.run(
                            temp,
                            Map.of("GOOS", words[0], "GOARCH", words[1], "GO111MODULE", "off"),
                            List.of("go", "list", "-f", "{{range context.ToolTags}}{{.}} {{end}}", "unsafe"))
                    .ok()
                    .out();
            assertThat(BuildContext.of(words[0], words[1]).withGo(GoList.MINOR).toolTags())
                    .as(platform)
                    .containsExactlyInAnyOrder(tags.strip().split(" "));
        }
    }

    @Test
    void nestedModulesAndIgnoredFoldersAreNoPartOfAModule() throws IOException {
        write(
                "go.mod",
                "module example.com/outer\n\ngo 1.25\n\nignore ./gen\n\nrequire example.com/outer/in v1.0.0\n\n"
                        + "replace example.com/outer/in => ./in\n");
        write(
                "a.go",
                "package outer\n\nimport (\n\t_ \"example.com/outer/in\"\n\t_ \"example.com/outer/in/deep\"\n)\n");
        write("gen/g.go", "package gen\n");
        write("b/gen/g.go", "package gen\n");
        write("b/testdata/t.go", "package t\n");
        write("in/go.mod", "module example.com/outer/in\n\ngo 1.20\n");
        write("in/in.go", "package in\n\nimport _ \"strings\"\n");
        write("in/deep/deep.go", "package deep\n\nimport _ \"example.com/outer/b/gen\"\n");
        agree(temp, "-deps", "./...");
        agree(temp.resolve("in"), "./...");
    }

    @Test
    void brokenFilesAreTreatedAsGoListTreatsThem() throws IOException {
        write("go.mod", "module example.com/broken\n\ngo 1.25\n");
        Map<String, String> files = new TreeMap<>();
        files.put("two/a.go", "package a\nimport \"fmt\"\n");
        files.put("two/b.go", "package b\nimport \"os\"\n");
        files.put("syntax/a.go", "package p\nimport fmt\n");
        files.put("syntax/b.go", "package p\nimport \"os\"\n");
        files.put("semicolon/a.go", "package p;;import \"no\"\n");
        files.put("oneline/a.go", "package p; import \"fmt\"; import (\"os\"; _ \"net\"); func f() {}\n");
        files.put("cut/a.go", "package p func f() {}\n");
        files.put("nothing/a.go", "");
        files.put("zero/a.go", "package p\nvar x = \"\0\"\n");
        files.put("utf8/a.go", "package p\n// \u00e4\nimport \"fmt\"\n");
        files.put("clause/a.go", "package p import \"no\"\n");
        files.put("comment/a.go", "package p /* not closed");
        files.put("mark/a.go", "package p\n// a\ufeffb\nimport \"a\"\n");
        files.put("late/a.go", "package p\nimport \"a\" // a\ufeffb\n");
        files.put("line/a.go", "package p\nimport \"a\" import \"b\"\n");
        files.put("formfeed/a.go", "package p\n\f\nimport \"fmt\"\n");
        files.put("constraint/a.go", "//go:build (\n\npackage p\n");
        files.put("constraint/b.go", "//go:build linux\n//go:build amd64\n\npackage p\n");
        files.put("constraint/c.go", "// +build !linux\n\npackage p\n");
        files.put("constraint/d.go", "// +build !linux\npackage p\n");
        files.put("block/a.go", "/* x */\n//go:build windows\n\npackage p\nimport \"no\"\n");
        files.put("block/b.go", "/* x */ //go:build windows\n\npackage p\nimport \"fmt\"\n");
        files.put("path/a.go", "package p\nimport \"a b\"\n");
        files.put("path/b.go", "package p\nimport \"\\u0066mt\"\n");
        files.put("cgotest/a_test.go", "package p\nimport \"C\"\n");
        files.put("documentation/a.go", "package documentation\n");
        files.put("documentation/b.go", "package p\n");
        files.put("nul/a.go", "package p\n");
        files.put("a b/a.go", "package p\n");
        files.put("\u00e4/a.go", "package p\n");
        files.put("a+b~c/a.go", "package p\n");
        files.put("x/x_test.go", "package x_test\nimport \"testing\"\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        Files.write(
                temp.resolve("utf8/b.go"),
                new byte[] {'p', 'a', 'c', 'k', 'a', 'g', 'e', ' ', 'p', '\n', '/', '/', -1, '\n'});
        agree(temp, "./...");
    }

    private void agree(Path folder, String... words) throws IOException {
        Platform platform = GoList.PLATFORMS.get(0);
        Map<String, Map<String, List<String>>> go = GoList.run(folder, platform.environment("-mod=mod"), words);
        boolean dependencies = words.length > 1;
        ImportScan scan = ImportScan.of(
                folder, GoList.context(platform), dependencies ? GoList.options() : ScanOptions.moduleOnly());
        assertThat(GoList.differences(go, GoList.of(scan))).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
