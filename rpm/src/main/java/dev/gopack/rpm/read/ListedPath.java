package dev.gopack.rpm.read;

/**
 * A file as a header lists it, a directory of DIRNAMES and a name of BASENAMES. Both together are its path only if the
 * directory ends with a slash and the name has none: older rpm puts the two together, newer rpm opens the one and makes
 * the other in it. // source: rpm lib/rpmfi.c rpmfnFN; lib/fsm.c since 4.18 // observed: rpm 4.18 installs
 * {@code /etc/cron.d} and {@code aily} as {@code /etc/cron.d/aily}
 */
public record ListedPath(String directory, String name) {

    /** The path that rpm installs. */
    public String path() {
        return directory.isEmpty() || directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    int length() {
        return directory.length() + name.length();
    }

    /** True if it is the root or below it, ends with a slash and has no empty or dotted part; in a source also none. */
    public static boolean isDirectory(String directory, boolean source) {
        if (directory.isEmpty()) {
            return source;
        }
        if (!directory.startsWith("/") || !directory.endsWith("/")) {
            return false;
        }
        for (int from = 1; from < directory.length(); ) {
            int to = directory.indexOf('/', from);
            if (!isName(directory.substring(from, to))) {
                return false;
            }
            from = to + 1;
        }
        return true;
    }

    /** True for the name of a file in its directory. */
    public static boolean isName(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('/') < 0;
    }
}
