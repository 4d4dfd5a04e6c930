package dev.gopack.cli;

import dev.gopack.Verifier;
import dev.gopack.io.JsonWriter;
import dev.gopack.io.StrictUtf8;
import dev.gopack.io.WholeFile;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import dev.gopack.report.Severity;
import dev.gopack.verify.CheckedSignature;
import dev.gopack.verify.Verification;
import dev.gopack.verify.VerifyPolicy;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack verify}. */
@Command(
        name = "verify",
        description = {
            "Say whether rpm and deb packages are what they claim to be: structure, digests, signatures, paths.",
            "Also header against payload, and whether every reader would see the same in them. One line a file on standard"
                    + " output, PATH: ok or PATH: FAILED and the ids of what is wrong; details on standard error. Exit code"
                    + " 7 if any failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack verify dist/*.rpm dist/*.deb               digests and structure; signatures if there are keys",
            "  gopack verify --key vendor.asc tool.rpm           signed by this key, or refused",
            "  gopack verify --policy distro:el9 --keyring keys/ tool.rpm",
            "  gopack verify --policy strict --json @packages.txt  paths from a file, one a line"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final int LARGEST_LIST = 8 << 20;

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Package files; signatures and records beside one of them are passed over; @LIST reads paths from a file, ./@NAME is a package of such a name.")
    List<String> words = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Public keys that are trusted, armored or binary; may be given several times.")
    List<Path> keys = new ArrayList<>();

    @Option(names = "--keyring", paramLabel = "DIR", description = "Directory of files with such keys.")
    List<Path> keyrings = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "default, strict, or distro: and a release such as distro:el9. Default: ${DEFAULT-VALUE}.",
            defaultValue = "default")
    String policy = "";

    @Option(
            names = "--at",
            paramLabel = "DATE",
            description = "When keys and signatures have to be valid, such as 2026-11-28. Default: now.")
    @Nullable
    String at;

    @Option(names = "--json", description = "Print one JSON array instead of lines.")
    boolean json;

    private boolean failed;
    private boolean unreadable;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Verifier.Builder builder = Verifier.builder().policy(policy()).keys(keys());
        if (at != null) {
            builder.at(Times.instant(command.commandLine(), "--at", at));
        }
        List<Map<String, Object>> documents = new ArrayList<>();
        builder.build().verifyAll(files(), result -> {
            if (json) {
                documents.add(VerifyJson.of(result));
            } else {
                show(result);
            }
            boolean notRead = result.refusals().contains(VerifyRules.UNREADABLE.id());
            unreadable |= notRead;
            failed |= !notRead && !result.isOk();
        });
        if (json) {
            console.out().print(JsonWriter.write(documents));
        }
        return failed ? ExitCodes.VERIFICATION : unreadable ? ExitCodes.INPUT_OUTPUT : ExitCodes.OK;
    }

    private void show(Verification result) {
        console.out().println(printable(result.line()));
        for (CheckedSignature signature : result.signatures()) {
            if (signature.result().problems().isEmpty()) {
                console.say(printable(result.file() + ": " + signature.place() + ": good "
                        + signature.result().describe() + " over " + signature.covers()));
            }
        }
        for (Finding finding : result.findings()) {
            if (finding.severity() != Severity.INFO) {
                console.say(printable(result.file() + ": " + finding)); // which may have the name once more
            }
        }
    }

    /** One line for each thing that is said, whatever the name of the file is. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(Character.isISOControl(c) ? '?' : (char) c));
        return out.toString();
    }

    /** Lists have paths alone, one a line, whatever they look like: names of files are not our own words. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String word : words) {
            if (!word.startsWith("@") || word.length() == 1) {
                files.add(path(word));
                continue;
            }
            Path list = path(word.substring(1));
            byte[] bytes = WholeFile.read(list, LARGEST_LIST + 1);
            if (bytes.length > LARGEST_LIST) {
                throw new InputException(list + ": a list of files has at most " + LARGEST_LIST + " bytes");
            }
            String text = StrictUtf8.decode(bytes).orElseThrow(() -> new InputException(list + " is not UTF-8 text"));
            for (String line : text.split("\\r?\\n")) {
                if (!line.isEmpty()) {
                    files.add(path(line));
                }
            }
        }
        if (files.isEmpty()) {
            throw new ParameterException(command.commandLine(), "the lists name no files");
        }
        return Beside.without(files);
    }

    private Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new InputException(
                    "no path here: " + printable(word)
                            + "; for names that are not ASCII, LC_ALL has to be C.UTF-8 or another locale with UTF-8",
                    e);
        }
    }

    private VerifyPolicy policy() {
        return VerifyPolicy.of(policy)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "--policy: no such policy: " + policy
                                + "; there are default, strict, and distro: with a release that gopack targets lists"));
    }

    /** The keys of a file; what is wrong with it is not wrong with a package. */
    private static KeyRing ring(Path path) throws IOException {
        try {
            return KeyRing.read(path);
        } catch (FormatException e) {
            throw new InputException("no keys to verify with: " + e.getMessage(), e);
        }
    }

    private KeyRing keys() throws IOException {
        KeyRing all = KeyRing.EMPTY;
        List<Path> paths = new ArrayList<>(keys);
        paths.addAll(keyrings);
        for (Path path : paths) {
            if (path.toString().isEmpty()) { // which Java takes for the current directory, where anybody's key may be
                throw new ParameterException(
                        command.commandLine(), "--key and --keyring have no name: is a variable empty?");
            }
            KeyRing ring = ring(path);
            ring.unusable().forEach(console::say);
            if (ring.isEmpty() && !ring.hasRevocations()) {
                throw new ParameterException(command.commandLine(), path + " has no key that can be used");
            }
            all = all.plus(ring);
        }
        if (all.isEmpty() && !paths.isEmpty()) {
            throw new ParameterException(command.commandLine(), "what is given revokes keys, and no key is there");
        }
        return all;
    }
}
