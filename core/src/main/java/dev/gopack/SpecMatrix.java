package dev.gopack;

import dev.gopack.compat.Cell;
import dev.gopack.compat.Matrix;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.WorkDirectory;
import dev.gopack.survey.Subject;
import dev.gopack.survey.Surveyor;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The matrix of what a spec makes: its packages are built, looked at and thrown away. */
final class SpecMatrix {

    private final Surveyor surveyor;
    private final Writer writer;
    private final Optional<Instant> sourceDate;

    /**
     * A matrix to be made.
     *
     * @param writer signs nothing: nobody is to be asked for a passphrase
     * @param sourceDate the day on which releases are looked at; if there is none, that of their table
     */
    SpecMatrix(Surveyor surveyor, Writer writer, Optional<Instant> sourceDate) {
        this.surveyor = surveyor;
        this.writer = writer;
        this.sourceDate = sourceDate;
    }

    Matrix of(Plans plans, Targets table) throws IOException {
        List<Cell> cells = new ArrayList<>();
        try (WorkDirectory temporary = WorkDirectory.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (WrittenPackage written :
                    writer.writeAll(plans.plans(), plan -> temporary.path().resolve(plan.path()))) {
                Subject.InPackage subject = (Subject.InPackage) surveyor.look(written.path());
                Subject named = new Subject.InPackage(
                        temporary.path().relativize(written.path()).toString(),
                        subject.info(),
                        subject.programs(),
                        subject.units(),
                        subject.unread(),
                        subject.libraries(),
                        subject.unmet());
                List<Target> targets = written.target().map(List::of).orElseGet(() -> table.group(written.format()));
                LocalDate day = sourceDate
                        .map(date -> date.atOffset(ZoneOffset.UTC).toLocalDate())
                        .orElse(table.date());
                cells.addAll(Matrix.of(List.of(named), targets, day).cells());
            }
        }
        return new Matrix(cells);
    }
}
