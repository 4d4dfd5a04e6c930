package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An nfpm.yaml and a script of nfpm's work unchanged: the packages are the same but for what is listed here. */
class CommandNfpmParityTest {

    private static final String SPEC = """
            name: same
            arch: ${ARCH}
            platform: linux
            version: v1.2.3-rc.1
            epoch: 2
            release: 3
            section: devel
            priority: optional
            maintainer: Tools Team <tools@example.com>
            vendor: Example
            homepage: https://example.com/same
            license: MIT
            description: |
              Same package
              As the other one makes it.
            mtime: 2026-11-01T12:00:00Z
            depends: [bash, "libc6 (>= 2.36)"]
            recommends: [git]
            suggests: [less]
            conflicts: [rival]
            replaces: [older]
            provides: [same-virtual]
            contents:
              - {src: ./bin/same, dst: /usr/bin/same, file_info: {mode: 0755}}
              - {src: ./conf/*.conf, dst: /etc/same/}
              - {src: ./conf/a.conf, dst: /etc/same.conf, type: config}
              - {src: ./conf/b.conf, dst: /etc/same-kept.conf, type: config|noreplace}
              - {src: /usr/bin/same, dst: /usr/bin/same-link, type: symlink}
              - {dst: /var/lib/same, type: dir, file_info: {mode: 0700, owner: daemon, group: daemon}}
              - {src: ./tree, dst: /usr/share/same, type: tree}
              - {src: ./bin/same, dst: /opt/same/deb-only, packager: deb}
              - {src: ./bin/same, dst: /opt/same/rpm-only, packager: rpm}
              - {src: ./conf/a.conf, dst: /usr/share/doc/same/readme, type: doc}
              - {dst: /var/log/same.log, type: ghost}
            scripts:
              preinstall: ./scripts/pre.sh
              postinstall: ./scripts/post.sh
              preremove: ./scripts/preun.sh
              postremove: ./scripts/postun.sh
            overrides:
              rpm:
                depends: [bash, "glibc >= 2.36"]
            rpm: {group: Development/Tools, summary: Same summary, packager: Tools Team <tools@example.com>}
            deb: {breaks: [broken], predepends: [dpkg], fields: {Bugs: "https://example.com/bugs"}}
            """;

    @TempDir
    static Path directory;

    @BeforeAll
    static void packageWithBoth() throws IOException {
        Files.writeString(directory.resolve("nfpm.yaml"), SPEC);
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.writeString(bin.resolve("same"), "#!/bin/sh\necho same\n");
        Path conf = Files.createDirectories(directory.resolve("conf"));
        Files.writeString(conf.resolve("a.conf"), "a\n");
        Files.writeString(conf.resolve("b.conf"), "b\n");
        Path tree = Files.createDirectories(directory.resolve("tree/sub"));
        Files.writeString(tree.resolve("file"), "x\n");
        Files.writeString(tree.resolveSibling("top"), "y\n");
        Path scripts = Files.createDirectories(directory.resolve("scripts"));
        for (String name : List.of("pre", "post", "preun", "postun")) {
            Files.writeString(scripts.resolve(name + ".sh"), "#!/bin/sh\nset -e\necho " + name + "\n");
        }
        Tool.run("chmod", "-R", "u=rwX,go=rX", directory).ok();
        for (String format : List.of("deb", "rpm")) {
            Files.createDirectories(directory.resolve("nfpm-out"));
            Files.createDirectories(directory.resolve("gopack-out"));
            Map<String, String> environment = Map.of("ARCH", "amd64", "SOURCE_DATE_EPOCH", "1793534400");
            Tool.run(directory, environment, nfpm("package", "-p", format, "-t", "nfpm-out/"))
                    .ok();
            Tool.run(
                            directory,
                            environment,
                            Packages.gopack(
                                    Packages.javaHome(),
                                    List.of(),
                                    List.of("package", "-p", format, "-t", "gopack-out/")))
                    .ok();
        }
    }

    private static List<String> nfpm(String... arguments) {
        String given = System.getenv("GOPACK_NFPM");
        String program = given != null
                ? given
                : Tool.directory("GOPACK_CORPUS").resolve("nfpm/amd64/nfpm").toString();
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path one(String who, String format) {
        String name = format.equals("deb") ? "same_1.2.3~rc.1-3_amd64.deb" : "same-1.2.3~rc.1-3.x86_64.rpm";
        return directory.resolve(who + "-out").resolve(name);
    }

    @Test
    void theFilesHaveTheSameNames() {
        for (String format : List.of("deb", "rpm")) {
            assertThat(one("nfpm", format)).isRegularFile();
            assertThat(one("gopack", format)).isRegularFile();
        }
    }

    /** nFPM states another size of the unpacked payload, which rpm reads for nothing but its progress. */
    @Test
    void whatNfpmMadeIsTakenAsRpmAndDpkgTakeIt() {
        for (String format : List.of("deb", "rpm")) {
            Path theirs = one("nfpm", format);
            for (String command : List.of("verify", "inspect", "scan", "matrix")) {
                Packages.gopack(directory, command, theirs).ok();
            }
            assertThat(Packages.gopack(directory, "lint", theirs).code()).isIn(0, 5);
        }
        assertThat(Packages.gopack(directory, "verify", one("nfpm", "rpm")).err())
                .contains("of the uncompressed payload there are ", "[verify.unpacked-size]");
        Packages.gopack(directory, "convert", "--rpm-format", "6", "--out", "six", one("nfpm", "rpm"))
                .ok();
    }

    /** Path to mode, owner, kind and link target, and to the size of what is not a directory. */
    private static Map<String, String> debFiles(String who) {
        Map<String, String> files = new TreeMap<>();
        for (String line : Tool.run("dpkg-deb", "-c", one(who, "deb")).ok().lines()) {
            String[] words = line.split(" +", 6);
            files.put(
                    words[5].replaceFirst("/$", "").replaceFirst(" -> .*", ""),
                    words[0] + " " + words[1] + " " + words[2] + words[5].replaceFirst("^.*?( -> |$)", "$1"));
        }
        return files;
    }

    @Test
    void theDebHasTheSameFiles() {
        Map<String, String> theirs = debFiles("nfpm");
        Map<String, String> ours = debFiles("gopack");

        // The root directory is in every package of dpkg-deb.
        assertThat(ours.remove(".")).isEqualTo("drwxr-xr-x root/root 0");
        // The licence is not lost, and there is a changelog, as Debian's policy has it.
        assertThat(ours.remove("./usr/share/doc/same/copyright")).startsWith("-rw-r--r-- root/root");
        assertThat(ours.remove("./usr/share/doc/same/changelog.Debian.gz")).startsWith("-rw-r--r-- root/root");
        // Documents are files for Debian; nfpm leaves them out.
        assertThat(ours.remove("./usr/share/doc/same/readme")).isEqualTo("-rw-r--r-- root/root 2");
        for (String parent : List.of("./usr/share/doc/same", "./usr/share/doc")) {
            assertThat(ours.remove(parent)).isEqualTo("drwxr-xr-x root/root 0");
        }

        // tar and dpkg-deb give a link every right; nfpm none, and dpkg does not look.
        theirs.computeIfPresent("./usr/bin/same-link", (path, line) -> line.replace("l---------", "lrwxrwxrwx"));

        assertThat(ours).isEqualTo(theirs);
    }

    private static Map<String, String> debFields(String who) {
        Map<String, String> fields = new TreeMap<>();
        String[] last = new String[1];
        Tool.run("dpkg-deb", "-f", one(who, "deb")).ok().lines().forEach(line -> {
            if (!line.startsWith(" ")) {
                last[0] = line.substring(0, line.indexOf(':'));
            }
            fields.merge(last[0], line, (all, next) -> all + "\n" + next);
        });
        return fields;
    }

    @Test
    void theDebHasTheSameFields() {
        Map<String, String> theirs = debFields("nfpm");
        Map<String, String> ours = debFields("gopack");
        // dpkg's formula counts directories and rounds each file up; nfpm's is bytes by 1024.
        ours.remove("Installed-Size");
        theirs.remove("Installed-Size");
        // Not a field that Debian has.
        theirs.remove("Vendor");

        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void theDebHasTheSameScriptsAndConffiles() {
        for (String name : List.of("preinst", "postinst", "prerm", "postrm", "conffiles")) {
            List<String> theirs =
                    Tool.run("dpkg-deb", "-I", one("nfpm", "deb"), name).ok().lines();
            assertThat(Tool.run("dpkg-deb", "-I", one("gopack", "deb"), name)
                            .ok()
                            .lines())
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(theirs);
        }
    }

    private static List<String> rpm(String who, String... query) {
        List<Object> command = new ArrayList<>(List.of("rpm", "-qp"));
        command.addAll(List.of(query));
        command.add(one(who, "rpm"));
        return Tool.run(command.toArray()).ok().lines();
    }

    @Test
    void theRpmHasTheSameFiles() {
        String format = "[%{FILENAMES} %{FILEMODES:perms} %{FILEUSERNAME}/%{FILEGROUPNAME} "
                + "%{FILEFLAGS:fflags} %{FILELINKTOS}\\n]";

        // rpmbuild gives a link every right, as the file system does; nfpm none.
        List<String> theirs = rpm("nfpm", "--qf", format).stream()
                .map(line -> line.replace(" l--------- ", " lrwxrwxrwx "))
                .toList();

        assertThat(rpm("gopack", "--qf", format)).containsExactlyInAnyOrderElementsOf(theirs);
    }

    @Test
    void theRpmHasTheSameMetadata() {
        String format =
                "%{NAME}\\n%{EPOCH}\\n%{VERSION}\\n%{RELEASE}\\n%{ARCH}\\n%{OS}\\n%{SUMMARY}\\n%{DESCRIPTION}\\n"
                        + "%{LICENSE}\\n%{GROUP}\\n%{URL}\\n%{VENDOR}\\n%{PACKAGER}\\n%{BUILDTIME}\\n";

        // nfpm keeps the line end after the last line of the description; rpmbuild cuts it.
        assertThat(rpm("gopack", "--qf", format)).isEqualTo(withoutEmptyLines(rpm("nfpm", "--qf", format)));
    }

    @Test
    void theRpmHasTheSameRelations() {
        for (String query : List.of("--recommends", "--suggests", "--obsoletes")) {
            assertThat(rpm("gopack", query)).as(query).containsExactlyInAnyOrderElementsOf(rpm("nfpm", query));
        }
        for (String who : List.of("gopack", "nfpm")) {
            // What rpmbuild adds of its own accord, and nfpm partly: rpm's features, owners, interpreters, config().
            assertThat(rpm(who, "--requires"))
                    .filteredOn(line -> !line.matches("(rpmlib|user|group|config)\\(.*|/bin/sh"))
                    .containsExactlyInAnyOrder("bash", "glibc >= 2.36");
            assertThat(rpm(who, "--provides"))
                    .filteredOn(line -> !line.matches("(config\\(same|same\\(x86-64)\\).*"))
                    // nfpm forgets the epoch, so that nothing can depend on same >= 2:1.
                    .containsExactlyInAnyOrder(
                            "same-virtual", who.equals("nfpm") ? "same = 1.2.3~rc.1-3" : "same = 2:1.2.3~rc.1-3");
        }
        assertThat(rpm("gopack", "--conflicts")).containsAll(rpm("nfpm", "--conflicts"));
    }

    @Test
    void theRpmHasTheSameScripts() {
        // nfpm keeps the line end after the last line of a script; rpmbuild cuts it.
        assertThat(rpm("gopack", "--scripts")).isEqualTo(withoutEmptyLines(rpm("nfpm", "--scripts")));
    }

    private static List<String> withoutEmptyLines(List<String> lines) {
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }
}
