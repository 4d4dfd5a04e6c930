package dev.gopack.cli;

import dev.gopack.sign.CommandForm;
import dev.gopack.sign.ExternalSigner;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.Signer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who signs. There is no option for a passphrase, which every user of the machine could read. */
final class SignerOptions {

    private static final List<String> VARIABLES = List.of("GOPACK_PASSPHRASE");

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    List<Key> keys = new ArrayList<>();

    /** A key in a file, with what belongs to it. */
    static final class Key {
        @Option(
                names = "--key",
                required = true,
                paramLabel = "FILE",
                description =
                        "File with a secret OpenPGP key, armored or not; several times for several signers. In two"
                                + " steps, the public key.")
        Path file = Path.of("");

        @Option(
                names = "--key-id",
                paramLabel = "ID",
                description =
                        "Which key of the file before it: fingerprint or 64-bit id. If not given, the newest subkey"
                                + " that may sign, or the primary key.")
        String id = "";

        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "File whose first line opens the key before it. Without it the variable GOPACK_PASSPHRASE"
                        + " does, or what is typed.")
        @Nullable
        Path passphrase;
    }

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    List<Gpg> gpgs = new ArrayList<>();

    @ArgGroup(exclusive = false, multiplicity = "0..*")
    List<Program> programs = new ArrayList<>();

    /** A key of gpg's. */
    static final class Gpg {
        @Option(
                names = "--gpg",
                required = true,
                paramLabel = "KEYID",
                description = "Fingerprint or 64-bit id of a key that the installed gpg signs with; its agent asks for"
                        + " passphrases, and for cards.")
        String id = "";

        @Option(names = "--gpg-home", paramLabel = "DIR", description = "gpg's directory, if it is not the usual one.")
        @Nullable
        Path home;
    }

    /** A command that signs. */
    static final class Program {
        @Option(
                names = "--command",
                required = true,
                paramLabel = "PROGRAM",
                description = "Program that signs, without a shell: content on standard input, signature on standard"
                        + " output.")
        String name = "";

        @Option(names = "--argument", paramLabel = "WORD", description = "An argument of the program; several times.")
        List<String> arguments = new ArrayList<>();

        @Option(
                names = "--command-form",
                paramLabel = "FORM",
                description = "openpgp (if not given); raw or digest for programs that make plain signatures.")
        String form = CommandForm.OPENPGP.word();

        @Option(
                names = "--public-key",
                required = true,
                paramLabel = "FILE",
                description = "File with the public key of the program.")
        Path key = Path.of("");
    }

    /** Signers that are ready to sign. */
    record Opened(List<Signer> signers) implements Closeable {
        @Override
        public void close() throws IOException {
            for (Signer signer : signers) {
                signer.close();
            }
        }
    }

    boolean areFilesAlone() {
        return gpgs.isEmpty() && programs.isEmpty();
    }

    boolean isEmpty() {
        return keys.isEmpty() && gpgs.isEmpty() && programs.isEmpty();
    }

    /** Opens all of them, before anything is signed. */
    Opened open(CommandLine command) throws IOException {
        Opened opened = new Opened(new ArrayList<>());
        boolean complete = false;
        try {
            for (Key key : keys) {
                opened.signers().add(KeyFile.read(key.file).signer(key.id, passphrase(key)));
            }
            for (Gpg gpg : gpgs) {
                opened.signers().add(ExternalSigner.gpg(gpg.id, Optional.ofNullable(gpg.home)));
            }
            for (Program program : programs) {
                opened.signers().add(open(command, program));
            }
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                opened.close();
            }
        }
    }

    private static Signer open(CommandLine command, Program program) {
        List<String> words = new ArrayList<>(List.of(program.name));
        words.addAll(program.arguments);
        CommandForm form = CommandForm.of(program.form)
                .orElseThrow(() ->
                        new ParameterException(command, "--command-form: not openpgp, raw or digest: " + program.form));
        return ExternalSigner.command(words, form, KeyFile.read(program.key), "");
    }

    private static Passphrase passphrase(Key key) {
        return key.passphrase != null
                ? Passphrase.file(key.passphrase)
                : Passphrase.variables(System.getenv(), VARIABLES, new TerminalPassphrase("--passphrase-file"));
    }
}
