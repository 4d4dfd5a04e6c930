package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.format.PackageInfo.Script;
import dev.gopack.io.ByteSource;
import dev.gopack.model.DebSettings;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.Ownership;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.report.FormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what is read, by our reader and by another. */
class RoundTripTest {

    private static final String LONG = "/opt/" + "directory/".repeat(20) + "file";

    @TempDir
    Path directory;

    private static Packages full(String compression) {
        Packages hello = Packages.hello()
                .file("/usr/bin/hello", 04755, FileRole.PLAIN, "#!/bin/sh\n")
                .file("/etc/hello.conf", 0640, FileRole.CONFIG, "a=1\n")
                .file(LONG, "deep")
                .symlink("/usr/bin/hi", "/" + "target/".repeat(30))
                .hardlink("/usr/bin/salut", "/usr/bin/hello")
                .file(new FileEntry.Directory(
                        EntryPath.of("/var/lib/h\u00e9llo w\u00f6rld"),
                        new FileAttributes(new Ownership("www-data", "adm"), 02750, 1_600_000_000L, "", ""),
                        false))
                .script(ScriptSlot.POSTINSTALL, "exit 0\n");
        hello.spec()
                .relate(RelationKind.DEPENDS, "a | b (>= 1)", "c")
                .relate(RelationKind.PROVIDES, "greeter = 1")
                .deb(DebSettings.builder().compression(compression).build());
        return hello;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zstd:1", "xz:0", "gzip:1", "none"})
    void everythingComesBack(String compression) throws IOException {
        PackageInfo info = new DebFormat().read(full(compression).source(directory));
        assertThat(info.name()).isEqualTo("hello");
        assertThat(info.evr()).isEqualTo("1.2.3");
        assertThat(info.architecture()).isEqualTo("amd64");
        assertThat(info.fields())
                .containsEntry("Description", "greets people\n It is polite.")
                .doesNotContainKeys("Package", "Depends");
        assertThat(info.relations())
                .containsEntry("Depends", List.of("a | b (>= 1)", "c"))
                .containsEntry("Provides", List.of("greeter (= 1)"));
        assertThat(info.scripts())
                .containsEntry("postinst", new Script(List.of("/bin/sh"), "#!/bin/sh\nexit 0\n"))
                .containsEntry("conffiles", new Script(List.of(), "/etc/hello.conf\n"));
        assertThat(info.changelog()).singleElement().asString().startsWith("hello (1.2.3) unstable");
        assertThat(info.isIntact()).isTrue();
        assertThat(info.digests()).extracting("name").contains("file /usr/bin/salut MD5");
        assertThat(file(info, "/usr/bin/hello").mode()).isEqualTo(04755);
        assertThat(file(info, "/usr/bin/hello").digest()).isEqualTo("md5:3e2b31c72181b87149ff995e7202c0e3");
        assertThat(file(info, "/usr/bin/salut").linkTarget()).isEqualTo("/usr/bin/hello");
        assertThat(file(info, "/usr/bin/hi").linkTarget()).hasSize(211);
        assertThat(file(info, "/etc/hello.conf").flags()).containsExactly("conffile");
        assertThat(file(info, LONG).size()).isEqualTo(4);
        assertThat(file(info, "/var/lib/h\u00e9llo w\u00f6rld"))
                .isEqualTo(new PackagedFile(
                        "/var/lib/h\u00e9llo w\u00f6rld",
                        "directory",
                        02750,
                        "www-data",
                        "adm",
                        0,
                        1_600_000_000L,
                        "",
                        "",
                        List.of()));
    }

    @Test
    void commonsCompressSeesTheSame() throws IOException {
        byte[] bytes = full("none").write(directory);
        List<String> members = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        try (ArArchiveInputStream ar = new ArArchiveInputStream(new ByteArrayInputStream(bytes))) {
            ArArchiveEntry member;
            while ((member = ar.getNextEntry()) != null) {
                members.add(member.getName());
                if (member.getName().equals("data.tar")) {
                    paths.addAll(paths(ar.readAllBytes()));
                }
            }
        }
        assertThat(members).containsExactly("debian-binary", "control.tar.gz", "data.tar");
        List<String> ours = new DebFormat()
                .read(ByteSource.of("hello.deb", bytes)).files().stream()
                        .map(PackagedFile::path)
                        .toList();
        assertThat(paths.subList(1, paths.size())).isEqualTo(ours);
    }

    private static List<String> paths(byte[] data) throws IOException {
        List<String> paths = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(data), "UTF-8")) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                paths.add(entry.getName().replaceFirst("^\\.", "").replaceFirst("/$", ""));
            }
        }
        return paths;
    }

    @Test
    void aChangedFileIsFoundByItsDigest() throws IOException {
        byte[] bytes = full("none").write(directory);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("deep")] = 'D';
        PackageInfo info = new DebFormat().read(ByteSource.of("hello.deb", bytes));
        assertThat(info.isIntact()).isFalse();
        assertThat(info.digests())
                .filteredOn(digest -> !digest.matches())
                .extracting("name")
                .containsExactly("file " + LONG + " MD5");
    }

    @Test
    void everyCutIsNoticed() throws IOException {
        for (String compression : List.of("zstd", "xz", "gzip", "none")) {
            byte[] bytes = full(compression).write(directory);
            for (int cut = 1; cut <= 200; cut++) {
                byte[] shorter = java.util.Arrays.copyOf(bytes, bytes.length - cut);
                assertThatThrownBy(() -> new DebFormat().read(ByteSource.of("cut", shorter)))
                        .as("%s without the last %d bytes", compression, cut)
                        .isInstanceOf(FormatException.class);
            }
        }
    }

    @Test
    void theFormatIsFoundAndRecognisesItsFiles() throws IOException {
        PackageFormat format =
                ServiceLoader.load(PackageFormat.class).findFirst().orElseThrow();
        assertThat(format.id()).isEqualTo("deb");
        assertThat(format.recognises(Packages.hello().write(directory))).isTrue();
        assertThat(format.recognises(new byte[] {(byte) 0xed, (byte) 0xab})).isFalse();
    }

    private static PackagedFile file(PackageInfo info, String path) {
        return info.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
