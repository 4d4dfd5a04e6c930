package dev.gopack.rpm.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.BoundedReader;
import dev.gopack.report.FormatException;
import dev.gopack.rpm.RawHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each check of rpm's lib/header.cc, with the smallest header that breaks it. */
class HeaderReaderTest {

    private static Header main(byte[] bytes) {
        try {
            return HeaderReader.main("x", new BoundedReader("x", new ByteArrayInputStream(bytes), 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Header signature(byte[] bytes) {
        try {
            return HeaderReader.signature("x", new BoundedReader("x", new ByteArrayInputStream(bytes), 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(RawHeader header, String message) {
        assertRefused(header.bytes(), message);
    }

    private static void assertRefused(byte[] bytes, String message) {
        assertThatThrownBy(() -> main(bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsEveryType() {
        Header header = main(RawHeader.main()
                .entry(900_000, TagType.CHAR, 2, (byte) 1, (byte) 2)
                .entry(900_001, TagType.INT8, 1, (byte) 255)
                .entry(900_002, TagType.INT16, 1, (byte) 255, (byte) 254)
                .ints(900_003, -1, 7)
                .entry(900_004, TagType.INT64, 1, new byte[] {0, 0, 0, 1, 0, 0, 0, 0})
                .text(900_005, "caf\u00e9")
                .entry(900_006, TagType.BIN, 3, (byte) 9, (byte) 8, (byte) 7)
                .texts(900_007, "a", "", "c")
                .bytes());

        assertThat(header.number(900_001)).contains(255L);
        assertThat(header.number(900_002)).contains(0xfffeL);
        assertThat(header.number(900_003)).contains(0xffff_ffffL);
        assertThat(header.number(900_004)).contains(1L << 32);
        assertThat(header.text(900_005)).contains("caf\u00e9");
        assertThat(header.binary(900_006)).containsExactly(9, 8, 7);
        assertThat(header.texts(new Tag(900_007, "", TagType.STRING_ARRAY, Tag.Cardinality.MANY, "", "")))
                .containsExactly("a", "", "c");
        assertThat(header.entries()).hasSize(8);
        assertThat(header.text(900_008)).isEmpty();
    }

    @Test
    void asksForTheMagic() {
        byte[] bytes = RawHeader.main().text(1000, "n").bytes();
        bytes[4] = 1;

        assertRefused(bytes, "no header magic");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 65_536, Integer.MAX_VALUE})
    void boundsTheNumberOfEntries(int entries) {
        assertRefused(RawHeader.main().text(1000, "n").declaring(entries, null), "entries, allowed are 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, -1, Integer.MIN_VALUE, 0x1000_0000, Integer.MAX_VALUE})
    void boundsTheData(int size) {
        assertRefused(RawHeader.main().text(1000, "n").declaring(null, size), "bytes of data, allowed are");
    }

    @Test
    void theGreatestNumbersAreReadAsFarAsTheFileGoes() {
        assertRefused(RawHeader.main().text(1000, "n").declaring(65_535, 0x0fff_ffff - 65_536 * 16), "ends after");
        assertRefused(RawHeader.main().text(1000, "n").declaring(65_535, 0x0fff_ffff), "is larger than");
    }

    @Test
    void aSignatureHeaderIsBoundedTighter() {
        RawHeader header = RawHeader.signature();
        for (int i = 0; i < 31; i++) {
            header.text(2000 + i, "x");
        }
        assertThat(signature(padded(header.bytes())).entries()).hasSize(31);

        byte[] one = padded(header.text(3000, "x").bytes());
        assertThatThrownBy(() -> signature(one)).hasMessageContaining("33 entries, allowed are 1 to 32");
        byte[] large = padded(RawHeader.signature().declaring(1, (64 << 20) + 1).bytes());
        assertThatThrownBy(() -> signature(large)).hasMessageContaining("bytes of data, allowed are 16 to 67108864");
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
    }

    @Test
    void thePaddingAfterASignatureHeaderIsZero() {
        byte[] bytes = padded(RawHeader.signature().text(2000, "ab").bytes());
        bytes[bytes.length - 1] = 1;

        assertThatThrownBy(() -> signature(bytes)).hasMessageContaining("padding of the signature header is not zero");
    }

    @Test
    void wantsARegionAroundEverything() {
        byte[] other = RawHeader.main().text(1000, "n").bytes();
        ByteBuffer.wrap(other).putInt(16, 100);
        assertRefused(other, "instead of the region 63");
        assertRefused(RawHeader.signature().text(1000, "n"), "instead of the region 63");
        assertRefused(RawHeader.main().text(1000, "n").trailer(62, 0), "region does not hold all");
        assertRefused(RawHeader.main().text(1000, "n").trailer(63, 16), "region does not hold all");
        assertRefused(RawHeader.main().text(1000, "n").trailer(63, -16), "region does not hold all");
        byte[] type = RawHeader.main().text(1000, "n").bytes();
        ByteBuffer.wrap(type).putInt(20, 6);
        assertRefused(type, "region does not hold all");
    }

    @Test
    void anOldSignatureRegionMayEndAsAnotherOne() {
        byte[] bytes =
                padded(RawHeader.signature().text(2000, "x").trailer(61, 0).bytes());

        assertThat(signature(bytes).has(2000)).isTrue();
    }

    /** As old versions of rpmsign added signatures of files. */
    @Test
    void aSignatureHeaderMayGoOnBehindItsRegion() throws IOException {
        byte[] whole = RawHeader.signature().text(2000, "abc").bytes();
        ByteBuffer more = ByteBuffer.allocate(whole.length + 16 + 4);
        more.put(whole, 0, 48).putInt(2001).putInt(6).putInt(20).putInt(1);
        more.put(whole, 48, whole.length - 48).put(new byte[] {'d', 'e', 'f', 0});
        more.putInt(8, 3).putInt(12, 24);

        Header header = signature(padded(more.array()));

        assertThat(header.text(2000)).contains("abc");
        assertThat(header.text(2001)).contains("def");
        more.putInt(more.capacity() - 4 - 16 + 8, -64); // the region says that it covers one more
        assertThatThrownBy(() -> signature(padded(more.array()))).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 61, 62, 63, 64, 99, -1, Integer.MIN_VALUE})
    void refusesTagsThatAreNone(int tag) {
        assertRefused(RawHeader.main().text(tag, "x"), "is not allowed here");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 267, 273, 278, 999})
    void refusesTagsOfTheSignatureInTheMainHeader(int tag) {
        assertRefused(RawHeader.main().text(tag, "x"), "belongs into the signature header");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, -1, Integer.MAX_VALUE})
    void refusesTypesThatAreNone(int type) {
        assertRefused(RawHeader.main().entryAt(900_000, type, 0, 1, (byte) 0), "does not exist");
    }

    @Test
    void tagsThatAreKnownHaveTheirType() {
        assertRefused(RawHeader.main().ints(1000, 1), "NAME (1000) has type INT32 instead of STRING");
        assertRefused(RawHeader.main().text(1003, "1"), "EPOCH (1003) has type STRING instead of INT32");
        assertThat(main(RawHeader.main().texts(1000, "n").bytes()).text(Tags.NAME))
                .contains("n");
    }

    @Test
    void signaturesAndDigestsHaveTheirType() {
        for (int tag : new int[] {267, 268, 1000, 1002, 1004, 1005, 1007}) {
            byte[] bytes = padded(RawHeader.signature().text(tag, "x").bytes());
            assertThatThrownBy(() -> signature(bytes)).hasMessageContaining("has type STRING instead of");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_048_576, Integer.MAX_VALUE})
    void boundsTheCount(int count) {
        assertRefused(RawHeader.main().entryAt(900_000, 8, 0, count, new byte[4]), "elements");
    }

    @Test
    void aBinaryEntryMayHaveMoreElementsThanAnyOther() {
        byte[] content = new byte[1_048_576];

        assertThat(main(RawHeader.main()
                                .entryAt(900_000, 7, 0, content.length, content)
                                .bytes())
                        .entries())
                .hasSize(1);
        assertThat(main(RawHeader.main()
                                .entryAt(900_000, 8, 0, 1_048_575, new byte[1_048_575])
                                .bytes())
                        .entries())
                .hasSize(1);
        assertRefused(RawHeader.main().entryAt(900_000, 8, 0, 1_048_576, content), "1048576 elements");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 100, Integer.MAX_VALUE})
    void refusesOffsetsOutsideTheData(int offset) {
        assertRefused(RawHeader.main().entryAt(900_000, 7, offset, 1, (byte) 0), "has offset");
    }

    @Test
    void dataDoesNotOverlapOrGoBack() {
        assertRefused(
                RawHeader.main().entryAt(900_000, 7, 0, 4, new byte[4]).entryAt(900_001, 7, 3, 1),
                "has offset 3, expected is 4");
        assertRefused(
                RawHeader.main().entryAt(900_000, 7, 0, 4, new byte[4]).entryAt(900_001, 7, 0, 4), "has offset 0");
    }

    @Test
    void dataDoesNotReachIntoTheRegion() {
        assertRefused(RawHeader.main().entryAt(900_000, 7, 0, 5, new byte[4]), "reaches into the region's end");
        assertRefused(RawHeader.main().entryAt(900_000, 7, 0, 21, new byte[4]), "elements");
        assertRefused(RawHeader.main().entryAt(900_000, 4, 0, 6, new byte[4]), "is not all there");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void numbersAreAligned(int type) {
        assertRefused(RawHeader.main().entryAt(900_000, type, 1, 1, new byte[16]), "has offset 1, expected is 0");
    }

    @Test
    void stringsEnd() {
        byte[] open = "abc".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = RawHeader.main().entryAt(900_000, 6, 0, 1, open).bytes();
        Arrays.fill(bytes, bytes.length - 16, bytes.length, (byte) 1); // no NUL in the region's end either

        assertThatThrownBy(() -> main(bytes)).isInstanceOf(FormatException.class);
        assertRefused(RawHeader.main().entryAt(900_000, 6, 0, 2, new byte[2]), "one string with 2 elements");
        assertRefused(RawHeader.main().entryAt(900_000, 8, 0, 18, new byte[2]), "is not all there");
    }

    @Test
    void tagsDoNotRepeat() {
        assertRefused(RawHeader.main().text(1000, "a").text(1000, "b"), "tag 1000 is there twice");
    }

    @Test
    void thereAreNoGapsButForAlignmentAndThoseAreZero() {
        assertRefused(RawHeader.main().stray((byte) 0).text(1000, "x"), "has offset 1, expected is 0");
        assertRefused(
                RawHeader.main().text(1000, "").stray((byte) 1).ints(1003, 1), "space between two tags is not zero");
        assertRefused(RawHeader.main().ints(1003, 1).stray((byte) 0), "data that belongs to no tag");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] bytes = RawHeader.main().text(1000, "name").ints(1003, 1).bytes();

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> main(cut)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void textThatIsNotUtf8IsLatin1UnlessTheHeaderSaysOtherwise() {
        byte[] latin = {(byte) 0xe9, 0};

        assertThat(main(RawHeader.main().entryAt(1000, 6, 0, 1, latin).bytes()).text(Tags.NAME))
                .contains("\u00e9");
        Header declared = main(RawHeader.main()
                .entryAt(1000, 6, 0, 1, latin)
                .text(5062, "utf-8")
                .bytes());
        assertThatThrownBy(() -> declared.text(Tags.NAME)).hasMessageContaining("not valid UTF-8");
    }

    @Test
    void askingForAnotherTypeIsAFaultOfTheFile() {
        Header header = main(RawHeader.main().text(900_000, "x").bytes());

        assertThatThrownBy(() -> header.number(900_000))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a number is expected");
        assertThatThrownBy(() -> header.binary(900_000)).isInstanceOf(FormatException.class);
    }
}
