package dev.gopack.imports;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * For which platform and with which settings Go sources are looked at: what decides whether a file belongs to a build.
 *
 * @param goos the operating system as GOOS names it
 * @param goarch the architecture as GOARCH names it
 * @param level the architecture's level as GOAMD64 and its siblings name it, empty for an architecture without
 * @param cgo whether files that import "C" belong to the build
 * @param goMinor the toolchain's version: 26 for Go 1.26
 * @param compiler {@code gc} or {@code gccgo}
 * @param tags what {@code -tags} gives
 * @param experiments the experiments that are on, as tags: {@code goexperiment.NAME}
 */
public record BuildContext(
        String goos,
        String goarch,
        String level,
        boolean cgo,
        int goMinor,
        String compiler,
        Set<String> tags,
        Set<String> experiments) {

    /** The newest Go that is known completely. */
    public static final int NEWEST_GO = 26;

    private static final Pattern RELEASE = Pattern.compile("go1\\.[1-9][0-9]{0,5}");

    /** Checks the level, and copies the sets. */
    public BuildContext {
        Objects.requireNonNull(goos, "goos");
        Objects.requireNonNull(compiler, "compiler");
        if (goMinor < 1) {
            throw new IllegalArgumentException("no version of Go: 1." + goMinor);
        }
        ToolTags.levels(goMinor, goarch, level);
        tags = Set.copyOf(tags);
        experiments = Set.copyOf(experiments);
    }

    /**
     * A build with the newest Go for a platform, without cgo, which is what Go does when it builds for another platform
     * than its own.
     */
    public static BuildContext of(String goos, String goarch) {
        return new BuildContext(
                goos,
                goarch,
                ToolTags.defaultLevel(goarch),
                false,
                NEWEST_GO,
                "gc",
                Set.of(),
                ToolTags.experiments(NEWEST_GO, goos, goarch));
    }

    /** The platforms that Go is made for, such as {@code linux/amd64}, sorted. */
    public static Set<String> platforms() {
        return Platforms.ports();
    }

    /** The same build with or without cgo. */
    public BuildContext withCgo(boolean enabled) {
        return new BuildContext(goos, goarch, level, enabled, goMinor, compiler, tags, experiments);
    }

    /** The same build with these tags, as {@code -tags} gives them. */
    public BuildContext withTags(Collection<String> names) {
        return new BuildContext(goos, goarch, level, cgo, goMinor, compiler, Set.copyOf(names), experiments);
    }

    /** The same build with another Go, 24 for Go 1.24, and the experiments that are on in it. */
    public BuildContext withGo(int minor) {
        Set<String> defaults = ToolTags.experiments(minor, goos, goarch);
        return new BuildContext(goos, goarch, level, cgo, minor, compiler, tags, defaults);
    }

    /** The same build for another level of the architecture, for example {@code v3} for GOAMD64=v3. */
    public BuildContext withLevel(String name) {
        return new BuildContext(goos, goarch, name, cgo, goMinor, compiler, tags, experiments);
    }

    /** All tags of the toolchain, as {@code go list -f '{{context.ToolTags}}'} has them. */
    public Set<String> toolTags() {
        Set<String> all = new TreeSet<>(experiments);
        all.addAll(ToolTags.levels(goMinor, goarch, level));
        return all;
    }

    /** Whether a build tag holds. */
    // source: Go 1.26 go/build/build.go, matchTag
    boolean matches(String tag) {
        if (tag.equals(goos) || tag.equals(goarch) || tag.equals(compiler) || tags.contains(tag)) {
            return true;
        }
        return switch (tag) {
            case "cgo" -> cgo;
            case "unix" -> Platforms.isUnix(goos);
            case "linux" -> goos.equals("android");
            case "solaris" -> goos.equals("illumos");
            case "darwin" -> goos.equals("ios");
            case "boringcrypto" -> experiments.contains("goexperiment.boringcrypto");
            default -> isRelease(tag) || isToolTag(tag);
        };
    }

    private boolean isRelease(String tag) {
        return RELEASE.matcher(tag).matches() && Integer.parseInt(tag.substring(4)) <= goMinor;
    }

    private boolean isToolTag(String tag) {
        return experiments.contains(tag)
                || (tag.startsWith(goarch + ".")
                        && ToolTags.levels(goMinor, goarch, level).contains(tag));
    }
}
