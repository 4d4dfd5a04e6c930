package dev.gopack.compat;

import dev.gopack.survey.Subject;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs and packages against releases. Asks only what was read of both: nothing is run.
 *
 * @param cells the answers, by subject, then by release in the order that was asked for
 */
public record Matrix(List<Cell> cells) {

    /** Copies the list. */
    public Matrix {
        cells = List.copyOf(cells);
    }

    /**
     * Compares.
     *
     * @param subjects programs, directories of them, packages
     * @param targets the releases; of packages, those for which no format but theirs is installed are answered, too
     * @throws IllegalArgumentException if a subject is the sources of a module, which run nowhere
     */
    public static Matrix of(List<Subject> subjects, List<Target> targets) {
        return of(subjects, targets, Targets.bundled().date());
    }

    /**
     * As the other one.
     *
     * @param day on which a release has support, or has it no longer; without it that of the bundled table
     */
    public static Matrix of(List<Subject> subjects, List<Target> targets, LocalDate day) {
        List<Cell> cells = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject instanceof Subject.Program program) {
                targets.forEach(target -> cells.add(ProgramChecks.cell(program, target, day)));
            } else if (subject instanceof Subject.Directory directory) {
                for (Subject.Program program : directory.programs()) {
                    targets.forEach(target -> cells.add(ProgramChecks.cell(program, target, day)));
                }
            } else if (subject instanceof Subject.InPackage inPackage) {
                targets.forEach(target -> cells.add(PackageChecks.cell(inPackage, target, day)));
            } else {
                throw new IllegalArgumentException(
                        subject.name() + " has sources; build it and ask for the program or package");
            }
        }
        return new Matrix(cells);
    }

    /** The worst answer of all. */
    public Verdict worst() {
        return cells.stream().map(Cell::verdict).max(Verdict::compareTo).orElse(Verdict.WORKS);
    }
}
