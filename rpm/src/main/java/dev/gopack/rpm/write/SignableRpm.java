package dev.gopack.rpm.write;

import dev.gopack.format.SignableFile;
import dev.gopack.format.SignatureChange;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.FormatException;
import dev.gopack.report.SigningException;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.rpm.sign.RpmSignatures;
import dev.gopack.rpm.sign.SignatureSpace;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An rpm whose signatures change. Lead, main header and payload are copied byte for byte; the signature header keeps its
 * size as long as the signatures fit the space in it, so that a package without its signatures is the one that it was.
 */
public final class SignableRpm implements SignableFile {

    private static final int BUFFER = 1 << 18;

    private final RpmFile rpm;
    private final SignatureChange change;
    private final RpmSignatures had;

    private SignableRpm(RpmFile rpm, SignatureChange change) {
        this.rpm = rpm;
        this.change = change;
        this.had = had(rpm.signature());
    }

    /**
     * Reads what stands before the payload.
     *
     * @throws FormatException if it is no rpm, or its header is not what its digests say
     */
    public static SignableRpm open(ByteSource source, SignatureChange change) throws IOException {
        SignableRpm file = new SignableRpm(RpmFile.open(source), change);
        file.checkHeader();
        return file;
    }

    private static RpmSignatures had(Header signature) {
        java.util.Map<Integer, byte[]> packets = new java.util.TreeMap<>();
        for (Header.Entry entry : signature.entries()) {
            if (RpmSignatures.TAGS.contains(entry.tag()) && entry.tag() != SignatureTags.OPENPGP) {
                packets.put(entry.tag(), signature.binary(entry.tag()));
            }
        }
        return new RpmSignatures(packets, signature.texts(Tags.OPENPGP));
    }

    private void checkHeader() {
        for (int tag : new int[] {SignatureTags.SHA256, SignatureTags.SHA3_256}) {
            MessageDigest digest = Digests.digest(tag == SignatureTags.SHA256 ? "SHA-256" : "SHA3-256");
            digest.update(rpm.main().bytes());
            String actual = Digests.hex(digest);
            if (rpm.signature()
                    .text(tag)
                    .filter(stated -> !stated.equals(actual))
                    .isPresent()) {
                throw rpm.signature().broken(tag, "the digest of the header is not that of the header");
            }
        }
    }

    @Override
    public Instant date() {
        return Instant.ofEpochSecond(rpm.main().number(Tags.BUILDTIME).orElse(0L));
    }

    @Override
    public List<Existing> signatures() {
        List<Existing> all = new ArrayList<>();
        had.packets().forEach((tag, packet) -> all.add(new Existing("tag " + tag, issuer(packet))));
        for (String text : had.openPgp()) {
            all.add(new Existing("tag " + SignatureTags.OPENPGP, issuer(base64(text))));
        }
        return all;
    }

    private String issuer(byte[] packet) {
        return OpenPgpSignature.binary(
                        rpm.source().name(), packet, rpm.signature().start())
                .get(0)
                .issuer();
    }

    private byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw rpm.signature().broken(SignatureTags.OPENPGP, "a signature that is not base64");
        }
    }

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(new Part("header", header())));
        if (change.rpm().headerAndPayload() && !isSix()) {
            parts.add(new Part("header-and-payload", headerAndPayload()));
        }
        return parts;
    }

    private boolean isSix() {
        return rpm.lead().major() == Lead.FORMAT_6 || rpm.signature().has(SignatureTags.RESERVED);
    }

    private SignedContent header() {
        return SignedContent.of(rpm.source(), rpm.main().start(), rpm.payloadAt());
    }

    private SignedContent headerAndPayload() {
        return () -> SignedContent.of(
                        rpm.source(), rpm.main().start(), rpm.source().size())
                .open();
    }

    @Override
    public void write(FileChannel out, Signing signing) throws IOException {
        if (change.rpm().headerAndPayload() && isSix()) {
            throw new SigningException(
                    rpm.source().name() + ": format 6 has no signatures of header and payload; leave that wish out");
        }
        RpmSignatures kept = change.keep() ? had : RpmSignatures.NONE;
        RpmSignatures all = RpmSignatures.make(signing, isSix(), change.rpm(), header(), headerAndPayload(), kept);
        byte[] signature = signatureHeader(all);
        copy(0, Lead.SIZE, out, Optional.empty());
        ByteBuffer bytes = ByteBuffer.wrap(signature);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        copy(rpm.main().start(), rpm.payloadAt(), out, Optional.empty());
        copyPayload(out);
    }

    private byte[] signatureHeader(RpmSignatures signatures) {
        Header was = rpm.signature();
        int space = SignatureSpace.tag(isSix());
        HeaderBuilder entries = HeaderBuilder.signature();
        for (Header.Entry entry : was.entries()) {
            if (entry.tag() != space && !RpmSignatures.TAGS.contains(entry.tag())) {
                entries.copy(was, entry);
            }
        }
        signatures.addTo(entries);
        return was.has(space)
                ? SignatureSpace.encode(entries, isSix(), SignatureSpace.unpadded(was, isSix()))
                : entries.encode().bytes();
    }

    /** A payload that is not the one which the header states would be signed along with it. */
    private void copyPayload(FileChannel out) throws IOException {
        Optional<String> stated = rpm.main().text(Tags.PAYLOADSHA256);
        Optional<MessageDigest> digest = stated.map(any -> Digests.sha256());
        copy(rpm.payloadAt(), rpm.source().size(), out, digest);
        if (digest.isPresent() && !stated.equals(digest.map(Digests::hex))) {
            throw new FormatException(
                    rpm.source().name(),
                    rpm.payloadAt(),
                    "the payload is not the one that the header has the digest of");
        }
    }

    private void copy(long from, long to, FileChannel out, Optional<MessageDigest> digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, to - from)));
        long position = from;
        while (position < to) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - position));
            int count = rpm.source().read(position, buffer);
            if (count <= 0) {
                throw new FormatException(rpm.source().name(), position, "the file ends while it is read");
            }
            buffer.flip();
            digest.ifPresent(one -> one.update(buffer.duplicate()));
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            position += count;
        }
    }
}
