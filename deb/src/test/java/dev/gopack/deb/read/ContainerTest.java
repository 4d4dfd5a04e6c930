package dev.gopack.deb.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the outer archive may be. Verdicts of dpkg and apt in the comments are those of dpkg 1.21 and apt 2.6. */
class ContainerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "debian-binary control.tar data.tar",
                "debian-binary control.tar.gz data.tar.gz",
                "debian-binary control.tar.xz data.tar.xz",
                "debian-binary control.tar.zst data.tar.zst",
                "debian-binary control.tar.gz data.tar.zst",
                "debian-binary control.tar.gz data.tar.xz _gpgorigin",
                "debian-binary control.tar.gz data.tar.xz _gpgorigin _gpgbuilder",
                "debian-binary/ control.tar.gz/ data.tar.xz/" // as GNU ar writes it; dpkg and apt read it
            })
    void readsEveryLegalOrder(String members) throws IOException {
        DebFile deb = DebFixture.read(DebFixture.ar(members.split(" ")));
        assertThat(deb.control().get("Package")).contains("hello");
        assertThat(deb.data().files()).extracting("path").containsExactly("/usr", "/usr/hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            control.tar.gz debian-binary data.tar.gz                 | stands where debian-binary should be
            debian-binary data.tar.gz control.tar.gz                 | stands where control.tar should be
            debian-binary control.tar.gz                             | the member data.tar is missing
            debian-binary                                            | the member control.tar is missing
            debian-binary foo control.tar.gz data.tar.gz             | stands where control.tar should be
            debian-binary _gpgorigin control.tar.gz data.tar.gz      | stands where control.tar should be
            debian-binary control.tar.gz _x data.tar.gz              | stands where data.tar should be
            debian-binary control.tar.gz control.tar.xz data.tar.gz  | stands where data.tar should be
            debian-binary control.tar.gz control.tar.gz data.tar.gz  | stands where data.tar should be
            debian-binary control.tar.gz data.tar.gz control.tar.gz  | a second member control.tar.gz
            debian-binary control.tar.gz data.tar.gz data.tar.gz     | a second member data.tar.gz
            debian-binary control.tar.gz data.tar.gz data.tar.xz     | does not belong there
            debian-binary control.tar.gz data.tar.gz foo             | does not belong there
            debian-binary control.tar.gz data.tar.gz _evil           | does not belong there
            debian-binary control.tar.gz data.tar.gz _gpga _gpga     | a second member _gpga
            debian-binary CONTROL.TAR.GZ data.tar.gz                 | stands where control.tar should be
            debian-binary control.tar.foo data.tar.gz                | unknown compression
            debian-binary control.tar.lzma data.tar.gz               | unknown compression
            debian-binary control.tar.gz data.tar.lzo                | unknown compression
            debian-binary control.tar.gz data.tar.gz.x               | unknown compression
            """)
    void refusesEveryOtherOrder(String members, String problem) {
        assertBroken(DebFixture.ar(members.strip().split(" +")), problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mtime      | -1         | not the time    # apt refuses it
            size       | 0000000004 | not the size    # apt reads it as octal
            size       | +4         | not the size    # dpkg refuses it
            size       | 0x4        | not the size
            size       | 4 4        | not the size
            size       | 9999999999 | are left
            size       | ''         | not the size
            name       | #1/14      | not the name    # BSD long name; dpkg refuses it, apt reads it
            name       | //         | not the name    # GNU long name table
            name       | ../control | not the name
            mode       | 100648     | not the mode
            uid        | x          | not the user
            gid        | x          | not the group
            """)
    void refusesOddHeaders(String field, String value, String problem) {
        byte[] bytes = DebFixture.ar()
                .header(
                        field.equals("name") ? value : "debian-binary",
                        field.equals("mtime") ? value : "1700000000",
                        field.equals("uid") ? value : "0",
                        field.equals("gid") ? value : "0",
                        field.equals("mode") ? value : "100644",
                        field.equals("size") ? value : "4")
                .text("2.0\n")
                .member("control.tar")
                .member("data.tar")
                .bytes();
        assertBroken(bytes, problem.replaceFirst(" *#.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0\n", "2.1\n", "2.0\nmore\n"})
    void readsFormatVersion2(String version) throws IOException {
        assertThat(DebFixture.read(withVersion(version)).data().files()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "3.0\n", "1.0\n", "2\n", "", "\n", "2.0\nmore", "2.0 \n"})
    void refusesOtherFormatVersions(String version) {
        assertBroken(withVersion(version), "format version");
    }

    @Test
    void refusesWhatFollowsTheLastMember() {
        byte[] whole = DebFixture.ar("debian-binary", "control.tar.gz", "data.tar");
        assertBroken(Arrays.copyOf(whole, whole.length + 2), "too few for a header");
        assertBroken(Arrays.copyOf(whole, whole.length + 60), "not the header of a member");
    }

    @Test
    void refusesALastMemberWithoutItsPadding() {
        byte[] odd = DebFixture.ar()
                .member("debian-binary")
                .member("control.tar")
                .member("data.tar")
                .header("_gpgorigin", "0", "0", "0", "100644", "1")
                .text("x")
                .bytes();
        assertBroken(odd, "the byte is missing"); // apt refuses it, dpkg since 1.23.6
        assertBroken(concat(odd, new byte[] {'y'}), "not a newline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.tar.zst", "data.tar.xz"})
    void refusesASecondFrame(String name) { // dpkg stops after the first
        byte[] frame = DebFixture.compress(name, DebFixture.data());
        byte[] none = DebFixture.compress(name, new byte[0]);
        assertBroken(withData(name, concat(frame, none)), "");
        assertBroken(withData(name, concat(none, frame)), "");
    }

    @Test
    void refusesASkippableFrame() { // dpkg -i installs a package without files and says nothing
        byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 'x'};
        byte[] frame = DebFixture.compress("data.tar.zst", DebFixture.data());
        assertBroken(withData("data.tar.zst", concat(skippable, frame)), "a zstd frame does not start here");
        assertBroken(withData("data.tar.zst", concat(frame, skippable)), "something follows the zstd frame");
    }

    private static byte[] withData(String name, byte[] data) {
        return DebFixture.ar()
                .member("debian-binary")
                .member("control.tar")
                .member(name, data)
                .bytes();
    }

    @Test
    void namesTheOffset() {
        byte[] bytes = DebFixture.ar("debian-binary", "foo", "data.tar.gz");
        assertThatThrownBy(() -> DebFixture.read(bytes)).isInstanceOfSatisfying(FormatException.class, e -> {
            assertThat(e.file()).isEqualTo("hello.deb");
            assertThat(e.offset()).isEqualTo(8 + 60 + 4);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!<arch>", "!<thin>\n", "\n!<arch>\n", "!<ARCH>\n", "0.939000\n14\n"})
    void refusesOtherMagic(String magic) {
        assertBroken(magic.getBytes(StandardCharsets.US_ASCII), "not an ar archive");
    }

    @Test
    void refusesMoreMembersThanAnybodyNeeds() {
        DebFixture many =
                DebFixture.ar().member("debian-binary").member("control.tar").member("data.tar");
        for (int i = 0; i < DebLimits.SIGNATURES; i++) {
            many.member("_gpg" + i);
        }
        byte[] most = many.bytes();
        assertThat(DebFixture.ar(new String[0])).hasSize(8);
        assertThatCodeReads(most);
        assertBroken(many.member("_gpgx").bytes(), "more than 19 members");
    }

    private static void assertThatCodeReads(byte[] bytes) {
        try {
            assertThat(DebFixture.read(bytes).signatures()).hasSize(DebLimits.SIGNATURES);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] withVersion(String version) {
        return DebFixture.ar()
                .member("debian-binary", version.getBytes(StandardCharsets.US_ASCII))
                .member("control.tar")
                .member("data.tar")
                .bytes();
    }

    private static byte[] concat(byte[] bytes, byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }

    private static void assertBroken(byte[] bytes, String problem) {
        assertThatThrownBy(() -> DebFixture.read(bytes))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(problem);
    }
}
