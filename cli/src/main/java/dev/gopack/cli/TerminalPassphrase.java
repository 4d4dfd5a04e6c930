package dev.gopack.cli;

import dev.gopack.report.SigningException;
import dev.gopack.sign.Passphrase;
import java.util.Arrays;

/** Asks the person at the terminal, without showing what is typed. Elsewhere there is nobody to ask. */
final class TerminalPassphrase implements Passphrase {

    private final String file;

    /**
     * Asks.
     *
     * @param file how a file with the passphrase is named, for whom is not at a terminal
     */
    TerminalPassphrase(String file) {
        this.file = file;
    }

    @Override
    @SuppressWarnings(
            "SystemConsoleNull") // from JDK 22 on, what is no terminal reads standard input, whose end is null
    public char[] ask(String key) {
        java.io.Console terminal = System.console();
        if (terminal != null) {
            char[] word = terminal.readPassword("Passphrase of the %s: ", key);
            if (word != null) {
                return readable(word);
            }
        }
        throw new SigningException("the " + key + " is protected, and nobody is there to ask for the passphrase;"
                + " name a file with " + file + ", or set GOPACK_PASSPHRASE");
    }

    /** What was typed, if the locale can read it: otherwise another word would do as well, and this one nowhere else. */
    static char[] readable(char[] word) {
        for (char one : word) {
            if (one == '\uFFFD') {
                Arrays.fill(word, '\0');
                throw new SigningException("the passphrase has characters that the locale of this process cannot read;"
                        + " set LC_ALL=C.UTF-8, or give it in a file");
            }
        }
        return word;
    }
}
