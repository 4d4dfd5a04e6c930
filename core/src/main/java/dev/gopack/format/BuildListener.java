package dev.gopack.format;

/** Hears how a build goes, and may stop it. Called from the threads that build, so it must be quick and thread-safe. */
public interface BuildListener {

    /** Hears nothing and never stops. */
    BuildListener NONE = new BuildListener() {};

    /** A package is about to be written. */
    default void started(PackagePlan plan) {}

    /** So many more bytes of content have been read for the package. */
    default void progressed(PackagePlan plan, long bytes) {}

    /** The package stands complete at its final path. */
    default void finished(WrittenPackage written) {}

    /** True to stop as soon as possible; nothing is left behind. */
    default boolean isCancelled() {
        return false;
    }
}
