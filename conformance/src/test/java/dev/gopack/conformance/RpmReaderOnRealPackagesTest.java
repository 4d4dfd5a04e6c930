package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rpmbuild writes is read as rpm reads it. */
class RpmReaderOnRealPackagesTest {

    private static final String SPEC = """
            Name: real
            Version: 1.2.3~rc1
            Epoch: 4
            Release: 5
            Summary: A summary
            License: MIT
            URL: https://example.com
            Prefix: /opt
            Requires(pre,postun): tool >= 1
            Requires: (a or b), /usr/bin/env
            Provides: virtual = 3
            Conflicts: enemy < 2
            Obsoletes: older <= 1
            Recommends: nice
            Suggests: maybe
            Supplements: (x and y)
            Enhances: z
            OrderWithRequires: first
            %description
            A description,
            ünicode.
            %install
            cd %{buildroot}
            mkdir -p opt/real/dir etc
            cp /bin/true opt/real/true
            echo text > opt/real/a; ln opt/real/a opt/real/b; ln opt/real/a opt/real/dir/c
            ln -s a opt/real/link
            : > 'opt/real/empty ü'
            head -c 3000000 /dev/urandom > opt/real/random
            echo conf > etc/real.conf
            %pre
            echo pre
            %post -p <lua>
            print("post")
            %preun -p /sbin/ldconfig
            %pretrans -p <lua>
            print("pretrans")
            %verifyscript
            true
            %triggerin -- t1 > 1, t2
            echo t1
            %triggerpostun -- t3
            echo t3
            %filetriggerin -P 5 -- /usr/lib, /lib
            cat
            %transfiletriggerpostun -- /etc
            echo
            %files
            %dir %attr(1770, games, mail) /opt/real/dir
            /opt/real/[a-z]*
            %config(noreplace) /etc/real.conf
            %caps(cap_net_raw=ep) /opt/real/random
            %ghost %attr(0600, -, -) /var/log/real
            %changelog
            * Mon May 06 2024 Someone <someone@example.com> - 1.2.3
            - one
            * Tue Jan 03 2023 Another <another@example.com>
            - two
            """;

    @TempDir
    static Path dir;

    private static Path rpm;
    private static PackageInfo info;

    @BeforeAll
    static void build() throws IOException {
        rpm = Rpmbuild.rpm(dir, SPEC, "_binary_payload w3.zstdio");
        info = Gopack.create().inspect(rpm);
    }

    @Test
    void identityIsWhatRpmSays() {
        assertThat(info.format()).isEqualTo("rpm");
        assertThat(info.name() + " " + info.evr() + " " + info.architecture())
                .isEqualTo(query("%{NAME} %{EVR} %{ARCH}"));
        for (String tag : List.of("Summary", "Description", "License", "Url", "Sourcerpm", "Buildtime", "Prefixes")) {
            assertThat(info.fields()).as(tag).containsEntry(tag, query("%{" + tag.toUpperCase(Locale.ROOT) + "}"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requires",
                "provides",
                "conflicts",
                "obsoletes",
                "recommends",
                "suggests",
                "supplements",
                "enhances"
            })
    void relationsAreWhatRpmSays(String list) {
        String label = list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1);

        assertThat(info.relations().get(label))
                .isEqualTo(Tool.run("rpm", "-qp", "--" + list, rpm).ok().lines());
    }

    @Test
    void requirementsOfScriptsAreTold() {
        assertThat(info.relations().get("Requires(pre)")).contains("tool >= 1", "/bin/sh");
        assertThat(info.relations().get("Requires(postun)")).containsExactly("tool >= 1");
    }

    @Test
    void filesAreWhatRpmSays() {
        List<String> ours = info.files().stream()
                .map(file -> String.join(
                        "|",
                        file.path(),
                        Integer.toOctalString(file.mode()),
                        file.user(),
                        file.group(),
                        Long.toString(file.size()),
                        Long.toString(file.mtime()),
                        file.digest().replaceFirst(".*:", "")))
                .toList();

        assertThat(ours)
                .containsExactlyInAnyOrderElementsOf(query("[%{FILENAMES}|%{FILEMODES:octal}|%{FILEUSERNAME}|"
                                + "%{FILEGROUPNAME}|%{FILESIZES}|%{FILEMTIMES}|%{FILEDIGESTS}\n]")
                        .lines()
                        .map(RpmReaderOnRealPackagesTest::withoutFileType)
                        .toList());
    }

    @Test
    void kindsAndMarksOfFilesAreTold() {
        Map<String, PackagedFile> files = new TreeMap<>();
        info.files().forEach(file -> files.put(file.path(), file));

        assertThat(files.get("/opt/real/dir").kind()).isEqualTo("directory");
        assertThat(files.get("/opt/real/link").kind()).isEqualTo("symlink");
        assertThat(files.get("/opt/real/link").linkTarget()).isEqualTo("a");
        assertThat(files.get("/etc/real.conf").flags()).contains("config", "noreplace");
        assertThat(files.get("/var/log/real").flags()).contains("ghost");
        assertThat(List.of(files.get("/opt/real/a"), files.get("/opt/real/b"), files.get("/opt/real/dir/c")))
                .filteredOn(file -> file.kind().equals("hardlink"))
                .hasSize(2);
    }

    @Test
    void scriptsAndTriggersAreWhatRpmSays() {
        assertThat(info.scripts().get("%pre").body()).isEqualTo(query("%{PREIN}"));
        assertThat(info.scripts().get("%post").interpreter()).containsExactly("<lua>");
        assertThat(info.scripts().get("%preun").interpreter()).containsExactly(query("%{PREUNPROG}"));
        assertThat(info.scripts().get("%preun").body()).isEmpty();
        assertThat(info.scripts()).containsKeys("%pretrans", "%verifyscript");
        assertThat(info.scripts())
                .containsKeys("%triggerin -- t1 > 1, t2", "%triggerpostun -- t3", "%filetriggerin -- /lib, /usr/lib");
        assertThat(info.scripts()).containsKey("%transfiletriggerpostun -- /etc");
    }

    @Test
    void theChangelogIsToldNewestFirst() {
        assertThat(info.changelog()).hasSize(2);
        assertThat(info.changelog().get(0)).contains("Someone <someone@example.com> - 1.2.3", "- one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w9.gzdio", "w6.xzdio", "w19.zstdio", "w6.lzdio", "w.ufdio", "w2T2.xzdio", "w3T0.zstdio"})
    void payloadsOfEveryCodecAreChecked(String payload) throws IOException {
        PackageInfo packed = Gopack.create().inspect(Rpmbuild.rpm(dir, SPEC, "_binary_payload " + payload));

        assertThat(packed.isIntact()).as(packed.digests().toString()).isTrue();
        assertThat(packed.digests()).hasSizeGreaterThan(4);
    }

    @Test
    void aPackageWithoutFilesIsRead() throws IOException {
        Path empty = Rpmbuild.rpm(dir, """
                Name: empty
                Version: 1
                Release: 1
                Summary: Nothing
                License: MIT
                BuildArch: noarch
                %description
                Nothing.
                %files
                """);

        PackageInfo read = Gopack.create().inspect(empty);

        assertThat(read.isIntact()).isTrue();
        assertThat(read.files()).isEmpty();
        assertThat(read.architecture()).isEqualTo("noarch");
    }

    @Test
    void aChangedByteAnywhereIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(rpm);
        int headers = whole.length - Integer.parseInt(query("%{SIGSIZE}"));
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 80; i++) {
            byte[] damaged = whole.clone();
            int place = headers + random.nextInt(i < 50 ? 8000 : whole.length - headers);
            damaged[place] ^= (byte) (1 << random.nextInt(8));

            assertThat(isSound(damaged))
                    .as("changed at %d of %d", place, whole.length)
                    .isFalse();
        }
    }

    @Test
    void aCutPackageIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(rpm);
        for (int length : new int[] {0, 1, 50, 95, 96, 111, 4000, 4600, 6000, whole.length / 2, whole.length - 1}) {
            assertThat(isSound(java.util.Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    /** The line with permission bits alone in its second field. */
    private static String withoutFileType(String line) {
        String[] parts = line.split("\\|", 3);
        return parts[0] + "|" + Integer.toOctalString(Integer.parseInt(parts[1], 8) & 07777) + "|" + parts[2];
    }

    private static boolean isSound(byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve("damaged.rpm"), bytes);
        try {
            return Gopack.create().inspect(file).isIntact();
        } catch (FormatException expected) {
            return false;
        }
    }

    private static String query(String format) {
        return Tool.run("rpm", "-qp", "--qf", format, rpm).ok().out();
    }
}
