package dev.gopack.cli;

import dev.gopack.sign.KeyFile;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.Signer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

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
                description = "File with a secret OpenPGP key, armored or not; several times for several signers.")
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

    /** Signers that are ready to sign. */
    record Opened(List<Signer> signers) implements Closeable {
        @Override
        public void close() throws IOException {
            for (Signer signer : signers) {
                signer.close();
            }
        }
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Opens all of them, before anything is signed. */
    Opened open() throws IOException {
        Opened opened = new Opened(new ArrayList<>());
        boolean complete = false;
        try {
            for (Key key : keys) {
                opened.signers().add(KeyFile.read(key.file).signer(key.id, passphrase(key)));
            }
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                opened.close();
            }
        }
    }

    private static Passphrase passphrase(Key key) {
        return key.passphrase != null
                ? Passphrase.file(key.passphrase)
                : Passphrase.variables(System.getenv(), VARIABLES, new TerminalPassphrase("--passphrase-file"));
    }
}
