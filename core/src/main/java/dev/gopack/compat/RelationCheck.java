package dev.gopack.compat;

import dev.gopack.survey.Subject;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a package requires, against what is known of the release's packages: the C library, systemd, libraries. */
final class RelationCheck {

    private static final Pattern SYMBOL =
            Pattern.compile("(?:libc|libm|libpthread|libdl|librt|libresolv)\\.so\\.[0-9]\\(GLIBC_([0-9.]+)\\).*");
    private static final Pattern LEAST = Pattern.compile(
            "([a-z0-9.+-]++)(?::\\S++)? \\(?(?:>=|>>|>|=) ?(?:[0-9]++:)?([0-9]++(?:\\.[0-9]++)*+)[^ )]*+\\)?(?: \\[.*+)?");

    private RelationCheck() {}

    /**
     * The reasons why it is not installed.
     *
     * @param libcIsTold true if the programs in it tell that the C library is too old
     */
    static List<Reason> reasons(Subject.InPackage subject, Target target, boolean libcIsTold) {
        List<Reason> reasons = new ArrayList<>();
        Stream.of("Requires", "Depends", "Pre-Depends")
                .flatMap(list -> subject.info().relations().getOrDefault(list, List.of()).stream())
                .distinct()
                .forEach(relation -> {
                    Optional<String> has = has(relation, target, libcIsTold);
                    if (has.isPresent()) {
                        reasons.add(refused(relation, target.id() + " has " + has.get()));
                    } else if (subject.unmet().getOrDefault(relation, Set.of()).contains(target.origin())) {
                        reasons.add(refused(relation, target.id() + " has no such package"));
                    }
                });
        return reasons;
    }

    private static Reason refused(String relation, String has) {
        return new Reason(
                Verdict.WILL_NOT_INSTALL, "requires " + relation + ", and " + has, "build the package for it", "");
    }

    /** What the release has, if that is older for each alternative. */
    private static Optional<String> has(String relation, Target target, boolean libcIsTold) {
        Optional<String> older = Optional.empty();
        for (String alternative : relation.split("\\|")) {
            older = older(alternative.strip(), target, libcIsTold);
            if (older.isEmpty()) {
                return Optional.empty();
            }
        }
        return older;
    }

    private static Optional<String> older(String relation, Target target, boolean libcIsTold) {
        Matcher symbol = SYMBOL.matcher(relation);
        Matcher least = LEAST.matcher(relation);
        if (symbol.matches()) {
            return libcIsTold ? Optional.empty() : olderLibc(symbol.group(1), target);
        }
        if (!least.matches()) {
            return Optional.empty();
        }
        return switch (least.group(1)) {
            case "libc6", "glibc" -> libcIsTold ? Optional.empty() : olderLibc(least.group(2), target);
            case "systemd" ->
                target.systemd().isPresent()
                                && Numbers.compare(
                                                least.group(2),
                                                Integer.toString(
                                                        target.systemd().getAsInt()))
                                        > 0
                        ? Optional.of("systemd " + target.systemd().getAsInt())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> olderLibc(String wanted, Target target) {
        return target.libc().isGlibc() && Numbers.compare(wanted, target.libc().version()) > 0
                ? Optional.of("glibc " + target.libc().version())
                : Optional.empty();
    }
}
