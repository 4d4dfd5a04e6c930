package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package in a folder. Expected: go list -e -json, Go 1.26.8, on the same files. */
class PackageReaderTest {

    private static final ModuleIdentity OWNER = new ModuleIdentity("example.com/m", "", "", true);
    private static final BuildContext LINUX = BuildContext.of("linux", "amd64");

    @TempDir
    Path folder;

    @Test
    void eachFileIsInTheListThatItsNameAndTextSay() throws IOException {
        write("a.go", "package p\nimport \"fmt\"\n");
        write("b_windows.go", "package p\nimport \"no\"\n");
        write("c.go", "//go:build ignore\n\npackage main\nimport \"no\"\n");
        write("d.go", "package documentation\n");
        write("a_test.go", "package p\nimport \"testing\"\n");
        write("x_test.go", "package p_test\nimport \"example.com/m\"\n");
        write("_e.go", "package other\n");
        write(".f.go", "package other\n");
        write("g.s", "// +build !linux\n\nTEXT\n");
        write("h.s", "TEXT\n");
        write("i.h", "");
        write("j_windows.syso", "");
        write("k.syso", "");
        write("README.md", "");
        Files.createDirectory(folder.resolve("dir.go"));
        GoPackage found = read(LINUX);
        assertThat(found.name()).isEqualTo("p");
        assertThat(found.files())
                .isEqualTo(new PackageFiles(
                        List.of("a.go"),
                        List.of(),
                        List.of("a_test.go"),
                        List.of("x_test.go"),
                        List.of("b_windows.go", "c.go", "d.go"),
                        List.of(),
                        Map.of(
                                "SFiles", List.of("h.s"),
                                "HFiles", List.of("i.h"),
                                "SysoFiles", List.of("k.syso"),
                                "IgnoredOtherFiles", List.of("g.s", "j_windows.syso"))));
        assertThat(paths(found.imports())).containsExactly("fmt");
        assertThat(paths(found.testImports())).containsExactly("testing");
        assertThat(paths(found.xTestImports())).containsExactly("example.com/m");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void anImportSaysWhereItStandsFirst() throws IOException {
        write("b.go", "package p\nimport \"fmt\"\n");
        write("a.go", "package p\n\nimport (\n\t\"os\"\n\t_ \"fmt\"\n)\n");
        GoImport fmt = read(LINUX).imports().get(0);
        assertThat(fmt.path()).isEqualTo("fmt");
        assertThat(fmt.where()).hasToString(folder.resolve("a.go") + ":5:2");
    }

    @Test
    void cgoFilesBelongToBuildsWithCgoOnly() throws IOException {
        write("a.go", "package p\n");
        write("c.go", "package p\n\n// #include <x.h>\nimport \"C\"\nimport \"os/user\"\n");
        write("c.c", "");
        write("c.S", "");
        GoPackage without = read(LINUX);
        assertThat(without.files().goFiles()).containsExactly("a.go");
        assertThat(without.files().ignoredGoFiles()).containsExactly("c.go");
        assertThat(without.files().otherFiles()).isEqualTo(Map.of("IgnoredOtherFiles", List.of("c.S")));
        assertThat(without.imports()).isEmpty();
        GoPackage with = read(LINUX.withCgo(true));
        assertThat(with.files().cgoFiles()).containsExactly("c.go");
        assertThat(with.files().otherFiles()).isEqualTo(Map.of("CFiles", List.of("c.c"), "SFiles", List.of("c.S")));
        assertThat(paths(with.imports())).containsExactly("C", "os/user");
    }

    @Test
    void whatIsWrongIsReportedAndTheRestIsRead() throws IOException {
        write("a.go", "package p\nimport \"fmt\"\n");
        write("b.go", "package q\nimport \"os\"\n");
        write("c.go", "package p\nimport broken\n");
        write("d.go", "package p\n\0");
        write("e.go", "//go:build (\n\npackage p\n");
        write("f.go", "//go:build a\n//go:build b\n\npackage p\n");
        write("g_test.go", "package p\nimport \"C\"\n");
        GoPackage found = read(LINUX);
        assertThat(found.files().goFiles()).containsExactly("a.go", "b.go", "c.go");
        assertThat(found.files().invalidGoFiles()).containsExactly("b.go", "c.go", "d.go", "e.go", "f.go", "g_test.go");
        assertThat(paths(found.imports())).containsExactly("fmt", "os");
        assertThat(found.problems())
                .extracting(Finding::rule)
                .containsExactly(
                        ImportRules.PACKAGE_NAMES,
                        ImportRules.SYNTAX,
                        ImportRules.SYNTAX,
                        ImportRules.CONSTRAINT,
                        ImportRules.CONSTRAINT,
                        ImportRules.CGO_IN_TEST);
    }

    @Test
    void linksToFilesAreReadAndEverythingElseIsNot() throws Exception {
        write("a.go", "package p\n");
        Files.createSymbolicLink(folder.resolve("b.go"), Path.of("a.go"));
        Files.createSymbolicLink(folder.resolve("c.go"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("d.go"), Path.of("d.go"));
        Files.createSymbolicLink(folder.resolve("e.go"), Path.of("."));
        Files.createSymbolicLink(folder.resolve("f.go"), Path.of("/dev/zero"));
        GoPackage found = read(LINUX);
        assertThat(found.files().goFiles()).containsExactly("a.go", "b.go");
        assertThat(found.files().invalidGoFiles()).containsExactly("c.go", "d.go", "f.go");
        assertThat(found.problems()).extracting(Finding::rule).containsOnly(ImportRules.UNREADABLE);
    }

    @Test
    void whatIsEmbeddedIsFoundByTheRulesOfModules() throws IOException {
        write("a.go", "package p\nimport \"embed\"\n//go:embed *.txt sub all:hid\nvar f embed.FS\n");
        write("a.txt", "");
        write(".b.txt", "");
        write("sub/c", "");
        write("sub/_d", "");
        write("sub/deep/e", "");
        write("sub/other/go.mod", "");
        write("sub/other/f", "");
        write("hid/.g", "");
        assertThat(embeds()).containsExactly(".b.txt", "a.txt", "hid/.g", "sub/c", "sub/deep/e");
    }

    @Test
    void aPatternThatMatchesNothingIsAProblem() throws IOException {
        for (String pattern : List.of("no", "*.no", "[", "../x", "/x", ".", "dir", "link")) {
            write("a.go", "package p\nimport _ \"embed\"\n//go:embed " + pattern + "\nvar s string\n");
            Files.createDirectories(folder.resolve("dir/.hidden"));
            if (!Files.isSymbolicLink(folder.resolve("link"))) {
                Files.createSymbolicLink(folder.resolve("link"), Path.of("a.go"));
            }
            GoPackage found = EmbedFiles.resolve(read(LINUX), new FolderTree(folder), "");
            assertThat(found.problems()).as(pattern).extracting(Finding::rule).containsExactly(ImportRules.EMBED);
        }
    }

    @Test
    void aWalkPassesOverWhatIsNotOfTheModule() throws IOException {
        for (String path : List.of(
                "a.go",
                "b/b.go",
                "b/c/c.go",
                "vendor/v/v.go",
                "b/vendor/v.go",
                "testdata/t.go",
                "_x/x.go",
                ".y/y.go",
                "nested/n.go",
                "nested/deep/n.go",
                "gen/g.go",
                "b/gen2/g.go",
                "only/x.txt",
                "odd/go.mod/o.go")) {
            write(path, "package p\n");
        }
        write("nested/go.mod", "module example.com/m/nested\n");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b/loop"), Path.of(".."));
        Report.Collector problems = new Report.Collector();
        List<ModuleWalk.Folder> folders =
                ModuleWalk.folders(new FolderTree(folder), new IgnoredFolders(List.of("./gen", "gen2")), problems);
        assertThat(folders).extracting(ModuleWalk.Folder::path).containsExactly("", "b", "b/c", "odd/go.mod");
        assertThat(problems.toReport().findings()).isEmpty();
    }

    @Test
    void foldersThatAreNestedTooDeepAreLeftOutAndNamed() throws IOException {
        Path deep = folder;
        for (int i = 0; i < Limits.DEPTH + 2; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        write("a.go", "package p\n");
        Report.Collector problems = new Report.Collector();
        List<ModuleWalk.Folder> folders =
                ModuleWalk.folders(new FolderTree(folder), new IgnoredFolders(List.of()), problems);
        assertThat(folders).hasSize(1);
        assertThat(problems.toReport().findings()).extracting(Finding::rule).containsExactly(ImportRules.LIMIT);
    }

    private List<String> embeds() throws IOException {
        GoPackage found = EmbedFiles.resolve(read(LINUX), new FolderTree(folder), "");
        assertThat(found.problems()).isEmpty();
        return found.embeds().files();
    }

    private GoPackage read(BuildContext context) throws IOException {
        FolderTree tree = new FolderTree(folder);
        return PackageReader.read(tree, "", tree.list("", SourceTree.Wanted.SOURCES), context, "example.com/m", OWNER);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> paths(List<GoImport> imports) {
        return imports.stream().map(GoImport::path).toList();
    }
}
