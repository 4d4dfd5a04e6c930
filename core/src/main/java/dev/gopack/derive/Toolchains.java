package dev.gopack.derive;

import dev.gopack.imports.SourceModule;
import dev.gopack.model.Dependency;
import dev.gopack.model.Dependency.Simple;
import dev.gopack.model.GoReleases;
import dev.gopack.model.GoSettings;
import dev.gopack.model.GoSettings.Toolchain;
import dev.gopack.model.RelationKind;
import dev.gopack.model.VersionOperator;
import dev.gopack.target.Answer;
import dev.gopack.target.GoPackages;
import dev.gopack.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Go toolchain that a program calls when it runs, by the names and versions of the target. */
final class Toolchains {

    // observed: the package golang-go of Debian and Ubuntu has the epoch 2
    private static final String DEBIAN_EPOCH = "2:";

    private final Derivation into;
    private final boolean deb;
    private final Optional<Target> target;
    private final RelationKind kind;
    private final GoReleases releases;
    private final String cause;
    private final String when;

    private Toolchains(Derivation into, RelationKind kind, GoReleases releases, String cause, String when) {
        this.into = into;
        this.deb = into.format().equals("deb");
        this.target = into.draft().target();
        this.kind = kind;
        this.releases = releases;
        this.cause = cause;
        this.when = when;
    }

    /** Relations to the toolchain, if there is a program that calls it. */
    static void derive(Derivation into) throws IOException {
        GoSettings go = into.draft().spec().go();
        if (go.toolchain() == Toolchain.NONE) {
            uncalled(into, "go.toolchain says that the program does not call go");
            return;
        }
        List<String> causes = new ArrayList<>();
        List<GoReleases> known = new ArrayList<>();
        GoGenerators.eachProgram(into, (file, info) -> GoTools.of(info).ifPresent(tool -> {
            known.add(tool.releases());
            causes.add(file.path() + " calls go: " + tool.why());
        }));
        if (go.toolchain() == Toolchain.AUTO && known.isEmpty()) {
            uncalled(
                    into, "it is not known of the program that it calls go; go.toolchain: runtime or optional says so");
            return;
        }
        GoReleases releases = go.toolchainVersions();
        if (!releases.equals(GoReleases.ANY)) {
            causes.add("go.toolchain_versions in the spec");
        } else if (known.isEmpty() && go.language() != null) {
            releases = go.language().releases();
            causes.add(go.language().why());
        } else {
            for (GoReleases one : known) {
                // Tools that have no release of Go in common still want one each.
                releases = releases.and(one).orElse(releases);
            }
        }
        if (go.toolchain() != Toolchain.AUTO) {
            causes.add(0, "go.toolchain in the spec: the program calls go");
        }
        RelationKind kind = go.toolchain() == Toolchain.RUNTIME ? RelationKind.DEPENDS : RelationKind.RECOMMENDS;
        new Toolchains(into, kind, releases, String.join("; ", causes), "when it runs").relate();
    }

    private static void uncalled(Derivation into, String why) {
        if (!into.draft().spec().go().toolchainVersions().equals(GoReleases.ANY)) {
            into.findings()
                    .add(DeriveRules.TOOLCHAIN
                            .finding("go.toolchain_versions has no effect: " + why)
                            .at(into.draft()
                                    .spec()
                                    .position("go.toolchain_versions")
                                    .orElse(null)));
        }
    }

    /**
     * A relation to the toolchain that compiles the source of a module, by the line of its go.mod. An rpm with source asks
     * for it; few of Debian's packages with source do (in Debian 12, 119 of 1929), so there it is a recommendation.
     */
    static void ofSource(Derivation into) {
        into.draft().source().flatMap(SourceModule::goMod).flatMap(GoLine::of).ifPresent(line -> new Toolchains(
                        into,
                        into.format().equals("deb") ? RelationKind.RECOMMENDS : RelationKind.DEPENDS,
                        line.releases(),
                        line.why(),
                        "when it is compiled")
                .relate());
    }

    private void relate() {
        if (target.isPresent() && target.get().go().packages().isEmpty()) {
            relateToVersioned(target.get());
            return;
        }
        String name = packageName();
        if (releases.equals(GoReleases.ANY)) {
            into.relate(kind, new Simple(target.flatMap(Target::goCommand).orElse(deb ? name : "/usr/bin/go")), cause);
            return;
        }
        if (releases.hasLeast()) {
            relate(name, VersionOperator.GREATER_OR_EQUAL, releases.least());
        }
        if (releases.hasMost()) {
            relate(name, VersionOperator.LESS, releases.most() + 1);
        }
        target.ifPresent(this::compare);
    }

    /** A target has packages with one release of Go each, and no usual one: nothing is asked for that is not known. */
    private void relateToVersioned(Target one) {
        Optional<String> fitting = one.go().versionedPackage(releases);
        if (fitting.isPresent()) {
            into.relate(kind, new Simple(fitting.get()), cause);
            return;
        }
        into.findings()
                .add(DeriveRules.TOOLCHAIN
                        .finding(into.draft().spec().name() + " wants " + releases + " " + when
                                + ", and which of the packages "
                                + one.go().versioned().orElse("with Go") + " " + one.id()
                                + " has is not known, so none is asked for ("
                                + cause + ")")
                        .advising("name one under depends in an override for " + one.id()));
    }

    private String packageName() {
        List<String> packages = target.map(one -> one.go().packages()).orElse(List.of());
        return packages.isEmpty() ? (deb ? "golang-go" : "golang") : packages.get(0);
    }

    private void relate(String name, VersionOperator operator, int minor) {
        // The tilde puts release candidates on the side of their release. // docs: Debian policy 5.6.12
        String version =
                deb ? DEBIAN_EPOCH + "1." + minor + "~" : "1." + minor + (operator == VersionOperator.LESS ? "~" : "");
        List<Simple> choices = new ArrayList<>();
        choices.add(new Simple(name, operator, version));
        if (deb) {
            versioned().ifPresent(choices::add);
        }
        Dependency dependency = choices.size() == 1 ? choices.get(0) : new Dependency.AnyOf(choices);
        into.relate(kind, dependency, cause);
    }

    /** The package with one fitting release, which the target has besides its usual one. */
    private Optional<Simple> versioned() {
        return target.map(Target::go)
                .filter(go -> go.packages().isEmpty() || go.has(releases.least()) != Answer.YES || isTooNew(go))
                .flatMap(go -> go.versionedPackage(releases))
                .map(Simple::new);
    }

    private boolean isTooNew(GoPackages go) {
        return releases.hasMost() && go.has(releases.most() + 1) == Answer.YES;
    }

    private void compare(Target one) {
        GoPackages go = one.go();
        boolean isTooOld = releases.hasLeast() && go.has(releases.least()) == Answer.NO;
        if (isTooOld || isTooNew(go)) {
            String where = go.versionedPackage(releases)
                    .map(found -> "the package " + found + " of " + one.id() + " has one that fits")
                    .orElse(
                            go.isInBackports(releases)
                                    ? "the backports of " + one.id() + " have one that fits"
                                    : "users of " + one.id() + " have to get one that fits elsewhere");
            into.findings()
                    .add(DeriveRules.TOOLCHAIN
                            .finding(into.draft().spec().name() + " wants " + releases + " " + when + ", and "
                                    + packageName() + " of " + one.id() + " is "
                                    + go.version().orElse("another")
                                    + " (" + cause + ")")
                            .advising(where));
        }
    }
}
