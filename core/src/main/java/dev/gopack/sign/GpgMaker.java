package dev.gopack.sign;

import dev.gopack.openpgp.OpenPgpLimits;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.SigningException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The installed gpg, whose agent knows keys on cards and asks for passphrases by itself. */
final class GpgMaker implements SignatureMaker {

    private static final String NAME = "gpg";

    private final Optional<Path> home;
    private final String fingerprint;

    private GpgMaker(Optional<Path> home, String fingerprint) {
        this.home = home;
        this.fingerprint = fingerprint;
    }

    /** Signs with the key that gpg has under an id. */
    static ExternalSigner signer(String keyId, Optional<Path> home) throws IOException {
        if (!keyId.matches("(0x)?[0-9A-Fa-f]{16,64}!?")) {
            throw new SigningException("gpg: no key id of 16 hexadecimal digits, and no fingerprint: " + keyId);
        }
        List<String> command = command(home);
        command.addAll(List.of("--export", keyId));
        byte[] certificate =
                SignerProcess.run(NAME, command, Map.of(), SignedContent.of(new byte[0]), OpenPgpLimits.INPUT);
        KeyFile keys = KeyFile.of("gpg's key " + keyId, certificate);
        String exact = keys.chosen(keyId).key().fingerprint();
        return ExternalSigner.of(NAME, keys, exact, new GpgMaker(home, exact));
    }

    private static List<String> command(Optional<Path> home) {
        List<String> command = new ArrayList<>(List.of(NAME, "--batch"));
        home.ifPresent(directory -> command.addAll(List.of("--homedir", directory.toString())));
        return command;
    }

    @Override
    public List<OpenPgpSignature> make(Task task) throws IOException {
        List<String> command = command(home);
        command.addAll(List.of(
                "--local-user",
                fingerprint + "!", // this key itself, not the newest of its certificate
                "--digest-algo",
                task.hash().word().toUpperCase(Locale.ROOT),
                "--faked-system-time", // gpg(1): the only way to say what time a signature is of; ! stops the clock
                task.time().getEpochSecond() + "!"));
        if (task.isText()) {
            command.add("--textmode");
        }
        command.addAll(List.of("--output", "-", "--detach-sign"));
        byte[] bytes = SignerProcess.run(NAME, command, Map.of(), task.content(), 2 * OpenPgpLimits.SIGNATURES);
        return OpenPgpSignature.detached(NAME, bytes, 0);
    }
}
