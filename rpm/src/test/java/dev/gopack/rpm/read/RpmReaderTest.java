package dev.gopack.rpm.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.PackageInfo;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.RawRpm;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.RpmFormat;
import dev.gopack.rpm.header.TagType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages whose parts do not fit each other, each wrong in one place. */
class RpmReaderTest {

    private static final int FILE = 0100644;

    private static void assertRefused(RawRpm rpm, String message) {
        assertRefused(rpm.bytes(), message);
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> RpmFixture.info(bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("x.rpm")
                .hasMessageContaining(message);
    }

    @Test
    void theSmallestPackageIsRead() {
        PackageInfo info = RpmFixture.info(new RawRpm().bytes());

        assertThat(info.isIntact()).isTrue();
        assertThat(info.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("/opt/a"));
    }

    @Test
    void packagesAreRecognisedByTheirFirstBytes() {
        byte[] bytes = new RawRpm().bytes();

        assertThat(new RpmFormat().recognises(Arrays.copyOf(bytes, 16))).isTrue();
        assertThat(new RpmFormat().recognises("!<arch>\ndebian-".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
        assertThat(new RpmFormat().recognises(new byte[3])).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0,does not start with ED AB EE DB", "4,2,rpm file format 2", "7,2,package type 2"})
    void theLeadIsChecked(int at, byte value, String message) {
        byte[] bytes = new RawRpm().bytes();
        bytes[at] = value;

        assertRefused(bytes, message);
    }

    @Test
    void everyTruncationIsRefusedOrAWrongSize() {
        byte[] bytes = new RawRpm().bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RpmFixture.info(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(FormatException.class);
        }
    }

    /** Whatever bit of header or payload is changed, somebody notices. */
    @ParameterizedTest
    @ValueSource(strings = {"zstd", "gzip", "none"})
    void everyChangedByteBehindTheSignatureIsNoticed(String compression) {
        byte[] bytes = RpmFixture.rpm()
                .spec(spec -> spec.rpm(dev.gopack.model.RpmSettings.builder()
                        .compression(compression)
                        .build()))
                .file("/a", "some content")
                .bytes();
        for (int i = 96 + 4408; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            try {
                assertThat(RpmFixture.info(changed).isIntact()).as("byte %d", i).isFalse();
            } catch (FormatException expected) {
                assertThat(expected).hasMessageStartingWith("x.rpm");
            }
        }
    }

    @Test
    void trailingBytesAreNoticed() {
        byte[] bytes = RpmFixture.rpm().file("/a", "x").bytes();
        PackageInfo info = RpmFixture.info(Arrays.copyOf(bytes, bytes.length + 1));

        assertThat(info.digests())
                .filteredOn(check -> !check.matches())
                .extracting(PackageInfo.DigestCheck::name)
                .contains("size of header and payload", "payload SHA256");
    }

    @Test
    void aDamagedPayloadIsNotUnpacked() {
        byte[] bytes = RpmFixture.rpm().file("/a", "x".repeat(1000)).bytes();
        bytes[bytes.length - 3] ^= 1;

        assertThat(RpmFixture.info(bytes).digests())
                .extracting(PackageInfo.DigestCheck::name)
                .contains("payload SHA256")
                .doesNotContain("uncompressed payload SHA256", "file /a");
    }

    @Test
    void aFileThatIsNotWhatItsDigestSaysIsNamed() {
        PackageInfo info = RpmFixture.info(new RawRpm()
                .archive(RawRpm.cpio("./opt/a", FILE, "ho").plus(RawRpm.trailer()))
                .bytes());

        assertThat(info.digests())
                .filteredOn(check -> !check.matches())
                .extracting(PackageInfo.DigestCheck::name)
                .containsExactly("file /opt/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"./opt/a", "/opt/a", "opt/a"})
    void namesInThePayloadMayLackTheDot(String name) {
        RawRpm rpm = new RawRpm().archive(RawRpm.cpio(name, FILE, "hi").plus(RawRpm.trailer()));

        assertThat(RpmFixture.info(rpm.bytes()).isIntact()).isTrue();
    }

    @Test
    void thePayloadHasTheFilesOfTheHeaderAndNoOthers() {
        RawRpm.Piece right = RawRpm.cpio("./opt/a", FILE, "hi");
        RawRpm.Piece end = RawRpm.trailer();

        assertRefused(new RawRpm().archive(end), "the payload lacks \"/opt/a\"");
        assertRefused(
                new RawRpm()
                        .archive(right.plus(RawRpm.cpio("./opt/b", FILE, "hi")).plus(end)),
                "has \"./opt/b\", which the header does not list");
        assertRefused(new RawRpm().archive(right.plus(right).plus(end)), "has \"/opt/a\" twice");
        assertRefused(
                new RawRpm().archive(RawRpm.cpio("./opt/../opt/a", FILE, "hi").plus(end)), "does not list");
        assertRefused(
                new RawRpm().archive(RawRpm.cpio("./opt/a", FILE, "hi!").plus(end)), "has 3 bytes for \"/opt/a\"");
        assertRefused(new RawRpm().archive(RawRpm.cpio("./opt/a", 0120777, "hi").plus(end)), "another kind of file");
    }

    @Test
    void theArchiveIsSound() {
        RawRpm.Piece right = RawRpm.cpio("./opt/a", FILE, "hi");

        assertRefused(new RawRpm().archive(right), "cpio header");
        assertRefused(new RawRpm().archive(right.plus(RawRpm.raw("070703" + "0".repeat(104)))), "no cpio entry");
        assertRefused(new RawRpm().archive(right.plus(RawRpm.raw("070701" + "x".repeat(104)))), "is not hexadecimal");
        assertRefused(
                new RawRpm().archive(right.plus(RawRpm.raw("070701" + "0".repeat(104)))), "name in the payload has 0");
        assertRefused(
                new RawRpm().archive(right.plus(RawRpm.raw("070701" + "0".repeat(88) + "00001001" + "0".repeat(8)))),
                "name in the payload has 4097 bytes");
        assertRefused(new RawRpm().archive(right.plus(RawRpm.cpio("a\0b", FILE, ""))), "does not end where it says");
        assertRefused(
                new RawRpm().archive(right.plus(RawRpm.trailer()).plus(RawRpm.raw("x"))), "goes on after its trailer");
        assertRefused(
                new RawRpm().archive(right.plus(RawRpm.trailer()).plus(RawRpm.raw("\0".repeat(512)))),
                "goes on after its trailer");
        assertRefused(new RawRpm().archive(RawRpm.raw("07070X00000001")), "has a file number 1");
        assertRefused(new RawRpm().archive(RawRpm.raw("07070Xffffffff")), "has a file number 4294967295");
    }

    @Test
    void strippedEntriesNameFilesByNumber() {
        RawRpm rpm = new RawRpm().archive(RawRpm.raw("07070X00000000\0\0hi\0\0").plus(RawRpm.trailer()));

        assertThat(RpmFixture.info(rpm.bytes()).isIntact()).isTrue();
    }

    /** A package with this file list; a tag with two elements where one is right is given as {@code doubled}. */
    private static RawRpm listing(int doubled, int directoryIndex, String name, String directory) {
        return new RawRpm().files(header -> header.ints(1028, numbers(doubled == 1028, 2))
                .entry(1030, TagType.INT16, 1, (byte) 0x81, (byte) 0xa4)
                .ints(1034, numbers(doubled == 1034, 7))
                .texts(1035, "")
                .texts(1036, "")
                .ints(1037, numbers(doubled == 1037, 0))
                .texts(1039, texts(doubled == 1039, "root"))
                .texts(1040, "root")
                .text(1044, "s")
                .ints(1116, numbers(doubled == 1116, directoryIndex))
                .texts(1117, texts(doubled == 1117, name))
                .texts(1118, directory)
                .ints(5011, 8));
    }

    private static int[] numbers(boolean twice, int value) {
        return twice ? new int[] {value, value} : new int[] {value};
    }

    private static String[] texts(boolean twice, String value) {
        return twice ? new String[] {value, value} : new String[] {value};
    }

    @ParameterizedTest
    @ValueSource(ints = {1028, 1034, 1037, 1039})
    void fileTagsHaveOneElementAFile(int tag) {
        assertRefused(listing(tag, 0, "a", "/opt/"), "has 2 elements for 1 files");
    }

    @Test
    void directoriesAndNamesBelongTogether() {
        assertRefused(listing(1116, 0, "a", "/opt/"), "has 1 BASENAMES and 2 DIRINDEXES");
        assertRefused(listing(1117, 0, "a", "/opt/"), "has 2 BASENAMES and 1 DIRINDEXES");
        assertRefused(listing(0, 1, "a", "/opt/"), "has directory number 1 of 1");
        assertRefused(listing(0, -1, "a", "/opt/"), "has directory number 4294967295 of 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "b/c", "/"})
    void namesAreNames(String name) {
        assertRefused(listing(0, 0, name, "/opt/"), "has the file name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opt/", "/opt", "/opt/../", "/./", "//", "/opt//x/"})
    void directoriesAreCleanAndAbsolute(String directory) {
        assertRefused(listing(0, 0, "a", directory), "has the directory");
    }

    @Test
    void aPathIsThereOnce() {
        assertRefused(
                new RawRpm().files(header -> header.ints(1028, 0, 0)
                        .entry(1030, TagType.INT16, 2, new byte[4])
                        .ints(1034, 0, 0)
                        .texts(1035, "", "")
                        .texts(1036, "", "")
                        .ints(1037, 0, 0)
                        .texts(1039, "r", "r")
                        .texts(1040, "r", "r")
                        .ints(1116, 0, 1)
                        .texts(1117, "a", "a")
                        .texts(1118, "/opt/", "/opt/")
                        .text(1044, "s")),
                "lists \"/opt/a\" twice");
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertRefused(new RawRpm().more(header -> header.ints(5093, 10)), "payload digest algorithm 10");
        assertRefused(new RawRpm().more(header -> header.ints(5114, 5)), "packages of format 5");
        assertRefused(new RawRpm().more(header -> header.ints(5114, 6)), "of different formats");
        assertRefused(
                new RawRpm().files(header -> header.text(1044, "s").text(1125, "lzo")), "\"lzo\" is not supported");
        assertRefused(
                new RawRpm().files(header -> header.text(1044, "s").text(1124, "drpm")), "\"drpm\" is not supported");
        assertRefused(new RawRpm().files(header -> header.texts(1027, "/a").text(1044, "s")), "before 4.0");
        assertRefused(new RawRpm().files(header -> header.text(1044, "s").ints(5011, 99)), "algorithm 99 is not known");
    }

    @Test
    void tagsThatRpmDoesNotKnowAreShown() {
        PackageInfo info = RpmFixture.info(new RawRpm()
                .more(header ->
                        header.texts(900_000, "a", "b").ints(900_001, -1).entry(900_002, TagType.BIN, 3, new byte[3]))
                .bytes());

        assertThat(info.fields())
                .containsEntry("Tag 900000", "a, b")
                .containsEntry("Tag 900001", "4294967295")
                .containsEntry("Tag 900002", "3 bytes");
    }

    @Test
    void relationsAndChangelogHaveArraysOfOneLength() {
        assertRefused(
                new RawRpm()
                        .more(header ->
                                header.texts(5046, "a", "b").texts(5047, "").ints(5048, 0)),
                "Recommends has 2 names, 1 versions and 1 flags");
        assertRefused(
                new RawRpm().files(header -> header.text(1044, "s")
                        .ints(1080, 1)
                        .texts(1081, "a", "b")
                        .texts(1082, "x")),
                "the changelog has 1 dates, 2 names and 1 texts");
    }

    @Test
    void triggersAndTheirConditionsBelongTogether() {
        assertRefused(
                new RawRpm().files(header -> header.text(1044, "s")
                        .texts(1065, "x")
                        .texts(1066, "n")
                        .texts(1067, "")
                        .ints(1068, 0)
                        .ints(1069, 1)),
                "there is no trigger number 1");
        assertRefused(
                new RawRpm()
                        .files(header -> header.text(1044, "s").texts(1065, "x").texts(1066, "n")),
                "TRIGGERVERSION (1067) has 0 elements instead of 1");
    }

    @Test
    void nothingOfTheSignatureHeaderGetsIntoTheMetadata() throws IOException {
        PackageInfo plain = RpmFixture.rpm().file("/a", "x").info();
        byte[] bytes = RpmFixture.rpm().file("/a", "x").bytes();
        ByteBuffer signature = ByteBuffer.wrap(bytes);
        int last = 96 + 16 + 6 * 16; // the reserved space becomes a tag of no meaning
        assertThat(signature.getInt(last)).isEqualTo(1008);
        signature.putInt(last, 1010);

        PackageInfo info = new RpmFormat().read(ByteSource.of("x.rpm", bytes));

        assertThat(info.fields()).isEqualTo(plain.fields());
        assertThat(info.relations()).isEqualTo(plain.relations());
    }
}
