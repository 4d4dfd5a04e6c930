package dev.gopack.cli;

import dev.gopack.report.SigningException;
import dev.gopack.sign.KeyDescription;
import dev.gopack.sign.KeyType;
import dev.gopack.sign.NewKey;
import dev.gopack.sign.NewKeyFiles;
import dev.gopack.sign.Passphrase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gopack keygen}. */
@Command(
        name = "keygen",
        description = {
            "Make a key that signs packages: the secret, the public key for users, and what revokes it.",
            "Prints the path of the public key. Replaces no file."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gopack keygen \"Tools Team <tools@example.com>\"       RSA 4096, which everything reads",
            "  gopack keygen --type ed25519 --expires 1825 OWNER    five years; RHEL 8 does not read it",
            "  gopack keygen --passphrase-file word --out keys OWNER  asks nothing"
        })
final class KeygenCommand implements Callable<Integer> {

    private static final List<String> VARIABLES = List.of("GOPACK_PASSPHRASE");

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    CommandSpec command;

    @Parameters(index = "0", paramLabel = "OWNER", description = "Whose key it is: Name <address>.")
    String owner = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "rsa4096 (if not given), rsa3072, rsa2048, ed25519, nistp256, nistp384 or nistp521.")
    String type = KeyType.RSA4096.word();

    @Option(names = "--expires", paramLabel = "DAYS", description = "How long it is valid. For ever if not given.")
    @Nullable
    Integer days;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Directory for the files; made if missing. This one if not given.")
    Path out = Path.of("");

    @Option(
            names = "--file-name",
            paramLabel = "NAME",
            description = "What the files are named: NAME.asc, NAME.gpg, NAME-secret.asc, NAME-revocation.asc."
                    + " signing if not given.")
    String fileName = "signing";

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "File whose first line protects the secret key. Without it the variable GOPACK_PASSPHRASE does,"
                            + " or what is typed.")
    @Nullable
    Path passphraseFile;

    @Option(names = "--no-passphrase", description = "Do not protect the secret key: whoever reads its file can sign.")
    boolean plain;

    KeygenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (days != null && days < 1) {
            throw wrong("--expires " + days + ": a key is valid for a day at least");
        }
        Instant now = Instant.now();
        if (days != null && !now.plus(Duration.ofDays(days)).isBefore(KeyDescription.END_OF_TIME)) {
            throw wrong(
                    "--expires " + days + ": gpg and apt cannot count beyond the year 2106, and would take the key for"
                            + " expired; without --expires it is valid for ever");
        }
        if (plain && passphraseFile != null) {
            throw wrong("--no-passphrase and --passphrase-file exclude each other");
        }
        if (fileName.isEmpty()
                || Path.of(fileName).getNameCount() != 1
                || Path.of(fileName).isAbsolute()) {
            throw wrong("--file-name takes a name; --out says where");
        }
        KeyType chosen = KeyType.of(type)
                .orElseThrow(() -> wrong("no such type of key: " + type + "; there are "
                        + Arrays.stream(KeyType.values()).map(KeyType::word).collect(Collectors.joining(", "))));
        NewKeyFiles files = NewKeyFiles.in(out, fileName);
        files.check();
        char[] word = plain ? new char[0] : passphrase().ask("new key");
        Optional<Duration> validity = Optional.ofNullable(days).map(Duration::ofDays);
        try (NewKey key = NewKey.make(chosen, owner, now, validity, word)) {
            files.write(key);
            console.out().println(files.armored());
            tell(key, files);
        } finally {
            Arrays.fill(word, '\0');
        }
        return ExitCodes.OK;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private Passphrase passphrase() {
        return passphraseFile != null
                ? Passphrase.file(passphraseFile)
                : Passphrase.variables(System.getenv(), VARIABLES, key -> typedTwice());
    }

    @SuppressWarnings(
            "SystemConsoleNull") // from JDK 22 on, what is no terminal reads standard input, whose end is null
    private static char[] typedTwice() {
        java.io.Console terminal = System.console();
        char[] word = terminal == null ? null : terminal.readPassword("Passphrase for the new key: ");
        if (terminal == null || word == null) {
            throw new SigningException("nobody is there to ask for a passphrase; give --passphrase-file or the variable"
                    + " GOPACK_PASSPHRASE, or --no-passphrase if that is meant");
        }
        char[] again = terminal.readPassword("The same again: ");
        boolean same = word.length > 0 && again != null && Arrays.equals(word, again);
        if (again != null) {
            Arrays.fill(again, '\0');
        }
        if (!same) {
            Arrays.fill(word, '\0');
            throw new SigningException("the passphrases are empty, or not the same");
        }
        return TerminalPassphrase.readable(word);
    }

    private void tell(NewKey key, NewKeyFiles files) {
        console.say(key.key() + ", for " + owner);
        console.say("  " + files.secret() + "  the secret: name it with sign.key_file, and commit it nowhere");
        console.say("  " + files.revocation() + "  revokes the key: keep it at another place");
        console.say("  " + files.armored() + "  for users: rpm --import, Signed-By of apt 2.4 and later");
        console.say("  " + files.binary() + "  for users: /etc/apt/keyrings, debsig-verify");
    }
}
