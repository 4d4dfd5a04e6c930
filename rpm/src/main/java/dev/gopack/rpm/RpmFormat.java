package dev.gopack.rpm;

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
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.plan.RpmDescription;
import dev.gopack.rpm.plan.RpmPlan;
import dev.gopack.rpm.plan.RpmPlanner;
import dev.gopack.rpm.plan.RpmRules;
import dev.gopack.rpm.read.Parts;
import dev.gopack.rpm.read.RpmPortrait;
import dev.gopack.rpm.read.RpmReader;
import dev.gopack.rpm.verify.RpmVerifier;
import dev.gopack.rpm.write.RpmConverter;
import dev.gopack.rpm.write.RpmWriter;
import dev.gopack.rpm.write.SignableRpm;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** rpm packages of format 4: what every rpm from 4.11 (RHEL 7) to 6 installs. Reads format 6 as well. */
public final class RpmFormat implements PackageFormat {

    /** For {@link java.util.ServiceLoader}, and for programs that need this format alone. */
    public RpmFormat() {}

    /** What {@link #plan} checks. */
    public static List<Rule> rules() {
        return RpmRules.all();
    }

    @Override
    public String id() {
        return RpmPlan.FORMAT;
    }

    @Override
    public PackagePlan plan(PackageDraft draft, Report.Collector findings) {
        return RpmPlanner.plan(draft, findings);
    }

    @Override
    public Proof write(PackagePlan plan, FileChannel out, WriteContext context) throws IOException {
        if (!(plan instanceof RpmPlan rpm)) {
            throw new IllegalArgumentException("not a plan of this format: " + plan.format());
        }
        RpmWriter.Written made = RpmWriter.write(rpm, out, context);
        return (written, findings) -> {
            made.pieces().check(written);
            RpmVerifier.verifyWritten(written, made.payloadSha256(), findings);
        };
    }

    @Override
    public boolean recognises(byte[] firstBytes) {
        return Lead.recognises(firstBytes);
    }

    /** A relation for each, as rpm's own generator writes them: {@code libz.so.1()(64bit)}. */
    @Override
    public Set<String> requiredLibraries(PackageInfo info, Set<String> sonames) {
        Set<String> required = new HashSet<>();
        for (String relation : info.relations().getOrDefault("Requires", List.of())) {
            String name = relation.split(" ", 2)[0];
            int bracket = name.indexOf('(');
            String soname = bracket < 0 ? name : name.substring(0, bracket);
            if (sonames.contains(soname)) {
                required.add(soname);
            }
        }
        return required;
    }

    @Override
    public PackageInfo read(ByteSource source, ContentTaker contents) throws IOException {
        return RpmReader.read(source, contents);
    }

    @Override
    public void verify(ByteSource source, VerifyOptions options, Findings findings) throws IOException {
        RpmVerifier.verify(source, options, findings);
    }

    @Override
    public SignableFile signable(ByteSource source, SignatureChange change) throws IOException {
        return SignableRpm.open(source, change);
    }

    @Override
    public void convert(ByteSource source, int format, FileChannel out, WriteContext context) throws IOException {
        RpmConverter.convert(source, format, out, context);
    }

    @Override
    public List<Part> parts(ByteSource source) throws IOException {
        return Parts.of(source);
    }

    @Override
    public Optional<PackageInfo> describe(PackagePlan plan) {
        return plan instanceof RpmPlan rpm ? Optional.of(RpmDescription.of(rpm)) : Optional.empty();
    }

    @Override
    public Optional<Portrait> portray(PackageInfo info) {
        return Optional.of(RpmPortrait.of(info));
    }
}
