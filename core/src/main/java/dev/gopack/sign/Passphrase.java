package dev.gopack.sign;

import dev.gopack.report.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a passphrase comes from. It is asked for when a key is opened that needs one, and whoever asked overwrites it as
 * soon as the key is open. There is none that takes it from an argument, which every user of the machine can read.
 */
@FunctionalInterface
public interface Passphrase {

    /**
     * The passphrase, in an array that the caller overwrites.
     *
     * @param key which key it opens, for people
     * @throws SigningException if there is none
     */
    char[] ask(String key) throws IOException;

    /** There is none. */
    static Passphrase none() {
        return key -> {
            throw new SigningException("the " + key + " is protected, and no passphrase is given; give the file or the"
                    + " variable that holds it");
        };
    }

    /** The first line of a file. */
    static Passphrase file(Path file) {
        return key -> PassphraseFile.read(file);
    }

    /**
     * The first of these variables of the environment that is set and not empty, or else another one. Java keeps the
     * environment as text as long as the process runs: a file leaves less behind. From now on no program that signs gets these
     * variables.
     */
    static Passphrase variables(Map<String, String> environment, List<String> names, Passphrase otherwise) {
        List<String> all = List.copyOf(names);
        SecretVariables.add(all);
        return key -> {
            for (String name : all) {
                String value = environment.get(name);
                if (value != null && !value.isEmpty()) {
                    // what the locale cannot read is lost: another word would open the key, and this one nowhere else
                    if (value.indexOf('\uFFFD') >= 0) {
                        throw new SigningException("the passphrase in the variable " + name + " has characters that the"
                                + " locale of this process cannot read; set LC_ALL=C.UTF-8, or give it in a file");
                    }
                    return value.toCharArray();
                }
            }
            return otherwise.ask(key);
        };
    }
}
