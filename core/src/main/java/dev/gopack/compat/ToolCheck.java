package dev.gopack.compat;

import dev.gopack.derive.GoTools;
import dev.gopack.go.GoBinary;
import dev.gopack.model.GoReleases;
import dev.gopack.target.Answer;
import dev.gopack.target.GoPackages;
import dev.gopack.target.Target;
import java.util.List;
import java.util.Optional;

/** Tools that call go, such as golangci-lint, delve and gopls, against the Go that the release has. */
final class ToolCheck {

    private ToolCheck() {}

    static List<Reason> reasons(GoBinary go, Target target) {
        Optional<GoTools.Known> known = go.buildInfo().flatMap(GoTools::of);
        if (known.isEmpty()) {
            return List.of();
        }
        GoReleases wanted = known.get().releases();
        GoPackages there = target.go();
        String has = there.packages().isEmpty()
                ? there.versioned().orElse("go")
                : there.packages().get(0);
        String cause = known.get().why() + "; " + has + " of " + target.id() + " has "
                + there.version().map(version -> "Go " + version).orElse("a release that is not known");
        String mark = target.fact("go.version").mark().word();
        boolean old = wanted.hasLeast() && there.has(wanted.least()) == Answer.NO;
        boolean young = wanted.hasMost() && there.has(wanted.most() + 1) == Answer.YES;
        if (!old && !young) {
            return List.of(Reason.info(cause).basedOn(mark));
        }
        Optional<String> other = there.versionedPackage(wanted);
        if (other.isPresent()) {
            return List.of(
                    Reason.note(cause, "let it find the go of " + other.get()).basedOn(mark));
        }
        String change = old
                ? "give it " + wanted + ", for example with GOTOOLCHAIN"
                : "build it with the Go of the release or a newer one, or give it " + wanted;
        return List.of(Reason.note(cause, change).basedOn(mark));
    }
}
