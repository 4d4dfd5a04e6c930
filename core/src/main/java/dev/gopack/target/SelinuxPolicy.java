package dev.gopack.target;

import java.util.Optional;

/**
 * SELinux after a plain installation.
 *
 * @param mode enforcing, permissive, disabled or off
 * @param policy name of the policy, in words; empty if there is none
 * @param version version of the package with the policy, if known
 */
public record SelinuxPolicy(String mode, Optional<String> policy, Optional<String> version) {

    static SelinuxPolicy of(Facts facts) throws Facts.BadFact {
        return new SelinuxPolicy(
                facts.oneOf("selinux.default", "enforcing", "permissive", "disabled", "off"),
                facts.word("selinux.policy"),
                facts.word("selinux.version"));
    }
}
