package dev.gopack.lint;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.Portrait;
import dev.gopack.io.ByteSource;
import dev.gopack.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at packages for all rules. */
public final class Linter {

    private static final List<LintCheck> CHECKS = List.of(
            new PathCheck(),
            new ModeCheck(),
            new LinkCheck(),
            new InterpreterCheck(),
            new PlaceCheck(),
            new ProgramCheck(),
            new ModuleLicenseCheck(),
            new MetadataCheck(),
            new ScriptCheck(),
            new ScriptCommandCheck(),
            new ScriptFlowCheck(),
            new AlternativeCheck(),
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
        PackageInfo info = format.readIntact(source, contents);
        return lint(format, info, contents::of, targets);
    }

    /**
     * What will be found in the package that a plan becomes, for the release that it is for: nothing is written for it.
     *
     * @param contents sees what the plan's files hold
     */
    public static List<Note> lint(PackageFormat format, PackagePlan plan, PlannedContents contents) {
        Optional<PackageInfo> info = format.describe(plan);
        if (info.isEmpty()) {
            return List.of();
        }
        Map<String, Content> seen = contents.of(plan);
        return lint(
                format,
                info.get(),
                path -> seen.getOrDefault(path, Content.UNKNOWN),
                plan.target().stream().toList());
    }

    private static List<Note> lint(
            PackageFormat format, PackageInfo info, Function<String, Content> contents, List<Target> targets) {
        Optional<Portrait> portrait = format.portray(info);
        if (portrait.isEmpty()) {
            return List.of();
        }
        List<LintFile> files = new ArrayList<>();
        for (PackageInfo.PackagedFile file : info.files()) {
            Content seen = contents.apply(file.path());
            files.add(new LintFile(file, file.digest().isEmpty() ? seen : seen.identified(file.digest())));
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
