package dev.gopack.compat;

import dev.gopack.integrate.UnitAge;
import dev.gopack.survey.Subject;
import dev.gopack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The units of a package, against the systemd that is there. */
final class UnitCheck {

    private static final int SHOWN = 6;
    private static final int LONGEST = 60;

    private UnitCheck() {}

    static List<Reason> reasons(Subject.InPackage subject, Target target) {
        List<Reason> reasons = new ArrayList<>();
        if (subject.units().isEmpty()) {
            return reasons;
        }
        if (target.systemd().isEmpty()) {
            reasons.add(Reason.note(
                            "it has units of systemd, and " + target.id() + " has none",
                            "start the program another way")
                    .basedOn(target.fact("init").mark().word()));
            return reasons;
        }
        int systemd = target.systemd().getAsInt();
        String mark = target.fact("systemd").mark().word();
        subject.units().forEach((path, text) -> {
            Map<String, Integer> newer = UnitAge.newerThan(text, systemd);
            if (!newer.isEmpty()) {
                reasons.add(Reason.note(
                                path + ": systemd " + systemd + " passes over " + words(newer),
                                "build the package for " + target.id() + ", which writes what is older, or do without")
                        .basedOn(mark));
            }
        });
        return reasons;
    }

    private static String words(Map<String, Integer> newer) {
        String words = newer.entrySet().stream()
                .limit(SHOWN)
                .map(one -> (one.getKey().length() > LONGEST ? one.getKey().substring(0, LONGEST) + "…" : one.getKey())
                        + " (since " + one.getValue() + ")")
                .collect(Collectors.joining(", "));
        return newer.size() > SHOWN ? words + " and " + (newer.size() - SHOWN) + " more" : words;
    }
}
