package dev.gopack.target;

import dev.gopack.io.StrictUtf8;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of targets: {@code # comment}, {@code [id]}, {@code key = value | mark} and
 * {@code key = value | mark | remark}, one a line; before the first target {@code generated = date}. Everything that is
 * not so is refused with the line's offset.
 */
final class TargetTable {

    private static final int LARGEST = 4 << 20;
    private static final String EQUALS = " = ";
    private static final String BAR = " | ";

    private final String file;
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<String, Long> offsets = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable LocalDate generated;
    private long offset;
    private long sectionOffset;

    private TargetTable(String file) {
        this.file = file;
    }

    /**
     * The targets of a table.
     *
     * @throws FormatException at the first line that is wrong
     */
    static Targets read(String file, byte[] content) {
        if (content.length > LARGEST) {
            throw new FormatException(file, 0, "a table of targets has at most 4 MiB");
        }
        TargetTable table = new TargetTable(file);
        table.lines(text(file, content));
        table.finish();
        if (table.generated == null) {
            throw new FormatException(file, 0, "the line with the date is missing: generated = 2026-11-23");
        }
        try {
            return new Targets(table.targets, table.generated);
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, 0, String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(String file, byte[] content) {
        Optional<String> text = StrictUtf8.decode(content);
        if (text.isEmpty()) {
            throw new FormatException(file, 0, "not UTF-8");
        }
        return text.get();
    }

    private void lines(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                throw wrong("the last line has no end");
            }
            String line = text.substring(start, end);
            if (!line.isEmpty() && line.charAt(0) != '#') {
                line(line);
            }
            offset += line.getBytes(StandardCharsets.UTF_8).length + 1L;
            start = end + 1;
        }
    }

    private void line(String line) {
        if (line.charAt(0) == '[' && line.endsWith("]")) {
            finish();
            id = line.substring(1, line.length() - 1);
            sectionOffset = offset;
            return;
        }
        int equals = line.indexOf(EQUALS);
        if (equals < 1) {
            throw wrong("not of the form key = value | mark | remark: " + GopackException.quote(line));
        }
        String key = line.substring(0, equals);
        String rest = line.substring(equals + EQUALS.length());
        if (id == null) {
            head(key, rest);
        } else {
            fact(key, rest);
        }
    }

    private void head(String key, String value) {
        if (!key.equals("generated") || generated != null) {
            throw wrong("the key is not known before the first target: " + GopackException.quote(key));
        }
        generated = Facts.day(value).orElseThrow(() -> wrong("not a date: " + GopackException.quote(value)));
    }

    private void fact(String key, String rest) {
        int first = rest.indexOf(BAR);
        int second = first < 0 ? -1 : rest.indexOf(BAR, first + BAR.length());
        String value = first < 0 ? rest : rest.substring(0, first);
        String word = first < 0 ? "" : rest.substring(first + BAR.length(), second < 0 ? rest.length() : second);
        String remark = second < 0 ? "" : rest.substring(second + BAR.length());
        Optional<Mark> mark = Mark.of(word);
        boolean stripped = isStripped(value) && isStripped(remark) && remark.indexOf('|') < 0;
        if (mark.isEmpty() || !stripped || value.isEmpty() || (second >= 0 && remark.isEmpty())) {
            throw wrong(key + ": a value, a mark and perhaps a remark are wanted, with \" | \" between");
        }
        if (facts.put(key, new Fact(key, value, mark.get(), remark)) != null) {
            throw wrong(key + " stands twice in " + id);
        }
        offsets.put(key, offset);
    }

    private static boolean isStripped(String text) {
        return text.equals(text.strip());
    }

    /** Makes the target of the lines so far. */
    private void finish() {
        if (id == null) {
            return;
        }
        try {
            targets.add(Target.of(id, facts));
        } catch (Facts.BadFact e) {
            long where = offsets.getOrDefault(e.key(), sectionOffset);
            throw new FormatException(file, where, id + ": " + e.key() + ": " + e.getMessage());
        }
        facts.clear();
        offsets.clear();
    }

    private FormatException wrong(String problem) {
        return new FormatException(file, offset, problem);
    }
}
