package dev.gopack.rpm.read;

import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageInfo.DigestCheck;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * All digests and sizes that a package states, against what they cover. // rpm docs/manual/format_v4.md, format_v6.md,
 * tags.md; source: rpm lib/rpmvs.cc
 */
final class DigestChecks {

    private static final int BUFFER = 1 << 18;
    private static final long SHA256 = 8; // RFC 9580, 9.5

    private final RpmFile rpm;
    private final List<DigestCheck> checks = new ArrayList<>();

    private DigestChecks(RpmFile rpm) {
        this.rpm = rpm;
    }

    private record Stated(String name, String value, MessageDigest digest) {
        DigestCheck check() {
            return new DigestCheck(name, value, Digests.hex(digest));
        }
    }

    /**
     * Checks everything. If the compressed payload is not what the header says, it is not unpacked: what is within
     * would only be noise.
     */
    static List<DigestCheck> of(RpmFile rpm, FileList files, ContentTaker contents) throws IOException {
        DigestChecks all = new DigestChecks(rpm);
        all.header();
        if (all.payload()) {
            all.archive(files, contents);
        }
        return all.checks;
    }

    private void header() {
        header("header SHA256", SignatureTags.SHA256, "SHA-256");
        header("header SHA3-256", SignatureTags.SHA3_256, "SHA3-256");
        header("header SHA1", SignatureTags.SHA1, "SHA-1");
    }

    private void header(String name, int tag, String algorithm) {
        rpm.signature().text(tag).ifPresent(stated -> {
            MessageDigest digest = Digests.digest(algorithm);
            digest.update(rpm.main().bytes());
            checks.add(new DigestCheck(name, stated, Digests.hex(digest)));
        });
    }

    /** True if the compressed payload is what the header says. */
    private boolean payload() throws IOException {
        Header signature = rpm.signature();
        long end = rpm.source().size();
        size(
                "size of header and payload",
                signature,
                SignatureTags.SIZE,
                end - rpm.main().start());
        size(
                "size of header and payload",
                signature,
                SignatureTags.LONG_SIZE,
                end - rpm.main().start());
        size("size of payload", rpm.main(), Tags.PAYLOADSIZE.number(), end - rpm.payloadAt());
        List<Stated> stated = new ArrayList<>();
        long algorithm = rpm.main().number(Tags.PAYLOADSHA256ALGO).orElse(SHA256);
        if (algorithm != SHA256) {
            throw rpm.main()
                    .broken(Tags.PAYLOADSHA256ALGO.number(), "payload digest algorithm " + algorithm + " is not known");
        }
        add(stated, "payload SHA256", Tags.PAYLOADSHA256, "SHA-256");
        add(stated, "payload SHA512", Tags.PAYLOADSHA512, "SHA-512");
        add(stated, "payload SHA3-256", Tags.PAYLOADSHA3_256, "SHA3-256");
        if (signature.has(SignatureTags.MD5)) {
            MessageDigest md5 = Digests.md5();
            md5.update(rpm.main().bytes());
            String hex = HexFormat.of().formatHex(signature.binary(SignatureTags.MD5));
            stated.add(new Stated("header and payload MD5", hex, md5));
        }
        feed(stated, end);
        int before = checks.size();
        stated.forEach(one -> checks.add(one.check()));
        return checks.subList(before, checks.size()).stream().allMatch(DigestCheck::matches);
    }

    private void archive(FileList files, ContentTaker contents) throws IOException {
        List<Stated> stated = new ArrayList<>();
        add(stated, "uncompressed payload SHA256", Tags.PAYLOADSHA256ALT, "SHA-256");
        add(stated, "uncompressed payload SHA512", Tags.PAYLOADSHA512ALT, "SHA-512");
        add(stated, "uncompressed payload SHA3-256", Tags.PAYLOADSHA3_256ALT, "SHA3-256");
        PayloadCheck.Result result = new PayloadCheck(rpm, files, contents)
                .read(stated.stream().map(Stated::digest).toList());
        stated.forEach(one -> checks.add(one.check()));
        hint(SignatureTags.PAYLOAD_SIZE, result.size());
        hint(SignatureTags.LONG_ARCHIVE_SIZE, result.size());
        size("size of uncompressed payload", rpm.main(), Tags.PAYLOADSIZEALT.number(), result.size());
        checks.addAll(result.digests());
    }

    /** rpm shows its progress by it and reads it for nothing else, and nFPM's packages have another number there. */
    private void hint(int tag, long actual) {
        if (rpm.signature().number(tag).filter(stated -> stated == actual).isPresent()) {
            size("size of uncompressed payload", rpm.signature(), tag, actual);
        }
    }

    private void size(String name, Header header, int tag, long actual) {
        Optional<Long> stated = header.number(tag);
        stated.ifPresent(value -> checks.add(new DigestCheck(name, value.toString(), Long.toString(actual))));
    }

    private void add(List<Stated> to, String name, Tag tag, String algorithm) {
        rpm.main().text(tag).ifPresent(value -> to.add(new Stated(name, value, Digests.digest(algorithm))));
    }

    private void feed(List<Stated> stated, long end) throws IOException {
        ByteSource source = rpm.source();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, end - rpm.payloadAt())));
        long position = rpm.payloadAt();
        while (position < end) {
            int count = source.read(position, buffer.clear());
            if (count <= 0) {
                return;
            }
            stated.forEach(one -> one.digest().update(buffer.array(), 0, count));
            position += count;
        }
    }
}
