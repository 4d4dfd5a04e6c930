package dev.gopack.module;

import java.time.Instant;
import java.util.Optional;

/**
 * What packages call a version of a Go module or toolchain: one text that is legal as a version in rpm and as an upstream
 * version in Debian.
 *
 * <table>
 * <caption>Module versions</caption>
 * <tr><th>Go</th><th>packages</th></tr>
 * <tr><td>v1.2.3</td><td>1.2.3</td></tr>
 * <tr><td>v1.2.3-rc.1</td><td>1.2.3~rc.1</td></tr>
 * <tr><td>v1.2.3-1</td><td>1.2.3~~1</td></tr>
 * <tr><td>v1.2.3-alpha.beta</td><td>1.2.3~alpha.100000000000000.beta</td></tr>
 * <tr><td>v0.0.0-20240101000000-abcdefabcdef</td><td>0.0.0~~20240101000000.abcdefabcdef</td></tr>
 * <tr><td>v1.2.4-0.20240101000000-abcdefabcdef</td><td>1.2.4~~0.20240101000000.abcdefabcdef</td></tr>
 * <tr><td>v1.2.3-rc.1.0.20240101000000-abcdefabcdef</td><td>1.2.3~rc.1.0.20240101000000.abcdefabcdef</td></tr>
 * <tr><td>v2.0.0+incompatible, v1.2.3+dirty</td><td>2.0.0+incompatible, 1.2.3+dirty</td></tr>
 * </table>
 *
 * <p>rpm takes a number for newer than letters, Go for older; and dpkg sorts a dot after letters. So there is no text that
 * is right for every version and still readable, and the outcome is one of three.
 */
public sealed interface VersionMapping {

    /**
     * The order is kept: of any two versions that are mapped so, rpm and dpkg call that newer which Go calls newer. Build
     * metadata, which does not count in Go, may make a difference; and two commits of one second, which Go orders by their
     * hashes, have no order.
     *
     * @param value the version for packages
     */
    record Ordered(String value) implements VersionMapping {
        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    }

    /**
     * A text that people would expect, and whose order is right among versions that are written in the same manner, but for
     * those that say otherwise. To another one, it may be wrong in the way that the reason says;
     * {@link VersionMapping#keepsOrder} tells for two of them.
     *
     * @param value the version for packages
     * @param why what may be wrong
     * @param amongLikes false if it is wrong to some that are written in the same manner, as that of rc10 to rc9
     */
    record Nearly(String value, String why, boolean amongLikes) implements VersionMapping {
        @Override
        public Optional<String> text() {
            return Optional.of(value);
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }

    /**
     * No text keeps the order even to the neighbours of the version.
     *
     * @param why what would go wrong, and for whom
     */
    record Refused(String why) implements VersionMapping {
        @Override
        public Optional<String> text() {
            return Optional.empty();
        }

        @Override
        public Optional<String> reason() {
            return Optional.of(why);
        }
    }

    /** False for what no package can be called by: its order to the neighbours of the version would be lost. */
    default boolean isForPackages() {
        return this instanceof Ordered || (this instanceof Nearly nearly && nearly.amongLikes());
    }

    /** The version for packages, unless it is refused. */
    Optional<String> text();

    /** Why the version is refused, or what may be wrong with its order. */
    Optional<String> reason();

    /** Maps a module's version. */
    static VersionMapping of(ModuleVersion version) {
        return VersionMapper.map(version);
    }

    /**
     * Maps whatever stands for a module's version in a binary: a version or {@code (devel)}, for which a commit's time may
     * stand in, since it is what Go makes pseudo-versions of.
     *
     * @param version as the binary has it
     * @param time when the commit was made, if that is known
     * @param revision its hash, empty if that is not known
     * @param dirty true if files were changed since
     */
    static VersionMapping of(String version, Optional<Instant> time, String revision, boolean dirty) {
        Optional<ModuleVersion> known = ModuleVersion.parse(version);
        if (known.isPresent()) {
            return of(known.get());
        }
        if (!version.equals(ModuleVersion.DEVEL)) {
            return new Refused("it is not a version as Go modules have them, v1.2.3");
        }
        String hash = revision.substring(0, Math.min(12, revision.length()));
        if (time.isEmpty() || hash.isEmpty() || !hash.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            return new Refused("Go knew neither a version nor the commit that it was built from");
        }
        return ModuleVersion.parse(
                        "v0.0.0-" + PseudoVersion.timestamp(time.get()) + '-' + hash + (dirty ? "+dirty" : ""))
                .map(VersionMapping::of)
                .orElseGet(() -> new Refused("the commit's time is none"));
    }

    /**
     * The module version that is mapped to this text, if there is one; where several are, the one that the mapping does
     * not warn of. Hyphens that the mapping warned of are not found again.
     */
    static Optional<ModuleVersion> back(String packageVersion) {
        return VersionMapper.back(packageVersion);
    }

    /**
     * True if rpm and dpkg order the texts of two versions as Go orders the versions. Versions that are equal but for their
     * build metadata have no order that could be lost.
     */
    static boolean keepsOrder(ModuleVersion one, ModuleVersion other) {
        Optional<String> text = of(one).text();
        Optional<String> otherText = of(other).text();
        if (text.isEmpty() || otherText.isEmpty()) {
            return false;
        }
        int order = Integer.signum(one.comparePrecedence(other));
        return order == 0
                || (order == PackageOrder.rpm(text.get(), otherText.get())
                        && order == PackageOrder.dpkg(text.get(), otherText.get()));
    }
}
