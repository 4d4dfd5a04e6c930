package dev.gopack.deb.read;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Decompressors;
import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteSourceInputStream;
import dev.gopack.openpgp.OpenPgpLimits;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The members of a package, each found at its place.
 *
 * @param source the file
 * @param version the member that says which format it is
 * @param control the control archive
 * @param data the data archive
 * @param signatures members behind it whose names start with {@code _gpg}
 */
public record Container(
        ByteSource source, ArMember version, ArMember control, ArMember data, List<ArMember> signatures) {

    private static final String VERSION_MEMBER = "debian-binary";
    private static final int LONGEST_VERSION = 1024;
    // deb(5): major version 2; lines after the first and a higher minor version are to be ignored
    private static final Pattern VERSION = Pattern.compile("2\\.[0-9]{1,9}\n(?:.*\n)*");

    /** Copies the list. */
    public Container {
        signatures = List.copyOf(signatures);
    }

    /** Checks that the members are those of a package and no others. */
    public static Container open(ByteSource source) throws IOException {
        List<ArMember> members = new ArReader(source).members();
        ArMember version = expect(source, members, 0, VERSION_MEMBER);
        checkVersion(source, version);
        ArMember control = expect(source, members, 1, "control.tar");
        ArMember data = expect(source, members, 2, "data.tar");
        List<ArMember> signatures = List.copyOf(members.subList(3, members.size()));
        checkSignatures(source, members, signatures);
        return new Container(source, version, control, data, signatures);
    }

    /**
     * The bytes of a signature member.
     *
     * @throws FormatException if they are more than signatures can have
     */
    public byte[] signature(ArMember member) throws IOException {
        BoundedReader reader = new BoundedReader(
                source.name(), new ByteSourceInputStream(source, member.from(), member.to()), member.from());
        return reader.bytes(member.size(), 2L * OpenPgpLimits.SIGNATURES, member.name());
    }

    /** The bytes that a member decompresses to. */
    InputStream decompressed(ArMember member, long limit) throws IOException {
        Codec codec = codec(member)
                .orElseThrow(() -> new FormatException(
                        source.name(),
                        member.headerAt(),
                        "unknown compression of " + GopackException.quote(member.name())
                                + "; .gz, .xz, .zst, and for data .lzma and .bz2, are read"));
        return Decompressors.openSingle(source, member.from(), member.to(), codec, limit);
    }

    /** How control and data archive are compressed, each codec once. */
    List<String> codecs() {
        return Stream.of(control, data)
                .flatMap(member -> codec(member).stream())
                .map(Codec::word)
                .distinct()
                .toList();
    }

    static Optional<Codec> codec(ArMember member) {
        String suffix = member.name().substring(member.name().indexOf(".tar") + 4);
        return switch (suffix) {
            case "" -> Optional.of(Codec.NONE);
            case ".gz" -> Optional.of(Codec.GZIP);
            case ".xz" -> Optional.of(Codec.XZ);
            case ".zst" -> Optional.of(Codec.ZSTD);
            case ".lzma" -> member.name().startsWith("data") ? Optional.of(Codec.LZMA) : Optional.empty();
            case ".bz2" -> member.name().startsWith("data") ? Optional.of(Codec.BZIP2) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static ArMember expect(ByteSource source, List<ArMember> members, int index, String name)
            throws IOException {
        if (index >= members.size()) {
            throw new FormatException(source.name(), source.size(), "the member " + name + " is missing");
        }
        ArMember member = members.get(index);
        boolean found = index == 0 ? member.name().equals(name) : isArchive(member.name(), name);
        if (!found) {
            throw new FormatException(
                    source.name(),
                    member.headerAt(),
                    "the member " + GopackException.quote(member.name()) + " stands where " + name + " should be");
        }
        return member;
    }

    private static boolean isArchive(String name, String expected) {
        return name.equals(expected) || name.startsWith(expected + ".");
    }

    private static void checkSignatures(ByteSource source, List<ArMember> members, List<ArMember> signatures) {
        Set<String> seen = new HashSet<>();
        members.subList(0, 3).forEach(member -> seen.add(member.name()));
        for (ArMember member : signatures) {
            if (!seen.add(member.name())) {
                throw new FormatException(source.name(), member.headerAt(), "a second member " + member.name());
            }
            // observed: dpkg skips others here, apt takes the last control or data member that it finds
            if (!member.name().startsWith("_gpg")) {
                throw new FormatException(
                        source.name(), member.headerAt(), "the member " + member.name() + " does not belong there");
            }
        }
    }

    private static void checkVersion(ByteSource source, ArMember member) throws IOException {
        BoundedReader reader = new BoundedReader(
                source.name(), new ByteSourceInputStream(source, member.from(), member.to()), member.from());
        String text =
                new String(reader.bytes(member.size(), LONGEST_VERSION, VERSION_MEMBER), StandardCharsets.ISO_8859_1);
        if (!VERSION.matcher(text).matches()) {
            throw new FormatException(
                    source.name(),
                    member.from(),
                    "the format version is not 2.x and a newline: " + GopackException.quote(text));
        }
    }
}
