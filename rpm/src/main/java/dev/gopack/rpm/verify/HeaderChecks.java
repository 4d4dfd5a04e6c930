package dev.gopack.rpm.verify;

import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderLimits;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the lead and the two headers say of each other, and what stands where nothing covers it. */
final class HeaderChecks {

    private static final int LONGEST_LEAD_NAME = 65;
    private static final int NOARCH = 255; // source: rpm rpmrc.in arch_canon: that of noarch

    /** Hexadecimal digits, or base64. */
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9+/\\s]*={0,2}\\s*");

    /** Characters of one; a signature of 4096 bits has 1050 in hexadecimal. */
    private static final int LONGEST_SIGNATURE = 1 << 14;

    /**
     * What rpm notes in its database of an installed package: the time, what became of files, their names before a relocation.
     * In a package, rpm looks for files by those names. // source: rpm include/rpm/rpmtag.h; observed: rpm 4.18
     */
    private static final List<Integer> OF_DATABASE = List.of(1008, 1029, 1099, 1119, 1120, 1121, 1127, 1128, 1129);

    private final RpmFile rpm;
    private final Findings findings;
    private final VerifyOptions options;

    HeaderChecks(RpmFile rpm, Findings findings, VerifyOptions options) {
        this.rpm = rpm;
        this.findings = findings;
        this.options = options;
    }

    void run() throws IOException {
        findings.step(VerifyRules.NO_IDENTITY, () -> {
            identity();
            return true;
        });
        signatureHeader();
        strongDigests();
    }

    private void identity() throws IOException {
        for (Tag tag : List.of(Tags.NAME, Tags.VERSION, Tags.RELEASE, Tags.OS, Tags.ARCH)) {
            findings.require(
                    rpm.main().text(tag).filter(value -> !value.isEmpty()).isPresent(),
                    VerifyRules.NO_IDENTITY,
                    "the header has no " + tag);
        }
        names();
        long format = rpm.main().number(Tags.RPMFORMAT).orElse(4L);
        new MergedTags(rpm, format, findings).check();
        // source: rpm lib/rpmvs.cc: format 6 is recognised by both of these
        boolean six =
                rpm.signature().has(SignatureTags.RESERVED) && rpm.signature().has(SignatureTags.SHA3_256);
        findings.require(
                (format == 4 || format == 6) && six == (format == 6),
                VerifyRules.FORMAT_MISMATCH,
                "the main header is of format " + format + ", the signature header of format " + (six ? 6 : 4));
        for (Header.Entry entry : rpm.main().entries()) {
            findings.require(
                    !OF_DATABASE.contains(entry.tag()),
                    VerifyRules.HEADER,
                    "tag " + entry.tag() + " is for rpm's database, and in no package");
        }
        lead();
    }

    /**
     * Names of files are made of these values, and what takes them apart again goes by the hyphens. // source: rpm
     * build/parsePreamble.cc rpmCharCheck: rpmbuild takes neither; rpm installs such packages
     */
    private void names() {
        for (Tag tag : List.of(Tags.NAME, Tags.VERSION, Tags.RELEASE, Tags.OS, Tags.ARCH)) {
            String value = rpm.main().text(tag).orElse("");
            boolean plain = value.chars()
                    .noneMatch(c -> c == '/'
                            || Character.isISOControl(c)
                            || Character.isWhitespace(c)
                            || Character.isSpaceChar(c));
            findings.require(
                    plain,
                    VerifyRules.NO_IDENTITY,
                    tag + " is " + GopackException.quote(value) + ", which names no file");
        }
        for (Tag tag : List.of(Tags.VERSION, Tags.RELEASE)) {
            String value = rpm.main().text(tag).orElse("");
            findings.require(
                    value.indexOf('-') < 0,
                    VerifyRules.NO_IDENTITY,
                    tag + " is " + GopackException.quote(value) + ", with the hyphen that ends name and version");
        }
    }

    private void lead() throws IOException {
        Lead lead = rpm.lead();
        String name = rpm.main().text(Tags.NAME).orElse("") + "-" + rpm.evr();
        String cut = new Lead(3, false, 0, name).name();
        byte[] bytes = cut.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        // others leave the epoch out, or write what stands in the file's name
        boolean same = lead.name().isEmpty()
                || bytes.length > LONGEST_LEAD_NAME
                || lead.name().equals(name)
                || lead.name().startsWith(rpm.main().text(Tags.NAME).orElse("") + "-");
        findings.require(
                same,
                VerifyRules.LEAD_MISMATCH,
                "the lead names " + GopackException.quote(lead.name()) + ", the header " + GopackException.quote(name));
        findings.require(
                isPlain(lead),
                VerifyRules.LEAD_MISMATCH,
                "the lead has bytes that no rpm writes there, and nothing covers them");
        findings.require(
                lead.source() == rpm.isSource(),
                VerifyRules.LEAD_MISMATCH,
                "the lead calls it a " + (lead.source() ? "source" : "binary") + " package, the header does not");
    }

    /** True if the lead is what its own values make: nothing behind the name, in what is reserved, or in the versions. */
    private boolean isPlain(Lead lead) throws IOException {
        try (InputStream in = new ByteSourceInputStream(rpm.source(), 0, Lead.SIZE)) {
            return lead.archnum() >= 0
                    && lead.archnum() <= NOARCH
                    && Arrays.equals(in.readNBytes(Lead.SIZE), lead.encode());
        }
    }

    private void signatureHeader() {
        Header signature = rpm.signature();
        for (Header.Entry entry : signature.entries()) {
            findings.require(
                    SignatureTags.isKnown(entry.tag()),
                    VerifyRules.UNSIGNED_TAG,
                    "tag " + entry.tag() + " in the signature header, which nothing covers");
        }
        fileSignatures(SignatureTags.FILE_SIGNATURES);
        fileSignatures(SignatureTags.VERITY_SIGNATURES);
        ByteBuffer bytes = signature.bytes();
        int entries = bytes.getInt(8);
        int dataAt = HeaderLimits.INTRO_SIZE + entries * HeaderLimits.ENTRY_SIZE;
        int trailer = dataAt + bytes.getInt(HeaderLimits.INTRO_SIZE + 8);
        int covered = -bytes.getInt(trailer + 8) / HeaderLimits.ENTRY_SIZE;
        findings.require(
                covered == entries,
                VerifyRules.OUTSIDE_REGION,
                "the region of the signature header has " + covered + " of its " + entries + " tags");
        for (int tag : new int[] {SignatureTags.RESERVED, SignatureTags.RESERVED_SPACE}) {
            findings.require(
                    isEmpty(signature, tag),
                    VerifyRules.RESERVED_SPACE,
                    "tag " + tag + " of the signature header has data, and nothing covers it");
        }
    }

    /** Nothing covers these, so they are to be what they are called and nothing else: one for each file. */
    private void fileSignatures(int tag) {
        List<String> values = rpm.signature().texts(tag);
        findings.require(
                values.isEmpty()
                        || (values.size() == rpm.main().texts(Tags.BASENAMES).size()
                                && values.stream()
                                        .allMatch(one -> one.length() <= LONGEST_SIGNATURE
                                                && SIGNATURE.matcher(one).matches())),
                VerifyRules.UNSIGNED_TAG,
                "tag " + tag + " in the signature header, which nothing covers, is no list of one signature a file");
    }

    private boolean isEmpty(Header signature, int tag) {
        for (Header.Entry entry : signature.entries()) {
            if (entry.tag() == tag) {
                ByteBuffer bytes = signature.bytes();
                int at = (int) (signature.dataStart() - signature.start()) + entry.offset();
                int size = entry.count() * Math.max(1, entry.type().size());
                for (int i = 0; i < size; i++) {
                    if (bytes.get(at + i) != 0) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void strongDigests() {
        boolean header = rpm.signature().has(SignatureTags.SHA256);
        boolean payload = rpm.main().has(Tags.PAYLOADSHA256);
        if (header && payload) {
            return;
        }
        String missing = (header ? "" : "header") + (header || payload ? "" : " and ") + (payload ? "" : "payload");
        findings.add(VerifyRules.NO_STRONG_DIGEST, "there is no SHA-256 of the " + missing + ", which rpm 6 asks for");
        options.policy()
                .target()
                .filter(target -> target.payload().digests().contains("sha256"))
                .ifPresent(target -> findings.add(
                        VerifyRules.NOT_FOR_TARGET, target.id() + " asks for a SHA-256 of the " + missing));
    }

    /**
     * True if a signature of the header covers the payload through it. A digest of the uncompressed payload does not do
     * that: no rpm unpacks the payload to compare it. // source: rpm lib/rpmvs.c rpmvsVerify: "alternative"
     */
    static boolean hasPayloadDigest(Header main) {
        return List.of(Tags.PAYLOADSHA256, Tags.PAYLOADSHA512, Tags.PAYLOADSHA3_256).stream()
                .anyMatch(main::has);
    }
}
