package dev.gopack.integrate;

import dev.gopack.io.ContentSource;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.DeriveSettings;
import dev.gopack.model.GoSettings;
import dev.gopack.model.Integration;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.target.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What SELinux and AppArmor are told of a package. */
final class Policies {

    private final Joint joint;
    private final String policy;
    private Optional<PackageSpec> ownPackage = Optional.empty();

    Policies(Joint joint) {
        this.joint = joint;
        this.policy =
                joint.target().flatMap(target -> target.selinux().policy()).orElse("targeted");
    }

    /** The package with the module, where the policy is one of the distribution's packages. */
    Optional<PackageSpec> ownPackage() {
        return ownPackage;
    }

    /** Adds what the package itself says of that one. */
    PackageSpec.Builder addTo(PackageSpec.Builder builder) {
        ownPackage.ifPresent(
                own -> builder.relate(RelationKind.DEPENDS, "(" + own.name() + " if selinux-policy-" + policy + ")"));
        return builder;
    }

    /** Profiles of AppArmor. */
    void profiles() {
        List<String> profiles = joint.spec().integration().profiles();
        if (!profiles.isEmpty() && !joint.isDeb()) {
            joint.report(
                    IntegrateRules.NOT_FOR_FORMAT, "apparmor", "profiles of AppArmor are left out of rpm packages");
            return;
        }
        for (int i = 0; i < profiles.size(); i++) {
            String name = profiles.get(i);
            String file = name.substring(name.lastIndexOf('/') + 1);
            joint.read(name, "apparmor.profiles[" + i + "]").ifPresent(text -> {
                joint.file("/etc/apparmor.d/" + file, text, ContentType.CONFIG_NOREPLACE);
                joint.action(new LifecycleAction.Profile(file));
            });
        }
    }

    /** The module of SELinux: in a package of its own that comes along where the policy is. */
    void module() {
        Integration wanted = joint.spec().integration();
        String given = wanted.policyModule();
        if (given.isEmpty()
                && wanted.ports().isEmpty()
                && wanted.labels().isEmpty()
                && wanted.switches().isEmpty()) {
            return;
        }
        if (joint.isDeb()) {
            joint.report(IntegrateRules.NOT_FOR_FORMAT, "selinux", "modules for SELinux are left out of deb packages");
            return;
        }
        Optional<String> own = given.isEmpty() ? Optional.of("") : joint.read(given, "selinux.module");
        own.flatMap(CilText::problem)
                .ifPresent(
                        problem -> joint.report(IntegrateRules.BAD_POLICY, "selinux.module", given + ": " + problem));
        own.map(start -> start + statements(wanted)).ifPresent(text -> {
            PackageSpec spec = joint.spec();
            String path = "/usr/share/selinux/packages/" + policy + "/" + spec.name() + ".cil";
            LifecycleAction.PolicyModule action =
                    new LifecycleAction.PolicyModule(spec.name(), path, policy, wanted.switches());
            String module = (text.isEmpty() || text.endsWith("\n") ? text : text + "\n")
                    + action.settings().stream()
                            .map(setting -> "; boolean " + setting + "\n")
                            .collect(Collectors.joining());
            if (joint.target()
                            .map(target -> target.toolIsAtLeast("rpm", "4.13"))
                            .orElse(Answer.YES)
                    == Answer.NO) { // no rich dependencies: what cannot be loaded is passed over there
                joint.file(path, module, ContentType.FILE);
                joint.action(action);
                return;
            }
            ownPackage = Optional.of(spec.toBuilder()
                    .name(spec.name() + "-selinux")
                    .description("SELinux policy module of " + spec.name())
                    .contents(List.of(ContentSpec.to(path)
                            .content(ContentSource.of(path, module))
                            .mode(0644)
                            .build()))
                    .scripts(Map.of())
                    .relations(Map.of())
                    .go(GoSettings.EMPTY)
                    .derive(DeriveSettings.NONE)
                    .integration(Integration.NONE)
                    .lifecycle(List.of(action))
                    .relate(RelationKind.DEPENDS, "selinux-policy-" + policy)
                    .build());
        });
    }

    /**
     * Ports and files in the words of the policy, so that they come and go with the module. // docs: SELinux, CIL reference
     * guide, portcon and filecon; observed: secilc 3.4 with the policy of Debian
     */
    private static String statements(Integration wanted) {
        StringBuilder text = new StringBuilder();
        wanted.ports().forEach((port, type) -> {
            String numbers = port.substring(port.indexOf('/') + 1);
            text.append("(portcon ")
                    .append(port, 0, port.indexOf('/'))
                    .append(' ')
                    .append(numbers.contains("-") ? "(" + numbers.replace('-', ' ') + ")" : numbers)
                    .append(context(type));
        });
        wanted.labels().forEach((pattern, type) -> text.append("(filecon \"")
                .append(pattern)
                .append("\" any")
                .append(context(type)));
        return text.length() == 0 && wanted.policyModule().isEmpty()
                ? "" // booleans alone
                : (wanted.policyModule().isEmpty() || text.length() == 0 ? "" : "\n") + text;
    }

    private static String context(String type) {
        return " (system_u object_r " + type + " ((s0) (s0))))\n";
    }
}
