package dev.gopack.rpm.plan;

import dev.gopack.format.JoinedScript;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.Shell;
import dev.gopack.model.Account;
import dev.gopack.model.Alternative;
import dev.gopack.model.Dependency;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.report.Report;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in scriptlets what has to happen on the machine, as packages of the target's family do. What a file trigger of the
 * target does by itself is left to it. Nothing here fails an installation, and nothing speaks where there is no systemd.
 */
final class Lifecycle {

    private static final String QUIET = " >/dev/null 2>&1 || :\n";

    private final PackageDraft draft;
    private final Optional<Target> target;
    private final Map<ScriptSlot, StringBuilder> before = new EnumMap<>(ScriptSlot.class);
    private final Map<ScriptSlot, StringBuilder> after = new EnumMap<>(ScriptSlot.class);
    private final Map<ScriptSlot, List<String>> needs = new EnumMap<>(ScriptSlot.class);
    private final List<String> order = new ArrayList<>();

    private Lifecycle(PackageDraft draft) {
        this.draft = draft;
        this.target = draft.target();
    }

    /** The draft with these scriptlets, and with what they need. */
    static PackageDraft apply(PackageDraft draft, Report.Collector findings) {
        if (draft.spec().lifecycle().isEmpty()) {
            return draft;
        }
        Lifecycle lifecycle = new Lifecycle(draft);
        lifecycle.offers(draft.spec().lifecycle().stream()
                .flatMap(action ->
                        action instanceof LifecycleAction.Offer offer ? Stream.of(offer.alternative()) : Stream.empty())
                .toList());
        draft.spec().lifecycle().forEach(lifecycle::add);
        return lifecycle.complete(findings);
    }

    private void add(LifecycleAction action) {
        if (action instanceof LifecycleAction.Accounts accounts) {
            accounts(accounts);
        } else if (action instanceof LifecycleAction.TemporaryFiles files) {
            unlessAutomatic(
                    "tmpfiles.d",
                    "command -v systemd-tmpfiles >/dev/null 2>&1 && systemd-tmpfiles --create "
                            + Shell.quote(files.file()) + QUIET);
        } else if (action instanceof LifecycleAction.KernelParameters parameters) {
            unlessAutomatic(
                    "sysctl.d",
                    "[ ! -d /run/systemd/system ] || /usr/lib/systemd/systemd-sysctl " + Shell.quote(parameters.file())
                            + QUIET);
        } else if (action instanceof LifecycleAction.PolicyModule module) {
            module(module);
        } else if (action instanceof LifecycleAction.Trust) {
            trust();
        } else if (action instanceof LifecycleAction.Offer offer) {
            offer(offer.alternative());
        } else if (action instanceof LifecycleAction.Units units) {
            UnitScripts scripts = UnitScripts.of(target, units.units());
            after(ScriptSlot.PREINSTALL, scripts.introducing());
            after(ScriptSlot.POSTINSTALL, scripts.installed());
            before(ScriptSlot.PREREMOVE, scripts.removing());
            after(ScriptSlot.POSTREMOVE, scripts.removed());
            order.add("systemd"); // and no need: containers have none
        }
    }

    private void before(ScriptSlot slot, String text) {
        before.computeIfAbsent(slot, key -> new StringBuilder()).append(text);
    }

    private void after(ScriptSlot slot, String text) {
        after.computeIfAbsent(slot, key -> new StringBuilder()).append(text);
    }

    private void unlessAutomatic(String what, String text) {
        boolean automatic =
                target.map(Target::automatic).orElse(List.of()).stream().anyMatch(word -> word.startsWith(what));
        if (!automatic) {
            before(ScriptSlot.POSTINSTALL, text);
        }
    }

    // source: rpm 4.19 creates users for files of sysusers.d itself; before that Fedora's packaging guidelines have
    // these lines
    private void accounts(LifecycleAction.Accounts accounts) {
        if (target.map(one -> one.users().byRpm()).orElse(false)) {
            return;
        }
        for (String group : accounts.groups()) {
            String name = Shell.quote(group);
            before(ScriptSlot.PREINSTALL, "getent group " + name + " >/dev/null 2>&1 || groupadd -r " + name + QUIET);
        }
        for (Account account : accounts.accounts()) {
            String group = Shell.quote(account.group());
            String user = Shell.quote(account.user());
            before(
                    ScriptSlot.PREINSTALL,
                    "getent group " + group + " >/dev/null 2>&1 || groupadd -r " + group + QUIET
                            + "getent passwd " + user + " >/dev/null 2>&1 || useradd -r -g " + group + " -d "
                            + Shell.quote(account.home()) + " -s " + Shell.quote(account.shell()) + " -c "
                            + Shell.quote(account.comment()) + " " + user + QUIET);
        }
        if (target.isEmpty()) {
            need(ScriptSlot.PREINSTALL, "/usr/sbin/groupadd"); // whatever the package is called
            need(ScriptSlot.PREINSTALL, "/usr/sbin/useradd");
        } else {
            need(ScriptSlot.PREINSTALL, target.get().groups().contains("suse") ? "shadow" : "shadow-utils");
        }
    }

    private void trust() {
        String command = target.map(one -> one.ca().update()).orElse("");
        String text = command.isEmpty()
                ? "if command -v update-ca-trust >/dev/null 2>&1; then update-ca-trust extract" + QUIET
                        + "else update-ca-certificates" + QUIET + "fi\n"
                : command + QUIET;
        for (ScriptSlot slot : List.of(ScriptSlot.POSTINSTALL, ScriptSlot.POSTREMOVE)) {
            if (before.getOrDefault(slot, new StringBuilder()).indexOf(text) < 0) {
                before(slot, text);
                need(slot, target.map(one -> one.ca().packages().get(0)).orElse("ca-certificates"));
            }
        }
    }

    private void offer(Alternative offered) {
        StringBuilder install = new StringBuilder("update-alternatives --install ").append(link(offered));
        install.append(' ').append(offered.priority());
        offered.followers().forEach(link -> install.append(" --slave ").append(link(link)));
        String remove =
                "update-alternatives --remove " + Shell.quote(offered.name()) + " " + Shell.quote(offered.path());
        // chkconfig refuses another link for a group, until what this package said of it before is gone
        before(ScriptSlot.POSTINSTALL, install + " >/dev/null 2>&1 || { " + remove + "; " + install + "; }" + QUIET);
        // again, when the scriptlets of the version that goes may have taken the link away with a group of another name
        after(ScriptSlot.POSTTRANS, install + QUIET);
        // the version that goes cannot know what the one that comes offers, which says so here
        before(
                ScriptSlot.POSTREMOVE,
                "case \"$offered\" in\n    *" + offered.mark() + "*) ;;\n    *) " + remove
                        + " >/dev/null 2>&1 || : ;;\nesac\n");
        need(ScriptSlot.POSTINSTALL, "/usr/sbin/update-alternatives");
        need(ScriptSlot.POSTREMOVE, "/usr/sbin/update-alternatives");
    }

    /** Says at an upgrade what this version offers, for the scriptlet of the old one. */
    private void offers(List<Alternative> all) {
        if (all.isEmpty()) {
            return;
        }
        String file = Shell.quote("/var/lib/rpm-state/gopack-" + draft.spec().name() + ".alternatives");
        String text = all.stream().map(Alternative::mark).collect(Collectors.joining(" "));
        before(
                ScriptSlot.POSTINSTALL,
                "if [ \"$1\" -gt 1 ]; then\n    mkdir -p /var/lib/rpm-state && printf %s " + Shell.quote(text) + " >"
                        + file + " || :\nfi\n");
        before(
                ScriptSlot.POSTREMOVE,
                "offered=\n[ \"$1\" -eq 0 ] || offered=$(cat " + file + " 2>/dev/null) || :\nunlink " + file + QUIET);
    }

    private static String link(Alternative link) {
        return Shell.quote(link.link()) + " " + Shell.quote(link.name()) + " " + Shell.quote(link.path());
    }

    /** As the macros of selinux-policy do it: loaded where there is that policy, labels mended where they changed. */
    private void module(LifecycleAction.PolicyModule module) {
        String kept = "/var/lib/rpm-state/gopack-" + module.name() + ".file_contexts";
        String type = Shell.quote(module.policy());
        String contexts = "/etc/selinux/" + module.policy() + "/contexts/files/file_contexts";
        String ours = "[ \"$(. /etc/selinux/config 2>/dev/null; echo \"$SELINUXTYPE\")\" = " + type + " ]";
        before(
                ScriptSlot.PREINSTALL,
                "if selinuxenabled 2>/dev/null && " + ours + " && [ -f " + contexts + " ]; then\n"
                        + "    mkdir -p /var/lib/rpm-state && cp -f " + contexts + " " + kept + QUIET + "fi\n");
        String switches = "/var/lib/rpm-state/gopack-" + module.name() + ".booleans";
        before(ScriptSlot.PREINSTALL, newSwitches(module, switches));
        before(
                ScriptSlot.POSTINSTALL,
                "if " + ours + " && command -v semodule >/dev/null 2>&1; then\n    semodule -n -s " + type
                        + " -X 200 -i " + Shell.quote(module.path()) + QUIET
                        + (module.switches().isEmpty()
                                ? ""
                                : "    [ ! -s " + switches + " ] || setsebool -P -N $(cat " + switches + ")" + QUIET)
                        + "    selinuxenabled 2>/dev/null && load_policy" + QUIET + "fi\n");
        before(ScriptSlot.POSTINSTALL, module.switches().isEmpty() ? "" : "rm -f " + switches + "\n");
        String relabel = "if [ -f " + kept + " ]; then\n    selinuxenabled 2>/dev/null && fixfiles -C " + kept
                + " restore" + QUIET + "    rm -f " + kept + QUIET + "fi\n";
        after(ScriptSlot.POSTTRANS, relabel);
        after(
                ScriptSlot.POSTREMOVE,
                // also of the version before, if the one that comes has none
                "if [ ! -e " + Shell.quote(module.path()) + " ] && " + ours
                        + " && command -v semodule >/dev/null 2>&1; then\n    semodule -n -s "
                        + type + " -X 200 -r " + Shell.quote(module.name()) + QUIET
                        + "    selinuxenabled 2>/dev/null && load_policy" + QUIET + "fi\n");
        order.addAll(List.of("policycoreutils", "libselinux-utils"));
    }

    /**
     * Writes down the booleans that the version before did not set: the others are the administrator's by now. Each version
     * names its own in its module. // docs: setsebool(8): -P in the policy on disk, -N without loading it
     */
    private static String newSwitches(LifecycleAction.PolicyModule module, String file) {
        if (module.switches().isEmpty()) {
            return "";
        }
        String all = module.settings().stream().map(Shell::quote).collect(Collectors.joining(" "));
        return "mkdir -p /var/lib/rpm-state" + QUIET + "rm -f " + file + "\nfor switch in " + all
                + "; do\n    grep -q -s -x -F \"; boolean $switch\" " + Shell.quote(module.path())
                + " || echo \"$switch\" >>" + file + "\ndone\n";
    }

    private void need(ScriptSlot slot, String dependency) {
        List<String> all = needs.computeIfAbsent(slot, key -> new ArrayList<>());
        if (!all.contains(dependency)) {
            all.add(dependency);
        }
    }

    private PackageDraft complete(Report.Collector findings) {
        Map<ScriptSlot, Scriptlet> scriptlets = new LinkedHashMap<>(draft.scriptlets());
        for (ScriptSlot slot : ScriptSlot.values()) {
            String first = before.getOrDefault(slot, new StringBuilder()).toString();
            String last = after.getOrDefault(slot, new StringBuilder()).toString();
            if (first.isEmpty() && last.isEmpty()) {
                continue;
            }
            Optional<Scriptlet> joined =
                    JoinedScript.of(slot, first, draft.scriptlets().get(slot), last, false);
            if (joined.isEmpty()) {
                String key = "scripts." + slot.name().toLowerCase(Locale.ROOT);
                findings.add(RpmRules.CANNOT_JOIN
                        .finding("the " + slot.name().toLowerCase(Locale.ROOT)
                                + " script is in another language than that of services, users and certificates")
                        .advising("write it for /bin/sh; it can call the other program")
                        .at(draft.spec().position(key).orElse(null)));
            }
            joined.ifPresent(script -> scriptlets.put(slot, script));
        }
        return draft.withScriptlets(withNeeds(), scriptlets);
    }

    private PackageSpec withNeeds() {
        PackageSpec.Builder spec = draft.spec().toBuilder();
        RpmSettings settings = draft.spec().rpm();
        Map<ScriptSlot, List<Dependency>> requires = new LinkedHashMap<>(settings.requires());
        needs.forEach((slot, names) -> {
            List<Dependency> all = new ArrayList<>(requires.getOrDefault(slot, List.of()));
            names.forEach(name -> all.addAll(DependencyParser.parse(name)));
            requires.put(slot, all);
        });
        spec.rpm(settings.toBuilder().requires(requires).build());
        order.stream().distinct().forEach(name -> spec.relate(RelationKind.ORDER, name));
        return spec.build();
    }
}
