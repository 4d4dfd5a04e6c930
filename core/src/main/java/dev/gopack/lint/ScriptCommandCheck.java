package dev.gopack.lint;

import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that scripts call: whether something that the package needs brings them, whether they work in a container,
 * and whether they delete what is not to be deleted yet. Only commands that are known to be missing somewhere are asked for.
 */
final class ScriptCommandCheck implements LintCheck {

    /**
     * Who brings a command: its name, the packages of Debian, those of Red Hat and SUSE. Where a system always has it, the
     * list is "-": observed on Debian 12, which packages are Essential or of priority required, with what they depend on (passwd
     * is of the latter, and Debian's own packages do not name it); and in the base images of el8 to el10 and Fedora. rpm's scripts also run in empty roots, which only relations put into order.
     */
    private static final String BROUGHT_BY = """
            adduser    adduser                      -
            addgroup   adduser                      -
            useradd    -                            shadow-utils,shadow
            groupadd   -                            shadow-utils,shadow
            usermod    -                            shadow-utils,shadow
            groupmod   -                            shadow-utils,shadow
            ucf        ucf                          -
            setcap     libcap2-bin                  libcap,libcap-progs
            setfacl    acl                          acl
            openssl    openssl                      openssl
            curl       curl                         curl,curl-minimal
            wget       wget                         wget,wget1,wget2,wget2-wget
            python3    python3,python3-minimal      python3
            jq         jq                           jq
            rsync      rsync                        rsync
            git        git                          git,git-core
            unzip      unzip                        unzip
            semanage   policycoreutils-python-utils policycoreutils-python-utils,policycoreutils-python
            semodule   policycoreutils              policycoreutils
            restorecon policycoreutils              policycoreutils
            setsebool  policycoreutils              policycoreutils
            systemd-sysusers systemd,systemd-sysusers,systemd-standalone-sysusers systemd,systemd-sysusers
            systemd-tmpfiles systemd,systemd-tmpfiles,systemd-standalone-tmpfiles systemd,systemd-tmpfiles
            update-ca-certificates ca-certificates  ca-certificates
            """;

    private static final Map<String, List<String>> OF_DEB = new HashMap<>();
    private static final Map<String, List<String>> OF_RPM = new HashMap<>();

    static {
        BROUGHT_BY.lines().map(line -> line.split(" +", 3)).forEach(words -> {
            OF_DEB.put(words[0], Arrays.asList(words[1].split(",", -1)));
            OF_RPM.put(words[0], Arrays.asList(words[2].split(",", -1)));
        });
    }

    private static final Pattern STOPS = Pattern.compile("(?m)^[ \\t]*set[ \\t]+-(?:[a-z]*e|o[ \\t]+errexit)");
    private static final Pattern CALLED = Pattern.compile(
            ScriptCheck.START + "(?!(?:if|then|elif|else|fi|while|until|do|done)\\b)([a-z][a-z0-9-]*)(?=[ \\t\\n;]|$)");

    private static final Pattern ASKED = Pattern.compile(
            "(?:command -v|which|type|hash|-[ex])[ \\t]+\"?(?:/[^ \\t\\n]*/)?([a-z][a-z0-9-]*)(?![a-zA-Z0-9/_-])");

    // They ask a kernel, or a manager, that is not the container's.
    private static final Pattern OF_THE_HOST = Pattern.compile(ScriptCheck.START
            + "(?:udevadm|sysctl|modprobe|insmod|rmmod|loginctl|hostnamectl|timedatectl|localectl|setenforce"
            + "|swapon|swapoff|mount|umount|ip[ \\t]+link|iptables|nft)\\b");
    private static final Pattern LOOKS =
            Pattern.compile("/run/systemd/system|/run/udev|systemd-detect-virt|/proc/sys/|/\\.dockerenv|ischroot");
    private static final Pattern DELETES = Pattern.compile(ScriptCheck.START
            + "rm(?=[^\\n;]*[ \\t]-(?:[a-zA-Z]*[rR]|-recursive))[^\\n;]*[ \\t\"'](?:/etc|/var|/srv|/opt)/");

    @Override
    public List<LintRule> rules() {
        return List.of(
                ScriptRules.IGNORES_ERRORS,
                ScriptRules.COMMAND_NEEDED,
                ScriptRules.OF_THE_HOST,
                ScriptRules.DELETES_DATA);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        linted.portrait().scripts().forEach((slot, script) -> {
            if (!script.interpreter().isEmpty() && script.interpreter().get(0).endsWith("sh")) {
                String name = ScriptCheck.name(linted, script);
                ShellText text = ShellText.of(script.body());
                boolean asDeb = linted.info().format().equals("deb");
                boolean stops = script.interpreter().contains("-e")
                        || STOPS.matcher(text.code()).find();
                if (asDeb && !stops && !ScriptCheck.isNothing(text)) {
                    notes.add(ScriptRules.IGNORES_ERRORS, name, "nothing makes it stop when a command fails");
                }
                needed(linted, slot, name, text, notes);
                hosts(name, text, notes);
                deletes(slot, asDeb, name, text, notes);
            }
        });
    }

    private static void needed(Linted linted, ScriptSlot slot, String name, ShellText text, Notes notes) {
        boolean asDeb = linted.info().format().equals("deb");
        boolean before = slot == ScriptSlot.PREINSTALL;
        Set<String> related = before
                ? linted.names(RelationKind.PRE_DEPENDS)
                : linted.names(RelationKind.PRE_DEPENDS, RelationKind.DEPENDS);
        Set<String> said = new HashSet<>();
        Matcher called = CALLED.matcher(text.code());
        while (called.find()) {
            String command = called.group(1);
            List<String> packages = (asDeb ? OF_DEB : OF_RPM).getOrDefault(command, List.of("-"));
            boolean brought = packages.contains("-")
                    || packages.stream()
                            .anyMatch(one -> related.contains(one)
                                    || linted.info().name().equals(one))
                    || related.stream().anyMatch(one -> one.endsWith("/" + command))
                    || (!before && linted.has("/usr/bin/" + command));
            if (!brought && !looksFor(packages, asDeb ? OF_DEB : OF_RPM, text) && said.add(command)) {
                notes.add(
                        ScriptRules.COMMAND_NEEDED,
                        name,
                        "it calls " + command + ", of the package " + packages.get(0) + ", which is not among "
                                + (before ? "what is there before it runs" : "the dependencies"));
            }
        }
    }

    /** True if the script asks whether a command is there that the same package brings. */
    private static boolean looksFor(List<String> packages, Map<String, List<String>> bringing, ShellText text) {
        Matcher asked = ASKED.matcher(text.code());
        while (asked.find()) {
            if (bringing.getOrDefault(asked.group(1), List.of()).equals(packages)) {
                return true;
            }
        }
        return false;
    }

    private static void hosts(String name, ShellText text, Notes notes) {
        if (!LOOKS.matcher(text.code()).find()) {
            Matcher found = OF_THE_HOST.matcher(text.code());
            while (found.find()) {
                if (!text.lineAt(found.end() - 1).contains("||")) {
                    notes.add(ScriptRules.OF_THE_HOST, name, Notes.quote(text.lineAt(found.end() - 1)));
                    return;
                }
            }
        }
    }

    private static void deletes(ScriptSlot slot, boolean asDeb, String name, ShellText text, Notes notes) {
        boolean purges = asDeb && slot == ScriptSlot.POSTREMOVE;
        boolean asks = purges ? text.code().contains("purge") : text.asksForArgument();
        if (!asks && (slot == ScriptSlot.PREREMOVE || slot == ScriptSlot.POSTREMOVE)) {
            ScriptCheck.report(DELETES, ScriptRules.DELETES_DATA, name, text, notes);
        }
    }
}
