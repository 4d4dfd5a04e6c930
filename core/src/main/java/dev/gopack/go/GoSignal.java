package dev.gopack.go;

/**
 * Something about a program that matters for where it runs, told by what is linked into it or by how it was built.
 *
 * <p>What shows none of it: {@code net.cgoLookupHost} and {@code crypto/internal/fips140} are in every program that uses
 * the network, {@code time.loadLocation} in all that print local time, and {@code CGO_ENABLED=1} says nothing about what
 * is linked.
 */
public enum GoSignal {
    /** Host names are looked up by the C library where the configuration asks for it. */
    CGO_RESOLVER,
    /** Host names are looked up by Go alone, which reads {@code /etc/resolv.conf}, {@code /etc/hosts} and the like. */
    PURE_RESOLVER,
    /** Users and groups are looked up by the C library. */
    CGO_USER,
    /** Users and groups are looked up by Go alone in {@code /etc/passwd} and {@code /etc/group}. */
    PURE_USER,
    /** The system's certificates are loaded. */
    SYSTEM_ROOTS,
    /** Certificates are embedded, for systems that have none. */
    EMBEDDED_ROOTS,
    /** Time zones are looked up by name. */
    TIME_ZONES,
    /** The time zones are embedded, for systems that have none. */
    EMBEDDED_TIME_ZONES,
    /** Go plugins can be loaded. */
    PLUGIN,
    /** C libraries are loaded by name while it runs, which no ELF header shows. */
    DLOPEN,
    /** Other programs can be started. */
    EXEC,
    /** Messages can go to syslog. */
    SYSLOG,
    /** C code can be called. Says nothing about C libraries: they are the ELF file's to tell. */
    CGO,
    /** Built so that the FIPS 140 module is on. */
    FIPS140,
    /** Cryptography comes from BoringCrypto. */
    BORING_CRYPTO,
    /** Cryptography comes from OpenSSL, which is loaded when it starts. */
    OPENSSL_CRYPTO,
    /** Built with the race detector: slow, and not for release. */
    RACE,
    /** Built with the memory sanitizer: not for release. */
    MSAN,
    /** Built with the address sanitizer: not for release. */
    ASAN,
    /** Built to measure coverage: warns whenever it starts without {@code GOCOVERDIR}. */
    COVER
}
