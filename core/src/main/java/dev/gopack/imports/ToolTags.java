package dev.gopack.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tags that a Go toolchain sets by itself: its default experiments and the levels of an architecture. */
final class ToolTags {

    private static final Set<String> REGABI = Set.of("amd64", "arm64", "loong64", "ppc64", "ppc64le", "riscv64");
    private static final Set<String> WITH_XCHG8 = Set.of("386", "amd64", "arm", "arm64", "ppc64", "ppc64le");
    private static final Set<String> WITHOUT_DWARF5 = Set.of("darwin", "ios", "aix");

    // source: Go 1.21 to 1.26 internal/buildcfg/exp.go: what is on wherever the platform allows it
    private static final Map<Integer, String> EXPERIMENTS = Map.of(
            21, "coverageredesign",
            22, "coverageredesign allocheaders exectracer2",
            23, "coverageredesign",
            24, "coverageredesign aliastypeparams swissmap synchashtriemap",
            25, "aliastypeparams swissmap synchashtriemap",
            26, "randomizedheapbase64 greenteagc");

    private static final int FIRST = 21;
    private static final int LAST = 26;

    private ToolTags() {}

    /** The default experiments; those of Go before 1.21 are not known, later versions than known have the last's. */
    static Set<String> experiments(int goMinor, String goos, String goarch) {
        Set<String> names = new TreeSet<>();
        int known = Math.min(goMinor, LAST);
        if (known < FIRST) {
            return names;
        }
        for (String name : EXPERIMENTS.getOrDefault(known, "").split(" ")) {
            names.add("goexperiment." + name);
        }
        if (hasRegisterAbi(known, goarch)) {
            names.add("goexperiment.regabiwrappers");
            names.add("goexperiment.regabiargs");
        }
        if (known == 24 && WITH_XCHG8.contains(goarch)) {
            names.add("goexperiment.spinbitmutex");
        }
        if (known >= 25 && !WITHOUT_DWARF5.contains(goos)) {
            names.add("goexperiment.dwarf5");
        }
        return names;
    }

    private static boolean hasRegisterAbi(int goMinor, String goarch) {
        return (REGABI.contains(goarch) && (goMinor >= 22 || !goarch.equals("loong64")))
                || (goarch.equals("s390x") && goMinor >= 26);
    }

    /** The level that a toolchain takes if nobody says another: the value of GOAMD64 and its siblings. */
    static String defaultLevel(String goarch) {
        // source: Go 1.26 internal/buildcfg/zbootstrap.go of the official toolchains
        return switch (goarch) {
            case "386" -> "sse2";
            case "amd64" -> "v1";
            case "arm" -> "7";
            case "arm64" -> "v8.0";
            case "mips", "mipsle", "mips64", "mips64le" -> "hardfloat";
            case "ppc64", "ppc64le" -> "power8";
            case "riscv64" -> "rva20u64";
            default -> "";
        };
    }

    /**
     * The tags of a level and of all levels below.
     *
     * @throws IllegalArgumentException if the architecture has no such level
     */
    static Set<String> levels(int goMinor, String goarch, String level) {
        // source: Go 1.26 internal/buildcfg/cfg.go, gogoarchTags; arm64 and riscv64 have them since 1.23
        Set<String> tags = new TreeSet<>();
        String name = level.toLowerCase(Locale.ROOT);
        switch (goarch) {
            case "386" -> tags.add(oneOf(name, "sse2", "softfloat"));
            case "amd64" -> count(tags, "v", 1, number(name, "v", 1, 4));
            case "arm" -> count(tags, "", 5, number(name.split(",")[0], "", 5, 7));
            case "arm64" -> {
                if (goMinor >= 23) {
                    arm64(tags, name.split(",")[0]);
                }
            }
            case "mips", "mipsle", "mips64", "mips64le" -> tags.add(oneOf(name, "hardfloat", "softfloat"));
            case "ppc64", "ppc64le" -> count(tags, "power", 8, number(name, "power", 8, 10));
            case "riscv64" -> {
                if (goMinor >= 23) {
                    riscv64(tags, oneOf(name, "rva20u64", "rva22u64", "rva23u64"));
                }
            }
            case "wasm" -> {
                tags.add("satconv");
                tags.add("signext");
            }
            default -> {
                // no levels
            }
        }
        Set<String> full = new TreeSet<>();
        tags.forEach(tag -> full.add(goarch + "." + tag));
        return full;
    }

    private static void arm64(Set<String> tags, String level) {
        int major = level.startsWith("v9.") ? 9 : 8;
        int minor = number(level, "v" + major + ".", 0, major == 9 ? 5 : 9);
        count(tags, "v" + major + ".", 0, minor);
        if (major == 9) {
            count(tags, "v8.", 0, Math.min(minor + 5, 9));
        }
    }

    private static void riscv64(Set<String> tags, String level) {
        for (String each : new String[] {"rva20u64", "rva22u64", "rva23u64"}) {
            if (each.compareTo(level) <= 0) {
                tags.add(each);
            }
        }
    }

    private static void count(Set<String> tags, String prefix, int first, int last) {
        for (int i = first; i <= last; i++) {
            tags.add(prefix + i);
        }
    }

    private static int number(String level, String prefix, int least, int most) {
        for (int i = least; i <= most; i++) {
            if (level.equals(prefix + i)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no level of an architecture: " + level);
    }

    private static String oneOf(String level, String... known) {
        for (String each : known) {
            if (each.equals(level)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no level of an architecture: " + level);
    }
}
