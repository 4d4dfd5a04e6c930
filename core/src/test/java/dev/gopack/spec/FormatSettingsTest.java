package dev.gopack.spec;

import static dev.gopack.spec.Specs.deb;
import static dev.gopack.spec.Specs.findings;
import static dev.gopack.spec.Specs.rpm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.DebSignature;
import dev.gopack.model.Dependency;
import dev.gopack.model.KeyChoice;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.SignSettings;
import dev.gopack.model.Trigger;
import dev.gopack.report.SourcePosition;
import dev.gopack.sign.CommandForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What scripts and the settings of each format become. */
class FormatSettingsTest {

    @Test
    void scriptsAreFilesOrTextWithAnInterpreter() {
        PackageSpec foo = rpm("""
                name: foo
                version: 1
                scripts:
                  preinstall: pre.sh
                  postinstall: {file: post.py, interpreter: /usr/bin/python3 -E}
                  preremove: {text: 'echo $1 ${HOME} $$', interpreter: [/bin/bash, -e]}
                  postremove: {interpreter: /sbin/ldconfig}
                rpm:
                  scripts:
                    pretrans: {text: print(1), interpreter: <lua>}
                    posttrans: a
                    preuntrans: b
                    postuntrans: c
                    verify: d
                """);
        assertThat(foo.scripts())
                .containsEntry(ScriptSlot.PREINSTALL, ScriptSpec.file("pre.sh"))
                .containsEntry(
                        ScriptSlot.POSTINSTALL, new ScriptSpec("post.py", null, List.of("/usr/bin/python3", "-E")))
                .containsEntry(
                        ScriptSlot.PREREMOVE, new ScriptSpec("", "echo $1 ${HOME} $$", List.of("/bin/bash", "-e")))
                .containsEntry(ScriptSlot.POSTREMOVE, new ScriptSpec("", "", List.of("/sbin/ldconfig")))
                .containsEntry(ScriptSlot.PRETRANS, new ScriptSpec("", "print(1)", List.of("<lua>")))
                .containsEntry(ScriptSlot.VERIFY, ScriptSpec.file("d"))
                .hasSize(9);
        assertThat(foo.position("scripts.verify")).isEqualTo(foo.position("rpm.scripts.verify"));
    }

    @Test
    void rpmSettingsAreForRpmAlone() {
        String yaml = """
                name: foo
                version: 1
                rpm:
                  arch: ia64
                  buildhost: builder
                  group: Unspecified
                  summary: Sum
                  packager: P <p@example.com>
                  compression: zstd:19
                  prefixes: [/usr, /opt]
                  distribution: D
                  vcs: git://x
                  bug_url: https://bugs
                  requires: {pre: [shadow-utils], post: [systemd, "coreutils >= 9"], verify: [v]}
                  order_with_requires: [o]
                  signature: {key_file: key.gpg, key_id: bc8acdd415bd80b3}
                  triggers:
                    - {on: triggerin, packages: [bar >= 1], script: t.sh}
                    - {on: transfiletriggerpostun, paths: [/usr/share/x/], script: {text: x}, priority: 5}
                """;
        var rpm = rpm(yaml).rpm();
        assertThat(rpm.arch()).isEqualTo("ia64");
        assertThat(rpm.buildHost()).isEqualTo("builder");
        assertThat(rpm.group()).isEqualTo("Unspecified");
        assertThat(rpm.summary()).isEqualTo("Sum");
        assertThat(rpm.packager()).isEqualTo("P <p@example.com>");
        assertThat(rpm.compression()).isEqualTo("zstd:19");
        assertThat(rpm.prefixes()).containsExactly("/usr", "/opt");
        assertThat(rpm.distribution()).isEqualTo("D");
        assertThat(rpm.vcs()).isEqualTo("git://x");
        assertThat(rpm.bugUrl()).isEqualTo("https://bugs");
        assertThat(rpm(yaml).sign().keys())
                .containsExactly(new KeyChoice.KeyFile(
                        Path.of("key.gpg"),
                        "bc8acdd415bd80b3",
                        Optional.empty(),
                        List.of("NFPM_RPM_PASSPHRASE", "NFPM_PASSPHRASE", "GOPACK_PASSPHRASE")));
        assertThat(rpm.requires().get(ScriptSlot.POSTINSTALL))
                .extracting(Dependency::toString)
                .containsExactly("systemd", "coreutils >= 9");
        assertThat(rpm.requires()).containsOnlyKeys(ScriptSlot.PREINSTALL, ScriptSlot.POSTINSTALL, ScriptSlot.VERIFY);
        assertThat(rpm.triggers().get(0))
                .isEqualTo(new Trigger(
                        Trigger.Event.TRIGGERIN,
                        rpm(yaml).rpm().triggers().get(0).conditions(),
                        ScriptSpec.file("t.sh"),
                        Trigger.DEFAULT_PRIORITY));
        assertThat(rpm.triggers().get(1).conditions()).containsExactly(new Dependency.Simple("/usr/share/x/"));
        assertThat(rpm.triggers().get(1).priority()).isEqualTo(5);
        assertThat(rpm(yaml).relations(RelationKind.ORDER)).containsExactly(new Dependency.Simple("o"));
        assertThat(rpm(yaml).position("rpm.requires.post[1]")).contains(new SourcePosition(Specs.SOURCE, 14, 51));
        assertThat(deb(yaml).sign()).isEqualTo(SignSettings.NONE);
        assertThat(deb(yaml).relations()).isEmpty();
    }

    @Test
    void keysAreFilesOrGpgsOrThoseOfCommands() {
        String yaml = """
                name: foo
                version: 1
                sign:
                  gpg: 0123456789abcdef
                  gpg_home: h
                  more:
                    - {key_file: public.asc, command: [sq, sign, "--detached"], command_form: digest}
                    - {key_file: k}
                """;
        assertThat(rpm(yaml).sign().keys())
                .containsExactly(
                        new KeyChoice.Gpg("0123456789abcdef", Optional.of(Path.of("h"))),
                        new KeyChoice.Command(
                                List.of("sq", "sign", "--detached"), CommandForm.DIGEST, Path.of("public.asc"), ""),
                        new KeyChoice.KeyFile(Path.of("k"), "", Optional.empty(), List.of("GOPACK_PASSPHRASE")));
    }

    @Test
    void aSecondSignerWithoutAKeyIsTold() {
        assertThat(Specs.findings("name: foo\nversion: 1\nsign: {key_file: k, more: [{}]}\n"))
                .anySatisfy(line -> assertThat(line).contains("sign.more: says how to sign"));
    }

    @Test
    void debSettingsAreForDebAlone() {
        String yaml = """
                name: foo
                version: 1
                breaks: [all]
                enhances: [every]
                deb:
                  arch: arm
                  arch_variant: v3
                  compression: gzip:-1
                  multi_arch: foreign
                  predepends: [dpkg >= 1.17]
                  breaks: [old]
                  enhances: [some]
                  scripts: {rules: r, templates: t, config: {file: c}}
                  triggers: {interest: [a], activate_noawait: [b, c]}
                  fields: {Bugs: https://bugs, Empty: "", XB-Foo: "1\\n2"}
                  signature: {method: dpkg-sig, type: maint, signer: S, key_file: k}
                """;
        var deb = deb(yaml).deb();
        assertThat(deb.arch()).isEqualTo("arm");
        assertThat(deb.archVariant()).isEqualTo("amd64v3");
        assertThat(deb.compression()).as("nfpm's word for the default level").isEqualTo("gzip");
        assertThat(deb.multiArch()).isEqualTo("foreign");
        assertThat(deb.signature()).isEqualTo(new DebSignature(DebSignature.Method.DPKG_SIG, "maint", "S"));
        assertThat(deb(yaml).sign().keys())
                .containsExactly(new KeyChoice.KeyFile(
                        Path.of("k"),
                        "",
                        Optional.empty(),
                        List.of("NFPM_DEB_PASSPHRASE", "NFPM_PASSPHRASE", "GOPACK_PASSPHRASE")));
        assertThat(deb.controlFiles()).containsOnlyKeys("rules", "templates", "config");
        assertThat(deb.triggers()).isEqualTo(Map.of("interest", List.of("a"), "activate-noawait", List.of("b", "c")));
        assertThat(deb.fields()).isEqualTo(Map.of("Bugs", "https://bugs", "XB-Foo", "1\n2"));
        assertThat(deb(yaml).relations(RelationKind.PRE_DEPENDS)).hasSize(1);
        assertThat(deb(yaml).relations(RelationKind.BREAKS))
                .extracting(Dependency::toString)
                .containsExactly("all", "old");
        assertThat(deb(yaml).relations(RelationKind.ENHANCES))
                .extracting(Dependency::toString)
                .containsExactly("every", "some");
        assertThat(deb(yaml).position("breaks[1]")).isEqualTo(deb(yaml).position("deb.breaks[1]"));
        assertThat(rpm(yaml).relations(RelationKind.BREAKS)).hasSize(1);
        assertThat(rpm(yaml).sign()).isEqualTo(SignSettings.NONE);
    }

    @Test
    void aSignatureIsAskedForUnlessItsKeyIsEmpty() {
        assertThat(findings("{name: a, version: 1, rpm: {signature: {key_id: ab}}}"))
                .containsExactly("gopack.yaml:1:40: error: rpm.signature: says how to sign, and nothing says who does; "
                        + "give key_file or gpg, here or under sign: [spec.missing-key]");
        assertThat(rpm("{name: a, version: 1, rpm: {signature: }}").sign()).isEqualTo(SignSettings.NONE);
        String switchedOff = "{name: a, version: 1, rpm: {signature: {key_file: '${KEY:-}'}}}";
        assertThat(rpm(switchedOff).sign()).isEqualTo(SignSettings.NONE);
        assertThat(findings(switchedOff))
                .containsExactly("gopack.yaml:1:51: warning: key_file: is empty, so the package is not signed; "
                        + "take it out if that is meant [spec.no-effect]");
    }
}
