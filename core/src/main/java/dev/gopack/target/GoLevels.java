package dev.gopack.target;

import java.util.List;
import java.util.Map;

/** Settings of the Go compiler that raise what a program needs of the processor. // docs: go help environment */
public final class GoLevels {

    private static final Map<String, List<String>> LEVELS = Map.of(
            "GOAMD64", List.of("v1", "v2", "v3", "v4"),
            "GO386", List.of("softfloat", "sse2"),
            "GOPPC64", List.of("power8", "power9", "power10"),
            "GORISCV64", List.of("rva20u64", "rva22u64", "rva23u64"),
            "GOARM64",
                    List.of(
                            "v8.0", "v8.1", "v8.2", "v8.3", "v8.4", "v8.5", "v8.6", "v8.7", "v8.8", "v8.9", "v9.0",
                            "v9.1", "v9.2", "v9.3", "v9.4", "v9.5"));

    private GoLevels() {}

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
