package dev.gopack.rpm.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackagePlan;
import dev.gopack.io.BoundedReader;
import dev.gopack.io.ContentSource;
import dev.gopack.model.FileRole;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.HeaderImage;
import dev.gopack.rpm.header.HeaderReader;
import dev.gopack.rpm.header.SignatureTags;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.plan.RpmPlan;
import dev.gopack.rpm.plan.Sizes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where sizes stop fitting into 32 bits. // observed: rpm 4.18 with files of 4 GiB - 2 and 4 GiB - 1 bytes */
class LargeFilesTest {

    private static RpmPlan planOf(long... sizes) {
        RpmFixture rpm = RpmFixture.rpm();
        for (int i = 0; i < sizes.length; i++) {
            long size = sizes[i];
            rpm.file("/opt/" + i, 0644, FileRole.PLAIN, new ContentSource() {
                @Override
                public String name() {
                    return "sparse";
                }

                @Override
                public long size() {
                    return size;
                }

                @Override
                public InputStream open() throws IOException {
                    throw new IOException("not read here");
                }
            });
        }
        return rpm.plan();
    }

    private static Header header(RpmPlan plan) throws IOException {
        HeaderImage image =
                MainHeader.describe(plan, new FileTable(plan.files()), new FileClass(plan.rpmArchitecture()));
        return HeaderReader.main("x", new BoundedReader("x", new ByteArrayInputStream(image.bytes()), 0));
    }

    private static boolean needsLargeFiles(RpmPlan plan) {
        return plan.relations().stream()
                .map(PackagePlan.Relation::text)
                .anyMatch(text -> text.startsWith("rpmlib(LargeFiles)"));
    }

    @ParameterizedTest
    @CsvSource({"4294967294,false", "4294967295,true", "4294967296,true"})
    void oneLargeFileMakesAllFileSizesLong(long size, boolean large) throws IOException {
        RpmPlan plan = planOf(size, 1);
        Header header = header(plan);

        assertThat(Sizes.hasLargeFile(plan.files())).isEqualTo(large);
        assertThat(needsLargeFiles(plan)).isEqualTo(large);
        assertThat(header.has(Tags.LONGFILESIZES)).isEqualTo(large);
        assertThat(header.has(Tags.FILESIZES)).isEqualTo(!large);
        assertThat(header.numbers(large ? Tags.LONGFILESIZES : Tags.FILESIZES)).containsExactly(size, 1);
    }

    @ParameterizedTest
    @CsvSource({"2147483647,2147483647,false", "2147483647,2147483648,true"})
    void theSumHasALimitOfItsOwn(long one, long two, boolean large) throws IOException {
        RpmPlan plan = planOf(one, two);
        Header header = header(plan);

        assertThat(header.has(Tags.LONGFILESIZES)).isFalse();
        assertThat(header.number(large ? Tags.LONGSIZE : Tags.SIZE)).contains(one + two);
        assertThat(header.has(large ? Tags.SIZE : Tags.LONGSIZE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4294967194,1,false", "4294967195,1,true", "1,4294967294,false", "1,4294967295,true"})
    void theSignatureHeaderKeepsItsSizeWithLongSizes(long compressed, long archive, boolean large) throws IOException {
        byte[] main = new byte[100];
        PayloadSummary payload =
                new PayloadSummary(archive, compressed, "", "", 0, Map.of(), List.of(), new int[0], new int[0]);

        SignatureHeader signature = new SignatureHeader(false);
        for (byte[] md5 : new byte[][] {new byte[16], {}}) {
            byte[] encoded = signature.encode(signature.entries(main, payload, md5));
            Header header = HeaderReader.signature("x", new BoundedReader("x", new ByteArrayInputStream(encoded), 0));

            assertThat(encoded).hasSize(signature.size());
            assertThat(header.size()).isEqualTo(4404);
            assertThat(header.has(SignatureTags.MD5)).isEqualTo(md5.length > 0);
            assertThat(header.has(SignatureTags.SHA1)).isEqualTo(md5.length > 0);
            assertThat(header.number(large ? SignatureTags.LONG_SIZE : SignatureTags.SIZE))
                    .contains(compressed + 100);
            assertThat(header.number(large ? SignatureTags.LONG_ARCHIVE_SIZE : SignatureTags.PAYLOAD_SIZE))
                    .contains(archive);
            if (md5.length > 0) {
                assertThat(header.binary(SignatureTags.RESERVED_SPACE)).hasSize(large ? 4115 : 4128);
            }
        }
    }

    @Test
    void timesUntil2106AreKept() throws IOException {
        Header header = header(RpmFixture.rpm()
                .entry(new dev.gopack.model.FileEntry.Directory(
                        new dev.gopack.model.EntryPath("/opt/x"),
                        dev.gopack.model.FileAttributes.of(0755, 0xffff_ffffL),
                        false))
                .plan());

        assertThat(header.numbers(Tags.FILEMTIMES)).containsExactly(0xffff_ffffL);
    }
}
