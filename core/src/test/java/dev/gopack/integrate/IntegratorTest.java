package dev.gopack.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.Severity;
import dev.gopack.spec.SpecReader;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Given a few words in a spec, these are the files with which the package joins its system. */
class IntegratorTest {

    private static final String METADATA = """
            name: food
            version: 1.2.3
            maintainer: Tools Team <tools@example.com>
            homepage: https://example.com/food
            description: Serves food
            license: MIT
            contents: []
            """;

    @TempDir
    Path directory;

    private Report report = Report.EMPTY;

    private List<PackageSpec> packages(String target, String yaml) throws IOException {
        List<PackageSpec> packages = joined(target, yaml);
        assertThat(report.atLeast(Severity.ERROR)).isEmpty();
        return packages;
    }

    private List<PackageSpec> joined(String target, String yaml) {
        Variant variant = target.equals("rpm") || target.equals("deb")
                ? Variant.of(target, Architecture.AMD64)
                : Variant.of(Targets.bundled().find(target).orElseThrow(), Architecture.AMD64);
        Report.Collector findings = new Report.Collector();
        List<PackageSpec> packages = new Integrator(directory, variant, findings)
                .integrate(SpecReader.read(
                                "gopack.yaml", (METADATA + yaml).getBytes(StandardCharsets.UTF_8), directory, Map.of())
                        .packages(variant));
        report = findings.toReport();
        return packages;
    }

    /** The texts of the files that were added. */
    private List<String> problems(String yaml) {
        joined("el9", yaml);
        return report.findings().stream().map(finding -> finding.rule().id()).toList();
    }

    private Map<String, String> files(String target, String yaml) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (ContentSpec content : packages(target, yaml).get(0).contents()) {
            ContentSource source = content.content();
            files.put(
                    content.dst(),
                    source == null ? "" : new String(source.open().readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    @Test
    void aCommandBecomesAUnit() throws IOException {
        Map<String, String> files = files("debian12", """
                service:
                  exec: /usr/bin/food --listen :8080
                  user: food
                  environment_file: true
                  env: {MODE: 'a "b" 100%'}
                  reload: HUP
                  directories: [state]
                  hardening: none
                """);

        assertThat(files).containsOnlyKeys("/usr/lib/systemd/system/food.service", "/usr/lib/sysusers.d/food.conf");
        assertThat(files.get("/usr/lib/systemd/system/food.service")).isEqualTo("""
                [Unit]
                Description=Serves food
                Documentation=https://example.com/food
                After=network.target

                [Service]
                Type=exec
                User=food
                Environment="MODE=a \\"b\\" 100%%"
                EnvironmentFile=-/etc/default/food
                ExecStart=/usr/bin/food --listen :8080
                ExecReload=/bin/sh -c 'kill -HUP $MAINPID'
                Restart=on-failure
                RestartSec=2
                StateDirectory=food

                [Install]
                WantedBy=multi-user.target
                """);
        assertThat(files.get("/usr/lib/sysusers.d/food.conf"))
                .isEqualTo("u food - \"Serves food\" / /usr/sbin/nologin\n");
    }

    @Test
    void aProgramMayBeInQuotesAndAVariableEmpty() throws IOException {
        assertThat(files("debian12", """
                        service:
                          exec: '"/usr/lib/my food/food" -x'
                          env: {EMPTY: "", NOTHING: }
                        tmpfiles: ['d "/run/my food" 0755 root root -', 'd %S/food', "L+ '/run/it' - - - - /etc"]
                        """))
                .hasEntrySatisfying("/usr/lib/systemd/system/food.service", unit -> assertThat(unit)
                        .contains("\nExecStart=\"/usr/lib/my food/food\" -x\n", "\nEnvironment=\"EMPTY=\"\n")
                        .doesNotContain("NOTHING"))
                .containsEntry(
                        "/usr/lib/tmpfiles.d/food.conf",
                        "d \"/run/my food\" 0755 root root -\nd %S/food\nL+ '/run/it' - - - - /etc\n");
        assertThat(problems("service: {exec: '\"/usr/bin/food -x'}\n")).containsExactly("integrate.bad-command");
        assertThat(problems("service: {exec: '\"food\" /x'}\n")).containsExactly("integrate.bad-command");
    }

    @Test
    void aFurtherVariableLeavesTheOthersWhereTheyAre() throws IOException {
        assertThat(files("deb", """
                        service:
                          exec: /usr/bin/food
                          env: {GOMAXPROCS: 7}
                          directives: [Service.Environment=A=1, Service.Restart=no]
                        """).get("/usr/lib/systemd/system/food.service"))
                .contains("Environment=\"GOMAXPROCS=7\"\n", "Environment=A=1\n", "Restart=no\n")
                .doesNotContain("Restart=on-failure");
    }

    @Test
    void whatAnOldSystemdDoesNotKnowIsReplacedOrLeftOutWithANote() throws IOException {
        String yaml = """
                service:
                  exec: /usr/bin/food
                  user: food
                  hardening: strict
                  memory_max: 512M
                  directories: [state]
                """;

        Map<String, String> old = files("el7", yaml);
        String unit = old.get("/usr/lib/systemd/system/food.service");
        assertThat(unit)
                .contains("Type=simple\n", "MemoryLimit=512M\n", "ProtectSystem=full\n", "NoNewPrivileges=yes\n")
                .doesNotContain("MemoryMax", "StateDirectory", "SystemCallFilter", "RestrictNamespaces");
        assertThat(old.get("/usr/lib/tmpfiles.d/food.conf")).isEqualTo("d /var/lib/food 0755 food food -\n");
        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .startsWith("food.service for el7, which has systemd 219: ")
                .contains("MemoryMax=512M is written as MemoryLimit=512M (since 231)");
        assertThat(report.findings().get(0).severity())
                .as("hardening: strict asks for what goes")
                .isEqualTo(Severity.WARNING);

        String now = files("fedora43", yaml).get("/usr/lib/systemd/system/food.service");
        assertThat(now).contains("Type=exec\n", "MemoryMax=512M\n", "ProtectSystem=strict\n", "StateDirectory=food\n");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aReloadIsOneAndALimitIsTheLastOneThatIsSet() throws IOException {
        assertThat(files("debian12", "service: {exec: /usr/bin/food, type: notify-reload, reload: HUP}\n")
                        .get("/usr/lib/systemd/system/food.service"))
                .containsOnlyOnce("ExecReload=");
        assertThat(files("debian12", "service: {exec: /usr/bin/food, type: notify-reload}\n")
                        .get("/usr/lib/systemd/system/food.service"))
                .containsOnlyOnce("ExecReload=");
    }

    @Test
    void whatTakesThePlaceOfANewDirectiveIsKnownAsWell() throws IOException {
        String unit = files("el7", """
                        service: {exec: /usr/bin/food, memory_max: 50%, type: notify-reload, reload: HUP}
                        """).get("/usr/lib/systemd/system/food.service");

        assertThat(unit).contains("Type=notify\n").doesNotContain("MemoryLimit").containsOnlyOnce("ExecReload=");
        assertThat(report.findings()).extracting(Finding::message).anySatisfy(text -> assertThat(text)
                .contains("MemoryMax=50% is left out"));
    }

    /** Directories that a specifier stands for are written out where systemd does not know it; others are refused. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                debian12; /usr/bin/food %D %%D;   /usr/bin/food /usr/share %%D
                debian13; /usr/bin/food %D;       /usr/bin/food %D
                el7;      /usr/bin/food %S/x;     /usr/bin/food /var/lib/x
                el8;      /usr/bin/food %S/x;     /usr/bin/food %S/x
                el8;      /usr/bin/food %l;
                el7;      /usr/bin/food %j;
                """)
    void aSpecifierThatSystemdDoesNotKnowIsWrittenOutOrRefused(String target, String command, String written)
            throws IOException {
        String yaml = "service: {exec: '" + command + "'}\n";
        if (written == null) {
            joined(target, yaml);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .contains("ExecStart=" + command);
        } else {
            assertThat(files(target, yaml).get("/usr/lib/systemd/system/food.service"))
                    .contains("ExecStart=" + written + "\n");
        }
    }

    @Test
    void aPrefixOrAPathThatSystemdDoesNotKnowIsRefused() {
        joined("debian12", "service: {exec: /usr/bin/food, directives: ['Service.ExecReload=|/bin/true']}\n");
        assertThat(report.findings()).extracting(Finding::message).anySatisfy(text -> assertThat(text)
                .contains("ExecReload=|/bin/true (since 258)"));
        joined("el7", "service: {exec: /usr/bin/food, directives: ['Service.ExecStop=kill 1']}\n");
        assertThat(report.findings()).extracting(Finding::message).anySatisfy(text -> assertThat(text)
                .contains("ExecStop=kill 1 (since 239)"));
    }

    @Test
    void limitsOfStartsAreThoseOfTheServiceInAnOldSystemd() throws IOException {
        String unit = files("el7", """
                        service:
                          exec: /usr/bin/food
                          directives: [Unit.StartLimitIntervalSec=10, Unit.StartLimitBurst=3, Service.LimitNOFILE=100:200]
                        """).get("/usr/lib/systemd/system/food.service");
        assertThat(unit)
                .contains("[Service]\nStartLimitInterval=10\nStartLimitBurst=3\n", "LimitNOFILE=200\n")
                .doesNotContain("StartLimitIntervalSec");
        assertThat(report.findings()).extracting(Finding::message).anySatisfy(text -> assertThat(text)
                .contains("StartLimitBurst=3 is written as StartLimitBurst=3 of [Service] (since 229)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                el7;       Mon..Fri 03:00;         Mon-Fri 03:00
                el7;       Mon, Wed .. Fri *-*-* 8..9:00;
                el7;       Sat 03:00 UTC;
                el7;       '*:0/15';               '*:0/15'
                el8;       Mon..Fri 03:00;         Mon..Fri 03:00
                el7;       '*-02~03';
                el7;       03:00 Europe/Berlin;
                el8;       9..17/2:00 Asia/Tokyo;  9..17/2:00 Asia/Tokyo
                """)
    void aTimerHasATimeThatItsSystemdUnderstandsOrThereIsNone(String target, String time, String written)
            throws IOException {
        String yaml = "service: {exec: /usr/bin/food, schedule: ['" + time + "']}\n";
        if (written == null) {
            joined(target, yaml);
            assertThat(report.findings())
                    .filteredOn(finding -> finding.severity() == Severity.ERROR)
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .startsWith("food.timer for " + target + ", whose systemd ")
                    .contains(" does not understand: OnCalendar=" + time + " (since 2");
        } else {
            assertThat(files(target, yaml).get("/usr/lib/systemd/system/food.timer"))
                    .contains("OnCalendar=" + written + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                el7;    -:/usr/bin/food $HOME; -/usr/bin/food $$HOME
                el8;    :/usr/bin/food $HOME;  /usr/bin/food $$HOME
                el9;    :/usr/bin/food $HOME;  :/usr/bin/food $HOME
                el7;    +/usr/bin/food;
                el8;    +/usr/bin/food;        +/usr/bin/food
                el7;    '!!/usr/bin/food';
                """)
    void aCommandHasPrefixesThatItsSystemdUnderstands(String target, String command, String written)
            throws IOException {
        Files.writeString(directory.resolve("food.service"), "[Service]\nExecStart=" + command + "\n");
        String yaml = "service: {unit: food.service}\n";
        if (written == null) {
            joined(target, yaml);
            assertThat(report.findings()).anySatisfy(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                assertThat(finding.message()).contains("does not understand: ExecStart=" + command + " (since 23");
            });
        } else {
            assertThat(files(target, yaml).get("/usr/lib/systemd/system/food.service"))
                    .contains("ExecStart=" + written + "\n");
        }
    }

    @Test
    void aGivenUnitKeepsItsWordsAndLosesOnlyWhatIsNotKnown() throws IOException {
        Files.writeString(directory.resolve("food@.service"), """
                # ours
                [Service]
                ExecStart=/usr/bin/food \\
                    --name %i
                ProtectClock=yes
                ; the end
                """);

        Map<String, String> files = files("el8", "service: {unit: food@.service}\n");

        assertThat(files.get("/usr/lib/systemd/system/food@.service")).isEqualTo("""
                # ours
                [Service]
                ExecStart=/usr/bin/food \\
                    --name %i
                ; the end
                """);
        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aSocketOrATimerIsEnabledInsteadOfTheServiceThatItStarts() throws IOException {
        PackageSpec spec = packages("debian12", """
                services:
                  - {exec: /usr/bin/food serve, listen: ["8080", /run/food.sock]}
                  - {name: food-clean, exec: /usr/bin/food clean, schedule: [daily], hardening: none}
                """).get(0);

        assertThat(spec.contents())
                .extracting(ContentSpec::dst)
                .containsExactly(
                        "/usr/lib/systemd/system/food.socket",
                        "/usr/lib/systemd/system/food.service",
                        "/usr/lib/systemd/system/food-clean.timer",
                        "/usr/lib/systemd/system/food-clean.service");
        LifecycleAction.Units units = (LifecycleAction.Units) spec.lifecycle().get(0);
        assertThat(units.units())
                .extracting(unit -> unit.name() + " " + unit.enable() + " " + unit.start() + " " + unit.upgrade())
                .containsExactly(
                        "food.socket DISTRIBUTION DISTRIBUTION RESTART",
                        "food.service NO NO RESTART",
                        "food-clean.timer DISTRIBUTION DISTRIBUTION RESTART",
                        "food-clean.service NO NO KEEP");
        assertThat(files("debian12", "service: {exec: /usr/bin/food, listen: ['8080'], hardening: none}\n")
                        .get("/usr/lib/systemd/system/food.socket"))
                .contains("[Socket]\nListenStream=8080\n", "[Install]\nWantedBy=sockets.target\n");
    }

    @Test
    void enabledOnRpmMeansAPreset() throws IOException {
        assertThat(files("el9", "service: {exec: /usr/bin/food, enable: true}\n"))
                .containsEntry("/usr/lib/systemd/system-preset/50-food.preset", "enable food.service\n");
        assertThat(files("debian12", "service: {exec: /usr/bin/food, enable: true}\n"))
                .doesNotContainKey("/usr/lib/systemd/system-preset/50-food.preset");
    }

    @Test
    void telemetryNamesTheSystemOfTheTarget() throws IOException {
        String yaml = "service: {exec: /usr/bin/food, telemetry: true}\n";

        assertThat(files("ubuntu24.04", yaml).get("/usr/lib/systemd/system/food.service"))
                .contains(
                        "Environment=\"OTEL_RESOURCE_ATTRIBUTES=service.name=food,service.version=1.2.3,os.type=linux,"
                                + "os.name=ubuntu,os.version=24.04\"\n");
    }

    @Test
    void theRestOfASystemIsFilesOfItsOwn() throws IOException {
        Map<String, String> files = files("el9", """
                tmpfiles: [d /run/food 0750 root root -]
                sysctl: {net.core.somaxconn: 4096}
                sysusers: [{user: food, group: kitchen, home: /var/lib/food, comment: Cook}]
                alternatives: [{name: food, link: /usr/bin/food, path: /opt/food/bin/food}]
                """);

        assertThat(files)
                .containsEntry("/usr/lib/tmpfiles.d/food.conf", "d /run/food 0750 root root -\n")
                .containsEntry("/usr/lib/sysctl.d/50-food.conf", "net.core.somaxconn = 4096\n")
                .containsEntry(
                        "/usr/lib/sysusers.d/food.conf",
                        "g kitchen -\nu food -:kitchen \"Cook\" /var/lib/food /sbin/nologin\n")
                .containsKey("/usr/bin/food");
    }

    @Test
    void theGroupOfAServiceIsCreatedToo() throws IOException {
        assertThat(files("debian12", """
                        service: {exec: /usr/bin/food, user: food, group: other}
                        sysusers: [{user: food, home: "/var/lib/my food", comment: "100%b of %m"}]
                        """))
                .containsEntry(
                        "/usr/lib/sysusers.d/food.conf",
                        "g other -\nu food - \"100%%b of %%m\" \"/var/lib/my food\" /usr/sbin/nologin\n");
    }

    @Test
    void aSignalIsCalledByTheNameThatKillKnows() throws IOException {
        assertThat(files("debian12", "service: {exec: /usr/bin/food, reload: SIGUSR1}\n")
                        .get("/usr/lib/systemd/system/food.service"))
                .contains("ExecReload=/bin/sh -c 'kill -USR1 $MAINPID'\n");
        for (String bad : List.of("SIGBOGUS", "'HUP; rm -rf /'", "hup", "kill -HUP")) {
            assertThat(problems("service: {exec: /usr/bin/food, reload: " + bad + "}\n"))
                    .as(bad)
                    .containsExactly("integrate.bad-unit");
        }
    }

    @Test
    void whatSystemdWouldRefuseIsSaid() {
        for (String bad : List.of(
                "template: true, listen: ['8080']",
                "template: true, schedule: [daily]",
                "listen: ['tcp:8080']",
                "listen: [foo]",
                "listen: [':8080']",
                "listen: ['0']",
                "listen: ['65536']",
                "schedule: [every day]",
                "schedule: ['@daily']",
                "schedule: ['0 3 * * *']")) {
            assertThat(problems("service: {exec: /usr/bin/food, " + bad + "}\n"))
                    .as(bad)
                    .containsExactly("integrate.bad-unit");
        }
        assertThat(problems("service: {exec: /usr/bin/food a ; /usr/bin/food b}\n"))
                .containsExactly("integrate.bad-unit");
        assertThat(problems("service: {exec: /usr/bin/food a \\; 'b ; c' d;}\n"))
                .isEmpty();
        assertThat(problems("service: {exec: /usr/bin/food a ; /usr/bin/food b, type: oneshot}\n"))
                .isEmpty();
    }

    @Test
    void anAlternativeHasOneLink() {
        assertThat(problems("alternatives: [{name: a, link: /usr/bin/a, path: /opt/a},"
                        + " {name: a, link: /usr/bin/b, path: /opt/b}]\n"))
                .containsExactly("integrate.same-alternative");
        assertThat(problems("alternatives: [{name: a, link: /usr/bin/a, path: /usr/bin/a}]\n"))
                .containsExactly("integrate.same-alternative");
    }

    @Test
    void aCertificateInDerIsCalledSo() throws IOException {
        Files.write(directory.resolve("root.der"), new byte[] {0x30, (byte) 0x82, 1, 2, 3});

        assertThat(problems("ca: {anchors: [root.der]}\n")).containsExactly("integrate.bad-certificate");
    }

    @Test
    void thePolicyOfSelinuxIsAPackageOfItsOwnWhereRpmCanAskForItOnlyWithTheDistributions() throws IOException {
        Files.writeString(directory.resolve("food.cil"), "(type food_t)\n");

        List<PackageSpec> packages = packages("el9", "selinux: {module: food.cil}\n");
        assertThat(packages).extracting(PackageSpec::name).containsExactly("food", "food-selinux");
        assertThat(packages.get(0).relations().values()).hasToString("[[(food-selinux if selinux-policy-targeted)]]");

        assertThat(packages("el7", "selinux: {module: food.cil}\n")).hasSize(1);
    }

    @Test
    void portsAndFilesNeedNoModuleOfOnesOwn() throws IOException {
        PackageSpec policy = packages(
                        "el9",
                        "selinux: {ports: {udp/5000-5010: food_port_t}, contexts: {'/srv/food(/.*)?': var_lib_t}}\n")
                .get(1);

        assertThat(new String(
                        java.util.Objects.requireNonNull(
                                        policy.contents().get(0).content())
                                .open()
                                .readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("(portcon udp (5000 5010) (system_u object_r food_port_t ((s0) (s0))))\n"
                        + "(filecon \"/srv/food(/.*)?\" any (system_u object_r var_lib_t ((s0) (s0))))\n");
    }
}
