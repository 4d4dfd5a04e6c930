package dev.gopack.compat;

import dev.gopack.go.GoBinary;
import dev.gopack.model.Architecture;
import dev.gopack.target.GoLevels;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processor that a program was built for, against the least one that the release supports. */
final class ProcessorCheck {

    private static final Architecture S390X = Architecture.of("s390x");

    /** Machines of IBM Z without what Go looks for when a program starts. // source: Go, runtime/os_linux_s390x.go */
    private static final Set<String> WITHOUT_VECTORS = Set.of("z900", "z990", "z9", "z10", "z196", "zEC12");

    private ProcessorCheck() {}

    static List<Reason> reasons(
            GoBinary go, Architecture architecture, Optional<TargetArchitecture> variant, Target target) {
        Optional<TargetArchitecture> there = variant.or(() -> target.architecture(architecture));
        Optional<String> old = there.flatMap(TargetArchitecture::cpu).filter(WITHOUT_VECTORS::contains);
        if (architecture.equals(S390X) && old.isPresent()) {
            return List.of(new Reason(
                    Verdict.WORKS_WITH_NOTE,
                    "Go needs z13, and " + target.id() + " supports machines from " + old.get()
                            + " on: it ends at once on older ones",
                    "nothing, since no release of Go makes programs for them",
                    target.fact("arch.s390x.cpu").mark().word()));
        }
        Optional<String[]> highest =
                there.flatMap(TargetArchitecture::goSetting).map(text -> text.split("=", 2));
        if (highest.isEmpty() || go.buildInfo().isEmpty()) {
            return List.of();
        }
        String key = highest.get()[0];
        List<String> levels = GoLevels.of(key);
        String value = go.buildInfo().get().setting(key).orElse("");
        int built = rank(value, levels);
        int allowed = rank(highest.get()[1], levels);
        if (built < 0 || allowed < 0 || built <= allowed) {
            return List.of();
        }
        String cpu = there.get().cpu().orElse(highest.get()[1]);
        String mark = target.fact("arch." + there.get().name() + ".go").mark().word();
        return List.of(new Reason(
                Verdict.WILL_NOT_START,
                "built with " + key + "=" + value + ", and " + target.id() + " supports machines from " + cpu
                        + " on: it ends at once on those below its level",
                "build with " + key + "=" + GoLevels.level(highest.get()[1])
                        + variant(target, architecture, key, built, levels),
                mark));
    }

    /** What a release has for newer processors alone. */
    private static String variant(
            Target target, Architecture architecture, String key, int built, List<String> levels) {
        return target.architectures().stream()
                .filter(one -> one.isVariant() && one.architecture().equals(architecture))
                .filter(one -> one.goSetting()
                        .filter(setting -> setting.startsWith(key + "="))
                        .filter(setting -> levels.indexOf(GoLevels.level(setting.substring(key.length() + 1))) >= built)
                        .isPresent())
                .findFirst()
                .map(one -> ", or ship it for its variant " + one.name() + " (deb: {arch_variant: "
                        + one.name().substring(one.name().indexOf("_v") + 1) + "})")
                .orElse("");
    }

    /**
     * How high a value is. What Go has behind the level is atomics, which every processor has from v8.1 on and for which
     * the program looks when it starts; of crypto it takes no notice there. // source: Go, runtime/asm_arm64.s
     */
    private static int rank(String value, List<String> levels) {
        int level = levels.indexOf(GoLevels.level(value));
        boolean atomics = List.of(value.split(",", -1)).contains("lse");
        return atomics ? Math.max(level, levels.indexOf("v8.1")) : level;
    }
}
