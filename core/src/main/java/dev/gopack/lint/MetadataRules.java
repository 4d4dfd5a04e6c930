package dev.gopack.lint;

import static dev.gopack.lint.LintRule.info;
import static dev.gopack.lint.LintRule.warning;

import java.util.List;

/** What is wanted of what a package says of itself, and of its relations to others. */
final class MetadataRules {

    static final LintRule NO_DESCRIPTION = info(
                    "lint.no-description",
                    "A package says in more than its first line what it is for",
                    "Write further lines under `description`.")
            .lintian("extended-description-is-empty");

    static final LintRule SUMMARY = info(
                    "lint.summary",
                    "The first line of a description is a short noun phrase",
                    "No article, no full stop, not the package's name, at most 79 characters.")
            .rpmlint("summary-ended-with-dot summary-too-long")
            .lintian("description-synopsis-starts-with-article synopsis-too-long synopsis-is-a-sentence");

    static final LintRule LONG_LINES = info(
                    "lint.long-lines",
                    "Lines of a description have at most 79 characters",
                    "Break the lines; tools show them as they are.")
            .rpmlint("description-line-too-long")
            .lintian("extended-description-line-too-long");

    static final LintRule REPEATED_SUMMARY = info(
                    "lint.repeated-summary",
                    "The long description does not begin with the summary again",
                    "The tools show both; take the repeated line out.")
            .lintian("description-synopsis-is-duplicated");

    static final LintRule NO_LICENSE = warning(
                    "lint.no-license",
                    "A package says under which licence it is",
                    "Give `license`, an SPDX expression; ship the text with `type: license` (rpm) and as copyright file (deb).")
            .lintian("no-copyright-file");

    static final LintRule LICENSE_FORM = info(
                    "lint.license-form",
                    "The licence is an SPDX expression",
                    "For example `MIT OR Apache-2.0` or `GPL-3.0-or-later` (not GPLv3+); spdx.org/licenses has the names. A licence"
                            + " of your own is `LicenseRef-NAME`.")
            .rpmlint("invalid-license");

    static final LintRule HOMEPAGE = info(
                    "lint.homepage",
                    "A package names the page of its project, with https",
                    "Give `homepage: https://...`.")
            .rpmlint("no-url-tag");

    static final LintRule MAINTAINER = warning(
                    "lint.maintainer",
                    "A package names who answers for it, with a mail address",
                    "Write `maintainer: Name <mail@example.org>`.")
            .lintian("malformed-contact");

    static final LintRule VERSION_ORDER = warning(
            "lint.version-order",
            "A pre-release sorts before the release",
            "Write `1.2.0-rc.1` as version, from which `1.2.0~rc.1` is made; a version `1.2.0rc1` sorts after 1.2.0.");

    static final LintRule EPOCH = info(
            "lint.epoch",
            "A package has no epoch",
            "Nothing, if a package with a greater version is out there; an epoch never goes away again, and relations of"
                    + " others that forget it match the wrong versions.");

    static final LintRule NAME = warning(
            "lint.name",
            "The name of a package is lower-case letters, digits and + - .",
            "Rename it: dpkg refuses other names, and users of rpm have to guess the case.");

    static final LintRule NO_CHANGELOG = info(
                    "lint.no-changelog",
                    "A package says what changed",
                    "Give `changelog`, a file in the form of chglog.")
            .rpmlint("no-changelogname-tag")
            .lintian("no-changelog");

    static final LintRule CHANGELOG_DATE = warning(
            "lint.changelog-date",
            "No entry of a changelog is newer than the package",
            "Correct the date, or set SOURCE_DATE_EPOCH to the time of the release.");

    static final LintRule SELF_RELATION = warning(
            "lint.self-relation",
            "A package does not depend on itself, conflict with itself or replace itself",
            "Take the relation out; what goes along with a provided name, `conflicts` on that name, is fine.");

    static final LintRule REPLACED_FOREVER = info(
                    "lint.replaced-forever",
                    "What a package replaces has a version, and its name is provided",
                    "Write `replaces: [\"old < 2.0\"]` and `provides: [old]`, so that what needs the old name stays, and a"
                            + " later package of that name can be installed.")
            .rpmlint("obsolete-not-provided");

    static final LintRule REPLACES_ALONE = warning(
            "lint.replaces-alone",
            "What a deb replaces, it breaks or conflicts with",
            "Add `deb.breaks: [\"old (<< 2.0)\"]` with the same version, or `conflicts` if the other package goes as a whole:"
                    + " Replaces alone lets dpkg take files from a package that stays installed without them.");

    private MetadataRules() {}

    static List<LintRule> all() {
        return List.of(
                NO_DESCRIPTION,
                SUMMARY,
                LONG_LINES,
                REPEATED_SUMMARY,
                NO_LICENSE,
                LICENSE_FORM,
                HOMEPAGE,
                MAINTAINER,
                VERSION_ORDER,
                EPOCH,
                NAME,
                NO_CHANGELOG,
                CHANGELOG_DATE,
                SELF_RELATION,
                REPLACED_FOREVER,
                REPLACES_ALONE);
    }
}
