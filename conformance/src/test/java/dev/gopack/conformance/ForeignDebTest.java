package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackageInfo.PackagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of file, every field and a signature in packages of dpkg-deb are shown as dpkg-deb, tar and md5sum show them. */
class ForeignDebTest {

    private static final String MAKE_TREE = """
            set -eu
            umask 022
            mkdir -p DEBIAN etc/foreign dev usr/bin usr/share/doc/foreign var/lib/foreign
            cp /bin/true usr/bin/foreign
            ln usr/bin/foreign usr/bin/foreign-too
            ln usr/bin/foreign var/lib/foreign/again
            ln -s ../bin/foreign usr/bin/link
            ln -s foreign "usr/bin/ünï link"
            echo a=b > etc/foreign/a.conf
            echo spaced > "etc/foreign/with space"
            : > usr/share/empty
            deep=usr/share/$(printf 'a-rather-long-directory-name/%.0s' 1 2 3 4 5)
            mkdir -p "$deep"
            echo deep > "$deep/$(printf 'x%.0s' $(seq 120))"
            ln -s "/$deep/$(printf 'y%.0s' $(seq 120))" usr/share/long-link
            mkfifo var/lib/foreign/pipe
            mknod dev/f-null c 1 3
            chown games:mail var/lib/foreign
            chmod 2770 var/lib/foreign
            chmod 4755 usr/bin/foreign
            chown 4711:4712 usr/share/empty
            printf 'foreign (7:2.0~rc1-3) unstable; urgency=low\\n\\n  * First.\\n\\n -- Some Body <some@body.example>  \
            Mon, 06 May 2024 07:08:09 +0000\\n' | gzip -9n > usr/share/doc/foreign/changelog.Debian.gz
            find . -exec touch -h -d @1714979289 {} +
            cat > DEBIAN/control <<'END'
            Package: foreign
            Source: strange (1.0)
            Version: 7:2.0~rc1-3
            Architecture: amd64
            Maintainer: Some Body <some@body.example>
            Installed-Size: 123
            Pre-Depends: dpkg (>= 1.17)
            Depends: libc6 (>= 2.34), mawk | gawk,
             python3:any
            Recommends: nice
            Suggests: maybe (>> 1)
            Enhances: c
            Breaks: enemy (<< 2)
            Conflicts: older
            Replaces: older
            Provides: virtual (= 3)
            Section: misc
            Priority: optional
            Multi-Arch: foreign
            Homepage: https://example.com/foreign
            X-Custom: anything: at all
            Description: package of dpkg-deb
             With more lines,
             .
              and ümläüts.
            END
            printf '/etc/foreign/a.conf\\n/etc/foreign/with space\\n' > DEBIAN/conffiles
            """;

    private static final Pattern LISTED =
            Pattern.compile("(.)(.{9}) (\\S+)/(\\S+) +(\\S+) (\\S+ \\S+) \\./(.*?)(?: (?:->|link to) (.*))?");
    private static final Map<String, String> KINDS =
            Map.of("-", "file", "d", "directory", "l", "symlink", "h", "hardlink", "c", "device", "p", "fifo");

    @TempDir
    static Path dir;

    private static Path tree;
    private static Path deb;
    private static PackageInfo info;

    @BeforeAll
    static void build() throws IOException {
        tree = Files.createDirectory(dir.resolve("tree"));
        Tool.run(tree, Map.of(), List.of("bash", "-c", MAKE_TREE)).ok();
        deb = dir.resolve("foreign.deb");
        Tool.run("dpkg-deb", "-b", tree, deb).ok();
        info = Gopack.create().inspect(deb);
    }

    @Test
    void fieldsAndRelationsAreThoseOfDpkg() {
        List<String> ours = new ArrayList<>();
        ours.add("Package: " + info.name());
        ours.add("Version: " + info.evr());
        ours.add("Architecture: " + info.architecture());
        info.fields().forEach((name, value) -> ours.add(name + ": " + value));
        ours.remove("Compression: xz"); // of the archives, no field
        info.relations().forEach((name, list) -> ours.add(name + ": " + String.join(", ", list)));

        String theirs = Tool.run("dpkg-deb", "-f", deb).ok().out().replace("gawk,\n python3", "gawk, python3");

        assertThat(String.join("\n", ours).lines())
                .containsExactlyInAnyOrderElementsOf(theirs.lines().toList());
    }

    /** deb-control(5): Installed-Size is an approximation, so no value of it makes a package broken. */
    @Test
    void aSizeThatIsOnlyEstimatedIsNoDamage() {
        assertThat(info.isIntact()).isTrue();
    }

    @Test
    void filesAreThoseOfTar() throws IOException {
        List<PackagedFile> expected = Tool.run(
                        "sh",
                        "-c",
                        "dpkg-deb --fsys-tarfile \"$0\" | tar -tvf - --utc --full-time --quoting-style=literal",
                        deb)
                .ok()
                .lines()
                .stream()
                .filter(line -> !line.endsWith(" ./"))
                .map(ForeignDebTest::file)
                .toList();

        assertThat(info.files()).containsExactlyElementsOf(expected).hasSizeGreaterThan(25);
        assertThat(info.files()).extracting(PackagedFile::kind).containsAll(KINDS.values());
    }

    private static PackagedFile file(String line) {
        Matcher part = LISTED.matcher(line);
        assertThat(part.matches()).as(line).isTrue();
        String kind = KINDS.get(part.group(1));
        String path = "/" + part.group(7).replaceFirst("/$", "");
        String link = part.group(8) == null ? "" : part.group(8);
        boolean conffile = path.startsWith("/etc/foreign/");
        return new PackagedFile(
                path,
                kind,
                mode(part.group(2)),
                part.group(3),
                part.group(4),
                kind.equals("device") || kind.equals("symlink") ? 0 : Long.parseLong(part.group(5)),
                java.time.Instant.parse(part.group(6).replace(' ', 'T') + "Z").getEpochSecond(),
                kind.equals("hardlink") ? link.substring(1) : link,
                kind.equals("file")
                        ? "md5:" + Tool.run("md5sum", tree + path).ok().out().substring(0, 32)
                        : "",
                conffile ? List.of("conffile") : List.of());
    }

    /** Permission bits from letters as ls has them. */
    private static int mode(String letters) {
        int mode = 0;
        for (int i = 0; i < 9; i++) {
            char letter = letters.charAt(i);
            if (letter != '-' && letter != 'S' && letter != 'T') {
                mode |= 0400 >> i;
            }
            if ("sStT".indexOf(letter) >= 0) {
                mode |= 04000 >> i / 3;
            }
        }
        return mode;
    }

    @Test
    void theChangelogIsShown() {
        assertThat(info.changelog())
                .containsExactly(Tool.run("zcat", tree.resolve("usr/share/doc/foreign/changelog.Debian.gz"))
                        .ok()
                        .out()
                        .strip());
    }

    @Test
    void aSignatureIsShownAndNotTrusted() throws IOException {
        Path signed = Files.copy(deb, dir.resolve("signed.deb"));
        Files.writeString(dir.resolve("_gpgorigin"), "not even a signature\n");
        Tool.run(dir, Map.of(), List.of("ar", "q", signed, "_gpgorigin")).ok();
        Tool.run("dpkg-deb", "-I", signed).ok();

        PackageInfo read = Gopack.create().inspect(signed);

        assertThat(read.fields()).containsEntry("Signature-Members", "_gpgorigin");
        assertThat(read.files()).isEqualTo(info.files());
    }
}
