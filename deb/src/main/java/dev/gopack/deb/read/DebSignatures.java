package dev.gopack.deb.read;

import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.io.Digests;
import dev.gopack.openpgp.ClearSigned;
import dev.gopack.openpgp.DetachedSignatures;
import dev.gopack.openpgp.OpenPgpLimits;
import dev.gopack.openpgp.OpenPgpSignature;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.verify.CheckedSignature;
import dev.gopack.verify.Coverage;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyOptions;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signature members. Those of debsigs sign the contents of the first three members one after the other; that of dpkg-sig
 * is a signed text with the digests of the members. // docs: debsigs(1p); source: dpkg-sig 0.13
 */
final class DebSignatures {

    private static final Set<String> DEBSIGS = Set.of("_gpgorigin", "_gpgmaint", "_gpgarchive");
    private static final Pattern DPKG_SIG = Pattern.compile("_gpg([a-z]{1,10})"); // builder, and other roles
    private static final String BUILDER = "builder";
    private static final Pattern LISTED = Pattern.compile("\\s([0-9a-f]{32}) ([0-9a-f]{40}) ([0-9]{1,10}) (\\S+)");

    private final Container container;
    private final List<ArMember> signed;
    private final VerifyOptions options;
    private final Findings findings;

    DebSignatures(Container container, ArMember version, VerifyOptions options, Findings findings) {
        this.container = container;
        this.signed = List.of(version, container.control(), container.data());
        this.options = options;
        this.findings = findings;
    }

    void check() throws IOException {
        for (ArMember member : container.signatures()) {
            Matcher role = DPKG_SIG.matcher(member.name());
            findings.step(VerifyRules.BROKEN_SIGNATURE, () -> {
                if (DEBSIGS.contains(member.name())) {
                    debsigs(member);
                } else if (role.matches() && (role.group(1).equals(BUILDER) || isText(member))) {
                    dpkgSig(member, role.group(1));
                } else {
                    findings.add(
                            VerifyRules.MEMBER_SIGNATURE,
                            "the member " + GopackException.quote(member.name()) + " is of no known kind of signature");
                }
                return true;
            });
        }
    }

    private boolean isText(ArMember member) throws IOException {
        return ClearSigned.recognises(bytes(member, OpenPgpLimits.SIGNATURES));
    }

    private void debsigs(ArMember member) throws IOException {
        ByteSource source = container.source();
        List<OpenPgpSignature> found =
                OpenPgpSignature.detached(source.name(), bytes(member, 2L * OpenPgpLimits.SIGNATURES), member.from());
        // observed: debsig-verify takes no member with two signatures
        if (found.size() > 1) {
            throw new FormatException(source.name(), member.from(), member.name() + " has several signatures");
        }
        List<OpenPgpSignature.Check> checks = List.of(found.get(0).check(options.keys(), options.now()));
        for (ArMember part : signed) {
            DetachedSignatures.feed(checks, source, part.from(), part.to());
        }
        findings.add(new CheckedSignature(
                member.name(),
                "all three members",
                Coverage.WHOLE,
                checks.get(0).finish()));
    }

    private void dpkgSig(ArMember member, String name) throws IOException {
        String file = container.source().name();
        ClearSigned text = ClearSigned.read(file, bytes(member, OpenPgpLimits.SIGNATURES), member.from());
        Map<String, Matcher> listed = new HashMap<>();
        Set<String> twice = new HashSet<>();
        text.text().lines().map(LISTED::matcher).filter(Matcher::matches).forEach(line -> {
            if (listed.put(line.group(4), line) != null) {
                twice.add(line.group(4));
            }
        });
        boolean role = text.text().lines().anyMatch(("Role: " + name)::equals);
        boolean whole = twice.isEmpty() && role;
        for (ArMember part : signed) {
            Matcher line = listed.get(part.name());
            whole &= line != null
                    && line.group(3).equals(Long.toString(part.size()))
                    && line.group(1).equals(digest("MD5", part))
                    && line.group(2).equals(digest("SHA-1", part));
        }
        findings.require(
                whole,
                VerifyRules.MEMBER_SIGNATURE,
                member.name()
                        + (role
                                ? " does not list the members as they are, each once"
                                : " does not name the role that it has in its own name: Role: " + name));
        findings.add(VerifyRules.NO_STRONG_DIGEST, member.name() + " signs MD5 and SHA-1 digests alone");
        for (var result : text.check(options.keys(), options.now())) {
            findings.add(new CheckedSignature(
                    member.name(),
                    whole ? "digests of all three members" : "digests of other members",
                    whole ? Coverage.WEAK : Coverage.PART,
                    result));
        }
    }

    private String digest(String algorithm, ArMember part) throws IOException {
        MessageDigest digest = Digests.digest(algorithm);
        byte[] buffer = new byte[1 << 16];
        try (ByteSourceInputStream in = new ByteSourceInputStream(container.source(), part.from(), part.to())) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return Digests.hex(digest);
    }

    private byte[] bytes(ArMember member, long limit) throws IOException {
        BoundedReader reader = new BoundedReader(
                container.source().name(),
                new ByteSourceInputStream(container.source(), member.from(), member.to()),
                member.from());
        return reader.bytes(member.size(), limit, member.name());
    }
}
