package dev.gopack.model;

import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A version in its parts, before a format joins them.
 *
 * @param epoch 0 to 4294967295, or null for none
 * @param upstream the version proper, without a leading {@code v}
 * @param prerelease what follows {@code -} in a semantic version; empty if none
 * @param metadata what follows {@code +} in a semantic version; empty if none
 * @param release the packager's revision; empty if the spec gives none
 */
public record PackageVersion(
        @Nullable Long epoch, String upstream, String prerelease, String metadata, String release) {

    /** Refuses missing parts and epochs out of range. */
    public PackageVersion {
        Objects.requireNonNull(upstream, "upstream");
        Objects.requireNonNull(prerelease, "prerelease");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(release, "release");
        if (epoch != null && (epoch < 0 || epoch > 0xffff_ffffL)) {
            throw new IllegalArgumentException("epoch is not within 0 to 4294967295: " + epoch);
        }
    }

    /** The epoch if there is one. */
    public OptionalLong optionalEpoch() {
        return epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch);
    }
}
