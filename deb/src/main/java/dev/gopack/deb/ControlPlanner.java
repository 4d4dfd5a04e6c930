package dev.gopack.deb;

import dev.gopack.deb.control.ControlFields;
import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.format.PackagePlan.Relation;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the control file. */
final class ControlPlanner {

    /** What nfpm writes if there is no maintainer; dpkg complains at every run about a package without one. */
    static final String NO_MAINTAINER = "Unset Maintainer <unset@localhost>";

    private static final Pattern MAINTAINER = Pattern.compile("[^<>]*[^<>\\s]\\s*<[^<>@\\s]+@[^<>@\\s]+>");

    // docs: Debian policy 2.4; lintian data/fields/archive-sections
    private static final Set<String> SECTIONS = Set.of(("admin cli-mono comm database debian-installer debug devel doc "
                    + "editors education electronics embedded fonts games gnome gnu-r gnustep golang graphics hamradio "
                    + "haskell httpd interpreters introspection java javascript kde kernel libdevel libs lisp "
                    + "localization mail math metapackages misc net news ocaml oldlibs otherosfs perl php python raku "
                    + "ruby rust science shells sound tasks tex text utils vcs video web x11 xfce zope")
            .split(" "));
    private static final Pattern AREA = Pattern.compile("(main|contrib|non-free|non-free-firmware)/");
    private static final Set<String> PRIORITIES = Set.of("required", "important", "standard", "optional");
    private static final Set<String> MULTI_ARCH = Set.of("no", "foreign", "allowed", "same");

    private final PackageSpec spec;
    private final Map<String, String> derivedFields;
    private final Problems problems;
    private final Map<String, String> fields = new LinkedHashMap<>();

    ControlPlanner(PackageSpec spec, Map<String, String> derivedFields, Problems problems) {
        this.spec = spec;
        this.derivedFields = derivedFields;
        this.problems = problems;
    }

    ControlParagraph plan(Identity identity, List<Relation> relations, long installedSize) {
        fields.put("Package", identity.name());
        fields.put("Version", identity.evr());
        fields.put("Architecture", identity.architecture());
        putIfGiven("Architecture-Variant", "deb.arch_variant", variant());
        fields.put("Maintainer", maintainer());
        fields.put("Installed-Size", Long.toString(installedSize));
        fields.putAll(RelationPlanner.fields(relations));
        fields.put("Section", section());
        fields.put("Priority", priority());
        putIfGiven("Multi-Arch", "deb.multi_arch", spec.deb().multiArch());
        putIfGiven("Homepage", "homepage", spec.homepage());
        fields.put("Description", new DescriptionPlanner(spec, problems).plan());
        fields.putAll(derivedFields);
        new ExtraFields(spec, problems).addTo(fields);
        checkWords(identity);
        return ControlFields.order(fields);
    }

    /** The maintainer as the control file has it. */
    static String maintainerOf(PackageSpec spec) {
        return spec.maintainer().isBlank() ? NO_MAINTAINER : spec.maintainer().strip();
    }

    private void putIfGiven(String field, String key, String value) {
        String stripped = value.strip();
        if (!stripped.isEmpty()) {
            fields.put(field, oneLine(field, key, stripped));
        }
    }

    private String oneLine(String field, String key, String value) {
        if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            problems.report(
                    DebRules.BAD_FIELD,
                    key,
                    field + " has one line without control characters, not " + GopackException.quote(value));
            return "";
        }
        return value;
    }

    // Ubuntu's names are amd64v2 and so on; nfpm takes the level alone as well.
    private String variant() {
        String given = spec.deb().archVariant();
        return given.matches("v[0-9]+") ? "amd64" + given : given;
    }

    private String maintainer() {
        if (spec.maintainer().isBlank()) {
            problems.report(
                    DebRules.NO_MAINTAINER,
                    "maintainer",
                    "there is no maintainer; the package says " + NO_MAINTAINER,
                    "write maintainer: Name <mail@example.org>");
        } else if (!MAINTAINER.matcher(maintainerOf(spec)).matches()) {
            problems.report(
                    DebRules.ODD_MAINTAINER,
                    "maintainer",
                    "not of the form Name <mail@example.org>: " + GopackException.quote(spec.maintainer()));
        }
        return oneLine("Maintainer", "maintainer", maintainerOf(spec));
    }

    // misc is the section for what fits nowhere else; nothing is known of the program that would say more.
    private String section() {
        String section = spec.section().strip();
        if (section.isEmpty()) {
            return "misc";
        }
        if (!SECTIONS.contains(AREA.matcher(section).replaceFirst(""))) {
            problems.report(
                    DebRules.UNKNOWN_SECTION,
                    "section",
                    "Debian has no section " + GopackException.quote(section),
                    "use one of those in https://packages.debian.org/unstable/, for example devel, net or utils");
        }
        return oneLine("Section", "section", section);
    }

    private String priority() {
        String priority = spec.priority().strip();
        if (priority.isEmpty()) {
            return "optional";
        }
        if (!PRIORITIES.contains(priority)) {
            problems.report(
                    DebRules.UNKNOWN_PRIORITY,
                    "priority",
                    "Debian has no priority " + GopackException.quote(priority),
                    "use optional, or leave it out");
        }
        return oneLine("Priority", "priority", priority);
    }

    /** Values that dpkg compares with a list of words, wherever they come from. */
    private void checkWords(Identity identity) {
        String multiArch = fields.getOrDefault("Multi-Arch", "no");
        if (!MULTI_ARCH.contains(multiArch)) {
            problems.report(
                    DebRules.BAD_MULTI_ARCH,
                    "deb.multi_arch",
                    "Multi-Arch is no, foreign, allowed or same, not " + GopackException.quote(multiArch));
        } else if (multiArch.equals("same") && identity.architecture().equals("all")) {
            // source: dpkg lib/dpkg/parse.c: "package has field '%s' but is architecture all"
            problems.report(
                    DebRules.BAD_MULTI_ARCH,
                    "deb.multi_arch",
                    "a package for every architecture cannot be Multi-Arch: same",
                    "foreign is probably what is meant");
        }
    }
}
