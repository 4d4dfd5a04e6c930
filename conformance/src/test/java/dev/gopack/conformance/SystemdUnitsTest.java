package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.PackagePlan;
import dev.gopack.model.FileEntry;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Object> command =
                new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no", "--recursive-errors=no"));
        command.addAll(units);

        Tool.Result result = Tool.run(directory, Map.of(), command);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.err().lines().filter(line -> line.contains(directory.toString())))
                .as(result.toString())
                .isEmpty();
    }

    /** The variable reaches the program as it was written, whatever is in it. */
    @Test
    void quotesSpecifiersAndDollarsAreTheProgramsOwn() throws IOException {
        String unit = Files.readString(
                units("service: {exec: /usr/bin/env, env: {A: 'a \"b\" \\c %d $$e'}, hardening: none}\n")
                        .get(0));

        assertThat(unit).contains("Environment=\"A=a \\\"b\\\" \\\\c %%d $e\"\n");
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
