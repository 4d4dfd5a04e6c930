package dev.gopack.deb.sign;

import dev.gopack.io.Digests;
import dev.gopack.model.DebSignature;
import dev.gopack.report.SigningException;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the members that sign a package. */
public final class DebSignatures {

    /** What the names of all such members start with. */
    public static final String PREFIX = "_gpg";

    // source: debsigs, debsig-verify ds-xml.h: roles that policies know, in this order; the first is always wanted
    private static final List<String> ROLES = List.of("origin", "maint", "archive");
    // source: dpkg-sig: the names that its verification takes
    private static final Set<String> OLD_NAMES = Set.of(
            "debian-binary",
            "control.tar",
            "control.tar.gz",
            "control.tar.xz",
            "data.tar",
            "data.tar.gz",
            "data.tar.xz",
            "data.tar.bz2",
            "data.tar.lzma");
    private static final int BUFFER = 1 << 16;

    private final Signing signing;
    private final DebSignature wanted;
    private final String maintainer;
    private final List<SignedMember> members;
    private final Set<String> taken;

    private DebSignatures(
            Signing signing, DebSignature wanted, String maintainer, List<SignedMember> members, Set<String> taken) {
        this.signing = signing;
        this.wanted = wanted;
        this.maintainer = maintainer;
        this.members = members;
        this.taken = new HashSet<>(taken);
    }

    /**
     * The members for all signers.
     *
     * @param maintainer of the package, who signs if nobody else is named
     * @param members all members of the package, in their order
     * @param taken names of signature members that are there and stay
     */
    public static List<SignatureMember> make(
            Signing signing, DebSignature wanted, String maintainer, List<SignedMember> members, Set<String> taken)
            throws IOException {
        DebSignatures signatures = new DebSignatures(signing, wanted, maintainer, List.copyOf(members), taken);
        return switch (wanted.method()) {
            case NONE -> List.of();
            case DEBSIGN -> signatures.contents();
            case DPKG_SIG -> signatures.lists();
        };
    }

    /** The signed bytes are the contents of all members, one behind the other. // source: debsigs; observed: debsig-verify 0.28 */
    private List<SignatureMember> contents() throws IOException {
        SignedContent all =
                SignedContent.joined(members.stream().map(SignedMember::content).toList());
        List<SignatureMember> made = new ArrayList<>();
        for (Signer signer : signing.signers()) {
            String name = PREFIX + role();
            made.add(new SignatureMember(name, signing.sign(signer, all, SignatureForm.DETACHED)));
            taken.add(name);
        }
        return made;
    }

    /** One signer has the role that is wanted, further ones have those that are left. */
    private String role() {
        return Stream.concat(Stream.of(wanted.role()), ROLES.stream())
                .filter(role -> !taken.contains(PREFIX + role))
                .findFirst()
                .orElseThrow(() -> new SigningException("a deb has room for the signatures of " + ROLES.size() + ": "
                        + String.join(", ", ROLES) + "; there would be more"));
    }

    /** A signed list of the members with their digests. // source: dpkg-sig, "get_sigfile" */
    private List<SignatureMember> lists() throws IOException {
        if (signing.signers().size() > 1) {
            throw new SigningException("a deb for dpkg-sig has room for the signature of one role, and "
                    + signing.signers().size() + " are to sign");
        }
        if (!signing.isNone() && taken.contains(PREFIX + wanted.role())) {
            throw new SigningException("there is a member " + PREFIX + wanted.role() + " already");
        }
        for (SignedMember member : members) {
            if (!OLD_NAMES.contains(member.name())) {
                throw new SigningException("dpkg-sig cannot verify packages with " + member.name()
                        + "; let deb.compression be xz or gzip, or deb.signature.method debsign");
            }
        }
        List<SignatureMember> made = new ArrayList<>();
        for (Signer signer : signing.signers()) {
            String role = wanted.role();
            SignedContent list =
                    SignedContent.of(list(role, signing.time(signer)).getBytes(StandardCharsets.UTF_8));
            made.add(new SignatureMember(PREFIX + role, signing.sign(signer, list, SignatureForm.CLEARTEXT)));
        }
        return made;
    }

    private String list(String role, Instant time) throws IOException {
        // observed: dpkg-sig writes the date as perl's localtime does; this is the same in UTC
        DateTimeFormatter date = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder("Version: 4\nSigner: ")
                .append(wanted.signer().isEmpty() ? maintainer : wanted.signer())
                .append("\nDate: ")
                .append(date.format(time))
                .append("\nRole: ")
                .append(role)
                .append("\nFiles: \n");
        for (SignedMember member : members) {
            MessageDigest md5 = Digests.md5();
            MessageDigest sha1 = Digests.digest("SHA-1");
            long size = 0;
            try (InputStream in = member.content().open()) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    md5.update(buffer, 0, count);
                    sha1.update(buffer, 0, count);
                    size += count;
                }
            }
            text.append('\t')
                    .append(Digests.hex(md5))
                    .append(' ')
                    .append(Digests.hex(sha1))
                    .append(' ');
            text.append(size).append(' ').append(member.name()).append('\n');
        }
        return text.toString();
    }
}
