package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Since when systemd knows which directive. */
final class Directives {

    private static final Directives BUNDLED = load();

    private static final int START_LIMITS_OF_ALL_UNITS = 229; // source: systemd NEWS of that release

    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();

    private int newest;

    private Directives() {}

    static Directives bundled() {
        return BUNDLED;
    }

    /** The directives that not all know. */
    Set<String> keys() {
        return keys.keySet();
    }

    /** The newest release of which something is known. */
    int newest() {
        return newest;
    }

    /** The first release that knows a directive with its value; 0 if all that are packaged for do. */
    int since(Line directive) {
        int since = keys.getOrDefault(directive.key().replaceFirst("^Assert(?=[A-Z])", "Condition"), 0);
        String written = directive.key() + "=" + directive.value();
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            String form = value.getKey();
            int star = form.indexOf('*');
            boolean matches = star < 0
                    ? written.equals(form)
                    : written.length() >= form.length() - 1
                            && written.startsWith(form.substring(0, star))
                            && written.endsWith(form.substring(star + 1));
            if (matches) {
                since = Math.max(since, value.getValue());
            }
        }
        if (directive.section().equals("Unit") && directive.key().startsWith("StartLimit")) {
            since = Math.max(since, START_LIMITS_OF_ALL_UNITS);
        }
        return Math.max(since, ValueAge.since(directive.key(), directive.value()));
    }

    private static Directives load() {
        Directives table = new Directives();
        Rows.of("directives.txt").forEach(table::read);
        return table;
    }

    private void read(List<String> words) {
        int since = Integer.parseInt(words.get(0));
        newest = Math.max(newest, since);
        for (String word : words.subList(1, words.size())) {
            (word.indexOf('=') < 0 ? keys : values).put(word, since);
        }
    }
}
