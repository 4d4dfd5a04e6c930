package dev.gopack.resolve;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.Container;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoModule;
import dev.gopack.go.GoProgram;
import dev.gopack.io.ByteSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.module.VersionMapping;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the Go program or module of a spec gives: the program itself as content, and the name and version that the spec
 * leaves to it.
 */
public final class GoSource {

    private static final String BUILD = "go.build";

    // docs: go.dev/ref/mod#major-version-suffixes
    private static final Pattern MAJOR = Pattern.compile("v[0-9]+");

    private final Path workingDirectory;
    private final Architecture architecture;
    private final SourceIdentity sources;
    private final Report.Collector findings;

    /**
     * Looks where a {@link Resolver} looks.
     *
     * @param variant what the packages are for
     * @param modules where modules are found
     */
    public GoSource(Path workingDirectory, Variant variant, SourceModules modules, Report.Collector findings) {
        this.workingDirectory = workingDirectory;
        this.architecture = variant.architecture();
        this.sources = new SourceIdentity(variant.format(), modules, findings);
        this.findings = findings;
    }

    /** The packages of a spec, the outer one first, without those for which an error was found. */
    public List<PackageSpec> complete(List<PackageSpec> packages) {
        List<PackageSpec> complete = new ArrayList<>();
        String version = "";
        for (PackageSpec spec : packages) {
            Optional<PackageSpec> one = complete(spec, version);
            one.ifPresent(complete::add);
            if (version.isEmpty()) {
                version = one.map(PackageSpec::version).orElse("");
            }
        }
        return complete;
    }

    private Optional<PackageSpec> complete(PackageSpec spec, String outerVersion) {
        if (spec.go().isSource()) {
            return sources.complete(spec, outerVersion);
        }
        if (!spec.go().hasSource()) {
            if (!spec.version().isEmpty()) {
                return Optional.of(spec);
            }
            return outerVersion.isEmpty()
                    ? Optional.empty() // the outer package has no version either, which was said
                    : Optional.of(versioned(spec.toBuilder(), outerVersion).build());
        }
        SourceFinder finder = new SourceFinder(spec.directory(), workingDirectory);
        Path binary = finder.exact(spec.go().binary());
        if (binary == null) {
            report(
                    ResolveRules.MISSING_FILE,
                    spec,
                    "no such file: " + GopackException.quote(spec.go().binary()));
            return Optional.empty();
        }
        try {
            Optional<BuildInfo> info = program(binary).buildInfo();
            return runsThere(spec, info, binary)
                    ? named(installed(spec, binary, finder), info, binary)
                    : Optional.empty();
        } catch (FormatException e) {
            report(ResolveRules.UNUSABLE_FILE, spec, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            report(
                    ResolveRules.UNUSABLE_FILE,
                    spec,
                    "cannot read " + GopackException.quote(DiskNames.text(binary)) + ": " + GopackException.reason(e));
        }
        return Optional.empty();
    }

    /** A program of Go or, since what is in it does not show, a packed one. */
    private static GoBinary program(Path binary) throws IOException {
        try (ByteSource source = ByteSource.of(binary)) {
            GoBinary found = GoProgram.findBuilt(source)
                    .orElseThrow(() -> new FormatException(source.name(), 0, "no program of Go"));
            if (found.container() != Container.ELF) {
                throw new FormatException(
                        source.name(), 0, "a program of kind " + found.container() + ", not " + Container.ELF);
            }
            return found;
        }
    }

    /**
     * With the program among the contents, unless it is there already. What stands behind a link is packaged under the
     * link's name: tools that build programs like to leave links to them.
     */
    private static PackageSpec installed(PackageSpec spec, Path binary, SourceFinder finder) throws IOException {
        boolean there = spec.contents().stream()
                .anyMatch(content -> content.content() == null && Objects.equals(finder.exact(content.src()), binary));
        if (there) {
            return spec;
        }
        String name = DiskNames.text(binary.getFileName());
        String source = Files.isSymbolicLink(binary)
                ? DiskNames.text(binary.toRealPath())
                : spec.go().binary();
        return spec.toBuilder()
                .content(ContentSpec.to("/usr/bin/" + name).src(source).mode(0755))
                .build();
    }

    private boolean runsThere(PackageSpec spec, Optional<BuildInfo> info, Path binary) {
        Optional<String> other = info.flatMap(BuildInfo::architecture)
                .filter(found ->
                        architecture.isKnown() && !architecture.equals(Architecture.ALL) && !architecture.runs(found));
        other.ifPresent(found -> report(
                ResolveRules.OTHER_ARCHITECTURE,
                spec,
                what(spec, binary) + " is for " + found + ", the package is for " + architecture));
        return other.isEmpty();
    }

    /** What a program is called in messages: one that was just built lies where its path tells nobody anything. */
    private static String what(PackageSpec spec, Path binary) {
        return spec.positions().containsKey(BUILD)
                ? "the program that go.build made"
                : GopackException.quote(DiskNames.text(binary));
    }

    private Optional<PackageSpec> named(PackageSpec spec, Optional<BuildInfo> info, Path binary) {
        PackageSpec.Builder builder = spec.toBuilder();
        if (spec.name().isEmpty()) {
            String name = info.map(known -> commandName(known.path())).orElse("");
            if (name.isEmpty()) {
                report(
                        ResolveRules.NO_IDENTITY,
                        spec,
                        what(spec, binary) + " does not say what command it is; give name");
                return Optional.empty();
            }
            builder.name(name);
        }
        if (spec.version().isEmpty()) {
            if (info.isEmpty()) {
                report(ResolveRules.NO_IDENTITY, spec, what(spec, binary) + " does not say its version; give version");
                return Optional.empty();
            }
            Optional<String> version = version(spec, info.get(), binary);
            if (version.isEmpty()) {
                return Optional.empty();
            }
            versioned(builder, version.get());
        }
        return Optional.of(builder.build());
    }

    private Optional<String> version(PackageSpec spec, BuildInfo info, Path binary) {
        String written = info.main().map(GoModule::version).orElse("");
        VersionMapping version = VersionMapping.of(
                written,
                info.setting("vcs.time").flatMap(GoSource::instant),
                info.setting("vcs.revision").orElse(""),
                info.setting("vcs.modified").orElse("").equals("true"));
        String what = what(spec, binary) + " has the version " + GopackException.quote(written);
        String why = version.reason().orElse("");
        if (!version.isForPackages()) {
            report(
                    ResolveRules.NO_IDENTITY,
                    spec,
                    what + ", of which none can be made for a package: " + why + "; give version");
            return Optional.empty();
        }
        if (!why.isEmpty()) {
            report(
                    ResolveRules.VERSION_ORDER,
                    spec,
                    what + ", packaged as " + version.text().get() + ": " + why);
        }
        return version.text();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A version that is taken as it is: it has its final form. */
    static PackageSpec.Builder versioned(PackageSpec.Builder builder, String version) {
        return builder.version(version).versionSchema("none");
    }

    /** The last element of an import path that is not a major version. */
    private static String commandName(String path) {
        String[] elements = path.split("/");
        int last = elements.length - 1;
        if (last > 0 && MAJOR.matcher(elements[last]).matches()) {
            last--;
        }
        return path.equals("command-line-arguments") ? "" : elements[last];
    }

    private void report(dev.gopack.report.Rule rule, PackageSpec spec, String message) {
        String key = spec.positions().containsKey(BUILD) ? BUILD : "go.binary";
        findings.add(rule.finding(message).at(spec.position(key).orElse(null)));
    }
}
