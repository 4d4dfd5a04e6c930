package dev.gopack.deb.write;

import dev.gopack.deb.read.ArMember;
import dev.gopack.deb.read.Container;
import dev.gopack.deb.read.DebReader;
import dev.gopack.deb.sign.DebSignatures;
import dev.gopack.deb.sign.SignatureMember;
import dev.gopack.deb.sign.SignedMember;
import dev.gopack.format.SignableFile;
import dev.gopack.format.SignatureChange;
import dev.gopack.io.ByteSource;
import dev.gopack.model.DebSignature;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.FormatException;
import dev.gopack.report.SigningException;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A deb whose signature members change. What stands before them is copied byte for byte. */
public final class SignableDeb implements SignableFile {

    private static final int BUFFER = 1 << 18;
    private static final long LATEST = 0xffff_ffffL; // docs: RFC 9580, 3.5: the last time that a signature can be of

    private final ByteSource source;
    private final Container container;
    private final SignatureChange change;
    private final List<Existing> signatures = new ArrayList<>();

    private SignableDeb(ByteSource source, Container container, SignatureChange change) {
        this.source = source;
        this.container = container;
        this.change = change;
    }

    /**
     * Finds the members.
     *
     * @throws FormatException if they are not those of a deb
     */
    public static SignableDeb open(ByteSource source, SignatureChange change) throws IOException {
        SignableDeb file = new SignableDeb(source, Container.open(source), change);
        for (ArMember member : file.container.signatures()) {
            file.signatures.add(new Existing(member.name(), file.issuer(member)));
        }
        return file;
    }

    /** Of a member that is no signature packet, such as the signed list of dpkg-sig, nobody. */
    private String issuer(ArMember member) throws IOException {
        try {
            return OpenPgpSignature.detached(source.name(), container.signature(member), member.from())
                    .get(0)
                    .issuer();
        } catch (FormatException e) {
            return "";
        }
    }

    @Override
    public Instant date() {
        return Instant.ofEpochSecond(Math.min(LATEST, container.version().time()));
    }

    @Override
    public List<Existing> signatures() {
        return List.copyOf(signatures);
    }

    /** debsig-verify wants the role origin besides any other, and one key may have several roles. // observed: 0.28 */
    @Override
    public boolean hasFreePlace() {
        String wanted = DebSignatures.PREFIX + change.deb().role();
        return change.deb().method() == DebSignature.Method.DEBSIGN
                && signatures.stream().noneMatch(one -> one.place().equals(wanted));
    }

    @Override
    public List<Part> parts() {
        if (change.deb().method() != DebSignature.Method.DEBSIGN) {
            throw new SigningException("the list that dpkg-sig wants names its signer and time; only the members for"
                    + " debsig-verify can be signed in two steps");
        }
        return List.of(new Part(
                "contents",
                SignedContent.joined(
                        members().stream().map(SignedMember::content).toList())));
    }

    private List<SignedMember> members() {
        return List.of(container.version(), container.control(), container.data()).stream()
                .map(one -> new SignedMember(one.name(), SignedContent.of(source, one.from(), one.to())))
                .toList();
    }

    @Override
    public void write(FileChannel out, Signing signing) throws IOException {
        Set<String> taken = new HashSet<>();
        long end = source.size();
        if (change.keep()) {
            container.signatures().forEach(member -> taken.add(member.name()));
        } else if (!container.signatures().isEmpty()) {
            end = container.signatures().get(0).headerAt();
        }
        String maintainer = change.deb().method() == DebSignature.Method.DPKG_SIG
                ? DebReader.control(container).get("Maintainer").orElse("")
                : "";
        List<SignatureMember> made = DebSignatures.make(signing, change.deb(), maintainer, members(), taken);
        copy(end, out);
        ArWriter archive = ArWriter.behind(out, container.version().time());
        for (SignatureMember member : made) {
            archive.member(member.name(), member.content());
        }
    }

    private void copy(long end, FileChannel out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, end));
        long position = 0;
        while (position < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            int count = source.read(position, buffer);
            if (count <= 0) {
                throw new FormatException(source.name(), position, "the file ends while it is read");
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            position += count;
        }
    }
}
