package dev.gopack.deb.write;

import dev.gopack.archive.Compression;
import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.format.PackagePlan;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.DebSignature;
import dev.gopack.model.FileEntry;
import dev.gopack.model.LintSettings;
import dev.gopack.model.SignSettings;
import dev.gopack.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A deb package with every decision made.
 *
 * @param name package name
 * @param evr {@code [epoch:]upstream[-revision]}
 * @param architecture what it is for, by Go's name
 * @param nativeArchitecture what it is for, by Debian's name
 * @param fileName name of the file
 * @param files what is installed, in {@link ArchiveOrder}
 * @param relations relations to other packages, in the order of the control file
 * @param control the control file, complete
 * @param controlFiles the other members of the control archive except md5sums
 * @param conffiles paths that dpkg treats as configuration, which are left out of md5sums
 * @param compression how the data member is compressed
 * @param timestamp seconds since 1970-01-01T00:00:00Z, for everything that has no time of its own
 * @param target the release of a distribution that it is for; empty if it is for all
 * @param path where the file goes below the directory for packages
 * @param signing who signs it
 * @param signature how it is signed
 * @param lint what follows from findings of lint
 */
public record DebPlan(
        String name,
        String evr,
        Architecture architecture,
        String nativeArchitecture,
        String fileName,
        List<FileEntry> files,
        List<Relation> relations,
        ControlParagraph control,
        List<ControlFile> controlFiles,
        Set<String> conffiles,
        Compression compression,
        long timestamp,
        Optional<Target> target,
        String path,
        SignSettings signing,
        DebSignature signature,
        LintSettings lint)
        implements PackagePlan {

    /** Copies the collections. */
    public DebPlan {
        files = List.copyOf(files);
        relations = List.copyOf(relations);
        controlFiles = List.copyOf(controlFiles);
        conffiles = Set.copyOf(conffiles);
    }

    @Override
    public String format() {
        return "deb";
    }

    @Override
    public Instant date() {
        return Instant.ofEpochSecond(timestamp);
    }

    /** What is noted of the archive is md5sums, which leaves conffiles out. */
    @Override
    public Optional<Payload> payload() {
        List<ContentSource> contents = files.stream()
                .filter(FileEntry.Regular.class::isInstance)
                .map(file -> ((FileEntry.Regular) file).content())
                .toList();
        return Optional.of(new Payload(compression, List.of(conffiles, files), contents, "MD5", false));
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
