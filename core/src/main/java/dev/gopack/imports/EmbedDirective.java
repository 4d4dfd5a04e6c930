package dev.gopack.imports;

import dev.gopack.imports.SourceHeader.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patterns in a {@code //go:embed} comment: words, or strings in quotes. */
// source: Go 1.26 go/ast/directive.go
final class EmbedDirective {

    private static final String START = "//go:embed";

    private EmbedDirective() {}

    /** Adds the comment's patterns, if it is such a comment and all of it can be read. */
    static void addTo(List<Place> patterns, String comment, int line, int column) {
        if (!comment.startsWith(START)
                || (comment.length() > START.length() && !isSpace(comment.charAt(START.length())))) {
            return;
        }
        List<Place> found = words(comment.replace("\r", ""), line, column);
        if (found != null && patterns.size() + found.size() <= HeaderReader.MOST_IMPORTS) {
            patterns.addAll(found);
        }
    }

    private static @Nullable List<Place> words(String comment, int line, int column) {
        List<Place> found = new ArrayList<>();
        int at = START.length();
        while (true) {
            while (at < comment.length() && isSpace(comment.charAt(at))) {
                at++;
            }
            if (at == comment.length()) {
                return found;
            }
            int start = at;
            if (isQuote(comment.charAt(at))) {
                at = GoStrings.end(comment, at);
                String value = at < 0 ? null : GoStrings.unquote(comment.substring(start, at));
                if (value == null || (at < comment.length() && !isSpace(comment.charAt(at)))) {
                    return null;
                }
                found.add(new Place(value, line, column + start));
            } else {
                while (at < comment.length() && !isSpace(comment.charAt(at))) {
                    at++;
                }
                found.add(new Place(comment.substring(start, at), line, column + start));
            }
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '`';
    }

    // source: Go's unicode.IsSpace
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }
}
