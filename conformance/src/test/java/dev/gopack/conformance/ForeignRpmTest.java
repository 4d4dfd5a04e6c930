package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackageInfo.PackagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of rpmbuild and rpmsign are shown as rpm shows them: every mark of a file, every word of a script. */
class ForeignRpmTest {

    private static final String SPEC = """
            Name: foreign
            Version: 2.0~rc1
            Release: 3.el9
            Epoch: 7
            Summary: A package of rpmbuild
            License: MIT AND GPL-2.0-only
            %description
            A description of
            two lines, with ümläüts.
            %install
            cd %{buildroot}
            mkdir -p opt/f/dir etc usr/share/f usr/bin
            cp /bin/true usr/bin/foreign
            ln usr/bin/foreign usr/bin/foreign-2
            ln usr/bin/foreign usr/bin/foreign-3
            ln -s foreign usr/bin/foreign-link
            ln -s ../../usr/bin/foreign-2 opt/f/link
            for f in etc/f.conf etc/k.conf etc/m.conf usr/share/f/LICENSE usr/share/f/MANUAL usr/share/f/README \\
                usr/share/f/de usr/share/f/net "usr/share/f/with space" usr/share/f/ünï; do
                echo plain > "$f"
            done
            : > opt/f/empty
            find . -exec touch -h -d @1714979289 {} +
            %pre
            echo pre
            %post -p /sbin/ldconfig
            %preun -p <lua>
            print('preun')
            %postun
            echo postun
            %pretrans -p <lua>
            print('pretrans')
            %posttrans
            echo posttrans
            %verifyscript
            true
            %triggerprein -- t0
            echo t0
            %triggerin -- t1 > 1, t2
            echo t1
            %triggerun -- t2
            echo tu
            %triggerpostun -p /usr/bin/perl -- t3
            print 1
            %filetriggerin -P 5 -- /usr/lib, /lib
            cat
            %filetriggerun -- /usr/share
            cat
            %transfiletriggerpostun -p <lua> -- /etc
            print(1)
            %files
            %defattr(0644, root, root, 0755)
            %dir %attr(2770, games, mail) /opt/f
            %dir /opt/f/dir
            /opt/f/empty
            /opt/f/link
            %attr(4755, root, root) /usr/bin/foreign*
            %config /etc/f.conf
            %config(noreplace) /etc/k.conf
            %config(missingok) /etc/m.conf
            %license /usr/share/f/LICENSE
            %doc /usr/share/f/MANUAL
            %readme /usr/share/f/README
            %lang(de) /usr/share/f/de
            %caps(cap_net_raw=ep) /usr/share/f/net
            "/usr/share/f/with space"
            /usr/share/f/ünï
            %dev(c, 1, 3) %attr(0666, root, root) /dev/f-null
            %ghost %attr(0600, root, root) /var/log/f
            %changelog
            * Mon May 06 2024 Some Body <some@body.example> - 2.0~rc1-3
            - third
            - with two items

            * Fri Jan 05 2024 Other Body <other@body.example> - 1.0-1
            - first
            """;

    private static final Map<String, String> KINDS =
            Map.of("10", "file", "4", "directory", "12", "symlink", "2", "device");
    private static final Map<Character, String> FLAGS = Map.of(
            'c', "config", 'd', "doc", 'g', "ghost", 'l', "license", 'm', "missingok", 'n', "noreplace", 'r', "readme");

    @TempDir
    static Path dir;

    private static Path rpm;
    private static PackageInfo info;

    @BeforeAll
    static void build() throws IOException {
        rpm = Rpmbuild.rpm(dir, SPEC, "_binary_payload w9.gzdio");
        info = Gopack.create().inspect(rpm);
    }

    private static String query(Path file, String... arguments) {
        List<Object> command = new ArrayList<>(List.of("rpm", "-qp"));
        command.addAll(List.of(arguments));
        command.add(file);
        return Tool.run(command.toArray()).ok().out();
    }

    @Test
    void filesAreThoseOfRpm() {
        String format = "[%{FILENAMES}|%{FILEMODES:octal}|%{FILEUSERNAME}:%{FILEGROUPNAME}|%{FILESIZES}|%{FILEMTIMES}"
                + "|%{FILEDIGESTS}|%{FILELINKTOS}|%{FILEFLAGS:fflags}|%{FILELANGS}|%{FILECAPS}|%{FILEINODES}\n]";
        Map<String, String> firstNames = new HashMap<>();
        List<PackagedFile> expected = query(rpm, "--qf", format)
                .lines()
                .map(line -> line.split("\\|", -1))
                .map(word -> file(word, firstNames.putIfAbsent(word[10], word[0])))
                .toList();

        assertThat(info.files()).containsExactlyElementsOf(expected).hasSize(20);
    }

    /** What a line of rpm says; {@code first} is the first name of a hard link, else null. */
    private static PackagedFile file(String[] word, String first) {
        int type = word[1].length() - 4;
        List<String> flags = word[7].chars()
                .mapToObj(letter -> FLAGS.get((char) letter))
                .sorted()
                .collect(Collectors.toList());
        flags.sort(java.util.Comparator.comparingInt(List.of("config", "doc", "missingok", "noreplace")::indexOf));
        if (!word[8].isEmpty()) {
            flags.add("lang(" + word[8] + ")");
        }
        if (!word[9].isEmpty()) {
            flags.add("caps(" + word[9] + ")");
        }
        String[] owner = word[2].split(":");
        return new PackagedFile(
                word[0],
                first == null ? KINDS.get(word[1].substring(0, type)) : "hardlink",
                Integer.parseInt(word[1].substring(type), 8),
                owner[0],
                owner[1],
                Long.parseLong(word[3]),
                Long.parseLong(word[4]),
                first == null ? word[6] : first,
                word[5].isEmpty() ? "" : "sha256:" + word[5],
                flags);
    }

    @Test
    void scriptsAndTriggersAreThoseOfRpm() {
        Map<String, String> names = Map.of(
                "pre",
                "preinstall",
                "post",
                "postinstall",
                "preun",
                "preuninstall",
                "postun",
                "postuninstall",
                "verifyscript",
                "verify");
        StringBuilder shown = new StringBuilder();
        info.scripts().forEach((label, script) -> {
            String[] parts = label.substring(1).split(" -- ", 2);
            String name = names.getOrDefault(parts[0], parts[0]);
            String program = String.join(" ", script.interpreter());
            if (script.body().isEmpty()) {
                shown.append(name + " program: " + program + "\n");
            } else if (parts.length == 1) {
                shown.append(name + " scriptlet (using " + program + "):\n" + script.body() + "\n");
            } else {
                shown.append(name + " scriptlet (using " + program + ") -- " + parts[1] + "\n" + script.body() + "\n");
            }
        });

        assertThat(shown.toString())
                .isEqualTo(query(rpm, "--scripts") + query(rpm, "--triggers") + query(rpm, "--filetriggers"));
    }

    @Test
    void theChangelogIsThatOfRpm() {
        assertThat(info.changelog().stream().map(entry -> entry + "\n\n").collect(Collectors.joining()))
                .isEqualTo(query(rpm, "--changelog"));
    }

    @Test
    void digestsOfFilesMayBeMd5() throws IOException {
        Path old = Rpmbuild.rpm(dir, SPEC, "_binary_filedigest_algorithm 1");

        PackageInfo read = Gopack.create().inspect(old);

        assertThat(read.isIntact()).isTrue();
        assertThat(read.files().stream().map(PackagedFile::digest).filter(digest -> !digest.isEmpty()))
                .containsExactlyElementsOf(query(old, "--qf", "[%{FILEDIGESTS}\n]")
                        .lines()
                        .filter(digest -> !digest.isEmpty())
                        .map("md5:"::concat)
                        .toList());
    }

    @Test
    void aSignedPackageIsReadAndItsSignatureNotTrusted() throws IOException {
        Path signed = Files.copy(rpm, dir.resolve("signed.rpm"));
        Path home = Files.createDirectory(dir.resolve("gnupg"));
        Tool.run("chmod", "700", home).ok();
        Map<String, String> environment = Map.of("GNUPGHOME", home.toString());
        try {
            Tool.run(
                            dir,
                            environment,
                            List.of(
                                    "gpg",
                                    "--batch",
                                    "--passphrase",
                                    "",
                                    "--quick-gen-key",
                                    "Signer <s@example.com>",
                                    "rsa2048"))
                    .ok();
            Tool.run(
                            dir,
                            environment,
                            List.of(
                                    "rpmsign",
                                    "--rpmv3",
                                    "--define",
                                    "__gpg /usr/bin/gpg",
                                    "--define",
                                    "_gpg_name Signer",
                                    "--addsign",
                                    signed))
                    .ok();
        } finally {
            Tool.run(dir, environment, List.of("gpgconf", "--kill", "gpg-agent"));
        }
        assertThat(query(signed, "--qf", "%{RSAHEADER:pgpsig}")).startsWith("RSA/");

        PackageInfo read = Gopack.create().inspect(signed);

        assertThat(read.isIntact()).isTrue();
        assertThat(read.files()).isEqualTo(info.files());
        assertThat(read.fields())
                .containsEntry("Signature", "RSA over the header, RSA over header and payload (not verified)");
        assertThat(info.fields()).containsEntry("Signature", "none");
    }

    @Test
    void aSourcePackageHasNoArchitectureButSrc() throws IOException {
        Path source = Rpmbuild.source(dir, SPEC);

        PackageInfo read = Gopack.create().inspect(source);

        assertThat(read.architecture()).isEqualTo("src");
        assertThat(read.isIntact()).isTrue();
        assertThat(read.files()).extracting(PackagedFile::path).containsExactly("package.spec");
        assertThat(Tool.run("rpmkeys", "-K", source).ok().out()).contains("digests OK");
    }
}
