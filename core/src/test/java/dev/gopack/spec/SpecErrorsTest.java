package dev.gopack.spec;

import static dev.gopack.spec.Specs.findings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.Severity;
import dev.gopack.report.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told about mistakes. */
class SpecErrorsTest {

    @Test
    void portsOfAPolicyAreThoseThatThereAre() {
        assertThat(
                        findings(
                                "selinux:\n  ports: {tcp/99999: a_t, udp/20-10: a_t, tcp/65535: a_t, udp/10-20: a_t, tcp/x-y: a_t}\n"))
                .filteredOn(line -> line.startsWith("gopack.yaml:2:"))
                .containsExactly(
                        "gopack.yaml:2:11: error: the key \"tcp/99999\" cannot be a port, which is from 1 to 65535"
                                + " [spec.unknown-key]",
                        "gopack.yaml:2:38: error: ports: \"udp/20-10\" starts behind its end; write the smaller port first"
                                + " [spec.value]",
                        "gopack.yaml:2:75: error: the key \"tcp/x-y\" cannot be a port, which is from 1 to 65535"
                                + " [spec.unknown-key]");
    }

    @Test
    void allProblemsOfAFileComeAtOnceInItsOrder() {
        assertThat(findings("""
                        name: foo bar
                        verson: 1.0
                        mtime: yesterday
                        depends: bash
                        contents:
                          - src: a
                            dst: /a
                            type: cofnig
                            file_info: {mode: 9, owner: a b}
                          - src: b
                        overrides:
                          rpm:
                            depends: [x >=]
                            rpm: {compresion: xz}
                        packages: {a: b}
                        """))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("gopack.yaml:1:1: error: \"version\" is missing; "
                                        + "Version, for example v1.2.3-rc.1 [spec.missing-key]"),
                        line -> assertThat(line)
                                .isEqualTo("gopack.yaml:1:7: error: name: not a legal name: \"foo bar\"; "
                                        + "a name has neither spaces nor slashes [spec.value]"),
                        line -> assertThat(line)
                                .startsWith("gopack.yaml:2:1: error: unknown key \"verson\"; did you mean \"version\"? "
                                        + "allowed: name, arch, archs, "),
                        line -> assertThat(line).startsWith("gopack.yaml:3:8: error: mtime: not a time: \"yesterday\""),
                        line -> assertThat(line)
                                .isEqualTo("gopack.yaml:4:10: error: depends: a list is expected here, not text; "
                                        + "start the line with \"- \" [spec.type]"),
                        line -> assertThat(line)
                                .startsWith("gopack.yaml:8:11: error: type: unknown word \"cofnig\"; "
                                        + "did you mean \"config\"? allowed: file, config, config|noreplace, "),
                        line -> assertThat(line).startsWith("gopack.yaml:9:23: error: mode: not in octal: 9"),
                        line -> assertThat(line).startsWith("gopack.yaml:9:33: error: owner: not a legal user name"),
                        line -> assertThat(line).startsWith("gopack.yaml:10:5: error: \"dst\" is missing; "),
                        line -> assertThat(line).startsWith("gopack.yaml:13:15: error: depends: a version is missing"),
                        line -> assertThat(line)
                                .startsWith("gopack.yaml:14:11: error: unknown key \"compresion\"; "
                                        + "did you mean \"compression\"? allowed: arch, buildhost, "),
                        line -> assertThat(line)
                                .isEqualTo("gopack.yaml:15:11: error: packages: a list is expected here, not a map "
                                        + "[spec.type]"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            'files: {a: b}'            ! 2:1: error: unknown key "files"; use contents: with src and dst [spec.unknown-key]
            'bindir: /usr/bin'         ! 2:1: error: unknown key "bindir"; write the whole path in dst of contents [spec.unknown-key]
            '+depends: [a]'            ! 2:1: error: "+depends" has nothing to append to; write depends, + is for overrides and packages [spec.key-conflict]
            'version_schema: semvr'    ! 2:17: error: version_schema: unknown word "semvr"; did you mean "semver"? allowed: semver, none [spec.word]
            'maintainer: [a]'          ! 2:13: error: maintainer: text is expected here, not a list [spec.type]
            'maintainer: "a\\nb"'      ! 2:13: error: maintainer: more than one line: "a\\u000ab"; write it in one line [spec.value]
            'vendor: "a\\0b"'          ! 2:9: error: vendor: control character U+0000; take it out [spec.value]
            'rpm: x'                   ! 2:6: error: rpm: a map is expected here, not text [spec.type]
            'deb: {fields: {"a b": c}}' ! 2:16: error: the key "a b" cannot be the name of a control field [spec.unknown-key]
            'epoch: -1'                ! 2:8: error: epoch: not a whole number from 0 to 4294967295: "-1" [spec.value]
            'arch: "x y"'              ! 2:7: error: arch: not an architecture name: "x y" [spec.value]
            'contents: [{dst: /a}]'    ! 2:12: error: "src" is missing for type file; only dir and ghost have none [spec.missing-key]
            'contents: [{src: "", dst: /a, type: tree}]' ! 2:18: error: "src" is empty for type tree; only dir and ghost have none [spec.missing-key]
            'contents: [{src: a, dst: /a, type: implicit dir}]' ! 2:36: error: type: unknown word "implicit dir"
            'contents: [{src: a, dst: /a, packager: rmp}]' ! 2:40: error: packager: unknown word "rmp"; did you mean "rpm"? allowed: rpm, deb, apk, archlinux, ipk, msix [spec.word]
            'contents: [{src: ../x, dst: /a, type: hardlink}]' ! 2:18: error: src: path is not in canonical form: "/../x"; a hardlink names another file of the package by its installed path [spec.value]
            'contents: [{src: a, dst: /a, disown_subtree: [b]}]' ! 2:46: warning: disown_subtree: has no effect on type file; it is for type: tree [spec.no-effect]
            'contents: [/usr/bin/foo]' ! 2:12: error: contents: a map is expected here, not text [spec.type]
            'scripts: {preinstall: {}}' ! 2:23: error: a script needs file, text or an interpreter [spec.missing-key]
            'scripts: {preinstall: {file: a, text: b}}' ! 2:39: error: file and text exclude each other; keep one [spec.key-conflict]
            'scripts: {preinstall: [a]}' ! 2:23: error: preinstall: a map is expected here, not a list [spec.type]
            'scripts: {preinstall: {file: a, interpreter: [sh]}}' ! 2:46: error: interpreter: not an absolute path: "sh"
            'rpm: {triggers: [{on: triggerin, script: a}]}' ! 2:18: error: a trigger needs packages [spec.missing-key]
            'rpm: {triggers: [{on: filetriggerin, packages: [a], script: a}]}' ! 2:48: error: this trigger is set off by paths [spec.key-conflict]
            'rpm: {triggers: [{on: triggerin, packages: [a | b], script: a}]}' ! 2:44: error: a trigger has no boolean dependencies [spec.dependency]
            'rpm: {triggers: [{on: install, packages: [a], script: a}]}' ! 2:23: error: on: unknown word "install"
            'rpm: {prefixes: [usr]}'   ! 2:18: error: prefixes: not an absolute path: "usr"; let it start with a slash [spec.value]
            'deb: {multi_arch: foregin}' ! 2:19: error: multi_arch: unknown word "foregin"; did you mean "foreign"? allowed: no, same, foreign, allowed [spec.word]
            'deb: {arch_variant: v5}'  ! 2:21: error: arch_variant: not a legal variant: "v5"; allowed: v1, v2, v3, v4 [spec.value]
            'archs: [amd64, x86_64]'   ! 2:16: warning: archs: "amd64" is there already [spec.repeated]
            'arch: amd46'              ! 2:7: warning: arch: no format has a name of its own for the architecture "amd46"; it is used as it is; did you mean "amd64"?
            """)
    void oneProblemIsOneLine(String line, String message) {
        assertThat(findings("{name: a, version: 1}".replaceAll("[{}]", "").replace(", ", "\n") + "\n" + line).stream()
                        .map(text -> text.replaceFirst("gopack.yaml:3:", "2:")))
                .singleElement()
                .asString()
                .startsWith(message);
    }

    @Test
    void aKeyInTheSpecIsNeverPrinted() {
        assertThat(findings("""
                        name: a
                        version: 1
                        rpm:
                          signature:
                            key_file: |
                              -----BEGIN PGP PRIVATE KEY BLOCK-----
                              lQdGBGhN5ekBEADVbYQ
                        """))
                .singleElement()
                .asString()
                .startsWith("gopack.yaml:5:15: error: key_file: the key itself stands here instead of its path")
                .doesNotContain("lQdGB", "BEGIN");
    }

    @Test
    void warningsComeAlongWithErrors() {
        assertThatThrownBy(() -> Specs.read("{name: a, version: 1, apk: {}, nmae: b}"))
                .isInstanceOfSatisfying(SpecException.class, e -> {
                    assertThat(e.report().atLeast(Severity.WARNING)).hasSize(2);
                    assertThat(e.getMessage()).doesNotContain("warning").contains("unknown key \"nmae\"");
                });
    }

    @Test
    void theHundredAndFirstProblemIsCounted() {
        StringBuilder yaml = new StringBuilder("name: a\nversion: 1\n");
        for (int i = 0; i < 1234; i++) {
            yaml.append("key").append(i).append(": x\n");
        }
        assertThat(findings(yaml.toString())).hasSize(101).last().isEqualTo("error: and 1134 more [spec.more]");
    }

    @Test
    void whatEveryCombinationWouldSayIsSaidOnce() {
        assertThat(findings("""
                        name: a
                        version: 1
                        archs: [amd64, arm64, s390x]
                        vendor: $NOBODY
                        contents: [{src: a, dst: /a, file_info: {mode: 644}}]
                        packages: [{suffix: -x}, {suffix: -y}]
                        """)).hasSize(2);
    }
}
