package dev.gopack.lint;

import dev.gopack.compat.Cell;
import dev.gopack.compat.Matrix;
import dev.gopack.compat.Reason;
import dev.gopack.compat.Verdict;
import dev.gopack.elf.ElfHardening;
import dev.gopack.elf.ElfKind;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoModule;
import dev.gopack.go.GoSignal;
import dev.gopack.model.Architecture;
import dev.gopack.survey.ElfSummary;
import dev.gopack.survey.Subject.Program;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs and libraries. */
final class ProgramCheck implements LintCheck {

    private static final long TEXT_RELOCATIONS = 4; // source: glibc elf/elf.h DF_TEXTREL

    @Override
    public List<LintRule> rules() {
        return ProgramRules.all();
    }

    @Override
    public void check(Linted linted, Notes notes) {
        boolean any = false;
        for (LintFile file : linted.files()) {
            if (!file.content().problem().isEmpty()) {
                notes.add(ProgramRules.BROKEN, file, file.content().problem());
            }
            if (file.content().program().isPresent()) {
                any = true;
                check(linted, file, file.content().program().get(), notes);
            }
        }
        boolean known = linted.files().stream().anyMatch(file -> file.content().known());
        if (!any && known && !linted.portrait().independent()) {
            notes.add(ProgramRules.NO_PROGRAM, "nothing in it is for one architecture alone");
        }
    }

    private static void check(Linted linted, LintFile file, Program program, Notes notes) {
        if (linted.portrait().independent()) {
            notes.add(ProgramRules.PROGRAM_FOR_ALL, file, "it is a program, and the package is for every architecture");
        }
        if (file.isBelow("/usr/share") || file.isBelow("/etc")) {
            notes.add(ProgramRules.PROGRAM_PLACE, file, "it is a program");
        }
        program.elf().ifPresent(elf -> elf(linted, file, program, elf, notes));
        program.go().ifPresent(go -> go(file, go, notes));
        if (program.isCutShort()) {
            notes.add(ProgramRules.BROKEN, file, "it ends before what is loaded of it does");
            return;
        }
        linted.target().ifPresent(target -> {
            for (Cell cell : Matrix.of(List.of(program), List.of(target)).cells()) {
                for (Reason reason : cell.reasons()) {
                    if (reason.verdict() == Verdict.WILL_NOT_START) {
                        notes.add(ProgramRules.WILL_NOT_START, file, target.id() + ": " + reason);
                    }
                }
            }
        });
    }

    /** Directories that only root can write to on every release: /usr/local belongs to the group staff on some. */
    private static final Pattern OF_ROOT =
            Pattern.compile("(?:\\$ORIGIN|\\$\\{ORIGIN})(?!.*/\\.\\./\\.\\./\\.\\./)(?:/.*)?"
                    + "|/(?:usr(?!/local(?:/|$))|opt|lib|lib64)(?!.*/\\.\\.(?:/|$))(?:/.*)?");

    private static void elf(Linted linted, LintFile file, Program program, ElfSummary elf, Notes notes) {
        if (elf.kind() == ElfKind.RELOCATABLE) {
            return; // nothing starts it: programs of eBPF, and what compilers link in for every architecture
        }
        Architecture wanted = Architecture.nameOf(linted.info().architecture())
                .map(Architecture::new)
                .orElse(Architecture.ALL);
        program.architecture()
                .filter(has -> wanted.isKnown() && !linted.portrait().independent() && !wanted.equals(Architecture.ALL))
                .filter(has -> !wanted.runs(has))
                .ifPresent(has -> notes.add(
                        ProgramRules.OTHER_ARCHITECTURE, file, "it is for " + has + ", the package for " + wanted));
        boolean ofDebuggers = file.isBelow("/usr/lib/debug");
        if (!elf.stripped() && !ofDebuggers) {
            notes.add(ProgramRules.UNSTRIPPED, file, elf.debugInfo() ? "it has debug information" : "it has symbols");
        }
        if (elf.debugInfo() && elf.gnuBuildId().isEmpty()) {
            notes.add(ProgramRules.NO_BUILD_ID, file, "it has debug information and no build id of GNU's form");
        }
        ElfHardening hardening = elf.hardening();
        if (!hardening.noExecutableStack()) {
            notes.add(ProgramRules.EXECUTABLE_STACK, file, "its stack can be executed, or the file does not say");
        }
        if (elf.dynamic().present() && hardening.relro() == ElfHardening.Relro.NONE) {
            notes.add(ProgramRules.NO_RELRO, file, "its linking tables stay writable");
        }
        if (!hardening.positionIndependent()) {
            notes.add(ProgramRules.NO_PIE, file, "it lies at a fixed address");
        }
        if ((elf.dynamic().flags() & TEXT_RELOCATIONS) != 0) {
            notes.add(ProgramRules.TEXT_RELOCATIONS, file, "its code is changed while it is loaded");
        }
        Stream.concat(elf.dynamic().rpath().stream(), elf.dynamic().runpath().stream())
                .flatMap(paths -> Stream.of(paths.split(":", -1)))
                .filter(path -> !OF_ROOT.matcher(path).matches())
                .forEach(path ->
                        notes.add(ProgramRules.UNSAFE_RUNPATH, file, "it looks for libraries in " + Notes.quote(path)));
    }

    private static void go(LintFile file, GoBinary go, Notes notes) {
        for (GoSignal signal : List.of(GoSignal.RACE, GoSignal.MSAN, GoSignal.ASAN, GoSignal.COVER)) {
            if (go.signals().has(signal)) {
                notes.add(
                        ProgramRules.INSTRUMENTED,
                        file,
                        "it was built with -" + signal.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        go.buildInfo().ifPresent(info -> built(file, info, notes));
    }

    private static void built(LintFile file, BuildInfo info, Notes notes) {
        if (info.setting("vcs.modified").filter("true"::equals).isPresent()) {
            notes.add(
                    ProgramRules.CHANGED_SOURCE, file, "its sources were changed after the last commit (vcs.modified)");
        }
        if (info.main().map(GoModule::version).filter("(devel)"::equals).isPresent()) {
            notes.add(ProgramRules.NO_VERSION, file, "its version is (devel)");
        }
        if (!info.settings().isEmpty() && info.setting("-trimpath").isEmpty()) {
            notes.add(ProgramRules.BUILD_PATHS, file, "it was built without -trimpath");
        }
        for (GoModule module : info.dependencies()) {
            if (module.isLocal()) {
                notes.add(ProgramRules.LOCAL_REPLACEMENT, file, module.path() + " was taken from a directory");
            }
        }
    }
}
