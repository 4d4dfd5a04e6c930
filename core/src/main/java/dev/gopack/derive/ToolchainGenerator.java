package dev.gopack.derive;

import dev.gopack.model.Dependency;
import dev.gopack.model.GoSettings;
import dev.gopack.model.RelationKind;
import dev.gopack.target.Target;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What Go programs want at run time, by the names of the target: the toolchain, and what the spec says that they need. */
public final class ToolchainGenerator implements DependencyGenerator {

    private static final Map<GoSettings.Need, String> RPM = Map.of(
            GoSettings.Need.CA_CERTIFICATES, "ca-certificates",
            GoSettings.Need.TZDATA, "tzdata",
            GoSettings.Need.GIT, "git",
            GoSettings.Need.GCC, "gcc",
            GoSettings.Need.NETBASE, "setup"); // observed: Fedora and EL keep /etc/services in setup

    @Override
    public String id() {
        return "runtime";
    }

    @Override
    public String summary() {
        return "the toolchain and other packages that a Go program wants at run time";
    }

    @Override
    public void derive(Derivation into) throws IOException {
        GoSettings go = into.draft().spec().go();
        boolean deb = into.format().equals("deb");
        Optional<Target> target = into.draft().target();
        Toolchains.derive(into);
        go.needs().forEach((need, strength) -> {
            if (strength != GoSettings.Strength.NONE) {
                into.relate(
                        kind(strength),
                        new Dependency.Simple(name(need, deb, target)),
                        "go.needs in the spec: " + need.word());
            }
        });
    }

    private static RelationKind kind(GoSettings.Strength strength) {
        return switch (strength) {
            case REQUIRE -> RelationKind.DEPENDS;
            case RECOMMEND -> RelationKind.RECOMMENDS;
            default -> RelationKind.SUGGESTS;
        };
    }

    private static String name(GoSettings.Need need, boolean deb, Optional<Target> target) {
        if (target.isPresent() && need == GoSettings.Need.CA_CERTIFICATES) {
            return target.get().ca().packages().get(0);
        }
        if (target.isPresent() && need == GoSettings.Need.TZDATA) {
            return target.get().tzdataPackage();
        }
        return deb ? need.word() : String.valueOf(RPM.get(need));
    }
}
