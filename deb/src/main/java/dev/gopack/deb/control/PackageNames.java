package dev.gopack.deb.control;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of packages. */
public final class PackageNames {

    // source: dpkg lib/dpkg/parsehelp.c pkg_name_is_illegal(), without the underscore, which dpkg-deb refuses to build
    private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9+.-]*");

    private PackageNames() {}

    /** True if a package may have this name. */
    public static boolean isLegal(String name) {
        return LEGAL.matcher(name).matches();
    }

    /** The legal name that is nearest to a text; empty if nothing of it is left. */
    public static String nearest(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9+.-]+", "-")
                .replaceAll("^[+.-]+", "")
                .replaceAll("-+$", "");
    }
}
