package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.model.FileEntry;
import dev.gopack.report.Severity;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd itself says of units that are made from a few words. */
class SystemdUnitsTest {

    private static final String METADATA = """
            name: food
            version: 1.2.3
            maintainer: Tools Team <tools@example.com>
            homepage: https://example.com/food
            description: Serves food
            license: MIT
            contents: []
            targets: [debian12]
            """;

    private static final String NONE = "NoSuchDirective";

    @TempDir
    Path directory;

    /** The units of a spec, as files. */
    private List<Path> units(String yaml) throws IOException {
        List<Path> units = new ArrayList<>();
        PackagePlan plan = Gopack.create()
                .plan(
                        SpecReader.read(
                                "gopack.yaml", (METADATA + yaml).getBytes(StandardCharsets.UTF_8), directory, Map.of()),
                        Selection.ALL)
                .plans()
                .get(0);
        for (FileEntry file : plan.files()) {
            if (file instanceof FileEntry.Regular unit && file.path().value().startsWith("/usr/lib/systemd/")) {
                Path copy = directory.resolve(Path.of(unit.path().value()).getFileName());
                Files.write(copy, unit.content().open().readAllBytes());
                units.add(copy);
            }
        }
        assertThat(units).isNotEmpty();
        return units;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{exec: /bin/true}",
                "{exec: /bin/true, hardening: none, type: notify, reload: HUP}",
                "{exec: /bin/true, hardening: strict, user: daemon, directories: [state, cache, logs, configuration, runtime]}",
                "{exec: /bin/true, hardening: strict, user: daemon, capabilities: [CAP_NET_BIND_SERVICE]}",
                "{exec: /bin/true, hardening: strict, user: daemon, capabilities: [CAP_CHOWN, CAP_SETUID]}",
                "{exec: '/bin/true %i', template: true, hardening: strict}",
                "{exec: /bin/true, listen: ['8080', /run/food.sock, '[::1]:8081']}",
                "{exec: /bin/true, schedule: [daily, 'Mon *-*-* 03:00']}",
                "{exec: /bin/true, memory_max: 1G, memory_high: 900M, cpu_quota: 150%, tasks_max: 99, open_files: 4096}",
                "{exec: /bin/true, env: {A: 'a \"b\" \\c %d $$e', B: \"it's\"}, environment_file: true, telemetry: true}",
                "{exec: /bin/true, after: [network-online.target], wants: [network-online.target], restart: always}",
                "{exec: /bin/true, directives: [Service.Nice=5, 'Unit.ConditionPathExists=/etc', Service.Restart=no]}",
                "{exec: /bin/true, scope: user}",
            })
    void systemdUnderstandsEveryWord(String service) throws IOException {
        List<Path> units = units("service: " + service.replace("\\", "\\\\") + "\n");
        boolean ofUsers = service.contains("scope: user");
        List<Object> command = new ArrayList<>(List.of(
                "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", ofUsers ? "--user" : "--system"));
        command.addAll(units);

        Tool.Result result = Tool.run(directory, Map.of("XDG_RUNTIME_DIR", directory.toString()), command);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.err().lines().filter(line -> line.contains(directory.toString())))
                .as(result.toString())
                .isEmpty();
        assertThat(units)
                .filteredOn(unit -> unit.toString().endsWith(".service"))
                .hasSize(1)
                .allSatisfy(unit -> {
                    Tool.Result score = Tool.run(
                            "systemd-analyze",
                            "security",
                            "--offline=true",
                            "--no-pager",
                            "--threshold=" + bound(service),
                            unit);
                    assertThat(score.code()).as(score.toString()).isZero();
                });
    }

    /** The exposure that systemd may find at most: a tenth of it is what it prints. */
    private static int bound(String service) {
        if (service.contains("hardening: none") || service.contains("scope: user")) {
            return 100; // a user's systemd cannot take anything away
        }
        boolean strict = service.contains("hardening: strict");
        if (service.contains("user: daemon")) {
            return service.contains("CAP_CHOWN") ? 40 : strict ? 25 : 80;
        }
        return strict ? 45 : 90; // as root
    }

    /** The variable reaches the program as it was written, whatever is in it. */
    @Test
    void quotesSpecifiersAndDollarsAreTheProgramsOwn() throws IOException {
        String unit = Files.readString(
                units("service: {exec: /usr/bin/env, env: {A: 'a \"b\" \\c %d $$e'}, hardening: none}\n")
                        .get(0));

        assertThat(unit).contains("Environment=\"A=a \\\"b\\\" \\\\c %%d $e\"\n");
    }

    /**
     * The systemd of this machine knows what the table says that its release knows, and nothing else: directives in whatever
     * section they are of, and values.
     */
    @Test
    void theTableOfDirectivesIsRightAboutThisSystemd() throws IOException {
        int release = Integer.parseInt(
                Tool.run("systemd-analyze", "--version").ok().out().replaceFirst("(?s)systemd (\\d+).*", "$1"));
        Map<String, Integer> keys = new TreeMap<>();
        for (String line : Files.readAllLines(
                Packages.ROOT.resolve("core/src/main/resources/dev/gopack/integrate/directives.txt"))) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length && !line.startsWith("#"); i++) {
                if (!words[i].contains("=")) {
                    keys.put(words[i], Integer.parseInt(words[0]));
                }
            }
        }
        Map<String, List<String>> sections = Map.of(
                "all.service", List.of("Unit", "Service", "Install"),
                "all.socket", List.of("Socket"),
                "all.timer", List.of("Timer"),
                "all.path", List.of("Path"),
                "all.mount", List.of("Mount"),
                "all.automount", List.of("Automount"),
                "all.scope", List.of("Scope"));
        List<Object> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        for (Map.Entry<String, List<String>> file : sections.entrySet()) {
            StringBuilder unit = new StringBuilder();
            for (String section : file.getValue()) {
                unit.append('[').append(section).append("]\n").append(NONE).append("=\n");
                // an empty value of this one would end the reading
                keys.keySet().forEach(key -> unit.append(key).append(key.equals("DynamicUser") ? "=no\n" : "=\n"));
            }
            command.add(Files.writeString(directory.resolve(file.getKey()), unit.toString()));
        }
        String said = Tool.run(directory, Map.of(), command).err();

        Map<String, Integer> unknown = new TreeMap<>();
        Matcher line =
                Pattern.compile("Unknown key(?: name)? '(\\w+)' in section").matcher(said);
        while (line.find()) {
            unknown.merge(line.group(1), 1, Integer::sum);
        }
        assertThat(unknown).as(said).containsKey(NONE); // in all sections that are read
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Integer> key : keys.entrySet()) {
            boolean known = unknown.getOrDefault(key.getKey(), 0) < unknown.getOrDefault(NONE, 0);
            if (known != key.getValue() <= release) {
                wrong.add(key + (known ? " is known to " : " is not known to ") + release);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(keys).hasSizeGreaterThan(200);
    }

    /** The systemd of this machine knows no directive in a section where the table does not have it. */
    @Test
    void theTableOfSectionsHasWhatThisSystemdParses() throws IOException {
        Map<String, TreeSet<String>> table = new TreeMap<>();
        TreeSet<String> anywhere = new TreeSet<>();
        for (String line : Files.readAllLines(
                Packages.ROOT.resolve("core/src/main/resources/dev/gopack/integrate/sections.txt"))) {
            String[] words = line.split(" ");
            for (String section : line.startsWith("#") ? new String[0] : words[0].split(",")) {
                TreeSet<String> keys =
                        section.equals("*") ? anywhere : table.computeIfAbsent(section, any -> new TreeSet<>());
                keys.addAll(List.of(words).subList(1, words.length));
            }
        }
        List<String> unknown = new ArrayList<>();
        TreeSet<String> sections = new TreeSet<>();
        String section = "";
        for (String line : Tool.run("/usr/lib/systemd/systemd", "--dump-configuration-items")
                .ok()
                .lines()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                sections.add(section);
            } else if (line.contains("=")) {
                String key = line.substring(0, line.indexOf('='));
                if (!table.getOrDefault(section, anywhere).contains(key) && !anywhere.contains(key)) {
                    unknown.add(section + "." + key);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(sections).isEqualTo(table.keySet());
    }

    /** What is taken as a time is what systemd takes, where it is not left to it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily",
                "DAILY",
                "daily UTC",
                "semi-annually",
                "Mon",
                "Mon,",
                "Mon-Fri",
                "Mon..Wed,Fri 3:00",
                "*:0/5",
                "*-5",
                "Mon Europe/Berlin",
                "*-*~1",
                "*-*-1/2,5..9 1..3:00",
                "00:00:00.5",
                "@1234567890",
                "12:00 Etc/GMT+5",
                "every day",
                "@daily",
                "0 3 * * *",
                "tomorrow",
                "12",
                "Mon Tue 5"
            })
    void timesAreThoseOfSystemd(String time) throws IOException {
        boolean known = Tool.run("systemd-analyze", "calendar", "--", time).code() == 0;

        if (known) {
            assertThat(errors("service: {exec: /bin/true, schedule: ['" + time + "']}\n"))
                    .isEmpty();
        } else {
            assertThat(errors("service: {exec: /bin/true, schedule: ['" + time + "']}\n"))
                    .containsExactly("integrate.bad-unit");
        }
    }

    /** Addresses, each of which systemd takes or refuses as Gopack does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8080",
                "127.0.0.1:8080",
                "[::1]:8080",
                "/run/food.sock",
                "@food",
                "vsock::1234",
                "tcp:8080",
                "foo",
                ":8080",
                "0",
                "65536",
                "localhost:80"
            })
    void addressesAreThoseOfSystemd(String address) throws IOException {
        Files.writeString(directory.resolve("a.service"), "[Service]\nExecStart=/bin/true\n");
        Path socket = Files.writeString(directory.resolve("a.socket"), "[Socket]\nListenStream=" + address + "\n");
        String said = Tool.run("systemd-analyze", "verify", "--man=no", socket).err();
        boolean known = !said.contains("Failed to parse address");

        List<String> problems = errors("service: {exec: /bin/true, listen: ['" + address + "']}\n");

        assertThat(problems.isEmpty()).as(said + problems).isEqualTo(known);
    }

    /** The errors about a spec that is all right but for its unit. */
    private List<String> errors(String yaml) throws IOException {
        return Gopack.create()
                .plan(
                        SpecReader.read(
                                "gopack.yaml", (METADATA + yaml).getBytes(StandardCharsets.UTF_8), directory, Map.of()),
                        Selection.ALL)
                .report()
                .findings()
                .stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.rule().id())
                .toList();
    }

    /** systemd-sysusers makes of the lines what useradd makes where it is older: primary group, home and comment. */
    @Test
    void usersAreCreatedAsTheSpecSays() throws IOException {
        PackagePlan plan = Gopack.create()
                .plan(
                        SpecReader.read(
                                "gopack.yaml", (METADATA + """
                                service: {exec: /bin/true, user: food, group: other}
                                sysusers:
                                  - {user: food, group: kitchen, home: "/var/lib/my food", comment: "100%b of %m, it's"}
                                """).getBytes(StandardCharsets.UTF_8), directory, Map.of()),
                        Selection.ALL)
                .plans()
                .get(0);
        Path lines = Files.createDirectories(directory.resolve("root/usr/lib/sysusers.d"))
                .resolve("food.conf");
        for (FileEntry file : plan.files()) {
            if (file instanceof FileEntry.Regular regular && file.path().value().startsWith("/usr/lib/sysusers.d/")) {
                Files.write(lines, regular.content().open().readAllBytes());
            }
        }
        Files.createDirectories(directory.resolve("root/etc"));

        Tool.run("systemd-sysusers", "--root=" + directory.resolve("root"), "food.conf")
                .ok();

        List<String> groups = Files.readAllLines(directory.resolve("root/etc/group"));
        String kitchen = groups.stream()
                .filter(line -> line.startsWith("kitchen:"))
                .findFirst()
                .orElseThrow()
                .split(":")[2];
        assertThat(groups).anyMatch(line -> line.startsWith("other:")).hasSize(2);
        assertThat(Files.readString(directory.resolve("root/etc/passwd")))
                .matches("food:x:\\d+:" + kitchen + ":100%b of %m, it's:/var/lib/my food:/usr/sbin/nologin\n");
    }

    /** systemd's score of exposure: 100 is a unit without any protection, of which it calls 96 unsafe. */
    @ParameterizedTest
    @ValueSource(strings = {"none 100 90", "basic 80 40", "strict 25 0"})
    void theLevelsOfHardeningAreWorthSomething(String levelAndBounds) throws IOException {
        String[] words = levelAndBounds.split(" ");
        Path unit = units("service: {exec: /bin/true, user: food, hardening: " + words[0] + ", directories: [state]}\n")
                .get(0);

        Tool.run("systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=" + words[1], unit)
                .ok();
        if (!words[2].equals("0")) {
            assertThat(Tool.run("systemd-analyze", "security", "--offline=true", "--threshold=" + words[2], unit)
                            .code())
                    .as("worse than " + words[2])
                    .isNotZero();
        }
    }
}
