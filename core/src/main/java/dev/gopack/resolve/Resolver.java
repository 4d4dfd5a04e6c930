package dev.gopack.resolve;

import dev.gopack.format.PackageDraft;
import dev.gopack.imports.SourceModule;
import dev.gopack.model.Changelog;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.InputException;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import dev.gopack.spec.ChangelogReader;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a draft of a package: finds its files and scripts, takes its version apart, decides its date. Directories are looked
 * through once for all packages, so a resolver serves one run. Not for use by several threads.
 */
public final class Resolver {

    /** The date of a package for which nobody gives one: 2000-01-01T00:00:00Z. The clock is never asked. */
    private static final Instant NO_DATE = Instant.ofEpochSecond(946_684_800L);

    private final Path workingDirectory;
    private final Optional<Instant> sourceDate;
    private final SourceModules modules;
    private final Map<Path, List<SourceFinder.Match>> trees = new HashMap<>();

    /**
     * A resolver.
     *
     * @param workingDirectory where paths are looked up that are not found beside the spec
     * @param sourceDate the value of SOURCE_DATE_EPOCH, if given
     */
    public Resolver(Path workingDirectory, Optional<Instant> sourceDate) {
        this(workingDirectory, sourceDate, new SourceModules(workingDirectory));
    }

    /** A resolver that takes modules from those that were read already. */
    public Resolver(Path workingDirectory, Optional<Instant> sourceDate, SourceModules modules) {
        this.workingDirectory = workingDirectory;
        this.sourceDate = sourceDate;
        this.modules = modules;
    }

    /** The draft; after an error among the findings it is not to be used. */
    public PackageDraft resolve(PackageSpec spec, Variant variant, Report.Collector findings) {
        SourceFinder finder = new SourceFinder(spec.directory(), workingDirectory, trees);
        Changelog changelog = changelog(spec, finder, findings);
        long timestamp = timestamp(spec, changelog, findings);
        @Nullable SourceModule module = spec.go().isSource() ? module(spec, variant, findings) : null;
        ScriptResolver scripts = new ScriptResolver(spec, finder, findings);
        return new PackageDraft(
                spec,
                variant,
                VersionParts.of(spec),
                timestamp,
                new ContentResolver(spec, variant.format(), timestamp, finder, findings).resolve(module),
                scripts.scriptlets(),
                scripts.controlFiles(),
                scripts.triggers(),
                changelog,
                List.of(),
                Map.of(),
                module);
    }

    private @Nullable SourceModule module(PackageSpec spec, Variant variant, Report.Collector findings) {
        String problem;
        try {
            Optional<Path> path = modules.find(spec);
            if (path.isPresent()) {
                SourceModule module = modules.read(path.get(), variant.architecture());
                findings.addAll(module.report().findings());
                return module;
            }
            problem =
                    "no such folder or zip: " + GopackException.quote(spec.go().module());
        } catch (FormatException | InputException e) {
            problem = String.valueOf(e.getMessage());
        } catch (IOException e) {
            problem = "cannot read " + GopackException.quote(spec.go().module()) + ": " + GopackException.reason(e);
        }
        findings.add(ResolveRules.UNUSABLE_FILE
                .finding(problem)
                .at(spec.position("go.module").orElse(null)));
        return null;
    }

    private static Changelog changelog(PackageSpec spec, SourceFinder finder, Report.Collector findings) {
        Changelog given = spec.changelog();
        if (given != null) {
            return given;
        }
        if (spec.changelogFile().isEmpty()) {
            return Changelog.EMPTY;
        }
        Path file = finder.exact(spec.changelogFile());
        if (file == null) {
            findings.add(ResolveRules.MISSING_FILE
                    .finding("no such changelog: " + GopackException.quote(spec.changelogFile()))
                    .at(spec.position("changelog").orElse(null)));
            return Changelog.EMPTY;
        }
        try {
            return ChangelogReader.read(file);
        } catch (SpecException e) {
            findings.addAll(e.report().findings());
        } catch (IOException e) {
            findings.add(ResolveRules.UNUSABLE_FILE
                    .finding("cannot read " + GopackException.quote(DiskNames.text(file)) + ": "
                            + GopackException.reason(e))
                    .at(spec.position("changelog").orElse(null)));
        }
        return Changelog.EMPTY;
    }

    private long timestamp(PackageSpec spec, Changelog changelog, Report.Collector findings) {
        Instant date = spec.mtime();
        if (date == null) {
            date = sourceDate.orElse(null);
        }
        if (date == null && !changelog.entries().isEmpty()) {
            date = changelog.entries().get(0).date();
        }
        if (date == null) {
            findings.add(ResolveRules.NO_DATE
                    .finding("no date is given, so the package is dated " + NO_DATE)
                    .advising("set SOURCE_DATE_EPOCH, or mtime in the spec"));
            date = NO_DATE;
        }
        long seconds = date.getEpochSecond();
        if (seconds < 0 || seconds > 0xffff_ffffL) {
            findings.add(ResolveRules.BAD_VALUE
                    .finding("the date " + date + " is not within 1970 to 2106")
                    .at(spec.position("mtime").orElse(null)));
            return NO_DATE.getEpochSecond();
        }
        return seconds;
    }
}
