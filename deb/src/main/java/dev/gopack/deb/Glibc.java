package dev.gopack.deb;

import dev.gopack.deb.control.DebVersion;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Debian's symbols file of the GNU C library maps symbols and their versions to versions of the package. */
final class Glibc {

    // observed: the sonames in the symbols file of libc6 2.36-9
    private static final Pattern SONAME =
            Pattern.compile("(?:libc\\.so\\.6|libm\\.so\\.6|libdl\\.so\\.2|libpthread\\.so\\.0"
                    + "|librt\\.so\\.1|libresolv\\.so\\.2|libutil\\.so\\.1|libanl\\.so\\.1|libnsl\\.so\\.1|libmvec\\.so\\.1"
                    + "|libBrokenLocale\\.so\\.1|libthread_db\\.so\\.1|libnss_[a-z]+\\.so\\.2|ld-linux[a-z0-9_-]*\\.so\\.[0-9]"
                    + "|ld64\\.so\\.[0-9]|ld\\.so\\.1)");

    private static final Pattern VERSION = Pattern.compile("GLIBC_([0-9]+(?:\\.[0-9]+)+)");

    // No symbol has these versions, they only keep old loaders from starting the program: dpkg-shlibdeps 1.21 overlooks
    // them. source: glibc NEWS 2.36 and 2.42
    private static final Map<String, String> MARKERS = Map.of(
            "GLIBC_ABI_DT_RELR", "2.36",
            "GLIBC_ABI_GNU2_TLS", "2.42",
            "GLIBC_ABI_DT_X86_64_PLT", "2.42");

    // observed: symbols files of libc6 2.36-9, 2.41 and later give these a newer version than they carry
    private static final Map<String, String> SYMBOLS = Map.of("sysconf", "2.34", "__sysconf", "2.34");

    private Glibc() {}

    /** True if the library belongs to the C library. */
    static boolean has(String soname) {
        return SONAME.matcher(soname).matches();
    }

    /** The least version of the package that has a symbol version. */
    static Optional<String> leastFor(String symbolVersion) {
        String marker = MARKERS.get(symbolVersion);
        if (marker != null) {
            return Optional.of(marker);
        }
        Matcher version = VERSION.matcher(symbolVersion);
        return version.matches() ? Optional.of(version.group(1)) : Optional.empty();
    }

    /** The least version of the package for a symbol that is newer than its version says. */
    static Optional<String> leastForSymbol(String name) {
        return Optional.ofNullable(SYMBOLS.get(name));
    }

    /** Compares two versions of the package, of which an empty one is the oldest. */
    static int compare(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(!one.isEmpty(), !other.isEmpty());
        }
        return DebVersion.parse(one).compareTo(DebVersion.parse(other));
    }
}
