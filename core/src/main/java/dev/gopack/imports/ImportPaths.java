package dev.gopack.imports;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which import paths a module can provide. */
// source: golang.org/x/mod v0.30 module.CheckImportPath
final class ImportPaths {

    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    private static final Pattern PART = Pattern.compile("[-._~+0-9A-Za-z]+");
    private static final Pattern SHORT_NAME = Pattern.compile(".*~[0-9]+");

    private ImportPaths() {}

    /** Why no module can provide a package of this path, or null. */
    static @Nullable String problem(String path) {
        if (path.startsWith("./") || path.startsWith("../") || path.equals(".") || path.equals("..")) {
            return "relative imports mean nothing in a module";
        }
        if (path.startsWith("-")) {
            return "no import path: it starts with a dash";
        }
        for (String part : path.split("/", -1)) {
            if (!isPart(part)) {
                return "no import path: the part \"" + part + "\" is not allowed";
            }
        }
        return null;
    }

    private static boolean isPart(String part) {
        if (!PART.matcher(part).matches() || part.endsWith(".")) {
            return false;
        }
        int dot = part.indexOf('.');
        String stem = dot < 0 ? part : part.substring(0, dot);
        return !DEVICES.contains(stem.toLowerCase(Locale.ROOT))
                && !SHORT_NAME.matcher(stem).matches();
    }
}
