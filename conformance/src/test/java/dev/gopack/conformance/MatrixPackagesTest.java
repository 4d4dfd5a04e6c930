package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gopack matrix} says of packages that rpmbuild, rpmsign and dpkg-deb make. */
class MatrixPackagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SPEC = """
            Name: a
            Version: 1
            Release: 1
            Summary: A
            License: MIT
            BuildArch: noarch
            %s
            %%description
            A
            %%install
            mkdir -p %%{buildroot}/usr/share/a
            seq 1 20000 > %%{buildroot}/usr/share/a/text
            %%files
            /usr/share/a
            """;

    @TempDir
    Path directory;

    @Test
    void anOldRpmRefusesWhatItDoesNotKnow() throws IOException {
        Path rich = rpm("Requires: (b if c)");
        Path caret = rpm("Requires: b >= 1^2");
        Path unheard = rpm("Requires: rpmlib(Unheard) <= 9.0-1");

        assertThat(Tool.run("rpm", "--root", Files.createDirectory(directory.resolve("root")), "-i", "--test", unheard)
                        .err())
                .contains("rpmlib(Unheard) <= 9.0-1 is needed");
        assertThat(verdicts(matrix("el7,el8,el9", unheard)))
                .containsExactly("will-not-install", "will-not-install", "will-not-install");
        assertThat(verdicts(matrix("el7,el8,el9", rich))).containsExactly("will-not-install", "works", "works");
        assertThat(verdicts(matrix("el7,el8,el9", caret)))
                .containsExactly("will-not-install", "works-with-note", "works");
        assertThat(matrix("el7", rich).get(0).get("reasons").toString())
                .contains(
                        "rpmlib(RichDependencies) <= 4.12.0-1",
                        "el7 has rpm 4.11.3",
                        "do without boolean dependencies");
    }

    /** rpm refuses it, and half of it was not looked at. */
    @Test
    void aDamagedPackageIsNotAnswered() throws IOException {
        byte[] bytes = Files.readAllBytes(rpm(""));
        bytes[bytes.length - 100] ^= 1;
        Path damaged = Files.write(directory.resolve("damaged.rpm"), bytes);
        assertThat(Tool.run("rpm", "-K", "--nosignature", damaged).code()).isNotZero();

        for (String command : List.of("matrix", "lint", "scan")) {
            Tool.Result result = Packages.gopack(directory, command, damaged);
            assertThat(result.code()).as(command).isEqualTo(7);
            assertThat(result.err()).contains("damaged.rpm", "the package is damaged: ");
        }
    }

    /** dpkg installs it all the same. */
    @Test
    void aWrongSumInADebIsANote() throws IOException {
        Path deb = deb("armhf", "00000000000000000000000000000000  usr/share/a\n");

        JsonNode cells = matrix("debian12", deb);

        assertThat(cells.get(0).get("reasons").get(0).asText()).contains("file /usr/share/a MD5");
        assertThat(verdicts(cells)).containsExactly("works-with-note");
    }

    @Test
    void aPackageHasOneArchitecture() throws IOException {
        Path deb = deb("armhf", "");

        for (JsonNode cell : matrix("el7,debian13,alpine3.22", deb)) {
            assertThat(cell.get("arch").asText()).isEqualTo("arm7");
        }
        assertThat(Packages.gopack(directory, "matrix", "--format", "html", deb).out())
                .contains("1 subject on ");
        assertThat(matrix("el9", deb).get(0).get("reasons").get(0).asText())
                .isEqualTo("it is a deb package, and el9 installs rpm; build an rpm package for it");
    }

    @Test
    void whatIsBuiltOfASourcePackageIsInstalled() throws IOException {
        JsonNode cells = matrix("el9", Rpmbuild.source(directory, SPEC.formatted("")));

        assertThat(verdicts(cells)).containsExactly("will-not-install");
        assertThat(cells.get(0).get("reasons").toString())
                .contains("it is a source package")
                .doesNotContain("not made for");
    }

    /** Observed: rpm 4.16 and 4.18 install packages of format 6. */
    @Test
    void formatSixIsInstalledByOlderRpms() throws IOException {
        Packages.gopack(directory, "convert", "--rpm-format", "6", "--out", "six", rpm(""))
                .ok();
        Path six = directory.resolve("six/a-1-1.noarch.rpm");
        assertThat(Tool.run("rpm", "--root", Files.createDirectory(directory.resolve("root")), "-i", "--test", six)
                        .code())
                .isZero();

        assertThat(verdicts(matrix("el7,el9,opensuse-tumbleweed,fedora43", six)))
                .containsExactly("will-not-install", "works-with-note", "works-with-note", "works");
    }

    @Test
    void aWeakKeyIsNotTakenEverywhere() throws IOException {
        try (Gpg gpg = new Gpg(directory)) {
            for (String kind : List.of("rsa1024", "dsa2048", "rsa2048")) {
                gpg.key(kind, kind);
                Path rpm = rpm("");
                Tool.run(
                                "rpmsign",
                                "--define",
                                "__gpg /usr/bin/gpg",
                                "--define",
                                "_gpg_path " + gpg.home(),
                                "--define",
                                "_gpg_name " + kind + "@example.com",
                                "--define",
                                "_gpg_digest_algo sha256",
                                "--addsign",
                                rpm)
                        .ok();
                String expected = kind.equals("rsa2048") ? "works" : "works-with-note";
                assertThat(verdicts(matrix("el9,el10,fedora43", rpm)))
                        .as(kind)
                        .containsExactly("works", expected, expected);
            }
        }
    }

    /** Debian has musl's loader in a package beside glibc. */
    @Test
    void aPackageMaySeeToAnotherLoader() throws IOException {
        Path source = Files.writeString(directory.resolve("a.c"), "void own(void); void _start(void) { own(); }\n");
        Path stub = Files.writeString(directory.resolve("b.c"), "void own(void) {}\n");
        Path library = directory.resolve("libc.so");
        Path program = directory.resolve("program");
        Tool.run("gcc", "-shared", "-nostdlib", "-Wl,-soname,libc.so", "-o", library, stub)
                .ok();
        Tool.run("gcc", "-nostdlib", "-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1", "-o", program, source, library)
                .ok();
        assertThat(verdicts(matrix("debian13,alpine3.22", program))).containsExactly("will-not-start", "works");

        for (String needs : List.of("musl", "musl (>= 1.2)", "musl | other")) {
            Path deb = deb(needs.length() + "-musl", "amd64", "Depends: " + needs + "\n", "", program);
            assertThat(verdicts(matrix("debian13", deb))).as(needs).containsExactly("works-with-note");
        }
        assertThat(verdicts(matrix("debian13", deb("none", "amd64", "Depends: muslin\n", "", program))))
                .containsExactly("will-not-start");
    }

    /** Kernels for amd64 start it, and their processors have SSE2. */
    @Test
    void aProgramFor386InAPackageForAmd64IsANote() throws IOException {
        Path programs = Tool.directory("GOPACK_CORPUS").resolve("go-programs/esbuild-0.7.20-linux-386-cd052c89bfb7");
        try (var found = Files.walk(programs)) {
            Path program =
                    found.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
            for (JsonNode cell : matrix("debian12,ubuntu24.04", deb("old", "amd64", "", "", program))) {
                assertThat(cell.get("verdict").asText()).as(cell.toString()).startsWith("works");
            }
            assertThat(verdicts(matrix("ubuntu24.04", program))).containsExactly("works");
        }
    }

    /** What no release has, or has in an older version, keeps a package out, whoever asks for it. */
    @Test
    void relationsThatAReleaseCannotMeetKeepAPackageOut() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "text\n");
        assertThat(verdicts(matrix("debian11,debian12,debian13,ubuntu24.04", depending("libssl3t64 (>= 3)", text))))
                .containsExactly("will-not-install", "will-not-install", "works", "works");
        assertThat(verdicts(matrix("debian11,debian12,debian13", depending("libssl3 (>= 3)", text))))
                .as("the newer package provides the old name")
                .containsExactly("will-not-install", "works", "works");
        assertThat(verdicts(matrix("debian11,debian12", depending("libssl3 | libssl1.1", text))))
                .containsExactly("works", "works");
        assertThat(verdicts(matrix("debian12,debian13", depending("libc6 (>= 2.38)", text))))
                .containsExactly("will-not-install", "works");
        assertThat(verdicts(matrix("debian12,debian13", depending("systemd (>= 255)", text))))
                .containsExactly("will-not-install", "works");
        JsonNode old = matrix("el9,el10", rpm("Requires: libc.so.6(GLIBC_2.38)(64bit)"));
        assertThat(verdicts(old)).containsExactly("will-not-install", "works");
        assertThat(old.get(0).get("reasons").toString())
                .contains("requires libc.so.6(GLIBC_2.38)(64bit), and el9 has glibc 2.34");
        assertThat(verdicts(matrix("el8,el9", rpm("Requires: systemd >= 250"))))
                .containsExactly("will-not-install", "works");
    }

    /** A library is looked for in the package, in its relations by the names of their format, and then it is a note. */
    @Test
    void aLibraryThatAPackageRequiresIsNoNote() throws IOException {
        Path source = Files.writeString(directory.resolve("z.c"), "void own(void); int main(void) { own(); }\n");
        Path stub = Files.writeString(directory.resolve("y.c"), "void own(void) {}\n");
        Path library = directory.resolve("libz.so.1");
        Path program = directory.resolve("program");
        Tool.run("gcc", "-shared", "-Wl,-soname,libz.so.1", "-o", library, stub).ok();
        Tool.run("gcc", "-o", program, source, library).ok();
        assertThat(verdicts(matrix("debian13", depending("libc6", program)))).containsExactly("works-with-note");
        assertThat(verdicts(matrix("debian13", depending("libc6, zlib1g", program))))
                .containsExactly("works");
        assertThat(matrix("debian13", depending("zlib1g", program)).toString())
                .contains("needs libz.so.1, to which its package sees");
    }

    private Path depending(String relations, Path content) throws IOException {
        String name = relations.replaceAll("[^a-z0-9]", "-") + content.getFileName();
        return deb(name, "amd64", "Depends: " + relations + "\n", "", content);
    }

    private Path rpm(String line) {
        return Rpmbuild.rpm(directory, SPEC.formatted(line), "_binary_payload w9.gzdio");
    }

    private Path deb(String architecture, String sums) throws IOException {
        return deb("a", architecture, "", sums, Files.writeString(directory.resolve("text"), "text\n"));
    }

    private Path deb(String name, String architecture, String fields, String sums, Path content) throws IOException {
        Path root = directory.resolve("deb-" + name);
        Files.createDirectories(root.resolve("DEBIAN"));
        Files.createDirectories(root.resolve("usr/share"));
        Files.copy(content, root.resolve("usr/share/a"));
        Files.writeString(
                root.resolve("DEBIAN/control"),
                "Package: a\nVersion: 1\nArchitecture: " + architecture + "\n" + fields
                        + "Maintainer: A <a@example.com>\nDescription: A\n");
        if (!sums.isEmpty()) {
            Files.writeString(root.resolve("DEBIAN/md5sums"), sums);
        }
        Path deb = directory.resolve(name + ".deb");
        Tool.run("dpkg-deb", "--root-owner-group", "-Zxz", "-b", root, deb).ok();
        return deb;
    }

    private JsonNode matrix(String targets, Path path) throws IOException {
        Tool.Result result = Packages.gopack(directory, "matrix", "--format", "json", "--target", targets, path);
        assertThat(result.code()).as(result.err()).isZero();
        return JSON.readTree(result.out());
    }

    /** Without the notes that a release is no longer supported, which come with the days. */
    private static List<String> verdicts(JsonNode cells) {
        List<String> order = List.of("works", "works-with-note", "will-not-start", "will-not-install");
        List<String> verdicts = new ArrayList<>();
        for (JsonNode cell : cells) {
            int worst = 0;
            for (JsonNode detail : cell.get("details")) {
                if (!detail.get("cause").asText().startsWith("free support")) {
                    worst = Math.max(worst, order.indexOf(detail.get("verdict").asText()));
                }
            }
            verdicts.add(order.get(worst));
        }
        return verdicts;
    }
}
