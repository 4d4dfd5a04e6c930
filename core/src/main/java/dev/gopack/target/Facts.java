package dev.gopack.target;

import dev.gopack.report.GopackException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of one target while they get their types. A value that is asked for must be there, and one that nobody asks
 * for has no meaning: so the types that read this are the list of keys.
 */
final class Facts {

    private static final String SEPARATOR = ", ";
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern PATH = Pattern.compile("/\\S+");
    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private final Map<String, Fact> facts;
    private final Set<String> asked = new HashSet<>();

    Facts(Map<String, Fact> facts) {
        this.facts = new LinkedHashMap<>(facts);
    }

    /** A value that the table refuses, with its key. */
    static final class BadFact extends Exception {
        private static final long serialVersionUID = 1L;

        private final String key;

        BadFact(String key, String problem) {
            super(problem);
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** Keys that start with a prefix, in their order. */
    List<String> startingWith(String prefix) {
        List<String> keys = new ArrayList<>();
        for (String key : facts.keySet()) {
            if (key.startsWith(prefix)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The value as it is written. */
    String text(String key) throws BadFact {
        asked.add(key);
        @Nullable Fact fact = facts.get(key);
        if (fact == null) {
            throw new BadFact(key, "the value is missing");
        }
        return fact.value();
    }

    /** True if a package may be made or refused because of the value. */
    boolean isFirm(String key) {
        @Nullable Fact fact = facts.get(key);
        return fact != null && fact.mark().isFirm();
    }

    /** True if a spec gave the value. */
    boolean isOfSpec(String key) {
        @Nullable Fact fact = facts.get(key);
        return fact != null && fact.mark() == Mark.SPEC;
    }

    /** The value, or nothing if it is {@code unknown} or {@code none}. */
    Optional<String> optional(String key) throws BadFact {
        String value = text(key);
        return value.equals("unknown") || value.equals("none") ? Optional.empty() : Optional.of(value);
    }

    /** One word, or nothing. */
    Optional<String> word(String key) throws BadFact {
        return matching(key, WORD, "one word");
    }

    /** A value that matches, or nothing. */
    Optional<String> matching(String key, Pattern pattern, String wanted) throws BadFact {
        Optional<String> value = optional(key);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw bad(key, value.get(), wanted);
        }
        return value;
    }

    /** Numbers with dots, or nothing. */
    Optional<String> version(String key) throws BadFact {
        return matching(key, VERSION, "a version of numbers");
    }

    /** An absolute path, or nothing. */
    Optional<String> path(String key) throws BadFact {
        return matching(key, PATH, "an absolute path");
    }

    /** An absolute path that has to be there. */
    String requiredPath(String key) throws BadFact {
        return path(key).orElseThrow(() -> bad(key, "none", "a path"));
    }

    /** One of some words. */
    String oneOf(String key, String... words) throws BadFact {
        String value = text(key);
        if (!List.of(words).contains(value)) {
            throw bad(key, value, "one of " + String.join(", ", words));
        }
        return value;
    }

    /** The items of a list; none for {@code none} and {@code unknown}. */
    List<String> list(String key) throws BadFact {
        Optional<String> value = optional(key);
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        int start = 0;
        for (int comma = 0; comma >= 0; start = comma + SEPARATOR.length()) {
            comma = value.get().indexOf(SEPARATOR, start);
            String item = value.get().substring(start, comma < 0 ? value.get().length() : comma);
            if (item.isBlank() || items.contains(item)) {
                throw bad(key, value.get(), "a list without repeats and empty items");
            }
            items.add(item);
        }
        return List.copyOf(items);
    }

    /** A list of words. */
    List<String> words(String key, Set<String> allowed) throws BadFact {
        List<String> items = list(key);
        for (String item : items) {
            if (!allowed.contains(item)) {
                throw bad(
                        key,
                        item,
                        "one of " + String.join(", ", allowed.stream().sorted().toList()));
            }
        }
        return items;
    }

    /** The date, or nothing; a month counts as its last day. */
    Optional<LocalDate> date(String key) throws BadFact {
        Optional<String> value = optional(key);
        if (value.isEmpty() || value.get().equals("rolling")) {
            return Optional.empty();
        }
        return Optional.of(
                day(value.get()).orElseThrow(() -> bad(key, value.get(), "a date such as 2030-04-30 or 2030-04")));
    }

    /** The day, or the last day of the month, that a text means. The formatters of the JDK take long to load. */
    static Optional<LocalDate> day(String text) {
        boolean whole = text.length() == "2030-04-30".length() && text.charAt(7) == '-';
        if ((!whole && text.length() != "2030-04".length()) || text.charAt(4) != '-') {
            return Optional.empty();
        }
        try {
            LocalDate first = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), 1);
            return Optional.of(first.withDayOfMonth(whole ? digits(text, 8, 10) : first.lengthOfMonth()));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Yes or no. */
    boolean flag(String key) throws BadFact {
        return oneOf(key, "yes", "no").equals("yes");
    }

    /** Yes, no or unknown. */
    Answer answer(String key) throws BadFact {
        return Answer.valueOf(oneOf(key, "yes", "no", "unknown").toUpperCase(java.util.Locale.ROOT));
    }

    /** A number that is not negative. */
    int number(String key) throws BadFact {
        String value = text(key);
        if (value.length() > 6 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad(key, value, "a whole number");
        }
        return Integer.parseInt(value);
    }

    /** Refuses keys that nobody asked for. */
    void refuseOthers() throws BadFact {
        List<String> others = new ArrayList<>(facts.keySet());
        others.removeAll(asked);
        if (!others.isEmpty()) {
            throw new BadFact(others.get(0), "the key is not known");
        }
    }

    /** A problem with a value. */
    static BadFact bad(String key, String value, String wanted) {
        return new BadFact(key, GopackException.quote(value) + " is not " + wanted);
    }
}
