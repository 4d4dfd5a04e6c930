package dev.gopack.target;

import java.util.List;
import java.util.Optional;

/**
 * The certificates that a Go program trusts.
 *
 * @param packages packages with them, the first with the certificates themselves
 * @param bundle file that Go reads
 * @param update command after a certificate was added
 * @param administratorAnchors directory for certificates of the administrator
 * @param packageAnchors directory for certificates of packages, if there is one
 */
public record CaTrust(
        List<String> packages,
        String bundle,
        String update,
        String administratorAnchors,
        Optional<String> packageAnchors) {

    /** Copies the list. */
    public CaTrust {
        packages = List.copyOf(packages);
    }

    static CaTrust of(Facts facts) throws Facts.BadFact {
        List<String> packages = facts.list("ca.packages");
        if (packages.isEmpty()) {
            throw Facts.bad("ca.packages", "none", "a package");
        }
        return new CaTrust(
                packages,
                facts.requiredPath("ca.bundle"),
                facts.text("ca.update"),
                facts.requiredPath("ca.anchors_admin"),
                facts.path("ca.anchors_package"));
    }
}
