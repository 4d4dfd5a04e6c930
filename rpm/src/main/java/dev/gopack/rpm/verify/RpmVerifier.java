package dev.gopack.rpm.verify;

import dev.gopack.archive.Codec;
import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.openpgp.KeyRing;
import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderReader;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.rpm.read.RpmReader;
import dev.gopack.target.Answer;
import dev.gopack.target.RpmFeatures;
import dev.gopack.target.Target;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyPolicy;
import dev.gopack.verify.VerifyRules;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Verifies a package from front to back; what cannot be read ends the way there. */
public final class RpmVerifier {

    private static final int HEADER_BUFFER = 1 << 13;

    private final ByteSource source;
    private final VerifyOptions options;
    private final Findings findings;

    private RpmVerifier(ByteSource source, VerifyOptions options, Findings findings) {
        this.source = source;
        this.options = options;
        this.findings = findings;
    }

    /** Finds everything that can be said of a package. Never throws for what is in it. */
    public static void verify(ByteSource source, VerifyOptions options, Findings findings) throws IOException {
        RpmVerifier verifier = new RpmVerifier(source, options, findings);
        Optional<RpmFile> file = verifier.parts();
        if (file.isPresent()) {
            // a tag whose text cannot be read is found by whoever first wants it
            findings.step(VerifyRules.HEADER, () -> {
                verifier.check(file.get());
                return true;
            });
        }
    }

    /**
     * Looks at a package that was just written. Its payload is not looked at: who wrote it compares it with what it had
     * written, and knows its digest.
     *
     * @param payloadSha256 what the header has to state
     */
    public static void verifyWritten(ByteSource source, String payloadSha256, Findings findings) throws IOException {
        VerifyOptions options = new VerifyOptions(KeyRing.EMPTY, Instant.EPOCH, VerifyPolicy.DEFAULT);
        Optional<RpmFile> file = new RpmVerifier(source, options, findings).parts();
        if (file.isPresent()) {
            RpmFile rpm = file.get();
            new HeaderChecks(rpm, findings, options).run();
            new HeaderProofs(rpm, findings, options).checkHeader();
            new PayloadProofs(rpm, findings, options).checkWritten(payloadSha256);
            FileTable.read(rpm);
            RpmReader.checkLists(rpm);
        }
    }

    private Optional<RpmFile> parts() throws IOException {
        BoundedReader in = new BoundedReader(
                source.name(),
                new BufferedInputStream(new ByteSourceInputStream(source, 0, source.size()), HEADER_BUFFER),
                0);
        Optional<Lead> lead = findings.step(VerifyRules.LEAD, () -> Lead.read(in));
        if (lead.isEmpty()) {
            return Optional.empty();
        }
        Optional<Header> signature =
                findings.step(VerifyRules.SIGNATURE_HEADER, () -> HeaderReader.signature(source.name(), in));
        if (signature.isEmpty()) {
            return Optional.empty();
        }
        Optional<Header> main = findings.step(VerifyRules.HEADER, () -> HeaderReader.main(source.name(), in));
        return main.map(header -> new RpmFile(source, lead.get(), signature.get(), header, in.offset()));
    }

    private void check(RpmFile rpm) throws IOException {
        new HeaderChecks(rpm, findings, options).run();
        HeaderProofs proofs = new HeaderProofs(rpm, findings, options);
        proofs.checkHeader();
        options.policy().target().ifPresent(target -> features(rpm, target));
        boolean intact = new PayloadProofs(rpm, findings, options).check();
        Optional<FileTable> files = FileTable.of(rpm, findings);
        findings.step(VerifyRules.HEADER_LISTS, () -> {
            RpmReader.checkLists(rpm);
            if (files.isPresent()) {
                RpmReader.checkFiles(rpm);
            }
            return true;
        });
        if (!intact) {
            return; // what is in another payload would only be noise
        }
        Optional<Codec> codec = codec(rpm);
        if (codec.isPresent() && files.isPresent()) {
            new PayloadWalk(rpm, files.get(), findings).check(codec.get());
        }
    }

    private Optional<Codec> codec(RpmFile rpm) {
        String format = rpm.main().text(Tags.PAYLOADFORMAT).orElse("cpio");
        findings.require(
                format.equals("cpio"),
                VerifyRules.UNKNOWN_COMPRESSION,
                "a payload of the format " + GopackException.quote(format));
        Optional<String> word = rpm.main().text(Tags.PAYLOADCOMPRESSOR);
        Optional<Codec> codec = word.isEmpty() ? Optional.of(Codec.NONE) : Codec.readable(word.get());
        word.filter(name -> codec.isEmpty())
                .ifPresent(name -> findings.add(
                        VerifyRules.UNKNOWN_COMPRESSION,
                        "a payload that is compressed with " + GopackException.quote(name)));
        options.policy().target().ifPresent(target -> word.filter(
                        name -> !target.payload().reads(name))
                .ifPresent(name -> findings.add(
                        VerifyRules.NOT_FOR_TARGET,
                        target.id() + " does not read payloads that are compressed with "
                                + GopackException.quote(name))));
        return format.equals("cpio") ? codec : Optional.empty();
    }

    /** What an rpm asks of rpm itself, as packages of format 6 do; compression is looked at by its name. */
    private void features(RpmFile rpm, Target target) {
        rpm.main().texts(Tags.REQUIRENAME).stream()
                .filter(name -> RpmFeatures.isFeature(name)
                        && RpmFeatures.codec(name).isEmpty()
                        && RpmFeatures.has(target, name) == Answer.NO)
                .distinct()
                .forEach(name -> findings.add(
                        VerifyRules.NOT_FOR_TARGET,
                        target.id() + " has no " + GopackException.quote(name)
                                + ", which the package requires of rpm"));
    }
}
