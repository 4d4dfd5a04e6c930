package dev.gopack.module;

import java.util.Optional;

/**
 * A version of a Go module: semantic versioning with a leading v. Equal are versions of equal text; {@link #compareTo}
 * orders them as Go chooses versions, and breaks ties by text.
 *
 * <p>Source: golang.org/x/mod, packages semver and module.
 */
public final class ModuleVersion implements Comparable<ModuleVersion> {

    /** What Go writes for a main module whose version is not known. */
    public static final String DEVEL = "(devel)";

    private final String text;
    private final Semver parts;
    private final Optional<PseudoVersion> pseudo;

    private ModuleVersion(String text, Semver parts) {
        this.text = text;
        this.parts = parts;
        this.pseudo = PseudoVersion.of(parts);
    }

    /** Reads a version such as {@code v1.2.3-rc.1}; empty if it is none. {@code v1} and {@code v1.2} are versions, too. */
    public static Optional<ModuleVersion> parse(String text) {
        return Semver.parse(text).map(parts -> new ModuleVersion(text, parts));
    }

    /**
     * Reads a version that must be one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ModuleVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a version of a Go module: " + text));
    }

    /** True for a version with three numbers and no build metadata but {@code +incompatible}. */
    public static boolean isCanonical(String text) {
        return parse(text).filter(version -> version.canonical().equals(text)).isPresent();
    }

    /** The version without build metadata other than {@code +incompatible}, and with all three numbers. */
    public String canonical() {
        return parts.canonical() + (isIncompatible() ? "+incompatible" : "");
    }

    /** The part that a module path repeats from {@code v2} on. */
    public String major() {
        return "v" + parts.major();
    }

    /** Major and minor part: {@code v1.2}. */
    public String majorMinor() {
        return "v" + parts.major() + '.' + parts.minor();
    }

    /** What follows the hyphen, without it; empty for a release. */
    public String prerelease() {
        return parts.prerelease();
    }

    /** What follows the plus sign, without it; empty if there is none. */
    public String build() {
        return parts.build();
    }

    /** True for a release of a repository that has no {@code go.mod} where its major version would ask for one. */
    public boolean isIncompatible() {
        return parts.build().equals("incompatible");
    }

    /** True if Go built from files that were changed after the commit. */
    public boolean isDirty() {
        return parts.build().equals("dirty") || parts.build().endsWith(".dirty");
    }

    /** True for a version that Go made up for a commit. */
    public boolean isPseudo() {
        return pseudo.isPresent();
    }

    /** What a pseudo-version says of its commit. */
    public Optional<PseudoVersion> pseudo() {
        return pseudo;
    }

    /**
     * True if a module of this path may have this version.
     *
     * @param pathMajor the end of the path that names the major version, such as {@code /v2} or {@code .v3}; may be empty
     */
    public boolean fits(String pathMajor) {
        // source: x/mod module/module.go CheckPathMajor
        String wanted = pathMajor.startsWith(".v") && pathMajor.endsWith("-unstable")
                ? pathMajor.substring(0, pathMajor.length() - "-unstable".length())
                : pathMajor;
        if (text.startsWith("v0.0.0-") && wanted.equals(".v1")) {
            return true;
        }
        return wanted.isEmpty()
                ? major().equals("v0") || major().equals("v1") || isIncompatible()
                : major().equals(wanted.substring(1));
    }

    /** Order of precedence alone: build metadata does not count. */
    public int comparePrecedence(ModuleVersion other) {
        return parts.compareTo(other.parts);
    }

    @Override
    public int compareTo(ModuleVersion other) {
        int order = comparePrecedence(other);
        return order != 0 ? order : text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModuleVersion version && version.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    Semver parts() {
        return parts;
    }

    /** The version as it was read. */
    @Override
    public String toString() {
        return text;
    }
}
