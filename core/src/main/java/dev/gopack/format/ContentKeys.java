package dev.gopack.format;

import dev.gopack.model.ContentSpec;
import dev.gopack.model.EntryPath;
import dev.gopack.model.PackageSpec;
import java.util.List;

/** Finds what a spec says about a file, so that a finding about the file can point at it. */
public final class ContentKeys {

    private ContentKeys() {}

    /** The item of {@code contents} with the longest destination at or above the file, such as {@code contents[2].dst}. */
    public static String of(PackageSpec spec, EntryPath path) {
        String nearest = "contents";
        int longest = 0;
        List<ContentSpec> contents = spec.contents();
        for (int i = 0; i < contents.size(); i++) {
            String dst = contents.get(i).dst();
            if (dst.length() > longest && isAtOrAbove(dst, path)) {
                nearest = "contents[" + i + "].dst";
                longest = dst.length();
            }
        }
        return nearest;
    }

    private static boolean isAtOrAbove(String dst, EntryPath path) {
        try {
            return EntryPath.of(dst).contains(path);
        } catch (IllegalArgumentException e) {
            return false; // no path at all, which is a finding of its own
        }
    }
}
