package dev.gopack.target;

/**
 * The C library.
 *
 * @param name {@code glibc} or {@code musl}
 * @param version for glibc the highest symbol version that a program may need
 */
public record Libc(String name, String version) {

    static Libc of(Facts facts) throws Facts.BadFact {
        String name = facts.oneOf("libc.name", "glibc", "musl");
        return new Libc(
                name,
                facts.version("libc.version").orElseThrow(() -> Facts.bad("libc.version", "unknown", "a version")));
    }

    /** True if programs that are linked with glibc can run. */
    public boolean isGlibc() {
        return name.equals("glibc");
    }
}
