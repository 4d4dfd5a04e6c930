package dev.gopack.spec;

import dev.gopack.model.DebSignature;
import dev.gopack.model.KeyChoice;
import dev.gopack.model.RpmSignature;
import dev.gopack.model.SignSettings;
import dev.gopack.sign.CommandForm;
import dev.gopack.sign.HashAlgorithm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who signs the packages of a format: {@code sign}, or in its place the key that nfpm has among the format's settings. */
final class SignBinder {

    private static final String KEY_FILE = "key_file";
    private static final String PASSPHRASE = "PASSPHRASE";

    private SignBinder() {}

    static SignSettings settings(Fields fields, String format) {
        Fields sign = fields.block("sign");
        List<KeyChoice> keys = new ArrayList<>();
        key(sign).ifPresent(keys::add);
        for (Fields more : sign.items("more", any -> true)) {
            Optional<KeyChoice> another = key(more);
            another.ifPresent(keys::add);
            if (another.isEmpty() && !more.has(KEY_FILE)) {
                refuse(more, "sign.more");
            }
        }
        String word = sign.text("hash", SignShapes.HASH);
        HashAlgorithm hash = HashAlgorithm.of(word).orElse(HashAlgorithm.SHA512);
        Optional<Instant> time = Optional.ofNullable(sign.get("time", Scalars.TIME));
        boolean detached = Boolean.TRUE.equals(sign.get("detached", Scalars.BOOLEAN));
        if (keys.isEmpty() && sign.isGiven() && isFine(sign)) {
            refuse(sign, "sign");
        }
        if (format.equals("rpm") || format.equals("deb")) {
            keys = ofFormat(fields.block(format).block("signature"), format, keys);
        }
        return new SignSettings(keys, hash, time, detached);
    }

    /** The key of a block, if it has one. */
    private static Optional<KeyChoice> key(Fields fields) {
        String file = fields.text(KEY_FILE, PackageScalars.KEY_FILE);
        String id = fields.text("key_id", SignShapes.KEY_ID);
        String passphrase = fields.text("passphrase_file", PackageScalars.PATH);
        String variable = fields.text("passphrase_env", SignShapes.VARIABLE);
        List<String> command = fields.list("command", Scalars.LINE);
        String form = fields.text("command_form", SignShapes.FORM);
        String gpg = fields.text("gpg", SignShapes.GPG_KEY);
        String home = fields.text("gpg_home", PackageScalars.PATH);
        if (!gpg.isEmpty()) {
            exclude(fields, "gpg", KEY_FILE, "key_id", "command");
            return Optional.of(new KeyChoice.Gpg(gpg, home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home))));
        }
        if (file.isEmpty()) {
            switchedOff(fields);
            return Optional.empty();
        }
        if (!command.isEmpty()) {
            exclude(fields, "command", "passphrase_file", "passphrase_env");
            return Optional.of(new KeyChoice.Command(
                    command, CommandForm.of(form).orElse(CommandForm.OPENPGP), Path.of(file), id));
        }
        return Optional.of(new KeyChoice.KeyFile(
                Path.of(file),
                id,
                passphrase.isEmpty() ? Optional.empty() : Optional.of(Path.of(passphrase)),
                List.of(variable.isEmpty() ? "GOPACK_" + PASSPHRASE : variable)));
    }

    private static void exclude(Fields fields, String key, String... others) {
        for (String other : others) {
            if (fields.has(other)) {
                fields.problems()
                        .add(
                                SpecRules.KEY_CONFLICT,
                                fields.position(other),
                                other + ": has no meaning beside " + key,
                                "take one of the two out");
            }
        }
    }

    private static List<KeyChoice> ofFormat(Fields signature, String format, List<KeyChoice> usual) {
        String file = signature.text(KEY_FILE, PackageScalars.KEY_FILE);
        String id = signature.text("key_id", SignShapes.KEY_ID);
        if (!file.isEmpty()) {
            String own = "NFPM_" + format.toUpperCase(Locale.ROOT) + "_" + PASSPHRASE;
            // docs: nfpm takes these two in this order
            return List.of(new KeyChoice.KeyFile(
                    Path.of(file), id, Optional.empty(), List.of(own, "NFPM_" + PASSPHRASE, "GOPACK_" + PASSPHRASE)));
        }
        if (switchedOff(signature)) {
            return List.of();
        }
        if ((!id.isEmpty() || usual.isEmpty()) && signature.isGiven() && isFine(signature)) {
            refuse(signature, format + ".signature");
        }
        return usual;
    }

    /** True if the key is an empty text, which is how people switch signing off. // docs: nfpm signs "if a key_file is set" */
    private static boolean switchedOff(Fields fields) {
        boolean off = fields.has(KEY_FILE) && fields.peek(KEY_FILE, PackageScalars.KEY_FILE) == null;
        if (off && !fields.hasError(KEY_FILE)) {
            fields.problems()
                    .add(
                            SpecRules.NO_EFFECT,
                            fields.position(KEY_FILE),
                            "key_file: is empty, so the package is not signed",
                            "take it out if that is meant");
        }
        return off;
    }

    private static boolean isFine(Fields fields) {
        return !fields.has(KEY_FILE) && !fields.isList("more");
    }

    private static void refuse(Fields fields, String what) {
        fields.problems()
                .add(
                        SpecRules.MISSING_KEY,
                        fields.position(),
                        what + ": says how to sign, and nothing says who does",
                        "give key_file or gpg, here or under sign:");
    }

    static RpmSignature rpm(Fields signature) {
        return new RpmSignature(
                Boolean.TRUE.equals(signature.get("header_and_payload", Scalars.BOOLEAN)),
                Boolean.TRUE.equals(signature.get("openpgp", Scalars.BOOLEAN)));
    }

    static DebSignature deb(Fields signature) {
        DebSignature.Method method =
                switch (signature.text("method", FormatShapes.SIGN_METHOD)) {
                    case "dpkg-sig" -> DebSignature.Method.DPKG_SIG;
                    case "none" -> DebSignature.Method.NONE;
                    default -> DebSignature.Method.DEBSIGN;
                };
        String role = signature.text("type", FormatShapes.SIGN_TYPE);
        if (role.isEmpty()) {
            role = method == DebSignature.Method.DPKG_SIG ? "builder" : "origin";
        }
        return new DebSignature(method, role, signature.text("signer", Scalars.LINE));
    }
}
