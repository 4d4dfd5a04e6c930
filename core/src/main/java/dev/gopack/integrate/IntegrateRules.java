package dev.gopack.integrate;

import dev.gopack.report.Rule;
import java.util.List;

/** What is found while a package is joined to its system. */
public final class IntegrateRules {

    static final Rule MISSING_FILE = Rule.error(
            "integrate.missing-file", "Units, certificates, modules and profiles that a spec names can be read");

    static final Rule BAD_COMMAND =
            Rule.error("integrate.bad-command", "The command of a service starts with the whole path of a program");

    static final Rule BAD_UNIT =
            Rule.error("integrate.bad-unit", "systemd accepts the unit that is made of what a spec says");

    static final Rule SAME_UNIT = Rule.error("integrate.same-unit", "The services of a package differ in name");

    static final Rule BAD_CERTIFICATE =
            Rule.error("integrate.bad-certificate", "A file with a certificate has one in PEM and nothing else");

    static final Rule BAD_POLICY =
            Rule.error("integrate.bad-policy", "A module of SELinux has all its brackets, so that it can be loaded");

    static final Rule SAME_ALTERNATIVE =
            Rule.error("integrate.same-alternative", "An alternative has one link, which is not what it leads to");

    static final Rule NO_SYSTEMD = Rule.warning("integrate.no-systemd", "A service is for systems that have systemd");

    static final Rule LEFT_OUT =
            Rule.info("integrate.left-out", "The systemd of a target knows all directives of a unit");

    static final Rule LESS_SAFE =
            Rule.warning("integrate.less-safe", "The systemd of a target can protect a service as it is asked to");

    static final Rule NOT_FOR_FORMAT =
            Rule.info("integrate.not-for-format", "What a spec asks for exists in the family that a package is for");

    private IntegrateRules() {}

    /** All of them, as the manual lists them. */
    public static List<Rule> all() {
        return List.of(
                MISSING_FILE,
                BAD_COMMAND,
                BAD_UNIT,
                SAME_UNIT,
                BAD_CERTIFICATE,
                BAD_POLICY,
                SAME_ALTERNATIVE,
                NO_SYSTEMD,
                LEFT_OUT,
                LESS_SAFE,
                NOT_FOR_FORMAT);
    }
}
