package dev.gopack.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform at the end of a file's name. Expected: go list, Go 1.26.8, on files of these names. */
class FileNamesTest {

    private static final BuildContext LINUX = BuildContext.of("linux", "amd64");

    @ParameterizedTest
    @CsvSource({
        "x.go, true",
        "linux.go, true",
        "windows.go, true",
        "x_linux.go, true",
        "x_windows.go, false",
        "x_amd64.go, true",
        "x_sparc64.go, false",
        "x_linux_amd64.go, true",
        "x_linux_arm64.go, false",
        "x_windows_amd64.go, false",
        "x_amd64_linux.go, true",
        "x_linux_test.go, true",
        "x_windows_test.go, false",
        "x_windows_amd64_test.go, false",
        "x_unix.go, true",
        "x_android.go, false",
        "x.windows.go, true",
        "windows_.go, true",
        "_windows.go, false",
        "test_test.go, true",
        "x_nacl.s, false"
    })
    void knownNamesMustFit(String name, boolean fits) {
        assertThat(FileNames.fits(name, LINUX)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "android, x_linux.go, true",
        "ios, x_darwin.go, true",
        "illumos, x_solaris.go, true",
        "linux, x_android.go, false"
    })
    void someSystemsAreOthersToo(String system, String name, boolean fits) {
        assertThat(FileNames.fits(name, BuildContext.of(system, "arm64"))).isEqualTo(fits);
    }
}
