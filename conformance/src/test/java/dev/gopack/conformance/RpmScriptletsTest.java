package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rpm runs every script at its moment, with the right argument, by its interpreter. */
class RpmScriptletsTest {

    private static final String EVERY_SLOT = """
            name: scripted
            version: %s
            arch: all
            license: MIT
            description: Runs every script
            scripts:
              preinstall: {text: "echo %1$s pre $1 >> /log"}
              postinstall: {text: "echo %1$s post $1 >> /log"}
              preremove: {text: "echo %1$s preun $1 >> /log"}
              postremove: {text: "echo %1$s postun $1 >> /log"}
            rpm:
              scripts:
                pretrans: {text: "echo %1$s pretrans $1 >> /log"}
                posttrans: {text: "echo %1$s posttrans $1 >> /log"}
                verify: {text: "echo %1$s verify $1 >> /log"}
            """;

    @TempDir
    Path dir;

    @Test
    void scriptsOfAnInstallationRunInOrderAndAreToldOfOnePackage() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm("1")).ok();

            assertThat(root.text("/log").lines())
                    .containsExactly("1 pretrans 1", "1 pre 1", "1 post 1", "1 posttrans 1");
        }
    }

    @Test
    void scriptsOfAnUpgradeRunInOrderAndAreToldOfTwoPackagesAndThenOne() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm("1")).ok();
            root.inside("rm", "/log").ok();
            root.rpm("-U", rpm("2")).ok();

            assertThat(root.text("/log").lines())
                    .containsExactly("2 pretrans 2", "2 pre 2", "2 post 2", "1 preun 1", "1 postun 1", "2 posttrans 2");
        }
    }

    @Test
    void scriptsOfADowngradeAreThoseOfAnUpgrade() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm("2")).ok();
            root.inside("rm", "/log").ok();

            assertThat(root.rpm("-U", rpm("1")).err()).contains("is already installed");
            root.rpm("-U", "--oldpackage", rpm("1")).ok();

            assertThat(root.text("/log").lines())
                    .containsExactly("1 pretrans 2", "1 pre 2", "1 post 2", "2 preun 1", "2 postun 1", "1 posttrans 2");
        }
    }

    @Test
    void scriptsOfARemovalRunInOrderAndAreToldOfNoPackage() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm("1")).ok();
            root.inside("rm", "/log").ok();
            root.rpm("-e", "scripted").ok();

            assertThat(root.text("/log").lines()).containsExactly("1 preun 0", "1 postun 0");
        }
    }

    @Test
    void theVerifyScriptRunsWhenThePackageIsVerified() {
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm("1")).ok();
            root.inside("rm", "/log").ok();
            root.rpm("-V", "scripted").ok();

            assertThat(root.text("/log")).startsWith("1 verify");
        }
    }

    @Test
    void aVerifyScriptThatFailsMakesVerificationFail() {
        Path rpm = Packages.rpm(dir, """
                name: broken
                version: 1
                arch: all
                rpm: {scripts: {verify: {text: "echo not well; exit 3"}}}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();

            assertThat(root.rpm("-V", "broken").code()).isNotZero();
        }
    }

    @Test
    void aFailingPreinstallKeepsThePackageOut() {
        Path rpm = Packages.rpm(dir, """
                name: refusing
                version: 1
                arch: all
                scripts: {preinstall: {text: "exit 7"}}
                contents: [{dst: /opt/refusing, type: dir}]
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            Tool.Result result = root.rpm("-i", rpm);

            assertThat(result.code()).isNotZero();
            assertThat(result.err()).contains("%prein(refusing-1.0.0-1.noarch) scriptlet failed, exit status 7");
            assertThat(root.file("/opt/refusing")).doesNotExist();
            assertThat(root.rpm("-q", "refusing").code()).isNotZero();
        }
    }

    @Test
    void aFailingPostinstallLeavesThePackageInstalled() {
        Path rpm = Packages.rpm(dir, """
                name: late
                version: 1
                arch: all
                scripts: {postinstall: {text: "exit 7"}}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            assertThat(root.rpm("-i", rpm).err())
                    .contains("%post(late-1.0.0-1.noarch) scriptlet failed, exit status 7");

            root.rpm("-q", "late").ok();
        }
    }

    @Test
    void interpretersRunTheirScriptsWithTheirArguments() {
        Path rpm = Packages.rpm(dir, """
                name: polyglot
                version: 1
                arch: all
                scripts:
                  preinstall:
                    interpreter: <lua>
                    text: |
                      local log = io.open("/log", "a")
                      log:write("lua ", arg[2], "\\n")
                      log:close()
                  postinstall:
                    interpreter: /usr/bin/perl
                    text: |
                      open(my $log, ">>", "/log");
                      print $log "perl @ARGV\\n";
                  preremove:
                    interpreter: [/bin/bash, -e, -u]
                    text: |
                      log=(/log /dev/null)
                      echo "bash $- $1" >> "${log[0]}"
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", "--nodeps", rpm).ok();
            assertThat(root.text("/log").lines()).containsExactly("lua 1", "perl 1");

            root.rpm("-e", "--nodeps", "polyglot").ok();
            assertThat(root.text("/log").lines().toList().get(2)).matches("bash [a-zA-Z]*e[a-zA-Z]*u[a-zA-Z]* 0");
        }
        assertThat(Tool.run("rpm", "-qp", "--requires", rpm).ok().lines())
                .contains("/usr/bin/perl", "/bin/bash", "rpmlib(BuiltinLuaScripts) <= 4.2.2-1")
                .contains("rpmlib(ScriptletInterpreterArgs) <= 4.0.3-1")
                .doesNotContain("<lua>", "/bin/sh");
    }

    @Test
    void anInterpreterThatIsNotThereKeepsThePackageOut() {
        Path rpm = Packages.rpm(dir, """
                name: lacking
                version: 1
                arch: all
                scripts: {postinstall: {interpreter: /usr/bin/tclsh, text: "puts hello"}}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            Tool.Result result = root.rpm("-i", rpm);

            assertThat(result.code()).isNotZero();
            assertThat(result.err()).contains("/usr/bin/tclsh is needed by lacking-1.0.0-1.noarch");
        }
    }

    @Test
    void scriptsComeBackAsTheyWereWritten() {
        String text = "if true; then\n\n  echo \"%{name} %% $HOME ü\"\nfi";
        Path rpm = Packages.rpm(dir, """
                name: verbatim
                version: 1
                arch: all
                scripts:
                  postinstall:
                    text: |
                      if true; then

                        echo "%{name} %% $HOME ü"
                      fi
                """);

        assertThat(Tool.run("rpm", "-qp", "--qf", "%{POSTIN}", rpm).ok().out()).isEqualTo(text);
        assertThat(Tool.run("rpm", "-qp", "--scripts", rpm).ok().out())
                .isEqualTo("postinstall scriptlet (using /bin/sh):\n" + text + "\n");
    }

    @Test
    void everyScriptIsShownUnderItsName() {
        Path rpm = Packages.rpm(dir, """
                name: shown
                version: 1
                arch: all
                scripts:
                  preinstall: {text: ": a"}
                  postinstall: {text: ": b"}
                  preremove: {text: ": c"}
                  postremove: {text: ": d"}
                rpm:
                  scripts:
                    pretrans: {text: "-- e", interpreter: <lua>}
                    posttrans: {text: ": f"}
                    verify: {text: ": g", interpreter: [/bin/sh, -x]}
                """);

        assertThat(Tool.run("rpm", "-qp", "--scripts", rpm).ok().lines())
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "preinstall scriptlet (using /bin/sh):",
                        ": a",
                        "postinstall scriptlet (using /bin/sh):",
                        ": b",
                        "preuninstall scriptlet (using /bin/sh):",
                        ": c",
                        "postuninstall scriptlet (using /bin/sh):",
                        ": d",
                        "pretrans scriptlet (using <lua>):",
                        "-- e",
                        "posttrans scriptlet (using /bin/sh):",
                        ": f",
                        "verify scriptlet (using /bin/sh -x):",
                        ": g"));
    }

    private Path rpm(String version) {
        return Packages.rpm(dir, EVERY_SLOT.formatted(version));
    }
}
