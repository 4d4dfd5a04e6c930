package dev.gopack.spec;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** An environment that notes which of its variables were asked for, there or not. Usable by several threads. */
final class LookedUp extends AbstractMap<String, String> {

    private final Map<String, String> environment;
    private final SortedSet<String> names = new ConcurrentSkipListSet<>();

    LookedUp(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Names that were asked for so far. */
    SortedSet<String> names() {
        return new TreeSet<>(names);
    }

    @Override
    public @Nullable String get(Object name) {
        names.add(name.toString());
        return environment.get(name);
    }

    /** Not noted: this is how Gopack itself asks, whatever the spec says. */
    @Override
    public String getOrDefault(Object name, String usual) {
        return environment.getOrDefault(name, usual);
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return environment.entrySet();
    }
}
