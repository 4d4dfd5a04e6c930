package dev.gopack.rpm.write;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.Sense;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.FileList;
import dev.gopack.rpm.read.RpmFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The main header of a package of format 4 as one of format 6: what has another tag there, what is taken for granted, and
 * what is new. All else stays as it is. // rpm docs/manual/format_v6.md
 */
final class ConvertedHeader {

    private static final int SHA256_ALGORITHM = 8; // RFC 9580, 9.5
    private static final String NO_SHA256 = "0".repeat(64);

    // source: rpm build/files.cc: taken for granted in format 6
    private static final Set<String> GRANTED = Set.of(
            "rpmlib(CompressedFileNames)",
            "rpmlib(FileDigests)",
            "rpmlib(PayloadFilesHavePrefix)",
            "rpmlib(PartialHardlinkSets)");
    private static final Map<Codec, Feature> CODECS = Map.of(
            Codec.BZIP2, new Feature("rpmlib(PayloadIsBzip2)", "3.0.5-1"),
            Codec.XZ, new Feature("rpmlib(PayloadIsXz)", "5.2-1"),
            Codec.LZMA, new Feature("rpmlib(PayloadIsLzma)", "4.4.6-1"),
            Codec.ZSTD, new Feature("rpmlib(PayloadIsZstd)", "5.4.18-1"));
    private static final Feature LARGE_FILES = new Feature("rpmlib(LargeFiles)", "4.12.0-1");
    private static final Set<Integer> REPLACED = Stream.of(
                    Tags.SIZE,
                    Tags.LONGSIZE,
                    Tags.FILESIZES,
                    Tags.LONGFILESIZES,
                    Tags.FILECLASS,
                    Tags.CLASSDICT,
                    Tags.FILEDIGESTS,
                    Tags.FILEDIGESTALGO,
                    Tags.ARCHIVESIZE,
                    Tags.PAYLOADSHA256,
                    Tags.PAYLOADSHA256ALT,
                    Tags.PAYLOADSHA256ALGO,
                    Tags.PAYLOADCOMPRESSOR,
                    Tags.PAYLOADFLAGS,
                    Tags.RPMVERSION,
                    Tags.ENCODING,
                    Tags.FILEDEPENDSX,
                    Tags.FILEDEPENDSN,
                    Tags.DEPENDSDICT,
                    RelationList.REQUIRES.nameTag(),
                    RelationList.REQUIRES.versionTag(),
                    RelationList.REQUIRES.flagsTag())
            .map(Tag::number)
            .collect(Collectors.toUnmodifiableSet());

    private final Header was;
    private final FileList files;
    private final HeaderBuilder header = HeaderBuilder.main();

    private ConvertedHeader(Header was, FileList files) {
        this.was = was;
        this.files = files;
    }

    private record Feature(String name, String since) {}

    private record Requirement(String name, int flags, String version, int number) {}

    /** The header with zeros for what is found out while the payload is written. */
    static HeaderImage describe(RpmFile rpm, FileList files, Compression compression, MimeTypes types) {
        ConvertedHeader converted = new ConvertedHeader(rpm.main(), files);
        for (Header.Entry entry : rpm.main().entries()) {
            if (!REPLACED.contains(entry.tag())) {
                converted.header.copy(rpm.main(), entry);
            }
        }
        converted.header.text(Tags.ENCODING, "utf-8").text(Tags.RPMVERSION, MainHeader.RPM_6_VERSION);
        converted.requirements(compression.codec());
        converted.files(types);
        MainHeader.payload(converted.header, compression);
        MainHeader.six(converted.header);
        if (!rpm.isSource()) {
            converted.header.text(Tags.SOURCENEVR, sourceName(rpm));
        }
        return converted.header.encode();
    }

    /** The source has the epoch of the package, if it has the name and version of it. */
    private static String sourceName(RpmFile rpm) {
        String source = rpm.main().text(Tags.SOURCERPM).orElse("").replaceFirst("\\.(no)?src\\.rpm$", "");
        String own = rpm.main().text(Tags.NAME).orElse("") + "-";
        String evr = rpm.evr();
        return source.equals(own + evr.substring(evr.indexOf(':') + 1)) ? own + evr : source;
    }

    private void files(MimeTypes types) {
        header.longs(
                Tags.LONGSIZE,
                was.number(Tags.SIZE).or(() -> was.number(Tags.LONGSIZE)).orElse(0L));
        if (files.count() == 0) {
            return;
        }
        header.longs(
                        Tags.LONGFILESIZES,
                        IntStream.range(0, files.count()).mapToLong(files::size).toArray())
                .texts(
                        Tags.FILEDIGESTS,
                        IntStream.range(0, files.count())
                                .mapToObj(i -> files.isRegular(i) && !files.isGhost(i) ? NO_SHA256 : "")
                                .toList())
                .ints(Tags.FILEDIGESTALGO, SHA256_ALGORITHM)
                .texts(Tags.MIMEDICT, types.dictionary())
                .ints(Tags.FILEMIMEINDEX, new int[files.count()]);
    }

    private void requirements(Codec codec) {
        RelationList list = RelationList.REQUIRES;
        List<String> names = was.texts(list.nameTag());
        List<String> versions = was.texts(list.versionTag());
        long[] flags = was.numbers(list.flagsTag());
        if (versions.size() != names.size() || flags.length != names.size()) {
            throw was.broken(list.nameTag().number(), "the lists of requirements are not of one length");
        }
        List<Requirement> kept = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!GRANTED.contains(names.get(i))
                    && CODECS.values().stream().map(Feature::name).noneMatch(names.get(i)::equals)) {
                kept.add(new Requirement(names.get(i), (int) flags[i], versions.get(i), i));
            }
        }
        add(kept, LARGE_FILES);
        Optional.ofNullable(CODECS.get(codec)).ifPresent(feature -> add(kept, feature));
        header.texts(list.nameTag(), kept.stream().map(Requirement::name).toList())
                .texts(
                        list.versionTag(),
                        kept.stream().map(Requirement::version).toList())
                .ints(
                        list.flagsTag(),
                        kept.stream().mapToInt(Requirement::flags).toArray());
        filesDependencies(kept);
    }

    private static void add(List<Requirement> to, Feature feature) {
        String name = feature.name();
        if (to.stream().anyMatch(one -> one.name().equals(name))) {
            return;
        }
        int at = 0;
        // the name is ASCII, so that this is the order of bytes
        while (at < to.size() && to.get(at).name().compareTo(name) <= 0) {
            at++;
        }
        to.add(at, new Requirement(name, Sense.RPMLIB | Sense.LESS | Sense.EQUAL, feature.since(), -1));
    }

    /** Which file needs what is told by the numbers of the requirements, which are others now. */
    private void filesDependencies(List<Requirement> kept) {
        long[] dictionary = was.numbers(Tags.DEPENDSDICT);
        if (dictionary.length == 0) {
            return;
        }
        int[] numbers = new int[dictionary.length];
        for (int i = 0; i < numbers.length; i++) {
            int kind = (int) (dictionary[i] >>> 24); // source: rpm lib/rpmfi.cc: a letter, and a number of 24 bits
            int number = (int) (dictionary[i] & 0xff_ffff);
            int now = kind == 'R' ? indexOf(kept, number) : number;
            if (now < 0) {
                return; // observed: rpmbuild 4.18 has numbers here that are wrong; none is better than those
            }
            numbers[i] = kind << 24 | now;
        }
        header.ints(Tags.DEPENDSDICT, numbers);
        for (Tag tag : List.of(Tags.FILEDEPENDSX, Tags.FILEDEPENDSN)) {
            header.ints(
                    tag,
                    java.util.Arrays.stream(was.numbers(tag))
                            .mapToInt(value -> (int) value)
                            .toArray());
        }
    }

    private static int indexOf(List<Requirement> kept, int number) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).number() == number) {
                return i;
            }
        }
        return -1;
    }
}
