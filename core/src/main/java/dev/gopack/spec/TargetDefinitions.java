package dev.gopack.spec;

import dev.gopack.report.GopackException;
import dev.gopack.report.SourcePosition;
import dev.gopack.report.Suggestions;
import dev.gopack.spec.Shape.Table;
import dev.gopack.target.Family;
import dev.gopack.target.Targets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code target_definitions}, and gives the table of targets that a spec has with them. */
final class TargetDefinitions {

    /** Name of a target. */
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    /** Values of a target. */
    static final Table VALUES =
            new Table(Pattern.compile("[a-z][A-Za-z0-9_.]{0,63}"), "a value of a target", Scalars.LINE, List.of());

    private static final int MOST = 64;

    /** Values for people, in every family and in one of them. */
    private static final Set<String> INFORM = Set.of("alternatives", "scriptlets", "users.how");

    private static final Set<String> INFORM_RPM = Set.of("users.sysusers");
    private static final Set<String> INFORM_DEB = Set.of("ca.update", "ca.anchors_admin", "ca.anchors_package");
    private static final long LAST_SECOND = 0xffff_ffffL; // as SourceDate
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,10}");

    private final Variables variables;
    private final Problems problems;

    private TargetDefinitions(Variables variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /**
     * The bundled table with what a spec says of it, as of the day of the spec. If it says nothing, the table is read when
     * first asked for: that is a tenth of the time that a small package takes.
     */
    static Supplier<Targets> read(Node.Mapping root, Map<String, String> environment, Problems problems) {
        Variables variables = Variables.of(Map.of(), environment);
        Optional<LocalDate> day = day(root, environment, variables);
        if (root.get("target_definitions") instanceof Node.Mapping definitions) {
            Targets table = new TargetDefinitions(variables, problems).defined(definitions);
            Targets dated = day.map(table::asOf).orElse(table);
            return () -> dated;
        }
        return new Later(day);
    }

    /** The bundled table as of a day, made once. */
    private static final class Later implements Supplier<Targets> {

        private final Optional<LocalDate> day;
        private volatile @Nullable Targets table;

        Later(Optional<LocalDate> day) {
            this.day = day;
        }

        @Override
        public Targets get() {
            Targets made = table;
            if (made == null) {
                made = day.map(Targets.bundled()::asOf).orElseGet(Targets::bundled);
                table = made; // two threads make the same
            }
            return made;
        }
    }

    private Targets defined(Node.Mapping definitions) {
        Targets table = Targets.bundled();
        if (definitions.entries().size() > MOST) {
            throw problems.fatal(
                    SpecRules.LIMIT, definitions.position(), "more than " + MOST + " definitions of targets", null);
        }
        for (Map.Entry<String, Node.Entry> definition : definitions.entries().entrySet()) {
            String id = definition.getKey();
            Node.Entry entry = definition.getValue();
            if (entry.value() instanceof Node.Mapping map && ID.matcher(id).matches()) {
                table = defined(table, id, map, entry.keyPosition());
            }
        }
        return table;
    }

    private Targets defined(Targets table, String id, Node.Mapping map, SourcePosition position) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, SourcePosition> positions = new LinkedHashMap<>();
        if (map.get("values") instanceof Node.Mapping given) {
            given.entries().forEach((key, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar) {
                    positions.put(key, scalar.position());
                    if (scalar.isEmpty()) {
                        problems.add(
                                SpecRules.TARGET,
                                scalar.position(),
                                id + ": " + key + ": the value is empty",
                                "write \"none\" where there is none, or leave it out");
                    }
                    expanded(scalar).filter(text -> !text.isEmpty()).ifPresent(text -> values.put(key, text));
                }
            });
        }
        Node base = map.get("base");
        boolean based = base instanceof Node.Scalar scalar && !scalar.isEmpty();
        String from = based
                ? expanded((Node.Scalar) java.util.Objects.requireNonNull(base)).orElse("")
                : id;
        SourcePosition general = based ? java.util.Objects.requireNonNull(base).position() : position;
        if (!based && table.find(id).isEmpty()) {
            problems.add(
                    SpecRules.TARGET,
                    position,
                    "there is no target " + GopackException.quote(id) + " to amend",
                    "write base: with the target that it is like");
            return table;
        }
        table.find(from).ifPresent(of -> values.keySet().stream()
                .filter(key ->
                        INFORM.contains(key) || (of.family() == Family.RPM ? INFORM_RPM : INFORM_DEB).contains(key))
                .forEach(key -> problems.add(
                        SpecRules.NO_EFFECT,
                        positions.getOrDefault(key, position),
                        id + ": " + key + ": the value is shown, and no package differs by it",
                        "what packages do there is said in docs/services.md")));
        // an alias stands for its target: what is amended is that
        String target = based ? id : table.find(id).orElseThrow().id();
        return table.define(
                        target,
                        from,
                        values,
                        (key, message) -> problems.add(
                                SpecRules.TARGET,
                                positions.getOrDefault(key, general),
                                id + ": " + (key.isEmpty() ? "" : key + ": ") + message,
                                positions.containsKey(key)
                                        ? Suggestions.nearest(key, keys(table, from))
                                                .filter(near -> !near.equals(key))
                                                .map(near -> "did you mean " + GopackException.quote(near) + "?")
                                                .orElse("\"gopack targets " + from + "\" shows the keys")
                                        : null))
                .orElse(table);
    }

    private static List<String> keys(Targets table, String target) {
        return table.find(target).stream()
                .flatMap(found -> found.facts().stream())
                .map(fact -> fact.key())
                .toList();
    }

    private Optional<String> expanded(Node.Scalar scalar) {
        try {
            return Optional.of(Scalars.clean(variables.expand(scalar.text(), ScalarType.Expansion.ALL)));
        } catch (BadValue e) {
            problems.add(e.rule(), scalar.position(), String.valueOf(e.getMessage()), e.advice());
            return Optional.empty();
        }
    }

    /** The day of the packages, as far as the spec and the environment say it: the clock is not asked. */
    private static Optional<LocalDate> day(Node.Mapping root, Map<String, String> environment, Variables variables) {
        Instant of = Fields.of(new Fields.Session(new Problems(), variables), root, SpecShapes.SPEC)
                .peek("mtime", Scalars.TIME);
        if (of != null) {
            return Optional.of(of.atOffset(ZoneOffset.UTC).toLocalDate());
        }
        String epoch = environment.getOrDefault("SOURCE_DATE_EPOCH", "").strip();
        if (SECONDS.matcher(epoch).matches() && Long.parseLong(epoch) <= LAST_SECOND) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch))
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate());
        }
        return Optional.empty();
    }
}
