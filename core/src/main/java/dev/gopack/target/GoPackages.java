package dev.gopack.target;

import dev.gopack.model.GoReleases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages with the Go toolchain. Versions are written {@code 1.26}, {@code 1.26.2}, {@code 1.21..1.26}, or
 * {@code 1.26+} for that and any newer one.
 *
 * @param packages packages that give the command {@code go}, the usual one first; none if only versioned ones do
 * @param version what the usual one has, if known
 * @param versioned name of packages with one release of Go each, with {@code NN} for its number; empty if there are none
 * @param parallel releases that such packages have
 * @param backports releases in a repository that has to be switched on
 * @param root GOROOT; {@code NN} stands for the release
 */
public record GoPackages(
        List<String> packages,
        Optional<String> version,
        Optional<String> versioned,
        List<String> parallel,
        List<String> backports,
        String root) {

    /** The minor version of the newest Go when the table was written: what a range without an end has is not beyond it. */
    private static final int OF_THE_TABLE = 26;

    private static final Pattern VERSION = Pattern.compile("1\\.([0-9]{1,3})(?:\\.[0-9]{1,3})?(\\+)?");
    private static final Pattern RANGE = Pattern.compile("1\\.([0-9]{1,3})(?:\\.\\.1\\.([0-9]{1,3})|(\\+))?");
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9.-]*NN[a-z0-9.-]*");

    /** Copies the lists. */
    public GoPackages {
        packages = List.copyOf(packages);
        parallel = List.copyOf(parallel);
        backports = List.copyOf(backports);
    }

    static GoPackages of(Facts facts) throws Facts.BadFact {
        GoPackages go = new GoPackages(
                facts.list("go.packages"),
                facts.matching("go.version", VERSION, "a version of Go"),
                facts.matching("go.versioned", PATTERN, "a name with NN"),
                facts.list("go.parallel"),
                facts.list("go.backports"),
                facts.requiredPath("go.root"));
        for (String key : List.of("go.parallel", "go.backports")) {
            for (String range : facts.list(key)) {
                if (!RANGE.matcher(range).matches()) {
                    throw Facts.bad(key, range, "a release or range of Go");
                }
            }
        }
        if (go.packages.isEmpty() && go.versioned.isEmpty()) {
            throw Facts.bad("go.packages", "none", "a package while there are no versioned ones");
        }
        return go;
    }

    /** Whether the usual package has Go 1.{@code minor} or newer. */
    public Answer has(int minor) {
        Matcher known = VERSION.matcher(version.orElse(""));
        if (!known.matches()) {
            return Answer.UNKNOWN;
        }
        if (Integer.parseInt(known.group(1)) >= minor) {
            return Answer.YES;
        }
        return known.group(2) == null ? Answer.NO : Answer.UNKNOWN;
    }

    /**
     * The versioned package with the oldest of these releases, if there is one; with the newest that is known if any older
     * one would do.
     */
    public Optional<String> versionedPackage(GoReleases wanted) {
        return fitting(parallel, wanted).flatMap(found -> versioned.map(name -> name.replace("NN", found)));
    }

    /** True if a repository that has to be switched on has one of these releases. */
    public boolean isInBackports(GoReleases wanted) {
        return fitting(backports, wanted).isPresent();
    }

    private static Optional<String> fitting(List<String> ranges, GoReleases wanted) {
        List<Integer> fitting = new ArrayList<>();
        for (String range : ranges) {
            Matcher parts = RANGE.matcher(range);
            if (parts.matches()) {
                int from = Integer.parseInt(parts.group(1));
                boolean open = parts.group(3) != null;
                int to = open
                        ? Math.max(from, OF_THE_TABLE)
                        : parts.group(2) == null ? from : Integer.parseInt(parts.group(2));
                int oldest = Math.max(from, wanted.least());
                int newest = Math.min(to, wanted.most());
                if (oldest <= newest) {
                    // what follows the first of an open range may not be there yet
                    fitting.add(wanted.hasLeast() || open ? oldest : newest);
                }
            }
        }
        Comparator<Integer> order = Comparator.naturalOrder();
        return fitting.stream()
                .min(wanted.hasLeast() ? order : order.reversed())
                .map(String::valueOf);
    }
}
