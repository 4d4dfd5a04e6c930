package dev.gopack.model;

import dev.gopack.sign.CommandForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which key signs, and where it is. Never a secret itself. */
public sealed interface KeyChoice {

    /** The id or fingerprint in hexadecimal; empty if there is no choice to be made, which there is with gpg. */
    String keyId();

    /**
     * A key in a file.
     *
     * @param file with the secret key, armored or not
     * @param keyId which key of the file signs: that of the certificate or of one of its keys; empty for the newest that may
     * @param passphraseFile whose first line opens the key
     * @param passphraseVariables variables of the environment, the first of which that is set opens the key
     */
    record KeyFile(Path file, String keyId, Optional<Path> passphraseFile, List<String> passphraseVariables)
            implements KeyChoice {
        /** Copies the list. */
        public KeyFile {
            passphraseVariables = List.copyOf(passphraseVariables);
        }
    }

    /**
     * A key that the installed gpg has, or its agent, or a card.
     *
     * @param home gpg's directory, if it is not the usual one
     */
    record Gpg(String keyId, Optional<Path> home) implements KeyChoice {}

    /**
     * A key that a command signs with.
     *
     * @param command program and arguments
     * @param form what it gets and gives
     * @param file with the public key
     */
    record Command(List<String> command, CommandForm form, Path file, String keyId) implements KeyChoice {
        /** Copies the list. */
        public Command {
            command = List.copyOf(command);
        }
    }
}
