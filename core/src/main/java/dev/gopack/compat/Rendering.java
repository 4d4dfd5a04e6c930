package dev.gopack.compat;

import java.util.Locale;

/** The forms in which a matrix can be shown. */
public enum Rendering {
    /** A table for terminals, and the reasons below it. */
    TEXT,
    /** A table of Markdown. */
    MD,
    /** An array of objects with {@code subject}, {@code target}, {@code arch}, {@code verdict}, {@code reasons}, {@code details}. */
    JSON,
    /** One page that needs nothing else: no network, no scripts; with scripts it can be sorted. */
    HTML,
    /** A picture of the verdicts. */
    SVG;

    /** As options write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The whole document, with a line break at its end. The same matrix gives the same text. */
    public String of(Matrix matrix) {
        return switch (this) {
            case TEXT -> TextTable.text(matrix);
            case MD -> TextTable.markdown(matrix);
            case JSON -> MatrixJson.of(matrix);
            case HTML -> HtmlPage.of(matrix);
            case SVG -> SvgPicture.of(matrix);
        };
    }
}
