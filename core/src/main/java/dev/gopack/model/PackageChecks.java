package dev.gopack.model;

import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;

/** What no format accepts in a package. What only one forbids, or what files decide, is found when it is planned. */
final class PackageChecks {

    private static final long LARGEST_EPOCH = 0xffff_ffffL;

    private PackageChecks() {}

    /**
     * Refuses a package, with everything that is wrong with it.
     *
     * @throws IllegalArgumentException with one problem after the other
     */
    static void check(PackageSpec spec) {
        List<String> problems = new ArrayList<>();
        if (spec.name().isBlank() && !spec.go().hasSource()) {
            problems.add("a package needs a name");
        }
        Long epoch = spec.epoch();
        if (epoch != null && (epoch < 0 || epoch > LARGEST_EPOCH)) {
            problems.add("epoch is not within 0 to " + LARGEST_EPOCH + ": " + epoch);
        }
        if ((spec.umask() & ~0777) != 0) {
            problems.add("umask has bits beyond 0777: " + Integer.toOctalString(spec.umask()));
        }
        if (!List.of("semver", "none").contains(spec.versionSchema())) {
            problems.add("version schema is neither semver nor none: " + GopackException.quote(spec.versionSchema()));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
