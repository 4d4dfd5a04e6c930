package dev.gopack.rpm.plan;

import dev.gopack.report.GopackException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Linux capabilities of files, in the text form of cap_from_text(3). */
public final class Capabilities {

    private static final String NAMES = "(?:all|cap_[a-z0-9_]+)(?:,cap_[a-z0-9_]+)*";
    // "=+ep" is how the manual page of setcap writes it: "=" clears what "+" then raises
    private static final Pattern LEGAL =
            Pattern.compile("(?:=[eip]*|" + NAMES + "(?:=\\+?|\\+)[eip]+)(?: " + NAMES + "(?:[=+-][eip]*)+)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}|0x[0-9a-f]{1,2}");
    private static final Pattern NAME = Pattern.compile("cap_[a-z0-9_]+");

    // source: Linux include/uapi/linux/capability.h; libcap refuses other names, and rpm the file then
    private static final Set<String> KNOWN = Set.of(("chown dac_override dac_read_search fowner fsetid"
                    + " kill setgid setuid setpcap linux_immutable net_bind_service net_broadcast net_admin net_raw"
                    + " ipc_lock ipc_owner sys_module sys_rawio sys_chroot sys_ptrace sys_pacct sys_admin sys_boot"
                    + " sys_nice sys_resource sys_time sys_tty_config mknod lease audit_write audit_control setfcap"
                    + " mac_override mac_admin syslog wake_alarm block_suspend audit_read perfmon bpf"
                    + " checkpoint_restore")
            .split(" "));

    private Capabilities() {}

    /** What keeps rpm from giving them when it installs, or nothing. */
    static String problem(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (!LEGAL.matcher(folded).matches()) {
            return "capabilities are written as in cap_net_bind_service=ep, not " + GopackException.quote(text);
        }
        return NAME.matcher(folded)
                .results()
                .map(MatchResult::group)
                .filter(name -> !KNOWN.contains(name.substring("cap_".length())))
                .findFirst()
                .map(name -> "no kernel has the capability " + name)
                .orElse("");
    }

    /**
     * True if libcap can read it, as rpm has it do when it installs: clauses of names, an operator with flags, and further
     * ones. What {@link #problem} takes is less. // source: cap_from_text(3) // observed: libcap 2.66
     */
    public static boolean isReadable(String text) {
        StringTokenizer clauses = new StringTokenizer(text);
        while (clauses.hasMoreTokens()) {
            if (!isClause(clauses.nextToken())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClause(String clause) {
        int first = 0;
        while (first < clause.length() && "=+-".indexOf(clause.charAt(first)) < 0) {
            first++;
        }
        for (int i = first; i < clause.length(); i++) {
            char c = clause.charAt(i);
            boolean raises = c == '+' || c == '-';
            boolean flagged = i + 1 < clause.length() && "eip".indexOf(clause.charAt(i + 1)) >= 0;
            if (raises ? !flagged : (c != '=' || i > first) && "eip".indexOf(c) < 0) {
                return false;
            }
        }
        return clause.startsWith("=")
                || (first > 0
                        && first < clause.length()
                        && Arrays.stream(clause.substring(0, first).split(",", -1))
                                .allMatch(Capabilities::isName));
    }

    private static boolean isName(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        boolean known = folded.startsWith("cap_") && KNOWN.contains(folded.substring("cap_".length()));
        return known || folded.equals("all") || NUMBER.matcher(folded).matches();
    }

    /** The same in the form that rpm writes, as far as one clause goes. // source: cap_to_text(3) of libcap 2.34 and later */
    public static String canonical(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        return folded.contains(" ") || folded.startsWith("=")
                ? folded
                : folded.replace("=+", "=").replace('+', '=');
    }
}
