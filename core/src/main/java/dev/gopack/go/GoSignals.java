package dev.gopack.go;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What matters about a program, each with what tells it.
 *
 * @param evidence signal → name of a function, a package, or a setting of the build
 */
public record GoSignals(Map<GoSignal, String> evidence) {

    /** Takes over the map, in the order of the signals. */
    public GoSignals {
        Map<GoSignal, String> sorted = new EnumMap<>(GoSignal.class);
        sorted.putAll(evidence);
        evidence = Collections.unmodifiableMap(sorted);
    }

    /** The signals. */
    public Set<GoSignal> all() {
        return evidence.keySet();
    }

    /** True if the program shows it. */
    public boolean has(GoSignal signal) {
        return evidence.containsKey(signal);
    }

    /** What shows it. */
    public Optional<String> evidence(GoSignal signal) {
        return Optional.ofNullable(evidence.get(signal));
    }
}
