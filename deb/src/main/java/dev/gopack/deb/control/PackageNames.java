package dev.gopack.deb.control;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of packages. */
public final class PackageNames {

    // source: dpkg lib/dpkg/parsehelp.c pkg_name_is_illegal(), without the underscore, which dpkg-deb refuses to build
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9+.-]*");

    // the package's directory below /usr/share/doc has the name, and Linux has no longer ones
    private static final int LONGEST = 255;

    private PackageNames() {}

    /** True if a package may have this name. */
    public static boolean isLegal(String name) {
        return name.length() <= LONGEST && LEGAL.matcher(name).matches();
    }

    /** A legal name near to a text. */
    public static String nearest(String text) {
        String legal = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9+.-]+", "-")
                .replaceAll("^[+.-]+", "")
                .replaceAll("-+$", "");
        return legal.isEmpty() ? "package" : legal.substring(0, Math.min(legal.length(), LONGEST));
    }
}
