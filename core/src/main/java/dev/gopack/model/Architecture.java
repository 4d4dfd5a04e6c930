package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What processors a package is for, by Go's names with the ARM level appended ({@code amd64}, {@code 386}, {@code arm7},
 * {@code arm64}, ...), or {@code all}. The formats translate it to theirs; a name that they do not know is used as it is.
 *
 * @param name the name
 */
public record Architecture(String name) {

    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

    /** Independent of the processor: rpm {@code noarch}, deb {@code all}. */
    public static final Architecture ALL = new Architecture("all");

    /** 64-bit x86. */
    public static final Architecture AMD64 = new Architecture("amd64");

    /** 64-bit ARM. */
    public static final Architecture ARM64 = new Architecture("arm64");

    // Names of other worlds for the same thing, so that a spec may use either.
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("noarch", "all"),
            Map.entry("any", "all"),
            Map.entry("x86_64", "amd64"),
            Map.entry("i386", "386"),
            Map.entry("i686", "386"),
            Map.entry("aarch64", "arm64"),
            Map.entry("armv5tel", "arm5"),
            Map.entry("armel", "arm5"),
            Map.entry("armv6hl", "arm6"),
            Map.entry("armv7hl", "arm7"),
            Map.entry("armhf", "arm7"),
            Map.entry("ppc64el", "ppc64le"),
            Map.entry("loongarch64", "loong64"),
            Map.entry("mips64el", "mips64le"),
            Map.entry("mipsel", "mipsle"));

    // docs: `go tool dist list` for linux, with GOARM appended to arm; s390 is nfpm's
    private static final List<String> KNOWN = List.of(
            "all",
            "amd64",
            "386",
            "arm5",
            "arm6",
            "arm7",
            "arm64",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390",
            "s390x");

    /** Refuses what could not be part of a file name. */
    public Architecture {
        if (!LEGAL.matcher(name).matches()) {
            throw new IllegalArgumentException("not an architecture name: " + GopackException.quote(name));
        }
    }

    /** The architecture with this name; rpm's and Debian's names are understood as well. */
    public static Architecture of(String name) {
        return new Architecture(ALIASES.getOrDefault(name, name));
    }

    /** The name for a name of rpm's or Debian's, as {@link #of} has it; empty for what is not the name of one. */
    public static Optional<String> nameOf(String name) {
        return LEGAL.matcher(name).matches() ? Optional.of(ALIASES.getOrDefault(name, name)) : Optional.empty();
    }

    // By hand, as in other records of which every build compares some: linking what a record brings takes milliseconds.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Architecture that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Names that formats translate to their own. */
    public static List<String> known() {
        return KNOWN;
    }

    /** True if formats translate the name; others they use as they are. */
    public boolean isKnown() {
        return KNOWN.contains(name);
    }

    /**
     * True if its processors run programs for the other one: it is the same, or ARM of a lower level.
     *
     * @param program name of the other
     */
    public boolean runs(String program) {
        return name.equals(program) || (isArm(name) && isArm(program) && program.compareTo(name) <= 0);
    }

    private static boolean isArm(String name) {
        return name.startsWith("arm") && !name.equals(ARM64.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
