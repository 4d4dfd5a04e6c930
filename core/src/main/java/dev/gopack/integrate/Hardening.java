package dev.gopack.integrate;

import dev.gopack.model.ServiceSettings;
import java.util.List;

/**
 * What is taken from services. The system calls that a daemon written in Go makes, with a server, a client, name resolution,
 * child processes, files and signals, are all of systemd's group system-service.
 */
final class Hardening {

    private static final String[][] BASIC = {
        {"NoNewPrivileges", "yes"},
        {"PrivateTmp", "yes"},
        {"PrivateDevices", "yes"},
        {"ProtectSystem", "full"},
        {"ProtectControlGroups", "yes"},
        {"ProtectKernelModules", "yes"},
        {"ProtectKernelTunables", "yes"},
        {"RestrictRealtime", "yes"},
        {"RestrictSUIDSGID", "yes"},
        {"LockPersonality", "yes"}
    };

    private static final String[][] STRICT = {
        {"ProtectHome", "yes"},
        {"ProtectKernelLogs", "yes"},
        {"ProtectClock", "yes"},
        {"ProtectHostname", "yes"},
        {"ProtectProc", "invisible"},
        {"RestrictNamespaces", "yes"},
        // net.Interfaces asks over netlink
        {"RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX AF_NETLINK"},
        {"MemoryDenyWriteExecute", "yes"},
        {"SystemCallArchitectures", "native"},
        {"SystemCallFilter", "@system-service"},
        {"SystemCallErrorNumber", "EPERM"},
        {"UMask", "0027"}
    };

    private Hardening() {}

    /** Adds the directives for a service. */
    static void add(UnitBuilder unit, ServiceSettings service) {
        List<String> capabilities = service.capabilities();
        unit.add("Service", "AmbientCapabilities", service.user().isEmpty() ? List.of() : capabilities);
        if (service.ofUsers() || service.hardening() == ServiceSettings.Hardening.NONE) {
            return; // a user's systemd has not the rights to take anything away
        }
        boolean strict = service.hardening() == ServiceSettings.Hardening.STRICT;
        for (String[] directive : BASIC) {
            boolean system = directive[0].equals("ProtectSystem");
            unit.add("Service", directive[0], system && strict ? "strict" : directive[1]);
        }
        if (!strict) {
            unit.add("Service", "CapabilityBoundingSet", capabilities);
            return;
        }
        unit.set("Service", "CapabilityBoundingSet", List.of(String.join(" ", capabilities)));
        for (String[] directive : STRICT) {
            unit.add("Service", directive[0], directive[1]);
        }
        // who may do more than open ports needs the calls for it
        if (capabilities.stream().allMatch(capability -> capability.startsWith("CAP_NET_"))) {
            unit.add("Service", "SystemCallFilter", "~@privileged @resources");
        }
    }
}
