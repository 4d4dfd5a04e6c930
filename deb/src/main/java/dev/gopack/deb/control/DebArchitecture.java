package dev.gopack.deb.control;

import dev.gopack.model.Architecture;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Debian's names of architectures. */
public final class DebArchitecture {

    // docs: Debian ArmPorts; GOARM 5 has no floating point unit (armel), 6 and 7 use one (armhf).
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("386", "i386"),
            Map.entry("x86_64", "amd64"),
            Map.entry("aarch64", "arm64"),
            Map.entry("arm5", "armel"),
            Map.entry("arm6", "armhf"),
            Map.entry("arm7", "armhf"),
            Map.entry("mipsle", "mipsel"),
            Map.entry("mips64le", "mips64el"),
            Map.entry("ppc64le", "ppc64el"),
            Map.entry("s390", "s390x"));

    // source: dpkg data/cputable, the Linux architectures with glibc
    private static final Set<String> KNOWN = Set.of(
            "all",
            "alpha",
            "amd64",
            "arc",
            "arm64",
            "armel",
            "armhf",
            "hppa",
            "i386",
            "ia64",
            "loong64",
            "m68k",
            "mips",
            "mips64",
            "mips64el",
            "mipsel",
            "powerpc",
            "ppc64",
            "ppc64el",
            "riscv64",
            "s390x",
            "sh4",
            "sparc",
            "sparc64",
            "x32");

    // source: dpkg lib/dpkg/arch.c dpkg_arch_name_is_illegal()
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private DebArchitecture() {}

    /** Debian's name; one that is not in the table stays as it is. */
    public static String of(Architecture architecture) {
        return NAMES.getOrDefault(architecture.name(), architecture.name());
    }

    /** True if dpkg on Linux has a name of its own for it. */
    public static boolean isKnown(String name) {
        return KNOWN.contains(name);
    }

    /** True if dpkg takes it as an architecture name. */
    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }
}
