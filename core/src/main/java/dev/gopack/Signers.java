package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.model.KeyChoice;
import dev.gopack.model.SignSettings;
import dev.gopack.report.Finding;
import dev.gopack.report.SigningException;
import dev.gopack.sign.ExternalSigner;
import dev.gopack.sign.KeyFile;
import dev.gopack.sign.Passphrase;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import dev.gopack.verify.SignerCheckup;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whoever signs the packages of a build. Each key is opened once, before anything is written, so that a passphrase is asked
 * for once and a key that is not there stops the build at its start.
 */
final class Signers implements Closeable {

    private final List<Signer> given;
    private final Passphrase passphrase;
    private final Map<KeyChoice, Signer> opened = new LinkedHashMap<>();

    private Signers(List<Signer> given, Passphrase passphrase) {
        this.given = given;
        this.passphrase = passphrase;
    }

    /**
     * Those of the plans.
     *
     * @param given who signs everything, in place of the keys that specs name; they stay open
     * @param passphrase asked for a key that the spec gives no passphrase for
     * @param warnings told of keys that no longer are what they were
     */
    static Signers open(List<PackagePlan> plans, List<Signer> given, Passphrase passphrase, Consumer<Finding> warnings)
            throws IOException {
        Signers signers = new Signers(given, passphrase);
        boolean complete = false;
        try {
            Map<KeyChoice, Passphrase> wanted = given.isEmpty() ? signers.wanted(plans) : Map.of();
            for (Map.Entry<KeyChoice, Passphrase> one : wanted.entrySet()) {
                signers.opened.put(one.getKey(), open(one.getKey(), one.getValue()));
            }
            plans.forEach(signers::refuseUnread);
            plans.stream().flatMap(plan -> signers.of(plan).stream()).distinct().forEach(signer -> SignerCheckup.ended(
                            signer)
                    .ifPresent(warnings));
            complete = true;
            return signers;
        } finally {
            if (!complete) {
                signers.close();
            }
        }
    }

    /** Nobody: for packages that are looked at and thrown away. */
    static Signers none() {
        return new Signers(List.of(), Passphrase.none());
    }

    /** Each way to sign once, with what opens it. That is known of all before the first program is started. */
    private Map<KeyChoice, Passphrase> wanted(List<PackagePlan> plans) {
        Map<KeyChoice, Passphrase> wanted = new LinkedHashMap<>();
        for (PackagePlan plan : plans) {
            plan.signing().keys().forEach(choice -> wanted.computeIfAbsent(choice, this::passphrase));
        }
        return wanted;
    }

    private Passphrase passphrase(KeyChoice choice) {
        if (choice instanceof KeyChoice.KeyFile file) {
            Passphrase variable = Passphrase.variables(
                    System.getenv(), file.passphraseVariables(), named(file.passphraseVariables(), passphrase));
            return file.passphraseFile().map(Passphrase::file).orElse(variable);
        }
        return Passphrase.none();
    }

    /** Whoever is asked last tells of the variable that the spec names, if nobody else has an answer. */
    private static Passphrase named(List<String> variables, Passphrase last) {
        return key -> {
            try {
                return last.ask(key);
            } catch (SigningException e) {
                String unset =
                        variables.isEmpty() ? "" : " (" + String.join(", ", variables) + " is not set, or empty)";
                throw new SigningException(e.getMessage() + unset, e);
            }
        };
    }

    private static Signer open(KeyChoice choice, Passphrase passphrase) throws IOException {
        if (choice instanceof KeyChoice.KeyFile file) {
            return KeyFile.read(file.file()).signer(file.keyId(), passphrase);
        }
        if (choice instanceof KeyChoice.Gpg gpg) {
            return ExternalSigner.gpg(gpg.keyId(), gpg.home());
        }
        if (choice instanceof KeyChoice.Command command) {
            return ExternalSigner.command(
                    command.command(), command.form(), KeyFile.read(command.file()), command.keyId());
        }
        throw new IllegalStateException("every way to sign is known");
    }

    /** A release that takes the signature of none of them would refuse the package, or take it for unsigned. */
    private void refuseUnread(PackagePlan plan) {
        if (plan.target().isEmpty()) {
            return;
        }
        List<String> refusals = new ArrayList<>();
        for (Signer signer : of(plan)) {
            Optional<String> refusal =
                    SignerCheckup.refusal(signer, plan.target().get());
            if (refusal.isEmpty()) {
                return;
            }
            refusals.add(refusal.get());
        }
        if (!refusals.isEmpty()) {
            throw new SigningException(plan.fileName() + " cannot be signed: " + refusals.get(0)
                    + "; sign for it with an RSA key of version 4, which every release reads, under overrides."
                    + plan.target().get().id());
        }
    }

    private List<Signer> of(PackagePlan plan) {
        if (!given.isEmpty()) {
            return given;
        }
        List<Signer> signers = new ArrayList<>();
        for (KeyChoice choice : plan.signing().keys()) {
            Signer signer = opened.get(choice);
            if (signer != null) {
                signers.add(signer);
            }
        }
        return signers;
    }

    /** How a package is signed. */
    Signing signing(PackagePlan plan) {
        SignSettings settings = plan.signing();
        List<Signer> signers = of(plan);
        return settings.time().isPresent()
                ? Signing.at(signers, settings.hash(), settings.time().get())
                : Signing.by(signers, settings.hash(), plan.date());
    }

    @Override
    public void close() throws IOException {
        for (Signer signer : opened.values()) {
            signer.close();
        }
    }
}
