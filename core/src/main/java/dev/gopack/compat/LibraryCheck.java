package dev.gopack.compat;

import dev.gopack.survey.ElfSummary;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The C library that a program was linked with, against the one that is there. */
final class LibraryCheck {

    private static final String PURE = "build with CGO_ENABLED=0";
    private static final Pattern SYMBOL_VERSION = Pattern.compile("GLIBC_([0-9]+(?:\\.[0-9]+)*)");

    /** Markers that are no numbers. // source: glibc NEWS of 2.36 and 2.42 */
    private static final Map<String, String> MARKERS =
            Map.of("GLIBC_ABI_DT_RELR", "2.36", "GLIBC_ABI_GNU2_TLS", "2.42");

    /** Libraries that come with glibc. // source: glibc shlib-versions */
    private static final Set<String> OF_GLIBC = Set.of(
            "libc.so.6",
            "libm.so.6",
            "libmvec.so.1",
            "libpthread.so.0",
            "libdl.so.2",
            "librt.so.1",
            "libresolv.so.2",
            "libutil.so.1",
            "libanl.so.1");

    /** Names that musl's loader takes for itself. // source: musl ldso/dynlink.c, load_library */
    private static final Pattern OF_MUSL = Pattern.compile("lib(?:c|pthread|rt|m|dl|util|xnet)\\..*");

    private LibraryCheck() {}

    /** Where a program finds a loader that is not that of the release. */
    enum Loader {
        /** Nowhere. */
        NONE,
        /** Its package requires the package that has it. */
        REQUIRED,
        /** Its package has it. */
        BROUGHT
    }

    /**
     * The reasons.
     *
     * @param other whether the package of the program sees to the loader that the release has not
     * @param required libraries that the package of the program has or asks for
     */
    static List<Reason> reasons(ElfSummary elf, Target target, Loader other, Set<String> required) {
        List<Reason> reasons = new ArrayList<>();
        List<String> needed = elf.dynamic().needed();
        String interpreter = elf.interpreter().orElse("");
        boolean musl = isMusl(elf);
        if (interpreter.isEmpty() && needed.isEmpty()) {
            reasons.add(Reason.info("static: needs no library"));
        } else if (musl == target.libc().isGlibc() && other != Loader.NONE) {
            reasons.add(
                    other == Loader.BROUGHT
                            ? Reason.info("linked with another C library, whose loader " + interpreter + " it brings")
                            : Reason.note(
                                    "linked with musl (loader " + interpreter + "), which it requires of "
                                            + target.id(),
                                    "see that a repository there has it"));
        } else if (musl == target.libc().isGlibc()) {
            reasons.add(new Reason(
                            Verdict.WILL_NOT_START,
                            "linked with " + (musl ? "musl" : "glibc") + " (loader " + interpreter + "), and "
                                    + target.id() + " has "
                                    + target.libc().name(),
                            PURE + ", or link it there" + (musl ? ", or depend on a package with that loader" : ""),
                            "")
                    .basedOn(target.fact("libc.name").mark().word()));
        } else if (!musl) {
            highest(elf).ifPresent(need -> reasons.add(compare(need, target)));
            weaker(elf, target).ifPresent(reasons::add);
        }
        for (String library : needed) {
            boolean own = musl ? OF_MUSL.matcher(library).matches() : OF_GLIBC.contains(library);
            if (!own && !library.startsWith("ld-")) {
                reasons.add(
                        required.contains(library)
                                ? Reason.info("needs " + library + ", to which its package sees")
                                : Reason.note(
                                        "needs " + library,
                                        "see that the package with it is required and has this version"));
            }
        }
        return reasons;
    }

    /** True if it was linked with musl. */
    static boolean isMusl(ElfSummary elf) {
        return elf.interpreter().orElse("").contains("ld-musl")
                || elf.dynamic().needed().stream().anyMatch(library -> library.startsWith("libc.musl-"));
    }

    /** The newest of glibc's symbol versions that a program asks for. */
    record Need(String library, String symbolVersion, String glibc, List<String> symbols) {}

    /** The one without which the loader does not start the program. */
    static Optional<Need> highest(ElfSummary elf) {
        return highest(elf, false);
    }

    private static Optional<Need> highest(ElfSummary elf, boolean weak) {
        List<Need> needs = new ArrayList<>();
        for (ElfSummary.NeededVersion needed : elf.neededVersions()) {
            Matcher number = SYMBOL_VERSION.matcher(needed.version());
            if (needed.weak() == weak && (MARKERS.containsKey(needed.version()) || number.matches())) {
                String glibc = number.matches() ? number.group(1) : MARKERS.getOrDefault(needed.version(), "");
                needs.add(new Need(needed.library(), needed.version(), glibc, needed.symbols()));
            }
        }
        return needs.stream().max((a, b) -> Numbers.compare(a.glibc(), b.glibc()));
    }

    /** Versions that the loader passes over if they are not there. // source: glibc elf/dl-version.c, match_symbol */
    private static Optional<Reason> weaker(ElfSummary elf, Target target) {
        return highest(elf, true)
                .filter(need -> Numbers.compare(need.glibc(), target.libc().version()) > 0)
                .map(need -> Reason.note(
                                "does without " + need.symbolVersion() + " of " + need.library() + symbols(need)
                                        + ", which is newer than glibc "
                                        + target.libc().version() + " of " + target.id(),
                                "see that the program looks before it calls")
                        .basedOn(target.fact("libc.version").mark().word()));
    }

    private static String symbols(Need need) {
        return need.symbols().isEmpty() ? "" : ": " + String.join(", ", need.symbols());
    }

    private static Reason compare(Need need, Target target) {
        String has = target.libc().version();
        String mark = target.fact("libc.version").mark().word();
        String cause = "needs glibc " + need.glibc() + " (" + need.symbolVersion() + " of " + need.library()
                + symbols(need) + "), " + target.id() + " has " + has;
        if (Numbers.compare(need.glibc(), has) <= 0) {
            return Reason.info(cause).basedOn(mark);
        }
        return new Reason(Verdict.WILL_NOT_START, cause, PURE + ", or link against glibc " + has + " or older", mark);
    }
}
