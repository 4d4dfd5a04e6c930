package dev.gopack.examples;

import static dev.gopack.assertj.PackageAssertions.assertThatPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

    @TempDir
    Path out;

    @Test
    void delveIsBuiltForBothFormatsAndArchitectures() throws Exception {
        Run.Result result = Run.gopack(
                Run.ROOT,
                Map.of("GOPACK_CORPUS", Run.corpus()),
                "build",
                "examples/delve/gopack.yaml",
                "--out",
                out.toString());

        assertThat(result.err()).doesNotContain("error").doesNotContain("warning");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        out + "/delve_1.27.2-0gopack1_amd64.deb",
                        out + "/delve_1.27.2-0gopack1_arm64.deb",
                        out + "/delve-1.27.2-0gopack1.x86_64.rpm",
                        out + "/delve-1.27.2-0gopack1.aarch64.rpm");
        assertThatPackage(out.resolve("delve-1.27.2-0gopack1.x86_64.rpm"))
                .isIntact()
                .file("/usr/share/licenses/delve/LICENSE")
                .hasFlags("license")
                .and()
                .file("/usr/bin/dlv")
                .hasMode("0755")
                .and()
                .doesNotOwn("/usr/bin", "/usr/share/zsh/vendor-completions/_dlv");
        assertThatPackage(out.resolve("delve_1.27.2-0gopack1_arm64.deb"))
                .isIntact()
                .isFor("arm64")
                .file("/usr/share/doc/delve/copyright")
                .isOwnedBy("root", "root");
    }

    @Test
    void golangciLintIsBuilt() throws Exception {
        Run.Result result = Run.gopack(
                Run.ROOT,
                Map.of("GOPACK_CORPUS", Run.corpus()),
                "build",
                "examples/golangci-lint/gopack.yaml",
                "--json",
                "--out",
                out.toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("\"sha256\"").contains("\"architecture\": \"amd64\"");
        assertThatPackage(out.resolve("golangci-lint_2.15.0-0gopack1_amd64.deb"))
                .hasRelations("Recommends", "golang-go (<< 2:1.27~)", "ca-certificates")
                .hasRelations("Suggests", "git");
        assertThatPackage(out.resolve("golangci-lint-2.15.0-0gopack1.x86_64.rpm"))
                .hasRelations("Recommends", "ca-certificates", "golang < 1.27~");
    }

    @Test
    void greetIsBuiltFromItsFolderForFiveArchitectures() throws Exception {
        Run.Result result = Run.gopack(
                Run.ROOT,
                Map.of("GOPACK_CACHE", out.resolve("cache").toString(), "GOPROXY", "off"),
                "build",
                "examples/greet/gopack.yaml",
                "--out",
                out.resolve("packages").toString());

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(10);
        assertThatPackage(out.resolve("packages/greet-1.4.0-1.s390x.rpm"))
                .isIntact()
                .file("/usr/bin/greet")
                .hasMode("0755");
        assertThatPackage(out.resolve("packages/greet_1.4.0_riscv64.deb")).isFor("riscv64");
    }

    @Test
    void theDaemonIsBuiltForSevenTargets() throws Exception {
        Run.Result result = Run.gopack(
                Run.ROOT,
                Map.of("GOPROXY", "off"),
                "build",
                "examples/daemon/gopack.yaml",
                "--arch",
                "amd64",
                "--out",
                out.toString());

        assertThat(result.err()).doesNotContain("error");
        assertThat(result.err().lines().filter(line -> line.contains("warning")))
                .as("the oldest systemd of the seven has not all that hardening: strict asks for")
                .singleElement()
                .asString()
                .contains("for el8, which has systemd 239", "[integrate.less-safe]");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(7);
        assertThatPackage(out.resolve("pinboard-1.0.0-1.el10.x86_64.rpm"))
                .isIntact()
                .provides("group(pinboard)")
                .file("/etc/pinboard/pinboard.conf")
                .hasFlags("config", "noreplace");
        assertThatPackage(out.resolve("pinboard_1.0.0-1~ubuntu24.04_amd64.deb"))
                .isIntact()
                .hasScript("postinst", "systemd-sysusers")
                .hasScript("postinst", "deb-systemd-invoke")
                .file("/etc/pinboard/pinboard.conf")
                .hasFlags("conffile");
    }

    @Test
    void aBuildScriptPackagesAProgramThroughTheApi() throws Exception {
        Path program = Files.writeString(out.resolve("tool"), "#!/bin/sh\necho tool\n");
        Run.Result result = Run.command(
                out,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(Run.ROOT.resolve("examples/api/build.sh").toString(), program.toString(), "1.4.0", "packages"));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(2);
        assertThatPackage(out.resolve("packages/tool-1.4.0-1.x86_64.rpm"))
                .requires("ca-certificates", "git >= 2.30")
                .provides("tool-cli = 1.4.0")
                .hasScript("%post", "echo installed")
                .file("/etc/tool/config.yaml")
                .hasFlags("config", "noreplace");
        assertThatPackage(out.resolve("packages/tool_1.4.0-1_amd64.deb"))
                .requires("ca-certificates", "git (>= 2.30)")
                .file("/etc/tool/config.yaml")
                .hasFlags("conffile");
    }
}
