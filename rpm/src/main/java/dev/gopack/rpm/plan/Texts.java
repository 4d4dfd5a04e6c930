package dev.gopack.rpm.plan;

import dev.gopack.format.PackageDraft;
import dev.gopack.model.Changelog;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The texts of a package, with defaults, and the check that they can stand in a header. */
public final class Texts {

    private static final String NOT_GIVEN = "Unspecified";
    private static final String NO_DESCRIPTION = "no description given"; // as nfpm has it
    private static final String LOCALHOST = "localhost";

    private Texts() {}

    /** One line that says what the package is. */
    public static String summary(PackageSpec spec) {
        if (!spec.rpm().summary().isEmpty()) {
            return spec.rpm().summary();
        }
        return description(spec).lines().findFirst().orElse(NO_DESCRIPTION).strip();
    }

    /** The long text. */
    public static String description(PackageSpec spec) {
        String text = spec.description().strip();
        return text.isEmpty() ? NO_DESCRIPTION : text;
    }

    /** Licence, which rpm requires. */
    public static String license(PackageSpec spec) {
        return spec.license().isEmpty() ? NOT_GIVEN : spec.license();
    }

    /** Group. // rpm docs/manual/spec.md: Group: the default is Unspecified */
    public static String group(PackageSpec spec) {
        return spec.rpm().group().isEmpty() ? NOT_GIVEN : spec.rpm().group();
    }

    /** Who made the package; empty if not given. */
    public static String packager(PackageSpec spec) {
        return spec.rpm().packager().isEmpty() ? spec.maintainer() : spec.rpm().packager();
    }

    /** Where it was built: a fixed name unless one is given, so that no machine's name reaches the bytes. */
    public static String buildHost(PackageSpec spec) {
        return spec.rpm().buildHost().isEmpty() ? LOCALHOST : spec.rpm().buildHost();
    }

    /** Text of a scriptlet without the newlines at its end. // observed: rpmbuild 4.18 */
    public static String body(String script) {
        return script.stripTrailing();
    }

    /** Title of a changelog entry. // rpm docs/manual/spec.md %changelog: {@code Name <mail> - version} */
    public static String title(Changelog.Entry entry) {
        return entry.version().isEmpty() ? entry.author() : entry.author() + " - " + entry.version();
    }

    /** Text of a changelog entry. */
    public static String notes(Changelog.Entry entry) {
        return String.join(
                "\n",
                entry.notes().stream()
                        .map(note -> note.startsWith("- ") ? note.strip() : "- " + note.strip())
                        .toList());
    }

    static void check(PackageDraft draft, Report.Collector findings) {
        PackageSpec spec = draft.spec();
        if (spec.license().isEmpty()) {
            findings.add(RpmRules.NO_LICENSE
                    .finding("no license is given; the package will say " + NOT_GIVEN)
                    .advising("give license as an SPDX expression")
                    .at(spec.position("name").orElse(null)));
        }
        if (spec.description().isBlank() && spec.rpm().summary().isEmpty()) {
            findings.add(RpmRules.NO_DESCRIPTION
                    .finding("no description is given")
                    .at(spec.position("name").orElse(null)));
        }
        Check check = new Check(spec, findings);
        check.line("rpm.summary", summary(spec));
        check.text("description", spec.description());
        check.line("license", spec.license());
        check.line("vendor", spec.vendor());
        check.line("homepage", spec.homepage());
        check.line("maintainer", spec.maintainer());
        check.line("rpm.packager", spec.rpm().packager());
        check.line("rpm.group", spec.rpm().group());
        check.line("rpm.buildhost", spec.rpm().buildHost());
        check.line("rpm.distribution", spec.rpm().distribution());
        check.line("rpm.vcs", spec.rpm().vcs());
        check.line("rpm.bug_url", spec.rpm().bugUrl());
        draft.scriptlets()
                .forEach((slot, script) ->
                        check.script("scripts." + slot.name().toLowerCase(Locale.ROOT), script.body()));
        for (int i = 0; i < draft.triggers().size(); i++) {
            check.script("rpm.triggers[" + i + "]", draft.triggers().get(i).body());
        }
        for (Changelog.Entry entry : draft.changelog().entries()) {
            check.line("changelog", title(entry));
            check.text("changelog", notes(entry));
        }
    }

    private record Check(PackageSpec spec, Report.Collector findings) {

        void line(String key, String value) {
            check(key, value, c -> c < 0x20 || c == 0x7f);
        }

        void text(String key, String value) {
            check(key, value, c -> (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f);
        }

        void script(String key, String value) {
            check(key, value, c -> c == 0);
        }

        private void check(String key, String value, IntPredicate forbidden) {
            if (value.chars().anyMatch(forbidden)
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                findings.add(RpmRules.BAD_TEXT
                        .finding(key + " has characters that cannot stand in an rpm: " + GopackException.quote(value))
                        .at(spec.position(key).orElse(null)));
            }
        }
    }
}
