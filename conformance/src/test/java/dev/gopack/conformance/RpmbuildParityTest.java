package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same files and the same words give the package that rpmbuild makes, tag by tag. */
class RpmbuildParityTest {

    private static final String TIME = "1714979289";

    private static final String OURS = """
            name: parity
            version: 1.2.3-rc1
            epoch: 4
            release: 5
            mtime: 2024-05-06T07:08:09Z
            description: A summary
            license: MIT
            homepage: https://example.com
            vendor: Vendor
            contents:
              - {dst: /opt/par, type: dir}
              - {dst: /opt/par/a, type: dir}
              - {dst: /opt/par/a.b, type: dir, file_info: {mode: 01770, owner: games, group: mail}}
              - {src: in/text, dst: /opt/par/a/text}
              - {src: in/text, dst: /opt/par/a.b/text}
              - {src: in/elf, dst: /opt/par/elf, file_info: {mode: 04755}}
              - {src: in/elf, dst: /opt/par/elf-data, file_info: {mode: 0644}}
              - {src: in/script, dst: /opt/par/script, file_info: {mode: 0755}}
              - {src: in/bash, dst: /opt/par/bash, file_info: {mode: 0755}}
              - {src: in/empty, dst: /opt/par/empty}
              - {src: in/utf8, dst: /opt/par/utf8}
              - {src: in/text, dst: /opt/par/hard-1}
              - {src: /opt/par/hard-1, dst: /opt/par/hard-2, type: hardlink}
              - {src: /opt/par/hard-1, dst: /opt/par/a/hard-3, type: hardlink}
              - {src: text, dst: /opt/par/a/link, type: symlink}
              - {src: in/text, dst: /etc/par.conf, type: config}
              - {src: in/text, dst: /etc/par-kept.conf, type: config|noreplace}
              - {src: in/text, dst: /etc/par-missing.conf, type: config|missingok}
              - {src: in/text, dst: /usr/share/par/LICENSE, type: license}
              - {src: in/text, dst: /usr/share/par/MANUAL, type: doc}
              - {src: in/text, dst: /usr/share/par/de, file_info: {lang: de}}
              - {src: in/text, dst: /usr/share/par/net, file_info: {capabilities: "cap_net_raw=ep"}}
              - {dst: /var/log/par, type: ghost}
            depends: [plain, "versioned >= 2:1.0", "( x  or y)"]
            provides: [virtual = 3]
            conflicts: [enemy < 2]
            replaces: [older < 1]
            recommends: [nice]
            suggests: [maybe > 1]
            supplements: [(a and b)]
            enhances: [c]
            scripts:
              preinstall: {text: "echo pre"}
              postinstall: {interpreter: /bin/bash -e, text: "echo post"}
              preremove: {interpreter: <lua>, text: "print('preun')"}
            rpm:
              compression: gzip:9
              buildhost: host
              group: Group
              requires: {post: [needed >= 1]}
              order_with_requires: [earlier]
              scripts: {pretrans: {interpreter: <lua>, text: "print('pretrans')"}, verify: {text: "true"}}
              triggers:
                - {on: triggerin, packages: [t1 > 1, t2], script: {text: "echo t1"}}
                - {on: triggerpostun, packages: [t3], script: {interpreter: /usr/bin/perl, text: "print 1"}}
                - {on: filetriggerin, paths: [/usr/lib, /lib], priority: 5, script: {text: "cat"}}
                - {on: transfiletriggerun, paths: [/etc], script: {interpreter: <lua>, text: "print(1)"}}
            """;

    private static final String THEIRS = """
            Name: parity
            Version: 1.2.3~rc1
            Epoch: 4
            Release: 5
            Summary: A summary
            License: MIT
            URL: https://example.com
            Vendor: Vendor
            Group: Group
            Requires: plain, versioned >= 2:1.0, ( x  or y)
            Requires(post): needed >= 1
            Provides: virtual = 3
            Conflicts: enemy < 2
            Obsoletes: older < 1
            Recommends: nice
            Suggests: maybe > 1
            Supplements: (a and b)
            Enhances: c
            OrderWithRequires: earlier
            %description
            A summary
            %install
            cd %{buildroot}
            mkdir -p opt/par/a opt/par/a.b etc usr/share/par
            for f in opt/par/a/text opt/par/a.b/text opt/par/hard-1 etc/par.conf etc/par-kept.conf etc/par-missing.conf \\
                usr/share/par/LICENSE usr/share/par/MANUAL usr/share/par/de usr/share/par/net; do
                cp %{in}/text $f
            done
            cp %{in}/elf opt/par/elf; cp %{in}/elf opt/par/elf-data
            cp %{in}/script %{in}/bash %{in}/empty %{in}/utf8 opt/par
            ln opt/par/hard-1 opt/par/hard-2
            ln opt/par/hard-1 opt/par/a/hard-3
            ln -s text opt/par/a/link
            find . -exec touch -h -d @%{time} {} +
            %pre
            echo pre
            %post -p "/bin/bash -e"
            echo post
            %preun -p <lua>
            print('preun')
            %pretrans -p <lua>
            print('pretrans')
            %verifyscript
            true
            %triggerin -- t1 > 1, t2
            echo t1
            %triggerpostun -p /usr/bin/perl -- t3
            print 1
            %filetriggerin -P 5 -- /usr/lib, /lib
            cat
            %transfiletriggerun -p <lua> -- /etc
            print(1)
            %files
            %defattr(0644, root, root, 0755)
            %dir /opt/par
            %dir /opt/par/a
            %dir %attr(1770, games, mail) /opt/par/a.b
            /opt/par/a/*
            /opt/par/a.b/*
            %attr(4755, root, root) /opt/par/elf
            /opt/par/elf-data
            %attr(0755, root, root) /opt/par/script
            %attr(0755, root, root) /opt/par/bash
            /opt/par/empty
            /opt/par/utf8
            /opt/par/hard-*
            %config /etc/par.conf
            %config(noreplace) /etc/par-kept.conf
            %config(missingok) /etc/par-missing.conf
            %license /usr/share/par/LICENSE
            %doc /usr/share/par/MANUAL
            %lang(de) /usr/share/par/de
            %caps(cap_net_raw=ep) /usr/share/par/net
            %ghost /var/log/par
            """;

    @TempDir
    static Path dir;

    private static Path ours;
    private static Path theirs;

    @BeforeAll
    static void build() throws IOException {
        Path in = Files.createDirectory(dir.resolve("in"));
        Files.writeString(in.resolve("text"), "plain text\n");
        Files.writeString(in.resolve("utf8"), "ünïcödé\n");
        Files.writeString(in.resolve("empty"), "");
        Files.writeString(in.resolve("script"), "#!/bin/sh\necho hello\n");
        Files.writeString(in.resolve("bash"), "#!/bin/bash\necho hello\n");
        Files.copy(Path.of("/bin/true"), in.resolve("elf"));
        ours = Packages.rpm(dir, OURS);
        theirs = Rpmbuild.rpm(
                dir,
                THEIRS,
                "in " + in,
                "time " + TIME,
                "_buildhost host",
                "_binary_payload w9.gzdio",
                "_binary_filedigest_algorithm 8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%{NAME} %{EPOCH} %{VERSION} %{RELEASE} %{SUMMARY} %{DESCRIPTION} %{LICENSE} %{URL} %{VENDOR} %{GROUP}",
                "%{OS} %{ARCH} %{BUILDHOST} %{SOURCERPM} %{SIZE} %{ENCODING} %{HEADERI18NTABLE}",
                "%{PAYLOADFORMAT} %{PAYLOADCOMPRESSOR} %{PAYLOADFLAGS} %{PAYLOADDIGESTALGO} %{FILEDIGESTALGO}",
                "%{PREIN}|%{PREINPROG}|[%{POSTINPROG} ]|%{POSTIN}|%{PREUN}|%{PREUNPROG}",
                "%{PRETRANS}|%{PRETRANSPROG}|%{VERIFYSCRIPT}|%{VERIFYSCRIPTPROG}",
                "[%{REQUIRENAME}|%{REQUIREFLAGS}|%{REQUIREVERSION}\n]",
                "[%{PROVIDENAME}|%{PROVIDEFLAGS}|%{PROVIDEVERSION}\n]",
                "[%{CONFLICTNAME}|%{CONFLICTFLAGS}|%{CONFLICTVERSION}\n]",
                "[%{OBSOLETENAME}|%{OBSOLETEFLAGS}|%{OBSOLETEVERSION}\n]",
                "[%{RECOMMENDNAME}|%{RECOMMENDFLAGS}|%{RECOMMENDVERSION}\n]",
                "[%{SUGGESTNAME}|%{SUGGESTFLAGS}|%{SUGGESTVERSION}\n]",
                "[%{SUPPLEMENTNAME}|%{SUPPLEMENTFLAGS}|%{SUPPLEMENTVERSION}\n]",
                "[%{ENHANCENAME}|%{ENHANCEFLAGS}|%{ENHANCEVERSION}\n]",
                "[%{ORDERNAME}|%{ORDERFLAGS}|%{ORDERVERSION}\n]",
                "[%{TRIGGERNAME}|%{TRIGGERFLAGS}|%{TRIGGERVERSION}|%{TRIGGERINDEX}\n]",
                "[%{TRIGGERSCRIPTS}|%{TRIGGERSCRIPTPROG}\n]",
                "[%{FILETRIGGERNAME}|%{FILETRIGGERFLAGS}|%{FILETRIGGERVERSION}|%{FILETRIGGERINDEX}\n]",
                "[%{FILETRIGGERSCRIPTS}|%{FILETRIGGERSCRIPTPROG}|%{FILETRIGGERPRIORITIES}|%{FILETRIGGERSCRIPTFLAGS}\n]",
                "[%{TRANSFILETRIGGERNAME}|%{TRANSFILETRIGGERFLAGS}|%{TRANSFILETRIGGERINDEX}\n]",
                "[%{TRANSFILETRIGGERSCRIPTS}|%{TRANSFILETRIGGERSCRIPTPROG}|%{TRANSFILETRIGGERPRIORITIES}\n]",
                "[%{DIRNAMES}\n]",
                "[%{BASENAMES}|%{DIRINDEXES}\n]",
                "[%{FILENAMES}|%{FILESIZES}|%{FILEMODES}|%{FILERDEVS}|%{FILEDIGESTS}|%{FILELINKTOS}\n]",
                "[%{FILENAMES}|%{FILEFLAGS}|%{FILEUSERNAME}|%{FILEGROUPNAME}|%{FILEVERIFYFLAGS}\n]",
                "[%{FILENAMES}|%{FILEDEVICES}|%{FILEINODES}|%{FILELANGS}|%{FILECOLORS}|%{FILECAPS}|%{FILENLINKS}\n]"
            })
    void tagsAreThoseOfRpmbuild(String format) {
        // without what rpmbuild finds by looking into programs and scripts: flags FIND_REQUIRES and FIND_PROVIDES
        assertThat(query(ours, format))
                .isEqualTo(query(theirs, format).replaceAll("[^\n]*\\|(16384|32768)\\|[^\n]*\n", ""))
                .isNotBlank();
    }

    @Test
    void timesAreThoseOfRpmbuildExceptOfGhosts() {
        // a ghost is not there, so rpmbuild has no time of it but that of the build
        assertThat(query(ours, "[%{FILENAMES} %{FILEMTIMES}\n]").replaceFirst("/var/log/par .*", ""))
                .isEqualTo(query(theirs, "[%{FILENAMES} %{FILEMTIMES}\n]").replaceFirst("/var/log/par .*", ""));
    }

    @Test
    void kindsOfFilesAreThoseOfRpmbuildWithoutTheDetailsOfPrograms() {
        assertThat(query(ours, "[%{FILENAMES}|%{FILECLASS}\n]"))
                .isEqualTo(query(theirs, "[%{FILENAMES}|%{FILECLASS}\n]")
                        .replaceAll("(ELF .*?dynamically linked), interpreter .*", "$1")
                        // where a package says nothing of a link, rpm answers itself, with quotes
                        .replaceAll("symbolic link to (.*)", "symbolic link to `$1'"));
    }

    @Test
    void thePayloadIsThatOfRpmbuild() {
        assertThat(listing(ours)).isEqualTo(listing(theirs)).hasSize(22);
        assertThat(query(ours, "%{ARCHIVESIZE}")).isEqualTo(query(theirs, "%{ARCHIVESIZE}"));
        assertThat(query(ours, "%{PAYLOADDIGESTALT}"))
                .as("every byte of the archive")
                .isEqualTo(query(theirs, "%{PAYLOADDIGESTALT}"));
    }

    @Test
    void signatureHeadersAreAsLargeAsThoseOfRpmbuild() throws IOException {
        byte[] our = Files.readAllBytes(ours);
        byte[] their = Files.readAllBytes(theirs);

        // intro of the signature header behind the lead of 96 bytes: magic, number of entries, bytes of data
        assertThat(java.util.Arrays.copyOfRange(our, 96, 112)).isEqualTo(java.util.Arrays.copyOfRange(their, 96, 112));
        assertThat(Tool.run("file", "--brief", ours).ok().out())
                .isEqualTo(Tool.run("file", "--brief", theirs).ok().out());
    }

    private static List<String> listing(Path rpm) {
        return Tool.run("sh", "-c", "rpm2cpio \"$0\" | cpio -itvn --quiet", rpm)
                .ok()
                .lines();
    }

    private static String query(Path rpm, String format) {
        return Tool.run("rpm", "-qp", "--qf", format, rpm).ok().out();
    }
}
