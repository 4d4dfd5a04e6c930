package dev.gopack.deb;

import dev.gopack.deb.read.DebLimits;
import dev.gopack.deb.read.DebPortrait;
import dev.gopack.deb.read.DebReader;
import dev.gopack.deb.read.DebVerifier;
import dev.gopack.deb.read.Parts;
import dev.gopack.deb.write.DebPlan;
import dev.gopack.deb.write.DebWriter;
import dev.gopack.deb.write.SignableDeb;
import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.Portrait;
import dev.gopack.format.SignableFile;
import dev.gopack.format.SignatureChange;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ByteSource;
import dev.gopack.io.WrittenPieces;
import dev.gopack.report.Report;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The deb format of Debian and Ubuntu. */
public final class DebFormat implements PackageFormat {

    private static final byte[] START = "!<arch>\ndebian-binary".getBytes(StandardCharsets.US_ASCII);
    private static final int MAGIC = 8;

    /** For {@link java.util.ServiceLoader}; the format has no state. */
    public DebFormat() {}

    @Override
    public String id() {
        return "deb";
    }

    @Override
    public PackagePlan plan(PackageDraft draft, Report.Collector findings) {
        return new DebPlanner(draft, findings).plan();
    }

    @Override
    public Proof write(PackagePlan plan, FileChannel out, WriteContext context) throws IOException {
        if (!(plan instanceof DebPlan own)) {
            throw new IllegalArgumentException("not a plan of this format: " + plan.format());
        }
        WrittenPieces pieces = DebWriter.write(own, out, context);
        return (written, findings) -> {
            pieces.check(written);
            DebVerifier.verifyWritten(written, findings);
        };
    }

    @Override
    public Optional<String> likeBomb(PackagePlan plan, long size) {
        Optional<String> usual = PackageFormat.super.likeBomb(plan, size);
        return usual.isPresent() || plan.files().size() <= DebLimits.entries(size)
                ? usual
                : Optional.of(plan.files().size() + " files in " + size + " bytes");
    }

    @Override
    public boolean recognises(byte[] firstBytes) {
        // any other archive starts so too; which it is shows behind that, if as much is given
        int known = Math.min(firstBytes.length, START.length);
        return known >= MAGIC && Arrays.equals(firstBytes, 0, known, START, 0, known);
    }

    @Override
    public Set<String> requiredLibraries(PackageInfo info, Set<String> sonames) {
        return RequiredLibraries.of(info, sonames, SharedLibraries.bundled());
    }

    @Override
    public Map<String, Set<String>> unmet(PackageInfo info) {
        return LibraryPackages.unmet(info);
    }

    @Override
    public PackageInfo read(ByteSource source, ContentTaker contents) throws IOException {
        return DebReader.read(source, contents);
    }

    // docs: dpkg(1) --verify; dpkg installs what md5sums says otherwise of
    @Override
    public boolean insistsOnDigests() {
        return false;
    }

    @Override
    public void verify(ByteSource source, VerifyOptions options, Findings findings) throws IOException {
        DebVerifier.verify(source, options, findings);
    }

    @Override
    public SignableFile signable(ByteSource source, SignatureChange change) throws IOException {
        return SignableDeb.open(source, change);
    }

    @Override
    public List<Part> parts(ByteSource source) throws IOException {
        return Parts.of(source);
    }

    @Override
    public Optional<PackageInfo> describe(PackagePlan plan) {
        try {
            return plan instanceof DebPlan deb ? Optional.of(DebDescription.of(deb)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing but memory is read
        }
    }

    @Override
    public Optional<Portrait> portray(PackageInfo info) {
        return Optional.of(DebPortrait.of(info));
    }
}
