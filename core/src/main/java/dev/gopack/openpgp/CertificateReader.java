package dev.gopack.openpgp;

import dev.gopack.openpgp.CertificateParts.Subkey;
import dev.gopack.openpgp.CertificateParts.UserId;
import dev.gopack.report.FormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sorts packets into certificates. // source: RFC 9580, 10.1
 *
 * <pre>
 * certificate = key {signature} {user-id {signature}} {user-attribute {signature}} {subkey {signature}}
 * </pre>
 *
 * Revocations of keys count wherever they stand, also behind the certificate or alone: that is how they are handed out.
 */
final class CertificateReader {

    private final String name;
    private final List<CertificateParts> certificates = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final List<Packet> revocations = new ArrayList<>();
    private List<List<Packet>> current = new ArrayList<>();

    CertificateReader(String name) {
        this.name = name;
    }

    KeyRing read(byte[] bytes, long at) {
        for (Packet packet : Packet.all(name, bytes, at, OpenPgpLimits.KEY_PACKETS)) {
            switch (packet.tag()) {
                case Packet.PUBLIC_KEY -> {
                    finish();
                    start(packet);
                }
                case Packet.PUBLIC_SUBKEY, Packet.USER_ID, Packet.USER_ATTRIBUTE -> {
                    checkStarted(packet);
                    start(packet);
                }
                case Packet.SIGNATURE -> {
                    if (SelfSignatures.isKeyRevocation(packet)) {
                        revocations.add(packet);
                    } else {
                        checkStarted(packet);
                        current.get(current.size() - 1).add(packet);
                    }
                }
                case Packet.TRUST, Packet.MARKER, Packet.PADDING -> {}
                case Packet.SECRET_KEY, Packet.SECRET_SUBKEY ->
                    throw new FormatException(
                            name,
                            packet.at(),
                            "a secret key, where public ones are expected; give what gpg --export prints");
                default -> {
                    if (packet.tag() < Packet.FIRST_NONCRITICAL) {
                        throw new FormatException(
                                name, packet.at(), "an OpenPGP packet of kind " + packet.tag() + " among keys");
                    }
                }
            }
        }
        finish();
        return new KeyRing(certificates, unusable, revocations);
    }

    private void start(Packet packet) {
        current.add(new ArrayList<>(List.of(packet)));
    }

    private void checkStarted(Packet packet) {
        if (current.isEmpty()) {
            throw new FormatException(name, packet.at(), "this does not start with a public key");
        }
    }

    private void finish() {
        if (current.isEmpty()) {
            return;
        }
        List<List<Packet>> parts = current;
        current = new ArrayList<>();
        Packet first = parts.get(0).get(0);
        Optional<PublicKey> primary = PublicKey.of(first);
        if (primary.isEmpty()) {
            unusable.add(name + "@" + first.at() + ": "
                    + KeyAlgorithms.foreign(first.body(), 0)
                            .map(algorithm -> "a key of " + algorithm + ", whose signatures cannot be checked here")
                            .orElse("a key of a kind that is not known, or out of all limits"));
            return;
        }
        List<UserId> userIds = new ArrayList<>();
        List<Subkey> subkeys = new ArrayList<>();
        for (List<Packet> part : parts.subList(1, parts.size())) {
            Packet head = part.get(0);
            List<Packet> signatures = List.copyOf(part.subList(1, part.size()));
            if (head.tag() == Packet.USER_ID) {
                userIds.add(new UserId(head.body(), signatures));
            } else if (head.tag() == Packet.PUBLIC_SUBKEY) {
                PublicKey.of(head).ifPresent(key -> subkeys.add(new Subkey(key, signatures)));
            }
        }
        List<Packet> direct = parts.get(0).subList(1, parts.get(0).size());
        List<Packet> strays = parts.stream()
                .filter(part -> part.get(0).tag() != Packet.PUBLIC_SUBKEY)
                .flatMap(part -> part.stream().skip(1))
                .filter(SelfSignatures::isSubkeyRevocation)
                .toList();
        certificates.add(new CertificateParts(primary.get(), direct, userIds, subkeys, strays));
    }
}
