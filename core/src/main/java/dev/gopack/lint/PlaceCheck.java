package dev.gopack.lint;

import static dev.gopack.lint.PlaceRules.BROKEN_GZIP;
import static dev.gopack.lint.PlaceRules.COMPLETION_PLACE;
import static dev.gopack.lint.PlaceRules.CONFIG_ELSEWHERE;
import static dev.gopack.lint.PlaceRules.CONFIG_REPLACED;
import static dev.gopack.lint.PlaceRules.ETC_NOT_CONFIG;
import static dev.gopack.lint.PlaceRules.GZIP_TIME;
import static dev.gopack.lint.PlaceRules.MANUAL_PLACE;
import static dev.gopack.lint.PlaceRules.NO_MANUAL;
import static dev.gopack.lint.PlaceRules.SETTINGS_PLACE;
import static dev.gopack.lint.PlaceRules.UNCOMPRESSED_MANUAL;
import static dev.gopack.lint.PlaceRules.UNIT_PLACE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files that others look for in one place alone. */
final class PlaceCheck implements LintCheck {

    private static final Set<String> UNITS =
            Set.of("service", "socket", "timer", "path", "mount", "automount", "target", "slice", "swap");
    private static final Pattern ODD_UNIT_PLACE = Pattern.compile(
            "/etc/systemd/(?:system|user)(?:/.*)?|/usr/systemd/.*|/usr/share/systemd/.*|/usr/lib64/systemd/.*");
    private static final Pattern SETTINGS = Pattern.compile(
            "/(?:etc|usr/share|usr/lib64)/(sysusers\\.d|tmpfiles\\.d|udev/rules\\.d|systemd/(?:system|user)-preset)/[^/]+");
    private static final Pattern KERNEL_SETTINGS =
            Pattern.compile("/usr/(?:share|lib64)/(?:sysctl|modules-load|binfmt)\\.d/[^/]+");
    private static final Pattern MANUAL = Pattern.compile(
            "/usr/share/man/(?:[a-zA-Z_.@-]+/)?(?:man([0-9n])/)?([^/]+)\\.([0-9n][a-z]*)(\\.(?:gz|xz|bz2|zst))?");
    private static final Pattern UNSEEN_COMPLETION =
            Pattern.compile("/usr/share/zsh/(?:site-functions|vendor-completions)/[^_].*");
    private static final String OLD_COMPLETIONS = "/etc/bash_completion.d";
    private static final String COMPLETIONS = "/usr/share/bash-completion/completions";

    @Override
    public List<LintRule> rules() {
        return PlaceRules.all();
    }

    @Override
    public void check(Linted linted, Notes notes) {
        Set<String> manuals = new HashSet<>();
        for (LintFile file : linted.files()) {
            if (file.isDirectory()) {
                continue;
            }
            settings(file, notes);
            completion(file, notes);
            manual(file, manuals, notes);
            if (file.isRegular()) {
                configuration(file, notes);
                compressed(file, notes);
            }
        }
        for (LintFile file : linted.files()) {
            if (file.isCommand() && !file.isDirectory() && !manuals.contains(file.name()) && !isHelper(file)) {
                notes.add(NO_MANUAL, file, "there is no manual page for it");
            }
        }
    }

    private static boolean isHelper(LintFile file) {
        return file.isGhost() || !file.isExecutable();
    }

    private static void configuration(LintFile file, Notes notes) {
        if (file.isBelow("/etc") && !file.isConfig() && !isUnit(file) && !file.isBelow("/etc/init.d")) {
            notes.add(ETC_NOT_CONFIG, file, "an upgrade overwrites what the administrator changed");
        } else if (file.isConfig() && !file.isBelow("/etc") && !file.isBelow("/var")) {
            notes.add(CONFIG_ELSEWHERE, file, "it is marked as configuration");
        }
        List<String> marks = file.file().flags(); // a deb's conffiles are never replaced unasked
        if (file.isBelow("/etc") && file.isRegular() && marks.contains("config") && !marks.contains("noreplace")) {
            notes.add(CONFIG_REPLACED, file, "an upgrade moves what the administrator changed to .rpmsave");
        }
    }

    // A package has thousands of files, and nearly none is any of these: what is cheap to see is asked for first.

    private static boolean isUnit(LintFile file) {
        int dot = file.name().lastIndexOf('.');
        return dot > 0
                && UNITS.contains(file.name().substring(dot + 1))
                && ODD_UNIT_PLACE.matcher(file.path()).matches();
    }

    private static boolean isSettings(LintFile file) {
        return (file.parent().endsWith(".d") || file.parent().endsWith("-preset"))
                && (SETTINGS.matcher(file.path()).matches()
                        || KERNEL_SETTINGS.matcher(file.path()).matches());
    }

    private static void settings(LintFile file, Notes notes) {
        if (isUnit(file)) {
            notes.add(UNIT_PLACE, file, "a unit of a package lies below /usr/lib/systemd");
        } else if (isSettings(file)) {
            notes.add(SETTINGS_PLACE, file, "settings of a package lie below /usr/lib");
        }
    }

    private static void completion(LintFile file, Notes notes) {
        if (file.isBelow(OLD_COMPLETIONS)) {
            notes.add(
                    COMPLETION_PLACE,
                    file,
                    OLD_COMPLETIONS + " is read at every start of a shell; " + COMPLETIONS
                            + " when the command is used");
        } else if (file.isBelow(COMPLETIONS)
                && (file.name().endsWith(".bash") || file.name().endsWith(".sh"))) {
            notes.add(COMPLETION_PLACE, file, "bash looks for the name of the command alone");
        } else if (file.isBelow("/usr/share/zsh")
                && UNSEEN_COMPLETION.matcher(file.path()).matches()) {
            notes.add(COMPLETION_PLACE, file, "zsh looks for names that start with _");
        }
    }

    private static void manual(LintFile file, Set<String> manuals, Notes notes) {
        if (!file.isBelow("/usr/share/man")) {
            return;
        }
        Matcher page = MANUAL.matcher(file.path());
        if (!page.matches()) {
            return;
        }
        manuals.add(page.group(2));
        if (page.group(4) == null && !file.isLink()) {
            notes.add(UNCOMPRESSED_MANUAL, file, "it is not compressed");
        }
        if (page.group(1) == null || !page.group(3).startsWith(page.group(1))) {
            notes.add(
                    MANUAL_PLACE,
                    file,
                    "a page of section " + page.group(3) + " belongs to /usr/share/man/man"
                            + page.group(3).charAt(0));
        }
    }

    private static void compressed(LintFile file, Notes notes) {
        if (!file.name().endsWith(".gz") || !file.content().known()) {
            return;
        }
        if (!file.content().isGzip()) {
            notes.add(BROKEN_GZIP, file, "it is not what gzip makes");
        } else if (file.content().gzipTime() != 0 && !isData(file)) {
            notes.add(
                    GZIP_TIME,
                    file,
                    "the time " + Integer.toUnsignedString(file.content().gzipTime()) + " is in it");
        }
    }

    private static boolean isData(LintFile file) {
        return file.name().endsWith(".tar.gz");
    }
}
