package dev.gopack.spec;

import dev.gopack.model.Account;
import dev.gopack.model.Alternative;
import dev.gopack.model.Integration;
import dev.gopack.model.ServiceSettings;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a spec says of how the package joins the system. */
final class IntegrationBinder {

    /** Priority of an alternative that is to follow from the version. */
    static final int BY_VERSION = -1;

    private IntegrationBinder() {}

    static Integration integration(Fields fields) {
        List<ServiceSettings> services = new ArrayList<>();
        Fields one = fields.block("service");
        if (one.isPresent()) {
            ServiceBinder.service(one).ifPresent(services::add);
        }
        fields.items("services", any -> true)
                .forEach(item -> ServiceBinder.service(item).ifPresent(services::add));
        List<Account> accounts = new ArrayList<>();
        for (Fields item : fields.items("sysusers", any -> true)) {
            String user = item.text("user", IntegrationShapes.ACCOUNT_NAME);
            if (!user.isEmpty()) {
                accounts.add(account(item, user));
            }
        }
        List<Alternative> alternatives = new ArrayList<>();
        for (Fields item : fields.items("alternatives", any -> true)) {
            List<Alternative> followers = new ArrayList<>();
            item.items("followers", any -> true)
                    .forEach(follower -> followers.add(alternative(follower, List.of(), 0)));
            Long priority = item.get("priority", IntegrationShapes.PRIORITY);
            alternatives.add(alternative(item, followers, priority == null ? BY_VERSION : priority.intValue()));
        }
        alternatives.removeIf(IntegrationBinder::isIncomplete);
        return new Integration(
                services,
                accounts,
                fields.list("tmpfiles", IntegrationShapes.TMPFILE),
                fields.table("sysctl", IntegrationShapes.PARAMETER),
                alternatives,
                fields.block("ca").list("anchors", PackageScalars.PATH),
                fields.block("selinux").text("module", PackageScalars.PATH),
                ports(fields.block("selinux")),
                contexts(fields.block("selinux")),
                fields.block("selinux").table("booleans", IntegrationShapes.SWITCH),
                fields.block("apparmor").list("profiles", PackageScalars.PATH));
    }

    private static Map<String, String> ports(Fields selinux) {
        Map<String, String> ports = selinux.table("ports", IntegrationShapes.SELINUX_TYPE);
        ports.keySet().forEach(name -> {
            String[] range = name.substring(name.indexOf('/') + 1).split("-", 2);
            if (range.length == 2
                    && IntegrationShapes.PORTS.matcher(name).matches()
                    && Integer.parseInt(range[0]) > Integer.parseInt(range[1])) {
                selinux.problems()
                        .add(
                                SpecRules.VALUE,
                                selinux.position("ports", name),
                                "ports: " + GopackException.quote(name) + " starts behind its end",
                                "write the smaller port first");
            }
        });
        return ports;
    }

    private static Map<String, String> contexts(Fields selinux) {
        Map<String, String> contexts = selinux.table("contexts", IntegrationShapes.SELINUX_TYPE);
        contexts.keySet().forEach(pattern -> {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                selinux.problems()
                        .add(
                                SpecRules.VALUE,
                                selinux.position("contexts", pattern),
                                "contexts: " + GopackException.quote(pattern) + " is no regular expression: "
                                        + e.getDescription(),
                                "SELinux would load none of the patterns");
            }
        });
        return contexts;
    }

    private static Account account(Fields item, String user) {
        String group = item.text("group", IntegrationShapes.ACCOUNT_NAME);
        String home = item.text("home", IntegrationShapes.ACCOUNT_PATH);
        return new Account(
                user,
                group.isEmpty() ? user : group,
                home.isEmpty() ? "/" : home,
                item.text("shell", IntegrationShapes.ACCOUNT_PATH),
                item.text("comment", IntegrationShapes.COMMENT));
    }

    private static Alternative alternative(Fields item, List<Alternative> followers, int priority) {
        return new Alternative(
                item.text("name", IntegrationShapes.ALTERNATIVE_NAME),
                item.text("link", PackageScalars.ABSOLUTE_PATH),
                item.text("path", PackageScalars.ABSOLUTE_PATH),
                priority,
                followers);
    }

    /** The validator has spoken of what is missing. */
    private static boolean isIncomplete(Alternative one) {
        return one.name().isEmpty()
                || one.link().isEmpty()
                || one.path().isEmpty()
                || one.followers().stream().anyMatch(IntegrationBinder::isIncomplete);
    }
}
