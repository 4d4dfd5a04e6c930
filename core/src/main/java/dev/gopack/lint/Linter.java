package dev.gopack.lint;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.Portrait;
import dev.gopack.io.ByteSource;
import dev.gopack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at packages for all rules. */
public final class Linter {

    private static final List<LintCheck> CHECKS = List.of(
            new PathCheck(),
            new ModeCheck(),
            new LinkCheck(),
            new InterpreterCheck(),
            new PlaceCheck(),
            new ProgramCheck(),
            new MetadataCheck(),
            new ScriptCheck(),
            new UnitCheck());

    private Linter() {}

    /**
     * What is found in a finished package, whoever made it.
     *
     * @param targets releases that it is looked at for; empty for what does not depend on one
     * @throws dev.gopack.report.FormatException if it is broken
     */
    public static List<Note> lint(PackageFormat format, ByteSource source, List<Target> targets, Path temporary)
            throws IOException {
        PackageContents contents = new PackageContents(temporary);
        PackageInfo info = format.read(source, contents);
        Optional<Portrait> portrait = format.portray(info);
        if (portrait.isEmpty()) {
            return List.of();
        }
        List<LintFile> files = new ArrayList<>();
        for (PackageInfo.PackagedFile file : info.files()) {
            Content seen = contents.of(file.path());
            Object identity = file.digest().isEmpty() ? null : file.digest();
            files.add(new LintFile(
                    file,
                    new Content(seen.known(), seen.first(), seen.program(), seen.problem(), seen.text(), identity)));
        }
        Notes notes = new Notes();
        for (Optional<Target> target : targets(targets)) {
            Linted linted = new Linted(portrait.get(), files, target);
            CHECKS.forEach(check -> check.check(linted, notes));
        }
        return notes.toList();
    }

    private static List<Optional<Target>> targets(List<Target> targets) {
        return targets.isEmpty()
                ? List.of(Optional.empty())
                : targets.stream().map(Optional::of).toList();
    }
}
