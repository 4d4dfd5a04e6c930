package dev.gopack.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * OpenPGP data with packets left out, twice there, in another order, of another kind or another version, or changed inside;
 * under lengths of each form, right and wrong; bare or armored. // docs: RFC 9580, 4.2, 6.2
 */
final class PacketMutants implements Target.Mutants {

    private static final int[] KINDS = {0, 1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 40, 60, 63};
    private static final String[] LABELS = {
        "SIGNATURE", "PUBLIC KEY BLOCK", "PRIVATE KEY BLOCK", "MESSAGE", "", "SIGNED MESSAGE"
    };
    private static final String[] HEADERS = {"", "Version: 1\n", "Comment\n", "Hash: SHA256\n", ": \n", "\u00e4: x\n"};

    private final List<Source> sources = new ArrayList<>();
    private final Edits edits;

    /** A right file in its packets. */
    private record Source(String label, List<Packet> packets) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Packet(int kind, byte[] body) {}

    PacketMutants(List<byte[]> seeds) {
        List<byte[]> bodies = new ArrayList<>();
        for (byte[] seed : seeds) {
            Source source = source(seed);
            sources.add(source);
            source.packets().forEach(packet -> bodies.add(packet.body()));
        }
        this.edits = new Edits(bodies, "\u0004\u0000", "\u0006\u0000", "\u0003\u0005");
    }

    @Override
    public byte[] next(SplittableRandom random) {
        Source source = Edits.pick(sources, random);
        List<Packet> packets = Edits.shuffled(source.packets(), random);
        for (int changes = random.nextInt(3); changes > 0 && !packets.isEmpty(); changes--) {
            int at = random.nextInt(packets.size());
            packets.set(at, changed(packets.get(at), random));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        packets.forEach(packet -> write(packet, out, random));
        byte[] bytes = out.toByteArray();
        if (random.nextInt(8) == 0) {
            bytes = edits.edited(bytes, 1 + random.nextInt(2), random);
        }
        return random.nextInt(4) == 0 ? armored(bytes, source.label(), random) : bytes;
    }

    /** The packets with one of them changed inside. */
    byte[] bare(byte[] seed, SplittableRandom random) {
        List<Packet> packets = new ArrayList<>(source(seed).packets());
        int at = random.nextInt(packets.size());
        packets.set(at, changed(packets.get(at), random));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        packets.forEach(packet -> write(packet, out, random));
        return out.toByteArray();
    }

    private Packet changed(Packet packet, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Packet(KINDS[random.nextInt(KINDS.length)], packet.body());
            case 1 -> {
                byte[] body = packet.body().clone();
                if (body.length > 0) {
                    body[0] = (byte) random.nextInt(8); // the version
                }
                yield new Packet(packet.kind(), body);
            }
            default -> new Packet(packet.kind(), edits.edited(packet.body(), 1 + random.nextInt(2), random));
        };
    }

    private static void write(Packet packet, ByteArrayOutputStream out, SplittableRandom random) {
        byte[] body = packet.body();
        int length = random.nextInt(40) == 0 ? (int) Edits.number(random) : body.length;
        int form = random.nextInt(12);
        if (form == 0 && packet.kind() < 16) {
            out.write(0x80 | packet.kind() << 2 | 3); // to the end of the file
        } else if (form < 6 && packet.kind() < 16) {
            out.write(0x80 | packet.kind() << 2 | 2);
            out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        } else if (form == 6) {
            out.write(0xc0 | packet.kind());
            out.write(224 + random.nextInt(31)); // a part of it
        } else {
            out.write(0xc0 | packet.kind());
            if (length >= 0 && length < 192) {
                out.write(length);
            } else {
                out.write(255);
                out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
            }
        }
        out.writeBytes(body);
    }

    private static byte[] armored(byte[] bytes, String label, SplittableRandom random) {
        String name = random.nextInt(10) == 0 ? Edits.pick(random, LABELS) : label;
        String header = random.nextInt(4) == 0 ? Edits.pick(random, HEADERS) : "";
        String end = random.nextInt(20) == 0 ? "" : "\n-----END PGP " + name + "-----\n";
        String sum = random.nextInt(3) == 0 ? "\n=AAAA" : "";
        String text = "-----BEGIN PGP " + name + "-----\n" + header + "\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + sum + end;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Source source(byte[] seed) {
        String text = new String(seed, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("-----BEGIN PGP ")) {
            return new Source("SIGNATURE", packets(seed));
        }
        String label = text.substring(15, text.indexOf("-----\n"));
        int from = text.indexOf("\n\n");
        int end = text.indexOf("\n=", from);
        return new Source(label, packets(Base64.getMimeDecoder().decode(text.substring(from, end))));
    }

    private static List<Packet> packets(byte[] bytes) {
        List<Packet> packets = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int first = in.get() & 0xff;
            boolean modern = (first & 0x40) != 0;
            int length = modern ? modern(in) : old(in, first & 3);
            byte[] body = Arrays.copyOfRange(bytes, in.position(), in.position() + length);
            in.position(in.position() + length);
            packets.add(new Packet(modern ? first & 0x3f : first >> 2 & 0xf, body));
        }
        return packets;
    }

    private static int modern(ByteBuffer in) {
        int first = in.get() & 0xff;
        return first < 192 ? first : first == 255 ? in.getInt() : (first - 192) * 256 + (in.get() & 0xff) + 192;
    }

    private static int old(ByteBuffer in, int kind) {
        return kind == 0 ? in.get() & 0xff : kind == 1 ? in.getShort() & 0xffff : in.getInt();
    }
}
