package dev.gopack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.PackagePlan;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planning decides everything, finds every problem and writes nothing. */
class PlanTest {

    @TempDir
    Path directory;

    @Test
    void formatsOnTheClassPathAreKnownByName() {
        assertThat(Building.gopack().formats()).containsExactly("box", "crate");
    }

    @Test
    void everyFormatAndArchitectureOfTheSpecIsPlannedInThatOrder() {
        Spec spec = Spec.of(Building.spec("a", "x"), Architecture.ARM64, Architecture.AMD64);
        assertThat(names(Building.gopack().plan(spec, Selection.ALL)))
                .containsExactly(
                        "a-1.0.0_arm64.box", "a-1.0.0_amd64.box", "a-1.0.0_arm64.crate", "a-1.0.0_amd64.crate");
    }

    @Test
    void aSelectionNarrowsBoth() {
        Spec spec = Spec.of(Building.spec("a", "x"), Architecture.ARM64, Architecture.AMD64);
        assertThat(names(Building.gopack()
                        .plan(spec, Selection.formats("crate").architectures(Architecture.of("x86_64")))))
                .containsExactly("a-1.0.0_amd64.crate");
    }

    @Test
    void whatIsSelectedTwiceIsBuiltOnce() {
        Selection twice = Selection.formats("box", "box").architectures(Architecture.AMD64, Architecture.of("x86_64"));
        assertThat(names(Building.gopack().plan(Spec.of(Building.spec("a", "x")), twice)))
                .containsExactly("a-1.0.0_amd64.box");
    }

    @Test
    void aFormatThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        Plans plans = Building.gopack().plan(Spec.of(Building.spec("a", "x")), Selection.formats("box", "apk\n"));
        assertThat(plans.plans()).isEmpty();
        assertThat(plans.report().findings())
                .extracting(Finding::toString)
                .containsExactly("error: no such format: \"apk\\u000a\"; there are box, crate [build.unknown-format]");
    }

    @Test
    void theProblemsOfAllPackagesAreToldAtOnce() {
        PackageSpec refused = Building.spec("refused", "x");
        PackageSpec missing = PackageSpec.builder("missing", "1.0.0")
                .content(ContentSpec.to("/x").src("gone"))
                .build();
        Spec spec = Spec.of(
                List.of(Architecture.AMD64),
                (format, architecture) -> List.of(Building.spec("fine", "x"), refused, missing));
        Plans plans = Building.gopack().plan(spec, Selection.formats("box"));
        assertThat(plans.plans()).isEmpty();
        assertThat(plans.report().findings())
                .extracting(finding -> finding.rule().id())
                .containsExactly("box.refused", "resolve.missing-file");
    }

    @Test
    void problemsThatOnlyOneCombinationHasAreToldWithTheOthers() {
        Spec spec = Spec.of(List.of(Architecture.AMD64), (format, architecture) -> {
            throw new SpecException(BoxFormat.REFUSED.finding("not for " + format));
        });
        assertThat(Building.gopack().check(spec, Selection.ALL).findings())
                .extracting(Finding::message)
                .containsExactly("not for box", "not for crate");
    }

    @Test
    void twoPackagesCannotHaveOneFileName() {
        PackageSpec spec = Building.spec("a", "x").toBuilder().release("noarch").build();
        Plans plans =
                Building.gopack().plan(Spec.of(spec, Architecture.AMD64, Architecture.ARM64), Selection.formats("box"));
        assertThat(plans.report().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "error: two packages would be written to a-1.0.0.box; "
                                + "names of files differ by name, version, release, architecture and the dist_tag of the target [build.same-file]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "a/b", "a\\b", "a\nb"})
    void noPackageIsWrittenElsewhere(String name) {
        Plans plans = Building.gopack()
                .plan(Spec.of(PackageSpec.builder(name, "1.0.0").build()), Selection.formats("box"));
        assertThat(plans.plans()).isEmpty();
        assertThat(plans.report().findings())
                .extracting(finding -> finding.rule().id())
                .containsExactly("build.bad-file-name");
    }

    @Test
    void filesAreLookedUpInTheWorkingDirectoryThatIsGiven() throws IOException {
        Files.writeString(directory.resolve("x"), "x");
        PackageSpec spec = PackageSpec.builder("a", "1.0.0")
                .content(ContentSpec.to("/x").src("x"))
                .directory(directory.resolve("elsewhere"))
                .build();
        Gopack gopack = Gopack.builder()
                .sourceDate(Building.DATE)
                .workingDirectory(directory)
                .build();
        assertThat(gopack.check(Spec.of(spec), Selection.ALL).findings()).isEmpty();
        assertThat(Building.gopack()
                        .check(Spec.of(spec), Selection.formats("box"))
                        .findings())
                .hasSize(1);
    }

    @Test
    void aThreadIsNeeded() {
        assertThatThrownBy(() -> Gopack.builder().threads(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> names(Plans plans) {
        assertThat(plans.report().findings()).isEmpty();
        return plans.plans().stream().map(PackagePlan::fileName).toList();
    }
}
