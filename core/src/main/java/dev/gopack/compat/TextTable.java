package dev.gopack.compat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** For people, in lines. */
final class TextTable {

    /** What Markdown does not take for itself; a line within a word is none. // docs: GitHub Flavored Markdown */
    private static final Pattern MARKS = Pattern.compile("[\\\\|`*\\[\\]~!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

    private TextTable() {}

    static String text(Matrix matrix) {
        int subjects = width(
                matrix.cells().stream().map(cell -> printable(cell.subject())).toList());
        int targets = width(matrix.cells().stream().map(Cell::target).toList());
        int archs = width(
                matrix.cells().stream().map(cell -> printable(cell.arch())).toList());
        StringBuilder out = new StringBuilder();
        for (Cell cell : matrix.cells()) {
            out.append(padded(printable(cell.subject()), subjects))
                    .append(padded(cell.target(), targets))
                    .append(padded(printable(cell.arch()), archs))
                    .append(cell.verdict().word())
                    .append('\n');
            for (Reason reason : cell.reasons()) {
                if (reason.verdict() != Verdict.WORKS) {
                    out.append("    ").append(printable(reason.cause()));
                    if (!reason.change().isEmpty()) {
                        out.append("\n      ").append(printable(reason.change()));
                    }
                    out.append('\n');
                }
            }
        }
        told(matrix, out);
        return out.toString();
    }

    /** What there is to know besides, once for all releases for which it is the same. */
    private static void told(Matrix matrix, StringBuilder out) {
        Map<String, Map<String, Set<String>>> bySubject = new LinkedHashMap<>();
        Map<String, Set<String>> targets = new LinkedHashMap<>();
        for (Cell cell : matrix.cells()) {
            targets.computeIfAbsent(cell.subject(), subject -> new LinkedHashSet<>())
                    .add(cell.target());
            cell.reasons().stream()
                    .filter(reason -> reason.verdict() == Verdict.WORKS)
                    .forEach(reason -> bySubject
                            .computeIfAbsent(cell.subject(), subject -> new LinkedHashMap<>())
                            .computeIfAbsent(reason.toString(), text -> new LinkedHashSet<>())
                            .add(cell.target()));
        }
        bySubject.forEach((subject, texts) -> {
            out.append("\nto know of ").append(printable(subject)).append(":\n");
            texts.forEach((text, where) -> out.append("    ")
                    .append(where.equals(targets.get(subject)) ? "" : String.join(", ", where) + ": ")
                    .append(printable(text))
                    .append('\n'));
        });
    }

    static String markdown(Matrix matrix) {
        return matrix.cells().stream()
                .map(cell ->
                        "| " + cells(cell).stream().map(TextTable::escaped).collect(Collectors.joining(" | ")) + " |\n")
                .collect(Collectors.joining(
                        "", "| subject | target | arch | verdict | reasons |\n|---|---|---|---|---|\n", ""));
    }

    private static List<String> cells(Cell cell) {
        return List.of(
                cell.subject(),
                cell.target(),
                cell.arch(),
                cell.verdict().word(),
                cell.reasons().stream().map(Reason::toString).collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        return text.lines()
                .map(TextTable::printable)
                .map(line -> MARKS.matcher(line.replace("&", "&amp;").replace("<", "&lt;"))
                        .replaceAll("\\\\$0"))
                .collect(Collectors.joining("<br>"));
    }

    /** A name from a hostile file must not steer the terminal. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
