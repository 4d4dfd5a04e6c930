package dev.gopack.rpm.plan;

import dev.gopack.model.PackageVersion;
import dev.gopack.target.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Epoch, version and release of a package.
 *
 * @param epoch 0 to 4294967295, or null for none, which counts as 0
 * @param version sorts a pre-release before the release by {@code ~}
 * @param release packager's revision
 */
public record Evr(@Nullable Long epoch, String version, String release) {

    private static final String DEFAULT_RELEASE = "1";

    /**
     * Joins the parts of a version. A hyphen cannot stand in an rpm version, so it becomes an underscore. // source: rpm
     * build/parsePreamble.c ALLOWED_CHARS_VERREL; rpm docs/manual/dependencies.md: ~ sorts before everything
     *
     * @param target gives the dist tag, as {@code %{?dist}} does in spec files; a release that ends with it stays
     */
    public static Evr of(PackageVersion parts, Optional<Target> target) {
        String version = parts.upstream()
                + (parts.prerelease().isEmpty() ? "" : "~" + parts.prerelease())
                + (parts.metadata().isEmpty() ? "" : "+" + parts.metadata());
        String release = parts.release().isEmpty() ? DEFAULT_RELEASE : parts.release();
        String tag = target.flatMap(Target::distTag).orElse("");
        String tagged = release.endsWith(tag) ? release : release + tag;
        return new Evr(parts.epoch(), version.replace('-', '_'), tagged.replace('-', '_'));
    }

    /** {@code version-release}, as file names have it. */
    public String withoutEpoch() {
        return version + "-" + release;
    }

    /** {@code [epoch:]version-release}, as relations have it. */
    @Override
    public String toString() {
        return (epoch == null ? "" : epoch + ":") + withoutEpoch();
    }
}
