package dev.gopack.resolve;

import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.module.ModuleVersion;
import dev.gopack.module.VersionMapping;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a version apart as nfpm does: leniently semantic, or not at all. A leading {@code v} goes, a missing minor or
 * patch is 0, and zeros before a number go: {@code v2024.06} is {@code 2024.6.0}. What is not semantic even so, such as
 * {@code 1.2.3.4} or a number in the pre-release with a zero before it, stays as it is written. Go's pseudo-versions alone are
 * read as Go means them.
 */
final class VersionParts {

    private static final String WORDS = "[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+";
    private static final String NUMBER = "([0-9]{1,99}+)";
    private static final Pattern SEMVER = Pattern.compile(
            "v?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER + ")?(?:-(" + WORDS + "))?(?:\\+(" + WORDS + "))?");
    private static final Pattern ZERO_FIRST = Pattern.compile("0[0-9]+");
    private static final int LONGEST_NUMBER = 64; // bits, as in the library that nfpm reads versions with

    private VersionParts() {}

    /** The parts; what the spec says of pre-release and metadata wins over what the version contains. */
    static PackageVersion of(PackageSpec spec) {
        PackageVersion parts = Optional.of(spec.version())
                .filter(version -> !spec.versionSchema().equals("none"))
                .flatMap(version -> pseudo(spec, version).or(() -> semantic(version)))
                .orElse(new PackageVersion(null, spec.version(), "", "", ""));
        return new PackageVersion(
                spec.epoch(),
                parts.upstream(),
                spec.prerelease().isEmpty() ? parts.prerelease() : spec.prerelease(),
                spec.versionMetadata().isEmpty() ? parts.metadata() : spec.versionMetadata(),
                spec.release());
    }

    /** A commit's version as Go makes it has the form that it has when it is taken from a program: it is older than pre-releases. */
    private static Optional<PackageVersion> pseudo(PackageSpec spec, String version) {
        return ModuleVersion.parse(version.startsWith("v") ? version : "v" + version)
                .filter(parsed -> parsed.isPseudo() && spec.prerelease().isEmpty())
                .flatMap(parsed -> VersionMapping.of(parsed).text())
                .map(text -> new PackageVersion(null, text, "", "", ""));
    }

    private static Optional<PackageVersion> semantic(String version) {
        Matcher semver = SEMVER.matcher(version);
        if (!semver.matches()) {
            return Optional.empty();
        }
        BigInteger major = number(semver.group(1));
        BigInteger minor = number(semver.group(2));
        BigInteger patch = number(semver.group(3));
        String prerelease = orEmpty(semver.group(4));
        if (major.or(minor).or(patch).bitLength() > LONGEST_NUMBER
                || Arrays.stream(prerelease.split("\\."))
                        .anyMatch(part -> ZERO_FIRST.matcher(part).matches())) {
            return Optional.empty();
        }
        String upstream = major + "." + minor + "." + patch;
        return Optional.of(new PackageVersion(null, upstream, prerelease, orEmpty(semver.group(5)), ""));
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
