package dev.gopack.rpm.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.report.OutputException;
import dev.gopack.rpm.Golden;
import dev.gopack.rpm.RawHeader;
import dev.gopack.rpm.read.RpmFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is encoded is what rpm's own tools would have written. */
class HeaderBuilderTest {

    private static Header read(HeaderImage image) throws IOException {
        return HeaderReader.main("x", new BoundedReader("x", new ByteArrayInputStream(image.bytes()), 0));
    }

    @Test
    void entriesAreSortedAndAlignedWithTheRegionLast() {
        HeaderImage image = HeaderBuilder.main()
                .longs(Tags.LONGSIZE, 1L << 40)
                .text(Tags.NAME, "caf\u00e9")
                .ints(Tags.EPOCH, -1)
                .shorts(Tags.FILEMODES, (short) 0100644)
                .encode();

        byte[] expected = RawHeader.main()
                .text(1000, "caf\u00e9")
                .ints(1003, -1)
                .entry(1030, TagType.INT16, 1, (byte) 0x81, (byte) 0xa4)
                .entry(5009, TagType.INT64, 1, new byte[] {0, 0, 1, 0, 0, 0, 0, 0})
                .bytes();
        assertThat(image.bytes()).isEqualTo(expected);
        assertThat(image.size()).isEqualTo(expected.length);
    }

    @Test
    void aHeaderOfRpmbuildIsEncodedByteForByte() throws IOException {
        RpmFile rpm = RpmFile.open(ByteSource.of("demo", Golden.bytes("rpmbuild-4.18-demo.rpm")));

        assertThat(encode(HeaderBuilder.main(), rpm.main()).bytes()).isEqualTo(bytes(rpm.main()));
        HeaderImage signature = encode(HeaderBuilder.signature(), rpm.signature());
        assertThat(signature.unpaddedSize()).isEqualTo(rpm.signature().size());
        assertThat(signature.size() % 8).isZero();
        assertThat(signature.bytes()).startsWith(bytes(rpm.signature()));
    }

    private static byte[] bytes(Header header) {
        byte[] bytes = new byte[header.size()];
        header.bytes().get(bytes);
        return bytes;
    }

    private static HeaderImage encode(HeaderBuilder builder, Header header) {
        for (Header.Entry entry : header.entries()) {
            Tag tag = new Tag(entry.tag(), "", entry.type(), Tag.Cardinality.MANY, "", "");
            switch (entry.type()) {
                case STRING, I18NSTRING -> builder.text(tag, header.text(tag).orElseThrow());
                case STRING_ARRAY -> builder.texts(tag, header.texts(tag));
                case BIN -> builder.bytes(entry.tag(), header.binary(entry.tag()));
                case INT16 -> builder.shorts(tag, shorts(header.numbers(tag)));
                case INT32 ->
                    builder.ints(
                            tag,
                            java.util.Arrays.stream(header.numbers(tag))
                                    .mapToInt(number -> (int) number)
                                    .toArray());
                default -> builder.longs(tag, header.numbers(tag));
            }
        }
        return builder.encode();
    }

    private static short[] shorts(long[] numbers) {
        short[] shorts = new short[numbers.length];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) numbers[i];
        }
        return shorts;
    }

    @Test
    void aHundredThousandFilesComeBack() throws IOException {
        List<String> names = IntStream.range(0, 100_000)
                .mapToObj(i -> "file-" + i + "-\u00fc")
                .toList();
        long[] sizes =
                IntStream.range(0, 100_000).mapToLong(i -> (1L << 32) + i).toArray();

        Header header = read(HeaderBuilder.main()
                .texts(Tags.BASENAMES, names)
                .longs(Tags.LONGFILESIZES, sizes)
                .encode());

        assertThat(header.texts(Tags.BASENAMES)).isEqualTo(names);
        assertThat(header.numbers(Tags.LONGFILESIZES)).isEqualTo(sizes);
    }

    @Test
    void emptyArraysAreLeftOut() throws IOException {
        Header header = read(HeaderBuilder.main()
                .texts(Tags.BASENAMES, List.of())
                .ints(Tags.FILESIZES)
                .text(Tags.NAME, "")
                .encode());

        assertThat(header.entries()).extracting(Header.Entry::tag).containsExactly(1000);
    }

    @Test
    void anArrayHasAtMostAsManyElementsAsRpmTakes() {
        HeaderBuilder.main().ints(Tags.FILESIZES, new int[1_048_575]);

        assertThatThrownBy(() -> HeaderBuilder.main().ints(Tags.FILESIZES, new int[1_048_576]))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("1048575");
    }

    @Test
    void laterValuesTakeThePlaceOfTheFirst() throws IOException {
        HeaderImage image = HeaderBuilder.main()
                .texts(Tags.FILEDIGESTS, List.of("00", "", "0000"))
                .ints(Tags.FILECLASS, 0, 0)
                .encode();
        int size = image.size();

        image.patchTexts(Tags.FILEDIGESTS, List.of("ab", "", "cdef"));
        image.patchInts(Tags.FILECLASS, new int[] {3, 4});

        assertThat(image.size()).isEqualTo(size);
        assertThat(read(image).texts(Tags.FILEDIGESTS)).containsExactly("ab", "", "cdef");
        assertThat(read(image).numbers(Tags.FILECLASS)).containsExactly(3, 4);
    }

    @Test
    void laterValuesOfAnotherSizeAreRefused() {
        HeaderImage image = HeaderBuilder.main()
                .texts(Tags.FILEDIGESTS, List.of("00", ""))
                .ints(Tags.FILECLASS, 0)
                .encode();

        for (List<String> other : List.of(List.of("000", ""), List.of("0", ""), List.of("00"), List.of("", "", ""))) {
            assertThatThrownBy(() -> image.patchTexts(Tags.FILEDIGESTS, other))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> image.patchInts(Tags.FILECLASS, new int[2])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> image.patchInts(Tags.FILECOLORS, new int[1]))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLeadHasItsNameCutToWhatFits() throws IOException {
        byte[] lead = new Lead(3, false, 1, "x".repeat(100)).encode();

        Lead read = Lead.read(new BoundedReader("x", new ByteArrayInputStream(lead), 0));
        assertThat(lead).hasSize(96);
        assertThat(read).isEqualTo(new Lead(3, false, 1, "x".repeat(65)));
        assertThat(ByteBuffer.wrap(lead).getShort(78)).isEqualTo((short) 5);
    }
}
