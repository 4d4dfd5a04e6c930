package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.sign.CommandForm;
import dev.gopack.sign.HashAlgorithm;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of {@link SpecShapes} about who signs packages, and how. */
final class SignShapes {

    /** Which key. */
    static final ScalarType<String> KEY_ID = Scalars.LINE;

    /** Name of a variable, not its value: where a passphrase stands, nobody looks for a variable. */
    static final ScalarType<String> VARIABLE = new ScalarType<>(
            "name of a variable",
            ScalarType.Expansion.NONE,
            Schemas.string("[A-Za-z_][A-Za-z0-9_]*"),
            (text, notes) -> {
                if (!text.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    throw new BadValue(
                            SpecRules.SECRET,
                            "not the name of a variable",
                            "name the variable that holds the passphrase; the passphrase itself stands in no spec");
                }
                return text;
            });

    /** Which digest. */
    static final ScalarType<String> HASH = Scalars.words(
            List.of(HashAlgorithm.SHA256.word(), HashAlgorithm.SHA384.word(), HashAlgorithm.SHA512.word()));

    /** Form of a command. */
    static final ScalarType<String> FORM = Scalars.words(
            Arrays.stream(CommandForm.values()).map(CommandForm::word).toList());

    /** A key of gpg's, which has many. */
    static final ScalarType<String> GPG_KEY = Scalars.matching(
            "key id", "(0x)?[0-9A-Fa-f]{16,64}!?", "a fingerprint, or a key id of 16 hexadecimal digits");

    private static final List<SpecKey> KEY = List.of(
            key(
                    "key_file",
                    PackageScalars.KEY_FILE,
                    "File with the secret OpenPGP key, armored or not; looked for beside the spec."),
            key(
                            "key_id",
                            KEY_ID,
                            "Which key of the file signs: fingerprint or 64-bit id, of the certificate or of one of its keys.")
                    .byDefault("the newest subkey that may sign, or else the primary key"),
            key(
                    "command",
                    new Listing(Scalars.LINE),
                    "Program and arguments that sign in place of a secret key, without a shell: content on standard"
                            + " input, signature on standard output. `key_file` then needs the public key alone."),
            key(
                            "command_form",
                            FORM,
                            "What the command gets and gives: `openpgp`, content and an OpenPGP signature;"
                                    + " `raw`, all bytes that are digested and a plain signature; `digest`, the digest and a plain"
                                    + " signature.")
                    .byDefault("openpgp"),
            key(
                    "gpg",
                    GPG_KEY,
                    "Fingerprint or 64-bit id of a key that the installed gpg signs with, in place of"
                            + " `key_file`; its agent asks for passphrases, and for cards."),
            key("gpg_home", PackageScalars.PATH, "gpg's directory.").byDefault("the usual one"),
            key("passphrase_file", PackageScalars.PATH, "File whose first line opens the key."),
            key("passphrase_env", VARIABLE, "Variable of the environment that holds the passphrase.")
                    .byDefault("`GOPACK_PASSPHRASE`; without it, the command asks on a terminal"));

    private static final Block SIGNER = Block.of("Signer", KEY);

    /** Who signs, and how. */
    static final Block SIGN = Block.of("Sign", signKeys());

    private SignShapes() {}

    private static List<SpecKey> signKeys() {
        List<SpecKey> keys = new ArrayList<>(KEY);
        keys.add(key("more", new Listing(SIGNER), "Further keys that sign the same packages."));
        keys.add(key("hash", HASH, "Digest that signatures are made of.").byDefault(HashAlgorithm.SHA512.word()));
        keys.add(key("time", Scalars.TIME, "When signatures say that they were made.")
                .byDefault("the time of the package, or of the key if that is newer"));
        keys.add(key("detached", Scalars.BOOLEAN, "True for a signature beside each package, too: `PACKAGE.asc`.")
                .byDefault("false"));
        return keys;
    }
}
