package dev.gopack.model;

import dev.gopack.sign.HashAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who signs a package, and how. Which signatures a format has besides is among its own settings:
 * {@link RpmSettings#signature}, {@link DebSettings#signature}.
 *
 * @param keys who signs, in the order of their signatures; nobody if it is empty
 * @param hash which digest signatures are made of
 * @param time when they say that they were made; empty for the time of the package, or of the key if it is newer
 * @param detached true if a signature is written into a file beside the package, too: {@code PACKAGE.asc}
 */
public record SignSettings(List<KeyChoice> keys, HashAlgorithm hash, Optional<Instant> time, boolean detached) {

    /** Nobody signs. */
    public static final SignSettings NONE = new SignSettings(List.of(), HashAlgorithm.SHA512, Optional.empty(), false);

    /** Copies the keys. */
    public SignSettings {
        keys = List.copyOf(keys);
    }

    /** True if somebody is to sign. */
    public boolean isAsked() {
        return !keys.isEmpty();
    }

    /** The same with other keys. */
    public SignSettings withKeys(List<KeyChoice> others) {
        return new SignSettings(others, hash, time, detached);
    }
}
