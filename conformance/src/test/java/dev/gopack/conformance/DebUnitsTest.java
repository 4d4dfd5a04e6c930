package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services in debs where debhelper has no case, or says something each time: what a systemd that really runs makes of them. */
class DebUnitsTest {

    private static final String METADATA = """
            name: food
            version: %s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Serves food
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            targets: [%s]
            contents: [{src: food, dst: /usr/bin/food, file_info: {mode: 0755}}]
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeAProgram() throws IOException {
        Files.writeString(directory.resolve("food"), "#!/bin/sh\nexec sleep 1000\n");
    }

    private Path deb(String version, String target, String services) {
        return Packages.deb(directory, METADATA.formatted(version, target) + services);
    }

    private static void install(RunningSystem system, Path deb) {
        String said = system.inside("dpkg", "-i", system.root().bring(deb)).ok().err();
        assertThat(said.lines()
                        .filter(line ->
                                !line.startsWith("Created symlink "))) // which systemctl says of what is enabled
                .isEmpty();
    }

    @Test
    void whatIsNotEnabledIsStartedIfTheSpecSaysSo() {
        String service = "service: {exec: /usr/bin/food, enable: false, start: true}\n";
        try (RunningSystem system = RunningSystem.start()) {
            install(system, deb("1", "debian12", service));
            assertThat(system.inside("systemctl", "is-enabled", "food").out()).isEqualTo("disabled\n");
            assertThat(system.property("food", "ActiveState")).isEqualTo("active");
            String first = system.property("food", "MainPID");

            install(system, deb("2", "debian12", service));
            assertThat(system.property("food", "ActiveState")).isEqualTo("active");
            assertThat(system.property("food", "MainPID")).isNotEqualTo(first);

            system.inside("systemctl", "stop", "food").ok();
            install(system, deb("3", "debian12", service));
            assertThat(system.property("food", "ActiveState"))
                    .as("the administrator's word")
                    .isEqualTo("inactive");
        }
    }

    @Test
    void pathsWithBlanksAndEmptyVariablesReachTheProgram() {
        String spec = """
                service:
                  name: blank
                  exec: '"/usr/lib/my food/food" "a b"'
                  env: {EMPTY: ""}
                tmpfiles: ['d "/run/my food" 0750 root root -']
                """;
        String metadata =
                METADATA.replace("/usr/bin/food", "/usr/lib/my food/food").formatted("1", "debian12");
        try (RunningSystem system = RunningSystem.start()) {
            install(system, Packages.deb(directory, metadata + spec));
            assertThat(system.property("blank", "ActiveState")).isEqualTo("active");
            String process = "/proc/" + system.property("blank", "MainPID");
            assertThat(system.inside("sh", "-c", "tr '\\0' '\\n' <" + process + "/environ")
                            .out()
                            .lines())
                    .contains("EMPTY=");
            assertThat(system.inside("stat", "-c", "%a", "/run/my food").out()).isEqualTo("750\n");
        }
    }

    @Test
    void instancesOfATemplateAreRestartedAndStopped() {
        String service = "service: {exec: /usr/bin/food %i, template: true}\n";
        try (RunningSystem system = RunningSystem.start()) {
            install(system, deb("1", "debian12", service));
            system.inside("systemctl", "start", "food@a", "food@b").ok();
            String first = system.property("food@a", "MainPID");

            install(system, deb("2", "debian12", service));
            assertThat(system.property("food@a", "MainPID")).isNotEqualTo(first);
            assertThat(system.property("food@b", "ActiveState")).isEqualTo("active");
            assertThat(system.property("food@c", "ActiveState")).isEqualTo("inactive");

            assertThat(system.inside("dpkg", "-r", "food").ok().err()).isEmpty();
            assertThat(system.property("food@a", "ActiveState")).isEqualTo("inactive");
            assertThat(system.property("food@b", "ActiveState")).isEqualTo("inactive");
        }
    }

    @Test
    void aSocketThatListensElsewhereDoesSoAfterTheUpgrade() throws IOException {
        // takes what comes in, or systemd would start it again for a connection that waits
        Files.writeString(directory.resolve("food"), """
                #!/usr/bin/perl
                open(my $socket, "+<&=", 3) or sleep 1000;
                while (1) { accept(my $client, $socket) or sleep 1 }
                """);
        String service = "service: {exec: /usr/bin/food, listen: ['127.0.0.1:%s']}\n";
        try (RunningSystem system = RunningSystem.start()) {
            install(system, deb("1", "debian12", service.formatted("8081")));
            assertThat(connects(system, "8081")).isTrue();
            assertThat(system.property("food.service", "ActiveState"))
                    .as("by that connection")
                    .isEqualTo("active");

            install(system, deb("2", "debian12", service.formatted("8082")));
            assertThat(connects(system, "8081")).isFalse();
            assertThat(connects(system, "8082")).isTrue();
            assertThat(system.property("food.service", "ActiveState")).isEqualTo("active");

            // the socket, too: a connection that no program took would start the service again
            system.inside("systemctl", "stop", "food.socket", "food.service").ok();
            system.inside("systemctl", "start", "food.socket").ok();
            install(system, deb("3", "debian12", service.formatted("8083")));
            assertThat(system.property("food.service", "ActiveState"))
                    .as("nobody asked for it")
                    .isEqualTo("inactive");
            assertThat(connects(system, "8083")).isTrue();
        }
    }

    private static boolean connects(RunningSystem system, String port) {
        boolean open = system.inside("bash", "-c", "exec 2>/dev/null 3<>/dev/tcp/127.0.0.1/" + port)
                        .code()
                == 0;
        system.inside("systemctl", "start", "food.service"); // what the connection brings about, waited for
        return open;
    }

    @Test
    void whatALaterVersionDoesNotHaveIsStoppedAndForgotten() {
        String services = "services: [{exec: /usr/bin/food a, name: one}, {exec: /usr/bin/food b, name: %s}]\n";
        try (RunningSystem system = RunningSystem.start()) {
            install(system, deb("1", "debian12", services.formatted("two")));
            String first = system.property("one", "MainPID");
            assertThat(system.property("two", "ActiveState")).isEqualTo("active");

            install(system, deb("2", "debian12", services.formatted("three")));
            assertThat(system.property("one", "MainPID")).isNotIn(first, "0");
            assertThat(system.property("three", "ActiveState")).isEqualTo("active");
            assertThat(system.property("two", "ActiveState")).isEqualTo("inactive");
            assertThat(system.inside("find", "/etc/systemd", "/var/lib/systemd", "-name", "two*")
                            .out())
                    .isEmpty();
        }
    }

    /** What it was wanted by before is neither made anew nor left behind; the socket's service goes on. */
    @Test
    void aServiceThatIsStartedByAnotherUnitNowIsNoLongerEnabled() {
        for (String by : new String[] {"listen: ['127.0.0.1:8081']", "schedule: [daily]"}) {
            try (RunningSystem system = RunningSystem.start()) {
                install(system, deb("1", "debian12", "service: {exec: /usr/bin/food}\n"));
                assertThat(links(system)).contains("multi-user.target.wants/food.service");
                install(system, deb("2", "debian12", "service: {exec: /usr/bin/food, " + by + "}\n"));
                assertThat(links(system)).as(by).doesNotContain("multi-user.target.wants/food.service");
                assertThat(links(system)).contains(by.startsWith("listen") ? "food.socket" : "food.timer");
                system.inside("dpkg", "-P", "food").ok();
                assertThat(links(system)).isEmpty();
            }
        }
    }

    private static String links(RunningSystem system) {
        return system.inside(
                        "find",
                        "/etc/systemd/system",
                        "/var/lib/systemd",
                        "-path",
                        "*food*",
                        "-not",
                        "-name",
                        "stamp-*")
                .out();
    }

    /** What was disabled stays so: behind a diversion, and in another package. */
    @Test
    void aUnitThatIsElsewhereIsNotForgotten() {
        String service = "service: {exec: /usr/bin/food}\n";
        try (RunningSystem system = RunningSystem.start()) {
            install(system, deb("1", "debian12", service));
            system.inside("sh", "-ec", """
                            unit=/usr/lib/systemd/system/food.service
                            dpkg-divert --local --rename --add $unit
                            cp $unit.distrib $unit
                            systemctl disable food
                            """).ok();
            install(system, deb("2", "debian12", service));
            assertThat(system.inside("systemctl", "is-enabled", "food").out()).isEqualTo("disabled\n");
        }
        String moved = METADATA.replace("/usr/bin/food", "/usr/bin/foodd")
                        .replace("name: food", "name: foodd")
                        .formatted("3", "debian12")
                + "replaces: ['food (<< 3)']\ndeb: {breaks: ['food (<< 3)']}\nservice: {name: food, exec: /usr/bin/foodd}\n";
        Path daemon = Packages.deb(directory, moved);
        Path rest = deb("3", "debian12", "");
        for (boolean disabled : new boolean[] {true, false}) {
            try (RunningSystem system = RunningSystem.start()) {
                install(system, deb("1", "debian12", service));
                if (disabled) {
                    system.inside("systemctl", "disable", "food").ok();
                }
                String first = system.root().bring(rest);
                system.inside("dpkg", "--unpack", first).ok();
                system.inside("dpkg", "--unpack", system.root().bring(daemon)).ok();
                system.inside("dpkg", "--configure", "-a").ok();
                assertThat(system.inside("systemctl", "is-enabled", "food").out())
                        .isEqualTo(disabled ? "disabled\n" : "enabled\n");
            }
        }
        try (RunningSystem system = RunningSystem.start()) {
            install(system, deb("1", "debian12", service));
            system.inside(
                    "dpkg",
                    "--auto-deconfigure",
                    "-i",
                    system.root().bring(daemon)); // it says that the old one is not configured
            system.inside("dpkg", "-i", system.root().bring(rest)).ok();
            assertThat(system.inside("systemctl", "is-enabled", "food").out()).isEqualTo("enabled\n");
            assertThat(system.property("food", "ActiveState")).isEqualTo("active");
        }
    }

    @Test
    void scriptsLeaveItToTheToolThatAsksThePolicy() {
        String services = """
                services:
                  - {exec: /usr/bin/food %i, template: true}
                  - {exec: /usr/bin/food, name: session, scope: user}
                  - {exec: /usr/bin/food, name: quiet, enable: false, start: true}
                """;
        for (String target : new String[] {"debian11", "debian12"}) {
            assertThat(Tool.run(
                                    "lintian",
                                    "--allow-root",
                                    "--tags",
                                    "maintainer-script-calls-systemctl",
                                    deb("1", target, services))
                            .out())
                    .isEmpty();
        }
    }

    /** // observed: deb-systemd-invoke of Debian 11, 1.60, takes --user for a verb */
    @Test
    void whereNothingReachesUsersTheirServicesAreLeftAlone() throws IOException {
        String service = "service: {exec: /usr/bin/food, scope: user}\n";
        assertThat(script(deb("1", "debian11", service), "postinst"))
                .contains("deb-systemd-helper --user enable 'food.service'")
                .doesNotContain("deb-systemd-invoke");
        assertThat(script(deb("1", "ubuntu22.04", service), "postinst"))
                .contains("\n        deb-systemd-invoke --user restart 'food.service'");
        assertThat(script(deb("1", "debian12", service), "prerm"))
                .contains("\n    deb-systemd-invoke --user stop 'food.service'");
        String forAll = METADATA.replace("targets: [%s]\n", "").formatted("1") + service;
        assertThat(script(Packages.deb(directory, forAll), "prerm"))
                .contains(" ge 1.61~; then\n        deb-systemd-invoke --user stop 'food.service'");
    }

    private String script(Path deb, String name) throws IOException {
        Path place = Files.createTempDirectory(directory, "control");
        Tool.run("dpkg-deb", "-e", deb, place).ok();
        return Files.readString(place.resolve(name));
    }
}
