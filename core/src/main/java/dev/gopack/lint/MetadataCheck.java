package dev.gopack.lint;

import dev.gopack.format.Portrait;
import dev.gopack.format.Portrait.Stated;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a package says of itself, and its relations. */
final class MetadataCheck implements LintCheck {

    private static final int LONGEST_LINE = 79;
    private static final long DAY = 86_400;
    private static final Pattern MAINTAINER = Pattern.compile("[^<>@]+ <[^<>@\\s]+@[^<>@\\s]+\\.[^<>@\\s]+>");
    private static final Pattern PRERELEASE = Pattern.compile(".*[0-9][.+_-]?(?:rc|alpha|beta|pre)[.-]?[0-9]*");
    private static final Set<RelationKind> AGAINST_ITSELF =
            Set.of(RelationKind.DEPENDS, RelationKind.PRE_DEPENDS, RelationKind.RECOMMENDS, RelationKind.SUGGESTS);

    @Override
    public List<LintRule> rules() {
        return MetadataRules.all();
    }

    @Override
    public void check(Linted linted, Notes notes) {
        Portrait of = linted.portrait();
        texts(of, notes);
        identity(linted, notes);
        changelog(linted, notes);
        of.relations().forEach(relation -> relation(linted, relation, notes));
    }

    private static void texts(Portrait of, Notes notes) {
        String summary = of.summary();
        String lower = summary.toLowerCase(Locale.ROOT);
        String name = of.info().name().toLowerCase(Locale.ROOT);
        if (of.description().isBlank()) {
            notes.add(MetadataRules.NO_DESCRIPTION, "there is no description beyond the summary");
        } else if (!summary.isEmpty()
                && of.description().lines().findFirst().orElse("").strip().equals(summary)) {
            notes.add(MetadataRules.REPEATED_SUMMARY, "the description begins with the summary");
        }
        if (lower.matches("(?:a|an|the) .*")) {
            notes.add(MetadataRules.SUMMARY, "the summary starts with an article: " + Notes.quote(summary));
        } else if (summary.endsWith(".") && !lower.endsWith("etc.")) {
            notes.add(MetadataRules.SUMMARY, "the summary ends with a full stop: " + Notes.quote(summary));
        } else if (lower.matches("\\Q" + name + "\\E\\b.*")) {
            notes.add(MetadataRules.SUMMARY, "the summary starts with the package's name: " + Notes.quote(summary));
        } else if (summary.codePointCount(0, summary.length()) > LONGEST_LINE) {
            notes.add(MetadataRules.SUMMARY, "the summary is longer than 79 characters");
        }
        of.description()
                .lines()
                .filter(line -> line.codePointCount(0, line.length()) > LONGEST_LINE)
                .findFirst()
                .ifPresent(line -> notes.add(
                        MetadataRules.LONG_LINES, "a line is longer than 79 characters: " + Notes.quote(line)));
    }

    /** True if a file says under which licence it is. */
    private static boolean isDocumented(Linted linted) {
        return hasDocumentsOfAnother(linted)
                || linted.files().stream().anyMatch(file -> file.path().endsWith("/copyright"));
    }

    /**
     * True if its documents are a link to those of a package which it needs, which say what is to be said of both. //
     * docs: Debian policy 12.5 and 12.7
     */
    private static boolean hasDocumentsOfAnother(Linted linted) {
        Set<String> needed = linted.names(RelationKind.DEPENDS, RelationKind.PRE_DEPENDS);
        String documents = "/usr/share/doc/" + linted.info().name();
        return linted.files().stream()
                .anyMatch(file -> file.isLink()
                        && file.path().equals(documents)
                        && needed.contains(file.file().linkTarget().replaceFirst("^.*/", "")));
    }

    private static void identity(Linted linted, Notes notes) {
        Portrait of = linted.portrait();
        boolean documented = isDocumented(linted);
        if (of.license().isEmpty() && !documented) {
            notes.add(MetadataRules.NO_LICENSE, "nothing says under which licence it is");
        }
        LicenseExpression.problem(of.license())
                .ifPresent(problem -> notes.add(
                        MetadataRules.LICENSE_FORM,
                        "it is no SPDX expression: " + Notes.quote(of.license()) + ": " + problem));
        if (!of.homepage().startsWith("https://")) {
            notes.add(
                    MetadataRules.HOMEPAGE,
                    of.homepage().isEmpty()
                            ? "there is no homepage"
                            : "it is not https: " + Notes.quote(of.homepage()));
        }
        if (!MAINTAINER.matcher(of.maintainer()).matches()) {
            notes.add(
                    MetadataRules.MAINTAINER,
                    of.maintainer().isEmpty()
                            ? "no maintainer is named"
                            : "it is not Name <mail@host>: " + Notes.quote(of.maintainer()));
        }
        if (PRERELEASE.matcher(of.version().toLowerCase(Locale.ROOT)).matches()
                && !of.version().contains("~")) {
            notes.add(MetadataRules.VERSION_ORDER, Notes.quote(of.version()) + " sorts after its release");
        }
        if (!of.epoch().isEmpty() && !of.epoch().equals("0")) {
            notes.add(MetadataRules.EPOCH, "it has epoch " + of.epoch());
        }
        if (!of.info().name().matches("[a-z0-9][a-z0-9+.-]*")) {
            notes.add(MetadataRules.NAME, Notes.quote(of.info().name()) + " has other characters");
        }
    }

    private static void changelog(Linted linted, Notes notes) {
        Portrait of = linted.portrait();
        if (of.info().changelog().isEmpty() && !hasDocumentsOfAnother(linted)) {
            notes.add(MetadataRules.NO_CHANGELOG, "there is no changelog");
        }
        of.changelogDates().stream()
                .filter(date -> of.date().isPresent() && date > of.date().getAsLong() + DAY)
                .findFirst()
                .ifPresent(date -> notes.add(MetadataRules.CHANGELOG_DATE, "an entry is newer than the package"));
    }

    private static void relation(Linted linted, Stated relation, Notes notes) {
        String name = linted.info().name();
        if (!(relation.dependency() instanceof Dependency.Simple simple)) {
            return;
        }
        if (simple.name().equals(name) && AGAINST_ITSELF.contains(relation.kind())) {
            notes.add(MetadataRules.SELF_RELATION, "it asks for itself: " + Notes.quote(relation.text()));
        } else if (simple.name().equals(name)
                && simple.operator() == null
                && relation.kind() == RelationKind.REPLACES) {
            notes.add(MetadataRules.SELF_RELATION, "it replaces itself: " + Notes.quote(relation.text()));
        } else if (relation.kind() == RelationKind.REPLACES && simple.operator() == null) {
            notes.add(MetadataRules.REPLACED_FOREVER, "it has no version: " + Notes.quote(relation.text()));
        }
        // docs: Debian policy 7.6.1: Replaces goes with Breaks of the same version; 7.6.2: with Conflicts for whole
        // packages
        boolean alone = relation.kind() == RelationKind.REPLACES
                && linted.info().format().equals("deb")
                && !simple.name().equals(name)
                && !linted.names(RelationKind.BREAKS, RelationKind.CONFLICTS).contains(simple.name());
        if (alone) {
            notes.add(
                    MetadataRules.REPLACES_ALONE, "it neither breaks nor conflicts with " + Notes.quote(simple.name()));
        }
    }
}
