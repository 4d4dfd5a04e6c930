package dev.gopack.rpm.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackageDraft.TriggerScript;
import dev.gopack.io.ContentSource;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.Dependency;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.Ownership;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.RelationKind;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.Trigger;
import dev.gopack.report.Finding;
import dev.gopack.report.Rule;
import dev.gopack.report.SourcePosition;
import dev.gopack.rpm.RpmFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is written, and what is warned of. */
class RpmRulesTest {

    private static void assertFinds(RpmFixture rpm, Rule rule) {
        assertThat(rpm.check().findings()).extracting(Finding::rule).containsExactly(rule);
    }

    private static RpmFixture settings(RpmSettings.Builder settings) {
        return RpmFixture.rpm().spec(spec -> spec.rpm(settings.build()));
    }

    private static RpmFixture named(String name) {
        return RpmFixture.rpm()
                .spec(spec -> PackageSpec.builder(name, "1").license("MIT").description("Demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0ad", "_x", "libstdc++", "a.b-c_d+e"})
    void namesOfLettersDigitsAndMarksAreTaken(String name) {
        assertThat(named(name).check().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", ".a", "+a", "a b", "a/b", "a:b", "a~b", "caf\u00e9", "%{x}", "a(b)"})
    void otherNamesAreRefused(String name) {
        assertFinds(named(name), RpmRules.BAD_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2", "1:2", "1..2", "1/2", "1%2", ""})
    void versionsAreRefusedThatRpmDoesNotTake(String version) {
        assertFinds(RpmFixture.rpm().version(new PackageVersion(null, version, "", "", "")), RpmRules.BAD_VERSION);
    }

    @Test
    void releasesAreCheckedAsVersionsAre() {
        assertFinds(RpmFixture.rpm().version(new PackageVersion(null, "1", "", "", "1 2")), RpmRules.BAD_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a >= 1:2:3", "a >= x:1", "a >= 1-2-3"})
    void versionsOfRelationsAreChecked(String dependency) {
        assertFinds(
                RpmFixture.rpm().spec(spec -> spec.relate(RelationKind.DEPENDS, dependency)), RpmRules.BAD_DEPENDENCY);
    }

    @Test
    void namesOfRelationsAreChecked() {
        for (String name : List.of("a b", "-a", "a,b", "a)", "(a", "", "a\n")) {
            Map<RelationKind, List<Dependency>> relations =
                    Map.of(RelationKind.DEPENDS, List.of(new Dependency.Simple(name)));
            assertFinds(RpmFixture.rpm().spec(spec -> spec.relations(relations)), RpmRules.BAD_DEPENDENCY);
        }
    }

    @Test
    void providesObsoletesAndOrderHaveNoAlternatives() {
        for (RelationKind kind : List.of(RelationKind.PROVIDES, RelationKind.REPLACES, RelationKind.ORDER)) {
            assertFinds(RpmFixture.rpm().spec(spec -> spec.relate(kind, "(a or b)")), RpmRules.BAD_DEPENDENCY);
        }
    }

    @Test
    void onlyPackagesAreObsoleted() {
        assertFinds(
                RpmFixture.rpm().spec(spec -> spec.relate(RelationKind.REPLACES, "config(x) < 1")),
                RpmRules.BAD_DEPENDENCY);
        assertFinds(
                RpmFixture.rpm().spec(spec -> spec.relate(RelationKind.REPLACES, "x")), RpmRules.UNVERSIONED_OBSOLETES);
    }

    @Test
    void debianQualifiersAreLeftOutWithAWarning() {
        RpmFixture rpm = RpmFixture.rpm().spec(spec -> spec.relate(RelationKind.DEPENDS, "python3:any >= 3.9"));

        assertFinds(rpm, RpmRules.IGNORED_QUALIFIER);
        assertThat(rpm.plan().relations()).extracting("text").contains("python3 >= 3.9");
    }

    @Test
    void findingsPointAtTheSpec() {
        SourcePosition place = new SourcePosition("gopack.yaml", 7, 3);
        RpmFixture rpm = RpmFixture.rpm().spec(spec -> spec.relate(RelationKind.DEPENDS, "a", "b >= 1-2-3")
                .positions(Map.of("depends[1]", place)));

        assertThat(rpm.check().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.position()).contains(place);
            assertThat(finding.message()).contains("Requires b >= 1-2-3").contains("\"1-2-3\"");
        });
    }

    @Test
    void compressionIsChecked() {
        assertFinds(settings(RpmSettings.builder().compression("brotli")), RpmRules.BAD_COMPRESSION);
        assertFinds(settings(RpmSettings.builder().compression("zstd:23")), RpmRules.BAD_COMPRESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u001bb", "a\ud800b"})
    void shortTextsAreOneCleanLine(String text) {
        assertFinds(RpmFixture.rpm().spec(spec -> spec.vendor(text)), RpmRules.BAD_TEXT);
    }

    @Test
    void longTextsAndScriptsMayHaveLines() {
        RpmFixture rpm = RpmFixture.rpm()
                .spec(spec -> spec.description("a\n\tb\n"))
                .script(ScriptSlot.POSTINSTALL, "echo '\u001b[1m'\n");

        assertThat(rpm.check().findings()).isEmpty();
        assertFinds(RpmFixture.rpm().script(ScriptSlot.POSTINSTALL, "a\0b"), RpmRules.BAD_TEXT);
    }

    @Test
    void interpretersAreAbsoluteOrLua() {
        assertFinds(RpmFixture.rpm().script(ScriptSlot.POSTINSTALL, "x", "sh"), RpmRules.BAD_INTERPRETER);
        assertFinds(RpmFixture.rpm().script(ScriptSlot.POSTINSTALL, "x", "<perl>"), RpmRules.BAD_INTERPRETER);
        assertFinds(RpmFixture.rpm().script(ScriptSlot.POSTINSTALL, "x", "/bin/sh -e"), RpmRules.BAD_INTERPRETER);
        assertThat(RpmFixture.rpm()
                        .script(ScriptSlot.POSTINSTALL, "x", "<lua>")
                        .check()
                        .findings())
                .isEmpty();
    }

    private static TriggerScript trigger(Trigger.Event event, String condition, String... interpreter) {
        return new TriggerScript(
                new Trigger(event, DependencyParser.parse(condition), ScriptSpec.text("x"), 1),
                List.of(interpreter),
                "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/usr/bin/python3\nx", "#!/usr/bin/env python3\n", "#! /usr/bin/perl -w\nx"})
    void aFirstLineForAnotherProgramThanAShellIsIgnoredWithAWarning(String body) {
        assertFinds(RpmFixture.rpm().script(ScriptSlot.POSTINSTALL, body), RpmRules.IGNORED_FIRST_LINE);
        assertThat(RpmFixture.rpm()
                        .script(ScriptSlot.POSTINSTALL, body, "/usr/bin/python3")
                        .check()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/bin/sh\n", "#! /bin/sh -e\nx", "#!/usr/bin/env bash\nx", "#!/usr/bin/bash", "echo", ""})
    void aFirstLineForAShellFitsWhatRpmRuns(String body) {
        assertThat(RpmFixture.rpm().script(ScriptSlot.POSTINSTALL, body).check().findings())
                .isEmpty();
    }

    @Test
    void triggersNamePackagesAndFileTriggersPaths() {
        assertFinds(
                RpmFixture.rpm().trigger(trigger(Trigger.Event.TRIGGERIN, "a | b", "/bin/sh")), RpmRules.BAD_TRIGGER);
        assertFinds(
                RpmFixture.rpm().trigger(trigger(Trigger.Event.FILETRIGGERIN, "lib", "/bin/sh")), RpmRules.BAD_TRIGGER);
        assertFinds(
                RpmFixture.rpm().trigger(trigger(Trigger.Event.TRIGGERIN, "a", "/bin/sh", "-e")),
                RpmRules.BAD_INTERPRETER);
    }

    @Test
    void prefixesAreAbsolute() {
        assertFinds(settings(RpmSettings.builder().prefixes(List.of("opt"))), RpmRules.BAD_PREFIX);
        assertFinds(settings(RpmSettings.builder().prefixes(List.of("/opt/"))), RpmRules.BAD_PREFIX);
    }

    @Test
    void theRootAndLinksToNothingAreRefused() {
        FileAttributes plain = FileAttributes.of(0755, 0);
        assertFinds(RpmFixture.rpm().entry(new FileEntry.Directory(EntryPath.ROOT, plain, false)), RpmRules.BAD_FILE);
        assertFinds(
                RpmFixture.rpm().entry(new FileEntry.Hardlink(new EntryPath("/a"), plain, new EntryPath("/b"))),
                RpmRules.BAD_FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cap_net_raw", "net_raw=ep", "cap_net_raw=xyz", "=ep cap", "cap_foo=ep", "+ep"})
    void capabilitiesAreChecked(String text) {
        FileAttributes attributes = new FileAttributes(Ownership.ROOT, 0755, 0, "", text);
        assertFinds(
                RpmFixture.rpm()
                        .entry(new FileEntry.Regular(
                                new EntryPath("/a"), attributes, FileRole.PLAIN, ContentSource.of("a", ""))),
                RpmRules.BAD_CAPABILITIES);
    }

    @Test
    void whatIsWrongWithAFileHasThePlaceOfItsContent() {
        SourcePosition place = new SourcePosition("gopack.yaml", 7, 12);
        FileAttributes attributes = new FileAttributes(Ownership.ROOT, 0755, 0, "", "cap_foo=ep");
        RpmFixture rpm = RpmFixture.rpm()
                .spec(spec -> spec.content(ContentSpec.to("/../a").src("a"))
                        .content(ContentSpec.to("/a").src("a"))
                        .positions(Map.of("contents[1].dst", place)))
                .entry(new FileEntry.Regular(
                        new EntryPath("/a"), attributes, FileRole.PLAIN, ContentSource.of("a", "")));
        assertThat(rpm.check().findings())
                .singleElement()
                .asString()
                .isEqualTo("gopack.yaml:7:12: error: /a: no kernel has the capability cap_foo [rpm.bad-capabilities]");
    }

    // observed: libcap 2.66 cap_to_text(cap_from_text(x))
    @ParameterizedTest
    @CsvSource({
        "cap_net_raw=ep, cap_net_raw=ep",
        "cap_net_raw+ep, cap_net_raw=ep",
        "cap_net_raw=+ep, cap_net_raw=ep",
        "CAP_NET_RAW=ep, cap_net_raw=ep",
        "=ep cap_chown-ep, =ep cap_chown-ep"
    })
    void capabilitiesAreWrittenAsRpmbuildWritesThem(String text, String written) {
        assertThat(Capabilities.problem(text)).isEmpty();
        assertThat(Capabilities.isReadable(text)).isTrue();
        assertThat(Capabilities.canonical(text)).isEqualTo(written);
    }

    @Test
    void unknownArchitecturesAreUsedWithAWarning() {
        RpmFixture rpm = RpmFixture.rpm().architecture("sparc64");

        assertFinds(rpm, RpmRules.UNKNOWN_ARCHITECTURE);
        assertThat(rpm.plan().nativeArchitecture()).isEqualTo("sparc64");
    }

    @Test
    void licenceAndDescriptionAreMissed() {
        assertThat(RpmFixture.rpm()
                        .spec(spec -> spec.license("").description(""))
                        .check()
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(RpmRules.NO_LICENSE, RpmRules.NO_DESCRIPTION);
    }

    @Test
    void idsAreUniqueAndOfThisModule() {
        assertThat(RpmRules.all()).extracting(Rule::id).doesNotHaveDuplicates().allMatch(id -> id.startsWith("rpm."));
    }
}
