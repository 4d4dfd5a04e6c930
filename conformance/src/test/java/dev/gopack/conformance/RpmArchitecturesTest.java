package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Architectures of Go are those that rpm knows by its own names. */
class RpmArchitecturesTest {

    // the second provide is name(%{_isa}) of rpm's platform macros
    @ParameterizedTest
    @CsvSource({
        "amd64, x86_64, x86-64",
        "386, i386, x86-32",
        "arm5, armv5tel, armv5tel-32",
        "arm6, armv6hl, armv6hl-32",
        "arm7, armv7hl, armv7hl-32",
        "arm64, aarch64, aarch-64",
        "ppc64le, ppc64le, ppc-64",
        "s390x, s390x, s390-64",
        "riscv64, riscv64, riscv-64",
        "mips64le, mips64el, mips-64",
        "mips64, mips64, mips-64",
        "mipsle, mipsel, mips-32",
        "mips, mips, mips-32",
        "ppc64, ppc64, ppc-64",
        "s390, s390, s390-32"
    })
    void anArchitectureHasTheNamesThatRpmGivesIt(String go, String rpmName, String isa, @TempDir Path dir)
            throws IOException {
        Path rpm = Packages.rpm(dir, "{name: arch, version: 1.0.0, arch: '" + go + "'}");

        assertThat(rpm.getFileName()).hasToString("arch-1.0.0-1." + rpmName + ".rpm");
        assertThat(Tool.run("rpm", "-qp", "--qf", "%{ARCH} %{OS}", rpm).ok().out())
                .isEqualTo(rpmName + " linux");
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().lines())
                .containsExactly("arch = 1.0.0-1", "arch(" + isa + ") = 1.0.0-1");
        assertThat(Files.readString(Path.of("/usr/lib/rpm/platform/" + rpmName + "-linux/macros")))
                .as("rpm's own name of the instruction set")
                .containsPattern("%__isa_name\\s+" + isa.substring(0, isa.lastIndexOf('-')) + "\n")
                .containsPattern("%__isa_bits\\s+" + isa.substring(isa.lastIndexOf('-') + 1) + "\n");
    }

    @Test
    void loongArchHasTheNameThatNewerRpmsGiveIt(@TempDir Path dir) {
        Path rpm = Packages.rpm(dir, "{name: arch, version: 1.0.0, arch: loong64}");

        assertThat(Tool.run("rpm", "-qp", "--qf", "%{ARCH}", rpm).ok().out()).isEqualTo("loongarch64");
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().lines())
                .containsExactly("arch = 1.0.0-1", "arch(loongarch-64) = 1.0.0-1");
    }

    @Test
    void aPackageForAllArchitecturesProvidesOnlyItself(@TempDir Path dir) {
        Path rpm = Packages.rpm(dir, "{name: arch, version: 1.0.0, arch: all}");

        assertThat(rpm.getFileName()).hasToString("arch-1.0.0-1.noarch.rpm");
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().lines()).containsExactly("arch = 1.0.0-1");
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", rpm).ok();
        }
    }

    @Test
    void anArchitectureInRpmsWordsIsTakenAsItIs(@TempDir Path dir) {
        Path rpm = Packages.rpm(dir, "{name: arch, version: 1.0.0, arch: '386', rpm: {arch: i686}}");

        assertThat(rpm.getFileName()).hasToString("arch-1.0.0-1.i686.rpm");
        assertThat(Tool.run("rpm", "-qp", "--provides", rpm).ok().lines())
                .containsExactly("arch = 1.0.0-1", "arch(x86-32) = 1.0.0-1");
    }

    @Test
    void oneSpecMakesAPackageForEachOfItsArchitectures(@TempDir Path dir) {
        assertThat(Packages.build(dir, "rpm", """
                        name: arch
                        version: 1.0.0
                        archs: [amd64, arm64, s390x]
                        contents: [{src: "${arch}", dst: /usr/share/arch, type: symlink}]
                        """))
                .extracting(path -> Tool.run("rpm", "-qp", "--qf", "%{ARCH} [%{FILELINKTOS}]", path)
                        .ok()
                        .out())
                .containsExactly("x86_64 amd64", "aarch64 arm64", "s390x s390x");
    }
}
