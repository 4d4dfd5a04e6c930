package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.SourceDate;
import dev.gopack.model.Architecture;
import dev.gopack.report.GopackException;
import dev.gopack.report.Severity;
import dev.gopack.report.Suggestions;
import dev.gopack.spec.SpecReader;
import dev.gopack.target.Host;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose packages, shared by commands. */
final class SelectionOptions {

    /** Between the words of an option; a comma with nothing behind it stays, to be refused with its word. */
    static final String WORDS = "\\s*,\\s*(?=.)";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Option(
            names = "--format",
            split = WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "FORMAT",
            description = "Formats: rpm, deb. Every format if not given.")
    List<String> formats = new ArrayList<>();

    @Option(
            names = "--arch",
            split = WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "ARCH",
            description = "Architectures by Go's names: amd64, arm64, arm7, ... Those of the spec if not given.")
    List<String> architectures = new ArrayList<>();

    @Option(
            names = {"--target", "--targets"},
            split = WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "TARGET",
            description =
                    "Releases of distributions: el9, debian12, fedora, \"ubuntu*\", supported, host (this machine), ... Those of"
                            + " the spec if not given.")
    List<String> targets = new ArrayList<>();

    /** Refuses words that no spec could give a meaning, before one is read. */
    void check(Gopack gopack) {
        for (String format : formats) {
            if (!gopack.formats().contains(format)) {
                throw new ParameterException(
                        commandLine(),
                        "no such format: " + format + "; there are " + String.join(", ", gopack.formats()));
            }
        }
        chosenArchitectures();
    }

    private List<Architecture> chosenArchitectures() {
        try {
            return architectures.stream().map(Architecture::of).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** What is chosen of a spec, by the names that it knows. */
    Selection selection(dev.gopack.spec.Spec of) {
        List<Architecture> chosen = chosenArchitectures();
        return new Selection(
                formats,
                chosen.isEmpty() && targets.equals(List.of(Targets.HOST)) ? ofThisMachine(of) : chosen,
                targets.isEmpty() ? List.of() : targets(commandLine(), targets, of.table()));
    }

    /** The architectures of a spec whose packages this machine installs. */
    private List<Architecture> ofThisMachine(dev.gopack.spec.Spec of) {
        Architecture own = Host.detect(of.table()).architecture();
        List<Architecture> fitting = of.architectures().stream()
                .filter(one -> one.equals(own) || one.equals(Architecture.ALL))
                .toList();
        if (fitting.isEmpty()) {
            throw new ParameterException(
                    commandLine(),
                    "the spec has no packages for " + own + ", which this machine is; --arch " + own + " makes some");
        }
        return fitting;
    }

    /** The targets of an option's words. */
    static List<Target> targets(CommandLine commandLine, List<String> words, Targets table) {
        return select(commandLine, words, table, table::selectBuilt);
    }

    /** As {@link #targets}, with those that no packages are built for. */
    static List<Target> known(CommandLine commandLine, List<String> words, Targets table) {
        return select(commandLine, words, table, table::select);
    }

    private static List<Target> select(
            CommandLine commandLine, List<String> words, Targets table, Function<String, List<Target>> select) {
        Set<Target> chosen = new LinkedHashSet<>();
        for (String word : words) {
            if (word.equals(Targets.HOST)) {
                chosen.add(Host.detect(table).target());
                continue;
            }
            if (table.select(word).isEmpty()) {
                throw new ParameterException(
                        commandLine,
                        "no such target: " + GopackException.quote(word)
                                + Suggestions.nearest(word, table.names())
                                        .map(near -> ", did you mean " + GopackException.quote(near) + "?")
                                        .orElse(";")
                                + " gopack targets lists them");
            }
            try {
                chosen.addAll(select.apply(word));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(commandLine, e.getMessage() + "; gopack targets lists them", e);
            }
        }
        return List.copyOf(chosen);
    }

    /** The table of those who have no spec: the day of SOURCE_DATE_EPOCH, if it is set, says who is supported. */
    static Targets table() {
        Targets bundled = Targets.bundled();
        return SourceDate.fromEnvironment()
                .map(day -> bundled.asOf(day.atOffset(ZoneOffset.UTC).toLocalDate()))
                .orElse(bundled);
    }

    /** As the other one, or that of a spec. */
    static Targets table(@Nullable Path spec) throws IOException {
        return spec == null ? table() : SpecReader.read(spec).table();
    }

    Severity severity(@Nullable String word) {
        if (word == null) {
            return Severity.ERROR;
        }
        try {
            return Severity.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    commandLine(), "no such severity: " + word + "; there are info, warning, error", e);
        }
    }

    private CommandLine commandLine() {
        return command.commandLine();
    }
}
