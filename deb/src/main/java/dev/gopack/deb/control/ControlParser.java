package dev.gopack.deb.control;

import dev.gopack.io.StrictUtf8;
import dev.gopack.report.GopackException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the control file of a package: one paragraph, and nothing that dpkg and apt understand differently. // source:
 * dpkg lib/dpkg/parse.c parse_stanza() // observed: dpkg 1.21
 */
public final class ControlParser {

    private static final int MAX_FIELDS = 1000;

    private final Map<String, StringBuilder> fields = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private StringBuilder current = new StringBuilder();

    private ControlParser() {}

    /**
     * The paragraph in a control file.
     *
     * @throws IllegalArgumentException with what is wrong and in which line
     */
    public static ControlParagraph parse(byte[] bytes) {
        String text = decode(bytes);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the control file does not end with a newline");
        }
        ControlParser parser = new ControlParser();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            parser.line(line, number);
        }
        if (parser.current.isEmpty()) {
            throw wrong(number, "a field without a value at the end, which dpkg takes for a file that is cut");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        parser.fields.forEach((name, value) -> fields.put(name, value.toString()));
        ControlParagraph paragraph = new ControlParagraph(fields);
        check(paragraph);
        return paragraph;
    }

    private static String decode(byte[] bytes) {
        Optional<String> decoded = StrictUtf8.decode(bytes);
        if (decoded.isEmpty()) {
            throw new IllegalArgumentException("the control file is not UTF-8");
        }
        String text = decoded.get();
        // dpkg takes them all, but what it shows is then not what stands there
        if (text.chars().anyMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)) {
            throw new IllegalArgumentException("the control file has a control character");
        }
        return text;
    }

    private void line(String line, int number) {
        if (line.isBlank()) {
            throw wrong(number, "an empty line, which would end the paragraph");
        }
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            if (fields.isEmpty()) {
                throw wrong(number, "a continued line without a field");
            }
            current.append('\n').append(line.stripTrailing());
            return;
        }
        int colon = line.indexOf(':');
        String name = colon < 0 ? line : line.substring(0, colon);
        if (colon < 0 || !ControlFields.isLegalName(name)) {
            throw wrong(number, "not a field: " + GopackException.quote(line));
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw wrong(number, "the field " + name + " a second time");
        }
        if (names.size() > MAX_FIELDS) {
            throw wrong(number, "more than " + MAX_FIELDS + " fields");
        }
        current = new StringBuilder(line.substring(colon + 1).strip());
        fields.put(name, current);
    }

    private static void check(ControlParagraph paragraph) {
        String name = required(paragraph, "Package");
        if (!PackageNames.isLegal(name)) {
            throw new IllegalArgumentException("not the name of a package: " + GopackException.quote(name));
        }
        DebVersion.parse(required(paragraph, "Version"));
        String architecture = required(paragraph, "Architecture");
        if (!DebArchitecture.isLegal(architecture)) {
            throw new IllegalArgumentException("not an architecture: " + GopackException.quote(architecture));
        }
        FieldValues.check(paragraph);
    }

    private static String required(ControlParagraph paragraph, String field) {
        return paragraph
                .get(field)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("the field " + field + " is missing"));
    }

    private static IllegalArgumentException wrong(int line, String problem) {
        return new IllegalArgumentException("control file, line " + line + ": " + problem);
    }
}
