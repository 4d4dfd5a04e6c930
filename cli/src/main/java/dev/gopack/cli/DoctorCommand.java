package dev.gopack.cli;

import dev.gopack.io.JsonWriter;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.Severity;
import dev.gopack.sign.KeyDescription;
import dev.gopack.target.Target;
import dev.gopack.verify.KeyCheckup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gopack doctor}. */
@Command(
        name = "doctor",
        description = {
            "Say whether a key is one to sign packages with, what releases will say of it, and how to mend it.",
            "That is what rpm or apt there say of its signatures. One line for the key and one for each target on standard"
                    + " output, NAME: ok or NAME: FAILED and ids; details on standard error. Exit code 5 if any failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack doctor --key release.asc                    the key itself",
            "  gopack doctor --key release.asc --target el8,el9,debian12",
            "  gopack doctor --key release.asc --target supported --json"
        })
final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "File with the key, secret or public.")
    Path file = Path.of("");

    @Option(
            names = "--key-id",
            paramLabel = "ID",
            description = "Which key of the file: fingerprint or 64-bit id. If not given, the one that would sign.")
    String keyId = "";

    @Option(
            names = {"-t", "--target"},
            split = SelectionOptions.WORDS,
            splitSynopsisLabel = ",",
            paramLabel = "TARGET",
            description = "Releases that are to read the signatures, by id, alias, group or pattern.")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "When the key is to sign, such as 2026-11-28. Default: now.")
    @Nullable
    String at;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<Target> targets = SelectionOptions.known(command.commandLine(), names, SelectionOptions.table());
        KeyCheckup checkup = KeyCheckup.read(file, keyId);
        Instant now = at == null ? Instant.now() : Times.instant(command.commandLine(), "--at", at);
        Report itself = checkup.ofItself(now);
        Map<Target, Report> releases = new LinkedHashMap<>();
        targets.forEach(target -> releases.put(target, checkup.on(target)));
        if (json) {
            console.out().print(JsonWriter.write(document(checkup, itself, releases)));
        } else {
            console.say(describe(checkup));
            show(file.toString(), itself);
            releases.forEach((target, report) -> show(target.id(), report, itself)); // no release takes what is no key
        }
        boolean failed = itself.hasErrors() || releases.values().stream().anyMatch(Report::hasErrors);
        return failed ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private static String describe(KeyCheckup checkup) {
        KeyDescription key = checkup.key();
        return key.key() + ", " + (key.primary() ? "primary key" : "subkey") + " of "
                + String.join(", ", checkup.owners()) + ", made " + key.key().created()
                + key.expires().map(end -> ", expires " + end).orElse("");
    }

    private void show(String name, Report report, Report... more) {
        List<String> ids = Stream.concat(Stream.of(more), Stream.of(report))
                .flatMap(one -> one.atLeast(Severity.ERROR).stream())
                .map(finding -> finding.rule().id())
                .distinct()
                .toList();
        console.out().println(name + (ids.isEmpty() ? ": ok" : ": FAILED " + String.join(", ", ids)));
        for (Finding finding : report.findings()) {
            console.say(finding.toString());
        }
    }

    private Map<String, Object> document(KeyCheckup checkup, Report itself, Map<Target, Report> releases) {
        KeyDescription key = checkup.key();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("fingerprint", key.key().fingerprint());
        document.put("version", key.key().version());
        document.put("algorithm", key.key().algorithm().toString());
        document.put("bits", key.key().algorithm().bits());
        document.put("primary", key.primary());
        document.put("owners", checkup.owners());
        document.put("created", key.key().created().toString());
        key.expires().ifPresent(end -> document.put("expires", end.toString()));
        document.put("selfSignatureHash", key.selfSignatureHash());
        document.put("secret", key.secret().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put("ok", !itself.hasErrors());
        document.put("findings", Json.findings(itself));
        document.put(
                "targets",
                releases.entrySet().stream()
                        .map(one -> {
                            Map<String, Object> target = new LinkedHashMap<>();
                            target.put("target", one.getKey().id());
                            target.put(
                                    "ok", !itself.hasErrors() && !one.getValue().hasErrors());
                            target.put("findings", Json.findings(one.getValue()));
                            return target;
                        })
                        .collect(Collectors.toList()));
        return document;
    }
}
