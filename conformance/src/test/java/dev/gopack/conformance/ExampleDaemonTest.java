package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example's daemon is installed, started, asked over HTTP, upgraded, removed and purged under a real systemd 252, which
 * runs as the first process of its own namespaces: no container manager, and nothing in place of systemd. What it does not
 * see are limits of control groups, where the machine has their controllers in the first version of them.
 */
class ExampleDaemonTest {

    private static final Path EXAMPLE = Packages.ROOT.resolve("examples/daemon");
    private static final String CONFIGURATION = "/etc/pinboard/pinboard.conf";

    @TempDir
    Path directory;

    private Path copy;
    private RunningSystem system;

    @BeforeEach
    void start() throws IOException {
        copy = Files.createDirectories(directory.resolve("examples/daemon"));
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        Files.copy(Packages.ROOT.resolve("LICENSE"), directory.resolve("LICENSE"));
        system = RunningSystem.start();
    }

    @AfterEach
    void stop() {
        system.close();
    }

    /** The example for one target; another version comes with another configuration. */
    private Path built(String format, String target, String version) throws IOException {
        String spec = Files.readString(EXAMPLE.resolve("gopack.yaml"))
                .replace("version: 1.0.0", "version: " + version)
                .replaceFirst("targets: \\[.*]", "targets: [" + target + "]")
                .replaceFirst("archs: \\[.*]", "archs: [amd64]");
        Files.writeString(copy.resolve("pinboard.conf"), "# As of " + version + "\n", StandardOpenOption.APPEND);
        return Packages.build(copy, format, spec).get(0);
    }

    @Test
    void aDebComesServesIsUpgradedAndGoes() throws IOException {
        ScratchRoot root = system.root();
        system.inside("dpkg", "-i", root.bring(built("deb", "debian12", "1.0.0")))
                .ok();
        itServesAsItsUserWithinLimits("/etc/default/pinboard");
        theAdministratorGivesItAName();
        String process = system.property("pinboard", "MainPID");

        Path second = built("deb", "debian12", "1.1.0");
        system.inside("dpkg", "--force-confold", "-i", root.bring(second)).ok();
        itServesTheSecondVersion(process);
        assertThat(root.text(CONFIGURATION + ".dpkg-dist")).contains("As of 1.1.0");

        system.inside("dpkg", "-r", "pinboard").ok();
        itIsGone();
        assertThat(root.text(CONFIGURATION)).contains("Our board");

        system.inside("dpkg", "-P", "pinboard").ok();
        assertThat(root.file(CONFIGURATION)).doesNotExist();
        assertThat(system.inside("find", "/etc/systemd", "/var/lib/systemd", "-name", "*pinboard*")
                        .out())
                .isEmpty();
        assertThat(root.text("/var/lib/pinboard/milk.txt"))
                .as("what it was given is nobody's to delete")
                .isEqualTo("Buy milk");
    }

    @Test
    void anRpmComesServesIsUpgradedAndGoes() throws IOException {
        ScratchRoot root = system.root();
        system.rpm("-i", built("rpm", "el8", "1.0.0")).ok();
        assertThat(system.inside("systemctl", "is-enabled", "pinboard").out().strip())
                .isEqualTo("enabled");
        assertThat(system.request("GET", "/", ""))
                .as("rpm packages start nothing")
                .isEmpty();
        reload();
        system.inside("systemctl", "start", "pinboard").ok();
        itServesAsItsUserWithinLimits("/etc/sysconfig/pinboard");
        theAdministratorGivesItAName();
        String process = system.property("pinboard", "MainPID");

        system.rpm("-U", built("rpm", "el8", "1.1.0")).ok();
        itServesTheSecondVersion(process);
        assertThat(root.text(CONFIGURATION + ".rpmnew")).contains("As of 1.1.0");

        system.rpm("-e", "pinboard").ok();
        reload();
        itIsGone();
        assertThat(root.text(CONFIGURATION + ".rpmsave")).contains("Our board");
        assertThat(system.inside("find", "/etc/systemd", "-name", "*pinboard*").out())
                .isEmpty();
    }

    /** What the triggers of the distribution's systemd do, which is no rpm here. */
    private void reload() {
        system.inside("systemctl", "daemon-reload").ok();
    }

    private void itServesAsItsUserWithinLimits(String environment) {
        assertThat(system.request("GET", "/", "")).contains("200 OK").endsWith("Pinboard (pinboard 1.0.0)\n");
        assertThat(system.request("PUT", "/notes/milk", "Buy milk")).contains("204");
        assertThat(system.request("GET", "/notes/milk", "")).endsWith("Buy milk");
        assertThat(system.inside("stat", "-c", "%U:%G %a", "/var/lib/pinboard/milk.txt")
                        .out())
                .isEqualTo("pinboard:pinboard 640\n");

        String process = system.property("pinboard", "MainPID");
        assertThat(system.inside("stat", "-c", "%U", "/proc/" + process).out()).isEqualTo("pinboard\n");
        assertThat(system.inside("cat", "/proc/" + process + "/status").out().replace('\t', ' '))
                .contains("NoNewPrivs: 1\n", "Seccomp: 2\n", "CapBnd: 0000000000000000\n");
        assertThat(system.inside("sh", "-c", "tr '\\0' '\\n' </proc/" + process + "/environ")
                        .out()
                        .lines())
                .contains("GOMEMLIMIT=241591905", "STATE_DIRECTORY=/var/lib/pinboard");
        assertThat(system.property("pinboard", "MemoryMax")).isEqualTo(String.valueOf(256 << 20));
        assertThat(system.property("pinboard", "EnvironmentFiles")).startsWith(environment);
    }

    private void theAdministratorGivesItAName() {
        String process = system.property("pinboard", "MainPID");
        system.inside("sed", "-i", "s/^title = .*/title = Our board/", CONFIGURATION)
                .ok();
        system.inside("systemctl", "reload", "pinboard").ok();
        String answer = "";
        for (int i = 0; i < 100 && !answer.contains("Our board"); i++) { // a signal does not wait
            answer = system.request("GET", "/", "");
        }
        assertThat(answer).contains("Our board (pinboard 1.0.0)\n");
        assertThat(system.property("pinboard", "MainPID")).isEqualTo(process);
    }

    private void itServesTheSecondVersion(String formerProcess) {
        assertThat(system.request("GET", "/", "").split("\r\n\r\n")[1]).isEqualTo("Our board (pinboard 1.1.0)\nmilk\n");
        assertThat(system.property("pinboard", "MainPID")).isNotEqualTo(formerProcess);
    }

    private void itIsGone() {
        assertThat(system.request("GET", "/", "")).isEmpty();
        assertThat(List.of(system.property("pinboard", "ActiveState"), system.property("pinboard", "LoadState")))
                .containsExactly("inactive", "not-found");
        assertThat(system.root().text("/var/lib/pinboard/milk.txt")).isEqualTo("Buy milk");
        assertThat(system.inside("getent", "passwd", "pinboard").out())
                .as("files are left that are its own")
                .isNotEmpty();
    }
}
