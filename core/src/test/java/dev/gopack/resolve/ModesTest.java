package dev.gopack.resolve;

import static dev.gopack.resolve.Resolving.install;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode that the spec gives, else that on disk less the umask. */
class ModesTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
    }

    @Test
    void aCheckoutGivesTheSameModesUnderTheUsualUmasks() throws IOException {
        for (String umask : new String[] {"rwxrwxrwx", "rwxrwxr-x", "rwxr-xr-x"}) {
            Resolving.mode(resolving.file("program"), umask);
            Resolving.mode(resolving.file("data"), umask.replace("x", "-"));
            Resolving.Result result = resolving.resolve(install("program", "/program"), install("data", "/data"));
            assertThat(result.mode("/program")).isEqualTo("0755");
            assertThat(result.mode("/data")).isEqualTo("0644");
            assertThat(result.findings()).isEmpty();
        }
    }

    @Test
    void aUmaskOfTheSpecLeavesTheGroupItsWriteBit() throws IOException {
        Resolving.mode(resolving.file("data"), "rw-rw-rw-");
        resolving.with(spec -> spec.umask(0002));
        Resolving.Result result = resolving.resolve(install("data", "/data"));
        assertThat(result.mode("/data")).as("as nfpm has it").isEqualTo("0664");
    }

    @Test
    void theSpecsUmaskTakesAwayMore() throws IOException {
        Resolving.mode(resolving.file("program"), "rwxr-xr-x");
        resolving.with(spec -> spec.umask(0077));
        Resolving.Result result = resolving.resolve(install("program", "/program"));
        assertThat(result.mode("/program")).isEqualTo("0700");
        assertThat(result.findings()).as("it was asked for").isEmpty();
    }

    @Test
    void aModeThatIsGivenIsTakenAsItIs() throws IOException {
        Resolving.mode(resolving.file("program"), "rw-------");
        Resolving.Result result = resolving.resolve(
                install("program", "/a").mode(06777), install("program", "/b").mode(0));
        assertThat(result.mode("/a")).isEqualTo("06777");
        assertThat(result.mode("/b")).isEqualTo("00");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void whatOnlyTheOwnerCanReadIsPackagedSoWithAWarning() throws IOException {
        Path file = Resolving.mode(resolving.file("secret"), "rw-------");
        Resolving.Result result = resolving.resolve(install("secret", "/etc/secret"));
        assertThat(result.mode("/etc/secret")).isEqualTo("0600");
        assertThat(result.findings())
                .containsExactly(
                        "gopack.yaml:10:5: warning: \"" + file + "\" can be read by its owner only, and will be"
                                + " so when installed; give file_info.mode [resolve.private-mode]");
    }

    @Test
    void aPrivateDirectoryInATreeIsWarnedAbout() throws IOException {
        resolving.file("root/sub/x");
        Resolving.mode(resolving.specs.resolve("root"), "rwxr-xr-x");
        Resolving.mode(resolving.specs.resolve("root/sub"), "rwx------");
        ContentSpec.Builder tree = ContentSpec.to("/opt/x").src("root").type(ContentType.TREE);
        Resolving.Result result = resolving.resolve(tree);
        assertThat(result.mode("/opt/x/sub")).isEqualTo("0700");
        assertThat(result.findings()).singleElement().asString().contains("root/sub\" can be read by its owner only");
        assertThat(resolving.resolve(tree.mode(0644)).findings()).isEmpty();
    }

    @Test
    void setuidOnDiskIsNotTakenOverButSaid() throws IOException {
        Path file = resolving.file("su");
        Files.setAttribute(file, "unix:mode", 04755);
        Resolving.Result result = resolving.resolve(install("su", "/usr/bin/su"));
        assertThat(result.mode("/usr/bin/su")).isEqualTo("0755");
        assertThat(result.findings())
                .containsExactly("gopack.yaml:10:5: warning: \"" + file + "\" is setuid, setgid or sticky on disk; the"
                        + " package gets plain 0755; give file_info.mode if it is meant [resolve.special-mode]");
        assertThat(resolving.resolve(install("su", "/usr/bin/su").mode(04755)).mode("/usr/bin/su"))
                .isEqualTo("04755");
    }
}
