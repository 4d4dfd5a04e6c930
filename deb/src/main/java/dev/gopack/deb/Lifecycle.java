package dev.gopack.deb;

import dev.gopack.format.DerivedRelation;
import dev.gopack.format.JoinedScript;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.Shell;
import dev.gopack.model.Account;
import dev.gopack.model.Alternative;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says in maintainer scripts what has to happen on the machine, as debhelper's do: accounts, directories and certificates
 * are there before the script of the spec runs, services start after it. Nothing here fails an installation.
 */
final class Lifecycle {

    private static final String QUIET = " >/dev/null || true\n";

    // debian-policy 6.5: how dpkg calls postinst when the package is to work afterwards
    private static final String CONFIGURING =
            "if [ \"$1\" = configure ] || [ \"$1\" = abort-upgrade ] || [ \"$1\" = abort-deconfigure ]"
                    + " || [ \"$1\" = abort-remove ]; then\n";

    // scripts of the version that goes cannot know what the one that comes offers, except from its own scripts.
    // source: dpkg src/main/unpack.c: they are there until the old postrm has run
    private static final String COMING = "\"$DPKG_ADMINDIR\"/'tmp.ci'";

    private final PackageDraft draft;
    private final Map<ScriptSlot, StringBuilder> before = new EnumMap<>(ScriptSlot.class);
    private final Map<ScriptSlot, StringBuilder> after = new EnumMap<>(ScriptSlot.class);
    private final StringBuilder configuringFirst = new StringBuilder();
    private final StringBuilder configuringLast = new StringBuilder();
    private final Map<String, String> depends = new LinkedHashMap<>();
    private final List<String> trusted = new ArrayList<>();

    private Lifecycle(PackageDraft draft) {
        this.draft = draft;
    }

    /** The draft with these scripts, and with what they need. */
    static PackageDraft apply(PackageDraft draft, Problems problems) {
        if (draft.spec().lifecycle().isEmpty()) {
            return draft;
        }
        Lifecycle lifecycle = new Lifecycle(draft);
        draft.spec().lifecycle().forEach(lifecycle::add);
        lifecycle.trust();
        return lifecycle.complete(problems);
    }

    private void add(LifecycleAction action) {
        if (action instanceof LifecycleAction.Accounts accounts) {
            accounts(accounts);
            configuring(configuringFirst, AccountFiles.of(draft).given());
        } else if (action instanceof LifecycleAction.TemporaryFiles files) {
            configuring(
                    configuringFirst,
                    "if command -v systemd-tmpfiles >/dev/null; then\n    systemd-tmpfiles ${DPKG_ROOT:+--root=\"$DPKG_ROOT\"} --create "
                            + Shell.quote(files.file()) + QUIET + "fi\n");
        } else if (action instanceof LifecycleAction.KernelParameters parameters) {
            configuring(
                    configuringFirst,
                    "if [ -z \"$DPKG_ROOT\" ] && [ -d /run/systemd/system ] && [ -x /lib/systemd/systemd-sysctl ]; then\n"
                            + "    /lib/systemd/systemd-sysctl " + Shell.quote(parameters.file()) + QUIET
                            + "fi\n");
        } else if (action instanceof LifecycleAction.Profile profile) {
            profile(profile.name());
        } else if (action instanceof LifecycleAction.Trust trust) {
            trusted.add(trust.path());
        } else if (action instanceof LifecycleAction.Offer offer) {
            offer(offer.alternative());
        } else if (action instanceof LifecycleAction.Units units) {
            UnitScripts scripts = new UnitScripts(draft.target(), units.units());
            configuring(configuringLast, scripts.configured());
            text(before, ScriptSlot.PREREMOVE, scripts.removing());
            text(after, ScriptSlot.POSTREMOVE, scripts.removed());
        }
    }

    private static void text(Map<ScriptSlot, StringBuilder> where, ScriptSlot slot, String text) {
        where.computeIfAbsent(slot, key -> new StringBuilder()).append(text);
    }

    private static void configuring(StringBuilder where, String lines) {
        lines.lines().forEach(line -> where.append("    ").append(line).append('\n'));
    }

    private static String whenConfiguring(StringBuilder lines) {
        return lines.isEmpty() ? "" : CONFIGURING + lines + "fi\n";
    }

    /** By systemd-sysusers, of which there is a small package for systems without systemd; by adduser where it is too old. */
    private void accounts(LifecycleAction.Accounts accounts) {
        boolean sysusers = draft.target()
                        .map(target -> target.users().sysusers())
                        .orElse(true)
                && (accounts.accounts().stream()
                                .allMatch(account -> account.group().equals(account.user()))
                        || draft.target().map(Target::namesPrimaryGroups).orElse(true));
        if (sysusers) {
            depends.put(
                    "systemd | systemd-standalone-sysusers | systemd-sysusers",
                    "postinst creates the users of services with systemd-sysusers");
            configuring(
                    configuringFirst,
                    "systemd-sysusers ${DPKG_ROOT:+--root=\"$DPKG_ROOT\"} " + Shell.quote(accounts.file())
                            + " >/dev/null\n");
            return;
        }
        depends.put("adduser", "postinst creates the users of services with it");
        for (String group : accounts.groups()) {
            String name = Shell.quote(group);
            configuring(
                    configuringFirst,
                    "getent group " + name + " >/dev/null || addgroup --system --quiet " + name + "\n");
        }
        for (Account account : accounts.accounts()) {
            configuring(
                    configuringFirst,
                    "getent group " + Shell.quote(account.group()) + " >/dev/null || addgroup --system --quiet "
                            + Shell.quote(account.group()) + "\ngetent passwd " + Shell.quote(account.user())
                            + " >/dev/null || adduser --system --quiet --no-create-home --ingroup "
                            + Shell.quote(account.group()) + " --home " + Shell.quote(account.home()) + " --shell "
                            + Shell.quote(account.shell()) + " --gecos " + Shell.quote(account.comment()) + " "
                            + Shell.quote(account.user()) + "\n");
        }
    }

    // source: dh_apparmor's snippets; the local file is the administrator's
    private void profile(String name) {
        String file = Shell.quote("/etc/apparmor.d/" + name);
        String local = Shell.quote("/etc/apparmor.d/local/" + name);
        String enabled = "if [ -z \"$DPKG_ROOT\" ] && command -v aa-enabled >/dev/null && aa-enabled --quiet; then\n";
        configuring(
                configuringFirst,
                // an administrator may have deleted it, as conffiles may be
                "if [ -f " + file + " ]; then\n    if [ ! -e " + local + " ]; then\n"
                        + "        mkdir -p /etc/apparmor.d/local\n        : >" + local + "\n    fi\n"
                        + "    " + enabled + "        apparmor_parser -r -T -W " + file + QUIET + "    fi\nfi\n");
        text(
                after,
                ScriptSlot.POSTREMOVE,
                "if [ \"$1\" = purge ] && [ ! -e " + file
                        + " ]; then\n    for dir in disable force-complain local; do\n"
                        + "        rm -f /etc/apparmor.d/\"$dir\"/" + Shell.quote(name) + "\n"
                        + "        rmdir --ignore-fail-on-non-empty /etc/apparmor.d/\"$dir\" 2>/dev/null || true\n    done\nfi\n"
                        // dpkg leaves conffiles that a version drops, and systems load all profiles that lie there
                        + "if [ \"$1\" = upgrade ] && [ -e " + COMING + "/control ] && ! grep -qsxF " + file + " "
                        + COMING
                        + "/conffiles &&\n    [ -f " + file
                        + " ] && dpkg-query -W -f '${Conffiles}\\n' \"$DPKG_MAINTSCRIPT_PACKAGE\" |\n"
                        + "    grep -qxF \" \"" + file + "\" $(md5sum <" + file + " | cut -d ' ' -f 1)\"; then\n    "
                        + enabled + "        apparmor_parser -R " + file + QUIET + "    fi\n    rm -f " + file
                        + "\n    [ -s " + local + " ] || rm -f " + local + "\nfi\n");
    }

    private void trust() {
        if (!trusted.isEmpty()) {
            TrustScripts scripts = new TrustScripts(draft.spec().name(), trusted);
            depends.put(
                    draft.target().map(target -> target.ca().packages().get(0)).orElse("ca-certificates"),
                    "postinst has a certificate trusted with it");
            configuring(configuringFirst, scripts.configured());
            text(before, ScriptSlot.POSTREMOVE, scripts.removed());
        }
    }

    private void offer(Alternative offered) {
        StringBuilder install = new StringBuilder("update-alternatives --install ")
                .append(link(offered))
                .append(' ')
                .append(offered.priority());
        offered.followers().forEach(link -> install.append(" --slave ").append(link(link)));
        configuring(configuringFirst, install + " >/dev/null\n");
        String remove = "update-alternatives --remove " + Shell.quote(offered.name()) + " "
                + Shell.quote(offered.path()) + QUIET;
        text(
                after, // a removal that the script of the spec refuses leaves the administrator's choice
                ScriptSlot.PREREMOVE,
                "if [ \"$1\" = remove ] || [ \"$1\" = deconfigure ]; then\n    " + remove + "fi\n");
        configuring(configuringFirst, "# " + offered.mark() + "\n");
        text(
                after,
                ScriptSlot.POSTREMOVE,
                "if [ \"$1\" = upgrade ] && [ -e " + COMING + "/control ] && ! grep -qsF " + offered.mark() + " "
                        + COMING + "/postinst; then\n    " + remove.replaceFirst(" ", " --quiet ") + "fi\n");
    }

    private static String link(Alternative link) {
        return Shell.quote(link.link()) + " " + Shell.quote(link.name()) + " " + Shell.quote(link.path());
    }

    private PackageDraft complete(Problems problems) {
        Map<ScriptSlot, Scriptlet> scriptlets = new LinkedHashMap<>(draft.scriptlets());
        for (ScriptSlot slot :
                List.of(ScriptSlot.PREINSTALL, ScriptSlot.POSTINSTALL, ScriptSlot.PREREMOVE, ScriptSlot.POSTREMOVE)) {
            boolean postinst = slot == ScriptSlot.POSTINSTALL;
            String first = before.getOrDefault(slot, new StringBuilder())
                    + (postinst ? whenConfiguring(configuringFirst) : "");
            String last =
                    after.getOrDefault(slot, new StringBuilder()) + (postinst ? whenConfiguring(configuringLast) : "");
            if (first.isEmpty() && last.isEmpty()) {
                continue;
            }
            Scriptlet own = draft.scriptlets().get(slot);
            Optional<Scriptlet> joined = JoinedScript.of(slot, first, own, last, true);
            if (joined.isEmpty()) {
                problems.report(
                        DebRules.CANNOT_JOIN,
                        "scripts." + slot.name().toLowerCase(Locale.ROOT),
                        "the script is in another language than that of services, users and certificates",
                        "write it for /bin/sh; it can call the other program");
            }
            joined.ifPresent(script -> scriptlets.put(slot, script));
        }
        List<DerivedRelation> relations = new ArrayList<>(draft.derived());
        depends.forEach((dependency, cause) -> DependencyParser.parse(dependency)
                .forEach(one -> relations.add(new DerivedRelation("lifecycle", RelationKind.DEPENDS, one, cause))));
        return draft.withScriptlets(draft.spec(), scriptlets).withDerived(relations, draft.derivedFields());
    }
}
