package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.imports.SourceModule.SourceFile;
import dev.gopack.module.ModuleRef;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a module is in a package of its source, and what that gives and needs. */
class SourceModuleTest {

    private static final List<BuildContext> LINUX =
            List.of(BuildContext.of("linux", "amd64"), BuildContext.of("linux", "arm64"));

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void module() throws IOException {
        folder = temporary.resolve("module");
        write("go.mod", """
                module example.com/m

                go 1.22

                require (
                \texample.com/dep v1.2.3
                \texample.com/x v1.0.0
                )
                """);
        write(
                "m.go",
                "package m\n\nimport (\n\t_ \"embed\"\n\t_ \"example.com/dep/sub\"\n)\n\n//go:embed all:data\nvar d string\n");
        write("data/.hidden", "x");
        write("LICENSE", "free");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> paths(List<SourceFile> files) {
        return files.stream().map(SourceFile::path).toList();
    }

    private SourceModule read() throws IOException {
        return SourceModule.read(folder, LINUX);
    }

    /** The zip of the folder. */
    private Path zip() throws IOException {
        Path zip = temporary.resolve("m.zip");
        try (Stream<Path> walk = Files.walk(folder);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry("example.com/m@v1.4.0/" + folder.relativize(file)));
                Files.copy(file, out);
            }
        }
        return zip;
    }

    @Test
    void whatCompilersAndTestsReadIsInstalled() throws IOException {
        write("go.sum", "");
        write("a/a_test.go", "package a\n");
        write("a/a_windows.go", "package a\n");
        write("a/a.s", "");
        write("a/a.h", "");
        write("a/a.proto", "");
        write("a/testdata/deep/anything.bin", "");
        assertThat(paths(read().files()))
                .containsExactly(
                        "a/a.h",
                        "a/a.proto",
                        "a/a.s",
                        "a/a_test.go",
                        "a/a_windows.go",
                        "a/testdata/deep/anything.bin",
                        "data/.hidden",
                        "go.mod",
                        "go.sum",
                        "m.go");
        assertThat(paths(read().licenses())).containsExactly("LICENSE");
    }

    @Test
    void otherModulesAndWhatGoPassesOverAreLeftOut() throws IOException {
        write("README.md", "");
        write("nested/go.mod", "module example.com/m/nested\n");
        write("nested/n.go", "package nested\n");
        write("vendor/example.com/dep/d.go", "package dep\n");
        write(".git/hook.go", "package hook\n");
        write("_old/o.go", "package old\n");
        write("a/.b.go", "package a\n");
        assertThat(paths(read().files())).containsExactly("data/.hidden", "go.mod", "m.go");
    }

    @Test
    void aLinkOutOfTheModuleIsNotFollowed() throws IOException {
        Files.writeString(temporary.resolve("secret.go"), "package m\n");
        Files.createSymbolicLink(folder.resolve("secret.go"), temporary.resolve("secret.go"));
        Files.createSymbolicLink(folder.resolve("same.go"), Path.of("m.go"));
        assertThat(paths(read().files())).contains("same.go").doesNotContain("secret.go");
    }

    @Test
    void commandsAreNotProvidedAndWhatTheyImportIsNeeded() throws IOException {
        write("cmd/tool/main.go", "package main\n\nimport _ \"example.com/x\"\n\nfunc main() {}\n");
        write("internal/i/i.go", "package i\n");
        write("m_test.go", "package m\n\nimport _ \"example.com/only/tests\"\n");
        write("p/p_arm64.go", "package p\n\nimport _ \"example.com/m/internal/i\"\n");
        SourceModule module = read();
        assertThat(module.provided())
                .isEqualTo(Map.of(
                        "example.com/m", "m.go",
                        "example.com/m/internal/i", "internal/i/i.go",
                        "example.com/m/p", "p/p_arm64.go"));
        assertThat(module.needed().stream().map(module::cause))
                .containsExactly(
                        "m.go:5:2 imports example.com/dep/sub; go.mod:6 requires example.com/dep@v1.2.3",
                        "cmd/tool/main.go:3:8 imports example.com/x; go.mod:7 requires example.com/x@v1.0.0");
    }

    @Test
    void aZipGivesWhatItsFolderGives() throws IOException {
        SourceModule ofZip = SourceModule.read(zip(), LINUX);
        SourceModule ofFolder = read();
        assertThat(ofZip.module()).isEqualTo(new ModuleRef("example.com/m", "v1.4.0"));
        assertThat(SourceModule.identify(zip())).isEqualTo(ofZip.module());
        assertThat(ofFolder.module()).isEqualTo(new ModuleRef("example.com/m", ""));
        assertThat(contents(ofZip)).isEqualTo(contents(ofFolder));
        assertThat(ofZip.provided()).isEqualTo(ofFolder.provided());
        assertThat(ofZip.needed().stream().map(ofZip::cause))
                .isEqualTo(ofFolder.needed().stream().map(ofFolder::cause).toList());
    }

    @Test
    void theZipOfAForkSaysThatItsGoModIsOfAnother() throws IOException {
        assertThat(SourceModule.read(zip(), LINUX).report().findings()).isEmpty();
        write("go.mod", "// forked\nmodule example.com/original\n");
        assertThat(SourceModule.read(zip(), LINUX).report().findings())
                .singleElement()
                .asString()
                .contains("go.mod:2:1: warning: the zip is of example.com/m,"
                        + " and its go.mod declares the module example.com/original [imports.other-module]");
    }

    private static Map<String, String> contents(SourceModule module) throws IOException {
        Map<String, String> all = new TreeMap<>();
        List<SourceFile> files = new ArrayList<>(module.files());
        files.addAll(module.licenses());
        for (SourceFile file : files) {
            try (InputStream in = file.content().open()) {
                byte[] bytes = in.readAllBytes();
                assertThat(file.content().size()).isEqualTo(bytes.length);
                all.put(file.path(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    @Test
    void aZipThatChangesAfterwardsCannotBeRead() throws IOException {
        Path zip = zip();
        SourceModule module = SourceModule.read(zip, LINUX);
        SourceFile file = module.files().stream()
                .filter(one -> one.path().equals("m.go"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(zip);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("example.com/m@v1.4.0/m.go") + "example.com/m@v1.4.0/m.go".length();
        bytes[at + 8] ^= 0x55;
        try (OutputStream out = Files.newOutputStream(zip)) {
            out.write(bytes);
        }
        assertThatThrownBy(() -> {
                    try (InputStream in = file.content().open()) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoModuleIsRefused() throws IOException {
        Path empty = Files.createDirectory(temporary.resolve("empty"));
        assertThatThrownBy(() -> SourceModule.read(empty, LINUX)).isInstanceOf(InputException.class);
        Path text = Files.writeString(temporary.resolve("text.zip"), "text");
        assertThatThrownBy(() -> SourceModule.read(text, LINUX)).isInstanceOf(FormatException.class);
        write("go.mod", "go 1.22\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("there is no module directive");
    }
}
