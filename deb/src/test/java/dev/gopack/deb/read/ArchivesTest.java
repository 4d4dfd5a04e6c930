package dev.gopack.deb.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two inner archives may be. */
class ArchivesTest {

    @Test
    void readsPathsWithAndWithoutDotAndRoot() throws IOException {
        byte[] data = TarFixture.tar()
                .directory("usr/")
                .file("usr/a", "x")
                .directory("./etc")
                .end();
        assertThat(files(data)).extracting(PackagedFile::path).containsExactly("/usr", "/usr/a", "/etc");
    }

    @Test
    void readsLongNamesAndLinks() throws IOException {
        String name = "./" + "n".repeat(150);
        String target = "t".repeat(200);
        byte[] data = TarFixture.tar()
                .add("././@LongLink", 'K', "", target + "\0")
                .add("././@LongLink", 'L', "", name + "\0")
                .symlink(name.substring(0, 100), target.substring(0, 100))
                .end();
        assertThat(files(data)).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo(name.substring(1));
            assertThat(file.linkTarget()).isEqualTo(target);
        });
    }

    @Test
    void readsOldArchivesAndPrefixes() throws IOException {
        byte[] v7 = TarFixture.header("./v7", '0', "", "00000000000");
        java.util.Arrays.fill(v7, 257, 512, (byte) 0);
        v7[156] = 0;
        byte[] ustar = TarFixture.header("b", '0', "", "00000000000");
        TarFixture.put(ustar, 257, "ustar\0" + "00");
        TarFixture.put(ustar, 345, "./a");
        byte[] data = TarFixture.tar()
                .raw(TarFixture.checksummed(v7))
                .raw(TarFixture.checksummed(ustar))
                .end();
        assertThat(files(data)).extracting(PackagedFile::path).containsExactly("/v7", "/a/b");
        assertThat(files(data)).extracting(PackagedFile::user).containsExactly("0", "root");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ./../x          | not a path below the root
            ../x            | not a path below the root
            ./a/../../x     | not a path below the root
            ./a/..          | not a path below the root
            /etc/x          | not a path below the root
            .//etc          | not a path below the root
            ./a//b          | not a path below the root
            ./a/./b         | not a path below the root
            ./a/            | not a path below the root
            ..              | not a path below the root
            """)
    void refusesPathsThatLeaveTheRootOrHaveTwoSpellings(String path, String problem) {
        assertBroken(TarFixture.tar().file(path, "x").end(), problem);
        assertBroken(
                TarFixture.tar().file("./b", "").hardlink("./c", path).end(),
                path.equals("./a/") || !path.startsWith("./") ? "" : problem);
    }

    @Test
    void refusesControlCharactersInNames() {
        assertBroken(TarFixture.tar().file("./a\nb", "").end(), "not a path below the root");
        assertBroken(TarFixture.tar().symlink("./a", "x\ny").end(), "not a target of a link");
        assertBroken(TarFixture.tar().symlink("./a", "").end(), "not a target of a link");
    }

    @ParameterizedTest
    @ValueSource(chars = {'x', 'g', '7', 'S', 'Z', 'V', 'M', 'N', 'D', 'A'})
    void refusesTypesThatDpkgDoesNotInstall(char type) {
        assertBroken(TarFixture.tar().add("./a", type, "", "").end(), type == 'x' || type == 'g' ? "pax" : "type");
    }

    @Test
    void refusesTheSamePathTwice() {
        assertBroken(TarFixture.tar().file("./a", "1").file("a", "2").end(), "a second time");
        assertBroken(TarFixture.tar().directory("./a/").directory("./a").end(), "a second time");
        assertBroken(TarFixture.tar().directory("./").directory(".").end(), "a second time");
        assertBroken(TarFixture.tar().file("./", "").end(), "not a path");
    }

    @Test
    void refusesFilesBelowLinksAndFiles() {
        assertBroken(
                TarFixture.tar().symlink("./a", "/elsewhere").file("./a/b", "").end(), "lies below a symlink");
        assertBroken(TarFixture.tar().file("./x/a/b", "").symlink("./x", "/").end(), "lies below a symlink");
        assertBroken(TarFixture.tar().file("./a", "").file("./a/b", "").end(), "lies below a file");
    }

    @Test
    void refusesHardLinksToAnythingButAnEarlierFile() {
        assertBroken(TarFixture.tar().hardlink("./a", "/etc/passwd").end(), "not a path below the root");
        assertBroken(TarFixture.tar().hardlink("./a", "./etc/passwd").end(), "no file that comes before");
        assertBroken(TarFixture.tar().hardlink("./a", "./b").file("./b", "").end(), "no file that comes before");
        assertBroken(TarFixture.tar().directory("./b").hardlink("./a", "./b").end(), "no file that comes before");
    }

    @Test
    void refusesDamage() {
        byte[] data = TarFixture.tar().file("./a", "x").end();
        data[0]++;
        assertBroken(data, "checksum");
        assertBroken(TarFixture.tar().file("./a", "x").withoutEnd(), "header of a tar entry ends");
        assertBroken(new byte[0], "header of a tar entry ends");
        assertBroken(
                TarFixture.tar().raw(new byte[1024]).file("./hidden", "x").end(),
                "something follows the end of the archive");
        assertBroken(TarFixture.tar().raw(new byte[512]).file("./hidden", "x").end(), "something follows");
        assertBroken(TarFixture.tar().add("././@LongLink", 'L', "", "./b\0").end(), "a long name without an entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000x", "77777777777", "-0000000001", "\u0001"})
    void refusesSizesThatLie(String size) {
        assertBroken(
                TarFixture.tar().raw(TarFixture.header("./a", '0', "", size)).end(), "");
    }

    @Test
    void checksEveryFieldOfEveryHeader() { // as dpkg 1.21 does, and apt 2.6 of modes
        assertBroken(TarFixture.tar().file("", "").end(), "an entry without a name");
        byte[] longName = TarFixture.header("././@LongLink", 'L', "", "00000000004");
        for (int at : new int[] {100, 108, 116, 136}) {
            byte[] header = longName.clone();
            java.util.Arrays.fill(header, at, at + 4, (byte) 0xff);
            assertBroken(
                    TarFixture.tar()
                            .raw(TarFixture.checksummed(header))
                            .content("./b\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                            .file("x", "")
                            .end(),
                    "");
        }
    }

    @Test
    void takesOnlyFilesAtTheTopOfTheControlArchive() throws IOException {
        String control = DebFixture.CONTROL;
        assertControl(TarFixture.tar().file("/control", control), "only files at the top level"); // apt crashes
        assertControl(TarFixture.tar().directory("./a/").file("./control", control), "only files at the top level");
        assertControl(TarFixture.tar().file("./a/control", control), "only files at the top level");
        assertControl(TarFixture.tar().symlink("./control", "x"), "only files at the top level");
        assertControl(TarFixture.tar().file("./control", control).file("control", control), "a second time");
        assertControl(TarFixture.tar().file("./conffiles", "/etc/x\n"), "there is no control file");
        DebFile deb = DebFixture.read(DebFixture.withControlFiles(
                TarFixture.tar().file("control", control).file("postinst", "exit 0\n")));
        assertThat(deb.controlFiles()).containsOnlyKeys("control", "postinst");
    }

    @Test
    void refusesListsWithoutFinalNewline() {
        TarFixture control = TarFixture.tar().file("./control", DebFixture.CONTROL);
        assertControl(control.file("./conffiles", "/etc/x"), "conffiles does not end with a newline");
        assertControl(
                TarFixture.tar().file("./control", DebFixture.CONTROL).file("./conffiles", "etc/x\n"),
                "not an absolute path");
        assertControl(
                TarFixture.tar().file("./control", DebFixture.CONTROL).file("./conffiles", "/etc/\0x\n"),
                "a control character");
    }

    @Test
    void marksConffiles() throws IOException {
        byte[] bytes = DebFixture.ar()
                .member("debian-binary")
                .member(
                        "control.tar",
                        TarFixture.tar()
                                .file("./control", DebFixture.CONTROL)
                                .file("./conffiles", "/usr/hello\nremove-on-upgrade /etc/old\n/etc/missing\n")
                                .end())
                .member("data.tar")
                .bytes();
        assertThat(DebFixture.read(bytes).data().files())
                .filteredOn(file -> file.flags().contains("conffile"))
                .extracting(PackagedFile::path)
                .containsExactly("/usr/hello");
    }

    private static List<PackagedFile> files(byte[] data) throws IOException {
        return DebFixture.read(DebFixture.withData(data)).data().files();
    }

    private static void assertBroken(byte[] data, String problem) {
        assertThatThrownBy(() -> DebFixture.read(DebFixture.withData(data)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(problem);
    }

    private static void assertControl(TarFixture control, String problem) {
        assertThatThrownBy(() -> DebFixture.read(DebFixture.withControlFiles(control)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(problem);
    }
}
