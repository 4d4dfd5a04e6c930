package dev.gopack.compat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page for browsers: the frame is a resource, the rows are filled in. */
final class HtmlPage {

    private static final String FRAME = "matrix.html";
    private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");

    private HtmlPage() {}

    static String of(Matrix matrix) {
        List<Cell> cells = matrix.cells();
        List<String> columns = cells.stream().map(HtmlPage::column).distinct().toList();
        List<String> targets = cells.stream().map(Cell::target).distinct().toList();
        Map<String, Integer> places = new HashMap<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            places.putIfAbsent(place(column(cells.get(i)), cells.get(i).target()), i);
            rows.append(row(cells.get(i), i));
        }
        StringBuilder grid = new StringBuilder();
        for (String target : targets) {
            grid.append("<tr><th>").append(Markup.escape(target)).append("</th>");
            for (String column : columns) {
                Integer place = places.get(place(column, target));
                grid.append("<td>")
                        .append(place == null ? "" : link(cells.get(place), place))
                        .append("</td>");
            }
            grid.append("</tr>\n");
        }
        String heads = columns.stream()
                .map(column ->
                        "<th title=\"" + Markup.escape(column) + "\"><bdi>" + Markup.escape(column) + "</bdi></th>")
                .collect(Collectors.joining());
        String summary = Arrays.stream(Verdict.values())
                .map(verdict -> count(matrix, verdict))
                .collect(Collectors.joining());
        return fill(Map.of(
                "SUBJECTS", counted(columns.size(), "subject"),
                "TARGETS", counted(targets.size(), "release"),
                "SUMMARY", summary,
                "COLUMNS", heads,
                "GRID", grid.toString(),
                "ROWS", rows.toString()));
    }

    /** In one pass: what is filled in may look like a place to fill. */
    private static String fill(Map<String, String> values) {
        return PLACE.matcher(frame())
                .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
    }

    private static String counted(int number, String word) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    private static String column(Cell cell) {
        return cell.arch().isEmpty() ? cell.subject() : cell.subject() + " " + cell.arch();
    }

    private static String place(String column, String target) {
        return target + "\n" + column;
    }

    private static String link(Cell cell, int place) {
        String verdict = cell.verdict().word();
        String why =
                cell.reasons().isEmpty() ? "" : ": " + cell.reasons().get(0).cause();
        return "<a class=\"" + verdict + "\" href=\"#cell-" + place + "\" title=\"" + Markup.escape(verdict + why)
                + "\" aria-label=\"" + verdict + "\">" + sign(cell.verdict()) + "</a>";
    }

    /** For those who see no colours. */
    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case WORKS -> "✓";
            case WORKS_WITH_NOTE -> "✓ !";
            case WILL_NOT_START -> "✗";
            case WILL_NOT_INSTALL -> "⊘";
        };
    }

    private static String count(Matrix matrix, Verdict verdict) {
        long count = matrix.cells().stream()
                .filter(cell -> cell.verdict() == verdict)
                .count();
        return count == 0
                ? ""
                : "<li class=\"" + verdict.word() + "\"><b>" + count + "</b>" + sign(verdict) + " " + verdict.word()
                        + "</li>\n";
    }

    private static String row(Cell cell, int place) {
        String verdict = cell.verdict().word();
        String reasons = cell.reasons().stream().map(HtmlPage::reason).collect(Collectors.joining());
        return "<tr class=\"" + verdict + "\" id=\"cell-" + place + "\"><td data-label=\"Subject\">"
                + Markup.escape(cell.subject())
                + "</td><td data-label=\"Target\">" + Markup.escape(cell.target()) + "</td><td data-label=\"Arch\">"
                + Markup.escape(cell.arch()) + "</td><td data-label=\"Verdict\" data-weight=\""
                + weight(cell.verdict()) + "\"><span class=\"badge\">" + verdict
                + "</span></td><td data-label=\"Why\"><ul>" + reasons + "</ul></td></tr>\n";
    }

    private static int weight(Verdict verdict) {
        return Arrays.asList(Verdict.values()).indexOf(verdict);
    }

    private static String reason(Reason reason) {
        String change = reason.change().isEmpty() ? "" : " <i>" + Markup.escape(reason.change()) + "</i>";
        String basis = reason.basis().isEmpty() ? "" : " <small>[" + Markup.escape(reason.basis()) + "]</small>";
        return "<li class=\"" + reason.verdict().word() + "\">" + Markup.escape(reason.cause()) + change + basis
                + "</li>";
    }

    private static String frame() {
        try (InputStream in = HtmlPage.class.getResourceAsStream(FRAME)) {
            if (in == null) {
                throw new IllegalStateException(FRAME + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
