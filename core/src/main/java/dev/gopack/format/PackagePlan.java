package dev.gopack.format;

import dev.gopack.model.Architecture;
import dev.gopack.model.FileEntry;
import dev.gopack.model.RelationKind;
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

    /** Name of the package file. */
    String fileName();

    /** What it installs, in the order of the archive. */
    List<FileEntry> files();

    /** Every relation that will stand in the package, derived ones included, in its order there. */
    List<Relation> relations();

    /** Sum of the sizes of all contents in bytes: what progress is measured against. */
    long contentSize();

    /**
     * One relation.
     *
     * @param kind which list it stands in
     * @param text in the format's notation
     * @param reason why it is there if the spec does not say so itself, or empty
     */
    record Relation(RelationKind kind, String text, Optional<String> reason) {}
}
