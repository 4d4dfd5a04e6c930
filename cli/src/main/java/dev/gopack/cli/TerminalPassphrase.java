package dev.gopack.cli;

import dev.gopack.report.SigningException;
import dev.gopack.sign.Passphrase;
import java.io.Console;

/** Asks the person at the terminal, without showing what is typed. Elsewhere there is nobody to ask. */
final class TerminalPassphrase implements Passphrase {

    @Override
    public char[] ask(String key) {
        Console console = System.console();
        char[] word = console == null ? null : console.readPassword("Passphrase of the %s: ", key);
        if (word == null) {
            throw new SigningException("the " + key + " is protected, and nobody is there to ask for the passphrase;"
                    + " name a file with sign.passphrase_file, or set GOPACK_PASSPHRASE");
        }
        return word;
    }
}
