package dev.gopack.spec;

import dev.gopack.model.Architecture;
import dev.gopack.report.GopackException;
import dev.gopack.report.SourcePosition;
import dev.gopack.report.Suggestions;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The overrides of a package, from the least specific to the most: those for a format, a group of targets, a pattern of
 * targets, a target, an architecture, and those for one of the first four together with an architecture in the same order.
 */
final class Overrides {

    private static final List<String> BUILT = List.of("rpm", "deb");

    private static final Comparator<Layer> BY_WEIGHT = Comparator.<Layer, Boolean>comparing(
                    layer -> layer.architecture() != null)
            .thenComparing(layer -> layer.subject().kind());

    private final List<Layer> list;

    private Overrides(List<Layer> list) {
        this.list = list;
    }

    /** What an override is for besides architectures, in the order of their weight. */
    private enum Kind {
        ANY,
        FORMAT,
        GROUP,
        PATTERN,
        TARGET
    }

    /**
     * What the first word of a selector means.
     *
     * @param name the same for all words that mean the same
     * @param targets those that it means; empty for a format
     */
    private record Subject(Kind kind, String name, List<Target> targets) {

        boolean fits(Variant variant) {
            return switch (kind) {
                case ANY -> true;
                case FORMAT -> name.equals(variant.format());
                case GROUP, PATTERN, TARGET ->
                    variant.target().filter(targets::contains).isPresent();
            };
        }
    }

    /** One override; the architecture is null if it is for all. */
    private record Layer(Subject subject, @Nullable Architecture architecture, Node.Mapping values) {

        boolean fits(Variant variant) {
            return subject.fits(variant) && (architecture == null || architecture.equals(variant.architecture()));
        }
    }

    /**
     * The overrides under the key {@code overrides} of a map.
     *
     * @param declared architectures of the spec, which may be ones that nobody else knows
     * @param table the targets that there are
     * @param problems gets selectors for nothing known
     */
    static Overrides of(
            Node.Mapping map, Collection<Architecture> declared, Supplier<Targets> table, Problems problems) {
        List<Layer> list = new ArrayList<>();
        Map<String, SourcePosition> seen = new HashMap<>();
        if (map.get("overrides") instanceof Node.Mapping overrides) {
            overrides.entries().forEach((selector, entry) -> parse(selector, entry, declared, table, problems)
                    .ifPresent(override -> {
                        String same =
                                override.subject().kind() + override.subject().name() + "/" + override.architecture();
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
        list.sort(BY_WEIGHT); // stable
        return new Overrides(list);
    }

    /** The map with everything laid over it that fits. */
    Node.Mapping apply(Node.Mapping base, Variant variant) {
        Node.Mapping merged = base;
        for (Layer override : list) {
            if (override.fits(variant)) {
                merged = Layers.merge(merged, override.values(), SpecShapes.OVERRIDE);
            }
        }
        return merged;
    }

    private static Optional<Layer> parse(
            String selector,
            Node.Entry entry,
            Collection<Architecture> declared,
            Supplier<Targets> table,
            Problems problems) {
        String[] parts = selector.split("/", -1);
        if (SpecShapes.isIgnoredFormat(parts[0])) {
            return Optional.empty();
        }
        boolean oneWord = parts.length == 1 && !BUILT.contains(parts[0]);
        Optional<Architecture> alone = oneWord ? architecture(parts[0], declared) : Optional.empty();
        Optional<Architecture> second = parts.length == 2 ? architecture(parts[1], declared) : Optional.empty();
        Optional<Subject> subject = alone.isPresent()
                ? Optional.of(new Subject(Kind.ANY, "", List.of()))
                : parts.length == 1 || second.isPresent() ? subject(parts[0], table) : Optional.empty();
        if (subject.isEmpty()) {
            problems.add(
                    SpecRules.SELECTOR,
                    entry.keyPosition(),
                    GopackException.quote(selector)
                            + " is neither a format, nor a target, nor an architecture, nor one of "
                            + "the first two with /architecture",
                    advice(parts, declared, table));
            return Optional.empty();
        }
        if (isNeverBuilt(subject.get())) {
            problems.add(
                    SpecRules.TARGET,
                    entry.keyPosition(),
                    "packages for " + GopackException.quote(parts[0]) + " are not built: they would be apk packages");
        }
        if (!(entry.value() instanceof Node.Mapping values)) {
            return Optional.empty();
        }
        return Optional.of(new Layer(subject.get(), alone.or(() -> second).orElse(null), values));
    }

    private static Optional<Subject> subject(String word, Supplier<Targets> table) {
        if (BUILT.contains(word)) {
            return Optional.of(new Subject(Kind.FORMAT, word, List.of()));
        }
        List<Target> targets = table.get().select(word);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        if (Targets.isPattern(word)) {
            return Optional.of(new Subject(Kind.PATTERN, word, targets));
        }
        return Optional.of(table.get()
                .find(word)
                .map(target -> new Subject(Kind.TARGET, target.id(), targets))
                .orElseGet(() -> new Subject(Kind.GROUP, word, targets)));
    }

    private static boolean isNeverBuilt(Subject subject) {
        return !subject.targets().isEmpty()
                && subject.targets().stream()
                        .noneMatch(target -> target.family().isBuilt());
    }

    private static Optional<Architecture> architecture(String word, Collection<Architecture> declared) {
        try {
            Architecture architecture = Architecture.of(word);
            return Optional.of(architecture).filter(known -> known.isKnown() || declared.contains(known));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not even a name
        }
    }

    private static String advice(String[] parts, Collection<Architecture> declared, Supplier<Targets> table) {
        if (parts.length == 2 && subject(parts[1], table).isPresent()) {
            return "write " + parts[1] + "/" + parts[0];
        }
        Set<String> allowed = new LinkedHashSet<>(BUILT);
        declared.forEach(architecture -> allowed.add(architecture.name()));
        allowed.addAll(Architecture.known());
        Set<String> all = new LinkedHashSet<>(allowed);
        all.addAll(table.get().names());
        String word = parts.length == 2 && subject(parts[0], table).isPresent() ? parts[1] : parts[0];
        return Suggestions.nearest(word, all)
                        .map(near -> "did you mean " + GopackException.quote(near) + "? ")
                        .orElse("")
                + "allowed: " + String.join(", ", allowed) + ", and what \"gopack targets\" lists";
    }
}
