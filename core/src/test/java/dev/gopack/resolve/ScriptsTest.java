package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.DebSettings;
import dev.gopack.model.Dependency;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.Scriptlet;
import dev.gopack.model.Trigger;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
    }

    @Test
    void scriptsAreReadFromBesideTheSpecOrTheWorkingDirectory() throws IOException {
        Resolving.file(resolving.specs, "scripts/pre.sh", "echo größe\n");
        Resolving.file(resolving.work, "post.sh", "#!/bin/sh\ntrue\n");
        Resolving.Result result = resolve(spec().script(ScriptSlot.PREINSTALL, ScriptSpec.file("scripts/pre.sh"))
                .script(ScriptSlot.POSTINSTALL, ScriptSpec.file("post.sh"))
                .script(ScriptSlot.PREREMOVE, ScriptSpec.text("exit 0")));
        assertThat(result.findings()).isEmpty();
        assertThat(result.draft().scriptlets())
                .containsEntry(ScriptSlot.PREINSTALL, scriptlet(ScriptSlot.PREINSTALL, "echo größe\n"))
                .containsEntry(ScriptSlot.POSTINSTALL, scriptlet(ScriptSlot.POSTINSTALL, "#!/bin/sh\ntrue\n"))
                .containsEntry(ScriptSlot.PREREMOVE, scriptlet(ScriptSlot.PREREMOVE, "exit 0"));
    }

    @Test
    void anInterpreterMayBeTheWholeScript() {
        Resolving.Result result =
                resolve(spec().script(ScriptSlot.POSTINSTALL, new ScriptSpec("", null, List.of("/sbin/ldconfig"))));
        assertThat(result.draft().scriptlets())
                .containsEntry(
                        ScriptSlot.POSTINSTALL, new Scriptlet(ScriptSlot.POSTINSTALL, List.of("/sbin/ldconfig"), ""));
    }

    @Test
    void triggersAndControlFilesAreReadAsWell() throws IOException {
        Resolving.file(resolving.specs, "trigger.lua", "print(1)");
        Resolving.file(resolving.specs, "templates", "Template: x/y\n");
        Trigger trigger = new Trigger(
                Trigger.Event.TRIGGERIN,
                List.of(new Dependency.Simple("bash")),
                new ScriptSpec("trigger.lua", null, List.of("<lua>")),
                Trigger.DEFAULT_PRIORITY);
        Resolving.Result result = resolve(
                spec().rpm(RpmSettings.builder().triggers(List.of(trigger)).build())
                        .deb(DebSettings.builder()
                                .controlFiles(Map.of("templates", ScriptSpec.file("templates")))
                                .build()));
        assertThat(result.findings()).isEmpty();
        assertThat(result.draft().triggers()).singleElement().satisfies(one -> {
            assertThat(one.trigger()).isEqualTo(trigger);
            assertThat(one.interpreter()).containsExactly("<lua>");
            assertThat(one.body()).isEqualTo("print(1)");
        });
        assertThat(result.draft().controlFiles()).containsEntry("templates", "Template: x/y\n");
    }

    @Test
    void aScriptThatCannotRunIsRefusedWithItsPlace() throws IOException {
        Resolving.file(resolving.specs, "windows", "echo\r\n");
        Resolving.file(resolving.specs, "nul", "echo\0");
        Files.write(resolving.specs.resolve("latin1"), new byte[] {'e', (byte) 0xe9, '\n'});
        Files.write(resolving.specs.resolve("large"), new byte[(1 << 20) + 1]);
        Files.createDirectory(resolving.specs.resolve("folder"));
        PackageSpec.Builder spec = spec().positions(Map.of("scripts", new SourcePosition("gopack.yaml", 7, 3)))
                .script(ScriptSlot.PREINSTALL, ScriptSpec.file("windows"))
                .script(ScriptSlot.POSTINSTALL, ScriptSpec.file("nul"))
                .script(ScriptSlot.PREREMOVE, ScriptSpec.file("latin1"))
                .script(ScriptSlot.POSTREMOVE, ScriptSpec.file("large"))
                .script(ScriptSlot.PRETRANS, ScriptSpec.file("folder"))
                .script(ScriptSlot.POSTTRANS, ScriptSpec.file("gone"))
                .script(ScriptSlot.VERIFY, ScriptSpec.text("a\rb"));
        String in = "gopack.yaml:7:3: error: \"" + resolving.specs + "/";
        assertThat(resolve(spec).findings())
                .containsExactly(
                        in + "windows\" has Windows line ends, with which no script runs [resolve.bad-script]",
                        in + "nul\" has a NUL character [resolve.bad-script]",
                        in + "latin1\" is not UTF-8 text [resolve.bad-script]",
                        in + "large\" is larger than 1048576 bytes [resolve.bad-script]",
                        "gopack.yaml:7:3: error: no such script: \"folder\" [resolve.missing-file]",
                        "gopack.yaml:7:3: error: no such script: \"gone\" [resolve.missing-file]",
                        "gopack.yaml:7:3: error: the script has Windows line ends, with which no script runs"
                                + " [resolve.bad-script]");
    }

    @Test
    void aByteOrderMarkHidesTheInterpreter() throws IOException {
        Resolving.file(resolving.specs, "marked", "\ufeff#!/bin/sh\n");
        assertThat(resolve(spec().script(ScriptSlot.PREINSTALL, ScriptSpec.file("marked")))
                        .findings())
                .singleElement()
                .asString()
                .contains("starts with a byte order mark", "[resolve.bad-script]");
    }

    @Test
    void aScriptOfTheLargestSizeIsRead() throws IOException {
        Resolving.file(resolving.specs, "large", "#".repeat(1 << 20));
        assertThat(resolve(spec().script(ScriptSlot.PREINSTALL, ScriptSpec.file("large")))
                        .findings())
                .isEmpty();
    }

    @Test
    void aMissingChangelogIsSaidWithItsPlace() {
        PackageSpec.Builder spec = spec().changelogFile("gone.yaml")
                .positions(Map.of("changelog", new SourcePosition("gopack.yaml", 7, 3)));
        assertThat(resolve(spec).findings())
                .containsExactly("gopack.yaml:7:3: error: no such changelog: \"gone.yaml\" [resolve.missing-file]");
    }

    private static Scriptlet scriptlet(ScriptSlot slot, String body) {
        return new Scriptlet(slot, Scriptlet.SHELL, body);
    }

    private Resolving.Result resolve(PackageSpec.Builder spec) {
        return resolving.resolve(spec.build(), Optional.of(Instant.EPOCH));
    }

    private PackageSpec.Builder spec() {
        return PackageSpec.builder("pkg", "1.0").directory(resolving.specs);
    }
}
