package dev.gopack.sign;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;

/** Curves by their object identifier. // docs: RFC 9580, 9.2 */
final class Curves {

    /** What gpg calls them, with their size. // observed: gpg 2.2 --list-keys --with-colons, field 17 */
    private record Curve(String name, int bits) {}

    private static final Map<String, Curve> KNOWN = Map.ofEntries(
            Map.entry("1.2.840.10045.3.1.7", new Curve("nistp256", 256)),
            Map.entry("1.3.132.0.34", new Curve("nistp384", 384)),
            Map.entry("1.3.132.0.35", new Curve("nistp521", 521)),
            Map.entry("1.3.132.0.10", new Curve("secp256k1", 256)),
            Map.entry("1.3.36.3.3.2.8.1.1.7", new Curve("brainpoolP256r1", 256)),
            Map.entry("1.3.36.3.3.2.8.1.1.11", new Curve("brainpoolP384r1", 384)),
            Map.entry("1.3.36.3.3.2.8.1.1.13", new Curve("brainpoolP512r1", 512)),
            Map.entry("1.3.6.1.4.1.11591.15.1", new Curve("ed25519", 256)),
            Map.entry("1.3.6.1.4.1.3029.1.5.1", new Curve("cv25519", 256)));

    private Curves() {}

    static String name(ASN1ObjectIdentifier identifier) {
        Curve known = KNOWN.get(identifier.getId());
        return known == null ? identifier.getId() : known.name();
    }

    /** Size in bits, 0 if the curve is not known. */
    static int bits(ASN1ObjectIdentifier identifier) {
        Curve known = KNOWN.get(identifier.getId());
        return known == null ? 0 : known.bits();
    }

    /** What is needed to compute with it. */
    static Optional<ECDomainParameters> domain(ASN1ObjectIdentifier identifier) {
        if (!name(identifier).startsWith("nistp")) {
            return Optional.empty();
        }
        X9ECParameters parameters = ECNamedCurveTable.getByOID(identifier);
        return Optional.ofNullable(parameters).map(ECDomainParameters::new);
    }
}
