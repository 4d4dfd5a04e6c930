package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.module.ModulePath;
import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import dev.gopack.report.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan says of a module. conformance compares scans of real modules with go list. */
class ImportScanTest {

    private static final BuildContext LINUX = BuildContext.of("linux", "amd64");

    @TempDir
    Path folder;

    @Test
    void itSaysWhatIsProvidedAndNeededAndByTestsAlone() throws IOException {
        write(
                "go.mod",
                "module example.com/m\n\ngo 1.25\n\nrequire (\n\texample.com/a v1.2.3\n\texample.com/b v0.1.0\n)\n");
        write("m.go", "package m\n\nimport (\n\t\"fmt\"\n\t\"example.com/a/x\"\n\t_ \"example.com/m/internal/i\"\n)\n");
        write(
                "m_test.go",
                "package m_test\n\nimport (\n\t\"testing\"\n\t\"example.com/b\"\n\t\"example.com/a/x\"\n)\n");
        write("internal/i/i.go", "package i\n");
        write("cmd/tool/main.go", "package main\n\nimport \"example.com/m\"\n");
        ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.moduleOnly());
        assertThat(scan.provided()).containsExactly("example.com/m");
        assertThat(scan.commands()).containsExactly("example.com/m/cmd/tool");
        assertThat(scan.needed())
                .extracting(each -> each.path() + " " + each.standard() + " " + each.testOnly() + " "
                        + each.module().map(ModuleIdentity::toString).orElse("-"))
                .containsExactly(
                        "example.com/a/x false false example.com/a@v1.2.3",
                        "example.com/b false true example.com/b@v0.1.0",
                        "fmt true false -",
                        "testing true true -");
        assertThat(scan.needed().get(0).where()).hasToString(folder.resolve("m.go") + ":5:2");
        assertThat(scan.report().findings()).isEmpty();
        assertThat(scan.dependencies()).isEmpty();
    }

    @Test
    void whatCannotBeKnownWithoutANetworkIsListedWithItsReason() throws IOException {
        write(
                "go.mod",
                "module example.com/m\n\ngo 1.25\n\nrequire (\n\texample.com/a v1.2.3\n\texample.com/b v1.0.0\n)\n\n"
                        + "replace example.com/b => ../nowhere\n");
        write(
                "m.go",
                "package m\n\nimport (\n\t_ \"example.com/a/x\"\n\t_ \"example.com/b\"\n\t_ \"example.com/c\"\n"
                        + "\t_ \"net/nothing\"\n\t_ \"./x\"\n\t_ \"example.com/m/gone\"\n\t_ \"os\"\n)\n");
        ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.withDependencies(folder.resolve("cache")));
        assertThat(scan.unresolved())
                .extracting(each -> each.path() + ": " + each.reason().split(";")[0])
                .containsExactly(
                        "./x: " + ModulePath.problemOfImport("./x").orElseThrow(),
                        "example.com/a/x: module example.com/a@v1.2.3 is not in the module cache",
                        "example.com/b: the folder ../nowhere of example.com/b@v1.0.0 is not there",
                        "example.com/c: no required module provides it",
                        "example.com/m/gone: module example.com/m has no such package",
                        "net/nothing: no required module provides it");
        assertThat(scan.unresolved().get(3).reason()).contains("example.com/a@v1.2.3");
        assertThat(scan.unresolved().get(1).module().map(ModuleIdentity::version))
                .contains("v1.2.3");
        assertThat(scan.dependencies()).extracting(GoPackage::importPath).containsExactly("os");
        assertThat(scan.report().findings()).extracting(Finding::rule).containsOnly(ImportRules.UNRESOLVED);
    }

    @Test
    void theModuleCacheIsFollowedAndItsNamesAreEscaped() throws IOException {
        write("go.mod", "module example.com/m\n\ngo 1.25\n\nrequire example.com/Upper/a v1.2.3\n");
        write("m.go", "package m\n\nimport _ \"example.com/Upper/a/b\"\n");
        write(
                "cache/example.com/!upper/a@v1.2.3/b/b.go",
                "package b\n\nimport (\n\t_ \"sort\"\n\t_ \"example.com/Upper/a\"\n)\n");
        write("cache/example.com/!upper/a@v1.2.3/a.go", "package a\n");
        ScanOptions options = ScanOptions.withDependencies(folder.resolve("cache"));
        for (int threads : new int[] {1, 4}) {
            ImportScan scan = ImportScan.of(folder, LINUX, options.withThreads(threads));
            assertThat(scan.unresolved()).isEmpty();
            assertThat(scan.dependencies())
                    .extracting(GoPackage::importPath)
                    .containsExactly("example.com/Upper/a", "example.com/Upper/a/b", "sort");
        }
    }

    @Test
    void whatTheCacheHasIsWhatGoSumMeans() throws IOException {
        write("go.mod", "module example.com/m\n\ngo 1.25\n\nrequire example.com/a v1.2.3\n");
        write("m.go", "package m\n\nimport _ \"example.com/a\"\n");
        write("cache/example.com/a@v1.2.3/a.go", "package a\n");
        write("cache/cache/download/example.com/a/@v/v1.2.3.ziphash", "h1:other=");
        ScanOptions options = ScanOptions.withDependencies(folder.resolve("cache"));
        assertThat(ImportScan.of(folder, LINUX, options).unresolved())
                .as("no go.sum")
                .isEmpty();
        write("go.sum", "example.com/a v1.2.3/go.mod h1:mod=\nexample.com/a v1.2.3 h1:meant=\n");
        assertThat(ImportScan.of(folder, LINUX, options).unresolved())
                .singleElement()
                .asString()
                .contains(
                        "module example.com/a@v1.2.3 in the module cache has the hash h1:other=, and go.sum says h1:meant=");
        write("go.sum", "example.com/a v1.2.3 h1:other=\n");
        assertThat(ImportScan.of(folder, LINUX, options).unresolved()).isEmpty();
        write("go.sum", "no line of it\n");
        assertThat(ImportScan.of(folder, LINUX, options).unresolved())
                .singleElement()
                .asString()
                .contains("go.sum@0: line 1: not of the form");
    }

    @Test
    void testsAreFollowedOnRequestAndOnlyThoseOfTheModule() throws IOException {
        write("go.mod", "module example.com/m\n\ngo 1.25\n\nrequire example.com/a v1.2.3\n");
        write("m.go", "package m\n");
        write("m_test.go", "package m\n\nimport _ \"example.com/a\"\n");
        write("cache/example.com/a@v1.2.3/a.go", "package a\n");
        write("cache/example.com/a@v1.2.3/a_windows.go", "package a\n");
        write("cache/example.com/a@v1.2.3/a_test.go", "package a\n\nimport _ \"net\"\n");
        ScanOptions options = ScanOptions.withDependencies(folder.resolve("cache"));
        assertThat(ImportScan.of(folder, LINUX, options).dependencies()).isEmpty();
        ImportScan scan = ImportScan.of(folder, LINUX, options.withTests(true));
        // observed: go 1.26 list -deps -test
        assertThat(scan.dependencies())
                .extracting(GoPackage::importPath)
                .contains("example.com/a", "testing", "testing/internal/testdeps")
                .doesNotContain("net");
        assertThat(scan.dependencies().get(0).files().testGoFiles()).containsExactly("a_test.go");
        assertThat(scan.dependencies().get(0).files().ignoredGoFiles()).containsExactly("a_windows.go");
    }

    @Test
    void aFolderThatNoImportCanNameIsNoPackage() throws IOException {
        write("go.mod", "module example.com/m\n");
        write("nul/a.go", "package p\n");
        write("two words/a.go", "package p\n");
        write("ok/a.go", "package p\n");
        ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.moduleOnly());
        assertThat(scan.packages()).extracting(GoPackage::importPath).containsExactly("example.com/m/ok");
        assertThat(scan.report().findings())
                .extracting(Finding::rule)
                .containsExactly(ImportRules.PATH, ImportRules.PATH);
    }

    @Test
    void twoModulesWithThePackageAreAmbiguous() throws IOException {
        write(
                "go.mod",
                "module example.com/m\n\ngo 1.25\n\nrequire (\n\texample.com/a v1.0.0\n\texample.com/a/b v1.0.0\n)\n");
        write("m.go", "package m\n\nimport _ \"example.com/a/b\"\n");
        write("cache/example.com/a@v1.0.0/b/b.go", "package b\n");
        write("cache/example.com/a/b@v1.0.0/b.go", "package b\n");
        ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.withDependencies(folder.resolve("cache")));
        assertThat(scan.unresolved()).singleElement().satisfies(each -> assertThat(each.reason())
                .contains("ambiguous"));
    }

    @Test
    void onlyWhatModulesTxtListsIsVendoredSinceGo123() throws IOException {
        for (String version : List.of("1.22", "1.23")) {
            write("go.mod", "module example.com/m\n\ngo " + version + "\n\nrequire example.com/a v1.0.0\n");
            write("m.go", "package m\n\nimport (\n\t_ \"example.com/a\"\n\t_ \"example.com/a/extra\"\n)\n");
            write("vendor/modules.txt", "# example.com/a v1.0.0\n## explicit\nexample.com/a\n");
            write("vendor/example.com/a/a.go", "package a\n");
            write("vendor/example.com/a/extra/e.go", "package extra\n");
            ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.withDependencies(null));
            assertThat(scan.unresolved()).hasSize(version.equals("1.23") ? 1 : 0);
            assertThat(scan.needed().get(0).module().map(ModuleIdentity::toString))
                    .contains("example.com/a@v1.0.0");
        }
    }

    @Test
    void aVendorFolderOfAnotherGoModIsAnErrorAsItIsToGo() throws IOException {
        write("go.mod", """
                module example.com/m

                go 1.25

                require (
                	example.com/a v1.1.0
                	example.com/b v1.0.0
                )

                replace example.com/b => ../b
                """);
        write("m.go", "package m\n\nimport _ \"example.com/a\"\n");
        write("vendor/modules.txt", """
                # example.com/a v1.0.0
                ## explicit
                example.com/a
                # example.com/b v1.0.0
                ## explicit
                # example.com/c v1.0.0 => example.com/d v1.0.0
                """);
        write("vendor/example.com/a/a.go", "package a\n");

        assertThat(ImportScan.of(folder, LINUX, ScanOptions.withDependencies(null))
                        .report()
                        .findings())
                .allMatch(finding -> finding.rule().equals(ImportRules.MODULE))
                .extracting(finding -> finding.message().replaceFirst(".*?: ", ""))
                .containsExactly(
                        "example.com/a@v1.1.0 is required in go.mod (line 6) and not marked as explicit there",
                        "example.com/b is replaced by ../b in go.mod (line 10) and not so there",
                        "example.com/a@v1.0.0 is marked as explicit there (line 1) and not required in go.mod",
                        "example.com/c@v1.0.0 is marked as replaced there (line 6) and not replaced in go.mod");
    }

    @Test
    void aFolderWithoutGoModIsScannedUnderTheNameThatIsGiven() throws IOException {
        write("a/a.go", "package a\n\nimport _ \"example.com/old/b\"\n");
        write("b/b.go", "package b\n");
        assertThatThrownBy(() ->
                        ImportScan.of(folder, LINUX, ScanOptions.moduleOnly().withWorkspace(false)))
                .isInstanceOf(InputException.class);
        ImportScan scan = ImportScan.ofFolder(folder, "example.com/old", LINUX, ScanOptions.withDependencies(null));
        assertThat(scan.provided()).containsExactly("example.com/old/a", "example.com/old/b");
        assertThat(scan.unresolved()).isEmpty();
        assertThat(scan.needed()).isEmpty();
    }

    @Test
    void aBrokenGoModIsRefused() throws IOException {
        write("go.mod", "module\n");
        assertThatThrownBy(() -> ImportScan.of(folder, LINUX, ScanOptions.moduleOnly()))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void aPipeIsNoSourceFile() throws Exception {
        write("go.mod", "module example.com/m\n");
        write("a.go", "package m\n");
        Path pipe = folder.resolve("x.go");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.moduleOnly());
        assertThat(scan.packages()).singleElement().satisfies(each -> {
            assertThat(each.files().goFiles()).containsExactly("a.go");
            assertThat(each.files().invalidGoFiles()).containsExactly("x.go");
        });
        assertThat(scan.report().findings()).extracting(Finding::rule).containsExactly(ImportRules.UNREADABLE);
    }

    @Test
    void aFolderWithTooManySourceFilesIsLeftOutAndNamed() throws IOException {
        write("go.mod", "module example.com/m\n");
        write("ok/a.go", "package ok\n");
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i <= Limits.FILES_PER_FOLDER; i++) {
            Files.createFile(many.resolve(i + ".go"));
        }
        ImportScan scan = ImportScan.of(folder, LINUX, ScanOptions.moduleOnly());
        assertThat(scan.packages()).extracting(GoPackage::importPath).containsExactly("example.com/m/ok");
        assertThat(scan.report().findings()).extracting(Finding::rule).containsExactly(ImportRules.LIMIT);
    }

    @Test
    void aTreeWithoutAnEndIsCutWhereTheLimitsAre() {
        Report.Collector problems = new Report.Collector();
        List<ModuleWalk.Folder> folders =
                ModuleWalk.folders(new EndlessTree(), new IgnoredFolders(List.of()), problems);
        int files = folders.stream().mapToInt(each -> each.entries().size()).sum();
        assertThat(files).isLessThanOrEqualTo(Limits.FILES + EndlessTree.FILES);
        assertThat(problems.toReport().findings()).extracting(Finding::rule).containsOnly(ImportRules.LIMIT);
    }

    /** Each folder has files and more folders. */
    private static final class EndlessTree implements SourceTree {
        static final int FILES = 1000;

        @Override
        public List<Entry> list(String path, Wanted wanted) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                entries.add(new Entry("f.go", Kind.FILE));
            }
            entries.add(new Entry("a", Kind.FOLDER));
            entries.add(new Entry("b", Kind.FOLDER));
            return entries;
        }

        @Override
        public InputStream open(String file) {
            return new ByteArrayInputStream("package p\n".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Kind kind(String path) {
            return Kind.FOLDER;
        }

        @Override
        public String describe(String path) {
            return path;
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
