package dev.gopack.target;

import dev.gopack.model.Architecture;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table of targets: finds them by name, by group, by pattern. Immutable. */
public final class Targets {

    /** The group of those that are supported on the day of the table. */
    public static final String SUPPORTED = "supported";

    /** The word for the machine that Gopack runs on; see {@link Host}. */
    public static final String HOST = "host";

    private static final String FILE = "targets.txt";

    private final List<Target> all;
    private final LocalDate date;
    private final LocalDate day;
    private final Map<String, Target> byName = new LinkedHashMap<>();
    private final Map<String, List<Target>> byGroup = new LinkedHashMap<>();

    /**
     * A table.
     *
     * @throws IllegalArgumentException if a name has two meanings
     */
    Targets(List<Target> all, LocalDate date) {
        this(all, date, date);
    }

    private Targets(List<Target> all, LocalDate date, LocalDate day) {
        this.all = List.copyOf(all);
        this.date = date;
        this.day = day;
        for (Family family : Family.values()) {
            byGroup.put(family.id(), new ArrayList<>());
        }
        byGroup.put(SUPPORTED, supported(day));
        for (Target target : all) {
            join(target.family().id(), target);
            target.groups().forEach(group -> join(group, target));
        }
        for (String group : byGroup.keySet()) {
            if (isArchitecture(group)) {
                throw new IllegalArgumentException("a group has the name of an architecture: " + group);
            }
        }
        for (Target target : all) {
            add(target.id(), target);
            target.aliases().forEach(alias -> add(alias, target));
        }
    }

    private void join(String group, Target target) {
        if (group.equals(SUPPORTED)) {
            throw new IllegalArgumentException("the group " + group + " is no target's own");
        }
        byGroup.computeIfAbsent(group, name -> new ArrayList<>()).add(target);
    }

    private void add(String name, Target target) {
        String owner = owner(name);
        if (!owner.isEmpty()) {
            throw new IllegalArgumentException(
                    "the name " + GopackException.quote(name) + " is taken: it means " + owner);
        }
        byName.put(name, target);
    }

    private String owner(String name) {
        if (byGroup.containsKey(name)) {
            return "a group of targets";
        }
        if (isArchitecture(name)) {
            return "an architecture";
        }
        if (name.equals(HOST)) {
            return "the machine that Gopack runs on";
        }
        @Nullable Target target = byName.get(name);
        return target == null ? "" : target.id();
    }

    /** Overrides of a spec are for targets and for architectures, so that none may have the name of another. */
    private static boolean isArchitecture(String name) {
        try {
            return Architecture.of(name).isKnown();
        } catch (IllegalArgumentException e) {
            return false; // with a dot
        }
    }

    private static final class Bundled {
        static final Targets TABLE = load();

        private static Targets load() {
            try (InputStream in = Targets.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(FILE + " is missing from the jar");
                }
                return TargetTable.read(FILE, in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The table that comes with Gopack. */
    public static Targets bundled() {
        return Bundled.TABLE;
    }

    /** All of them, in the order of the table: releases of one distribution from the oldest to the newest. */
    public List<Target> all() {
        return all;
    }

    /** The same targets, with the group {@code supported} as it is on a day; without this as on the day of the table. */
    public Targets asOf(LocalDate other) {
        return new Targets(all, date, other);
    }

    /**
     * The same table with a target more, or with other values of one.
     *
     * @param id of the target; one that is there gets other values
     * @param base name of the target whose values it has where there are no others
     * @param values by their keys, written as in the table
     * @param problems gets what is wrong, and the key of the value with which; empty if it is with id or base
     * @return empty if no target can be made of it; with values that are wrong, one without them
     */
    public Optional<Targets> define(
            String id, String base, Map<String, String> values, BiConsumer<String, String> problems) {
        Optional<Target> from = find(base);
        if (from.isEmpty()) {
            problems.accept("", "no such target: " + GopackException.quote(base));
            return Optional.empty();
        }
        try {
            Target made = derive(from.get(), id, values, problems);
            boolean known = all.stream().anyMatch(target -> target.id().equals(id));
            String place = known ? id : from.get().id();
            List<Target> more = new ArrayList<>();
            for (Target target : all) {
                if (!target.id().equals(id)) {
                    more.add(target);
                }
                if (target.id().equals(place)) {
                    more.add(made);
                }
            }
            return Optional.of(new Targets(more, date, day));
        } catch (Facts.BadFact e) {
            problems.accept(e.key().equals("id") ? "" : e.key(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            problems.accept("", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** A target without those of the values that are wrong, each of which is told. */
    private static Target derive(
            Target from, String id, Map<String, String> values, BiConsumer<String, String> problems)
            throws Facts.BadFact {
        Map<String, String> right = new LinkedHashMap<>(values);
        while (true) {
            try {
                return from.derive(id, right);
            } catch (Facts.BadFact e) {
                if (right.remove(e.key()) == null) {
                    throw e;
                }
                problems.accept(e.key(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** The day on which the table was made. */
    public LocalDate date() {
        return date;
    }

    /** The target with this id or alias. */
    public Optional<Target> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Names of groups, families ({@code rpm}, {@code deb}) included. */
    public Set<String> groups() {
        return new LinkedHashSet<>(byGroup.keySet());
    }

    /** The targets of a group or family; none if there is no such group. */
    public List<Target> group(String name) {
        return List.copyOf(byGroup.getOrDefault(name, List.of()));
    }

    /** Those whose free support has not ended before a day. */
    public List<Target> supported(LocalDate on) {
        return all.stream().filter(target -> target.isSupported(on)).toList();
    }

    /** Every name that {@link #select} understands: groups, ids, aliases. */
    public Set<String> names() {
        Set<String> names = groups();
        names.addAll(byName.keySet());
        return names;
    }

    /** True if a word is a pattern and not a name. */
    public static boolean isPattern(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
    }

    /**
     * The targets that a word means: an id, an alias, a group, a family, or a pattern of ids with {@code *} and
     * {@code ?}. Empty if it means none.
     */
    public List<Target> select(String word) {
        if (isPattern(word)) {
            Pattern pattern = pattern(word);
            return all.stream()
                    .filter(target -> pattern.matcher(target.id()).matches())
                    .toList();
        }
        @Nullable Target target = byName.get(word);
        return target == null ? group(word) : List.of(target);
    }

    /**
     * As {@link #select}, for building: without those that no format writes packages for.
     *
     * @throws IllegalArgumentException with the reason, if nothing remains
     */
    public List<Target> selectBuilt(String word) {
        if (word.equals(HOST)) {
            throw new IllegalArgumentException(
                    "the machine that Gopack runs on is a target for options of the command alone: --target host");
        }
        List<Target> selected = select(word);
        List<Target> built =
                selected.stream().filter(target -> target.family().isBuilt()).toList();
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("no such target: " + GopackException.quote(word));
        }
        if (built.isEmpty()) {
            throw new IllegalArgumentException("packages for " + word
                    + " are not built: it installs apk packages, which Gopack knows for information only");
        }
        return built;
    }

    /** The targets of several words, each once, in the order of the words. Throws as {@link #selectBuilt} does. */
    public List<Target> selectBuilt(Collection<String> words) {
        Set<Target> selected = new LinkedHashSet<>();
        words.forEach(word -> selected.addAll(selectBuilt(word)));
        return List.copyOf(selected);
    }

    /** A pattern of ids. */
    private static Pattern pattern(String word) {
        StringBuilder regex = new StringBuilder();
        for (char c : word.replaceAll("\\*+", "*").toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
