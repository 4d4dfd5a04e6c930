package dev.gopack.rpm.read;

import dev.gopack.io.ByteSource;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Damages a package where it hurts: numbers of headers, strings, the archive. Then repairs digests, or does not. */
final class Mutator {

    private static final int[] NUMBERS = {
        0,
        1,
        2,
        3,
        4,
        7,
        8,
        15,
        16,
        17,
        31,
        32,
        61,
        62,
        63,
        99,
        100,
        255,
        256,
        999,
        1000,
        4095,
        4096,
        4097,
        65_535,
        65_536,
        0xf_ffff,
        0x10_0000,
        0x0fff_ffff,
        0x1000_0000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -1,
        -2,
        -16
    };
    private static final String[] STRINGS = {
        "", "/", "..", "../x", "%s%n", "\u001b[2J", "\u202e", "TRAILER!!!", "070701"
    };

    private final byte[] original;
    private final SplittableRandom random;
    private final int signatureAt = Lead.SIZE;
    private final int mainAt;
    private final int payloadAt;
    private final RpmFile rpm;
    private final List<String> trace = new ArrayList<>();

    Mutator(byte[] original, SplittableRandom random) throws IOException {
        this.original = original;
        this.random = random;
        this.rpm = RpmFile.open(ByteSource.of("original", original));
        this.mainAt = (int) rpm.main().start();
        this.payloadAt = (int) rpm.payloadAt();
    }

    /** What was done to the last mutant. */
    String trace() {
        return String.join("; ", trace);
    }

    /** A new mutant. */
    byte[] next() {
        trace.clear();
        byte[] bytes = original.clone();
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits; i++) {
            bytes = edit(bytes);
        }
        if (random.nextInt(8) == 0) {
            return cut(bytes);
        }
        if (random.nextInt(3) > 0) {
            repair(bytes);
        }
        return bytes;
    }

    private byte[] edit(byte[] bytes) {
        return switch (random.nextInt(9)) {
            case 0 -> intro(bytes);
            case 1, 2, 3 -> index(bytes);
            case 4 -> number(bytes);
            case 5 -> string(bytes);
            case 6 -> flip(bytes);
            case 7 -> archive(bytes);
            default -> swap(bytes);
        };
    }

    private byte[] intro(byte[] bytes) {
        return put(bytes, (random.nextBoolean() ? signatureAt : mainAt) + 4 * random.nextInt(4), interesting());
    }

    /** One field of one index entry. */
    private byte[] index(byte[] bytes) {
        boolean signature = random.nextInt(4) == 0;
        int at = signature ? signatureAt : mainAt;
        int entries = (signature ? rpm.signature() : rpm.main()).entries().size() + 1;
        int field = at + 16 + 16 * random.nextInt(entries) + 4 * random.nextInt(4);
        int value =
                random.nextBoolean() ? interesting() : ByteBuffer.wrap(bytes).getInt(field) + random.nextInt(-2, 3);
        return put(bytes, field, value);
    }

    /** A number in the data of the main header. */
    private byte[] number(byte[] bytes) {
        Header.Entry entry = entry();
        int at = dataAt() + entry.offset() + 4 * random.nextInt(Math.max(1, Math.min(entry.count(), 64)));
        return put(bytes, at & ~3, interesting());
    }

    private byte[] string(byte[] bytes) {
        Header.Entry entry = entry();
        byte[] text = STRINGS[random.nextInt(STRINGS.length)].getBytes(StandardCharsets.UTF_8);
        int at = Math.min(dataAt() + entry.offset() + random.nextInt(8), bytes.length - text.length);
        trace.add("string at " + at);
        System.arraycopy(text, 0, bytes, at, text.length);
        return bytes;
    }

    private byte[] flip(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        trace.add("bit at " + at);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    /** A piece of the archive, which is only reached where the payload is not compressed. */
    private byte[] archive(byte[] bytes) {
        if (bytes.length <= payloadAt + 8) {
            return flip(bytes);
        }
        int at = payloadAt + random.nextInt(bytes.length - payloadAt - 8);
        byte[] hex = HexFormat.of().toHexDigits(interesting()).getBytes(StandardCharsets.US_ASCII);
        trace.add("hex at " + at);
        System.arraycopy(hex, 0, bytes, at, hex.length);
        return bytes;
    }

    /** Two index entries change places. */
    private byte[] swap(byte[] bytes) {
        int entries = rpm.main().entries().size() + 1;
        int one = mainAt + 16 + 16 * random.nextInt(entries);
        int other = mainAt + 16 + 16 * random.nextInt(entries);
        if (Math.max(one, other) + 16 > bytes.length) {
            return bytes;
        }
        trace.add("swap " + one + " " + other);
        byte[] kept = Arrays.copyOfRange(bytes, one, one + 16);
        System.arraycopy(bytes, other, bytes, one, 16);
        if (random.nextBoolean()) {
            System.arraycopy(kept, 0, bytes, other, 16);
        }
        return bytes;
    }

    private byte[] cut(byte[] bytes) {
        int border =
                switch (random.nextInt(5)) {
                    case 0 -> signatureAt;
                    case 1 -> mainAt;
                    case 2 -> payloadAt;
                    default -> random.nextInt(bytes.length + 1);
                };
        int at = Math.max(0, Math.min(bytes.length, border + random.nextInt(-3, 4)));
        if (random.nextInt(3) > 0) {
            trace.add("cut at " + at);
            return Arrays.copyOf(bytes, at);
        }
        trace.add("insert at " + at);
        byte[] longer = new byte[bytes.length + 1 + random.nextInt(20)];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(bytes, at, longer, longer.length - (bytes.length - at), bytes.length - at);
        return longer;
    }

    private Header.Entry entry() {
        List<Header.Entry> entries = List.copyOf(rpm.main().entries());
        return entries.get(random.nextInt(entries.size()));
    }

    private int dataAt() {
        return mainAt + 16 + 16 * (rpm.main().entries().size() + 1);
    }

    private int interesting() {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private byte[] put(byte[] bytes, int at, int value) {
        if (at + 4 <= bytes.length) {
            trace.add("int " + value + " at " + at);
            ByteBuffer.wrap(bytes).putInt(at, value);
        }
        return bytes;
    }

    /** Makes the digests right again, so that the fault is met where it is and not at the door. */
    private void repair(byte[] bytes) {
        trace.add("digests repaired");
        text(bytes, Tags.PAYLOADSHA256, hex("SHA-256", bytes, payloadAt));
        byte[] main = Arrays.copyOfRange(bytes, mainAt, payloadAt);
        int data = signatureAt + 16 + 16 * (rpm.signature().entries().size() + 1);
        for (Header.Entry entry : rpm.signature().entries()) {
            byte[] value =
                    switch (entry.tag()) {
                        case SignatureTags.SHA1 -> hex("SHA-1", main, 0).getBytes(StandardCharsets.US_ASCII);
                        case SignatureTags.SHA256 -> hex("SHA-256", main, 0).getBytes(StandardCharsets.US_ASCII);
                        case SignatureTags.MD5 -> HexFormat.of().parseHex(hex("MD5", bytes, mainAt));
                        default -> new byte[0];
                    };
            System.arraycopy(value, 0, bytes, data + entry.offset(), value.length);
        }
    }

    private void text(byte[] bytes, Tag tag, String text) {
        rpm.main().entries().stream()
                .filter(entry -> entry.tag() == tag.number())
                .forEach(entry -> System.arraycopy(
                        text.getBytes(StandardCharsets.US_ASCII), 0, bytes, dataAt() + entry.offset(), text.length()));
    }

    private static String hex(String algorithm, byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(bytes, from, bytes.length - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
