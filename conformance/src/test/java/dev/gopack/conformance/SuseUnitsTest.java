package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Services in rpms for SUSE, installed, upgraded and removed by the real rpm, with the real systemctl making and removing
 * links. SUSE's own helper is in no archive that the tests can fetch from by a digest: a stand-in has its words and what
 * they do to units, read from its source, and like it refuses any other. So this shows that the scripts ask what SUSE's
 * macros ask, and what comes of it if the helper does what its source says; it does not show that the source is as it was.
 */
class SuseUnitsTest {

    private static final String HELPER = "/usr/lib/systemd/systemd-update-helper";
    private static final String METADATA = """
            name: food
            version: %s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Serves food
            license: MIT
            contents: [{src: food, dst: /usr/bin/food, file_info: {mode: 0755}}]
            """;
    private static final String SERVICES = """
            services:
              - {name: plain, exec: /usr/bin/food}
              - {name: wanted, exec: /usr/bin/food, enable: true}
              - {name: reloaded, exec: /usr/bin/food, reload: HUP, upgrade: reload}
              - {name: session, exec: /usr/bin/food, scope: user, enable: true}
            """;

    @TempDir
    Path directory;

    private ScratchRoot root;

    /** As if systemd ran, with SUSE's presets, which enable nothing by themselves. */
    @BeforeEach
    void makeARootThatWritesDownWhatSystemdIsAsked() throws IOException {
        Files.writeString(directory.resolve("food"), "#!/bin/sh\n");
        root = ScratchRoot.withSystemd();
        root.inside("sh", "-ec", """
                mkdir -p /run/systemd/system /usr/lib/systemd/system-preset /usr/lib/systemd/user-preset
                rm -f /usr/lib/systemd/*-preset/90-systemd.preset
                echo 'disable *' >/usr/lib/systemd/system-preset/99-default.preset
                echo 'disable *' >/usr/lib/systemd/user-preset/99-default.preset
                mv /usr/bin/systemctl /usr/bin/systemctl.real
                cat >/usr/bin/systemctl <<'END'
                #!/bin/sh
                echo "systemctl $*" >>/calls
                case " $* " in
                    *" preset "*|*" disable "*) ;;
                    *) exit 0 ;;
                esac
                rmdir /run/systemd/system
                systemctl.real $(printf '%s\\n' "$@" | grep -vxe --no-warn -e --now) # one is too new, the other is for systemd
                status=$?
                mkdir /run/systemd/system
                exit $status
                END
                chmod 755 /usr/bin/systemctl
                """).ok();
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    private void bringHelper() throws IOException {
        Files.copy(Path.of("src/test/resources/suse/systemd-update-helper"), root.file(HELPER));
        root.inside("chmod", "755", HELPER).ok();
    }

    private Path rpm(String version, String target, String services) {
        String targets = target.isEmpty() ? "" : "targets: [" + target + "]\n";
        return Packages.rpm(directory, METADATA.formatted(version) + targets + services);
    }

    /** Does a step, in which nothing may be said, and gives what was asked in it; file triggers come after it. */
    private List<String> step(Object... arguments) throws IOException {
        Files.deleteIfExists(root.file("/calls"));
        Tool.Result result = root.rpm(arguments).ok();
        // Debian's rpm says that it is not dpkg; and which links it makes, systemctl says itself when the helper calls
        // it
        assertThat((result.out() + result.err()).lines().filter(line -> !line.matches("rpm: .*|(Created|Removed) .*")))
                .as("what is said")
                .isEmpty();
        List<String> calls =
                Files.exists(root.file("/calls")) ? Files.readAllLines(root.file("/calls")) : new ArrayList<>();
        if (Files.exists(root.file(HELPER))) {
            root.inside(HELPER, "clean-state").ok();
        }
        return calls;
    }

    private Set<String> enabled() {
        Set<String> units = new TreeSet<>();
        root.inside("find", "/etc/systemd", "-name", "*.service", "-type", "l", "-printf", "%f\n")
                .ok()
                .out()
                .lines()
                .forEach(units::add);
        units.retainAll(
                Set.of("plain.service", "wanted.service", "reloaded.service", "session.service", "new.service"));
        return units;
    }

    private void administrator(String verb, String unit) {
        root.inside("env", "SYSTEMD_OFFLINE=1", "systemctl.real", verb, unit).ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensuse-leap16.0", "opensuse-tumbleweed"})
    void theHelperIsToldOfNewUnitsBeforeTheyCome(String target) throws IOException {
        bringHelper();

        assertThat(step("-i", rpm("1", target, SERVICES)))
                .containsExactly(
                        "helper mark-install-system-units plain.service wanted.service reloaded.service",
                        "helper mark-install-user-units session.service",
                        "helper install-system-units plain.service wanted.service reloaded.service",
                        "systemctl --no-reload preset plain.service wanted.service reloaded.service",
                        "helper install-user-units session.service",
                        "systemctl --no-reload preset --global session.service");
        assertThat(enabled()).containsExactly("session.service", "wanted.service");

        String more = SERVICES + "  - {name: new, exec: /usr/bin/food, enable: true}\n";
        administrator("enable", "plain.service");
        administrator("disable", "wanted.service");
        assertThat(step("-U", rpm("2", target, more)))
                .as("presets are asked about the unit that the upgrade brings, and about no other")
                .contains("systemctl --no-reload preset new.service")
                .contains(
                        "helper mark-restart-system-units plain.service wanted.service",
                        "helper mark-restart-user-units session.service",
                        "systemctl try-reload-or-restart reloaded.service");
        assertThat(enabled())
                .as("the administrator's word stays")
                .containsExactly("new.service", "plain.service", "session.service");

        assertThat(step("-e", "food"))
                .containsExactly(
                        "helper remove-system-units plain.service wanted.service reloaded.service new.service",
                        "systemctl --no-reload disable --now --no-warn plain.service wanted.service reloaded.service"
                                + " new.service",
                        "helper remove-user-units session.service",
                        "systemctl --no-reload --global disable --no-warn session.service");
        assertThat(enabled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensuse-leap15.6", "sles15"})
    void releasesWithoutFileTriggersAskSystemctlAsTheirMacrosDo(String target) throws IOException {
        assertThat(step("-i", rpm("1", target, SERVICES)))
                .containsExactly(
                        "systemctl --no-reload preset plain.service",
                        "systemctl --no-reload preset wanted.service",
                        "systemctl --no-reload preset reloaded.service",
                        "systemctl --no-reload preset --global session.service");
        assertThat(enabled()).containsExactly("session.service", "wanted.service");

        String more = SERVICES + "  - {name: new, exec: /usr/bin/food, enable: true}\n";
        administrator("enable", "plain.service");
        administrator("disable", "wanted.service");
        assertThat(step("-U", rpm("2", target, more)))
                .containsExactly(
                        "systemctl --no-reload preset new.service",
                        "systemctl daemon-reload",
                        "systemctl try-restart plain.service wanted.service",
                        "systemctl try-reload-or-restart reloaded.service");
        assertThat(enabled()).containsExactly("new.service", "plain.service", "session.service");

        assertThat(step("-e", "food"))
                .containsExactly(
                        "systemctl --no-reload disable --now plain.service wanted.service reloaded.service new.service",
                        "systemctl --global disable session.service",
                        "systemctl daemon-reload");
        assertThat(enabled()).isEmpty();
        assertThat(root.inside("find", "/run/systemd/rpm", "-type", "f").out())
                .as("notes are gone")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "opensuse-tumbleweed, DISABLE_RESTART_ON_UPDATE=\"yes\", false",
        "opensuse-tumbleweed, DISABLE_RESTART_ON_UPDATE=1, false",
        "opensuse-tumbleweed, DISABLE_RESTART_ON_UPDATE=\"no\", true",
        "sles15, DISABLE_RESTART_ON_UPDATE=yes, false",
        "sles15, OTHER=yes, true",
        "sles15, 'if [ broken', true"
    })
    void theAdministratorCanHaveAllServicesGoOnAtUpdates(String target, String setting, boolean restarted)
            throws IOException {
        if (target.equals("opensuse-tumbleweed")) {
            bringHelper();
        }
        Files.createDirectories(root.file("/etc/sysconfig"));
        Files.writeString(root.file("/etc/sysconfig/services"), "# Section: services\n" + setting + "\n");
        step("-i", rpm("1", target, SERVICES));

        List<String> calls = step("-U", rpm("2", target, SERVICES));

        assertThat(calls.stream().anyMatch(call -> call.matches(".*(mark-restart|try-restart|try-reload).*")))
                .as(String.join("\n", calls))
                .isEqualTo(restarted);
    }

    @Test
    void aPackageForAllReleasesIsEnabledThereAsWell() throws IOException {
        bringHelper();
        assertThat(step("-i", rpm("1", "", SERVICES)))
                .contains("helper mark-install-system-units plain.service wanted.service reloaded.service");
        assertThat(enabled()).containsExactly("session.service", "wanted.service");
        assertThat(step("-U", rpm("2", "", SERVICES))).contains("systemctl try-reload-or-restart reloaded.service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opensuse-tumbleweed", "sles15", ""})
    void withoutAHelperOrSystemctlNothingFailsAndNothingIsSaid(String target) throws IOException {
        step("-i", rpm("1", target, SERVICES));
        step("-U", rpm("2", target, SERVICES));
        step("-e", "food");

        root.inside("sh", "-c", "rm -rf /usr/bin/systemctl* /run/systemd").ok();
        step("-i", rpm("1", target, SERVICES));
        step("-U", rpm("2", target, SERVICES));
        step("-e", "food");
        assertThat(root.file("/run/systemd")).doesNotExist();
    }
}
