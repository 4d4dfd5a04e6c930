package dev.gopack.imports;

import java.util.Set;

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

    private Platforms() {}

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
