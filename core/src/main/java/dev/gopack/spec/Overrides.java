package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.report.GopackException;
import dev.gopack.report.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The overrides of a package, from the least specific to the most: those for a format, those for an architecture, those
 * for both.
 */
final class Overrides {

    private static final List<String> BUILT = List.of("rpm", "deb");

    private final List<Layer> list;

    private Overrides(List<Layer> list) {
        this.list = list;
    }

    /** One override; what it is not particular about is null. */
    private record Layer(@Nullable String format, @Nullable Architecture architecture, Node.Mapping values) {

        int weight() {
            return (format == null ? 0 : 1) + (architecture == null ? 0 : 2);
        }

        boolean fits(String builtFormat, Architecture built) {
            return (format == null || format.equals(builtFormat))
                    && (architecture == null || architecture.equals(built));
        }
    }

    /**
     * The overrides under the key {@code overrides} of a map.
     *
     * @param declared architectures of the spec, which may be ones that nobody else knows
     * @param problems gets selectors for nothing known
     */
    static Overrides of(Node.Mapping map, Collection<Architecture> declared, Problems problems) {
        List<Layer> list = new ArrayList<>();
        Map<String, SourcePosition> seen = new HashMap<>();
        if (map.get("overrides") instanceof Node.Mapping overrides) {
            overrides.entries().forEach((selector, entry) -> parse(selector, entry, declared, problems)
                    .ifPresent(override -> {
                        String same = override.format() + "/" + override.architecture();
                        SourcePosition first = seen.putIfAbsent(same, entry.keyPosition());
                        if (first != null) {
                            problems.add(
                                    SpecRules.SELECTOR,
                                    entry.keyPosition(),
                                    GopackException.quote(selector) + " is another name for what line " + first.line()
                                            + " overrides",
                                    "join the two");
                        }
                        list.add(override);
                    }));
        }
        list.sort(Comparator.comparingInt(Layer::weight)); // stable
        return new Overrides(list);
    }

    /** The map with everything laid over it that fits. */
    Node.Mapping apply(Node.Mapping base, String format, Architecture architecture) {
        Node.Mapping merged = base;
        for (Layer override : list) {
            if (override.fits(format, architecture)) {
                merged = Layers.merge(merged, override.values(), SpecShapes.OVERRIDE);
            }
        }
        return merged;
    }

    private static Optional<Layer> parse(
            String selector, Node.Entry entry, Collection<Architecture> declared, Problems problems) {
        String[] parts = selector.split("/", -1);
        if (SpecShapes.isIgnoredFormat(parts[0])) {
            return Optional.empty();
        }
        boolean formatFirst = BUILT.contains(parts[0]);
        String archWord = formatFirst ? (parts.length == 2 ? parts[1] : "") : parts[0];
        Optional<Architecture> architecture = architecture(archWord, declared);
        boolean legal = formatFirst
                ? parts.length == 1 || (parts.length == 2 && architecture.isPresent())
                : parts.length == 1 && architecture.isPresent();
        if (!legal) {
            problems.add(
                    SpecRules.SELECTOR,
                    entry.keyPosition(),
                    GopackException.quote(selector)
                            + " is neither a format, nor an architecture, nor format/architecture",
                    advice(selector, parts, declared));
            return Optional.empty();
        }
        if (!(entry.value() instanceof Node.Mapping values)) {
            return Optional.empty();
        }
        return Optional.of(new Layer(formatFirst ? parts[0] : null, architecture.orElse(null), values));
    }

    private static Optional<Architecture> architecture(String word, Collection<Architecture> declared) {
        try {
            Architecture architecture = Architecture.of(word);
            return Optional.of(architecture).filter(known -> known.isKnown() || declared.contains(known));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not even a name
        }
    }

    private static String advice(String selector, String[] parts, Collection<Architecture> declared) {
        if (parts.length == 2 && BUILT.contains(parts[1])) {
            return "write " + parts[1] + "/" + parts[0];
        }
        Set<String> allowed = new LinkedHashSet<>(BUILT);
        declared.forEach(architecture -> allowed.add(architecture.name()));
        allowed.addAll(Architecture.known());
        return Suggestions.advise(parts.length == 2 ? parts[1] : selector, allowed);
    }
}
