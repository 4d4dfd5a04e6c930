package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service in an rpm, installed, upgraded and removed by the real rpm: what systemd is asked, and what is left behind. */
class ServiceOfRpmTest {

    private static final String SPEC = """
            name: food
            version: %s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Serves food
            license: MIT
            targets: [%s]
            contents: [{src: food, dst: /usr/bin/food, file_info: {mode: 0755}}]
            scripts: {postinstall: {text: "id -un food >/user; exit 0"}}
            service: {exec: /usr/bin/food, user: food, directories: [state]}
            tmpfiles: [d /var/lib/food-made 0700 food food -]
            """;

    @TempDir
    Path directory;

    private ScratchRoot root;

    @BeforeEach
    void makeARootThatWritesDownWhatSystemdIsAsked() throws IOException {
        Files.writeString(directory.resolve("food"), "#!/bin/sh\n");
        root = ScratchRoot.withSystemd();
        root.inside("sh", "-ec", """
                mv /usr/bin/systemctl /usr/bin/systemctl.real
                printf '#!/bin/sh\necho "systemctl $*" >>/calls\nexec systemctl.real "$@"\n' >/usr/bin/systemctl
                chmod 755 /usr/bin/systemctl
                """).ok();
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    private Path rpm(String version, String target) {
        return Packages.rpm(directory, SPEC.formatted(version, target));
    }

    private List<String> calls() throws IOException {
        Path file = root.file("/calls");
        List<String> calls = Files.exists(file) ? Files.readAllLines(file) : List.of();
        Files.deleteIfExists(file);
        return calls;
    }

    private String state() {
        return root.inside("systemctl.real", "is-enabled", "food.service").out().strip();
    }

    @Test
    void withoutTheHelperItIsSystemctlThatIsAsked() throws IOException {
        root.rpm("-i", rpm("1", "el8")).ok();
        assertThat(calls()).containsExactly("systemctl --no-reload preset food.service");
        assertThat(state())
                .as("Debian has no presets, and systemd's own is yes")
                .isEqualTo("enabled");
        assertThat(root.text("/user"))
                .as("the script of the spec runs when the user is there")
                .isEqualTo("food\n");
        assertThat(root.inside("stat", "-c", "%U %a", "/var/lib/food-made").ok().out())
                .isEqualTo("food 700\n");

        root.inside("systemctl.real", "disable", "food.service").ok();
        root.rpm("-U", rpm("2", "el8")).ok();
        assertThat(calls()).containsExactly("systemctl try-restart food.service");
        assertThat(state()).as("the administrator's word").isEqualTo("disabled");

        root.inside("systemctl.real", "enable", "food.service").ok();
        root.rpm("-e", "food").ok();
        assertThat(calls()).containsExactly("systemctl --no-reload disable --now food.service");
        assertThat(root.inside("find", "/etc/systemd/system", "-name", "food*").out())
                .isEmpty();
        assertThat(root.inside("getent", "passwd", "food").out())
                .as("files may be left that are its own")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"el7", "el8"})
    void theLinksOfATemplatesInstancesGoWithIt(String target) throws IOException {
        String spec = SPEC.replaceFirst("(?m)^service: .*$", "service: {exec: /usr/bin/food %%i, template: true}")
                .replaceFirst("(?m)^(?:tmpfiles|scripts): .*\n", "")
                .replaceFirst("(?m)^(?:tmpfiles|scripts): .*\n", "");
        root.rpm("-i", Packages.rpm(directory, spec.formatted("1", target))).ok();
        root.inside("systemctl.real", "enable", "food@a.service", "food@b.service")
                .ok();
        assertThat(root.inside("find", "/etc/systemd/system", "-name", "food*").out())
                .contains("food@a.service", "food@b.service");
        calls();

        root.rpm("-e", "food").ok();

        assertThat(calls()).containsExactly("systemctl --no-reload disable food@.service");
        assertThat(root.inside("find", "/etc/systemd/system", "-name", "food*").out())
                .isEmpty();
    }

    @Test
    void newerReleasesHaveAHelperThatIsAskedForTheSame() throws IOException {
        Path helper = root.file("/usr/lib/systemd/systemd-update-helper");
        Files.writeString(helper, "#!/bin/sh\necho \"helper $*\" >>/calls\n");
        root.inside("chmod", "755", "/usr/lib/systemd/systemd-update-helper").ok();

        root.rpm("-i", rpm("1", "el9")).ok();
        assertThat(calls()).containsExactly("helper install-system-units food.service");
        root.rpm("-U", rpm("2", "el9")).ok();
        assertThat(calls()).containsExactly("helper mark-restart-system-units food.service");
        root.rpm("-e", "food").ok();
        assertThat(calls()).containsExactly("helper remove-system-units food.service");
    }

    /** // observed: Red Hat's releases have the same semodule and setsebool, which Debian's small system lacks */
    @Test
    void aBooleanIsSetOnceAndIsTheAdministratorsThen() throws IOException {
        root.inside("sh", "-ec", """
                mkdir -p /etc/selinux
                echo SELINUXTYPE=targeted >/etc/selinux/config
                for tool in semodule setsebool; do
                    printf '#!/bin/sh\necho "%s $*" >>/calls\n' $tool >/usr/sbin/$tool
                    chmod 755 /usr/sbin/$tool
                done
                """).ok();
        String load = "semodule -n -s targeted -X 200 -i /usr/share/selinux/packages/targeted/food.cil";
        assertThat(asked("1", "{one: true, two: false}")).containsExactly(load, "setsebool -P -N one=on two=off");
        assertThat(asked("2", "{two: false, one: true}")).containsExactly(load);
        assertThat(asked("3", "{one: true, three: true}")).containsExactly(load, "setsebool -P -N three=on");
        assertThat(root.inside("ls", "/var/lib/rpm-state").out()).isEmpty();
    }

    /** Where the module is a file of the package itself, it goes at the upgrade to a version without. */
    @Test
    void aModuleThatAVersionDropsIsUnloaded() throws IOException {
        root.inside("sh", "-ec", """
                mkdir -p /etc/selinux
                echo SELINUXTYPE=targeted >/etc/selinux/config
                printf '#!/bin/sh\necho "semodule $*" >>/calls\n' >/usr/sbin/semodule
                chmod 755 /usr/sbin/semodule
                """).ok();
        String spec = SPEC.replaceFirst("(?s)scripts:.*", "");
        String selinux = "selinux: {ports: {tcp/7443: http_port_t}}\n";
        root.rpm("-i", Packages.rpm(directory, spec.formatted("1", "el7") + selinux))
                .ok();
        root.rpm("-U", Packages.rpm(directory, spec.formatted("2", "el7") + selinux))
                .ok();
        assertThat(calls()).isNotEmpty().noneMatch(call -> call.contains(" -r "));
        root.rpm("-U", Packages.rpm(directory, spec.formatted("3", "el7"))).ok();
        assertThat(calls()).contains("semodule -n -s targeted -X 200 -r food");
    }

    @Test
    void withoutATargetWhatMakesUsersIsThereBefore() {
        Path rpm = Packages.rpm(directory, SPEC.formatted("1", "el9").replace("targets: [el9]\n", ""));
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).out())
                .contains("/usr/sbin/useradd\n", "/usr/sbin/groupadd\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"el9", "fedora43"})
    void instancesStartAgainWithTheNewUnit(String target) throws IOException {
        String spec = SPEC.replaceFirst("(?s)scripts:.*", "service: {exec: /usr/bin/food %%i, template: true}\n");
        root.inside("mkdir", "-p", "/run/systemd/system").ok();
        root.rpm("-i", Packages.rpm(directory, spec.formatted("1", target))).ok();
        calls();
        root.rpm("-U", Packages.rpm(directory, spec.formatted("2", target))).ok();
        assertThat(calls()).containsSubsequence("systemctl daemon-reload", "systemctl try-restart food@*.service");
    }

    private List<String> asked(String version, String booleans) throws IOException {
        String spec = SPEC.replaceFirst("(?s)contents:.*", "contents: []\nselinux: {booleans: " + booleans + "}\n");
        Path policy = Packages.build(directory, "rpm", spec.formatted(version, "el9")).stream()
                .filter(file -> file.getFileName().toString().startsWith("food-selinux-"))
                .findFirst()
                .orElseThrow();
        root.rpm("-U", "--nodeps", policy).ok();
        return calls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"el8", "el9"})
    void changedSocketsOpenAgainAndDroppedServicesEnd(String target) throws IOException {
        String spec = SPEC.replaceFirst("(?s)scripts:.*", "");
        String services =
                "services: [{exec: /bin/sleep 999, listen: ['127.0.0.1:%s']}, {exec: /bin/sleep 999, name: %s}]\n";
        Path macros = Path.of(Tool.run(Packages.ROOT.resolve("scripts/systemd-macros"))
                        .ok()
                        .out()
                        .strip())
                .resolve(target.equals("el8") ? "247" : "252");
        try (RunningSystem system = RunningSystem.start()) {
            system.rpm("-i", macros.resolve("systemd.rpm")).ok();
            system.rpm("-i", Packages.rpm(directory, spec.formatted("1", target) + services.formatted("8081", "one")))
                    .ok();
            system.inside("systemctl", "enable", "--now", "food.socket", "one").ok();
            system.inside("systemctl", "start", "food").ok();

            system.rpm("-U", Packages.rpm(directory, spec.formatted("2", target) + services.formatted("8082", "two")))
                    .ok();

            assertThat(system.property("food.socket", "ActiveState")).isEqualTo("active");
            assertThat(system.inside("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8082")
                            .code())
                    .isZero();
            assertThat(system.property("food", "ActiveState")).isEqualTo("active");
            assertThat(system.property("one", "ActiveState")).isEqualTo("inactive");
            assertThat(system.inside("find", "/etc/systemd", "-name", "one*").out())
                    .isEmpty();
        }
    }

    @Test
    void oneForEveryReleaseAsksWhatIsThere() throws IOException {
        Path rpm = Packages.rpm(directory, SPEC.formatted("1", "el9").replace("targets: [el9]\n", ""));
        root.rpm("-i", "--nodeps", rpm).ok();
        assertThat(calls()).containsExactly("systemctl --no-reload preset food.service");
    }

    @Test
    void inAContainerWithoutSystemdNothingSpeaksAndNothingFails() throws IOException {
        root.inside("sh", "-c", "rm -f /usr/bin/systemctl* /usr/bin/systemd-tmpfiles")
                .ok();
        for (String target : List.of("el7", "el8", "el9")) {
            Tool.Result installed = root.rpm("-i", rpm("1", target)).ok();
            Tool.Result removed = root.rpm("-e", "food").ok();
            String words = installed.err() + installed.out() + removed.err() + removed.out();
            assertThat(words.lines().filter(line -> !line.startsWith("rpm: "))) // Debian's rpm says that it is not dpkg
                    .as(target)
                    .isEmpty();
        }
    }
}
