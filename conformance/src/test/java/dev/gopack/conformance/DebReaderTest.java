package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.format.PackageInfo;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that dpkg-deb made are read, and dpkg-deb says the same of them; damaged ones are found out. */
class DebReaderTest {

    private static final int DAMAGES = 300;

    @TempDir
    static Path directory;

    private static Path tree;

    @BeforeAll
    static void makeTheTree() throws IOException {
        tree = Files.createDirectory(directory.resolve("tree"));
        Path bin = Files.createDirectories(tree.resolve("usr/bin"));
        Files.writeString(bin.resolve("real"), "#!/bin/sh\necho real\n");
        Files.createSymbolicLink(bin.resolve("link"), Path.of("real"));
        Files.createLink(bin.resolve("second"), bin.resolve("real"));
        Path etc = Files.createDirectories(tree.resolve("etc/real"));
        Files.writeString(etc.resolve("real.conf"), "a=b\n");
        Path share = Files.createDirectories(tree.resolve("usr/share/real"));
        Files.writeString(share.resolve("grüße und mehr"), "ü\n");
        Files.writeString(share.resolve("n".repeat(150)), "long\n");
        Files.writeString(share.resolve("empty"), "");
        Tool.run("mkfifo", share.resolve("pipe")).ok();
        Path debian = Files.createDirectory(tree.resolve("DEBIAN"));
        Files.writeString(debian.resolve("control"), """
                Package: real
                Version: 2:1.0~rc1-1
                Architecture: amd64
                Maintainer: Tools Team <tools@example.com>
                Installed-Size: 13
                Pre-Depends: dpkg (>= 1.17.5)
                Depends: libc6 (>= 2.36), a | b (<< 3),
                 python3:any
                Section: misc
                Priority: optional
                X-Own: value
                Description: Real package
                 With more
                 .
                 lines.
                """);
        Files.writeString(debian.resolve("conffiles"), "/etc/real/real.conf\n");
        Files.writeString(debian.resolve("preinst"), "#!/bin/sh\nset -e\necho preinst\n");
        Files.writeString(debian.resolve("postrm"), "#!/usr/bin/perl -w\nexit 0;\n");
        Files.writeString(debian.resolve("triggers"), "activate-noawait ldconfig\n");
        Tool.run(
                        "sh",
                        "-c",
                        "cd '" + tree + "' && md5sum usr/bin/real usr/bin/second usr/share/real/empty > DEBIAN/md5sums")
                .ok();
        Tool.run("chmod", "-R", "u=rwX,go=rX", tree).ok();
        Tool.run("chmod", "755", debian.resolve("preinst"), debian.resolve("postrm"))
                .ok();
        Tool.run("chmod", "4755", bin.resolve("real")).ok();
    }

    private static Path pack(String name, String... options) {
        Path deb = directory.resolve(name + ".deb");
        List<Object> command = new ArrayList<>(List.of("dpkg-deb", "--root-owner-group"));
        command.addAll(List.of(options));
        command.addAll(List.of("-b", tree, deb));
        Tool.run(directory, Map.of("SOURCE_DATE_EPOCH", "1793534400"), command).ok();
        return deb;
    }

    @ParameterizedTest
    @CsvSource({"xz, -Zxz", "gzip, -Zgzip", "zstd, -Zzstd", "none, -Znone", "mixed, --no-uniform-compression"})
    void everyCodecOfDpkgDebIsRead(String name, String option) throws IOException {
        Path deb = pack(name, option);

        PackageInfo info = Gopack.create().inspect(deb);

        assertThat(info.isIntact()).isTrue();
        assertThat(info.name()).isEqualTo("real");
        assertThat(info.evr()).isEqualTo("2:1.0~rc1-1");
        assertThat(info.architecture()).isEqualTo("amd64");
        assertThat(info.files()).extracting(PackageInfo.PackagedFile::path).isEqualTo(paths(deb));
    }

    /** The paths as tar lists them, but for the root, which no package installs. */
    private static List<String> paths(Path deb) {
        return Tool.run("sh", "-c", "dpkg-deb --fsys-tarfile '" + deb + "' | tar -tf - --quoting-style=literal")
                .ok()
                .lines()
                .stream()
                .filter(path -> !path.equals("./"))
                .map(path -> path.substring(1).replaceFirst("/$", ""))
                .toList();
    }

    @Test
    void filesAreDescribedAsTarDescribesThem() throws IOException {
        Path deb = pack("files");
        List<String> listing = Tool.run(
                        "sh",
                        "-c",
                        "dpkg-deb --fsys-tarfile '" + deb + "' | TZ=UTC tar -tvf - --quoting-style=literal --full-time")
                .ok()
                .lines();

        List<String> ours = new ArrayList<>();
        for (PackageInfo.PackagedFile file : Gopack.create().inspect(deb).files()) {
            ours.add(line(file));
        }

        assertThat(ours)
                .isEqualTo(listing.stream()
                        .map(line -> line.replaceAll(" +", " "))
                        .filter(line -> !line.endsWith(" ./"))
                        .toList());
    }

    private static String line(PackageInfo.PackagedFile file) {
        boolean directory = file.kind().equals("directory");
        String type = Map.of("file", "-", "directory", "d", "symlink", "l", "hardlink", "h", "fifo", "p")
                .get(file.kind());
        String link = file.kind().equals("symlink")
                ? " -> " + file.linkTarget()
                : file.kind().equals("hardlink") ? " link to ." + file.linkTarget() : "";
        String path = "." + file.path() + (directory ? "/" : "");
        String time = java.time.Instant.ofEpochSecond(file.mtime())
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
        return type + rights(file.mode()) + " " + file.user() + "/" + file.group() + " " + file.size() + " " + time
                + " " + path + link;
    }

    private static String rights(int mode) {
        StringBuilder rights = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            rights.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        if ((mode & 04000) != 0) {
            rights.setCharAt(2, rights.charAt(2) == 'x' ? 's' : 'S');
        }
        return rights.toString();
    }

    @Test
    void fieldsAndRelationsAreThoseOfDpkgDeb() throws IOException {
        Path deb = pack("fields");

        PackageInfo info = Gopack.create().inspect(deb);

        for (String name : List.of("Maintainer", "Installed-Size", "Section", "Priority", "X-Own", "Description")) {
            assertThat(info.fields()).as(name).containsKey(name);
            assertThat(info.fields().get(name).replaceAll("\n *", "\n"))
                    .as(name)
                    .isEqualTo(Tool.run("dpkg-deb", "-f", deb, name)
                            .ok()
                            .out()
                            .stripTrailing()
                            .replaceAll("\n *", "\n"));
        }
        assertThat(info.relations())
                .containsEntry("Pre-Depends", List.of("dpkg (>= 1.17.5)"))
                .containsEntry("Depends", List.of("libc6 (>= 2.36)", "a | b (<< 3)", "python3:any"));
    }

    @Test
    void scriptsAndConffilesAreThoseOfDpkgDeb() throws IOException {
        Path deb = pack("scripts");

        PackageInfo info = Gopack.create().inspect(deb);

        for (String name : List.of("preinst", "postrm", "triggers")) {
            assertThat(info.scripts()).as(name).containsKey(name);
            assertThat(info.scripts().get(name).body())
                    .as(name)
                    .isEqualTo(Tool.run("dpkg-deb", "-I", deb, name).ok().out());
        }
        assertThat(info.scripts().get("postrm").interpreter()).containsExactly("/usr/bin/perl", "-w");
        assertThat(info.files())
                .filteredOn(file -> file.flags().contains("conffile"))
                .extracting(PackageInfo.PackagedFile::path)
                .containsExactly("/etc/real/real.conf");
    }

    @Test
    void aFileThatIsNotTheOneOfItsSumIsToldOf() throws IOException {
        Path sums = tree.resolve("DEBIAN/md5sums");
        String right = Files.readString(sums);
        Files.writeString(sums, right.replaceFirst("(?m)^.{32}  usr/bin/second", "0".repeat(32) + "  usr/bin/second"));
        try {
            PackageInfo info = Gopack.create().inspect(pack("sums"));

            assertThat(info.isIntact()).isFalse();
            assertThat(info.digests())
                    .filteredOn(digest -> !digest.matches())
                    .singleElement()
                    .satisfies(digest -> assertThat(digest.name()).contains("usr/bin/second"));
        } finally {
            Files.writeString(sums, right);
        }
    }

    /** Bytes of the file that stand for nothing, such as padding, may change; then what is read is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"xz", "gzip", "zstd"})
    void aDamagedPackageIsFoundOutOrReadsTheSame(String codec) throws IOException {
        Path deb = pack("whole-" + codec, "-Z" + codec);
        PackageInfo whole = Gopack.create().inspect(deb);
        byte[] bytes = Files.readAllBytes(deb);
        Path damaged = directory.resolve("damaged-" + codec + ".deb");
        long seed = Long.getLong("gopack.seed", 20261123);
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        for (int i = 0; i < DAMAGES; i++) {
            byte[] copy = bytes.clone();
            int place = random.nextInt(copy.length);
            copy[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(damaged, copy);
            try {
                PackageInfo info = Gopack.create().inspect(damaged);
                if (info.isIntact()) {
                    assertThat(info).as("byte %d, seed %d", place, seed).isEqualTo(whole);
                } else {
                    found++;
                }
            } catch (FormatException e) {
                found++;
            }
        }
        assertThat(found).as("of %d", DAMAGES).isGreaterThan(DAMAGES * 9 / 10);
    }
}
