package dev.gopack.compat;

import dev.gopack.go.GoBinary;
import dev.gopack.go.GoSignal;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What a Go program finds there while it runs. */
final class RuntimeCheck {

    /** source: Go crypto/x509/root_linux.go. */
    private static final Set<String> READ_BY_GO = Set.of(
            "/etc/ssl/certs/ca-certificates.crt",
            "/etc/pki/tls/certs/ca-bundle.crt",
            "/etc/ssl/ca-bundle.pem",
            "/etc/pki/tls/cacert.pem",
            "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
            "/etc/ssl/cert.pem");

    private RuntimeCheck() {}

    static List<Reason> reasons(GoBinary go, Target target) {
        List<Reason> reasons = new ArrayList<>();
        resolver(go, reasons);
        certificates(go, target, reasons);
        OptionalInt minor = KernelCheck.minor(go);
        if (minor.isPresent()
                && go.buildInfo().filter(info -> info.readsQuota("")).isEmpty()) {
            reasons.add(Reason.info((minor.getAsInt() < 25
                            ? "Go 1." + minor.getAsInt() + " does not see"
                            : "built with containermaxprocs=0, as for modules of go 1.24 and before, it does not see")
                    + " CPU quotas of cgroups ("
                    + target.fact("cgroup").value()
                    + " here): GOMAXPROCS is the number of processors unless it is set"));
        }
        return reasons;
    }

    private static void resolver(GoBinary go, List<Reason> reasons) {
        if (go.signals().has(GoSignal.CGO_RESOLVER)) {
            reasons.add(Reason.info("names: Go's resolver, and the C library's where nsswitch.conf or resolv.conf ask"
                    + " for more than files and dns"));
        } else if (go.signals().has(GoSignal.PURE_RESOLVER)) {
            reasons.add(Reason.info("names: Go's resolver alone reads /etc/hosts and resolv.conf; NSS modules such as"
                    + " sss, mdns or resolve are not asked"));
        }
    }

    private static void certificates(GoBinary go, Target target, List<Reason> reasons) {
        if (!go.signals().has(GoSignal.SYSTEM_ROOTS) || go.signals().has(GoSignal.EMBEDDED_ROOTS)) {
            return;
        }
        String bundle = target.ca().bundle();
        String from = target.ca().packages().get(0);
        if (READ_BY_GO.contains(bundle)) {
            reasons.add(Reason.info("certificates: " + bundle + " of " + from
                    + ", which minimal containers do not have unless the package asks for it"));
        } else {
            reasons.add(Reason.note(
                    "certificates: Go does not look at " + bundle, "set SSL_CERT_FILE=" + bundle + " for the program"));
        }
    }
}
