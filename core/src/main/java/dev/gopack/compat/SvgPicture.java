package dev.gopack.compat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Targets downwards, subjects across. // docs: W3C SVG 1.1 */
final class SvgPicture {

    private static final int LEFT = 150;
    private static final int TOP = 40;
    private static final int WIDE = 190;
    private static final int HIGH = 26;
    private static final int SHOWN = 26;

    private SvgPicture() {}

    static String of(Matrix matrix) {
        Set<String> columnNames = new LinkedHashSet<>();
        Set<String> rowNames = new LinkedHashSet<>();
        matrix.cells().forEach(cell -> {
            columnNames.add(column(cell));
            rowNames.add(cell.target());
        });
        List<String> columns = new ArrayList<>(columnNames);
        List<String> rows = new ArrayList<>(rowNames);
        int width = LEFT + WIDE * columns.size() + 10;
        int height = TOP + HIGH * rows.size() + 10;
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height
                + "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#1b1b1b\">\n"
                + "<title>Compatibility matrix</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int i = 0; i < columns.size(); i++) {
            text(out, LEFT + i * WIDE + 6, TOP - 12, shortened(columns.get(i)));
        }
        for (int i = 0; i < rows.size(); i++) {
            text(out, 10, TOP + i * HIGH + 17, rows.get(i));
        }
        for (Cell cell : matrix.cells()) {
            int x = LEFT + columns.indexOf(column(cell)) * WIDE;
            int y = TOP + rows.indexOf(cell.target()) * HIGH;
            out.append("<g><title>")
                    .append(Markup.escape(
                            cell.reasons().isEmpty()
                                    ? ""
                                    : cell.reasons().get(0).toString()))
                    .append("</title><rect x=\"" + (x + 2) + "\" y=\"" + (y + 2) + "\" width=\"" + (WIDE - 4)
                            + "\" height=\"" + (HIGH - 4) + "\" rx=\"4\" fill=\"" + Markup.colour(cell.verdict())
                            + "\"/></g>\n");
            text(out, x + 10, y + 17, cell.verdict().word());
        }
        return out.append("</svg>\n").toString();
    }

    private static String column(Cell cell) {
        return cell.subject() + " " + cell.arch();
    }

    /** Paths differ at their ends. */
    private static String shortened(String name) {
        return name.length() <= SHOWN ? name : "…" + name.substring(name.length() - SHOWN + 1);
    }

    private static void text(StringBuilder out, int x, int y, String text) {
        out.append("<text x=\"" + x + "\" y=\"" + y + "\">")
                .append(Markup.escape(text))
                .append("</text>\n");
    }
}
