package dev.gopack.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of the Go compiler that raise what a program needs of the processor. // docs: go help environment */
public final class GoLevels {

    private static final Pattern NEVER = Pattern.compile("(?!)");

    private static final Map<String, List<String>> LEVELS = Map.of(
            "GOAMD64", List.of("v1", "v2", "v3", "v4"),
            "GO386", List.of("softfloat", "sse2"),
            "GOPPC64", List.of("power8", "power9", "power10"),
            "GORISCV64", List.of("rva20u64", "rva22u64", "rva23u64"),
            "GOARM64",
                    List.of(
                            "v8.0", "v8.1", "v8.2", "v8.3", "v8.4", "v8.5", "v8.6", "v8.7", "v8.8", "v8.9", "v9.0",
                            "v9.1", "v9.2", "v9.3", "v9.4", "v9.5"));

    private static final Map<String, Pattern> PROCESSORS = Map.of(
            "amd64", Pattern.compile("x86-64-(v[1-4])"),
            "arm64", Pattern.compile("arm(v[89]\\.[0-9])-a((?:\\+[a-z0-9]+)*)"),
            "ppc64", Pattern.compile("POWER([0-9]+)"),
            "ppc64le", Pattern.compile("POWER([0-9]+)"),
            "riscv64", Pattern.compile("rva([0-9]{2})"));

    private GoLevels() {}

    /** False if a word is no processor, for architectures whose processors have names that tell their level. */
    static boolean isProcessor(String architecture, String cpu) {
        return !PROCESSORS.containsKey(architecture) || isLevelled(architecture, cpu);
    }

    /** True if the name of a processor tells what Go may use of it. */
    static boolean isLevelled(String architecture, String cpu) {
        Pattern form = PROCESSORS.get(architecture);
        return form != null && form.matcher(cpu).matches();
    }

    /**
     * The highest setting that a processor runs; empty if Go has none for it. // docs: x86-64 psABI for v1 to v4, go help
     * environment
     */
    static Optional<String> of(String architecture, String cpu) {
        Pattern form = PROCESSORS.get(architecture);
        Matcher parts = (form == null ? NEVER : form).matcher(cpu);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String level = parts.group(1);
        return switch (architecture) {
            case "amd64" -> Optional.of("GOAMD64=" + level);
            case "arm64" ->
                Optional.of("GOARM64=" + level + parts.group(2).replace("+", ","))
                        .filter(setting -> of("GOARM64").contains(level));
            case "riscv64" -> known("GORISCV64", "rva" + level + "u64");
            default -> known("GOPPC64", "power" + level);
        };
    }

    private static Optional<String> known(String setting, String level) {
        return of(setting).contains(level) ? Optional.of(setting + "=" + level) : Optional.empty();
    }

    /** The values of a setting from the lowest on; none for settings whose values are of another kind. */
    public static List<String> of(String setting) {
        return LEVELS.getOrDefault(setting, List.of());
    }

    /** A value without what follows the level: of {@code v8.0,lse}, {@code v8.0}. */
    public static String level(String value) {
        int comma = value.indexOf(',');
        return comma < 0 ? value : value.substring(0, comma);
    }
}
