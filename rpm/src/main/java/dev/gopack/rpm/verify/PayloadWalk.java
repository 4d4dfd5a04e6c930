package dev.gopack.rpm.verify;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Decompressors;
import dev.gopack.io.BoundedReader;
import dev.gopack.io.Digests;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.payload.CpioEntry;
import dev.gopack.rpm.payload.CpioReader;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyRules;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Unpacks the payload without keeping it, and compares every entry with the file that the header lists. */
final class PayloadWalk {

    /** What an archive may have besides what the header lists; more is a bomb. */
    private static final long SLACK = 1 << 20;

    private static final long MAX_ARCHIVE = 16L << 30;
    private static final int OF_AN_ENTRY = 124; // a header of 110 bytes, "./", NUL and two paddings, or less
    private static final int BUFFER = 1 << 16;

    private final RpmFile rpm;
    private final FileTable files;
    private final Findings findings;
    private final BitSet seen = new BitSet();
    private final EntryChecks entries;
    private int last = -1;
    private boolean ordered = true;
    private int open = -1; // the last name of the file whose names are being read
    private int opened;

    PayloadWalk(RpmFile rpm, FileTable files, Findings findings) throws IOException {
        this.rpm = rpm;
        this.files = files;
        this.findings = findings;
        this.entries = new EntryChecks(rpm, files, findings);
    }

    void check(Codec codec) throws IOException {
        Map<Tag, MessageDigest> digests = new LinkedHashMap<>();
        add(digests, Tags.PAYLOADSHA256ALT, "SHA-256");
        add(digests, Tags.PAYLOADSHA512ALT, "SHA-512");
        add(digests, Tags.PAYLOADSHA3_256ALT, "SHA3-256");
        long end = rpm.source().size();
        findings.step(VerifyRules.DAMAGED_COMPRESSION, () -> {
            try (InputStream decoded = Decompressors.open(rpm.source(), rpm.payloadAt(), end, codec, mostBytes())) {
                InputStream counted = decoded;
                for (MessageDigest one : digests.values()) {
                    counted = new DigestInputStream(counted, one);
                }
                // faults of the codec have the package's name, those of the archive this one
                String name = rpm.source().name() + " (payload)";
                BoundedReader in = new BoundedReader(name, new BufferedInputStream(counted, BUFFER), 0);
                if (walk(in, name)) {
                    finish(digests, in.offset());
                }
            }
            return true;
        });
    }

    private void add(Map<Tag, MessageDigest> digests, Tag tag, String algorithm) {
        if (rpm.main().has(tag)) {
            digests.put(tag, Digests.digest(algorithm));
        }
    }

    /** The most that the archive can have if it has what the header lists. */
    private long mostBytes() {
        long most = SLACK;
        for (int i = 0; i < files.count() && most < MAX_ARCHIVE; i++) {
            most += OF_AN_ENTRY + 3L * files.path(i).length() + Math.min(MAX_ARCHIVE, files.payloadSize(i));
        }
        return Math.min(MAX_ARCHIVE, most);
    }

    /** True if it went on to the end of the archive. */
    private boolean walk(BoundedReader in, String name) throws IOException {
        CpioReader cpio = new CpioReader(in, file -> file < files.count() ? files.payloadSize(file) : -1);
        try {
            for (Optional<CpioEntry> entry = cpio.next(); entry.isPresent(); entry = cpio.next()) {
                check(cpio, entry.get());
            }
            cpio.finish();
        } catch (FormatException e) {
            if (!e.file().equals(name)) {
                throw e; // the codec's
            }
            boolean excess = e.fault() == FormatException.Fault.EXCESS;
            findings.add(excess ? VerifyRules.TRAILING_DATA : VerifyRules.CPIO, String.valueOf(e.getMessage()));
            return false;
        } finally {
            findings.require(
                    cpio.oddity().isEmpty(),
                    VerifyRules.CPIO_CANON,
                    "the payload has " + cpio.oddity() + ", which rpm never writes");
        }
        for (int i = 0; i < files.count(); i++) {
            findings.require(
                    seen.get(i) || files.isGhost(i) || files.number(files.path(i)) != i,
                    VerifyRules.MISSING_FILE,
                    "the payload lacks " + files.quoted(i));
        }
        findings.require(ordered, VerifyRules.PAYLOAD_ORDER, "the payload has files in another order than the header");
        return true;
    }

    private void check(CpioReader cpio, CpioEntry entry) throws IOException {
        int file = entry.index() >= 0 ? entry.index() : files.number(path(entry.name()));
        if (file < 0) {
            findings.add(
                    VerifyRules.EXTRA_FILE,
                    "the payload has " + GopackException.quote(entry.name()) + ", which the header does not list");
            return;
        }
        if (seen.get(file)) {
            findings.add(VerifyRules.REPEATED_FILE, "the payload has " + files.quoted(file) + " twice");
            return;
        }
        seen.set(file);
        links(file);
        if (files.names(file).size() == 1) {
            ordered &= file > last;
            last = file;
        }
        entries.check(cpio, entry, file);
    }

    /**
     * The names of one file stand together, and the last of the header comes last, with the content: otherwise rpm gives them
     * nothing, or the content of what stands behind them. // observed: rpm 4.18, all orders of three names and a file
     */
    private void links(int file) {
        List<Integer> names = files.names(file);
        int lastName = names.get(names.size() - 1);
        boolean one = names.size() == 1;
        if (open >= 0 && (one || open != lastName)) {
            findings.add(
                    VerifyRules.HARD_LINK,
                    "the names of the file " + files.quoted(open) + " do not stand together in the payload");
            open = -1;
            opened = 0;
        }
        if (one) {
            return;
        }
        open = lastName;
        opened++;
        if (file == lastName) {
            findings.require(
                    opened == names.size(),
                    VerifyRules.HARD_LINK,
                    files.quoted(file) + " has the content of several names, and does not stand behind all of them");
            open = -1;
            opened = 0;
        }
    }

    /** Path of an entry: rpm writes {@code ./usr}, others {@code /usr} or {@code usr}. */
    private String path(String entry) {
        String path = entry.startsWith("./") ? entry.substring(2) : entry;
        return rpm.isSource() || path.startsWith("/") ? path : "/" + path;
    }

    private void finish(Map<Tag, MessageDigest> digests, long size) {
        digests.forEach((tag, digest) -> {
            String actual = Digests.hex(digest);
            for (String stated : PayloadProofs.digests(rpm.main(), tag, findings)) {
                PayloadProofs.compare(digest.getAlgorithm() + " of the uncompressed payload", stated, actual, findings);
            }
        });
        String what = "the uncompressed payload";
        for (int hint : new int[] {SignatureTags.PAYLOAD_SIZE, SignatureTags.LONG_ARCHIVE_SIZE}) {
            PayloadProofs.size(rpm.signature(), hint, what, size, VerifyRules.UNPACKED_SIZE, findings);
        }
        PayloadProofs.size(rpm.main(), Tags.PAYLOADSIZEALT.number(), what, size, VerifyRules.WRONG_SIZE, findings);
    }
}
