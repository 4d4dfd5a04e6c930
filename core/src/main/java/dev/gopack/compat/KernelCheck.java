package dev.gopack.compat;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The oldest kernel that a release of Go runs on. // docs: go.dev/wiki/MinimumRequirements, release notes of 1.18, 1.24 */
final class KernelCheck {

    private static final Pattern MINOR = Pattern.compile("go1\\.([0-9]{1,3})(?![0-9]).*");
    private static final int SINCE_3_2 = 24;

    private KernelCheck() {}

    static List<Reason> reasons(GoBinary go, Target target) {
        OptionalInt minor = minor(go);
        Optional<String> has = target.kernel();
        if (minor.isEmpty() || has.isEmpty()) {
            return List.of();
        }
        String needed =
                switch (go.goarch()) {
                    case "loong64" -> "5.19";
                    case "mips64le" -> "4.8";
                    default -> minor.getAsInt() >= SINCE_3_2 ? "3.2" : "2.6.32";
                };
        if (Numbers.compare(needed, has.get()) <= 0) {
            return List.of();
        }
        String mark = target.fact("kernel").mark().word();
        return List.of(new Reason(
                Verdict.WILL_NOT_START,
                "Go 1." + minor.getAsInt() + " needs Linux " + needed + ", " + target.id() + " has " + has.get(),
                "build with an older Go",
                mark));
    }

    /** The number behind {@code go1.}. */
    static OptionalInt minor(GoBinary go) {
        Matcher version = MINOR.matcher(go.buildInfo().map(BuildInfo::goVersion).orElse(""));
        return version.matches() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
    }
}
