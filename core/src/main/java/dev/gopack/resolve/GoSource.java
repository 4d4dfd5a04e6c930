package dev.gopack.resolve;

import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoModule;
import dev.gopack.go.GoProgram;
import dev.gopack.go.ModuleVersions;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the Go program of a spec gives: itself as content, and the name and version that the spec leaves to it. */
public final class GoSource {

    // docs: go.dev/ref/mod#major-version-suffixes
    private static final Pattern MAJOR = Pattern.compile("v[0-9]+");

    private final Path workingDirectory;
    private final Report.Collector findings;

    /** Looks where a {@link Resolver} looks. */
    public GoSource(Path workingDirectory, Report.Collector findings) {
        this.workingDirectory = workingDirectory;
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
            return named(installed(spec, binary, finder), GoProgram.scan(binary), binary);
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

    /** With the program among the contents, unless it is there already. */
    private static PackageSpec installed(PackageSpec spec, Path binary, SourceFinder finder) {
        boolean there = spec.contents().stream()
                .anyMatch(content -> content.content() == null && Objects.equals(finder.exact(content.src()), binary));
        if (there) {
            return spec;
        }
        String name = DiskNames.text(binary.getFileName());
        return spec.toBuilder()
                .content(ContentSpec.to("/usr/bin/" + name)
                        .src(spec.go().binary())
                        .mode(0755))
                .build();
    }

    private Optional<PackageSpec> named(PackageSpec spec, BuildInfo info, Path binary) {
        PackageSpec.Builder builder = spec.toBuilder();
        if (spec.name().isEmpty()) {
            String name = commandName(info.path());
            if (name.isEmpty()) {
                report(
                        ResolveRules.NO_IDENTITY,
                        spec,
                        GopackException.quote(DiskNames.text(binary)) + " does not say what command it is; give name");
                return Optional.empty();
            }
            builder.name(name);
        }
        if (spec.version().isEmpty()) {
            String written = info.main().map(GoModule::version).orElse("");
            Optional<String> version = ModuleVersions.packageVersion(written);
            if (version.isEmpty()) {
                report(
                        ResolveRules.NO_IDENTITY,
                        spec,
                        GopackException.quote(DiskNames.text(binary)) + " has the version "
                                + GopackException.quote(written)
                                + ", for which there is no version of a package that sorts right; give version");
                return Optional.empty();
            }
            versioned(builder, version.get());
        }
        return Optional.of(builder.build());
    }

    /** A version that is taken as it is: it has its final form. */
    private static PackageSpec.Builder versioned(PackageSpec.Builder builder, String version) {
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
        String key = spec.positions().containsKey("go.build") ? "go.build" : "go.binary";
        findings.add(rule.finding(message).at(spec.position(key).orElse(null)));
    }
}
