package dev.gopack;

import dev.gopack.derive.GoLine;
import dev.gopack.io.ByteSource;
import dev.gopack.model.GoBuild;
import dev.gopack.model.GoSettings;
import dev.gopack.model.GoSettings.Language;
import dev.gopack.model.PackageSpec;
import dev.gopack.module.GoMod;
import dev.gopack.report.CancelledException;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import dev.gopack.report.OutputException;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import dev.gopack.target.TargetArchitecture;
import dev.gopack.target.Variant;
import dev.gopack.toolchain.GoBuilder;
import dev.gopack.toolchain.GoRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Go programs that packages are made of and that are not compiled yet: builds each once, some at a time. */
final class Programs {

    /** Go uses every processor itself; a second build fills the gaps while the first one links, more cost memory. */
    private static final int AT_ONCE = 2;

    private final GoBuilder builder;
    private final int threads;
    private final Optional<Instant> sourceDate;
    private final boolean reproduce;
    private final BooleanSupplier cancelled;

    Programs(
            GoBuilder builder,
            int threads,
            Optional<Instant> sourceDate,
            boolean reproduce,
            BooleanSupplier cancelled) {
        this.builder = builder;
        this.threads = threads;
        this.sourceDate = sourceDate;
        this.reproduce = reproduce;
        this.cancelled = cancelled;
    }

    /** A package that is wanted, and for what. */
    record Wanted(PackageSpec spec, Variant variant) {}

    /** A program that was built, or why it was not. */
    private record Outcome(
            GoRequest request,
            @Nullable Path program,
            @Nullable Language language,
            List<Finding> findings) {}

    /** The packages with the programs that were built as their binaries; those without are left out, and findings say why. */
    List<Wanted> build(List<Wanted> all, Report.Collector findings) {
        Map<GoRequest, PackageSpec> requests = new LinkedHashMap<>();
        for (Wanted wanted : all) {
            if (wanted.spec().go().build().isGiven()) {
                requests.putIfAbsent(request(wanted), wanted.spec());
            }
        }
        if (requests.isEmpty()) {
            return all;
        }
        List<Outcome> outcomes =
                Parallel.run(new ArrayList<>(requests.keySet()), Math.min(threads, AT_ONCE), this::outcome);
        report(outcomes, requests, findings);
        Map<GoRequest, Outcome> programs = new LinkedHashMap<>();
        outcomes.forEach(outcome -> programs.put(outcome.request(), outcome));
        List<Wanted> built = new ArrayList<>();
        for (Wanted wanted : all) {
            if (!wanted.spec().go().build().isGiven()) {
                built.add(wanted);
                continue;
            }
            Outcome outcome = programs.get(request(wanted));
            if (outcome != null && outcome.program() != null) {
                built.add(with(wanted, outcome.program(), outcome.language()));
            }
        }
        return built;
    }

    private static Wanted with(Wanted wanted, Path program, @Nullable Language language) {
        GoSettings go = wanted.spec().go().toBuilder()
                .built(GoBuild.NONE)
                .binary(program.toString())
                .language(language)
                .build();
        return new Wanted(wanted.spec().toBuilder().go(go).build(), wanted.variant());
    }

    private GoRequest request(Wanted wanted) {
        PackageSpec spec = wanted.spec();
        Variant variant = wanted.variant();
        // Only a C compiler asks for the time, and programs of Go alone are shared by packages of several dates.
        Optional<Instant> date =
                spec.go().build().cgo() ? Optional.ofNullable(spec.mtime()).or(() -> sourceDate) : Optional.empty();
        return new GoRequest(
                spec.go().build(),
                spec.directory(),
                variant.architecture(),
                variant.target()
                        .flatMap(target -> target.architecture(variant.architecture()))
                        .flatMap(TargetArchitecture::goSetting),
                date,
                reproduce);
    }

    private Outcome outcome(GoRequest request) {
        try {
            Path program = builder.build(request, cancelled);
            return new Outcome(request, program, language(request).orElse(null), List.of());
        } catch (SpecException e) {
            return new Outcome(request, null, null, e.report().findings());
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("interrupted", e);
            }
            throw new OutputException("cannot build " + request.build().source() + ": " + GopackException.reason(e), e);
        }
    }

    /**
     * What the go.mod says by which a folder was built. Of a module with a version it is not asked: it lies in a cache, and
     * what is in a package must not depend on what a cache still has.
     */
    private static Optional<Language> language(GoRequest request) throws IOException {
        Path folder = request.directory()
                .resolve(request.build().directory())
                .toAbsolutePath()
                .normalize();
        while (!request.build().isModule() && folder != null) {
            Path file = folder.resolve(GoMod.NAME);
            if (Files.isRegularFile(file)) {
                try (ByteSource source = ByteSource.of(file)) {
                    return GoLine.of(GoMod.readLax(source));
                }
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    /** One finding for all architectures of a program for which the same was found. */
    private static void report(
            List<Outcome> outcomes, Map<GoRequest, PackageSpec> requests, Report.Collector findings) {
        Map<Finding, Set<String>> architectures = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            for (Finding finding : outcome.findings()) {
                PackageSpec spec = Objects.requireNonNull(requests.get(outcome.request()));
                String path = spec.positions().containsKey("go.build") ? "go.build" : "go";
                architectures
                        .computeIfAbsent(finding.at(spec.position(path).orElse(null)), key -> new LinkedHashSet<>())
                        .add(outcome.request().architecture().name());
            }
        }
        architectures.forEach((finding, names) -> {
            String place = names.stream().collect(Collectors.joining(", ", "for ", ": "));
            findings.add(new Finding(finding.rule(), place + finding.message(), finding.where(), finding.advice()));
        });
    }
}
