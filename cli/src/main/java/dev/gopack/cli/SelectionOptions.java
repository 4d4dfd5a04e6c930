package dev.gopack.cli;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.model.Architecture;
import dev.gopack.report.Severity;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose packages, shared by commands. */
final class SelectionOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description = "Formats: rpm, deb. Every format if not given.")
    List<String> formats = new ArrayList<>();

    @Option(
            names = "--arch",
            split = ",",
            paramLabel = "ARCH",
            description = "Architectures by Go's names: amd64, arm64, arm7, ... Those of the spec if not given.")
    List<String> architectures = new ArrayList<>();

    @Option(
            names = {"--target", "--targets"},
            split = ",",
            paramLabel = "TARGET",
            description =
                    "Releases of distributions: el9, debian12, fedora, \"ubuntu*\", ... Those of the spec if not given.")
    List<String> targets = new ArrayList<>();

    Selection selection(Gopack gopack) {
        for (String format : formats) {
            if (!gopack.formats().contains(format)) {
                throw new ParameterException(
                        commandLine(),
                        "no such format: " + format + "; there are " + String.join(", ", gopack.formats()));
            }
        }
        try {
            return new Selection(
                    formats, architectures.stream().map(Architecture::of).toList(), targets(commandLine(), targets));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The targets of an option's words. */
    static List<Target> targets(CommandLine commandLine, List<String> words) {
        try {
            return words.isEmpty() ? List.of() : Targets.bundled().selectBuilt(words);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine, e.getMessage() + "; gopack targets lists them", e);
        }
    }

    /** As {@link #targets}, with those that no packages are built for. */
    static List<Target> known(CommandLine commandLine, List<String> words) {
        Set<Target> chosen = new LinkedHashSet<>();
        for (String word : words) {
            List<Target> selected = Targets.bundled().select(word);
            if (selected.isEmpty()) {
                throw new ParameterException(commandLine, "no such target: " + word + "; gopack targets lists them");
            }
            chosen.addAll(selected);
        }
        return List.copyOf(chosen);
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
