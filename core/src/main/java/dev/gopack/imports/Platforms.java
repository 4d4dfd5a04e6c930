package dev.gopack.imports;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operating systems and architectures that have a meaning in file names and build constraints. */
final class Platforms {

    // source: Go 1.26 internal/syslist: past, present and future names; nothing is ever taken out
    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "wasip1",
            "windows",
            "zos");

    // source: Go 1.26 internal/syslist: the systems that the tag unix stands for
    private static final Set<String> UNIX = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "linux",
            "netbsd",
            "openbsd",
            "solaris");

    // source: Go 1.26 internal/syslist
    private static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "ppc64",
            "ppc64le",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    // source: `go tool dist list` of Go 1.26, and of releases since 1.16 for what was taken out since
    private static final Map<String, Set<String>> PORTS = Map.ofEntries(
            Map.entry("aix", Set.of("ppc64")),
            Map.entry("android", Set.of("386", "amd64", "arm", "arm64")),
            Map.entry("darwin", Set.of("amd64", "arm64")),
            Map.entry("dragonfly", Set.of("amd64")),
            Map.entry("freebsd", Set.of("386", "amd64", "arm", "arm64", "riscv64")),
            Map.entry("illumos", Set.of("amd64")),
            Map.entry("ios", Set.of("amd64", "arm64")),
            Map.entry("js", Set.of("wasm")),
            Map.entry(
                    "linux",
                    Set.of(
                            "386",
                            "amd64",
                            "arm",
                            "arm64",
                            "loong64",
                            "mips",
                            "mips64",
                            "mips64le",
                            "mipsle",
                            "ppc64",
                            "ppc64le",
                            "riscv64",
                            "s390x")),
            Map.entry("netbsd", Set.of("386", "amd64", "arm", "arm64")),
            Map.entry("openbsd", Set.of("386", "amd64", "arm", "arm64", "mips64", "ppc64", "riscv64")),
            Map.entry("plan9", Set.of("386", "amd64", "arm")),
            Map.entry("solaris", Set.of("amd64")),
            Map.entry("wasip1", Set.of("wasm")),
            Map.entry("windows", Set.of("386", "amd64", "arm", "arm64")));

    private Platforms() {}

    static boolean isPort(String system, String architecture) {
        return PORTS.getOrDefault(system, Set.of()).contains(architecture);
    }

    static Set<String> ports() {
        Set<String> all = new TreeSet<>();
        PORTS.forEach((system, architectures) -> architectures.forEach(one -> all.add(system + "/" + one)));
        return all;
    }

    static boolean isSystem(String name) {
        return SYSTEMS.contains(name);
    }

    static boolean isArchitecture(String name) {
        return ARCHITECTURES.contains(name);
    }

    static boolean isUnix(String system) {
        return UNIX.contains(system);
    }
}
