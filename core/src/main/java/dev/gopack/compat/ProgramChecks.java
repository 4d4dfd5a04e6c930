package dev.gopack.compat;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.model.Architecture;
import dev.gopack.survey.Subject;
import dev.gopack.target.Target;
import dev.gopack.target.TargetArchitecture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that is asked of one program. */
final class ProgramChecks {

    private ProgramChecks() {}

    static Cell cell(Subject.Program program, Target target, LocalDate day) {
        List<Reason> reasons =
                new ArrayList<>(reasons(program, target, Optional.empty(), LibraryCheck.Loader.NONE, Set.of()));
        reasons.addAll(SupportCheck.reasons(target, day));
        return new Cell(program.name(), target.id(), architecture(program).orElse(""), reasons);
    }

    /**
     * The reasons.
     *
     * @param variant of the architecture that the package with the program is for
     * @param loader whether that package sees to a loader that the release has not
     * @param libraries that the package has or asks for
     */
    static List<Reason> reasons(
            Subject.Program program,
            Target target,
            Optional<TargetArchitecture> variant,
            LibraryCheck.Loader loader,
            Set<String> libraries) {
        List<Reason> reasons = new ArrayList<>();
        Optional<GoBinary> go = program.go();
        String goos = go.map(GoBinary::goos).orElse("");
        if (program.elf().isEmpty() || !(goos.isEmpty() || goos.equals("linux"))) { // BSD has ELF as well
            String system = goos.isEmpty() ? "another system" : goos;
            reasons.add(new Reason(Verdict.WILL_NOT_START, "a program for " + system, "build with GOOS=linux", ""));
            return reasons;
        }
        Optional<Architecture> architecture = architecture(program).map(Architecture::of);
        if (architecture.isPresent() && !runsOn(target, architecture.get())) {
            reasons.add(new Reason(
                    Verdict.WILL_NOT_START,
                    target.id() + " is not made for " + architecture.get(),
                    "build for one of its own: gopack targets " + target.id(),
                    ""));
            return reasons;
        }
        if (program.elf().get().cutShort()) {
            reasons.add(new Reason(
                    Verdict.WILL_NOT_START,
                    "the file ends before the program does, so it is killed when it gets there",
                    "copy or build it again",
                    ""));
        }
        reasons.addAll(LibraryCheck.reasons(program.elf().get(), target, loader, libraries));
        go.ifPresent(binary -> {
            reasons.addAll(KernelCheck.reasons(binary, target));
            architecture.ifPresent(known -> reasons.addAll(ProcessorCheck.reasons(binary, known, variant, target)));
            reasons.addAll(RuntimeCheck.reasons(binary, target));
            reasons.addAll(ToolCheck.reasons(binary, target));
        });
        return reasons;
    }

    /** True if the release is made for it, or for processors that run it as well. */
    private static boolean runsOn(Target target, Architecture program) {
        return target.has(program)
                || target.architectures().stream()
                        .anyMatch(one -> one.architecture().runs(program.name()));
    }

    /** As the program says; of ARM programs that do not tell their level, the one that Go builds for if nobody gives one. */
    static Optional<String> architecture(Subject.Program program) {
        boolean untold = program.go().filter(go -> go.goarch().equals("arm")).isPresent()
                && program.go()
                        .flatMap(GoBinary::buildInfo)
                        .flatMap(BuildInfo::architecture)
                        .isEmpty();
        return untold ? Optional.of("arm7") : program.architecture(); // docs: cmd/go, GOARM is 7 when it cross-compiles
    }
}
