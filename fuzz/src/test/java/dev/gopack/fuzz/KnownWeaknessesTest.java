package dev.gopack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.archive.Codec;
import dev.gopack.deb.read.DebInputs;
import dev.gopack.go.GoInputs;
import dev.gopack.module.ModuleInputs;
import dev.gopack.report.FormatException;
import dev.gopack.report.SpecException;
import dev.gopack.rpm.RawHeader;
import dev.gopack.rpm.read.RpmInputs;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was wrong in other readers of the same files, tried on ours. docs/cves.md says what each was, where that is known from, and
 * why those that are not here cannot apply.
 */
class KnownWeaknessesTest {

    private static final Path TABLE = Path.of("..", "docs", "cves.md");

    // bzip2 1.0.8 -9 of thirty lines "hello, hello, hello"
    private static final String BZIP2_HELLO = "425a6839314159265359448390e500009d5100001040040244a00054430026aa1a1e87"
            + "286a8764594321d917a916177245385090448390e5";
    // bzip2 1.0.8 -9 of 16 MiB of zeros
    private static final String BZIP2_ZEROS =
            "425a683931415926535952853e25008080c000c000000820003080291a0100d20100e2ee48a70a120a50a7c4a0";

    private final Probe probe = new Probe();

    private static void refused(Target.Reader reader, byte[] input, String message) {
        assertThatThrownBy(() -> reader.reads(input))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith(Target.INPUT)
                .hasMessageContaining(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theTableAndTheTestsAreAboutTheSame() throws IOException {
        Set<String> tested = new TreeSet<>();
        Pattern id = Pattern.compile("CVE_(\\d{4})_(\\d{4,6})");
        for (var method : KnownWeaknessesTest.class.getDeclaredMethods()) {
            Matcher ids = id.matcher(method.getName());
            while (ids.find()) {
                tested.add("CVE-" + ids.group(1) + "-" + ids.group(2));
            }
        }
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(TABLE)) {
            Matcher row = Pattern.compile("\\| (CVE-\\d{4}-\\d{4,6}) \\|.*\\| tested: .* \\|")
                    .matcher(line);
            if (row.matches()) {
                documented.add(row.group(1));
            }
        }
        assertThat(tested).isEqualTo(documented);
    }

    // rpm ------------------------------------------------------------------------------------------------------------

    /** rpm copied tags of the signature header, which nothing covers, into what it said of the package. */
    @Test
    void CVE_2021_3421_aTagOfTheSignatureHeaderSaysNothingOfThePackage() throws IOException {
        byte[] plain = RawHeader.signature().ints(1000, 1).bytes();
        byte[] more = RawHeader.signature()
                .ints(1000, 1)
                .text(1011, "somebody else")
                .texts(1118, "/etc/")
                .text(9999, "x")
                .bytes();
        assertThat(RpmInputs.toldWithSignature(more)).isEqualTo(RpmInputs.toldWithSignature(plain));
    }

    /** And it did so without a look at their types. */
    @Test
    void CVE_2021_20271_aTagOfTheSignatureHeaderHasItsType() {
        refused(RpmInputs::readsSignature, RawHeader.signature().ints(269, 1).bytes(), "tag 269 has type");
        refused(RpmInputs::readsSignature, RawHeader.signature().text(1004, "x").bytes(), "tag 1004 has type");
    }

    /** The numbers at the front of a header were believed. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 65_536, 0x1000_0000})
    void CVE_2021_20266_theNumbersOfAHeaderAreChecked(int number) {
        refused(
                RpmInputs::readsMain,
                RawHeader.main().text(1000, "x").declaring(number, null).bytes(),
                "");
        refused(
                RpmInputs::readsMain,
                RawHeader.main().text(1000, "x").declaring(null, number).bytes(),
                "");
        refused(
                RpmInputs::readsSignature,
                RawHeader.signature().ints(1000, 1).declaring(number, null).bytes(),
                "");
        refused(
                RpmInputs::readsSignature,
                RawHeader.signature().ints(1000, 1).declaring(null, number).bytes(),
                "");
    }

    /** A region that ends far away, or before its start. */
    @ParameterizedTest
    @ValueSource(ints = {-16, 16, 1, 1 << 20, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void CVE_2011_3378_theRegionEndsWhereItSays(int error) {
        refused(
                RpmInputs::readsMain,
                RawHeader.main().text(1000, "x").trailer(63, error).bytes(),
                "the region");
    }

    /** A trailer of another tag, type or count. */
    @ParameterizedTest
    @ValueSource(ints = {0, 61, 62, 64, 1000, -1})
    void CVE_2012_0060_theRegionIsThatOfTheHeader(int tag) {
        refused(
                RpmInputs::readsMain,
                RawHeader.main().text(1000, "x").trailer(tag, 0).bytes(),
                "the region");
    }

    /** A tag whose data reaches over the end, by one or by 2^31. */
    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 40})
    void CVE_2012_0815_theDataOfATagLiesInTheHeader(int offset) {
        byte[] data = new byte[4];
        byte[] header = RawHeader.main().entryAt(1003, 4, offset, 1, data).bytes();
        refused(RpmInputs::readsMain, header, "tag 1003 has offset " + offset);
        byte[] counted = RawHeader.main().entryAt(1003, 4, 0, offset, data).bytes();
        refused(RpmInputs::readsMain, counted, "tag 1003");
    }

    /** The size of a name in the payload was added to another in 32 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"ffffffff", "7fffffff", "80000000", "fffffff2", "00000000", "00000001", "00001001"})
    void CVE_2014_8118_theNameOfAPayloadEntryIsBounded(String size) {
        byte[] entry = CpioMutants.newc("./opt/a", 0100644, 1, "hi");
        System.arraycopy(bytes(size), 0, entry, 6 + 11 * 8, 8);
        refused(RpmInputs::readsCpio, entry, "a file name in the payload has");
    }

    // dpkg -----------------------------------------------------------------------------------------------------------

    /** The size in a package of the old format was written behind a buffer. */
    @Test
    void CVE_2015_0860_packagesOfTheOldFormatAreRefused() {
        refused(DebInputs::reads, bytes("0.939000\n" + "9".repeat(300) + "\n"), "not an ar archive");
        byte[] old = archive(ArMutants.member("debian-binary", bytes("0.939000\n")));
        refused(DebInputs::reads, old, "the format version is not 2.x");
    }

    /** A package's name was taken for a format. */
    @Test
    void CVE_2014_8625_aNameIsNoFormat() {
        byte[] control = bytes("Package: %s%n%1$s{0}\nVersion: 1\nArchitecture: all\n");
        refused(DebInputs::readsControl, control, "not the name of a package: \"%s%n%1$s{0}\"");
    }

    /** A directory in the control archive that may not be written to kept a cleanup from removing it. */
    @Test
    void CVE_2025_6297_theControlArchiveHasNoDirectories() {
        byte[] tar = joined(
                TarMutants.entry("./", '5', "", ""),
                TarMutants.entry("./x/", '5', "", ""),
                TarMutants.entry("./control", '0', "", Texts.CONTROL.get(0)),
                new byte[1024]);
        refused(DebInputs::readsControlArchive, tar, "only files at the top level belong into the control archive");
    }

    /** A zstd stream that ends too early was read for ever. */
    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"NONE", "BZIP2"},
            mode = EnumSource.Mode.EXCLUDE)
    void CVE_2026_2219_aStreamThatEndsTooEarlyIsAnError(Codec codec) {
        Target target = Streams.target(codec);
        byte[] whole = Streams.compressed(codec, bytes("hello, hello, hello\n".repeat(30)));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(probe.check(target, cut, codec + " cut at " + length)).isFalse();
        }
    }

    /** Nor one of bzip2, which Gopack does not write. */
    @Test
    void CVE_2026_2219_norOneOfBzip2() throws IOException {
        byte[] whole = HexFormat.of().parseHex(BZIP2_HELLO);
        assertThat(Streams.reads(Codec.BZIP2, whole)).isTrue();
        for (int length = 0; length < whole.length; length++) {
            refused(input -> Streams.reads(Codec.BZIP2, input), Arrays.copyOf(whole, length), "");
        }
    }

    /** Names that lead out of the directory in which a package is unpacked. */
    @ParameterizedTest
    @ValueSource(strings = {"../x", "./../x", "./a/../../x", "./a/..", "./.", "./a//b", "a/./b"})
    void CVE_2022_1664_noNameLeadsOutOfThePackage(String name) {
        byte[] tar = joined(TarMutants.entry("./", '5', "", ""), TarMutants.entry(name, '0', "", "x"), new byte[1024]);
        refused(DebInputs::readsData, tar, "");
        byte[] linked = joined(
                TarMutants.entry("./", '5', "", ""),
                TarMutants.entry("./a", '2', "/etc", ""),
                TarMutants.entry("./a/passwd", '0', "", "x"),
                new byte[1024]);
        refused(DebInputs::readsData, linked, "lies below a symlink");
    }

    // apt ------------------------------------------------------------------------------------------------------------

    /** Sizes of members and entries that are negative, or more than fits. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "-60", "9999999999", "4294967296", "0x10", "1e9", ""})
    void CVE_2020_27350_sizesOfMembersAreChecked(String size) {
        byte[] member = ArMutants.member("data.tar", DebInputs.data());
        byte[] field = bytes((size + " ".repeat(10)).substring(0, 10));
        System.arraycopy(field, 0, member, 48, 10);
        byte[] deb = archive(
                ArMutants.member("debian-binary", bytes("2.0\n")),
                ArMutants.member("control.tar", DebInputs.control()),
                member);
        refused(DebInputs::reads, deb, "");
    }

    /** The same of tar: negative to the base of 256, more than the archive has, a long name of gigabytes. */
    @Test
    void CVE_2020_27350_sizesOfTarEntriesAreChecked() {
        byte[] negative = TarMutants.sized(TarMutants.entry("./x", '0', "", "x"), -1);
        refused(DebInputs::readsData, joined(negative, new byte[1024]), "negative or too large");
        byte[] huge = TarMutants.sized(TarMutants.entry("./x", '0', "", "x"), 1L << 40);
        refused(DebInputs::readsData, joined(huge, new byte[1024]), "allowed are");
        byte[] name = TarMutants.sized(TarMutants.entry("././@LongLink", 'L', "", "x"), 1L << 33);
        refused(DebInputs::readsData, joined(name, new byte[1024]), "long name");
    }

    /** Names of BSD's and GNU's ar, whose length was believed. */
    @ParameterizedTest
    @ValueSource(strings = {"#1/4294967295", "#1/-1", "/0", "/999999999999", "//", ""})
    void CVE_2020_3810_namesOfMembersAreOfOneForm(String name) {
        refused(DebInputs::reads, archive(ArMutants.member(name, bytes("xx"))), "");
    }

    // Commons Compress, Go's archive packages
    // --------------------------------------------------------------------------

    /** A time in a pax record with an exponent, or with 300,000 digits, took hours. */
    @ParameterizedTest
    @ValueSource(strings = {"9e9999999", "1.0e-999999999", "DIGITS"})
    void CVE_2023_42503_noNumberOfAPaxRecordCostsTime(String time) {
        String record = " mtime=" + (time.equals("DIGITS") ? "1." + "3".repeat(300_000) : time) + "\n";
        byte[] tar = joined(TarMutants.entry("./PaxHeaders/x", 'x', "", "99" + record), new byte[1024]);
        refused(DebInputs::readsData, tar, "a pax header, which dpkg does not read");
    }

    /** Small archives that said of their headers that they are large. */
    @Test
    void CVE_2021_35517_CVE_2022_2879_noSizeInATarIsAllocated() throws IOException {
        for (char type : "LKxgS".toCharArray()) {
            for (long size : new long[] {1 << 20, 1L << 31, 1L << 40, Long.MAX_VALUE}) {
                byte[] tar = TarMutants.sized(TarMutants.entry("./x", type, "", ""), size);
                Target target = Targets.named("tar");
                assertThat(probe.check(target, joined(tar, new byte[1024]), type + " " + size))
                        .isFalse();
                assertThat(probe.check(Targets.named("control-tar"), joined(tar, new byte[1024]), type + " " + size))
                        .isFalse();
            }
        }
    }

    /** Zips that say they have billions of files, or files of gigabytes. */
    @Test
    void CVE_2021_36090_CVE_2021_33196_CVE_2021_39293_noNumberInAZipIsAllocated() {
        byte[] zip = ModuleInputs.zip();
        ByteBuffer end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = zip.length - 22;
        for (int number : new int[] {0, 1, 4, 0x7fff, 0xffff}) {
            end.putShort(at + 8, (short) number).putShort(at + 10, (short) number);
            assertThat(zipIsRead(zip.clone())).isFalse();
        }
        byte[] sizes = ModuleInputs.zip();
        int directory = ByteBuffer.wrap(sizes).order(ByteOrder.LITTLE_ENDIAN).getInt(sizes.length - 6);
        for (int field : new int[] {20, 24, 42}) {
            byte[] lying = sizes.clone();
            ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + field, 0x7fff_fff0);
            assertThat(zipIsRead(lying)).isFalse();
        }
    }

    /** Extra fields that never end. */
    @Test
    void CVE_2018_1324_extraFieldsEnd() {
        for (byte[] extra : List.of(
                new byte[] {1, 0, (byte) 0xff, (byte) 0xff},
                new byte[] {0x17, 0, 0, 0, 0x17, 0},
                new byte[] {1, 0, 8, 0, 0, 0, 0, 0},
                new byte[65_000])) {
            zipIsRead(ModuleInputs.zipWithExtra(extra)); // however it ends, it ends
        }
        assertThat(zipIsRead(ModuleInputs.zipWithExtra(new byte[] {1, 0, (byte) 0xff, (byte) 0xff})))
                .isFalse();
    }

    /** Files that end before their size, or go on behind it. */
    @Test
    void CVE_2018_11771_aFileOfAZipEndsOnce() {
        for (int size : new int[] {0, 1, 499, 501, 10_000}) {
            byte[] zip = ModuleInputs.zip();
            ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
            int first = buffer.getInt(zip.length - 6);
            int second = first + 46 + buffer.getShort(first + 28);
            buffer.putInt(second + 24, size);
            assertThat(zipIsRead(zip)).as("size " + size).isFalse();
        }
    }

    /** Names that are empty, or lead elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "/etc/passwd", "a.b/c@v1.0.0/../x", "a.b/c@v1.0.0/x\\y", "\0"})
    void CVE_2021_41772_namesInAZipAreChecked(String name) {
        assertThat(zipIsRead(ModuleInputs.zipWithName(name))).isFalse();
    }

    private boolean zipIsRead(byte[] zip) {
        return probe.check(Targets.named("module-zip"), zip, "zip");
    }

    /** A number of the build information that never ends. */
    @Test
    void CVE_2020_16845_aVarintEnds() {
        for (int size : new int[] {11, 2000, 1 << 20}) {
            byte[] info = joined(latin1("\u00ff Go buildinf:\u0008\u0002"), new byte[16], full(size));
            byte[] program = GoInputs.withInfo(info);
            refused(GoInputs::reads, program, "the version has no length that is possible");
            assertThat(probe.check(Targets.named("go-program"), program, "varint"))
                    .isFalse();
        }
    }

    private static byte[] full(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    // Compressors
    // ------------------------------------------------------------------------------------------------------

    /** A few kilobytes that decompress to very much. */
    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"NONE", "BZIP2"},
            mode = EnumSource.Mode.EXCLUDE)
    void CVE_2020_22916_whatComesOutIsBounded(Codec codec) {
        byte[] bomb = Streams.compressed(codec, new byte[16 << 20]);
        assertThat(bomb.length).isLessThan(200_000);
        refused(Streams.target(codec).reader(), bomb, "decompresses to more than");
    }

    @Test
    void CVE_2020_22916_norMoreOfBzip2() {
        byte[] bomb = HexFormat.of().parseHex(BZIP2_ZEROS);
        refused(input -> Streams.reads(Codec.BZIP2, input), bomb, "decompresses to more than");
    }

    /** A block with 32767 selectors, of which there can be 18002. */
    @Test
    void CVE_2019_12900_selectorsOfABzip2BlockThatCannotBeAreNotKept() {
        byte[] block = bzip2Block("111111111111111", "0".repeat(32767) + tables() + "10");
        refused(input -> Streams.reads(Codec.BZIP2, input), block, "");
    }

    /** A run whose length is a number of forty binary digits. */
    @Test
    void CVE_2010_0405_theLengthOfARunIsBounded() {
        byte[] block = bzip2Block("000000000000001", "0" + tables() + "01".repeat(40) + "10");
        refused(input -> Streams.reads(Codec.BZIP2, input), block, "a bzip2 block that is too large");
    }

    /** Codes of two bits for the two digits of runs and the end of the block, twice. */
    private static String tables() {
        return "00010000".repeat(2);
    }

    /** A block of one kind of byte and two tables, up to the number of selectors, and what follows. */
    private static byte[] bzip2Block(String selectors, String more) {
        String bits = "0" + "0".repeat(24) + "1" + "0".repeat(15) + "1" + "0".repeat(15) + "010" + selectors + more;
        byte[] block = new byte[bits.length() / 8 + 1];
        for (int i = 0; i < bits.length(); i++) {
            block[i / 8] |= (byte) (bits.charAt(i) == '1' ? 0x80 >> i % 8 : 0);
        }
        return joined(bytes("BZh9"), HexFormat.of().parseHex("31415926535900000000"), block);
    }

    /** An extra field of gzip that is larger than what there is, or ends nowhere. */
    @Test
    void CVE_2022_37434_theExtraFieldOfGzipIsPassedOver() {
        byte[] head = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, 3, (byte) 0xff, (byte) 0xff};
        refused(Streams.target(Codec.GZIP).reader(), joined(head, new byte[100]), "too early");
        byte[] right = Streams.compressed(Codec.GZIP, bytes("x"));
        byte[] large = joined(head, new byte[0xffff], Arrays.copyOfRange(right, 10, right.length));
        assertThat(probe.check(Streams.target(Codec.GZIP), large, "extra field"))
                .isTrue();
    }

    // YAML
    // -------------------------------------------------------------------------------------------------------------

    private static void specRefused(String yaml, String rule) {
        assertThatThrownBy(() -> SpecReader.read(Target.INPUT, bytes(yaml), Path.of(""), Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(rule);
    }

    /** Ten lines of aliases that stand for a billion values. */
    @Test
    void CVE_2017_18640_CVE_2019_11253_aliasesAreCountedAsWrittenOut() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (before + ", ").repeat(8) + before + "]\n");
        }
        specRefused(bomb.toString(), "more than 250000 values");
        specRefused("a: &a [*a]\n", "no anchor");
    }

    /** Lists in lists, ten thousand of them. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "!!seq [", "&a ["})
    void CVE_2022_25857_CVE_2022_38749_CVE_2022_38750_depthIsBounded(String piece) {
        specRefused(piece.repeat(10_000), "error");
        assertThat(probe.check(Targets.named("spec"), bytes(piece.repeat(10_000)), piece))
                .isFalse();
    }

    /** Quotes, blanks and comments that once were matched by an expression that goes back. */
    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", " ", "#", "*a ", "\"\\n ", "| ", ">\n ", "%", ": ", ", ", "\t"})
    void CVE_2022_38751_CVE_2022_38752_CVE_2022_41854_noPieceRepeatedHurts(String piece) {
        byte[] yaml = bytes("a: " + piece.repeat(200_000 / piece.length()));
        probe.check(Targets.named("spec"), yaml, piece);
        probe.check(Targets.named("changelog"), yaml, piece);
    }

    /** Tags that make objects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"file:///x\"]]]]",
                "!!java.net.URL [x]",
                "!<tag:yaml.org,2002:java.io.File> x"
            })
    void CVE_2022_1471_tagsMakeNoObjects(String value) {
        specRefused("name: " + value + "\nversion: 1\n", "is not allowed here");
    }

    // -----------------------------------------------------------------------------------------------------------------

    private static byte[] archive(byte[]... members) {
        return joined(
                Stream.concat(Stream.of(bytes("!<arch>\n")), Stream.of(members)).toArray(byte[][]::new));
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        Stream.of(parts).forEach(all::put);
        return all.array();
    }
}
