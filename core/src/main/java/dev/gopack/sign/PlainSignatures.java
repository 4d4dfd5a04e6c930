package dev.gopack.sign;

import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.report.SigningException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes OpenPGP signatures of plain ones, as devices and services that keep keys make them: of RSA the number, of ECDSA a DER
 * sequence or both numbers, of Ed25519 the 64 bytes.
 */
final class PlainSignatures {

    private static final int BUFFER = 1 << 16;
    private static final int SEQUENCE = 0x30; // docs: X.690, 8.9 and 8.3
    private static final int INTEGER = 0x02;

    private final SigningKey key;

    PlainSignatures(SigningKey key) {
        this.key = key;
        if (key.version() != 4) {
            throw new SigningException("a plain signature of the " + key
                    + " cannot be made one of OpenPGP: the key is of version " + key.version());
        }
    }

    /** What is digested. */
    SignedContent content(SignatureMaker.Task task) {
        byte[] behind = body(task).trailer();
        return () -> new SequenceInputStream(task.content().open(), new ByteArrayInputStream(behind));
    }

    /** The digest that is signed. */
    byte[] digest(SignatureMaker.Task task) throws IOException {
        MessageDigest digest = task.hash().digest();
        try (InputStream in = content(task).open()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return digest.digest();
    }

    /** The packet with a plain signature of the task in it. Whether it is one shows when the packet is checked. */
    byte[] packet(SignatureMaker.Task task, byte[] plain) throws IOException {
        return body(task)
                .packet(
                        digest(task),
                        material(plain)
                                .orElseThrow(() -> new SigningException(
                                        "these " + plain.length + " bytes are no plain signature of the " + key)));
    }

    private SignatureBody body(SignatureMaker.Task task) {
        return SignatureBody.of(key, task.type(), task.hash(), task.time());
    }

    /** True if bytes have the form of a plain signature by the key. */
    boolean fits(byte[] plain) {
        return material(plain).isPresent();
    }

    private Optional<byte[]> material(byte[] plain) {
        int algorithm = key.algorithm().number();
        int half = plain.length / 2;
        if (KeyAlgorithms.isRsa(algorithm) && plain.length == (key.algorithm().bits() + 7) / 8) {
            return Optional.of(Mpi.encode(new BigInteger(1, plain)));
        }
        if (algorithm == KeyAlgorithms.ECDSA) {
            Optional<BigInteger[]> numbers = sequence(plain);
            if (numbers.isPresent()) {
                return numbers.map(Mpi::encode);
            }
            if (plain.length == 2 * ((key.algorithm().bits() + 7) / 8)) {
                return Optional.of(halves(plain, half));
            }
        }
        if (algorithm == KeyAlgorithms.EDDSA && plain.length == 64) {
            return Optional.of(halves(plain, half));
        }
        if (algorithm == KeyAlgorithms.ED25519 && plain.length == 64) {
            return Optional.of(plain.clone());
        }
        return Optional.empty();
    }

    private static byte[] halves(byte[] plain, int half) {
        return Mpi.encode(
                new BigInteger(1, Arrays.copyOf(plain, half)),
                new BigInteger(1, Arrays.copyOfRange(plain, half, plain.length)));
    }

    /** The two numbers of a DER sequence, all of whose lengths are below 256. */
    private static Optional<BigInteger[]> sequence(byte[] der) {
        int at = der.length > 3 && (der[1] & 0xff) == 0x81 ? 3 : 2;
        if (der.length < 8 || der[0] != SEQUENCE || (der[at - 1] & 0xff) != der.length - at) {
            return Optional.empty();
        }
        BigInteger[] numbers = new BigInteger[2];
        for (int i = 0; i < 2; i++) {
            if (at + 2 > der.length || der[at] != INTEGER || der[at + 1] < 1 || at + 2 + der[at + 1] > der.length) {
                return Optional.empty();
            }
            numbers[i] = new BigInteger(der, at + 2, der[at + 1]);
            at += 2 + der[at + 1];
        }
        return at == der.length && numbers[0].signum() > 0 && numbers[1].signum() > 0
                ? Optional.of(numbers)
                : Optional.empty();
    }
}
