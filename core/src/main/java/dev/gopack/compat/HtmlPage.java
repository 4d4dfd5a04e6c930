package dev.gopack.compat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A page for browsers: the frame is a resource, the rows are filled in. */
final class HtmlPage {

    private static final String FRAME = "matrix.html";

    private HtmlPage() {}

    static String of(Matrix matrix) {
        String rows = matrix.cells().stream().map(HtmlPage::row).collect(Collectors.joining());
        String summary = Arrays.stream(Verdict.values())
                .map(verdict -> count(matrix, verdict))
                .collect(Collectors.joining());
        return frame().replace("@SUMMARY@", summary).replace("@ROWS@", rows);
    }

    private static String count(Matrix matrix, Verdict verdict) {
        long count = matrix.cells().stream()
                .filter(cell -> cell.verdict() == verdict)
                .count();
        return count == 0
                ? ""
                : "<li class=\"" + verdict.word() + "\"><b>" + count + "</b> " + verdict.word() + "</li>\n";
    }

    private static String row(Cell cell) {
        String verdict = cell.verdict().word();
        String reasons = cell.reasons().stream().map(HtmlPage::reason).collect(Collectors.joining());
        return "<tr class=\"" + verdict + "\"><td data-label=\"Subject\">" + Markup.escape(cell.subject())
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
