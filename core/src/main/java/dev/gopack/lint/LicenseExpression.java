package dev.gopack.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Licences as SPDX writes them. // docs: SPDX Specification 3.0, Annex B: operators are all capitals or all small,
 * identifiers are compared without regard to case
 */
final class LicenseExpression {

    private static final Pattern TOKEN = Pattern.compile("[()]|[^()\\s]+");
    private static final Pattern OWN = Pattern.compile("(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+");
    private static final Pattern OWN_EXCEPTION =
            Pattern.compile("(?:DocumentRef-[A-Za-z0-9.-]+:)?AdditionRef-[A-Za-z0-9.-]+");
    private static final Set<String> JOINS = Set.of("AND", "and", "OR", "or");
    private static final Set<String> EXCEPTS = Set.of("WITH", "with");

    private enum Last {
        OPERATOR,
        EXCEPTS,
        LICENSE,
        WHOLE
    }

    private Last last = Last.OPERATOR;
    private int open;

    private LicenseExpression() {}

    /** What is wrong with it, in words; nothing is wrong with an empty text. */
    static Optional<String> problem(String text) {
        LicenseExpression read = new LicenseExpression();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            Optional<String> problem = read.next(token.group());
            if (problem.isPresent()) {
                return problem;
            }
        }
        if (read.open > 0) {
            return Optional.of("a bracket is not closed");
        }
        boolean ends = read.last == Last.LICENSE || read.last == Last.WHOLE;
        return ends || text.isBlank() ? Optional.empty() : Optional.of("it ends with an operator");
    }

    private Optional<String> next(String token) {
        boolean complete = last == Last.LICENSE || last == Last.WHOLE;
        if (token.equals(")")) {
            open--;
            if (open < 0 || !complete) {
                return Optional.of("a bracket closes nothing");
            }
            last = Last.WHOLE;
        } else if (complete && JOINS.contains(token)) {
            last = Last.OPERATOR;
        } else if (last == Last.LICENSE && EXCEPTS.contains(token)) {
            last = Last.EXCEPTS;
        } else if (complete) {
            return Optional.of("there is no AND, OR or WITH before " + Notes.quote(token));
        } else if (token.equals("(") && last == Last.OPERATOR) {
            open++;
        } else {
            boolean exception = last == Last.EXCEPTS;
            last = exception ? Last.WHOLE : Last.LICENSE;
            return isKnown(token, exception)
                    ? Optional.empty()
                    : Optional.of("SPDX has no " + (exception ? "exception " : "licence ") + Notes.quote(token));
        }
        return Optional.empty();
    }

    private static boolean isKnown(String name, boolean exception) {
        if ((exception ? OWN_EXCEPTION : OWN).matcher(name).matches()) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        String orLater = lower.endsWith("+") ? lower.substring(0, lower.length() - 1) : lower;
        return exception
                ? Names.ALL.contains("with " + lower)
                : Names.ALL.contains(lower) || Names.ALL.contains(orLater);
    }

    /** Read when they are first asked for. */
    private static final class Names {

        static final Set<String> ALL = read();

        private static Set<String> read() {
            try (InputStream in = LicenseExpression.class.getResourceAsStream("spdx.txt")) {
                String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                return text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
