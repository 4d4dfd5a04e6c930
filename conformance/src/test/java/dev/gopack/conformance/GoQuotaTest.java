package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service with a quota says how many processors it has to a program that does not look, by what Go wrote into that. */
class GoQuotaTest {

    private static final String SPEC = """
            name: food
            version: 1
            maintainer: Tools Team <tools@example.com>
            description: Serves food
            license: MIT
            targets: [debian12]
            contents: [{src: food, dst: /usr/bin/food, file_info: {mode: 0755}}]
            service:
              {exec: /usr/bin/food, cpu_quota: 150%%, env: {A: b%s}, memory_max: 64M, directives: [Service.MemoryMax=20M]}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1.21, '', true", "1.25, '', false", "1.21, ', GODEBUG: containermaxprocs=1', false"})
    void aModuleForAnOlderGoIsTold(String go, String environment, boolean told) throws IOException {
        Files.writeString(directory.resolve("go.mod"), "module example.com/food\n\ngo " + go + "\n");
        Files.writeString(directory.resolve("main.go"), "package main\n\nfunc main() {}\n");
        Tool.run(directory, Map.of("CGO_ENABLED", "0", "GOFLAGS", ""), List.of("go", "build", "-o", "food", "."))
                .ok();
        Path tree = directory.resolve("tree");
        Tool.run("dpkg-deb", "-x", Packages.deb(directory, SPEC.formatted(environment)), tree)
                .ok();

        String unit = Files.readString(tree.resolve("usr/lib/systemd/system/food.service"));

        assertThat(unit).contains("CPUQuota=150%", "MemoryMax=20M", "Environment=\"GOMEMLIMIT=18874368\"\n");
        assertThat(unit.contains("Environment=\"GOMAXPROCS=2\"\n")).isEqualTo(told);
    }
}
