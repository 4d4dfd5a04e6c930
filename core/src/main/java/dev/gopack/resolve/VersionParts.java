package dev.gopack.resolve;

import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a version apart as nfpm does: leniently semantic, or not at all. */
final class VersionParts {

    // A semantic version with an optional v, and minor and patch optional.
    private static final Pattern SEMVER = Pattern.compile("v?(0|[1-9]\\d*)(?:\\.(0|[1-9]\\d*))?(?:\\.(0|[1-9]\\d*))?"
            + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");

    private VersionParts() {}

    /** The parts; what the spec says of pre-release and metadata wins over what the version contains. */
    static PackageVersion of(PackageSpec spec) {
        String upstream = spec.version();
        String prerelease = "";
        String metadata = "";
        Matcher semver = SEMVER.matcher(spec.version());
        if (!spec.versionSchema().equals("none") && semver.matches()) {
            upstream = semver.group(1) + "." + orZero(semver.group(2)) + "." + orZero(semver.group(3));
            prerelease = orEmpty(semver.group(4));
            metadata = orEmpty(semver.group(5));
        }
        return new PackageVersion(
                spec.epoch(),
                upstream,
                spec.prerelease().isEmpty() ? prerelease : spec.prerelease(),
                spec.versionMetadata().isEmpty() ? metadata : spec.versionMetadata(),
                spec.release());
    }

    private static String orZero(@org.jspecify.annotations.Nullable String part) {
        return part == null ? "0" : part;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String part) {
        return part == null ? "" : part;
    }
}
