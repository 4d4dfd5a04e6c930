package dev.gopack.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The package tools of a release.
 *
 * @param versions by name ({@code rpm}, {@code dpkg}, {@code apt}, {@code apk}), of those that are there and known
 */
record PackageTools(Map<String, String> versions) {

    static PackageTools of(Facts typed, Family family) throws Facts.BadFact {
        Map<String, String> tools = new LinkedHashMap<>();
        for (String name : family == Family.RPM
                ? List.of("rpm")
                : family == Family.DEB ? List.of("dpkg", "apt") : List.of("apk")) {
            typed.version("tool." + name).ifPresent(version -> tools.put(name, version));
        }
        if (family == Family.RPM) {
            typed.text("tool.front");
        }
        return new PackageTools(tools);
    }

    Optional<String> version(String name) {
        return Optional.ofNullable(versions.get(name));
    }

    Answer isAtLeast(String name, String version) {
        @Nullable String has = versions.get(name);
        return has == null ? Answer.UNKNOWN : Answer.of(compare(has, version) >= 0);
    }

    private static int compare(String left, String right) {
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int difference = Integer.compare(
                    i < a.length ? Integer.parseInt(a[i]) : 0, i < b.length ? Integer.parseInt(b[i]) : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
