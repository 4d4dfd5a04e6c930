package dev.gopack.go;

/**
 * Something that a program does and that matters for where it runs, told by the functions that are linked into it.
 *
 * <p>Observed with programs of Go 1.26: each name is in the programs that do this and in no others, while
 * {@code net.cgoLookupHost} is in every program that uses the network, and {@code time.loadLocation} in all that print
 * local time.
 */
public enum GoSignal {
    /** It loads the certificates of the system. */
    SYSTEM_ROOTS("crypto/x509.loadSystemRoots", true),
    /** It looks up time zones by name. */
    TIME_ZONES("time.LoadLocation", true),
    /** It brings the time zones along. */
    EMBEDDED_TIME_ZONES("time/tzdata.", false),
    /** It starts other programs. */
    STARTS_PROGRAMS("os/exec.(*Cmd).Start", true),
    /** It looks up host names by the C library where the configuration asks for it. */
    C_RESOLVER("net._C2func_getaddrinfo", true) {
        // observed: linked by Go's own linker, a program has the C function, whose name holds a hash
        @Override
        boolean isShownBy(byte[] name, int length) {
            return super.isShownBy(name, length)
                    || (starts(name, length, C_START) && ends(name, length, C_FUNCTION_END));
        }
    },
    /** It looks up host names, by Go's code if there is no {@link #C_RESOLVER}. */
    RESOLVER("net.(*Resolver).", false),
    /** It loads plugins. */
    PLUGINS("plugin.Open", true),
    /** It writes to the log of the system. */
    SYSLOG("log/syslog.New", true);

    private static final String C_START = "_cgo_";
    private static final String C_FUNCTION_END = "_C2func_getaddrinfo";

    private final String start;
    private final boolean whole;

    /**
     * A function that shows it.
     *
     * @param start start of its name
     * @param whole true if that is all of it
     */
    GoSignal(String start, boolean whole) {
        this.start = start;
        this.whole = whole;
    }

    /** True if a program that has a function of this name does it. */
    boolean isShownBy(byte[] name, int length) {
        return (!whole || length == start.length()) && starts(name, length, start);
    }

    private static boolean starts(byte[] name, int length, String start) {
        return length >= start.length() && isAt(name, 0, start);
    }

    private static boolean ends(byte[] name, int length, String end) {
        return length >= end.length() && isAt(name, length - end.length(), end);
    }

    private static boolean isAt(byte[] name, int at, String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (name[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
