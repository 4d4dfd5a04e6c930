package dev.gopack.model;

import java.util.Objects;

/**
 * What every installed file has.
 *
 * @param owner owner and group
 * @param mode permission bits, setuid, setgid and sticky included: at most 07777
 * @param mtime seconds since 1970-01-01T00:00:00Z, at least 0
 * @param lang locale that the file is for (rpm {@code %lang}), or empty
 * @param capabilities Linux file capabilities in the text form of cap_to_text(3), or empty
 */
public record FileAttributes(Ownership owner, int mode, long mtime, String lang, String capabilities) {

    /** Refuses modes and times that no archive can hold. */
    public FileAttributes {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(capabilities, "capabilities");
        if ((mode & ~07777) != 0) {
            throw new IllegalArgumentException("mode has bits beyond 07777: " + Integer.toOctalString(mode));
        }
        if (mtime < 0 || mtime > 0xffff_ffffL) {
            throw new IllegalArgumentException("modification time is not within 1970 to 2106: " + mtime);
        }
    }

    /** Attributes owned by root, without language or capabilities. */
    public static FileAttributes of(int mode, long mtime) {
        return new FileAttributes(Ownership.ROOT, mode, mtime, "", "");
    }
}
