package dev.gopack.fuzz;

import dev.gopack.deb.read.DebVerifyInputs;
import dev.gopack.deb.read.DebVerifyInputs.Member;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Signed debs with a part of one in another, members that changed inside under sizes that fit, and names that moved. */
final class SignedDebMutants implements Target.Mutants {

    private static final String[] NAMES = {
        "debian-binary",
        "control.tar",
        "control.tar.gz",
        "data.tar",
        "data.tar.zst",
        "_gpgorigin",
        "_gpgmaint",
        "_gpgbuilder",
        "_x"
    };

    private final List<List<Member>> packages;
    private final Edits contents;
    private final List<byte[]> signatures;
    private final PacketMutants packets;

    SignedDebMutants(List<byte[]> seeds) {
        this.packages = seeds.stream().map(DebVerifyInputs::members).toList();
        List<byte[]> all = new ArrayList<>();
        packages.forEach(members -> members.forEach(member -> all.add(member.content())));
        this.contents = new Edits(all, "2.0\n", "ustar", "Package: x\n");
        this.signatures = all.stream().filter(SignedDebMutants::isPacket).toList();
        this.packets = new PacketMutants(signatures);
    }

    @Override
    public byte[] next(SplittableRandom random) {
        List<Member> members = new ArrayList<>(Edits.pick(packages, random));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            change(members, random);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("!<arch>\n".getBytes(StandardCharsets.US_ASCII));
        members.forEach(member -> out.writeBytes(ArMutants.member(member.name(), member.content())));
        return out.toByteArray();
    }

    private void change(List<Member> members, SplittableRandom random) {
        int at = random.nextInt(members.size());
        Member one = members.get(at);
        switch (random.nextInt(8)) {
            case 0 -> members.set(at, Edits.pick(Edits.pick(packages, random), random));
            case 1 -> members.set(at, new Member(Edits.pick(random, NAMES), one.content()));
            case 2 -> members.add(at, Edits.pick(Edits.pick(packages, random), random));
            case 3 -> {
                if (members.size() > 1) {
                    members.remove(at);
                }
            }
            case 4, 5 -> {
                int last = members.size() - 1;
                Member signature = members.get(last);
                byte[] content = signature.content();
                members.set(
                        last,
                        new Member(
                                signature.name(),
                                isPacket(content)
                                        ? packets.bare(Edits.pick(signatures, random), random)
                                        : contents.edited(content, 1, random)));
            }
            default ->
                members.set(at, new Member(one.name(), contents.edited(one.content(), 1 + random.nextInt(2), random)));
        }
    }

    // RFC 9580, 4.2.2: a signature in the old form with a length of one byte or two
    private static boolean isPacket(byte[] content) {
        return content.length > 0 && (content[0] & 0xfc) == 0x88;
    }
}
