package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples' packages of real Go programs, installed and run. */
class RealProgramsTest {

    @TempDir
    static Path out;

    @BeforeAll
    static void buildTheExamples() {
        for (String example : List.of("delve", "golangci-lint")) {
            String spec = Packages.ROOT
                    .resolve("examples/" + example + "/gopack.yaml")
                    .toString();
            Tool.run(
                            out,
                            Map.of(
                                    "GOPACK_CORPUS",
                                    Tool.directory("GOPACK_CORPUS").toString()),
                            Packages.gopack(
                                    Path.of(System.getProperty("java.home")), List.of(), List.of("build", spec)))
                    .ok();
        }
    }

    @Test
    void programsFromDebsRun() {
        try (ScratchRoot root = ScratchRoot.create()) {
            String delve = root.bring(out.resolve("delve_1.27.2-0gopack1_amd64.deb"));
            String linter = root.bring(out.resolve("golangci-lint_2.15.0-0gopack1_amd64.deb"));

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
            root.rpm("-i", out.resolve("delve-1.27.2-0gopack1.x86_64.rpm")).ok();
            root.rpm("-i", out.resolve("golangci-lint-2.15.0-0gopack1.x86_64.rpm"))
                    .ok();

            assertThat(root.inside("/usr/bin/dlv", "version").ok().out()).contains("Version: 1.27.2");
            assertThat(root.inside("/usr/bin/golangci-lint", "version").ok().out())
                    .contains("golangci-lint has version");
            assertThat(root.rpm("-V", "delve", "golangci-lint").ok().out()).isEmpty();
        }
    }

    @Test
    void lintianHasNoErrorForDelve() {
        for (String arch : List.of("amd64", "arm64")) {
            Tool.Result result = Tool.run(
                    "lintian",
                    "--allow-root",
                    "--fail-on",
                    "error",
                    out.resolve("delve_1.27.2-0gopack1_" + arch + ".deb"));

            assertThat(result.code()).as(result.toString()).isZero();
            assertThat(result.out()).doesNotContain("E: ");
        }
    }

    @Test
    void rpmlintHasNoErrorForDelve() {
        for (String arch : List.of("x86_64", "aarch64")) {
            Tool.Result result = Tool.run(
                    "rpmlint",
                    "-c",
                    Packages.ROOT.resolve("examples/delve/rpmlint.toml"),
                    out.resolve("delve-1.27.2-0gopack1." + arch + ".rpm"));

            assertThat(result.out()).as(result.toString()).contains(" 0 errors");
        }
    }

    @Test
    void packagesOfAnotherArchitectureAreRefusedByTheRealTools() {
        try (ScratchRoot root = ScratchRoot.create()) {
            String deb = root.bring(out.resolve("delve_1.27.2-0gopack1_arm64.deb"));

            assertThat(root.inside("dpkg", "-i", deb).err()).contains("does not match system (amd64)");
            assertThat(root.rpm("-i", out.resolve("delve-1.27.2-0gopack1.aarch64.rpm"))
                            .err())
                    .contains("intended for a different architecture");
        }
    }
}
