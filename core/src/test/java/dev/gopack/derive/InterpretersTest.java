package dev.gopack.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackageDraft;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.Changelog;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.report.Report;
import dev.gopack.scan.Scanner;
import dev.gopack.target.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scripts, Python modules and units need what runs them. */
class InterpretersTest {

    private static FileEntry file(String path, int mode, String text) {
        return new FileEntry.Regular(
                EntryPath.of(path),
                FileAttributes.of(mode, 0),
                FileRole.PLAIN,
                ContentSource.of(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> derived(String format, FileEntry... files) {
        return derived(format, Map.of(), files);
    }

    private static List<String> derived(String format, Map<ScriptSlot, Scriptlet> scripts, FileEntry... files) {
        PackageDraft draft = new PackageDraft(
                PackageSpec.builder("tool", "1.0.0").derive(DeriveSettings.ALL).build(),
                Variant.of(format, Architecture.AMD64),
                new PackageVersion(null, "1.0.0", "", "", "1"),
                0,
                Stream.of(files).toList(),
                scripts,
                Map.of(),
                List.of(),
                Changelog.EMPTY,
                List.of(),
                Map.of());
        Report.Collector findings = new Report.Collector();
        List<String> relations = Deriver.load(new Scanner()).derive(draft, format, findings).derived().stream()
                .filter(relation -> relation.generator().equals("interpreters"))
                .map(relation -> relation.dependency() + ": " + relation.cause())
                .toList();
        assertThat(findings.toReport().findings()).isEmpty();
        return relations;
    }

    /** An rpm names them with its scriptlets. */
    @Test
    void aScriptOfADebNeedsWhatRunsIt() {
        Map<ScriptSlot, Scriptlet> scripts = new TreeMap<>(Map.of(
                ScriptSlot.PREINSTALL,
                new Scriptlet(ScriptSlot.PREINSTALL, List.of("/usr/bin/ruby", "-w"), "puts 1"),
                ScriptSlot.POSTINSTALL,
                new Scriptlet(ScriptSlot.POSTINSTALL, Scriptlet.SHELL, "#!/usr/bin/env python3\nprint()\n"),
                ScriptSlot.PREREMOVE,
                new Scriptlet(ScriptSlot.PREREMOVE, Scriptlet.SHELL, "true")));
        assertThat(derived("deb", scripts))
                .containsExactly(
                        "ruby:any: scripts.preinstall is run by /usr/bin/ruby -w",
                        "python3:any: scripts.postinstall is run by /usr/bin/env python3");
        assertThat(derived("rpm", scripts)).isEmpty();
    }

    @Test
    void anExecutableScriptNeedsWhatItsFirstLineNames() {
        FileEntry script = file("/usr/bin/a", 0755, "#!/usr/bin/env -S LANG=C python3 -u\nprint()\n");
        assertThat(derived("rpm", script))
                .containsExactly(
                        "/usr/bin/env: /usr/bin/a starts with #!/usr/bin/env -S LANG=C python3 -u",
                        "/usr/bin/python3: /usr/bin/a starts with #!/usr/bin/env -S LANG=C python3 -u");
        assertThat(derived("deb", script))
                .containsExactly("python3:any: /usr/bin/a starts with #!/usr/bin/env -S LANG=C python3 -u");
        assertThat(derived("rpm", file("/usr/share/a", 0644, "#!/bin/zsh\n"))).isEmpty();
    }

    @Test
    void noPackageOfDebianHasAnInterpreterElsewhere() {
        assertThat(derived("deb", file("/usr/bin/a", 0755, "#!/bin/zsh\n"))).hasSize(1);
        assertThat(derived("deb", file("/usr/bin/a", 0755, "#!/usr/bin/env /usr/bin/zsh\n")))
                .hasSize(1);
        for (String program : List.of("/opt/rh/zsh", "./zsh", "/usr/local/bin/zsh", "/usr/bin/env /opt/rh/zsh")) {
            assertThat(derived("deb", file("/usr/bin/a", 0755, "#!" + program + "\n")))
                    .as(program)
                    .isEmpty();
        }
        assertThat(derived("rpm", file("/usr/bin/a", 0755, "#!/opt/rh/zsh\n")))
                .containsExactly("/opt/rh/zsh: /usr/bin/a starts with #!/opt/rh/zsh");
    }

    /** The kernel hands over what follows the program as one word. */
    @Test
    void envThatSetsAVariableWithoutSplittingStartsNothing() {
        assertThat(derived("rpm", file("/usr/bin/a", 0755, "#!/usr/bin/env LANG=C ruby\n")))
                .containsExactly("/usr/bin/env: /usr/bin/a starts with #!/usr/bin/env LANG=C ruby");
        assertThat(derived("deb", file("/usr/bin/a", 0755, "#!/usr/bin/env LANG=C ruby\n")))
                .isEmpty();
    }

    @Test
    void aPythonModuleNeedsItsVersionOfPython() {
        FileEntry module = file("/usr/lib/python3.9/site-packages/a.py", 0644, "x = 1\n");
        String cause = ": /usr/lib/python3.9/site-packages/a.py is a module of Python 3.9";
        assertThat(derived("rpm", module)).containsExactly("python(abi) = 3.9" + cause);
        assertThat(derived("deb", module)).containsExactly("python3:any" + cause);
    }

    @Test
    void aUnitNeedsTheInterpretersThatItStarts() {
        FileEntry unit = file("/usr/lib/systemd/system/a.service", 0644, """
                [Service]
                # ExecStart=/usr/bin/ruby no
                ExecStartPre=-/usr/bin/perl may be missing
                ExecStartPre=/usr/bin/own --check
                ExecStart=!/usr/bin/python3 \\
                ; a comment between
                    ExecStart=zsh
                ExecStartPost=/bin/sh -c "echo"
                ExecReload=/usr/sbin/elsewhere
                ExecStop=zsh -c true
                """);
        FileEntry own = file("/usr/bin/own", 0755, "\u0000");
        String at = ": /usr/lib/systemd/system/a.service line ";
        assertThat(derived("rpm", unit, own))
                .containsExactly(
                        "/usr/bin/python3" + at + "5 has ExecStart=/usr/bin/python3",
                        "/bin/sh" + at + "8 has ExecStartPost=/bin/sh",
                        "/usr/bin/zsh" + at + "10 has ExecStop=zsh");
        assertThat(derived("deb", unit))
                .containsExactly(
                        "python3:any" + at + "5 has ExecStart=/usr/bin/python3", "zsh" + at + "10 has ExecStop=zsh");
        assertThat(derived("rpm", file("/usr/share/doc/a/a.service", 0644, "[Service]\nExecStart=/usr/bin/perl\n")))
                .isEmpty();
    }
}
