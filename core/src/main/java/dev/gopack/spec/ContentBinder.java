package dev.gopack.spec;

import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.EntryPath;
import java.util.ArrayList;
import java.util.List;

/** The contents of a package. */
final class ContentBinder {

    private ContentBinder() {}

    /** The items for a format; those for others are left out. */
    static List<ContentSpec> contents(Fields fields, String format) {
        List<ContentSpec> contents = new ArrayList<>();
        List<Fields> items = fields.items("contents", item -> {
            String packager = item.peek("packager", PackageScalars.PACKAGER);
            return packager == null || packager.equals(format);
        });
        for (Fields item : items) {
            // A list keeps its indices even if an item is refused: an error ends the build anyway.
            content(item, contents);
        }
        return contents;
    }

    private static void content(Fields written, List<ContentSpec> contents) {
        Fields item = written.expanding(written.get("expand", Scalars.BOOLEAN));
        ContentType type = item.get("type", PackageScalars.CONTENT_TYPE);
        if (type == null) {
            type = ContentType.FILE;
        }
        String src = item.text("src", PackageScalars.SRC);
        String dst = item.text("dst", PackageScalars.DST);
        List<String> disowned = item.list("disown_subtree", PackageScalars.SRC);
        checkSource(item, type, src);
        if (!disowned.isEmpty() && !type.isTree()) {
            item.problems()
                    .add(
                            SpecRules.NO_EFFECT,
                            item.position("disown_subtree"),
                            "disown_subtree: has no effect on type " + type.word(),
                            "it is for type: tree");
        }
        if (dst.isEmpty() && item.has("dst") && !item.hasError("dst")) {
            item.problems().add(SpecRules.MISSING_KEY, item.position("dst"), "\"dst\" is empty");
        }
        Fields info = item.block("file_info");
        String packager = item.text("packager", PackageScalars.PACKAGER);
        ContentSpec.Builder builder = ContentSpec.to(dst)
                .src(src)
                .type(type)
                .packager(packager)
                .owner(info.get("owner", PackageScalars.USER))
                .group(info.get("group", PackageScalars.GROUP))
                .mode(info.get("mode", Modes.MODE))
                .mtime(info.get("mtime", Scalars.TIME))
                .lang(info.text("lang", PackageScalars.LANG))
                .capabilities(info.text("capabilities", PackageScalars.CAPABILITIES))
                .disownSubtree(disowned);
        if (!dst.isEmpty() && !(src.isEmpty() && type.needsSource())) {
            contents.add(builder.build());
        }
    }

    private static void checkSource(Fields item, ContentType type, String src) {
        if (src.isEmpty() && type.needsSource() && !item.hasError("src")) {
            item.problems()
                    .add(
                            SpecRules.MISSING_KEY,
                            item.position("src"),
                            "\"src\" is " + (item.has("src") ? "empty" : "missing") + " for type " + type.word(),
                            "only dir and ghost have none");
        }
        if (type == ContentType.HARDLINK && !src.isEmpty()) {
            try {
                EntryPath.of(src);
            } catch (IllegalArgumentException e) {
                item.problems()
                        .add(
                                SpecRules.VALUE,
                                item.position("src"),
                                "src: " + e.getMessage(),
                                "a hardlink names another file of the package by its installed path");
            }
        }
    }
}
