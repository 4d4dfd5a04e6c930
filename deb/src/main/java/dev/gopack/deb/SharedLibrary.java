package dev.gopack.deb;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Debian's packages say of one shared library: which package has it, and from which version on it has a symbol. Every
 * list of texts has one for each release of the table, which is empty if there is none.
 *
 * @param soname by which programs name it
 * @param templates relations as they stand in symbols and shlibs files; the first is for all who are linked with the library
 * @param least oldest versions that have the library, if there is a symbols file
 * @param leastOn the same for architectures that differ, whatever the release
 * @param symbols symbols without a version that are newer than the library
 * @param nodes versions of symbols
 * @param prefixes of versions of symbols that go on with the version of the package
 */
record SharedLibrary(
        String soname,
        List<List<String>> templates,
        List<String> least,
        Map<String, String> leastOn,
        Map<String, Minimum> symbols,
        Map<String, Node> nodes,
        List<String> prefixes) {

    /** Copies the collections. */
    SharedLibrary {
        templates = List.copyOf(templates);
        least = List.copyOf(least);
        leastOn = Map.copyOf(leastOn);
        symbols = Map.copyOf(symbols);
        nodes = Map.copyOf(nodes);
        prefixes = List.copyOf(prefixes);
    }

    /**
     * Oldest versions of a package.
     *
     * @param versions one for each release
     * @param template number of the relation
     */
    record Minimum(List<String> versions, int template) {
        /** Copies the list. */
        Minimum {
            versions = List.copyOf(versions);
        }
    }

    /**
     * A version of symbols.
     *
     * @param usual what holds for the symbols that are not named
     * @param symbols the others
     */
    record Node(Minimum usual, Map<String, Minimum> symbols) {
        /** Copies the map. */
        Node {
            symbols = Map.copyOf(symbols);
        }
    }

    /** True if a package of the release has it. */
    boolean isIn(int release) {
        return !template(0, release).isEmpty();
    }

    /** A relation as the release has it, with {@code #MINVER#} in place of the version; empty if the release has none. */
    String template(int number, int release) {
        return number < templates.size() ? templates.get(number).get(release) : "";
    }

    /** Oldest version that has the library; empty if any has. */
    String least(int release, String architecture) {
        @Nullable String other = leastOn.get(architecture);
        return other != null ? other : least.get(release);
    }

    /** From which version on it has a symbol of a version; empty if nothing more is known than of the library. */
    Optional<Minimum> minimum(String symbol, String version) {
        if (version.isEmpty()) {
            return Optional.ofNullable(symbols.get(symbol));
        }
        @Nullable Node node = nodes.get(version);
        if (node != null) {
            return Optional.of(node.symbols().getOrDefault(symbol, node.usual()));
        }
        for (String prefix : prefixes) {
            if (version.length() > prefix.length()
                    && version.startsWith(prefix)
                    && Character.isDigit(version.charAt(prefix.length()))) {
                String same = version.substring(prefix.length());
                return Optional.of(new Minimum(Collections.nCopies(least.size(), same), 0));
            }
        }
        return Optional.empty();
    }
}
