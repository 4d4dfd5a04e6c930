package dev.gopack.sign;

import dev.gopack.openpgp.KeyAlgorithms;
import dev.gopack.report.SigningException;
import dev.gopack.sign.KeyFile.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** Takes the bytes of a file with keys apart: blocks, certificates and what revokes them. */
final class KeyFileReader {

    private static final int MOST_KEYS = 1000;
    private static final int FIRST_BYTES = 16;
    private static final byte[] BEGIN = "-----BEGIN PGP ".getBytes(StandardCharsets.US_ASCII);

    private KeyFileReader() {}

    /** The keys that are there, at least one. */
    static List<Entry> read(String name, byte[] bytes) {
        checkAlgorithm(name, bytes);
        List<Entry> entries = new ArrayList<>();
        List<Object> rings = new ArrayList<>();
        ByteArrayOutputStream revocations = new ByteArrayOutputStream();
        try {
            // armor may be of several blocks, with text before and between them
            for (int start = first(bytes); start >= 0; start = block(bytes, start + 1)) {
                InputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
                sort(PGPUtil.getDecoderStream(in), rings, revocations);
                if (rings.size() > MOST_KEYS) {
                    throw new SigningException(name + ": no key file has more than " + MOST_KEYS + " keys");
                }
            }
            Copies copies = new Copies(rings, revocations.toByteArray());
            for (Object one : rings) {
                if (one instanceof PGPSecretKeyRing ring) {
                    add(name, ring, copies.of(ring.getPublicKey()), entries);
                } else if (one instanceof PGPPublicKeyRing ring && copies.isFirst(ring)) {
                    add(name, ring, copies.of(ring.getPublicKey()), entries);
                }
                if (entries.size() > MOST_KEYS) {
                    throw new SigningException(name + ": no key file has more than " + MOST_KEYS + " keys");
                }
            }
        } catch (SigningException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the library has no exception of its own for what is broken, but many kinds of others
            throw new SigningException(name + " is no OpenPGP key, or a damaged one", e);
        }
        if (entries.isEmpty()) {
            throw new SigningException(
                    name + " has no OpenPGP key in it; gpg --export-secret-keys --armor KEY writes one");
        }
        return entries;
    }

    /** Copies of one certificate say together what it is for, as for whoever verifies. */
    private static final class Copies {
        private final Map<String, ByteArrayOutputStream> open = new HashMap<>();
        private final Map<String, Object> first = new HashMap<>();
        private final byte[] revocations;

        Copies(List<Object> rings, byte[] revocations) throws IOException {
            this.revocations = revocations;
            for (Object one : rings) {
                if (one instanceof PGPSecretKeyRing ring) {
                    first.put(fingerprint(ring.getPublicKey()), ring);
                } else if (one instanceof PGPPublicKeyRing ring) {
                    String key = fingerprint(ring.getPublicKey());
                    first.putIfAbsent(key, ring);
                    open.computeIfAbsent(key, any -> new ByteArrayOutputStream())
                            .writeBytes(ring.getEncoded());
                }
            }
        }

        private static String fingerprint(PGPPublicKey key) {
            return Certificates.key(key).fingerprint();
        }

        /** False if the same is there as a secret key, or was there before. */
        boolean isFirst(PGPPublicKeyRing ring) {
            return first.get(fingerprint(ring.getPublicKey())) == ring;
        }

        /** What else the file has to say of a certificate. */
        byte[] of(PGPPublicKey key) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(revocations);
            ByteArrayOutputStream copies = open.get(fingerprint(key));
            if (copies != null) {
                all.writeBytes(copies.toByteArray());
            }
            return all.toByteArray();
        }
    }

    /** Whoever made a key of a new kind is not told that it is none. */
    private static void checkAlgorithm(String name, byte[] bytes) {
        Optional<String> foreign = Optional.empty();
        try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes))) {
            foreign = KeyAlgorithms.foreign(in.readNBytes(FIRST_BYTES));
        } catch (IOException | RuntimeException e) {
            // then it is no key of any kind
        }
        if (foreign.isPresent()) {
            throw new SigningException(
                    name + " has a key of " + foreign.get()
                            + ", with which nothing can be signed or checked here; gopack keygen makes one that every release reads");
        }
    }

    /** Keys, and signatures that revoke some, which are handed out beside them. */
    private static void sort(InputStream in, List<Object> rings, ByteArrayOutputStream revocations) throws IOException {
        PGPObjectFactory objects = new PGPObjectFactory(in, new BcKeyFingerprintCalculator());
        for (Object one = objects.nextObject(); one != null && rings.size() <= MOST_KEYS; one = objects.nextObject()) {
            if (one instanceof PGPSignatureList list) {
                for (PGPSignature signature : list) {
                    if (signature.getSignatureType() == PGPSignature.KEY_REVOCATION) {
                        revocations.writeBytes(signature.getEncoded());
                    }
                }
            } else {
                rings.add(one);
            }
        }
    }

    private static int first(byte[] bytes) {
        boolean atOnce = bytes.length < BEGIN.length || Arrays.equals(bytes, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
        return atOnce ? 0 : Math.max(0, block(bytes, 0));
    }

    /** Where the next armored block begins, which is only known of text; -1 if there is none. */
    private static int block(byte[] bytes, int from) {
        if (bytes.length > 0 && bytes[0] < 0) {
            return -1; // binary
        }
        for (int i = Math.max(from, 1); i <= bytes.length - BEGIN.length; i++) {
            if (bytes[i - 1] == '\n' && Arrays.equals(bytes, i, i + BEGIN.length, BEGIN, 0, BEGIN.length)) {
                return i;
            }
        }
        return -1;
    }

    private static void add(String name, PGPSecretKeyRing ring, byte[] revocations, List<Entry> entries)
            throws IOException {
        PGPPublicKeyRing whole = ring.toCertificate();
        Certificates certificate = Certificates.of(name, whole, revocations);
        for (PGPSecretKey key : ring) {
            PGPPublicKey open = key.getPublicKey();
            entries.add(new Entry(certificate.describe(open, key), open, Optional.of(key), whole));
        }
    }

    private static void add(String name, PGPPublicKeyRing ring, byte[] revocations, List<Entry> entries)
            throws IOException {
        Certificates certificate = Certificates.of(name, ring, revocations);
        for (PGPPublicKey key : ring) {
            entries.add(new Entry(certificate.describe(key, null), key, Optional.empty(), ring));
        }
    }
}
