package dev.gopack.lint;

import static dev.gopack.lint.LintRule.info;
import static dev.gopack.lint.LintRule.warning;

import java.util.List;

/** What is wanted of units of systemd. */
final class UnitRules {

    static final LintRule DIRECTIVE = warning(
            "lint.unit-directive",
            "systemd knows every directive and section of a unit, and that of the target does",
            "Correct the name, or let what is for others start with `X-`. For what is too new, use `service` with `unit`, which"
                    + " replaces it; or override the unit for the target. systemd passes over what it does not know, so that a"
                    + " protection is silently not there.");

    static final LintRule COMMAND = warning(
            "lint.unit-command",
            "What a unit starts is in the package, or in one that it needs",
            "Correct the path; write `-` before what may be missing; if another package has the program, depend on it and suppress the rule.");

    static final LintRule ROOT = info(
                    "lint.unit-user",
                    "Services do not run as root",
                    "Write `User=` or `DynamicUser=yes`; `service.user` makes the user as well.")
            .lintian("systemd-service-file-missing-hardening-features");

    static final LintRule NOBODY = warning(
                    "lint.unit-nobody", "Services do not share the user nobody", "Give the service a user of its own.")
            .lintian("systemd-service-file-uses-nobody-or-nogroup");

    static final LintRule VAR_RUN = warning(
                    "lint.unit-var-run",
                    "Units name /run, not /var/run",
                    "Write `/run`; the other is an old name that systemd complains about.")
            .lintian("systemd-service-file-refers-to-var-run");

    static final LintRule FORKING = info(
            "lint.unit-forking",
            "Services of Go stay in the foreground",
            "Use `Type=exec`, `simple` or `notify`; `Type=forking` needs a PIDFile, which is known too late.");

    static final LintRule NO_INSTALL = info(
                    "lint.unit-install",
                    "A service can be enabled, or something starts it",
                    "Add `[Install]` with `WantedBy=multi-user.target`, or a socket, timer or path of the same name.")
            .lintian("systemd-service-file-missing-install-key");

    static final LintRule KILL_MODE = warning(
                    "lint.unit-kill-mode",
                    "Stopping a service stops all of it",
                    "Take `KillMode=none` out: what is left runs on unseen, and systemd warns about it since 246.")
            .lintian("kill-mode-none");

    static final LintRule SYSLOG = warning(
                    "lint.unit-syslog",
                    "Units do not send output to syslog",
                    "Write `journal`, or nothing: it is the default, and syslog gets it from there.")
            .lintian("systemd-service-file-uses-deprecated-syslog-facility");

    static final LintRule EXECUTABLE = warning(
            "lint.unit-executable",
            "Units are not executable",
            "Give the content `file_info.mode: 0644`; systemd complains at every start.");

    private UnitRules() {}

    static List<LintRule> all() {
        return List.of(DIRECTIVE, COMMAND, ROOT, NOBODY, VAR_RUN, FORKING, NO_INSTALL, KILL_MODE, SYSLOG, EXECUTABLE);
    }
}
