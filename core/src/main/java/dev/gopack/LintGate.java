package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.lint.LintRules;
import dev.gopack.lint.Linter;
import dev.gopack.lint.Note;
import dev.gopack.lint.PlannedContents;
import dev.gopack.model.LintSettings;
import dev.gopack.model.LintSettings.Suppression;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.report.Severity;
import dev.gopack.report.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What plans are told by lint before anything is written, as their specs want to hear it. */
final class LintGate {

    private static final String LINT = "lint.";

    private final Formats formats;
    private final PlannedContents contents = new PlannedContents();

    private final int threads;

    LintGate(Formats formats, int threads) {
        this.formats = formats;
        this.threads = threads;
    }

    /** What is found in each plan. */
    private List<List<Note>> look(Plans plans) {
        return Parallel.run(plans.plans(), threads, plan -> Linter.lint(formats.get(plan.format()), plan, contents));
    }

    /** What was found in a plan; what its spec suppresses has the reason. */
    private static List<Note> notes(PackagePlan plan, List<Note> found, Set<Suppression> used) {
        List<Note> notes = new ArrayList<>();
        for (Note note : found) {
            Optional<Suppression> by = plan.lint().suppressed().stream()
                    .filter(one -> one.fits(note.rule().id(), note.path()))
                    .findFirst();
            by.ifPresent(used::add);
            notes.add(by.map(one -> note.suppressed(one.reason())).orElse(note));
        }
        return notes;
    }

    /** What is found in each plan, by where it goes. */
    Map<String, List<Note>> notes(Plans plans) {
        Map<String, List<Note>> found = new LinkedHashMap<>();
        List<List<Note>> seen = look(plans);
        for (int i = 0; i < seen.size(); i++) {
            PackagePlan plan = plans.plans().get(i);
            found.put(plan.path(), notes(plan, seen.get(i), new LinkedHashSet<>()));
        }
        return found;
    }

    /** The plans with what was found in them; none if there is something that stops a build. */
    Plans pass(Plans plans) {
        Report.Collector findings = new Report.Collector();
        findings.addAll(plans.report().findings());
        Set<SuppressedFinding> suppressed = new LinkedHashSet<>();
        Set<Suppression> unused = new LinkedHashSet<>();
        Set<Suppression> used = new LinkedHashSet<>();
        List<List<Note>> seen = look(plans);
        for (int i = 0; i < seen.size(); i++) {
            PackagePlan plan = plans.plans().get(i);
            unused.addAll(plan.lint().suppressed());
            for (Note note : notes(plan, seen.get(i), used)) {
                Finding finding = finding(plan, note);
                if (note.isSuppressed()) {
                    suppressed.add(new SuppressedFinding(finding, note.reason()));
                } else if (finding.severity() == Severity.ERROR || !isSaid(finding, plans.report())) {
                    findings.add(finding);
                }
            }
        }
        unused.removeAll(used);
        unused.forEach(one -> findings.add(unused(one)));
        return new Plans(
                findings.hasErrors() ? List.of() : plans.plans(), findings.toReport(), new ArrayList<>(suppressed));
    }

    /** True if planning has told of the same: {@code rpm.no-license} is what {@code lint.no-license} says. */
    private static boolean isSaid(Finding finding, Report report) {
        String what = finding.rule().id().substring(LINT.length());
        return report.findings().stream()
                .map(said -> said.rule().id())
                .anyMatch(id -> id.endsWith("." + what) || id.endsWith("-" + what));
    }

    private static Finding finding(PackagePlan plan, Note note) {
        String about = note.path().isEmpty() ? "" : note.path() + ": ";
        return new Finding(
                        rule(note.rule().rule(), plan.lint()), plan.name() + ": " + about + note.message(), null, null)
                .advising(advice(note.rule().remedy()));
    }

    /** The rule with the weight that it has for this build. */
    private static Rule rule(Rule rule, LintSettings settings) {
        boolean stops = settings.failOn()
                .filter(least -> rule.severity().compareTo(least) >= 0)
                .isPresent();
        if (stops == (rule.severity() == Severity.ERROR)) {
            return rule;
        }
        return new Rule(rule.id(), stops ? Severity.ERROR : Severity.WARNING, rule.summary());
    }

    /** A remedy as it stands behind a semicolon. */
    private static String advice(String remedy) {
        String text = remedy.endsWith(".") ? remedy.substring(0, remedy.length() - 1) : remedy;
        return text.length() > 1 && Character.isLowerCase(text.charAt(1))
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    private static Finding unused(Suppression one) {
        Set<String> known = LintRules.all().stream().map(rule -> rule.id()).collect(Collectors.toSet());
        String rule = GopackException.quote(one.rule());
        Finding finding = known.contains(one.rule())
                ? GopackRules.UNUSED_SUPPRESSION.finding("nothing is found by " + rule
                        + (one.path().isEmpty() ? "" : " in " + GopackException.quote(one.path())))
                : GopackRules.UNKNOWN_LINT_RULE
                        .finding("lint has no rule " + rule)
                        .advising(Suggestions.nearest(one.rule(), known)
                                .map(near -> "did you mean " + GopackException.quote(near) + "?")
                                .orElse("docs/lint.md lists them"));
        return finding.at(one.position().orElse(null));
    }
}
