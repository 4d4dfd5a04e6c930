package dev.gopack.deb;

import dev.gopack.format.PackageInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The libraries whose packages a deb depends on. */
final class RequiredLibraries {

    private static final Pattern SONAME = Pattern.compile("(.+)\\.so(?:\\.(.+))?");

    private RequiredLibraries() {}

    /**
     * Those of some libraries that relations see to: by the names that the packages have in any release of the table, and for
     * others by the names that packages of libraries are to have. // docs: Debian policy 8.1
     */
    static Set<String> of(PackageInfo info, Set<String> sonames, SharedLibraries table) {
        Set<String> named = Stream.of("Depends", "Pre-Depends")
                .flatMap(field -> info.relations().getOrDefault(field, List.of()).stream())
                .flatMap(RequiredLibraries::names)
                .collect(Collectors.toSet());
        Set<String> required = new HashSet<>();
        for (String soname : sonames) {
            Optional<SharedLibrary> library = table.find(soname);
            Stream<String> packages = library.isEmpty()
                    ? Stream.of(usual(soname), usual(soname) + "t64")
                    : IntStream.range(0, table.releases().size())
                            .mapToObj(release -> library.get().template(0, release))
                            .flatMap(RequiredLibraries::names);
            if (packages.anyMatch(named::contains)) {
                required.add(soname);
            }
        }
        return required;
    }

    static Stream<String> names(String relations) {
        return Stream.of(relations.split("[,|]"))
                .map(one -> one.strip().split("[ (:\\[]", 2)[0])
                .filter(name -> !name.isEmpty());
    }

    private static String usual(String soname) {
        Matcher parts = SONAME.matcher(soname.toLowerCase(Locale.ROOT).replace('_', '-'));
        if (!parts.matches()) {
            return soname;
        }
        String name = parts.group(1);
        String version = parts.group(2) == null ? "" : parts.group(2);
        boolean digit = !version.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
        return name + (digit ? "-" : "") + version;
    }
}
