package dev.gopack.compat;

import dev.gopack.format.PackageInfo;
import dev.gopack.model.Architecture;
import dev.gopack.target.Family;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.util.Optional;
import java.util.Set;

/** What a package is for, in its own words, against what a release is made for. */
final class PackageArchitecture {

    private static final Set<String> FOR_ALL = Set.of("all", "noarch");
    private static final Set<String> SOURCES = Set.of("src", "nosrc");
    private static final Set<String> OLD_386 = Set.of("i486", "i586");

    private PackageArchitecture() {}

    /** True if it has the sources of packages. */
    static boolean isSource(PackageInfo info) {
        return info.format().equals("rpm") && SOURCES.contains(info.architecture());
    }

    /** Go's name for what it is for, the same on every release; in its own words if Go has none. */
    static String name(PackageInfo info) {
        String words = info.architecture();
        return OLD_386.contains(words) ? "386" : Architecture.nameOf(words).orElse(words);
    }

    /** What it is for on a release; empty if the release takes no such package. */
    static Optional<Architecture> on(Target target, PackageInfo info) {
        String words = info.architecture();
        if (FOR_ALL.contains(words)) {
            return Optional.of(Architecture.ALL);
        }
        Optional<Architecture> named = target.architectures().stream()
                .filter(one -> one.packageName().equals(words))
                .map(TargetArchitecture::architecture)
                .findFirst();
        return named.isPresent() || target.family() != Family.RPM
                ? named
                : Architecture.nameOf(name(info)).map(Architecture::new).filter(one -> compatible(target, one));
    }

    /** rpm takes i386 to i686 for one another's processors, and armv6hl on armv7hl. // source: rpm rpmrc.in, arch_compat */
    private static boolean compatible(Target target, Architecture one) {
        return (one.name().equals("386") && target.has(one))
                || (one.name().equals("arm6") && target.has(new Architecture("arm7")));
    }
}
