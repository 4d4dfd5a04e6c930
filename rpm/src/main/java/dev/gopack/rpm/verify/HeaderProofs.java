package dev.gopack.rpm.verify;

import dev.gopack.io.Digests;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.TagType;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.CheckedSignature;
import dev.gopack.verify.Coverage;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Digests and signatures over the main header. // rpm docs/manual/format_v4.md, format_v6.md; source: rpm lib/rpmvs.cc */
final class HeaderProofs {

    private static final int RSA = 1;

    private final RpmFile rpm;
    private final Findings findings;
    private final VerifyOptions options;
    private final byte[] header;

    HeaderProofs(RpmFile rpm, Findings findings, VerifyOptions options) {
        this.rpm = rpm;
        this.findings = findings;
        this.options = options;
        this.header = new byte[rpm.main().size()];
        rpm.main().bytes().get(header);
    }

    void checkHeader() throws IOException {
        digest(SignatureTags.SHA256, "SHA-256");
        digest(SignatureTags.SHA3_256, "SHA3-256");
        digest(SignatureTags.SHA1, "SHA-1");
        signatures(SignatureTags.RSA, "RSAHEADER");
        signatures(SignatureTags.DSA, "DSAHEADER");
        int number = 0;
        for (String text : rpm.signature().texts(Tags.OPENPGP)) {
            String place = "OPENPGP #" + ++number;
            findings.step(VerifyRules.BROKEN_SIGNATURE, () -> {
                check(place, SignatureTags.OPENPGP, one(base64(text)));
                return true;
            });
        }
    }

    private void digest(int tag, String algorithm) {
        rpm.signature().text(tag).ifPresent(stated -> {
            PayloadProofs.checkType(rpm.signature(), tag, TagType.STRING, VerifyRules.HEADER_DIGEST, findings);
            MessageDigest digest = Digests.digest(algorithm);
            digest.update(header);
            String actual = Digests.hex(digest);
            findings.require(
                    stated.equals(actual),
                    VerifyRules.HEADER_DIGEST,
                    "the " + algorithm + " of the header is " + actual + ", stated is "
                            + dev.gopack.report.GopackException.quote(stated));
        });
    }

    private void signatures(int tag, String place) throws IOException {
        if (rpm.signature().has(tag)) {
            findings.step(VerifyRules.BROKEN_SIGNATURE, () -> {
                check(place, tag, one(rpm.signature().binary(tag)));
                return true;
            });
        }
    }

    private byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw rpm.signature().broken(SignatureTags.OPENPGP, "a signature that is not base64");
        }
    }

    /** A place has one signature and nothing else. */
    private OpenPgpSignature one(byte[] bytes) {
        Header signature = rpm.signature();
        List<OpenPgpSignature> all = OpenPgpSignature.binary(rpm.source().name(), bytes, signature.start());
        if (all.size() > 1) {
            throw new FormatException(
                    rpm.source().name(), signature.start(), "several signatures where rpm looks for one");
        }
        return all.get(0);
    }

    private void check(String place, int tag, OpenPgpSignature signature) {
        checkPlace(place, tag, signature, findings);
        OpenPgpSignature.Check check = signature.check(options.keys(), options.now());
        check.update(header, 0, header.length);
        boolean whole = HeaderChecks.hasPayloadDigest(rpm.main());
        findings.add(new CheckedSignature(
                place,
                whole ? "the header and, through its digests, the payload" : "the header",
                whole ? Coverage.WHOLE : Coverage.PART,
                check.finish()));
    }

    // source: rpm sign/rpmgensig.cc: RSA has one tag, all else the other, both for packets of version 4 and older alone
    static void checkPlace(String place, int tag, OpenPgpSignature signature, Findings findings) {
        if (tag == SignatureTags.OPENPGP) {
            return;
        }
        boolean forRsa = tag == SignatureTags.RSA || tag == SignatureTags.PGP;
        boolean rsa = signature.keyAlgorithm() == RSA || signature.keyAlgorithm() == 3;
        findings.require(
                forRsa == rsa && signature.version() <= 4,
                VerifyRules.MISPLACED_SIGNATURE,
                "a signature of version " + signature.version() + " that is " + (rsa ? "" : "not ") + "RSA stands as "
                        + place + ", where not every rpm takes it");
    }

    /** The signatures over header and payload, to which both are still to be given. */
    static List<Pending> overAll(RpmFile rpm, Findings findings, VerifyOptions options) throws IOException {
        List<Pending> pending = new ArrayList<>();
        for (int tag : new int[] {SignatureTags.PGP, SignatureTags.GPG}) {
            String place = tag == SignatureTags.PGP ? "SIGPGP" : "SIGGPG";
            if (rpm.signature().has(tag)) {
                findings.step(VerifyRules.BROKEN_SIGNATURE, () -> {
                    HeaderProofs proofs = new HeaderProofs(rpm, findings, options);
                    OpenPgpSignature signature = proofs.one(rpm.signature().binary(tag));
                    checkPlace(place, tag, signature, findings);
                    OpenPgpSignature.Check check = signature.check(options.keys(), options.now());
                    check.update(proofs.header, 0, proofs.header.length);
                    return pending.add(new Pending(place, check));
                });
            }
        }
        return pending;
    }

    /** A signature that has got the header and waits for the payload. */
    record Pending(String place, OpenPgpSignature.Check check) {
        CheckedSignature finish() {
            return new CheckedSignature(place, "header and payload", Coverage.WHOLE, check.finish());
        }
    }
}
