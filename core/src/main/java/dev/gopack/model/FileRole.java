package dev.gopack.model;

/** What a regular file is to the package manager. */
public enum FileRole {
    /** Nothing special. */
    PLAIN,
    /** A configuration file: a changed one survives an upgrade (rpm {@code %config}, dpkg conffile). */
    CONFIG,
    /** As CONFIG, and on rpm a changed one stays in place, the new one beside it as {@code .rpmnew}. */
    CONFIG_NOREPLACE,
    /** As CONFIG, and on rpm it may be absent without {@code rpm -V} complaining. */
    CONFIG_MISSINGOK,
    /** Documentation (rpm {@code %doc}). */
    DOC,
    /** The licence (rpm {@code %license}): installed even where documentation is left out. */
    LICENSE,
    /** A readme (rpm {@code %readme}). */
    README;

    /** True for the three kinds of configuration file. */
    public boolean isConfig() {
        return this == CONFIG || this == CONFIG_NOREPLACE || this == CONFIG_MISSINGOK;
    }
}
