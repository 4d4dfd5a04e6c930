package dev.gopack.lint;

import static dev.gopack.lint.LintRule.info;
import static dev.gopack.lint.LintRule.warning;

import java.util.List;

/** What is wanted of files that others look for: settings, manual pages, units, completions. */
final class PlaceRules {

    static final LintRule ETC_NOT_CONFIG = warning(
                    "lint.etc-not-config",
                    "What lies in /etc is configuration to the package manager",
                    "Give the content the type `config` or `config|noreplace`; what nobody is to change belongs below /usr.")
            .rpmlint("non-conffile-in-etc")
            .lintian("file-in-etc-not-marked-as-conffile");

    static final LintRule CONFIG_ELSEWHERE = warning(
                    "lint.config-elsewhere",
                    "Configuration lies in /etc",
                    "Send it to `/etc/NAME`, or take the type `config` away if nobody edits it.")
            .rpmlint("non-etc-or-var-file-marked-as-conffile")
            .lintian("non-etc-file-marked-as-conffile file-in-usr-marked-as-conffile");

    static final LintRule CONFIG_REPLACED = info(
                    "lint.config-replaced",
                    "An upgrade of an rpm leaves changed configuration as it is",
                    "Write `type: config|noreplace`: without it the administrator's file is moved to NAME.rpmsave, and the"
                            + " service goes on with the package's.")
            .rpmlint("conffile-without-noreplace-flag");

    static final LintRule UNIT_PLACE = warning(
                    "lint.unit-place",
                    "Units lie in /usr/lib/systemd/system or /usr/lib/systemd/user",
                    "Send the unit there; /etc/systemd is the administrator's, and in other places systemd does not look.")
            .rpmlint("systemd-unit-in-etc")
            .lintian("systemd-service-in-odd-location");

    static final LintRule SETTINGS_PLACE = warning(
                    "lint.settings-place",
                    "Settings of a package for sysusers, tmpfiles, sysctl, udev, presets and modules lie below /usr/lib",
                    "Send the content to the directory of the same name below `/usr/lib`, so that administrators can"
                            + " override it in /etc.")
            .rpmlint("tmpfiles-conf-in-etc udev-rule-in-etc")
            .lintian("misplaced-systemd-tmpfiles udev-rule-in-etc");

    static final LintRule COMPLETION_PLACE = warning(
                    "lint.completion-place",
                    "Completions lie where the shell looks, under the name of the command",
                    "For bash `/usr/share/bash-completion/completions/COMMAND`, for zsh `_COMMAND`, for fish"
                            + " `/usr/share/fish/vendor_completions.d/COMMAND.fish`.")
            .lintian("package-installs-into-obsolete-dir");

    static final LintRule UNCOMPRESSED_MANUAL = warning(
                    "lint.uncompressed-manual",
                    "Manual pages are compressed",
                    "Package what `gzip -9n` makes of the page.")
            .lintian("uncompressed-manual-page");

    static final LintRule MANUAL_PLACE = warning(
                    "lint.manual-place",
                    "A manual page lies in the directory of its section",
                    "`tool.1.gz` belongs to `/usr/share/man/man1`.")
            .rpmlint("bad-manual-page-folder")
            .lintian("odd-place-for-manual-page");

    static final LintRule NO_MANUAL = info(
                    "lint.no-manual",
                    "Commands have a manual page",
                    "Add `/usr/share/man/man1/COMMAND.1.gz`; cobra and others can write one.")
            .rpmlint("no-manual-page-for-binary")
            .lintian("no-manual-page");

    static final LintRule GZIP_TIME = warning(
            "lint.gzip-time",
            "Compressed files tell nothing of when and where they were made",
            "Compress with `gzip -n`; a time in the file changes the package at every build.");

    static final LintRule BROKEN_GZIP = warning(
                    "lint.broken-gzip", "What is named .gz is compressed with gzip", "Compress the file, or rename it.")
            .lintian("broken-gz");

    private PlaceRules() {}

    static List<LintRule> all() {
        return List.of(
                ETC_NOT_CONFIG,
                CONFIG_ELSEWHERE,
                CONFIG_REPLACED,
                UNIT_PLACE,
                SETTINGS_PLACE,
                COMPLETION_PLACE,
                UNCOMPRESSED_MANUAL,
                MANUAL_PLACE,
                NO_MANUAL,
                GZIP_TIME,
                BROKEN_GZIP);
    }
}
