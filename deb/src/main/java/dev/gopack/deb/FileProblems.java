package dev.gopack.deb;

import dev.gopack.format.ContentKeys;
import dev.gopack.model.EntryPath;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is wrong with files, so that a tree of many is one finding and not one for each file. */
final class FileProblems {

    private static final int LONGEST_SHOWN = 80;

    private final PackageSpec spec;
    private final Problems problems;
    private final Map<Kind, List<EntryPath>> paths = new LinkedHashMap<>();

    FileProblems(PackageSpec spec, Problems problems) {
        this.spec = spec;
        this.problems = problems;
    }

    private record Kind(Rule rule, String key, String message, String advice) {
        @Override
        public int hashCode() {
            return 31 * (31 * rule.hashCode() + key.hashCode()) + message.hashCode();
        }
    }

    /** Notes that the message is true of a file. */
    void add(Rule rule, EntryPath path, String message, String advice) {
        paths.computeIfAbsent(new Kind(rule, ContentKeys.of(spec, path), message, advice), kind -> new ArrayList<>())
                .add(path);
    }

    /** Reports what was noted. */
    void report() {
        paths.forEach((kind, those) -> {
            String more = those.size() == 1 ? "" : " and " + (those.size() - 1) + " more";
            problems.report(kind.rule(), kind.key(), kind.message() + ": " + shown(those.get(0)) + more, kind.advice());
        });
    }

    private static String shown(EntryPath path) {
        return path.value().length() > LONGEST_SHOWN ? GopackException.quote(path.value()) : path.value();
    }
}
