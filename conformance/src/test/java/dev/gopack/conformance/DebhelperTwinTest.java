package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same service packaged by gopack and by debhelper leaves the same system behind at every step of its life: what is
 * enabled, what is remembered, which accounts and directories there are, and what systemd was asked to start and stop.
 */
class DebhelperTwinTest {

    private static final String METADATA = """
            name: twin
            version: %s
            release: 1
            maintainer: Tools Team <tools@example.com>
            description: |
              Twin of a package
              One is made by gopack, the other by debhelper.
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            contents:
              - {src: twin, dst: /usr/bin/twin, file_info: {mode: 0755}}
            """;

    /** What is said to gopack, and to debhelper, which gets the units that gopack made. */
    enum Kind {
        DAEMON("service: {exec: /usr/bin/twin}", "dh_installsystemd"),
        NOT_ENABLED("service: {exec: /usr/bin/twin, enable: false}", "dh_installsystemd --no-enable"),
        STRICT("service: {exec: /usr/bin/twin, hardening: strict, directories: [state, cache]}", "dh_installsystemd"),
        WITH_SCRIPT(
                "service: {exec: /usr/bin/twin}\nscripts: {postinstall: {text: 'mkdir -p /var/lib/twin/$1'}}",
                "printf '#!/bin/sh\\nset -e\\nmkdir -p /var/lib/twin/$1\\n#DEBHELPER#\\n' >debian/twin.postinst",
                "dh_installsystemd"),
        KEPT("service: {exec: /usr/bin/twin, upgrade: keep}", "dh_installsystemd --no-restart-on-upgrade"),
        TWO(
                "services: [{exec: /usr/bin/twin one, name: one}, {exec: /usr/bin/twin two, name: two}]",
                "dh_installsystemd"),
        TIMER("service: {exec: /usr/bin/twin, schedule: [daily]}", "dh_installsystemd"),
        SOCKET("service: {exec: /usr/bin/twin, listen: ['8080']}", "dh_installsystemd"),
        TEMPLATE("service: {exec: /usr/bin/twin %i, template: true}", "dh_installsystemd"),
        USER_UNIT("service: {exec: /usr/bin/twin, scope: user}", "dh_installsystemduser"),
        ACCOUNT("service: {exec: /usr/bin/twin, user: twin-service}", "dh_installsysusers", "dh_installsystemd"),
        DIRECTORIES(
                "service: {exec: /usr/bin/twin}\ntmpfiles: [d /var/lib/twin 0750 root root -]",
                "dh_installtmpfiles",
                "dh_installsystemd");

        private final String yaml;
        private final List<String> helpers;

        Kind(String yaml, String... helpers) {
            this.yaml = yaml;
            this.helpers = List.of(helpers);
        }

        /** Users' services are restarted and stopped from this level of debhelper on, the next one. */
        private int level() {
            return this == USER_UNIT ? 14 : 13;
        }
    }

    @TempDir
    Path directory;

    private final List<ScratchRoot> roots = new ArrayList<>();

    @AfterEach
    void removeRoots() {
        roots.forEach(ScratchRoot::close);
    }

    @ParameterizedTest
    @EnumSource
    void bothLeaveTheSameSystem(Kind kind) throws IOException {
        Files.writeString(directory.resolve("twin"), "#!/bin/sh\nexec sleep 1000\n");
        List<Path> ours = List.of(ours(kind, "1.0"), ours(kind, "2.0"));
        List<Path> theirs = List.of(theirs(kind, "1.0", ours.get(0)), theirs(kind, "2.0", ours.get(1)));

        Map<String, List<String>> life = life(ours);

        Map<String, List<String>> twin = life(theirs);
        if (kind == Kind.TEMPLATE) { // debhelper leaves instances to run the old program
            assertThat(life.get("upgraded")).contains("asked to try-restart twin@*.service");
            life.replaceAll((step, seen) ->
                    seen.stream().filter(line -> !line.startsWith("asked to")).toList());
        }
        assertThat(life).as(kind + " by debhelper").isEqualTo(twin);
        if (kind == Kind.USER_UNIT) {
            assertThat(life.get("upgraded")).contains("a user's is asked to restart twin.service");
            assertThat(life.get("removed")).contains("a user's is asked to stop twin.service");
        }
        if (kind == Kind.SOCKET) {
            assertThat(life.get("upgraded")).contains("asked to restart twin.socket");
        }
        if (kind == Kind.DAEMON) { // so that nobody compares nothing with nothing
            assertThat(life.get("installed"))
                    .contains(
                            "/etc/systemd/system/multi-user.target.wants/twin.service l /lib/systemd/system/twin.service",
                            "asked to daemon-reload",
                            "asked to start twin.service");
            assertThat(life.get("upgraded")).contains("asked to restart twin.service");
            assertThat(life.get("disabled and reinstalled")).noneMatch(line -> line.contains("wants/twin.service l"));
            assertThat(life.get("removed")).contains("asked to stop twin.service");
            assertThat(life.get("purged")).noneMatch(line -> line.startsWith("/"));
        }
    }

    private Path ours(Kind kind, String version) throws IOException {
        return Packages.deb(directory, METADATA.formatted(version) + kind.yaml + "\ntargets: [debian12]\n");
    }

    /** By debhelper's own steps, from the files of our package. */
    private Path theirs(Kind kind, String version, Path ours) throws IOException {
        Path source = Files.createDirectories(directory.resolve("source-" + version + "/debian"));
        Path tree = Files.createDirectories(source.resolve("twin"));
        Files.writeString(source.resolve("control"), """
                Source: twin
                Maintainer: Tools Team <tools@example.com>
                Build-Depends: debhelper-compat (= %s)

                Package: twin
                Architecture: all
                Depends: ${misc:Depends}
                Description: Twin of a package
                 One is made by gopack, the other by debhelper.
                """.formatted(kind.level()));
        Files.writeString(source.resolve("changelog"), """
                twin (%s-1~debian12) unstable; urgency=medium

                  * Twin.

                 -- Tools Team <tools@example.com>  Sun, 01 Nov 2026 12:00:00 +0000
                """.formatted(version));
        Tool.run("dpkg-deb", "-x", ours, tree).ok();
        // where debhelper 13 of Debian 12 looks; /lib is /usr/lib there
        Tool.run(tree, Map.of(), List.of("sh", "-ec", """
                if [ -d usr/lib/systemd/system ]; then mkdir -p lib/systemd; mv usr/lib/systemd/system lib/systemd/; fi
                for kind in sysusers tmpfiles; do
                    [ ! -e usr/lib/$kind.d/twin.conf ] || mv usr/lib/$kind.d/twin.conf ../twin.$kind
                done
                """)).ok();
        List<String> steps = new ArrayList<>(kind.helpers);
        steps.addAll(List.of(
                "dh_installdeb",
                "dh_gencontrol",
                "dh_md5sums",
                "dh_builddeb --destdir=" + directory.resolve("source-" + version)));
        for (String step : steps) {
            Tool.run(source.getParent(), Map.of("DH_VERBOSE", ""), List.of("sh", "-c", step))
                    .ok();
        }
        try (Stream<Path> built = Files.list(source.getParent())) {
            return built.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a root looks like after each step. */
    private Map<String, List<String>> life(List<Path> versions) throws IOException {
        ScratchRoot root = ScratchRoot.withSystemd();
        roots.add(root);
        recordCalls(root);
        String first = root.bring(versions.get(0));
        String second = Files.copy(versions.get(1), root.file("/packages").resolve("second.deb"))
                .getFileName()
                .toString();
        Map<String, List<String>> life = new TreeMap<>();
        step(root, life, "installed", "dpkg", "-i", first);
        step(root, life, "upgraded", "dpkg", "-i", "/packages/" + second);
        root.inside(
                "sh",
                "-c",
                "for unit in twin.service one.service twin.timer twin.socket; do systemctl disable $unit; done");
        step(root, life, "disabled and reinstalled", "dpkg", "-i", "/packages/" + second);
        step(root, life, "removed", "dpkg", "-r", "twin");
        step(root, life, "installed again", "dpkg", "-i", "/packages/" + second);
        step(root, life, "purged", "dpkg", "-P", "twin");
        return life;
    }

    /** Makes the root look as if systemd ran, and writes down what it is asked for. */
    private static void recordCalls(ScratchRoot root) throws IOException {
        Files.deleteIfExists(root.file("/usr/sbin/policy-rc.d"));
        root.inside("sh", "-ec", """
                mkdir -p /run/systemd/system
                mv /usr/bin/systemctl /usr/bin/systemctl.real
                cat >/usr/bin/systemctl <<'END'
                #!/bin/sh
                echo "$*" >>/calls
                case " $* " in
                    *" list-units "*) echo 'user@1000.service loaded active running User Manager for UID 1000'; exit 0 ;;
                    *" --user "*" is-enabled "*) set -- --global is-enabled "$6" ;;
                    *" is-active "*) exit 3 ;;
                esac
                case " $* " in
                    *" start "*|*" stop "*|*" restart "*|*" try-restart "*|*" daemon-reload "*|*" reload "*) exit 0 ;;
                esac
                rmdir /run/systemd/system
                systemctl.real "$@"
                status=$?
                mkdir /run/systemd/system
                exit $status
                END
                chmod 755 /usr/bin/systemctl
                """).ok();
    }

    private static void step(ScratchRoot root, Map<String, List<String>> life, String name, Object... command)
            throws IOException {
        Files.deleteIfExists(root.file("/calls"));
        root.inside(command).ok();
        TreeSet<String> seen = new TreeSet<>();
        root.inside(
                        "sh",
                        "-c",
                        "find /etc/systemd /var/lib/systemd/deb-systemd-* /var/lib/twin -printf '%p %y %l\\n' 2>/dev/null;"
                                + " grep twin /etc/passwd /etc/group | cut -d: -f1-2,6-")
                .out()
                .lines()
                .map(line -> line.replace("/usr/lib/systemd", "/lib/systemd").replaceAll(":[0-9]+$", ""))
                .filter(line -> line.matches(".*\\b(twin|one|two)\\b.*"))
                .forEach(seen::add);
        List<String> state = new ArrayList<>(seen);
        state.addAll(calls(root));
        life.put(name, state);
    }

    /** What is started and stopped, unit by unit, in whatever order and number of calls. */
    private static TreeSet<String> calls(ScratchRoot root) throws IOException {
        TreeSet<String> calls = new TreeSet<>();
        Path file = root.file("/calls");
        if (!Files.exists(file)) {
            return calls;
        }
        for (String line : Files.readAllLines(file)) {
            List<String> words = Stream.of(
                            line.replaceAll("--machine \\S+ ", "").split(" "))
                    .filter(word -> !word.startsWith("-") && !word.isEmpty())
                    .toList();
            if (words.isEmpty()) {
                continue;
            }
            String asked = (line.contains("--machine 1000@ ") ? "a user's is " : "") + "asked to ";
            if (words.get(0).matches("start|stop|restart|try-restart|reload")) {
                words.stream().skip(1).forEach(unit -> calls.add(asked + words.get(0) + " " + unit));
            } else if (words.get(0).equals("daemon-reload")) {
                calls.add("asked to daemon-reload");
            }
        }
        return calls;
    }
}
