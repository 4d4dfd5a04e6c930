package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Triggers run when the packages and files that they name come and go. */
class RpmTriggersTest {

    private static final String WATCHER = """
            name: watcher
            version: 1
            arch: all
            rpm:
              triggers:
                - {on: triggerprein, packages: ["target"], script: {text: "echo prein $1 $2 >> /log"}}
                - {on: triggerin, packages: ["target >= 2", "other"], script: {text: "echo in $1 $2 >> /log"}}
                - {on: triggerun, packages: ["target"], script: {text: "echo un $1 $2 >> /log"}}
                - {on: triggerpostun, packages: ["target"], script: {text: "echo postun $1 $2 >> /log"}}
            """;

    private static final String FILE_WATCHER = """
            name: filewatcher
            version: 1
            arch: all
            rpm:
              triggers:
                - {on: filetriggerin, paths: [/usr/share/watched], script: {text: "(echo in $1; cat) >> /log"}}
                - {on: filetriggerun, paths: [/usr/share/watched], script: {text: "(echo un $1; cat) >> /log"}}
                - {on: filetriggerpostun, paths: [/usr/share/watched], script: {text: "echo postun $1 >> /log"}}
                - on: transfiletriggerin
                  paths: [/usr/share/watched, /srv/watched]
                  script: {text: "(echo transin $1; cat) >> /log"}
                - on: transfiletriggerin
                  paths: [/usr/share/watched]
                  priority: 2000000
                  script: {text: "echo first >> /log"}
                - {on: transfiletriggerun, paths: [/usr/share/watched], script: {text: "(echo transun; cat) >> /log"}}
                - {on: transfiletriggerpostun, paths: [/usr/share/watched], script: {text: "echo transpostun >> /log"}}
            """;

    @TempDir
    Path dir;

    @Test
    void triggersFollowThePackagesThatTheyName() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", Packages.rpm(dir, WATCHER)).ok();
            root.rpm("-i", target("target", "1")).ok();
            assertThat(log(root)).as("version 1 is too old for triggerin").isEqualTo("prein 1 0\n");

            root.rpm("-U", target("target", "2")).ok();
            assertThat(log(root)).isEqualTo("prein 1 1\nin 1 2\nun 1 1\npostun 1 1\n");

            root.rpm("-i", target("other", "1")).ok();
            assertThat(log(root)).isEqualTo("in 1 1\n");

            root.rpm("-e", "target", "other").ok();
            assertThat(log(root)).isEqualTo("un 1 0\npostun 1 0\n");
        }
    }

    @Test
    void aTriggerRunsAlsoWhenItsOwnPackageComesLast() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", target("target", "2")).ok();
            root.rpm("-i", Packages.rpm(dir, WATCHER)).ok();
            assertThat(log(root)).isEqualTo("prein 0 1\nin 1 1\n");

            root.rpm("-e", "watcher").ok();
            assertThat(log(root)).isEqualTo("un 0 1\n");
        }
    }

    @Test
    void fileTriggersReadThePathsThatTheyWatch() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", Packages.rpm(dir, FILE_WATCHER)).ok();
            root.rpm("-i", files()).ok();
            assertThat(log(root)).isEqualTo("""
                    in 0
                    /usr/share/watched
                    /usr/share/watched/a
                    /usr/share/watched/b
                    first
                    transin 0
                    /srv/watched
                    /srv/watched/c
                    /usr/share/watched
                    /usr/share/watched/a
                    /usr/share/watched/b
                    """);

            root.rpm("-e", "files").ok();
            assertThat(log(root)).isEqualTo("""
                    transun
                    /usr/share/watched
                    /usr/share/watched/a
                    /usr/share/watched/b
                    un 0
                    /usr/share/watched
                    /usr/share/watched/a
                    /usr/share/watched/b
                    postun 0
                    transpostun
                    """);
        }
    }

    @Test
    void fileTriggersDoNotRunForOtherPaths() {
        Path elsewhere = Packages.rpm(dir, """
                name: elsewhere
                version: 1
                arch: all
                contents: [{dst: /usr/share/watch, type: dir}]
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", Packages.rpm(dir, FILE_WATCHER)).ok();
            root.rpm("-i", elsewhere).ok();

            assertThat(root.file("/log")).doesNotExist();
        }
    }

    @Test
    void triggersAreShownWithTheirConditions() {
        Path rpm = Packages.rpm(dir, WATCHER);

        assertThat(Tool.run("rpm", "-qp", "--triggers", rpm).ok().out()).isEqualTo("""
                triggerprein scriptlet (using /bin/sh) -- target
                echo prein $1 $2 >> /log
                triggerin scriptlet (using /bin/sh) -- other, target >= 2
                echo in $1 $2 >> /log
                triggerun scriptlet (using /bin/sh) -- target
                echo un $1 $2 >> /log
                triggerpostun scriptlet (using /bin/sh) -- target
                echo postun $1 $2 >> /log
                """);
    }

    @Test
    void fileTriggersAreShownWithTheirPathsAndPriorities() {
        Path rpm = Packages.rpm(dir, FILE_WATCHER);

        assertThat(Tool.run("rpm", "-qp", "--filetriggers", rpm).ok().out()).isEqualTo("""
                filetriggerin scriptlet (using /bin/sh) -- /usr/share/watched
                (echo in $1; cat) >> /log
                filetriggerun scriptlet (using /bin/sh) -- /usr/share/watched
                (echo un $1; cat) >> /log
                filetriggerpostun scriptlet (using /bin/sh) -- /usr/share/watched
                echo postun $1 >> /log
                transfiletriggerin scriptlet (using /bin/sh) -- /srv/watched, /usr/share/watched
                (echo transin $1; cat) >> /log
                transfiletriggerin scriptlet (using /bin/sh) -- /usr/share/watched
                echo first >> /log
                transfiletriggerun scriptlet (using /bin/sh) -- /usr/share/watched
                (echo transun; cat) >> /log
                transfiletriggerpostun scriptlet (using /bin/sh) -- /usr/share/watched
                echo transpostun >> /log
                """);
        assertThat(Tool.run("rpm", "-qp", "--qf", "[%{TRANSFILETRIGGERPRIORITIES} ]", rpm)
                        .ok()
                        .out())
                .isEqualTo("1000000 2000000 1000000 1000000 ");
    }

    private Path target(String name, String version) {
        return Packages.rpm(dir, "{name: %s, version: '%s', arch: all}".formatted(name, version));
    }

    private Path files() {
        return Packages.rpm(dir, """
                name: files
                version: 1
                arch: all
                contents:
                  - {dst: /srv/watched, type: dir}
                  - {src: nothing, dst: /srv/watched/c, type: symlink}
                  - {dst: /usr/share/watched, type: dir}
                  - {src: a, dst: /usr/share/watched/b, type: symlink}
                  - {src: b, dst: /usr/share/watched/a, type: symlink}
                """);
    }

    /** What was logged since the last look. */
    private static String log(ScratchRoot root) {
        String text = root.text("/log");
        root.inside("rm", "/log").ok();
        return text;
    }
}
