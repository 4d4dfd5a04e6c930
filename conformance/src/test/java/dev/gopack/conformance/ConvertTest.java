package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages of format 6 that are made of packages of format 4. */
class ConvertTest {

    private static final String FOREIGN = """
            Name: foreign
            Epoch: 2
            Version: 1
            Release: 1
            Summary: Made by rpmbuild
            License: MIT
            Requires: %{?more} bash >= 3
            Recommends: (a if b)
            %description
            Made by rpmbuild.
            %install
            mkdir -p %{buildroot}/opt/foreign/empty
            echo data > %{buildroot}/opt/foreign/data
            : > %{buildroot}/opt/foreign/nothing
            ln %{buildroot}/opt/foreign/data %{buildroot}/opt/foreign/a-link
            ln %{buildroot}/opt/foreign/data %{buildroot}/opt/foreign/z-link
            ln -s data %{buildroot}/opt/foreign/soft
            cp /bin/true %{buildroot}/opt/foreign/program
            echo umlaut > "%{buildroot}/opt/foreign/\u00fc"
            %post
            echo done
            %files
            %dir /opt/foreign
            %dir /opt/foreign/empty
            %config(noreplace) /opt/foreign/data
            %caps(cap_net_bind_service=ep) /opt/foreign/program
            /opt/foreign/a-link
            /opt/foreign/z-link
            /opt/foreign/nothing
            /opt/foreign/soft
            /opt/foreign/\u00fc
            %ghost /opt/foreign/log
            %changelog
            * Fri Nov 27 2026 A <a@example.com> - 2:1-1
            - made
            """;

    @TempDir
    Path dir;

    private Path convert(Path rpm) {
        Tool.Result made = Packages.gopack(dir, "convert", "--rpm-format", "6", "--out", "six", rpm)
                .ok();
        assertThat(made.out()).isEqualTo("six/" + rpm.getFileName() + "\n");
        return dir.resolve("six").resolve(rpm.getFileName());
    }

    /** Nothing tells what was built in format 6 from what was converted to it. */
    @ParameterizedTest
    @ValueSource(strings = {"zstd:3", "xz:1", "gzip:6", "none"})
    void aConvertedPackageIsTheOneThatIsBuiltInFormatSix(String compression) throws IOException {
        Files.writeString(dir.resolve("script"), "#!/bin/sh\necho tool\n");
        Files.writeString(dir.resolve("empty"), "");
        Files.copy(Path.of("/bin/true"), dir.resolve("program"));
        String spec = """
                name: tool
                epoch: 3
                version: 1.0.0
                maintainer: Tools Team <tools@example.com>
                description: A tool
                license: MIT
                mtime: 2026-11-01T12:00:00Z
                depends: [bash >= 3]
                scripts: {postinstall: script}
                contents:
                  - {src: script, dst: /usr/bin/tool, file_info: {mode: 0755}}
                  - {src: program, dst: /usr/bin/program, file_info: {mode: 0755, capabilities: cap_net_bind_service=ep}}
                  - {src: empty, dst: /etc/tool/empty, type: config|noreplace}
                  - {src: /usr/bin/program, dst: /usr/bin/another, type: hardlink}
                  - {src: /usr/bin/tool, dst: /usr/bin/link, type: symlink}
                  - {dst: /var/log/tool.log, type: ghost}
                  - {dst: /opt/tool/\u00fc, type: dir}
                rpm: {compression: "%s", format: %d}
                """;
        Path four = Packages.rpm(dir, spec.formatted(compression, 4));
        Path kept = Files.copy(four, dir.resolve(four.getFileName()));
        Path six = Packages.rpm(dir, spec.formatted(compression, 6));

        assertThat(convert(kept)).hasSameBinaryContentAs(six);
    }

    @Test
    void rpmReadsAndInstallsWhatWasMadeOfRpmbuildsPackage() throws IOException {
        Path four = Rpmbuild.rpm(dir, FOREIGN, "_binary_payload w3.zstdio");
        Path six = convert(four);

        assertThat(query(six, "--dump")).isEqualTo(query(four, "--dump"));
        assertThat(query(six, "--scripts")).isEqualTo(query(four, "--scripts"));
        assertThat(query(six, "--changes")).isEqualTo(query(four, "--changes"));
        assertThat(query(six, "--provides")).isEqualTo(query(four, "--provides"));
        assertThat(query(six, "--qf", "%{NEVRA} %{SUMMARY} %{LICENSE} %{BUILDTIME} %{SOURCERPM}"))
                .isEqualTo(query(four, "--qf", "%{NEVRA} %{SUMMARY} %{LICENSE} %{BUILDTIME} %{SOURCERPM}"));
        // source: rpm build/files.cc: these are taken for granted in format 6, the last is not
        assertThat(query(six, "--requires")
                        .lines()
                        .filter(line -> !line.startsWith("rpmlib(LargeFiles)"))
                        .toList())
                .isEqualTo(query(four, "--requires")
                        .lines()
                        .filter(line ->
                                !line.matches("rpmlib\\((CompressedFileNames|FileDigests|PayloadFilesHavePrefix|"
                                        + "PartialHardlinkSets)\\).*"))
                        .toList());
        assertThat(Gopack.create().inspect(six).isIntact()).isTrue();
        assertThat(Verifier.builder().build().verify(six).refusing()).isEmpty();
        Tool.run("rpmkeys", "--define", "_pkgverify_flags 0x20100", "-K", six).ok();
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--nodeps", "--noscripts", six).ok();
            assertThat(root.rpm("-V", "--nodeps", "foreign").out())
                    .doesNotContain("5")
                    .doesNotContain("missing");
        }
    }

    private static String query(Path rpm, String... what) {
        Object[] command = new Object[what.length + 3];
        command[0] = "rpm";
        command[1] = "-qp";
        System.arraycopy(what, 0, command, 2, what.length);
        command[what.length + 2] = rpm;
        return Tool.run(Path.of("."), Map.of(), java.util.List.of(command)).ok().out();
    }

    @Test
    void whatIsNotAPackageOfFormatFourIsRefused() throws IOException {
        Path four = Rpmbuild.rpm(dir, FOREIGN);
        byte[] bytes = Files.readAllBytes(four);
        bytes[bytes.length - 20] ^= 1;
        Path broken = Files.write(dir.resolve("broken.rpm"), bytes);
        assertThat(Packages.gopack(dir, "convert", "--rpm-format", "6", "-o", "six", broken)
                        .code())
                .isEqualTo(7);
        assertThat(dir.resolve("six/broken.rpm")).doesNotExist();
        Path six = convert(four);
        Tool.Result again = Packages.gopack(dir, "convert", "--rpm-format", "6", "-o", "more", six);
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.err()).contains("of format 6 already");
        assertThat(Packages.gopack(dir, "convert", "--rpm-format", "6", "-o", "six", six)
                        .code())
                .isEqualTo(4);
    }
}
