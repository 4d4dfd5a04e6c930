package dev.gopack.rpm.verify;

import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.report.GopackException;
import dev.gopack.report.Rule;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.TagType;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Digests, sizes and signatures over the compressed payload, in one pass. */
final class PayloadProofs {

    private static final int BUFFER = 1 << 18;
    private static final long SHA256 = 8; // RFC 9580, 9.5
    private static final int MOST_DIGESTS = 8; // of one kind; only one can be right

    private final RpmFile rpm;
    private final Findings findings;
    private final VerifyOptions options;

    PayloadProofs(RpmFile rpm, Findings findings, VerifyOptions options) {
        this.rpm = rpm;
        this.findings = findings;
        this.options = options;
    }

    /**
     * What is stated of the payload.
     *
     * @param counts false if it is another payload that is meant, and no other one was made of this
     */
    private record Stated(String name, List<String> values, MessageDigest digest, boolean counts) {}

    /** True if the payload is the one that was packaged. */
    boolean check() throws IOException {
        long end = rpm.source().size();
        sizes(end);
        List<Stated> stated = new ArrayList<>();
        if (rpm.main().number(Tags.PAYLOADSHA256ALGO).orElse(SHA256) == SHA256) {
            add(stated, Tags.PAYLOADSHA256, Tags.PAYLOADSHA256ALT, "SHA-256");
        } else {
            findings.add(VerifyRules.PAYLOAD_DIGEST, "the digest of the payload is of an algorithm that is not known");
        }
        add(stated, Tags.PAYLOADSHA512, Tags.PAYLOADSHA512ALT, "SHA-512");
        add(stated, Tags.PAYLOADSHA3_256, Tags.PAYLOADSHA3_256ALT, "SHA3-256");
        if (rpm.signature().has(SignatureTags.MD5)) {
            MessageDigest md5 = Digests.md5();
            md5.update(rpm.main().bytes());
            stated.add(new Stated(
                    "MD5 of header and payload",
                    List.of(HexFormat.of().formatHex(rpm.signature().binary(SignatureTags.MD5))),
                    md5,
                    true));
        }
        List<HeaderProofs.Pending> signatures = HeaderProofs.overAll(rpm, findings, options);
        feed(stated, signatures, end);
        signatures.forEach(one -> findings.add(one.finish()));
        boolean right = true;
        for (Stated one : stated) {
            String actual = Digests.hex(one.digest());
            for (String value : one.values()) {
                right &= compare(one.name(), value, actual, findings) || !one.counts();
            }
        }
        return right;
    }

    /** Whether sizes are right, and the digest that the header states is that of the payload which was written. */
    void checkWritten(String sha256) throws IOException {
        sizes(rpm.source().size());
        compare("SHA-256 of the payload", rpm.main().text(Tags.PAYLOADSHA256).orElse(""), sha256, findings);
    }

    static boolean compare(String name, String stated, String actual, Findings findings) {
        findings.require(
                stated.equals(actual),
                VerifyRules.PAYLOAD_DIGEST,
                "the " + name + " is " + actual + ", stated is " + GopackException.quote(stated));
        return stated.equals(actual);
    }

    private void sizes(long end) {
        long both = end - rpm.main().start();
        size(rpm.signature(), SignatureTags.SIZE, "header and payload", both, VerifyRules.WRONG_SIZE, findings);
        size(rpm.signature(), SignatureTags.LONG_SIZE, "header and payload", both, VerifyRules.WRONG_SIZE, findings);
        size(
                rpm.main(),
                Tags.PAYLOADSIZE.number(),
                "the payload",
                end - rpm.payloadAt(),
                VerifyRules.WRONG_SIZE,
                findings);
    }

    static void size(Header header, int tag, String what, long actual, Rule rule, Findings findings) {
        header.number(tag)
                .ifPresent(stated -> findings.require(
                        stated == actual,
                        rule,
                        "of " + what + " there are " + actual + " bytes, stated are " + Long.toUnsignedString(stated)));
    }

    /**
     * Every digest of a list has to be right; all are of one algorithm. // observed: rpm 4.18 refuses some packages with two
     *
     * @param unpacked the digest of the uncompressed payload, of which rpm knows that only beside the other one; alone it
     *     takes it for that of the payload as it is // source: rpm lib/rpmvs.c rpmvsVerify; observed: rpm 4.18 says BAD
     */
    private void add(List<Stated> to, Tag tag, Tag unpacked, String algorithm) {
        boolean alone = !rpm.main().has(tag) && rpm.main().has(unpacked);
        List<String> values = digests(rpm.main(), alone ? unpacked : tag, findings);
        if (!values.isEmpty()) {
            String what = alone
                    ? " of the payload, for which rpm takes that of the uncompressed one where it is alone,"
                    : " of the payload";
            to.add(new Stated(algorithm + what, values, Digests.digest(algorithm), !alone));
        }
    }

    /** The digests of a tag, each of them once. */
    static List<String> digests(Header main, Tag tag, Findings findings) {
        checkType(main, tag.number(), tag.type(), VerifyRules.PAYLOAD_DIGEST, findings);
        return main.texts(tag).stream().distinct().limit(MOST_DIGESTS).toList();
    }

    // source: rpm lib/rpmvs.cc rpmsinfoInit: "invalid type"; elsewhere one string may stand for a list of one
    static void checkType(Header header, int tag, TagType wanted, Rule rule, Findings findings) {
        header.entry(tag)
                .ifPresent(entry -> findings.require(
                        entry.type() == wanted,
                        rule,
                        "the digest in tag " + tag + " has the type " + entry.type() + " instead of " + wanted
                                + ", which rpm does not take"));
    }

    private void feed(List<Stated> stated, List<HeaderProofs.Pending> signatures, long end) throws IOException {
        ByteSource source = rpm.source();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, end - rpm.payloadAt())));
        long position = rpm.payloadAt();
        while (position < end) {
            int count = source.read(position, buffer.clear());
            if (count <= 0) {
                return; // the file has shrunk, which the digests tell
            }
            stated.forEach(one -> one.digest().update(buffer.array(), 0, count));
            signatures.forEach(one -> one.check().update(buffer.array(), 0, count));
            position += count;
        }
    }
}
