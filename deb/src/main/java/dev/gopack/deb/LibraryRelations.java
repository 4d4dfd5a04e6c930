package dev.gopack.deb;

import dev.gopack.deb.control.DebVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Relations on the packages of libraries, each with the highest version that something asks for. For a target there is one
 * relation for a library. Without one, the names that the library's package has in the releases from {@link #OLDEST} on
 * stand as alternatives, the newest first: {@code libssl3t64 (>= 3.0.0) | libssl3 (>= 3.0.0)}.
 */
final class LibraryRelations {

    /** Oldest release whose packages are named if there is no target; older ones only for what is gone since. */
    static final String OLDEST = "debian12";

    private static final String MINVER = "#MINVER#";
    private static final Pattern AT_LEAST = Pattern.compile("\\(>= ([^)]+)\\)");

    private final SharedLibraries table;
    private final OptionalInt target;
    private final boolean exact;
    private final String architecture;
    private final Map<List<String>, Need> needs = new LinkedHashMap<>();

    /**
     * Nothing is needed yet.
     *
     * @param table what is known of libraries
     * @param target id of the release that the package is for, or empty
     * @param architecture by Debian's name
     */
    LibraryRelations(SharedLibraries table, String target, String architecture) {
        this.table = table;
        this.target = table.release(target);
        // another distribution has the names of a release, but other versions: nothing there is pinned to Debian's
        this.exact = table.releases().contains(target);
        this.architecture = architecture;
    }

    /** True if the target has the names of a release in the table, and perhaps other versions. */
    boolean isBorrowed() {
        return target.isPresent() && !exact;
    }

    private static final class Need {
        final List<String> versions;
        String cause;

        Need(List<String> versions, String cause) {
            this.versions = new ArrayList<>(versions);
            this.cause = cause;
        }

        // source: dpkg scripts/dpkg-shlibdeps.pl: update_dependency_version
        void raise(List<String> others, String reason) {
            for (int i = 0; i < versions.size(); i++) {
                if (isMore(others.get(i), versions.get(i))) {
                    versions.set(i, others.get(i));
                    cause = i == versions.size() - 1 ? reason : cause;
                }
            }
        }

        private static boolean isMore(String one, String other) {
            return !one.equals(other)
                    && !one.isEmpty()
                    && (other.isEmpty() || DebVersion.parse(one).compareTo(DebVersion.parse(other)) > 0);
        }
    }

    /** True if a package of the target has the library; without a target, if any release has. */
    boolean has(SharedLibrary library) {
        return !releases(library).isEmpty();
    }

    /** Releases whose names count, the newest first, each with another name for the package. */
    private List<Integer> releases(SharedLibrary library) {
        if (target.isPresent()) {
            return library.isIn(target.getAsInt()) ? List.of(target.getAsInt()) : List.of();
        }
        int oldest = table.release(OLDEST).orElse(0);
        int all = table.releases().size();
        List<Integer> found = new ArrayList<>();
        for (int i = oldest; i < all; i++) {
            addIfNew(found, library, i);
        }
        for (int i = oldest - 1; found.isEmpty() && i >= 0; i--) {
            addIfNew(found, library, i);
        }
        return found;
    }

    private static void addIfNew(List<Integer> found, SharedLibrary library, int release) {
        String template = library.template(0, release);
        if (!template.isEmpty()
                && found.stream().noneMatch(i -> library.template(0, i).equals(template))) {
            found.add(0, release);
        }
    }

    /** A program is linked with the library. */
    void link(SharedLibrary library, String cause) {
        List<String> least = releases(library).stream()
                .map(release -> version(library, release, i -> library.least(i, architecture)))
                .toList();
        need(library, 0, least, cause);
    }

    /** A program uses something of the library; false if that is only for one version of the package. */
    boolean use(SharedLibrary library, SharedLibrary.Minimum minimum, String cause) {
        List<Integer> releases = releases(library);
        List<String> versions = releases.stream()
                .map(release -> version(library, release, minimum.versions()::get))
                .toList();
        boolean pinned = releases.stream().anyMatch(release -> isPinned(library.template(minimum.template(), release)));
        if (!pinned || exact) {
            need(library, minimum.template(), versions, cause);
        }
        return !pinned;
    }

    /**
     * What a release asks for. Another distribution, or one that is not known, may have an older version under the same
     * name; what any release with the library asks for is then enough.
     */
    private String version(SharedLibrary library, int release, IntFunction<String> versions) {
        String own = versions.apply(release);
        return exact || own.isEmpty()
                ? own
                : IntStream.range(0, table.releases().size())
                        .filter(library::isIn)
                        .mapToObj(i -> library.least(i, architecture).isEmpty()
                                ? inShlibs(library.template(0, i))
                                : versions.apply(i))
                        .filter(version -> !version.isEmpty())
                        .min(Comparator.comparing(DebVersion::parse))
                        .orElse(own);
    }

    /** The version that a shlibs file writes down; empty if it has none. */
    private static String inShlibs(String template) {
        Matcher version = AT_LEAST.matcher(template);
        return version.find() ? version.group(1) : "";
    }

    private static boolean isPinned(String template) {
        return template.contains("(<<") || template.contains("(<=") || template.contains("(=");
    }

    private void need(SharedLibrary library, int number, List<String> versions, String cause) {
        List<String> templates = releases(library).stream()
                .map(release -> library.template(number, release))
                .toList();
        List<List<String>> keys = new ArrayList<>();
        if (templates.size() == 1) {
            for (String part : templates.get(0).split(", *", -1)) {
                keys.add(List.of(part));
            }
        } else {
            keys.add(templates);
        }
        for (List<String> key : keys) {
            needs.computeIfAbsent(key, templatesOfIt -> new Need(versions, cause))
                    .raise(versions, cause);
        }
    }

    /** The relations by their text, each with its cause. */
    Map<String, String> causes() {
        Map<String, String> causes = new TreeMap<>();
        for (Map.Entry<List<String>, Need> entry : needs.entrySet()) {
            Set<String> alternatives = new LinkedHashSet<>();
            for (int i = 0; i < entry.getKey().size(); i++) {
                // dpkg-shlibdeps takes the version 0 for none
                String version = entry.getValue().versions.get(i);
                String minimum = version.isEmpty() || version.equals("0") ? "" : "(>= " + version + ")";
                for (String alternative :
                        entry.getKey().get(i).replace(MINVER, minimum).split("\\|", -1)) {
                    alternatives.add(alternative.strip());
                }
            }
            alternatives.remove("");
            if (!alternatives.isEmpty()) {
                causes.put(String.join(" | ", alternatives), entry.getValue().cause);
            }
        }
        return causes;
    }
}
