package dev.gopack.spec;

import dev.gopack.report.GopackException;
import dev.gopack.report.Suggestions;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types of text that are not about packages: lines, words, numbers, times. */
final class Scalars {

    /** Text of any number of lines. */
    static final ScalarType<String> TEXT =
            new ScalarType<>("text", ScalarType.Expansion.ALL, Schemas.text(), (text, notes) -> text);

    /** The text of a program, in which dollar signs are its own. */
    static final ScalarType<String> BODY = TEXT.expanding(ScalarType.Expansion.NONE);

    /** Text of one line, without space around it. */
    static final ScalarType<String> LINE =
            new ScalarType<>("text", ScalarType.Expansion.ALL, Schemas.text(), (text, notes) -> line(text));

    /** Yes or no. */
    static final ScalarType<Boolean> BOOLEAN = new ScalarType<>(
            "true or false",
            ScalarType.Expansion.ALL,
            Schemas.bool("[Yy]|[Yy]es|YES|[Oo]n|ON|[Tt]rue|TRUE|[Nn]|[Nn]o|NO|[Oo]ff|OFF|[Ff]alse|FALSE"),
            (text, notes) -> bool(text));

    /** A moment. */
    static final ScalarType<Instant> TIME = new ScalarType<>(
            "time (RFC 3339)",
            ScalarType.Expansion.ALL,
            Schemas.string("\\d{4}-\\d{1,2}-\\d{1,2}(?:[Tt]\\d{1,2}:\\d{1,2}:\\d{1,2}(?:\\.\\d*)?"
                    + "(?:[Zz]|[-+]\\d\\d:\\d\\d)|[ \\t]+\\d{1,2}:\\d{1,2}:\\d{1,2}(?:\\.\\d*)?"
                    + "[ \\t]*(?:[Zz]|[-+]\\d\\d:\\d\\d)?)?"),
            (text, notes) -> time(text));

    // docs: YAML 1.1 type "bool"; Go's yaml.v3 takes these words where a boolean is wanted
    private static final Map<String, Boolean> BOOLEANS = Map.of(
            "y", true, "yes", true, "on", true, "true", true, "n", false, "no", false, "off", false, "false", false);

    // source: go.yaml.in/yaml/v3 resolve.go, allowedTimestampFormats
    private static final Pattern TIMESTAMP = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:([Tt]|[ \\t]+)(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{0,9})\\d*)?"
            + "[ \\t]*([Zz]|[-+]\\d\\d:\\d\\d)?)?");

    private static final long LATEST = 0xffff_ffffL;

    private Scalars() {}

    /** Text with only the characters that a package may hold. */
    static String clean(String text) throws BadValue {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f) {
                throw new BadValue(String.format(Locale.ROOT, "control character U+%04X", (int) c), "take it out");
            }
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadValue("half of a surrogate pair, which is no character", "take it out");
        }
        return text;
    }

    static String line(String text) throws BadValue {
        String line = text.strip();
        if (line.indexOf('\n') >= 0) {
            throw new BadValue("more than one line: " + GopackException.quote(line), "write it in one line");
        }
        return line;
    }

    /** One of a short list of words, which the reference shows. */
    static ScalarType<String> words(List<String> words) {
        return words(words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")), words);
    }

    /** One of a list of words. */
    static ScalarType<String> words(String phrase, List<String> words) {
        return new ScalarType<>(phrase, ScalarType.Expansion.ALL, Schemas.words(words), (text, notes) -> {
            if (!words.contains(text)) {
                throw new BadValue(
                        SpecRules.WORD, "unknown word " + GopackException.quote(text), Suggestions.advise(text, words));
            }
            return text;
        });
    }

    /** A whole number within bounds. */
    static ScalarType<Long> number(String phrase, long least, long most) {
        return new ScalarType<>(
                phrase, ScalarType.Expansion.ALL, Schemas.integer(least, most, "[0-9]{1,19}"), (text, notes) -> {
                    if (text.matches("[0-9]{1,18}")) {
                        long value = Long.parseLong(text);
                        if (value >= least && value <= most) {
                            return value;
                        }
                    }
                    throw new BadValue(
                            "not a whole number from " + least + " to " + most + ": " + GopackException.quote(text),
                            null);
                });
    }

    /** Text of which the whole matches a pattern. */
    static ScalarType<String> matching(String phrase, String pattern, String advice) {
        Pattern compiled = Pattern.compile(pattern);
        return new ScalarType<>(phrase, ScalarType.Expansion.ALL, Schemas.text(pattern), (text, notes) -> {
            if (!compiled.matcher(text).matches()) {
                throw new BadValue("not a legal " + phrase + ": " + GopackException.quote(text), advice);
            }
            return text;
        });
    }

    private static Boolean bool(String text) throws BadValue {
        Boolean value = BOOLEANS.get(text.toLowerCase(Locale.ROOT));
        if (value == null) {
            throw new BadValue("neither true nor false: " + GopackException.quote(text), null);
        }
        return value;
    }

    private static Instant time(String text) throws BadValue {
        Matcher match = TIMESTAMP.matcher(text);
        if (!match.matches()) {
            throw new BadValue(
                    "not a time: " + GopackException.quote(text), "write it as 2006-01-02T15:04:05Z (RFC 3339)");
        }
        boolean dateOnly = match.group(4) == null;
        String zone = match.group(9);
        if (!dateOnly && zone == null && match.group(4).equalsIgnoreCase("t")) {
            throw new BadValue("a time without a zone: " + GopackException.quote(text), "add Z for UTC");
        }
        try {
            return inRange(moment(match, dateOnly, zone == null ? "Z" : zone.toUpperCase(Locale.ROOT)), text);
        } catch (DateTimeException e) {
            throw new BadValue("no such time: " + GopackException.quote(text) + " (" + e.getMessage() + ")", null);
        }
    }

    private static Instant moment(Matcher match, boolean dateOnly, String zone) {
        List<Integer> parts = new ArrayList<>();
        for (int group : new int[] {1, 2, 3, 5, 6, 7}) {
            parts.add(match.group(group) == null ? 0 : Integer.parseInt(match.group(group)));
        }
        String fraction = match.group(8) == null ? "" : match.group(8);
        int nanos = dateOnly ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        return LocalDateTime.of(
                        parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5), nanos)
                .toInstant(ZoneOffset.of(zone));
    }

    private static Instant inRange(Instant moment, String text) throws BadValue {
        if (moment.getEpochSecond() < 0 || moment.getEpochSecond() > LATEST) {
            throw new BadValue(
                    "a time before 1970 or after 2106: " + GopackException.quote(text), "no package can hold it");
        }
        return moment;
    }
}
