package dev.gopack.compat;

import dev.gopack.go.GoBinary;
import dev.gopack.model.Architecture;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processor that a program was built for, against the least one that the release supports. */
final class ProcessorCheck {

    /** Settings that raise what a program needs, and their values from the lowest. // docs: go help environment */
    private static final Map<String, List<String>> LEVELS = Map.of(
            "GOAMD64", List.of("v1", "v2", "v3", "v4"),
            "GO386", List.of("softfloat", "sse2"),
            "GOPPC64", List.of("power8", "power9", "power10"),
            "GORISCV64", List.of("rva20u64", "rva22u64", "rva23u64"),
            "GOARM64",
                    List.of(
                            "v8.0", "v8.1", "v8.2", "v8.3", "v8.4", "v8.5", "v8.6", "v8.7", "v8.8", "v8.9", "v9.0",
                            "v9.1", "v9.2", "v9.3", "v9.4", "v9.5"));

    private ProcessorCheck() {}

    static List<Reason> reasons(
            GoBinary go, Architecture architecture, Optional<TargetArchitecture> variant, Target target) {
        Optional<TargetArchitecture> there = variant.or(() -> target.architecture(architecture));
        Optional<String[]> highest =
                there.flatMap(TargetArchitecture::goSetting).map(text -> text.split("=", 2));
        if (highest.isEmpty() || go.buildInfo().isEmpty()) {
            return List.of();
        }
        String key = highest.get()[0];
        List<String> levels = LEVELS.getOrDefault(key, List.of());
        Optional<String> value = go.buildInfo().get().setting(key).map(ProcessorCheck::level);
        int built = value.map(levels::indexOf).orElse(-1);
        int allowed = levels.indexOf(level(highest.get()[1]));
        if (built < 0 || allowed < 0 || built <= allowed) {
            return List.of();
        }
        String cpu = there.get().cpu().orElse(highest.get()[1]);
        String mark = target.fact("arch." + there.get().name() + ".go").mark().word();
        return List.of(new Reason(
                Verdict.WILL_NOT_START,
                "built with " + key + "=" + value.get() + ", and " + target.id() + " supports machines from " + cpu
                        + " on: it ends at once on those below its level",
                "build with " + key + "=" + level(highest.get()[1]) + variant(target, architecture, key, built, levels),
                mark));
    }

    /** What a release has for newer processors alone. */
    private static String variant(
            Target target, Architecture architecture, String key, int built, List<String> levels) {
        return target.architectures().stream()
                .filter(one -> one.isVariant() && one.architecture().equals(architecture))
                .filter(one -> one.goSetting()
                        .filter(setting -> setting.startsWith(key + "="))
                        .filter(setting -> levels.indexOf(level(setting.substring(key.length() + 1))) >= built)
                        .isPresent())
                .findFirst()
                .map(one -> ", or ship it for its variant " + one.name() + " (deb: {arch_variant: "
                        + one.name().substring(one.name().indexOf("_v") + 1) + "})")
                .orElse("");
    }

    /** Without what follows the level: {@code v8.0,lse}. */
    private static String level(String value) {
        int comma = value.indexOf(',');
        return comma < 0 ? value : value.substring(0, comma);
    }
}
