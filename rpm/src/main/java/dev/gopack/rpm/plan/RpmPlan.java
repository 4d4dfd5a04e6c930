package dev.gopack.rpm.plan;

import dev.gopack.archive.Compression;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackagePlan;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.FileEntry;
import dev.gopack.model.LintSettings;
import dev.gopack.model.SignSettings;
import dev.gopack.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An rpm with every decision made.
 *
 * @param draft what was asked for
 * @param version epoch, version, release
 * @param rpmArchitecture what it is for, as rpm names it
 * @param files what the package owns, sorted by bytes: directories that it does not own are left out
 * @param rpmRelations all relations: by list, then as rpm sorts them
 * @param compression of the payload
 * @param rpmFormat version of the package format: 4 or 6
 * @param legacyDigests true if SHA-1 and MD5 are written too, which rpm before 4.14 and tools of its time look at
 */
public record RpmPlan(
        PackageDraft draft,
        Evr version,
        RpmArchitecture rpmArchitecture,
        List<FileEntry> files,
        List<RpmRelation> rpmRelations,
        Compression compression,
        int rpmFormat,
        boolean legacyDigests)
        implements PackagePlan {

    /** Name of the format. */
    public static final String FORMAT = "rpm";

    /** Copies the lists. */
    public RpmPlan {
        files = List.copyOf(files);
        rpmRelations = List.copyOf(rpmRelations);
    }

    /** True if the package is of format 6. */
    public boolean isSix() {
        return rpmFormat == 6;
    }

    /** True if the payload names files by their number in the header alone. */
    public boolean isStripped() {
        return isSix() || Sizes.hasLargeFile(files);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public String name() {
        return draft.spec().name();
    }

    @Override
    public String evr() {
        return version.toString();
    }

    @Override
    public Architecture architecture() {
        return draft.architecture();
    }

    @Override
    public String nativeArchitecture() {
        return rpmArchitecture.name();
    }

    @Override
    public Optional<Target> target() {
        return draft.target();
    }

    @Override
    public Instant date() {
        return Instant.ofEpochSecond(draft.timestamp());
    }

    @Override
    public SignSettings signing() {
        return draft.spec().sign();
    }

    @Override
    public LintSettings lint() {
        return draft.spec().lint();
    }

    /** A target without a dist tag has a directory of its own. */
    @Override
    public String path() {
        return target().filter(target -> target.distTag().isEmpty())
                .map(target -> target.id() + "/" + fileName())
                .orElseGet(this::fileName);
    }

    // source: rpm macros.in _build_name_fmt; the epoch is never in it
    @Override
    public String fileName() {
        return name() + "-" + version.withoutEpoch() + "." + nativeArchitecture() + ".rpm";
    }

    // what kind a program is said to be depends on the architecture too
    @Override
    public Optional<Payload> payload() {
        List<ContentSource> contents = files.stream()
                .filter(FileEntry.Regular.class::isInstance)
                .map(file -> ((FileEntry.Regular) file).content())
                .toList();
        return Optional.of(
                new Payload(compression, List.of(rpmArchitecture, rpmFormat, files), contents, "SHA-256", true));
    }

    @Override
    public List<Relation> relations() {
        return rpmRelations.stream().map(RpmRelation::toRelation).toList();
    }

    @Override
    public long contentSize() {
        return files.stream()
                .mapToLong(file -> file instanceof FileEntry.Regular regular
                        ? regular.content().size()
                        : 0)
                .sum();
    }
}
