package dev.gopack.integrate;

import dev.gopack.integrate.UnitFile.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Since when systemd knows which directive. */
final class Directives {

    private static final Directives BUNDLED = load();

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
            boolean matches = form.endsWith("*")
                    ? written.startsWith(form.substring(0, form.length() - 1))
                    : written.equals(form);
            if (matches) {
                since = Math.max(since, value.getValue());
            }
        }
        return since;
    }

    private static Directives load() {
        Directives table = new Directives();
        try (InputStream in = Directives.class.getResourceAsStream("directives.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(table::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void read(String line) {
        String[] words = line.split(" ");
        int since = Integer.parseInt(words[0]);
        newest = Math.max(newest, since);
        for (int i = 1; i < words.length; i++) {
            (words[i].indexOf('=') < 0 ? keys : values).put(words[i], since);
        }
    }
}
