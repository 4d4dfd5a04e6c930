package dev.gopack.format;

import dev.gopack.archive.BombLimit;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import dev.gopack.report.InputException;
import dev.gopack.report.Report;
import dev.gopack.report.SigningException;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A kind of package, such as rpm or deb. Implementations are found by {@link java.util.ServiceLoader}. */
public interface PackageFormat {

    /** Name in specs, on the command line and as file extension: {@code rpm}, {@code deb}. */
    String id();

    /**
     * Decides everything about a package: names, versions, relations, their causes. Reads no content and writes nothing.
     *
     * @param draft what was asked for, with its files found
     * @param findings where problems go; after an error the plan is not used
     */
    PackagePlan plan(PackageDraft draft, Report.Collector findings);

    /**
     * Writes a package, signed by everybody in {@link WriteContext#signing}. Each content is opened once and read once;
     * memory does not grow with the payload.
     *
     * @param plan made by this format
     * @param out an empty file, which stays open
     * @return who can tell whether the file has what was meant for it
     * @throws dev.gopack.report.InputException if a content is not what it was
     * @throws dev.gopack.report.OutputException if the package would break a limit of the format
     * @throws dev.gopack.report.SigningException if a signature cannot be made
     * @throws dev.gopack.report.CancelledException if the listener asked to stop
     */
    Proof write(PackagePlan plan, FileChannel out, WriteContext context) throws IOException;

    /** Knows what was written to a file. */
    @FunctionalInterface
    interface Proof {
        /**
         * Reads a package that was just written, before it gets its name: structure and headers as a stranger's would be
         * read, and all bytes against digests that were taken while they were written. Decompresses no payload.
         *
         * @param findings where faults go
         * @throws dev.gopack.report.FormatException for a fault as well
         */
        void check(ByteSource written, Findings findings) throws IOException;
    }

    /**
     * Why {@link #read} takes a package for a decompression bomb, though it is honest; empty if it does not.
     *
     * @param plan made by this format
     * @param size of the package that was written, in bytes
     */
    default Optional<String> likeBomb(PackagePlan plan, long size) {
        return BombLimit.isExceeded(plan.contentSize(), size)
                ? Optional.of(plan.contentSize() + " bytes of contents in " + size)
                : Optional.empty();
    }

    /** True if the first bytes are those of this format. */
    boolean recognises(byte[] firstBytes);

    /**
     * Reads a package strictly: structure, digests, agreement of its parts. Decompresses and digests the payload.
     *
     * @param contents gets the contents of the files, in archive order
     * @throws dev.gopack.report.FormatException if it is not a package of this format
     */
    PackageInfo read(ByteSource source, ContentTaker contents) throws IOException;

    /**
     * As {@link #read(ByteSource, ContentTaker)}, for those who go by what is in it: a package with a wrong digest is refused
     * if its package manager refuses it. Of one that is damaged not all contents were handed on.
     *
     * @throws dev.gopack.report.FormatException also if it is not what its digests say
     */
    default PackageInfo readIntact(ByteSource source, ContentTaker contents) throws IOException {
        PackageInfo info = read(source, contents);
        if (insistsOnDigests() && info.damage().isPresent()) {
            PackageInfo.DigestCheck wrong = info.damage().get();
            throw new FormatException(
                    source.name(),
                    0,
                    "the package is damaged: " + wrong.name() + " is " + wrong.actual() + ", stated is "
                            + wrong.stated());
        }
        return info;
    }

    /** False if its package manager installs packages with wrong digests, which are there to find later changes. */
    default boolean insistsOnDigests() {
        return true;
    }

    /**
     * Verifies a package: everything that {@link #read} checks, its signatures, and what its readers might see
     * differently. Content that is wrong is a finding. A format without a verifier of its own is only read.
     *
     * @param findings where findings and signatures go
     */
    default void verify(ByteSource source, VerifyOptions options, Findings findings) throws IOException {
        findings.step(VerifyRules.UNREADABLE, () -> read(source)).ifPresent(info -> info.digests()
                .forEach(digest -> findings.require(
                        digest.matches(),
                        VerifyRules.PAYLOAD_DIGEST,
                        digest.name() + " is " + digest.actual() + ", stated is " + digest.stated())));
    }

    /**
     * A package file as one whose signatures change. Reads its structure as strictly as {@link #read} does, without the
     * payload.
     *
     * @param source the file, which stays open
     * @param change what its signatures are to be
     * @throws dev.gopack.report.FormatException if it is not a package of this format
     * @throws SigningException if packages of this format have no signatures
     */
    default SignableFile signable(ByteSource source, SignatureChange change) throws IOException {
        throw new SigningException("packages of the format " + id() + " have no signatures in them");
    }

    /**
     * Writes a package in another form of this format, with the same files and without signatures. Everything that the
     * package says of itself is checked on the way.
     *
     * @param source the file, which stays open
     * @param form number of the form, such as 6 for rpm's format 6
     * @param out an empty file, which stays open
     * @throws dev.gopack.report.FormatException if it is not a package of this format, or not what its digests say
     * @throws InputException if there is no such form, or the package is of it already
     */
    default void convert(ByteSource source, int form, FileChannel out, WriteContext context) throws IOException {
        throw new InputException("packages of the format " + id() + " have one form alone");
    }

    /**
     * What a package file consists of, in its order and without gaps.
     *
     * @param source a package that {@link #read} takes
     */
    default List<Part> parts(ByteSource source) throws IOException {
        return List.of(new Part("the file", 0, source.size(), false));
    }

    /**
     * A part of a package file.
     *
     * @param name what it is in the words of the format's documents; once in a package
     * @param from offset of its first byte
     * @param to offset behind its last byte
     * @param digest true if it tells no more than what other parts have
     */
    record Part(String name, long from, long to, boolean digest) {}

    /**
     * What {@link #read} would say of the package that a plan becomes, without digests: nothing is written or read for it.
     *
     * @return empty if the format cannot say
     */
    default Optional<PackageInfo> describe(PackagePlan plan) {
        return Optional.empty();
    }

    /**
     * Those of some shared libraries that the relations of a package see to, so that it is not installed without them.
     *
     * @param sonames names by which its programs ask for libraries
     */
    default Set<String> requiredLibraries(PackageInfo info, Set<String> sonames) {
        return Set.of();
    }

    /**
     * Relations that keep a package out of releases, as far as the format knows their packages.
     *
     * @return each relation with the ids of the targets that have nothing for it; none for those that all have
     */
    default Map<String, Set<String>> unmet(PackageInfo info) {
        return Map.of();
    }

    /**
     * What a package of this format says of itself, in words that all formats share.
     *
     * @return empty if the format cannot say
     */
    default Optional<Portrait> portray(PackageInfo info) {
        return Optional.empty();
    }

    /** As the other one, without handing on any content. */
    default PackageInfo read(ByteSource source) throws IOException {
        return read(source, ContentTaker.NONE);
    }
}
