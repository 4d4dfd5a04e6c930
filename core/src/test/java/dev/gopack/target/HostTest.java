package dev.gopack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which target a machine is, by what its os-release says. */
class HostTest {

    @TempDir
    Path root;

    private Host host(String text, String processor) throws IOException {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/os-release"), text);
        return Host.of(root, processor, Targets.bundled());
    }

    // docs: the os-release files that the distributions ship, cut to the lines that count
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ID=debian@VERSION_ID="12"@VERSION_CODENAME=bookworm               | amd64   | debian12          | amd64
            ID=debian@VERSION_CODENAME=forky                                  | aarch64 | debian14          | arm64
            ID=ubuntu@VERSION_ID="24.04"@ID_LIKE=debian                       | aarch64 | ubuntu24.04       | arm64
            ID="rocky"@ID_LIKE="rhel centos fedora"@VERSION_ID="9.4"          | amd64   | el9               | amd64
            ID="ol"@VERSION_ID="8.10"                                         | amd64   | el8               | amd64
            ID=fedora@VERSION_ID=43                                           | amd64   | fedora43          | amd64
            ID="amzn"@VERSION_ID="2023"                                       | amd64   | amazonlinux2023   | amd64
            ID='opensuse-leap'@VERSION_ID='15.6'                              | amd64   | opensuse-leap15.6 | amd64
            ID="sles"@VERSION_ID="15.7"                                       | amd64   | sles15            | amd64
            ID="sles"@VERSION_ID="16.0"                                       | amd64   | sles16            | amd64
            # a remark@ID="opensuse-tumbleweed"@VERSION_ID="20261101"         | amd64   | opensuse-tumbleweed | amd64
            """, nullValues = "-", ignoreLeadingAndTrailingWhitespace = true)
    void osReleaseSaysWhatItIs(String text, String processor, String target, String architecture) throws IOException {
        Host host = host(text.replace('@', '\n') + "\n", processor);

        assertThat(host.target().id()).isEqualTo(target);
        assertThat(host.architecture().name()).isEqualTo(architecture);
    }

    @Test
    void anotherSystemIsNamedWithItsRelatives() {
        assertThatThrownBy(() -> host("ID=linuxmint\nVERSION_ID=22\nID_LIKE=\"ubuntu debian\"\n", "amd64"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("ID=\"linuxmint\", VERSION_ID=\"22\"")
                .hasMessageContaining("ubuntu24.04")
                .hasMessageNotContaining("el9");
        assertThatThrownBy(() -> host("ID=sles\nVERSION_ID=15.5\n", "amd64")).hasMessageContaining("sles15");
        assertThatThrownBy(() -> host("ID=debian\nVERSION_ID=9\n", "amd64")).hasMessageContaining("debian12");
        assertThatThrownBy(() -> host("ID=alpine\nVERSION_ID=3.22.1\n", "amd64"))
                .hasMessageContaining("apk");
        assertThatThrownBy(() -> host("ID=rocky\nVERSION_ID=10\n", "x86")).hasMessageContaining("el10 for 386");
    }

    @Test
    void aSystemWithoutOsReleaseIsNoTarget() {
        assertThatThrownBy(() -> Host.of(root, "amd64", Targets.bundled()))
                .hasMessageContaining("/etc/os-release")
                .hasMessageContaining("name the target");
    }
}
