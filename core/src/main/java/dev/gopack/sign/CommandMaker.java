package dev.gopack.sign;

import dev.gopack.openpgp.OpenPgpLimits;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.SigningException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A command of the user, for keys that only some program or service can use. */
final class CommandMaker implements SignatureMaker {

    private final List<String> command;
    private final CommandForm form;
    private final SigningKey key;

    CommandMaker(List<String> command, CommandForm form, SigningKey key) {
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new SigningException("the command that is to sign has no name");
        }
        this.command = List.copyOf(command);
        this.form = form;
        this.key = key;
    }

    String name() {
        return "the command " + command.get(0);
    }

    @Override
    public List<OpenPgpSignature> make(Task task) throws IOException {
        if (form == CommandForm.OPENPGP) {
            if (task.isText()) {
                throw new SigningException(
                        name() + " signs bytes; texts, as dpkg-sig has them, are signed by a key file,"
                                + " gpg, or a command of the form raw or digest");
            }
            return OpenPgpSignature.detached(name(), run(task, task.content()), 0);
        }
        PlainSignatures plain = new PlainSignatures(key);
        SignedContent content = form == CommandForm.RAW ? plain.content(task) : SignedContent.of(plain.digest(task));
        return OpenPgpSignature.binary(name(), plain.packet(task, run(task, content)), 0);
    }

    private byte[] run(Task task, SignedContent content) throws IOException {
        Map<String, String> environment = Map.of(
                "GOPACK_SIGN_KEY", key.fingerprint(),
                "GOPACK_SIGN_HASH", task.hash().word(),
                "GOPACK_SIGN_TIME", Long.toString(task.time().getEpochSecond()));
        return SignerProcess.run(name(), command, environment, content, 2 * OpenPgpLimits.SIGNATURES);
    }
}
