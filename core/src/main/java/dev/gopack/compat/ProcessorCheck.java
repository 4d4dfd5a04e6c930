package dev.gopack.compat;

import dev.gopack.go.GoBinary;
import dev.gopack.model.Architecture;
import dev.gopack.target.GoLevels;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The processor that a program was built for, against the least one that the release supports. */
final class ProcessorCheck {

    /**
     * The least machine that Go makes programs for, where releases support older ones. // docs: release notes of Go 1.9; source:
     * Go, runtime/os_linux_s390x.go
     */
    private static final Map<String, Least> LEAST = Map.of(
            "s390x", new Least("z13", Set.of("z900", "z990", "z9", "z10", "z196", "zEC12"), ""),
            "ppc64", new Least("POWER8", Set.of("POWER4", "POWER5", "POWER6", "POWER7"), "GOPPC64=power8"));

    /**
     * Of one architecture.
     *
     * @param below machines that are older
     * @param setting of the compiler for it
     */
    private record Least(String machine, Set<String> below, String setting) {}

    private ProcessorCheck() {}

    static List<Reason> reasons(
            GoBinary go, Architecture architecture, Optional<TargetArchitecture> variant, Target target) {
        Optional<TargetArchitecture> there = variant.or(() -> target.architecture(architecture));
        List<Reason> reasons = new ArrayList<>();
        Optional<String> setting = there.flatMap(TargetArchitecture::goSetting);
        Least least = LEAST.get(architecture.name());
        Optional<String> old = there.flatMap(TargetArchitecture::cpu)
                .filter(cpu -> least != null && least.below().contains(cpu));
        if (least != null && old.isPresent()) {
            reasons.add(new Reason(
                    Verdict.WORKS_WITH_NOTE,
                    "Go needs " + least.machine() + ", and " + target.id() + " supports machines from " + old.get()
                            + " on: it ends at once on older ones",
                    "nothing, since no release of Go makes programs for them",
                    target.fact("arch." + architecture + ".cpu").mark().word()));
            setting = Optional.of(least.setting()).filter(text -> !text.isEmpty());
        }
        above(go, architecture, there, setting, target).ifPresent(reasons::add);
        return reasons;
    }

    /** A level above that of the release. */
    private static Optional<Reason> above(
            GoBinary go,
            Architecture architecture,
            Optional<TargetArchitecture> there,
            Optional<String> setting,
            Target target) {
        Optional<String[]> highest = setting.map(text -> text.split("=", 2));
        if (highest.isEmpty() || go.buildInfo().isEmpty()) {
            return Optional.empty();
        }
        String key = highest.get()[0];
        List<String> levels = GoLevels.of(key);
        String value = go.buildInfo().get().setting(key).orElse("");
        int built = rank(value, levels);
        int allowed = rank(highest.get()[1], levels);
        if (built < 0 || allowed < 0 || built <= allowed) {
            return Optional.empty();
        }
        String cpu = there.flatMap(TargetArchitecture::cpu).orElse(highest.get()[1]);
        String mark = target.fact("arch." + there.map(TargetArchitecture::name).orElse(architecture.name()) + ".go")
                .mark()
                .word();
        return Optional.of(new Reason(
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
