package dev.gopack.lint;

import static dev.gopack.lint.LintRule.error;
import static dev.gopack.lint.LintRule.info;
import static dev.gopack.lint.LintRule.warning;

import java.util.List;

/** What is wanted of scripts that run when a package is installed or removed. */
final class ScriptRules {

    static final LintRule EMPTY = info(
                    "lint.script-empty",
                    "Scripts do something",
                    "Take the script out: the package manager starts a shell for it.")
            .lintian("maintainer-script-empty");

    static final LintRule BASHISM = warning(
                    "lint.script-bashism",
                    "A script for /bin/sh uses what every POSIX shell has",
                    "Write it otherwise (`[ ]`, `=`, `.`, `>file 2>&1`), or name bash as interpreter and depend on it.")
            .lintian("possible-bashism-in-maintainer-script");

    static final LintRule SYSTEMCTL = warning(
                    "lint.script-systemctl",
                    "Scripts call systemctl only where systemd runs, and go on if it fails",
                    "Use `service`, whose scripts do so; or write `if [ -d /run/systemd/system ]; then systemctl ... || :; fi`:"
                            + " containers have no systemd.")
            .lintian("maintainer-script-calls-systemctl");

    static final LintRule REMOVES_USER = warning(
            "lint.script-removes-user",
            "Users and groups stay when a package goes",
            "Leave them: files that they own would fall to whoever gets the number next. Lock the account if it must be.");

    static final LintRule OPEN_DELETE = warning(
            "lint.script-deletes-variable",
            "Directories are not deleted by the value of a variable that may be empty",
            "Write `rm -rf \"${DIR:?}/cache\"`: if the variable is empty, another directory is deleted.");

    static final LintRule TEMPORARY = warning(
                    "lint.script-temporary",
                    "Scripts use no names in /tmp that others can guess, and no home directories",
                    "Write `directory=$(mktemp -d)`; packages have no business in homes.")
            .rpmlint("use-tmp-in-%post")
            .lintian("possibly-insecure-handling-of-tmp-files-in-maintainer-script");

    static final LintRule RECURSIVE_OWNER = warning(
                    "lint.script-recursive-owner",
                    "Scripts do not change owners of whole trees",
                    "Name the owner in `file_info`, or let tmpfiles or `StateDirectory` do it: who owns the tree can have put"
                            + " links to other files into it.")
            .lintian("recursive-privilege-change");

    static final LintRule ALTERNATIVES = warning(
                    "lint.script-alternatives",
                    "Alternatives are removed when the package goes, before its files, and not at upgrades",
                    "deb: in `preremove` under `remove|deconfigure`; rpm: in `preremove` under `[ \"$1\" -eq 0 ]`; or use"
                            + " `alternatives`.")
            .lintian("postrm-removes-alternative");

    static final LintRule INIT_SCRIPT = warning(
                    "lint.script-service",
                    "Services are not started by scripts of SysV",
                    "Use `service`, or `deb-systemd-invoke` and the macros of systemd.")
            .lintian("maintainer-script-calls-service maintainer-script-calls-init-script-directly");

    static final LintRule UNEXPANDED = error(
                    "lint.script-unexpanded",
                    "Scripts hold no macros of rpmbuild and no marks of debhelper",
                    "Nothing replaces them here: write what they stand for, or use `service`.")
            .rpmlint("percent-in-%post")
            .lintian("maintainer-script-has-unexpanded-debhelper-token");

    static final LintRule SELINUX = warning(
                    "lint.script-selinux",
                    "Scripts do not set labels that the policy does not know",
                    "Use `selinux` and `restorecon`: what `chcon` sets is gone at the next relabelling.")
            .rpmlint("forbidden-selinux-command-in-%post");

    static final LintRule DEVICE = warning(
                    "lint.script-device",
                    "Scripts make no device files",
                    "Write a rule for udev or a line for tmpfiles.")
            .lintian("mknod-in-maintainer-script");

    static final LintRule PROMPT = warning(
                    "lint.script-asks",
                    "Scripts do not wait for an answer",
                    "Use debconf on Debian, and settings elsewhere: most installations have nobody in front of them.")
            .lintian("read-in-maintainer-script");

    static final LintRule IGNORES_ERRORS = info(
                    "lint.script-ignores-errors",
                    "A script of a deb stops when a command fails",
                    "Begin it with `set -e`, and write `|| :` behind what may fail: dpkg then knows that the package is not"
                            + " installed as it should be.")
            .lintian("maintainer-script-ignores-errors");

    static final LintRule COMMAND_NEEDED = warning(
                    "lint.script-command",
                    "The package depends on what brings the commands of its scripts",
                    "Give `depends`, and for what `preinstall` calls `deb.predepends` or `rpm.requires.pre`; or ask first:"
                            + " `command -v NAME`.")
            .lintian("maintainer-script-needs-depends-on-adduser maintainer-script-needs-depends-on-ucf");

    static final LintRule OF_THE_HOST = warning(
            "lint.script-host",
            "Scripts go on where they cannot ask the kernel or its managers, as in containers",
            "Write `|| :` behind udevadm, sysctl, modprobe, loginctl, mount and their like, or look first whether"
                    + " `/run/systemd/system` is there; better, ship a file for udev, sysctl.d or modules-load.d.");

    static final LintRule DELETES_DATA = warning(
                    "lint.script-deletes-data",
                    "Data and settings are not deleted at an upgrade, and by a deb only when it is purged",
                    "Ask for the argument: deb: in `postremove` under `[ \"$1\" = purge ]`; rpm: under `[ \"$1\" -eq 0 ]`;"
                            + " scripts of the installation run at each upgrade: ask for the version that it comes from (deb:"
                            + " `$2`), or for the file that is to go; or leave what users made.")
            .rpmlint("dangerous-command-in-%postun");

    static final LintRule LAST_STATUS = warning(
            "lint.script-last-status",
            "A script does not fail because a condition of its last command does not hold",
            "Write `if [ ... ]; then ...; fi`, or end with `exit 0`: `[ ... ] && ...` at the end fails where the condition does"
                    + " not hold, and so does the script. dpkg then leaves the package unconfigured, and rpm does not install or"
                    + " remove it if it is `preinstall` or `preremove`.");

    static final LintRule ALTERNATIVE_TARGET = warning(
            "lint.alternative-target",
            "What a package offers as an alternative is in it, or in one that it needs",
            "Correct the path, down to the `.gz` of a manual; if another package has the file, depend on it and suppress the"
                    + " rule. Debian's update-alternatives fails where it is missing, and the script with it; Red Hat's makes a"
                    + " link that leads nowhere.");

    private ScriptRules() {}

    static List<LintRule> all() {
        return List.of(
                EMPTY,
                BASHISM,
                SYSTEMCTL,
                REMOVES_USER,
                OPEN_DELETE,
                TEMPORARY,
                RECURSIVE_OWNER,
                ALTERNATIVES,
                INIT_SCRIPT,
                UNEXPANDED,
                SELINUX,
                DEVICE,
                PROMPT,
                IGNORES_ERRORS,
                COMMAND_NEEDED,
                OF_THE_HOST,
                DELETES_DATA,
                LAST_STATUS,
                ALTERNATIVE_TARGET);
    }
}
