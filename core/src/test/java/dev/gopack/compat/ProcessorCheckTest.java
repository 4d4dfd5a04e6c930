package dev.gopack.compat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.Container;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoSignals;
import dev.gopack.go.LinkedPackages;
import dev.gopack.model.Architecture;
import dev.gopack.target.Targets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Programs for processors that are newer than some that a release supports. */
class ProcessorCheckTest {

    private static List<Reason> reasons(String architecture, String key, String value, String target) {
        BuildInfo info =
                new BuildInfo("go1.25.0", "a", Optional.empty(), List.of(), List.of(new BuildInfo.Setting(key, value)));
        GoBinary go = new GoBinary(
                Container.ELF,
                "linux",
                architecture,
                Optional.of(info),
                new LinkedPackages(List.of(), List.of()),
                new GoSignals(Map.of()),
                List.of());
        return ProcessorCheck.reasons(
                go,
                Architecture.of(architecture),
                Optional.empty(),
                Targets.bundled().find(target).orElseThrow());
    }

    /** RHEL 7 runs on POWER7, Go on ppc64 needs POWER8 since 1.9. */
    @Test
    void goNeedsNewerMachinesThanTheRelease() {
        List<Reason> least = reasons("ppc64", "GOPPC64", "power8", "el7");
        assertThat(least).extracting(Reason::verdict).containsExactly(Verdict.WORKS_WITH_NOTE);
        assertThat(least.get(0).cause()).contains("Go needs POWER8", "POWER7");

        List<Reason> more = reasons("ppc64", "GOPPC64", "power9", "el7");
        assertThat(more).extracting(Reason::verdict).containsExactly(Verdict.WORKS_WITH_NOTE, Verdict.WILL_NOT_START);
        assertThat(more.get(1).change()).isEqualTo("build with GOPPC64=power8");
        assertThat(reasons("s390x", "GOARCH", "s390x", "debian12"))
                .extracting(Reason::verdict)
                .containsExactly(Verdict.WORKS_WITH_NOTE);
    }

    @Test
    void theLevelOfTheReleaseIsTaken() {
        assertThat(reasons("ppc64le", "GOPPC64", "power8", "el7")).isEmpty();
        assertThat(reasons("ppc64le", "GOPPC64", "power10", "el9"))
                .extracting(Reason::verdict)
                .containsExactly(Verdict.WILL_NOT_START);
    }
}
