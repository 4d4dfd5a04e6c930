package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thirteen packages with services, made by gopack and by rpmbuild with systemd's own macros, leave the same system behind at
 * every step of their lives: what is enabled, which accounts and directories there are, and what systemd was asked for. The
 * system has the presets of Red Hat's releases, which enable nothing by themselves, and the triggers and the helper of
 * systemd's package.
 */
class SystemdMacrosTwinTest {

    private static final String METADATA = """
            name: twin-%1$s
            version: %2$s
            arch: all
            maintainer: Tools Team <tools@example.com>
            description: Twin of a package
            license: MIT
            mtime: 2026-11-01T12:00:00Z
            targets: [%3$s]
            contents: [{src: twin, dst: /usr/bin/twin-%1$s, file_info: {mode: 0755}}]
            """;

    /** What is said to gopack, and what a maintainer writes into the spec file; NAME is the package's. */
    enum Kind {
        DAEMON("service: {exec: /usr/bin/NAME}", macros("NAME.service")),
        ENABLED("service: {exec: /usr/bin/NAME, enable: true}", macros("NAME.service")),
        STARTED(
                "service: {exec: /usr/bin/NAME, enable: true, start: true}",
                macros("NAME.service").replace("%preun", "[ $1 -ne 1 ] || systemctl start NAME.service\n%preun")),
        NOT_ENABLED(
                "service: {exec: /usr/bin/NAME, enable: false}",
                "%preun\n%systemd_preun NAME.service\n%postun\n%systemd_postun_with_restart NAME.service\n"),
        STRICT(
                "service: {exec: /usr/bin/NAME, hardening: strict, directories: [state, cache]}",
                macros("NAME.service")),
        WITH_SCRIPT(
                "service: {exec: /usr/bin/NAME}\nscripts: {postinstall: {text: 'mkdir -p /var/lib/NAME/$1'}}",
                macros("NAME.service").replace("%post\n", "%post\nmkdir -p /var/lib/NAME/$1\n")),
        KEPT(
                "service: {exec: /usr/bin/NAME, upgrade: keep}",
                macros("NAME.service").replace("postun_with_restart", "postun")),
        TWO(
                "services: [{exec: /usr/bin/NAME 1, name: NAME-one}, {exec: /usr/bin/NAME 2, name: NAME-two}]",
                macros("NAME-one.service NAME-two.service")),
        TIMER(
                "service: {exec: /usr/bin/NAME, schedule: [daily]}",
                macros("NAME.timer").replace("preun NAME.timer", "preun NAME.timer NAME.service")),
        SOCKET(
                "service: {exec: /usr/bin/NAME, listen: ['8080']}",
                macros("NAME.socket")
                        .replace("preun NAME.socket", "preun NAME.socket NAME.service")
                        .replace("restart NAME.socket", "restart NAME.service NAME.socket")),
        USER_UNIT(
                "service: {exec: /usr/bin/NAME, scope: user}",
                macros("NAME.service").replace("systemd_", "systemd_user_")),
        ACCOUNT(
                "service: {exec: /usr/bin/NAME, user: NAME}",
                "%pre\n%sysusers_create_package NAME FILES/usr/lib/sysusers.d/NAME.conf\n" + macros("NAME.service")),
        DIRECTORIES(
                "service: {exec: /usr/bin/NAME}\ntmpfiles: [d /var/lib/NAME 0750 root root -]",
                macros("NAME.service").replace("%post\n", "%post\n%tmpfiles_create NAME.conf\n"));

        private final String yaml;
        private final String scriptlets;

        Kind(String yaml, String scriptlets) {
            this.yaml = yaml;
            this.scriptlets = scriptlets;
        }

        /** What is written for a service. // docs: Fedora's guidelines on scriptlets, systemd */
        private static String macros(String units) {
            return "%post\n%systemd_post UNITS\n%preun\n%systemd_preun UNITS\n%postun\n%systemd_postun_with_restart UNITS\n"
                    .replace("UNITS", units);
        }

        private String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private String named(String text) {
            return text.replace("NAME", "twin-" + id());
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
    @CsvSource({"247, el8", "252, el9", "252, fedora43"})
    void bothLeaveTheSameSystem(String systemd, String target) throws IOException {
        Path macros = Path.of(Tool.run(Packages.ROOT.resolve("scripts/systemd-macros"))
                        .ok()
                        .out()
                        .strip())
                .resolve(systemd);
        Files.writeString(directory.resolve("twin"), "#!/bin/sh\nexec sleep 1000\n");
        Map<Kind, Path> first = ours(target, "1");
        Map<Kind, Path> second = ours(target, "2");

        Map<String, List<String>> life = life(macros, List.copyOf(first.values()), List.copyOf(second.values()));

        Map<String, List<String>> twin = life(macros, theirs(macros, "1", first), theirs(macros, "2", second));
        for (Kind kind : Kind.values()) {
            assertThat(of(kind, life))
                    .as(kind + " by the macros of systemd " + systemd)
                    .isEqualTo(of(kind, twin));
        }
        assertThat(life).isEqualTo(twin);
        somethingHappened(life, systemd);
    }

    /** So that nobody compares nothing with nothing. */
    private static void somethingHappened(Map<String, List<String>> life, String systemd) {
        String wants = "/etc/systemd/system/multi-user.target.wants/";
        assertThat(life.get("1 installed"))
                .contains(wants + "twin-enabled.service l /lib/systemd/system/twin-enabled.service")
                .contains("asked to daemon-reload", "asked to start twin-started.service")
                .contains("/var/lib/twin-directories d ", "/var/lib/twin-with-script/1 d ")
                .noneMatch(line -> line.startsWith(wants + "twin-daemon"));
        assertThat(life.get("2 enabled and upgraded"))
                .contains(wants + "twin-daemon.service l /lib/systemd/system/twin-daemon.service")
                .contains("asked to " + (systemd.equals("247") ? "try-restart" : "mark") + " twin-daemon.service")
                .doesNotContain("asked to try-restart twin-kept.service", "asked to mark twin-kept.service");
        assertThat(life.get("3 disabled and upgraded")).noneMatch(line -> line.startsWith(wants));
        assertThat(life.get("4 enabled and removed"))
                .contains("asked to stop twin-daemon.service")
                .noneMatch(line -> line.startsWith("/etc/systemd/"));
    }

    private static Map<String, List<String>> of(Kind kind, Map<String, List<String>> life) {
        Map<String, List<String>> lines = new TreeMap<>();
        life.forEach((step, all) -> lines.put(
                step,
                all.stream()
                        .filter(line -> line.matches(".*\\btwin-" + kind.id() + "\\b(?!-).*"))
                        .toList()));
        return lines;
    }

    private Map<Kind, Path> ours(String target, String version) {
        Map<Kind, Path> packages = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            String spec = METADATA.formatted(kind.id(), version, target) + kind.named(kind.yaml) + "\n";
            packages.put(kind, Packages.rpm(directory, spec));
        }
        return packages;
    }

    /** All as packages of one spec file, with the files of ours. */
    private List<Path> theirs(Path macros, String version, Map<Kind, Path> ours) throws IOException {
        Path top = Files.createTempDirectory(directory, "rpmbuild");
        Path tree = Files.createDirectories(top.resolve("tree"));
        StringBuilder spec = new StringBuilder("""
                Name: twin
                Version: %s
                Release: 1
                Summary: Twins
                License: MIT
                BuildArch: noarch
                %%description
                Twins.
                %%install
                mkdir -p %%{buildroot}
                cp -a '%s/.' %%{buildroot}/
                """.formatted(version, tree));
        for (Map.Entry<Kind, Path> one : ours.entrySet()) {
            String name = "twin-" + one.getKey().id();
            Tool.run(tree, Map.of(), List.of("sh", "-c", "rpm2cpio '" + one.getValue() + "' | cpio --quiet -idmu"))
                    .ok();
            String files = Tool.run("rpm", "-qlp", "--nosignature", one.getValue())
                    .ok()
                    .out();
            String scriptlets = one.getKey().named(one.getKey().scriptlets).replace("FILES", tree.toString());
            spec.append("%package -n ").append(name).append("\nSummary: Twin\n%description -n ");
            spec.append(name)
                    .append("\nTwin.\n%files -n ")
                    .append(name)
                    .append('\n')
                    .append(files);
            spec.append(scriptlets.replaceAll("(?m)^(%(?:pre|post|preun|postun))$", "$1 -n " + name));
        }
        Path file = Files.writeString(top.resolve("twin.spec"), spec.toString());
        Tool.run(
                        "rpmbuild",
                        "-bb",
                        "--quiet",
                        "--nodeps",
                        "--load",
                        macros.resolve("macros.systemd"),
                        "--define",
                        "_topdir " + top,
                        "--define",
                        "__os_install_post %{nil}",
                        file)
                .ok();
        try (Stream<Path> built = Files.list(top.resolve("RPMS/noarch"))) {
            return built.sorted().toList();
        }
    }

    /** What a root looks like after each step. */
    private Map<String, List<String>> life(Path macros, List<Path> first, List<Path> second) throws IOException {
        ScratchRoot root = ScratchRoot.withSystemd();
        roots.add(root);
        root.rpm("-i", macros.resolve("systemd.rpm")).ok();
        makeItRun(root);
        Map<String, List<String>> life = new TreeMap<>();
        step(root, life, "1 installed", "-i", first);
        administrator(root, "enable");
        step(root, life, "2 enabled and upgraded", "-U", second);
        administrator(root, "disable");
        step(root, life, "3 disabled and upgraded", "--oldpackage", first); // a version back is an upgrade as well
        administrator(root, "enable");
        List<Object> names = new ArrayList<>(List.of("-e"));
        Stream.of(Kind.values()).forEach(kind -> names.add("twin-" + kind.id()));
        record(life, "4 enabled and removed", root, () -> root.rpm(names.toArray())
                .ok());
        step(root, life, "5 installed again", "-i", second);
        return life;
    }

    /** Enables or disables all that can be. */
    private static void administrator(ScratchRoot root, String verb) {
        root.inside(
                        "sh",
                        "-c",
                        "export SYSTEMD_OFFLINE=1; cd /usr/lib/systemd/system && systemctl.real " + verb
                                + " twin-* && cd ../user && systemctl.real --global " + verb + " twin-*")
                .ok();
    }

    /**
     * Makes the root look as if systemd ran, with the presets of Red Hat's releases, and writes down what it is asked for.
     * There is no user who is logged in.
     */
    private static void makeItRun(ScratchRoot root) {
        root.inside("sh", "-ec", """
                mkdir -p /run/systemd/system /usr/lib/systemd/system-preset /usr/lib/systemd/user-preset
                rm -f /usr/lib/systemd/*-preset/90-systemd.preset
                echo 'disable *' >/usr/lib/systemd/system-preset/99-default-disable.preset
                echo 'disable *' >/usr/lib/systemd/user-preset/99-default-disable.preset
                mv /usr/bin/systemctl /usr/bin/systemctl.real
                cat >/usr/bin/systemctl <<'END'
                #!/bin/sh
                echo "$*" >>/calls
                case " $* " in
                    *" preset "*|*" disable "*) ;;
                    *) exit 0 ;;
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

    private static void step(
            ScratchRoot root, Map<String, List<String>> life, String name, String option, List<Path> packages)
            throws IOException {
        List<Object> words = new ArrayList<>(option.equals("--oldpackage") ? List.of("-U", option) : List.of(option));
        words.addAll(packages);
        record(life, name, root, () -> root.rpm(words.toArray()).ok());
    }

    private static void record(Map<String, List<String>> life, String name, ScratchRoot root, Runnable step)
            throws IOException {
        Files.deleteIfExists(root.file("/calls"));
        step.run();
        TreeSet<String> seen = new TreeSet<>();
        root.inside(
                        "sh",
                        "-c",
                        "find /etc/systemd /var/lib/twin* -printf '%p %y %l\\n' 2>/dev/null;"
                                + " grep -h twin /etc/passwd /etc/group | cut -d: -f1-2,6-")
                .out()
                .lines()
                .map(line -> line.replaceAll(":[0-9]+$", ""))
                .filter(line -> line.contains("twin"))
                .forEach(seen::add);
        if (Files.exists(root.file("/calls"))) {
            Files.readAllLines(root.file("/calls")).forEach(call -> seen.addAll(asked(call)));
        }
        life.put(name, List.copyOf(seen));
    }

    /** What systemd is asked to do now, unit by unit; what is only for later is seen in its files. */
    private static List<String> asked(String call) {
        List<String> words = Stream.of(call.split(" "))
                .filter(word -> !word.startsWith("-") && !word.isEmpty())
                .toList();
        String verb = words.isEmpty() ? "" : words.get(0);
        Function<String, List<String>> each = what -> words.stream()
                .skip(1)
                .filter(word -> word.contains("twin"))
                .map(unit -> "asked to " + what + " " + unit)
                .collect(Collectors.toList());
        if (verb.matches("start|stop|restart|try-restart|reload|try-reload-or-restart")) {
            return each.apply(verb);
        }
        return switch (verb) {
            case "disable" -> call.contains("--now") ? each.apply("stop") : List.of();
            case "set-property" -> call.contains("Markers=+needs-restart") ? each.apply("mark") : each.apply(call);
            case "daemon-reload" -> List.of("asked to daemon-reload");
            case "reload-or-restart" -> List.of("asked to " + call);
            default -> List.of();
        };
    }
}
