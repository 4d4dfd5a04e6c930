package dev.gopack.spec;

import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes the tables of docs/spec.md from the tables that the reader itself uses. */
final class SpecReference {

    private final StringBuilder out = new StringBuilder();
    private final Set<String> done = new LinkedHashSet<>();

    private SpecReference() {}

    /** The reference in Markdown. */
    static String markdown() {
        SpecReference reference = new SpecReference();
        reference.section("Top level", SpecShapes.SPEC, "");
        return reference.out.toString();
    }

    private void section(String title, Block block, String path) {
        if (!done.add(block.name())) {
            return;
        }
        out.append("### ").append(title).append("\n\n");
        out.append("| Key | Value | Meaning |\n| --- | --- | --- |\n");
        block.keys().values().forEach(this::row);
        out.append('\n');
        for (SpecKey key : block.keys().values()) {
            String inner = path.isEmpty() ? key.name() : path + "." + key.name();
            nested(key.shape(), inner);
        }
    }

    private void nested(Shape shape, String path) {
        if (shape instanceof Block block) {
            section(block.name().equals("Script") ? "A script" : "`" + path + "`", block, path);
        } else if (shape instanceof Listing listing && !isRepetition(listing.item())) {
            nested(listing.item(), path + "[]");
        } else if (shape instanceof Either either) {
            nested(either.other(), path);
        }
    }

    /** Overrides and packages have the keys of the top level, which the text says in one sentence. */
    private static boolean isRepetition(Shape shape) {
        return shape.equals(SpecShapes.PACKAGE);
    }

    private void row(SpecKey key) {
        out.append("| `").append(key.name()).append('`');
        if (key.required()) {
            out.append(" (required)");
        }
        if (key.beyond()) {
            out.append(" ⁺");
        }
        out.append(" | ").append(words(key.shape())).append(" | ").append(key.doc());
        if (!key.fallback().isEmpty()) {
            out.append(" Default: ").append(key.fallback()).append('.');
        }
        out.append(" |\n");
    }

    private static String words(Shape shape) {
        String words = shape.words();
        if (shape instanceof Either either && either.other() instanceof Block) {
            words = either.text().words() + ", or a map (see below)";
        }
        if (shape instanceof Listing listing && listing.item() instanceof Block) {
            words = "list of maps";
        }
        if (shape instanceof Table) {
            words = words.replace("map of ", "map: ");
        }
        return words.replace("|", "\\|");
    }
}
