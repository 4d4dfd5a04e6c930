package dev.gopack.derive;

import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfKind;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoSignal;
import dev.gopack.go.GoSignals;
import dev.gopack.model.Dependency;
import dev.gopack.model.GoSettings;
import dev.gopack.model.RelationKind;
import dev.gopack.scan.FileFacts;
import dev.gopack.target.Target;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Go programs want at run time, by the names of the target: the toolchain, what the spec says that they need, and
 * what they read as their functions show. The spec has the last word about each.
 */
public final class ToolchainGenerator implements DependencyGenerator {

    private static final Map<GoSettings.Need, String> RPM = Map.of(
            GoSettings.Need.CA_CERTIFICATES, "ca-certificates",
            GoSettings.Need.TZDATA, "tzdata",
            GoSettings.Need.GIT, "git",
            GoSettings.Need.GCC, "gcc",
            GoSettings.Need.NETBASE, "/etc/services"); // whose package has other names, see netbase

    /** Libraries and plugins of Go read the same files as programs do. */
    private static final Set<ElfKind> RUN =
            EnumSet.of(ElfKind.STATIC, ElfKind.DYNAMIC, ElfKind.PIE, ElfKind.STATIC_PIE, ElfKind.LIBRARY);

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
        Toolchains.ofSource(into);
        go.needs().forEach((need, strength) -> {
            if (strength != GoSettings.Strength.NONE) {
                into.relate(
                        kind(strength),
                        new Dependency.Simple(name(need, deb, target)),
                        "go.needs in the spec: " + need.word());
            }
        });
        if (!go.needs().keySet().containsAll(List.of(GoSettings.Need.CA_CERTIFICATES, GoSettings.Need.TZDATA))) {
            for (FileFacts file : into.files()) {
                Optional<GoBinary> binary = file.goBinary();
                if (binary.isPresent()) {
                    shown(into, file, binary.get());
                }
            }
        }
    }

    /** What the functions of a program show that it reads. */
    private static void shown(Derivation into, FileFacts file, GoBinary binary) throws IOException {
        if (!RUN.contains(file.elf(ElfFile::kind))) {
            return;
        }
        GoSignals signals = binary.signals();
        if (!signals.has(GoSignal.EMBEDDED_ROOTS)) {
            signals.evidence(GoSignal.SYSTEM_ROOTS)
                    .ifPresent(function -> recommend(
                            into,
                            GoSettings.Need.CA_CERTIFICATES,
                            file.path() + " links " + function + ", which reads the certificates of the system"));
        }
        if (!signals.has(GoSignal.EMBEDDED_TIME_ZONES)) {
            signals.evidence(GoSignal.TIME_ZONES)
                    .ifPresent(function -> recommend(
                            into,
                            GoSettings.Need.TZDATA,
                            file.path() + " links " + function
                                    + ", which reads the time zones of the system, and not time/tzdata"));
        }
    }

    private static void recommend(Derivation into, GoSettings.Need need, String cause) {
        if (!into.draft().spec().go().needs().containsKey(need)) {
            boolean deb = into.format().equals("deb");
            String name = name(need, deb, into.draft().target());
            into.relate(kind(GoSettings.Strength.RECOMMEND), new Dependency.Simple(name), cause);
        }
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
        if (target.isPresent() && !deb && need == GoSettings.Need.NETBASE) {
            return netbase(target.get());
        }
        return deb ? need.word() : String.valueOf(RPM.get(need));
    }

    // observed: Fedora and EL keep /etc/services in setup; source: openSUSE's c-ares.spec, Azure Linux's
    // distroless-packages
    private static String netbase(Target target) {
        return target.groups().contains("suse")
                ? "netcfg"
                : target.groups().contains("azurelinux") ? "iana-etc" : "setup";
    }
}
