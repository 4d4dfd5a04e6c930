package dev.gopack.lint;

import static dev.gopack.lint.FileRules.INTERPRETER;
import static dev.gopack.lint.FileRules.INTERPRETER_NEEDED;
import static dev.gopack.lint.FileRules.LINE_ENDS;
import static dev.gopack.lint.FileRules.NO_INTERPRETER;

import dev.gopack.model.RelationKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Scripts among the files of a package. */
final class InterpreterCheck implements LintCheck {

    /** Those that are on every system of a family that installs packages, or in a package that is essential there. */
    private static final Set<String> EVERYWHERE = Set.of("sh", "bash", "dash", "sed", "env", "perl");

    /** Packages that have an interpreter, where they are not called as it is. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "node", List.of("nodejs"),
            "python", List.of("python3", "python2", "python"),
            "awk", List.of("gawk", "mawk", "awk"),
            "lua", List.of("lua5.4", "lua5.3", "lua"),
            "Rscript", List.of("r-base-core", "R-core"),
            "pwsh", List.of("powershell"));

    /** Where env looks first. */
    private static final List<String> PATH = List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/");

    private static final Pattern UNIT = Pattern.compile("(?:/usr)?/lib/systemd/(?:system|user)/.*");

    @Override
    public List<LintRule> rules() {
        return List.of(NO_INTERPRETER, INTERPRETER, INTERPRETER_NEEDED, LINE_ENDS);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        for (LintFile file : linted.files()) {
            if (!file.isRegular()
                    || file.isExample()
                    || !file.content().known()
                    || file.content().program().isPresent()) {
                continue;
            }
            List<String> interpreter = file.content().interpreter();
            boolean broken = !file.content().problem().isEmpty();
            if (interpreter.isEmpty()) {
                boolean programs = file.isCommand() || file.isBelow("/usr/libexec") || file.isBelow("/usr/lib");
                if (file.isExecutable()
                        && programs
                        && !broken
                        && file.file().size() > 0
                        && !UNIT.matcher(file.path()).matches()) { // which has a rule of its own
                    notes.add(NO_INTERPRETER, file, "it is executable, and neither a program nor a script with #!");
                }
            } else if (file.isExecutable() || file.isCommand()) {
                script(linted, file, interpreter, notes);
            }
        }
    }

    private static void script(Linted linted, LintFile file, List<String> interpreter, Notes notes) {
        String program = interpreter.get(0);
        if (file.content().endsLinesWithReturn()) {
            notes.add(
                    LINE_ENDS,
                    file,
                    "its lines end as on Windows, so that the kernel looks for an interpreter with a"
                            + " carriage return in its name");
        }
        if (!program.startsWith("/") || program.startsWith("/usr/local/") || program.endsWith("/env")) {
            notes.add(INTERPRETER, file, "it is for " + Notes.quote(String.join(" ", interpreter)));
        }
        String name = program.endsWith("/env") && interpreter.size() > 1
                ? Arrays.stream(interpreter.get(1).split(" +"))
                        .filter(word -> !word.startsWith("-") && word.indexOf('=') < 0) // env -S A=b node
                        .findFirst()
                        .orElse("")
                : program.substring(program.lastIndexOf('/') + 1);
        boolean own = linted.has(program)
                || (program.endsWith("/env") && PATH.stream().anyMatch(one -> linted.has(one + name)));
        if (!EVERYWHERE.contains(name) && !own && !requires(linted, program, name)) {
            notes.add(
                    INTERPRETER_NEEDED,
                    file,
                    "it is for " + Notes.quote(name) + ", on which the package does not depend");
        }
    }

    private static boolean requires(Linted linted, String program, String name) {
        Set<String> needed = linted.names(RelationKind.DEPENDS, RelationKind.PRE_DEPENDS, RelationKind.RECOMMENDS);
        return needed.contains(program)
                || PACKAGES.getOrDefault(name, List.of()).stream().anyMatch(needed::contains)
                || needed.stream()
                        .anyMatch(one -> one.equals(name)
                                || one.startsWith(name + "-")
                                || one.endsWith("/" + name)
                                || one.matches("\\Q" + name + "\\E[0-9.]+(?:-minimal)?")
                                || name.matches("\\Q" + one + "\\E[0-9.]+"));
    }
}
