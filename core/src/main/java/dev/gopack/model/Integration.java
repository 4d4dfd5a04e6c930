package dev.gopack.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a package joins the system that it is installed on, as a spec asks for it.
 *
 * @param services services
 * @param accounts users beyond those of the services
 * @param temporaryFiles lines of tmpfiles.d(5)
 * @param kernelParameters values of sysctl.d(5)
 * @param alternatives programs that are one of several for a name
 * @param anchors paths of certificates that are to be trusted
 * @param policyModule path of a module of the SELinux policy in CIL; empty for none
 * @param profiles paths of profiles of AppArmor
 */
public record Integration(
        List<ServiceSettings> services,
        List<Account> accounts,
        List<String> temporaryFiles,
        Map<String, String> kernelParameters,
        List<Alternative> alternatives,
        List<String> anchors,
        String policyModule,
        List<String> profiles) {

    /** Nothing but files. */
    public static final Integration NONE =
            new Integration(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(), "", List.of());

    /** Copies the collections, keeping their order. */
    public Integration {
        services = List.copyOf(services);
        accounts = List.copyOf(accounts);
        temporaryFiles = List.copyOf(temporaryFiles);
        kernelParameters = Collections.unmodifiableMap(new LinkedHashMap<>(kernelParameters));
        alternatives = List.copyOf(alternatives);
        anchors = List.copyOf(anchors);
        profiles = List.copyOf(profiles);
    }

    /** True if there is something to do besides installing files. */
    public boolean isGiven() {
        return !equals(NONE);
    }
}
