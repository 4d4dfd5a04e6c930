package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.sign.HashAlgorithm;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import java.util.ArrayList;
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
