package dev.gopack.integrate;

import dev.gopack.model.ServiceSettings;
import dev.gopack.report.GopackException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What systemd would refuse of the words of a service, and then not start it. These are no parsers: what they do not
 * understand for certain passes.
 */
final class UnitValues {

    // docs: signal(7); the names that kill takes in every POSIX shell
    private static final Set<String> SIGNALS = Set.of(
            ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM CHLD CONT STOP TSTP TTIN TTOU URG XCPU "
                            + "XFSZ VTALRM PROF WINCH PWR SYS")
                    .split(" "));
    private static final Pattern SIGNAL = Pattern.compile("(?:SIG)?([A-Z][A-Z0-9]*)");

    // docs: systemd.service(5), "command lines": a semicolon that is a word of its own ends a command
    private static final Pattern WORD =
            Pattern.compile("\\s*((?:\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|\\\\.|\\S)++)");

    // docs: systemd.socket(5), ListenStream=
    private static final Pattern ADDRESS = Pattern.compile(
            "[/@].+|vsock.*:.*|(?:(?:[0-9]+\\.){3}[0-9]+:|\\[[0-9A-Fa-f:.]+]:)?([0-9]{1,5}|0[xX][0-9A-Fa-f]+)");

    // docs: systemd.time(7), "Calendar events"
    private static final String DAY =
            "(?:mon|monday|tue|tuesday|wed|wednesday|thu|thursday|fri|friday|sat|saturday|sun|sunday)";
    private static final Pattern TIME = Pattern.compile(
            "(?:@[0-9.]+|(?:minute|hour|dai|week|month|year|annual|anual|quarter|(?:semi|bi)-?annual)ly"
                    + "|(?=\\S)(?:" + DAY + "(?:[\\s,.-]+" + DAY
                    + ")*,?(?:\\s+|$))?(?:[0-9*,./~-]*[-~][0-9*,./~-]*(?:\\s+|t|$))?"
                    + "(?:[0-9*,./:]*:[0-9*,./:]*)?)(?:\\s*(?<=\\s)[a-z][a-z0-9_+/-]*)?",
            Pattern.CASE_INSENSITIVE);

    private static final int[] CLOCK = {23, 59, 59};
    private static final int[] CALENDAR = {9999, 12, 31};
    private static final Pattern REPEATED = Pattern.compile("/[0-9.]+");

    private UnitValues() {}

    /** The name of a signal as kill wants it; empty if a text does not name one. */
    static Optional<String> signal(String text) {
        Matcher name = SIGNAL.matcher(text);
        return name.matches() && SIGNALS.contains(name.group(1)) ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** What is wrong with a service whose units are made, by key. */
    static Map<String, String> problems(ServiceSettings service) {
        Map<String, String> problems = new LinkedHashMap<>();
        boolean runsOnce = service.type().equals("oneshot")
                || (service.type().isEmpty() && !service.schedule().isEmpty());
        if (!runsOnce
                && WORD.matcher(service.exec()).results().anyMatch(word -> word.group(1)
                        .equals(";"))) {
            problems.put(
                    "exec", "a semicolon between spaces starts another command, of which systemd takes one: write \\;");
        }
        String reload = service.reload();
        if (!reload.isEmpty() && signal(reload).isEmpty() && !ServicePrograms.isCommand(reload)) {
            problems.put(
                    "reload",
                    "neither a signal such as HUP nor the whole path of a program: " + GopackException.quote(reload));
        }
        if (service.template() && !service.listen().isEmpty()) {
            problems.put("listen", "the instances of a template would share one socket: give the socket as a unit");
        }
        if (service.template() && !service.schedule().isEmpty()) {
            problems.put("schedule", "the instances of a template would share one timer: give the timer as a unit");
        }
        check("listen", service.listen(), problems);
        check("schedule", service.schedule(), problems);
        return problems;
    }

    private static void check(String key, List<String> values, Map<String, String> problems) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean address = key.equals("listen");
            if (!(address ? isAddress(value) : isTime(value))) {
                problems.put(
                        key + "[" + i + "]",
                        GopackException.quote(value)
                                + (address
                                        ? " is no address of a socket: a port, 127.0.0.1:8080, [::1]:8080 or a path"
                                        : " is no time in systemd's words: daily, Mon 03:00 or *-*-01 04:30:00"));
            }
        }
    }

    /** False if systemd does not listen at this for certain. */
    static boolean isAddress(String text) {
        if (text.contains("%")) { // a specifier, or the scope of an address
            return true;
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return false;
        }
        String port = address.group(1);
        int number =
                port == null ? 1 : port.length() > 1 && (port.charAt(1) | 0x20) == 'x' ? 1 : Integer.parseInt(port);
        return number >= 1 && number <= 65535;
    }

    /** False if systemd does not know this as a time for certain. */
    static boolean isTime(String text) {
        return text.contains("%")
                || (TIME.matcher(text).matches()
                        && Stream.of(text.split("[\\sT]+")).allMatch(UnitValues::isInRange));
    }

    /** False for a part of a time with a number that no clock and no calendar has. */
    private static boolean isInRange(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length > 1 && parts.length <= CLOCK.length) {
            return all(parts, CLOCK, 0);
        }
        parts = word.split("[-~](?=[0-9*])", -1);
        return !word.matches("[0-9*].*[-~].*") || parts.length > CALENDAR.length || all(parts, CALENDAR, 1);
    }

    private static boolean all(String[] parts, int[] greatest, int least) {
        for (int i = 0; i < parts.length; i++) {
            int most = greatest[least == 0 ? i : greatest.length - parts.length + i];
            for (String number : REPEATED.matcher(parts[i]).replaceAll("").split(",|\\.\\.")) {
                String whole = number.replaceFirst("\\..*", "");
                if (whole.matches("[0-9]{1,9}")
                        && (Integer.parseInt(whole) > most || Integer.parseInt(whole) < least)) {
                    return false;
                }
            }
        }
        return true;
    }
}
