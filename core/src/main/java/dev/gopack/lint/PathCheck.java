package dev.gopack.lint;

import static dev.gopack.lint.FileRules.DUPLICATE;
import static dev.gopack.lint.FileRules.EMPTY_FILE;
import static dev.gopack.lint.FileRules.HIDDEN;
import static dev.gopack.lint.FileRules.HOME_PATH;
import static dev.gopack.lint.FileRules.LEFTOVER;
import static dev.gopack.lint.FileRules.LOCAL_PATH;
import static dev.gopack.lint.FileRules.OPTIONAL_PATH;
import static dev.gopack.lint.FileRules.UNKNOWN_TOP;
import static dev.gopack.lint.FileRules.VOLATILE_PATH;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where files lie, and what they are called. */
final class PathCheck implements LintCheck {

    // docs: Filesystem Hierarchy Standard 3.0, 3.2; lib32 and the like, lost+found and the new /efi aside
    private static final Set<String> TOP = Set.of(
            "bin", "boot", "dev", "etc", "home", "lib", "lib32", "lib64", "libx32", "media", "mnt", "opt", "proc",
            "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var", "efi", "afs");
    private static final Set<String> USERS = Set.of("home", "root", "srv", "mnt", "media");
    private static final Set<String> VOLATILE = Set.of("tmp", "run", "proc", "sys", "dev");
    private static final Set<String> VOLATILE_STATE = Set.of("tmp", "run", "lock");
    private static final List<String> LEFTOVER_ENDS = List.of("~", ".orig", ".rej", ".bak", ".swp", ".swo", ",v");
    private static final Set<String> LEFTOVERS = Set.of(
            "DEADJOE",
            ".git",
            ".gitignore",
            ".gitattributes",
            ".gitmodules",
            ".github",
            ".gitlab-ci.yml",
            ".svn",
            ".hg",
            ".hgignore",
            ".hgtags",
            ".bzr",
            ".bzrignore",
            ".cvsignore",
            ".DS_Store",
            "CVS",
            "Thumbs.db",
            "desktop.ini");
    private static final Pattern VERSION_CONTROL = Pattern.compile("/(?:\\.(?:git|svn|hg|bzr)|CVS)(?:/|$)");
    private static final Set<String> MARKERS = Set.of("__init__.py", "py.typed", ".keep", ".gitkeep", ".placeholder");

    @Override
    public List<LintRule> rules() {
        return List.of(
                LOCAL_PATH,
                OPTIONAL_PATH,
                HOME_PATH,
                VOLATILE_PATH,
                UNKNOWN_TOP,
                EMPTY_FILE,
                LEFTOVER,
                HIDDEN,
                DUPLICATE);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        Map<Object, LintFile> contents = new HashMap<>();
        for (LintFile file : linted.files()) {
            place(file, notes);
            name(file, notes);
            if (file.isRegular()) {
                empty(file, notes);
                duplicate(file, contents, notes);
            }
        }
    }

    private static void place(LintFile file, Notes notes) {
        String[] parts = file.path().split("/", 4);
        String top = parts.length > 1 ? parts[1] : "";
        String second = parts.length > 2 ? parts[2] : "";
        if (top.isEmpty()) {
            return;
        }
        if (!TOP.contains(top)) {
            if (!file.isDirectory() || parts.length <= 2) {
                notes.add(UNKNOWN_TOP, file, "/" + top + " is no directory that systems have");
            }
        } else if (!second.isEmpty() && top.equals("usr") && second.equals("local") && parts.length > 3) {
            notes.add(LOCAL_PATH, file, "it lies below /usr/local");
        } else if (!second.isEmpty() && top.equals("opt")) {
            notes.add(OPTIONAL_PATH, file, "it lies below /opt");
        } else if (!second.isEmpty() && USERS.contains(top)) {
            notes.add(HOME_PATH, file, "it lies below /" + top);
        } else if ((VOLATILE.contains(top) || (top.equals("var") && VOLATILE_STATE.contains(second)))
                && !file.isGhost()
                && isOwn(file)) {
            notes.add(VOLATILE_PATH, file, "what lies there goes with the next start");
        }
    }

    /** The directories themselves are in every deb that has something below. */
    private static boolean isOwn(LintFile file) {
        return !(file.isDirectory()
                && Set.of("/tmp", "/run", "/dev", "/proc", "/sys", "/var/tmp", "/var/run", "/var/lock")
                        .contains(file.path()));
    }

    private static boolean isLeftover(String name) {
        return LEFTOVERS.contains(name)
                || name.startsWith(".#")
                || (name.startsWith("#") && name.endsWith("#") && name.length() > 1)
                || LEFTOVER_ENDS.stream().anyMatch(name::endsWith);
    }

    private static boolean isVersionControl(String directory) {
        return (directory.contains("/.") || directory.contains("/CVS"))
                && VERSION_CONTROL.matcher(directory).find();
    }

    private static void name(LintFile file, Notes notes) {
        String name = file.name();
        if (isLeftover(name) || isVersionControl(file.parent())) {
            notes.add(LEFTOVER, file, "it is a trace of an editor or of version control");
        } else if (name.startsWith(".")
                && !file.isBelow("/etc/skel")
                && !file.path().startsWith("/usr/lib/.build-id")
                && !name.endsWith(".hmac")) {
            notes.add(HIDDEN, file, "its name starts with a dot");
        }
    }

    private static void empty(LintFile file, Notes notes) {
        if (file.file().size() == 0 && !MARKERS.contains(file.name()) && !file.isBelow("/etc")) {
            notes.add(EMPTY_FILE, file, "it has no content");
        }
    }

    private static void duplicate(LintFile file, Map<Object, LintFile> contents, Notes notes) {
        Object identity = file.content().identity();
        if (identity == null || file.file().size() < Content.LARGE) {
            return;
        }
        LintFile first = contents.putIfAbsent(identity, file);
        if (first != null) {
            notes.add(
                    DUPLICATE,
                    file,
                    "it is the same as " + Notes.quote(first.path()) + ", "
                            + file.file().size() + " bytes");
        }
    }
}
