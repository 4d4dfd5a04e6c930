package dev.gopack.format;

import dev.gopack.archive.Compression;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.FileEntry;
import dev.gopack.model.LintSettings;
import dev.gopack.model.RelationKind;
import dev.gopack.model.SignSettings;
import dev.gopack.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A package with every decision made, immutable. Each format has its own kind, made and understood by it alone. */
public interface PackagePlan {

    /** The format's {@link PackageFormat#id}. */
    String format();

    /** Package name. */
    String name();

    /** Epoch, version and release in the format's notation: {@code [epoch:]version[-release]}. */
    String evr();

    /** What it is for, by Go's name. */
    Architecture architecture();

    /** What it is for, by the format's name. */
    String nativeArchitecture();

    /** The release of a distribution that it is for; empty if it is for all that the format serves. */
    default Optional<Target> target() {
        return Optional.empty();
    }

    /** Name of the package file. */
    String fileName();

    /**
     * Where the file goes below the directory for packages: its name, within a directory named for the target if nothing
     * in the name tells the packages of several targets apart.
     */
    default String path() {
        return fileName();
    }

    /** What it installs, in the order of the archive. */
    List<FileEntry> files();

    /** Every relation that will stand in the package, derived ones included, in its order there. */
    List<Relation> relations();

    /** Sum of the sizes of all contents in bytes: what progress is measured against. */
    long contentSize();

    /** The time that the package has. */
    Instant date();

    /** Who signs it, and how. */
    default SignSettings signing() {
        return SignSettings.NONE;
    }

    /** What follows from findings of lint. */
    default LintSettings lint() {
        return LintSettings.DEFAULT;
    }

    /** What the bytes of its payload depend on, if other packages of the same build may share them. */
    default Optional<Payload> payload() {
        return Optional.empty();
    }

    /**
     * What a payload depends on.
     *
     * @param compression how it is compressed
     * @param archive equal to that of another package of the same format if the archives are the same, byte for byte, and
     *     so is all that the writer notes of them
     * @param contents of the files, in the order of the archive
     * @param contentDigest which digest of each content the package states, by the JDK's name
     * @param digestsArchive true if the package states a digest of the archive as it was before it was compressed, so
     *     that every content must be read for it
     */
    record Payload(
            Compression compression,
            Object archive,
            List<ContentSource> contents,
            String contentDigest,
            boolean digestsArchive) {
        /** Copies the list. */
        public Payload {
            contents = List.copyOf(contents);
        }
    }

    /**
     * One relation.
     *
     * @param kind which list it stands in
     * @param text in the format's notation
     * @param reason why it is there if the spec does not say so itself, or empty
     */
    record Relation(RelationKind kind, String text, Optional<String> reason) {}
}
