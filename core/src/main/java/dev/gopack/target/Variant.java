package dev.gopack.target;

import dev.gopack.model.Architecture;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the packages that a spec becomes.
 *
 * @param format name of the format, for example {@code rpm}
 * @param target what it is for; empty for packages that every supported release of the format takes
 * @param architecture what processors it is for
 */
public record Variant(String format, Optional<Target> target, Architecture architecture) {

    /** Refuses a target that installs packages of another format. */
    public Variant {
        target.ifPresent(given -> {
            if (!given.family().id().equals(format)) {
                throw new IllegalArgumentException(given + " does not install " + format + " packages");
            }
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variant that
                && format.equals(that.format)
                && target.equals(that.target)
                && architecture.equals(that.architecture);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * format.hashCode() + target.hashCode()) + architecture.hashCode();
    }

    /** A package without a target. */
    public static Variant of(String format, Architecture architecture) {
        return new Variant(format, Optional.empty(), architecture);
    }

    /** A package for a target, in the format that it installs. */
    public static Variant of(Target target, Architecture architecture) {
        return new Variant(target.family().id(), Optional.of(target), architecture);
    }
}
