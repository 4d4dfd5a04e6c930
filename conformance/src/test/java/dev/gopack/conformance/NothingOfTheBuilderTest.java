package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No package says where, by whom and on what machine it was built, and none has what the environment had. */
class NothingOfTheBuilderTest {

    private static final String SECRET = "s3cr3t-in-the-environment";
    private static final String USER = "builder-of-packages";
    private static final String HOST = "host-of-the-builder";

    private static final String SPEC = """
            name: anonymous
            version: 1.0.0
            arch: amd64
            maintainer: Tools Team <tools@example.com>
            description: From somewhere
            license: MIT
            homepage: https://example.com/${PUBLIC}
            targets: [el9, debian12]
            contents:
              - {src: files, dst: /opt/anonymous, type: tree}
              - {src: files/a.conf, dst: /etc/anonymous.conf, type: config}
              - {src: /opt/anonymous/a.conf, dst: /usr/share/anonymous, type: symlink}
            scripts: {postinstall: post.sh}
            changelog: changelog.yaml
            """;

    @TempDir
    Path base;

    @Test
    void hostUserPathsAndSecretsAreInNoPackage() throws IOException {
        Path directory = Files.createDirectories(base.resolve("directory-of-the-builder"));
        Files.createDirectories(directory.resolve("files"));
        Files.writeString(directory.resolve("files/a.conf"), "a = 1\n");
        Files.writeString(directory.resolve("post.sh"), "#!/bin/sh\nexit 0\n");
        Files.writeString(directory.resolve("changelog.yaml"), """
                - semver: 1.0.0
                  date: 2026-11-01T12:00:00Z
                  packager: Tools Team <tools@example.com>
                  changes: [{note: First}]
                """);
        Files.writeString(directory.resolve("gopack.yaml"), SPEC);
        Path temporary = Files.createDirectory(base.resolve("temporary-of-the-builder"));
        Map<String, String> environment = Map.of(
                "SOURCE_DATE_EPOCH",
                "1790000000",
                "PUBLIC",
                "page",
                "TOKEN",
                SECRET,
                "USER",
                USER,
                "LOGNAME",
                USER,
                "HOSTNAME",
                HOST,
                "HOME",
                directory.toString());

        Tool.Result result = Tool.run(
                directory,
                environment,
                Packages.gopack(
                        Packages.javaHome(),
                        List.of("-XX:TieredStopAtLevel=1", "-Duser.name=" + USER, "-Djava.io.tmpdir=" + temporary),
                        List.of(
                                "build",
                                "--debug",
                                directory.resolve("gopack.yaml").toString(),
                                "--out",
                                "out")));

        assertThat(result.ok().toString()).doesNotContain(SECRET);
        String host = Tool.run("uname", "-n").ok().out().strip();
        try (Stream<Path> packages = Files.list(directory.resolve("out"))) {
            List<Path> files = packages.toList();
            assertThat(files).hasSize(2);
            for (Path file : files) {
                String all = everythingIn(file);
                assertThat(all).as("is read at all").contains("https://example.com/page", "From somewhere", "a = 1");
                assertThat(all)
                        .doesNotContain(
                                "of-the-builder",
                                USER,
                                HOST,
                                SECRET,
                                base.getFileName().toString())
                        .doesNotContainPattern(
                                "(?<![a-z0-9-])" + java.util.regex.Pattern.quote(host) + "(?![a-z0-9-])");
            }
        }
    }

    /** The bytes of the file and of all that is compressed in it, by the tools of the system. */
    private String everythingIn(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path all = base.resolve(name + ".all");
        String unpack = name.endsWith(".rpm")
                ? "cat \"$1\"; rpm2cpio \"$1\""
                : "cat \"$1\"; dpkg-deb --fsys-tarfile \"$1\"; dpkg-deb --ctrl-tarfile \"$1\"";
        Tool.run("sh", "-ec", "{ " + unpack + "; } >\"$2\"", "sh", file, all).ok();
        return Files.readString(all, StandardCharsets.ISO_8859_1);
    }
}
