package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples' packages of real Go programs, installed and run. */
class RealProgramsTest {

    private static final Path OUT = ExamplePackages.out();

    @BeforeAll
    static void buildTheExamples() {
        ExamplePackages.ofCorpus("delve");
        ExamplePackages.ofCorpus("golangci-lint");
    }

    @Test
    void programsFromDebsRun() {
        try (ScratchRoot root = ScratchRoot.create()) {
            String delve = root.bring(OUT.resolve("delve_1.27.2-0gopack1_amd64.deb"));
            String linter = root.bring(OUT.resolve("golangci-lint_2.15.0-0gopack1_amd64.deb"));

            root.inside("apt-get", "-y", "-q", "--no-install-recommends", "install", delve, linter)
                    .ok();

            assertThat(root.inside("/usr/bin/dlv", "version").ok().out()).contains("Version: 1.27.2");
            assertThat(root.inside("/usr/bin/golangci-lint", "version").ok().out())
                    .contains("golangci-lint has version");
            assertThat(root.inside("dpkg", "--verify", "delve", "golangci-lint")
                            .ok()
                            .out())
                    .isEmpty();
        }
    }

    @Test
    void programsFromRpmsRun() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", OUT.resolve("delve-1.27.2-0gopack1.x86_64.rpm")).ok();
            root.rpm("-i", OUT.resolve("golangci-lint-2.15.0-0gopack1.x86_64.rpm"))
                    .ok();

            assertThat(root.inside("/usr/bin/dlv", "version").ok().out()).contains("Version: 1.27.2");
            assertThat(root.inside("/usr/bin/golangci-lint", "version").ok().out())
                    .contains("golangci-lint has version");
            assertThat(root.rpm("-V", "delve", "golangci-lint").ok().out()).isEmpty();
        }
    }

    @Test
    void packagesOfAnotherArchitectureAreRefusedByTheRealTools() {
        try (ScratchRoot root = ScratchRoot.create()) {
            String deb = root.bring(OUT.resolve("delve_1.27.2-0gopack1_arm64.deb"));

            assertThat(root.inside("dpkg", "-i", deb).err()).contains("does not match system (amd64)");
            assertThat(root.rpm("-i", OUT.resolve("delve-1.27.2-0gopack1.aarch64.rpm"))
                            .err())
                    .contains("intended for a different architecture");
        }
    }
}
