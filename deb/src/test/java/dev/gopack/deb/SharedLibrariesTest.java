package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.FormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedLibrariesTest {

    private static final String HEAD = "# c\nsuite debian11\nsuite debian12 ubuntu22.04\nsuite debian13\n";

    private static SharedLibraries table(String text) {
        return SharedLibraries.read("table", text.getBytes(StandardCharsets.US_ASCII));
    }

    private static SharedLibrary bundled(String soname) {
        return SharedLibraries.bundled().find(soname).orElseThrow();
    }

    @Test
    void everyLibraryOfTheTableIsRead() {
        SharedLibraries table = SharedLibraries.bundled();
        assertThat(table.releases()).containsExactly("debian11", "debian12", "debian13", "debian14");
        assertThat(table.sonames()).hasSizeGreaterThan(300);
        for (String soname : table.sonames()) {
            SharedLibrary library = table.find(soname).orElseThrow();
            assertThat(library.templates()).as(soname).allSatisfy(list -> assertThat(list)
                    .hasSize(4));
            assertThat(library.templates().get(0)).as(soname).anyMatch(template -> !template.isEmpty());
        }
    }

    @ParameterizedTest
    // observed: the symbols files of libssl1.1 1.1.1w, libssl3 3.0.20, libssl3t64 3.5.6, libglib2.0-0t64 2.84.4
    @CsvSource({
        "libssl.so.1.1, debian11, libssl1.1 #MINVER#",
        "libssl.so.3, debian12, libssl3 #MINVER#",
        "libssl.so.3, ubuntu22.04, libssl3 #MINVER#",
        "libssl.so.3, debian13, libssl3t64 #MINVER#",
        "libssl.so.3, ubuntu24.04, libssl3t64 #MINVER#",
        "libglib-2.0.so.0, debian12, libglib2.0-0 #MINVER#",
        "libglib-2.0.so.0, debian13, libglib2.0-0t64 #MINVER#",
        "libz.so.1, debian13, zlib1g #MINVER#",
    })
    void namesFollowTheRelease(String soname, String target, String template) {
        int release = SharedLibraries.bundled().release(target).orElseThrow();
        assertThat(bundled(soname).template(0, release)).isEqualTo(template);
    }

    @Test
    void librariesThatAReleaseLacksAreNotInIt() {
        assertThat(bundled("libssl.so.1.1").isIn(1)).isFalse();
        assertThat(bundled("libssl.so.3").isIn(0)).isFalse();
        assertThat(SharedLibraries.bundled().find("libfoo.so.1")).isEmpty();
    }

    @Test
    void textsForReleasesAreRead() {
        SharedLibrary library = table(HEAD + "library liba.so.1\nneeds -/a1 #MINVER#\nneeds a1 (= 1)\nleast -/1.0/2:1\n"
                        + "least@arm64 1.5\n=1.2/ f g\n=0 #1 h\nnode A_*\nnode A_1 1.1//1.3\n=1 i\n")
                .find("liba.so.1")
                .orElseThrow();
        assertThat(library.templates().get(0)).containsExactly("", "a1 #MINVER#", "a1 #MINVER#");
        assertThat(library.least(2, "amd64")).isEqualTo("2:1");
        assertThat(library.least(2, "arm64")).isEqualTo("1.5");
        assertThat(library.minimum("g", "").orElseThrow().versions()).containsExactly("1.2", "1.2", "1.2");
        assertThat(library.minimum("h", "").orElseThrow().template()).isEqualTo(1);
        assertThat(library.minimum("x", "")).isEmpty();
        assertThat(library.minimum("x", "A_1").orElseThrow().versions()).containsExactly("1.1", "1.1", "1.3");
        assertThat(library.minimum("i", "A_1").orElseThrow().versions()).containsExactly("1", "1", "1");
        assertThat(library.minimum("x", "A_2.5").orElseThrow().versions()).containsExactly("2.5", "2.5", "2.5");
        assertThat(library.minimum("x", "A_PRIVATE")).isEmpty();
        assertThat(library.minimum("x", "B_1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "least 1\n",
                "needs a/b/c/d\n",
                "needs /b\n",
                "needs a\nleast x\n",
                "needs a\n=1\n",
                "needs a\n=1 #1 f\n",
                "needs a\n=1 f f\n",
                "needs a\nnode A_1\n",
                "needs a\nnode A_1 1\nnode A_1 1\n",
                "needs a\nnode A_1 1 #9\n",
                "needs a\nleast@arm64\n",
                "needs a\nwants b\n",
            })
    void aBrokenLibraryIsRefusedByName(String lines) {
        SharedLibraries table = table(HEAD + "library liba.so.1\n" + lines);
        assertThatThrownBy(() -> table.find("liba.so.1"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("liba.so.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "suite a\n",
                "suite a\nsuite a\nlibrary l\nneeds a\n",
                "series a\nlibrary l\nneeds a\n",
                "suite a\nlibrary l\nneeds a\nlibrary l\nneeds b\n",
                "suite a"
            })
    void aBrokenTableIsRefused(String text) {
        assertThatThrownBy(() -> table(text)).isInstanceOf(FormatException.class);
    }
}
