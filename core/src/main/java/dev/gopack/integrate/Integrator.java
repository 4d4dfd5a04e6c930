package dev.gopack.integrate;

import dev.gopack.model.Account;
import dev.gopack.model.Alternative;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.Integration;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.ServiceSettings;
import dev.gopack.report.Report;
import dev.gopack.resolve.NamedFiles;
import dev.gopack.target.Target;
import dev.gopack.target.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds to packages the files with which they join a system, and what has to happen there. */
public final class Integrator {

    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,4})(?:\\.(\\d{1,2}))?(?:\\.(\\d{1,2}))?.*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Path workingDirectory;
    private final Variant variant;
    private final Report.Collector findings;
    private final Set<PackageSpec> independent = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * For the packages of one variant.
     *
     * @param workingDirectory where paths are looked up that are not found beside the spec
     */
    public Integrator(Path workingDirectory, Variant variant, Report.Collector findings) {
        this.workingDirectory = workingDirectory;
        this.variant = variant;
        this.findings = findings;
    }

    /** The packages with all that they need, and packages more where the family has parts in one of their own. */
    public List<PackageSpec> integrate(List<PackageSpec> packages) {
        List<PackageSpec> all = new ArrayList<>();
        for (PackageSpec spec : packages) {
            if (spec.integration().isGiven()) {
                integrate(spec, all);
            } else {
                all.add(spec);
            }
        }
        return all;
    }

    private void integrate(PackageSpec spec, List<PackageSpec> all) {
        Joint joint = new Joint(spec, variant, new NamedFiles(spec, workingDirectory), findings);
        Integration wanted = spec.integration();
        Services services = new Services(joint);
        services.plan();
        accounts(joint, wanted);
        temporaryFiles(joint, wanted, services.temporaryFiles());
        kernelParameters(joint, wanted);
        Policies policies = new Policies(joint);
        policies.profiles();
        policies.module();
        new Anchors(joint).add();
        alternatives(joint, wanted.alternatives());
        services.finish();
        List<ContentSpec> contents = new ArrayList<>(spec.contents());
        contents.addAll(joint.contents());
        List<LifecycleAction> actions = new ArrayList<>(spec.lifecycle());
        actions.addAll(joint.actions());
        PackageSpec.Builder builder = spec.toBuilder().contents(contents).lifecycle(actions);
        all.add(policies.addTo(builder).build());
        policies.ownPackage().ifPresent(own -> {
            all.add(own);
            independent.add(own);
        });
    }

    /** True for a package that was added and is the same for every processor. */
    public boolean isIndependent(PackageSpec spec) {
        return independent.contains(spec);
    }

    /** Those that the spec lists, and those of services that it says nothing of. */
    private void accounts(Joint joint, Integration wanted) {
        List<Account> accounts = new ArrayList<>(wanted.accounts());
        for (ServiceSettings service : wanted.services()) {
            String user = service.user();
            boolean known = !isCreated(user, service)
                    || accounts.stream().anyMatch(account -> account.user().equals(user));
            if (!known) {
                String group = service.group().isEmpty() ? user : service.group();
                accounts.add(new Account(user, group, "/", "", ""));
            }
        }
        List<String> groups = groups(wanted.services(), accounts);
        if (accounts.isEmpty() && groups.isEmpty()) {
            return;
        }
        String shell =
                joint.target().map(Target::paths).map(paths -> paths.nologin()).orElse("/usr/sbin/nologin");
        StringBuilder text = new StringBuilder();
        groups.forEach(group -> text.append("g ").append(group).append(" -\n"));
        List<Account> whole = new ArrayList<>();
        for (Account account : accounts) {
            Account one = new Account(
                    account.user(),
                    account.group(),
                    account.home(),
                    account.shell().isEmpty() ? shell : account.shell(),
                    account.comment().isEmpty() ? summary(joint.spec()) : account.comment());
            whole.add(one);
            text.append(line(
                    one,
                    joint.target().map(target -> !target.namesPrimaryGroups()).orElse(false)));
        }
        String file = joint.spec().name() + ".conf";
        joint.file("/usr/lib/sysusers.d/" + file, text.toString(), ContentType.FILE);
        joint.action(new LifecycleAction.Accounts(file, groups, whole));
    }

    private static boolean isCreated(String name, ServiceSettings service) {
        return !name.isEmpty()
                && !name.equals("root")
                && !service.ofUsers()
                && !NUMBER.matcher(name).matches()
                && !service.directives().getOrDefault("Service", Map.of()).containsKey("DynamicUser");
    }

    /** Groups of services that do not come with a user. */
    private static List<String> groups(List<ServiceSettings> services, List<Account> accounts) {
        return services.stream()
                .filter(service -> isCreated(service.group(), service))
                .map(ServiceSettings::group)
                .filter(group ->
                        accounts.stream().noneMatch(account -> account.group().equals(group)))
                .distinct()
                .toList();
    }

    /**
     * What useradd is told for older systems, to the word. // docs: sysusers.d(5): a user is in a group of the same name
     * unless the number is followed by the name of another, which has to be there before; % starts a specifier
     */
    private static String line(Account account, boolean old) {
        boolean own = account.group().equals(account.user());
        if (old && !own) { // scripts create the user; this repeats it as far as it can be said there
            return "g " + account.group() + " -\nu " + account.user() + " - " + UnitBuilder.quoted(account.comment())
                    + " "
                    + word(account.home()) + " " + word(account.shell()) + "\nm " + account.user() + " "
                    + account.group() + "\n";
        }
        return (own ? "" : "g " + account.group() + " -\n")
                + "u " + account.user() + (own ? " - " : " -:" + account.group() + " ")
                + UnitBuilder.quoted(account.comment()) + " " + word(account.home()) + " " + word(account.shell())
                + "\n";
    }

    private static String word(String path) {
        return path.contains(" ") ? UnitBuilder.quoted(path) : UnitBuilder.literal(path);
    }

    /** The summary of a package as far as it can stand in the user database. */
    private static String summary(PackageSpec spec) {
        String summary = spec.description().lines().findFirst().orElse("");
        return summary.replaceAll("[:\"\\\\%`$\\p{Cntrl}]", " ").strip();
    }

    private static void temporaryFiles(Joint joint, Integration wanted, List<String> ofServices) {
        List<String> lines = new ArrayList<>(wanted.temporaryFiles());
        lines.addAll(ofServices);
        if (!lines.isEmpty()) {
            String file = joint.spec().name() + ".conf";
            joint.file("/usr/lib/tmpfiles.d/" + file, String.join("\n", lines) + "\n", ContentType.FILE);
            joint.action(new LifecycleAction.TemporaryFiles(file));
        }
    }

    private static void kernelParameters(Joint joint, Integration wanted) {
        if (wanted.kernelParameters().isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        wanted.kernelParameters()
                .forEach((name, value) ->
                        text.append(name).append(" = ").append(value).append('\n'));
        // docs: sysctl.d(5): packages take numbers from 50 on, so that the administrator's come last
        String file = "/usr/lib/sysctl.d/50-" + joint.spec().name() + ".conf";
        joint.file(file, text.toString(), ContentType.FILE);
        joint.action(new LifecycleAction.KernelParameters(file));
    }

    private static void alternatives(Joint joint, List<Alternative> alternatives) {
        Map<String, String> links = new HashMap<>();
        for (int i = 0; i < alternatives.size(); i++) {
            Alternative alternative = alternatives.get(i);
            String key = "alternatives[" + i + "]";
            String link = links.putIfAbsent(alternative.name(), alternative.link());
            if (link != null && !link.equals(alternative.link())) {
                // update-alternatives would move the link at each installation
                joint.report(
                        IntegrateRules.SAME_ALTERNATIVE,
                        key + ".link",
                        "the alternative " + alternative.name() + " has the links " + link + " and "
                                + alternative.link());
            } else if (alternative.link().equals(alternative.path())) {
                joint.report(
                        IntegrateRules.SAME_ALTERNATIVE,
                        key + ".link",
                        "the link " + alternative.link() + " of the alternative " + alternative.name()
                                + " is the program itself: install that elsewhere");
            } else {
                offer(joint, alternative);
            }
        }
    }

    private static void offer(Joint joint, Alternative given) {
        int priority =
                given.priority() >= 0 ? given.priority() : priority(joint.spec().version());
        joint.action(new LifecycleAction.Offer(
                new Alternative(given.name(), given.link(), given.path(), priority, given.followers())));
        if (!joint.isDeb()) { // rpm knows then that the link is the package's, and dpkg has no word for that
            List<Alternative> links = new ArrayList<>(List.of(given));
            links.addAll(given.followers());
            links.forEach(link -> joint.contents()
                    .add(ContentSpec.to(link.link())
                            .type(ContentType.GHOST)
                            .mode(0755)
                            .build()));
        }
    }

    /** Grows with the version, as far as a version is of numbers: 1.26.3 is 12603. */
    private static int priority(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.matches()) {
            return 0;
        }
        int priority = 0;
        for (int i = 1; i <= 3; i++) {
            String group = numbers.group(i);
            priority = priority * 100 + (group == null ? 0 : Integer.parseInt(group));
        }
        return priority;
    }
}
