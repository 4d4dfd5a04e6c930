package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.lint.LintRule;
import dev.gopack.lint.LintRules;
import dev.gopack.lint.Note;
import dev.gopack.report.Severity;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import dev.gopack.target.Family;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of lint finds its fault in a package that has it, and none in one that is as it should be. */
class LintRulesTest {

    private static final Gopack GOPACK = Gopack.create();

    @TempDir
    Path directory;

    private int number;

    /** What is found in a package, which is the same as before it was written. */
    private Set<String> lint(LintSample sample, String format) throws IOException {
        Path place = directory.resolve(Integer.toString(number++));
        Path built = sample.build(place, format);
        byte[] text = sample.spec(place).getBytes(StandardCharsets.UTF_8);
        Spec spec = SpecReader.read("gopack.yaml", text, place, Map.of());
        assertThat(GOPACK.lint(spec, Selection.formats(format)).values())
                .singleElement()
                .satisfies(planned -> assertThat(ids(planned)).isEqualTo(ids(GOPACK.lint(built, List.of()))));
        List<Target> targets = sample.target().stream()
                .flatMap(id -> Targets.bundled().select(id).stream())
                .toList();
        return ids(GOPACK.lint(built, targets));
    }

    private static Set<String> ids(List<Note> notes) {
        return notes.stream().map(note -> note.rule().id() + " " + note.path()).collect(Collectors.toSet());
    }

    @Test
    void aPackageWithNothingWrongHasNoFindings() throws IOException {
        assertThat(lint(LintSample.CLEAN, "rpm")).isEmpty();
        assertThat(lint(LintSample.CLEAN, "deb")).isEmpty();
    }

    @Test
    void everyRuleFindsItsFaultAndNothingElse() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<LintSample, Map<String, Set<String>>> goods = new IdentityHashMap<>(); // many cases have the same
        for (LintCases.Case one : LintCases.all(directory)) {
            for (String format : one.formats()) {
                Set<String> bad = lint(one.bad(), format);
                if (!has(bad, one.rule())) {
                    wrong.add(one.rule() + " does not see its fault in a " + format + ": " + bad);
                }
                Map<String, Set<String>> known = goods.computeIfAbsent(one.good(), any -> new HashMap<>());
                if (!known.containsKey(format)) {
                    known.put(format, lint(one.good(), format));
                }
                Set<String> good = known.get(format);
                if (has(good, one.rule())) {
                    wrong.add(one.rule() + " sees a fault where there is none in a " + format + ": " + good);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean has(Set<String> found, String rule) {
        return found.stream().anyMatch(one -> one.startsWith(rule + " "));
    }

    @Test
    void everyRuleHasACase() {
        assertThat(LintCases.all(directory).stream().map(LintCases.Case::rule).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        LintRules.all().stream().map(LintRule::id).toList());
    }

    /** All that writes scripts, for every release that is packaged for. */
    @Test
    void scriptsAndUnitsOfOursHaveNoFindings() throws IOException {
        Tool.run("sh", "-c", "cd " + directory + """
                 && openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 30 -subj /CN=Root
                echo 'profile sample /usr/bin/tool { }' > sample.profile
                printf '#!/bin/sh\necho hello\n' > tool
                """).ok();
        String text = """
                name: sample
                version: 1.2.3
                release: 1
                arch: all
                maintainer: Tools Team <tools@example.com>
                license: MIT
                description: shows what is written for it
                mtime: 2026-11-01T12:00:00Z
                contents:
                  - {src: tool, dst: /usr/bin/tool, file_info: {mode: 0755}}
                services:
                  - {exec: /usr/bin/tool, user: sample, directories: [state, configuration, runtime], enable: true,
                     start: true, upgrade: reload, reload: HUP, hardening: strict, memory_max: 1G, telemetry: true}
                  - {name: again, exec: /usr/bin/tool, user: sample, template: true}
                  - {name: often, exec: /usr/bin/tool, user: sample, schedule: [daily]}
                  - {name: open, exec: /usr/bin/tool, user: sample, listen: ["8080"]}
                  - {name: own, exec: /usr/bin/tool, scope: user}
                sysusers: [{user: other, home: /var/lib/other}]
                alternatives: [{name: able, link: /usr/bin/able, path: /usr/bin/tool}]
                ca: {anchors: [root.pem]}
                selinux:
                  booleans: {httpd_can_network_connect: true}
                  ports: {tcp/8443: http_port_t}
                  contexts: {"/srv/sample(/.*)?": var_lib_t}
                apparmor: {profiles: [sample.profile]}
                """;
        Spec spec = SpecReader.read("gopack.yaml", text.getBytes(StandardCharsets.UTF_8), directory, Map.of());
        Targets all = Targets.bundled();
        List<Target> targets = all.supported(all.date()).stream()
                .filter(target -> target.family() != Family.APK)
                .toList();
        Map<String, List<Note>> found = GOPACK.lint(spec, Selection.ALL.targets(targets));
        assertThat(found).hasSizeGreaterThan(20);
        found.forEach((name, notes) -> assertThat(notes)
                .as(name)
                .noneMatch(note -> note.rule().id().matches("lint\\.(?:script|unit)-.*")
                        && note.severity().compareTo(Severity.WARNING) >= 0));
    }
}
