package dev.gopack.verify;

import dev.gopack.report.Severity;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a package.
 *
 * @param name {@code default}, {@code strict} or {@code distro:} and a release
 * @param signed true if a package without a good signature is refused, even if no keys were given
 * @param refused findings of this weight and more refuse a package
 * @param target the release that has to take it
 */
public record VerifyPolicy(String name, boolean signed, Severity refused, Optional<Target> target) {

    /** Errors refuse; signatures are asked for if keys are given. */
    public static final VerifyPolicy DEFAULT = new VerifyPolicy("default", false, Severity.ERROR, Optional.empty());

    /** Warnings refuse as well, and so does the lack of a signature. */
    public static final VerifyPolicy STRICT = new VerifyPolicy("strict", true, Severity.WARNING, Optional.empty());

    private static final String DISTRO = "distro:";

    /** As {@link #DEFAULT}, and the release has to take the package: its signatures, digests and compression. */
    public static VerifyPolicy of(Target target) {
        return new VerifyPolicy(DISTRO + target.id(), false, Severity.ERROR, Optional.of(target));
    }

    /**
     * The policy with this name.
     *
     * @return empty if there is no such policy or release
     */
    public static Optional<VerifyPolicy> of(String name) {
        if (name.startsWith(DISTRO)) {
            return Targets.bundled().find(name.substring(DISTRO.length())).map(VerifyPolicy::of);
        }
        return List.of(DEFAULT, STRICT).stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }
}
