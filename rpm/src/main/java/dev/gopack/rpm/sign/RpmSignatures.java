package dev.gopack.rpm.sign;

import dev.gopack.model.RpmSignature;
import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.sign.SignatureForm;
import dev.gopack.sign.SignedContent;
import dev.gopack.sign.Signer;
import dev.gopack.sign.Signing;
import dev.gopack.sign.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Signatures of a package by their tags. Those that rpm 4 reads hold one signature each, over the header or over header
 * and payload, and which tag it is depends on the algorithm; the one of rpm 6 holds any number over the header. // source:
 * rpm sign/rpmgensig.cc; rpm docs/manual/format_v6.md
 *
 * @param packets of the tags of rpm 4
 * @param openPgp those of rpm 6, in base64
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record RpmSignatures(Map<Integer, byte[]> packets, List<String> openPgp) {

    /** None. */
    public static final RpmSignatures NONE = new RpmSignatures(Map.of(), List.of());

    /** All tags that hold signatures. */
    public static final Set<Integer> TAGS =
            Set.of(SignatureTags.DSA, SignatureTags.RSA, SignatureTags.OPENPGP, SignatureTags.PGP, SignatureTags.GPG);

    // source: rpm sign/rpmgensig.cc makeSigTag: all but these are for the tag of rpm 6 alone
    private static final Set<Integer> OTHER_THAN_RSA =
            Set.of(KeyAlgorithms.DSA, KeyAlgorithms.ECDSA, KeyAlgorithms.EDDSA);

    /** Copies both. */
    public RpmSignatures {
        packets = Map.copyOf(packets);
        openPgp = List.copyOf(openPgp);
    }

    /**
     * Lets everybody sign what nobody has signed yet.
     *
     * @param six true for a package of format 6
     * @param wanted which ones besides that of the header
     * @param header the main header
     * @param headerAndPayload it and the payload
     */
    public static RpmSignatures make(
            Signing signing, boolean six, RpmSignature wanted, SignedContent header, SignedContent headerAndPayload)
            throws IOException {
        return make(signing, six, wanted, header, headerAndPayload, NONE);
    }

    /**
     * Lets everybody sign. The first signer whose key rpm 4 knows signs for it; all sign for rpm 6 where that is asked for,
     * where the format has it, and where there is no other place for a signature.
     *
     * @param six true for a package of format 6
     * @param wanted which ones besides that of the header
     * @param header the main header
     * @param headerAndPayload it and the payload
     * @param had signatures that are there and stay
     */
    public static RpmSignatures make(
            Signing signing,
            boolean six,
            RpmSignature wanted,
            SignedContent header,
            SignedContent headerAndPayload,
            RpmSignatures had)
            throws IOException {
        Map<Integer, byte[]> packets = new TreeMap<>(had.packets);
        List<String> all = new ArrayList<>(had.openPgp);
        List<byte[]> ofHeader = Stream.of(packets.get(SignatureTags.RSA), packets.get(SignatureTags.DSA))
                .flatMap(Stream::ofNullable)
                .toList();
        boolean many = six || wanted.openPgp() || signing.signers().size() > 1 || !ofHeader.isEmpty() || !all.isEmpty();
        if (all.isEmpty() && !signing.isNone()) {
            // source: rpm lib/rpmvs.cc: where this tag is, those of rpm 4 do not count
            ofHeader.forEach(packet -> all.add(Base64.getEncoder().encodeToString(packet)));
        }
        for (Signer signer : signing.signers()) {
            byte[] packet = signing.sign(signer, header, SignatureForm.DETACHED);
            boolean first = !packets.containsKey(SignatureTags.RSA)
                    && !packets.containsKey(SignatureTags.DSA)
                    && isForFour(signer.key());
            if (first) {
                boolean rsa = KeyAlgorithms.isRsa(signer.key().algorithm().number());
                packets.put(rsa ? SignatureTags.RSA : SignatureTags.DSA, packet);
                if (wanted.headerAndPayload() && !six) {
                    packets.put(
                            rsa ? SignatureTags.PGP : SignatureTags.GPG,
                            signing.sign(signer, headerAndPayload, SignatureForm.DETACHED));
                }
            }
            if (many || !first) {
                all.add(Base64.getEncoder().encodeToString(packet));
            }
        }
        return new RpmSignatures(packets, all);
    }

    private static boolean isForFour(SigningKey key) {
        int algorithm = key.algorithm().number();
        return key.version() == 4 && (KeyAlgorithms.isRsa(algorithm) || OTHER_THAN_RSA.contains(algorithm));
    }

    /** Adds them to the entries of a signature header. */
    public void addTo(HeaderBuilder header) {
        packets.forEach(header::bytes);
        header.texts(SignatureTags.OPENPGP, openPgp);
    }
}
