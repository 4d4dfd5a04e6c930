package dev.gopack.lint;

import dev.gopack.go.GoModule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the licences of modules that are linked into programs go with them, as far as paths tell. */
final class ModuleLicenseCheck implements LintCheck {

    /** Files in which the licences of others are gathered, and lists of parts, which name the licence of each. */
    private static final Pattern GATHERED = Pattern.compile(
            "third[-_.]?party.*|notices?(?:\\..*)?|licen[sc]es[-_.].*|dependency[-_]licen[sc]es.*|credits(?:\\..*)?"
                    + "|.*\\.(?:spdx|cdx)(?:\\..*)?|s?bom(?:\\..*)?");

    @Override
    public List<LintRule> rules() {
        return List.of(ProgramRules.MODULE_LICENSES);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        List<LintFile> programs =
                linted.files().stream().filter(file -> !modules(file).isEmpty()).toList();
        if (programs.isEmpty()) {
            return; // most packages; names are looked at for programs alone
        }
        boolean gathered = linted.files().stream()
                .anyMatch(file -> file.isRegular()
                        && GATHERED.matcher(file.name().toLowerCase(Locale.ROOT))
                                .matches());
        if (gathered) {
            return;
        }
        List<String> texts = linted.files().stream()
                .filter(LintFile::isRegular)
                .filter(file -> file.isBelow("/usr/share/licenses") || file.isBelow("/usr/share/doc"))
                .map(LintFile::path)
                .toList();
        for (LintFile file : programs) {
            List<String> missing = modules(file).stream()
                    .map(GoModule::path)
                    .filter(module -> texts.stream().noneMatch(text -> text.contains("/" + module + "/")))
                    .toList();
            if (!missing.isEmpty()) {
                notes.add(
                        ProgramRules.MODULE_LICENSES,
                        file,
                        "no file is there for the licence of "
                                + Notes.quote(missing.get(0))
                                + (missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " other modules"));
            }
        }
    }

    private static List<GoModule> modules(LintFile file) {
        return file.content()
                .program()
                .flatMap(program -> program.go())
                .flatMap(go -> go.buildInfo())
                .map(info -> info.dependencies())
                .orElse(List.of());
    }
}
