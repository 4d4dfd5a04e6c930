package dev.gopack.openpgp;

import dev.gopack.report.FormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a signature packet says of itself. // source: RFC 9580, 5.2; the layouts are at {@link SignatureBody} */
final class SignatureReader {

    private static final int MAX_SUBPACKETS = 256;

    private final String name;
    private final Packet packet;
    private final ByteBuffer in;
    private boolean shortest = true;

    SignatureReader(String name, Packet packet) {
        this.name = name;
        this.packet = packet;
        this.in = ByteBuffer.wrap(packet.body());
    }

    SignatureBody read() {
        int version = number(1);
        return switch (version) {
            case 2, 3 -> three();
            case 4, 6 -> four(version);
            default ->
                new SignatureBody(version, -1, -1, -1, List.of(), List.of(), Optional.empty(), Optional.empty(), true);
        };
    }

    private SignatureBody three() {
        if (number(1) != 5) {
            throw broken("a signature of version 3 with other than 5 signed bytes");
        }
        int type = number(1);
        long created = number(4) & 0xffff_ffffL;
        String issuer = SignatureBody.hex(bytes(8));
        int keyAlgorithm = number(1);
        int hash = number(1);
        bytes(2);
        material(keyAlgorithm);
        return new SignatureBody(
                3, type, keyAlgorithm, hash, List.of(), List.of(), Optional.of(created), Optional.of(issuer), shortest);
    }

    private SignatureBody four(int version) {
        int type = number(1);
        int keyAlgorithm = number(1);
        int hash = number(1);
        List<SignatureBody.Subpacket> hashed = subpackets(version == 4 ? 2 : 4);
        List<SignatureBody.Subpacket> other = subpackets(version == 4 ? 2 : 4);
        bytes(2);
        if (version == 6) {
            bytes(number(1));
        }
        material(keyAlgorithm);
        Optional<Long> created = SignatureBody.created(hashed);
        return new SignatureBody(version, type, keyAlgorithm, hash, hashed, other, created, Optional.empty(), shortest);
    }

    private List<SignatureBody.Subpacket> subpackets(int sizeOfLength) {
        int length = number(sizeOfLength);
        if (length < 0 || length > in.remaining()) {
            throw broken("a signature whose statements are not all there");
        }
        int end = in.position() + length;
        List<SignatureBody.Subpacket> found = new ArrayList<>();
        while (in.position() < end) {
            int size = subpacketLength();
            if (size < 1 || size > end - in.position() || found.size() == MAX_SUBPACKETS) {
                throw broken("a statement in a signature that does not end where it should");
            }
            int type = number(1);
            found.add(new SignatureBody.Subpacket(type & 0x7f, (type & 0x80) != 0, bytes(size - 1)));
        }
        return found;
    }

    private int subpacketLength() {
        int first = number(1);
        if (first < 192) {
            return first;
        }
        return first < 255 ? ((first - 192) << 8) + number(1) + 192 : number(4);
    }

    /** Nothing may follow the numbers of a signature: no digest covers it. */
    private void material(int keyAlgorithm) {
        switch (keyAlgorithm) {
            case KeyAlgorithms.RSA, KeyAlgorithms.RSA_SIGN -> mpi();
            case KeyAlgorithms.DSA, KeyAlgorithms.ECDSA, KeyAlgorithms.EDDSA -> {
                mpi();
                mpi();
            }
            case KeyAlgorithms.ED25519 -> bytes(64);
            case KeyAlgorithms.ED448 -> bytes(114);
            default -> bytes(in.remaining());
        }
        if (in.hasRemaining()) {
            throw broken("bytes behind the numbers of a signature");
        }
    }

    private void mpi() {
        int bits = number(2);
        byte[] number = bytes((bits + 7) / 8);
        // source: RFC 9580, 3.2: the most significant bit that counts is set
        shortest &= bits > 0 && (number[0] & 0xff) >>> ((bits - 1) % 8) == 1;
    }

    private int number(int size) {
        int value = 0;
        for (byte b : bytes(size)) {
            value = value << 8 | (b & 0xff);
        }
        return value;
    }

    private byte[] bytes(int count) {
        if (count > in.remaining()) {
            throw broken("a signature that is cut short");
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private FormatException broken(String problem) {
        return new FormatException(name, packet.at(), problem);
    }
}
