package dev.gopack.compat;

/** Text in documents with tags. */
final class Markup {

    private Markup() {}

    static String escape(String text) {
        return TextTable.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A colour that carries text in dark letters; the word stands beside it for those who see none. */
    static String colour(Verdict verdict) {
        return switch (verdict) {
            case WORKS -> "#bfe8c6";
            case WORKS_WITH_NOTE -> "#fbe7a1";
            case WILL_NOT_START -> "#f6b9b3";
            case WILL_NOT_INSTALL -> "#e9a3c9";
        };
    }
}
