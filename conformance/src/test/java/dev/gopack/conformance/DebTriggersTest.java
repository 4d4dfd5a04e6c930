package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Triggers and debconf questions, as the real dpkg and debconf handle them. */
class DebTriggersTest {

    private static final String HEAD = """
            name: %s
            version: 1.0.0
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Triggers
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            """;

    private static final String ASKING = HEAD.formatted("asking") + """
            depends: ["debconf (>= 0.5) | debconf-2.0"]
            deb:
              scripts:
                templates:
                  text: |
                    Template: asking/colour
                    Type: string
                    Default: grey
                    Description: Which colour?
                     It is written to a file.
                config:
                  text: |
                    #!/bin/sh
                    set -e
                    . /usr/share/debconf/confmodule
                    echo "config $*" >> /log
                    db_input high asking/colour || true
                    db_go || true
            scripts:
              postinstall:
                text: |
                  #!/bin/sh
                  set -e
                  . /usr/share/debconf/confmodule
                  db_get asking/colour
                  echo "$RET" > /etc/colour
                  db_stop
              postremove:
                text: |
                  #!/bin/sh
                  set -e
                  if [ "$1" = purge ]; then
                    . /usr/share/debconf/confmodule
                    db_purge
                    rm -f /etc/colour
                  fi
            """;

    @TempDir
    Path directory;

    private ScratchRoot root;

    @BeforeEach
    void makeRoot() {
        root = ScratchRoot.create();
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    private Tool.Result install(String spec) {
        return root.inside("apt-get", "-y", "-q", "install", root.bring(Packages.deb(directory, spec)))
                .ok();
    }

    private String status(String name) {
        return root.inside("dpkg-query", "-W", "-f", "${db:Status-Abbrev}", name)
                .out();
    }

    @Test
    void aPackageHearsOfTheTriggersAndPathsThatInterestIt() throws IOException {
        install(HEAD.formatted("listener") + """
                deb:
                  triggers:
                    interest: [/usr/share/plugins]
                    interest_noawait: [plugins-changed]
                scripts:
                  postinstall: {text: "echo postinst $* >> /log"}
                """);
        Files.delete(root.file("/log"));

        Files.writeString(directory.resolve("plugin"), "x");
        install(HEAD.formatted("by-path") + """
                contents:
                  - {src: plugin, dst: /usr/share/plugins/}
                """);
        assertThat(root.text("/log")).isEqualTo("postinst triggered /usr/share/plugins\n");
        Files.delete(root.file("/log"));

        install(HEAD.formatted("by-name") + """
                deb: {triggers: {activate_noawait: [plugins-changed]}}
                """);
        assertThat(root.text("/log")).isEqualTo("postinst triggered plugins-changed\n");
        Files.delete(root.file("/log"));

        install(HEAD.formatted("and-waits") + """
                deb: {triggers: {activate_await: [plugins-changed], activate: [nobody-cares]}}
                """);
        assertThat(root.text("/log")).isEqualTo("postinst triggered plugins-changed\n");
        for (String name : new String[] {"listener", "by-path", "by-name", "and-waits"}) {
            assertThat(status(name)).as(name).isEqualTo("ii ");
        }
    }

    @Test
    void everyDirectiveStandsInTheFileAsDpkgWantsIt() {
        Path deb = Packages.deb(directory, HEAD.formatted("all-of-them") + """
                deb:
                  triggers:
                    activate_noawait: [f]
                    activate_await: [e]
                    activate: [d]
                    interest_noawait: [c, /usr/share/c]
                    interest_await: [b]
                    interest: [a]
                """);

        assertThat(Tool.run("dpkg-deb", "-I", deb, "triggers").ok().lines())
                .containsExactly(
                        "interest a",
                        "interest-await b",
                        "interest-noawait c",
                        "interest-noawait /usr/share/c",
                        "activate d",
                        "activate-await e",
                        "activate-noawait f");
        root.inside("dpkg", "-i", root.bring(deb)).ok();
    }

    @Test
    void aQuestionHasItsDefaultAnswer() {
        install(ASKING);

        assertThat(root.text("/etc/colour")).isEqualTo("grey\n");
        assertThat(root.text("/log")).startsWith("config configure");
    }

    @Test
    void aPreseededAnswerIsTakenAndForgottenAtPurge() throws IOException {
        Files.writeString(root.file("/answers"), "asking asking/colour string blue\n");
        root.inside("debconf-set-selections", "/answers").ok();

        install(ASKING);

        assertThat(root.text("/etc/colour")).isEqualTo("blue\n");
        assertThat(root.text("/var/cache/debconf/config.dat")).contains("asking/colour");
        root.inside("dpkg", "-P", "asking").ok();
        assertThat(root.text("/var/cache/debconf/config.dat")).doesNotContain("asking/colour");
        assertThat(root.file("/etc/colour")).doesNotExist();
    }
}
