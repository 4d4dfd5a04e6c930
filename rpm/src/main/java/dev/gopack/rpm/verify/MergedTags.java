package dev.gopack.rpm.verify;

import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.TagType;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyRules;
import java.util.List;

/**
 * What rpm takes over from the signature header into the main header when it reads a package: "invalid signature tag" is
 * its word if that does not fit. // source: rpm lib/package.cc headerMergeLegacySigs // observed: rpm 4.18
 */
final class MergedTags {

    private static final int FORMAT_6 = 6;
    private static final int ANY = 0;

    /**
     * One of them.
     *
     * @param from tag in the signature header
     * @param to tag in the main header
     * @param type that both have
     * @param count elements that it has to have, or {@link #ANY}
     */
    private record Merged(int from, int to, TagType type, int count) {}

    private static final List<Merged> ALL = List.of(
            new Merged(SignatureTags.SIZE, 257, TagType.INT32, 1),
            new Merged(SignatureTags.PGP, 259, TagType.BIN, ANY),
            new Merged(SignatureTags.MD5, 261, TagType.BIN, 16),
            new Merged(SignatureTags.GPG, 262, TagType.BIN, ANY),
            new Merged(SignatureTags.PAYLOAD_SIZE, Tags.ARCHIVESIZE.number(), TagType.INT32, 1),
            new Merged(SignatureTags.FILE_SIGNATURES, Tags.FILESIGNATURES.number(), TagType.STRING_ARRAY, ANY),
            new Merged(SignatureTags.FILE_SIGNATURE_LENGTH, Tags.FILESIGNATURELENGTH.number(), TagType.INT32, 1),
            new Merged(SignatureTags.VERITY_SIGNATURES, SignatureTags.VERITY_SIGNATURES, TagType.STRING_ARRAY, ANY),
            new Merged(
                    SignatureTags.VERITY_SIGNATURE_ALGORITHM,
                    SignatureTags.VERITY_SIGNATURE_ALGORITHM,
                    TagType.INT32,
                    1),
            new Merged(SignatureTags.LONG_SIZE, SignatureTags.LONG_SIZE, TagType.INT64, 1),
            new Merged(SignatureTags.LONG_ARCHIVE_SIZE, SignatureTags.LONG_ARCHIVE_SIZE, TagType.INT64, 1),
            new Merged(SignatureTags.OPENPGP, SignatureTags.OPENPGP, TagType.STRING_ARRAY, ANY));

    private final RpmFile rpm;
    private final long format;
    private final Findings findings;

    MergedTags(RpmFile rpm, long format, Findings findings) {
        this.rpm = rpm;
        this.format = format;
        this.findings = findings;
    }

    void check() {
        for (Merged tag : ALL) {
            rpm.signature().entry(tag.from()).ifPresent(entry -> checkForm(tag, entry));
            // those below 1000 are not read in a main header at all
            boolean both = rpm.main().has(tag.to())
                    && (format >= FORMAT_6 || rpm.signature().has(tag.from()));
            findings.require(
                    !both,
                    VerifyRules.HEADER,
                    "tag " + tag.to()
                            + " stands in the main header, and rpm puts there what the signature header has as "
                            + tag.from());
        }
    }

    private void checkForm(Merged tag, Header.Entry entry) {
        boolean count = tag.count() == ANY || tag.count() == entry.count();
        findings.require(
                entry.type() == tag.type() && count,
                VerifyRules.SIGNATURE_HEADER,
                "tag " + tag.from() + " of the signature header has the type " + entry.type() + " and " + entry.count()
                        + " elements, rpm takes " + tag.type()
                        + (tag.count() == ANY ? "" : " and " + tag.count()));
    }
}
