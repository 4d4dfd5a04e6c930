package dev.gopack.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of dpkg-shlibdeps 1.21, on a table that shows each of them. */
class LibraryRelationsTest {

    private static final SharedLibraries TABLE = SharedLibraries.read("table", """
            suite debian11
            suite debian12 ubuntu22.04
            suite debian13 ubuntu24.04
            library liba.so.1
            needs liba1 #MINVER#//liba1t64 #MINVER#
            needs liba1 (>> 1.0), liba1 (<< 1.1)//liba1t64 (>> 2.0), liba1t64 (<< 2.1)
            least 0.5
            least@arm64 0.7
            =0.9 f
            =0.10 g
            node PRIVATE 0 #1
            library libb.so.1
            needs libb1 | libb-other #MINVER#
            least 0
            library libc.so.0
            needs libc-a (>= 3), libc-b
            library libold.so.1
            needs libold1 #MINVER#/-
            least 1
            library libpng.so.16
            needs libpng16-16 (>= 1.6.2-1)//libpng16-16t64 #MINVER#
            least -//1.6.46
            node PNG16_0 1.6.46
            """.getBytes(StandardCharsets.US_ASCII));

    private final SharedLibrary a = TABLE.find("liba.so.1").orElseThrow();

    private static LibraryRelations relations(String target) {
        return new LibraryRelations(TABLE, target, "amd64");
    }

    @Test
    void theNewestSymbolDecidesAndIsTheCause() {
        LibraryRelations relations = relations("debian12");
        relations.link(a, "linked");
        relations.use(a, a.minimum("g", "").orElseThrow(), "g");
        relations.use(a, a.minimum("f", "").orElseThrow(), "f");
        assertThat(relations.causes()).isEqualTo(Map.of("liba1 (>= 0.10)", "g"));
    }

    @Test
    void aLibraryThatIsOnlyLinkedIsNeededInItsOldestVersion() {
        LibraryRelations relations = new LibraryRelations(TABLE, "debian13", "arm64");
        relations.link(a, "linked");
        assertThat(relations.causes()).isEqualTo(Map.of("liba1t64 (>= 0.7)", "linked"));
    }

    @Test
    void withoutATargetTheNamesAreAlternativesTheNewestFirst() {
        LibraryRelations relations = relations("");
        relations.link(a, "linked");
        relations.use(a, a.minimum("f", "").orElseThrow(), "f");
        assertThat(relations.causes()).isEqualTo(Map.of("liba1t64 (>= 0.9) | liba1 (>= 0.9)", "f"));
    }

    @Test
    void privateSymbolsPinTheVersionOnTheReleaseItselfOnly() {
        LibraryRelations debian = relations("debian13");
        assertThat(debian.use(a, a.minimum("x", "PRIVATE").orElseThrow(), "x")).isFalse();
        assertThat(debian.causes()).containsOnlyKeys("liba1t64 (>> 2.0)", "liba1t64 (<< 2.1)");
        for (String other : new String[] {"", "ubuntu22.04"}) {
            LibraryRelations relations = relations(other);
            assertThat(relations.use(a, a.minimum("x", "PRIVATE").orElseThrow(), "x"))
                    .isFalse();
            assertThat(relations.causes()).isEmpty();
        }
    }

    @Test
    void templatesAreTakenApartAtCommasAndZeroIsNoVersion() {
        LibraryRelations relations = relations("debian12");
        relations.link(TABLE.find("libb.so.1").orElseThrow(), "b");
        relations.link(TABLE.find("libc.so.0").orElseThrow(), "c");
        assertThat(relations.causes().keySet()).containsExactly("libb1 | libb-other", "libc-a (>= 3)", "libc-b");
    }

    /** As libpng: Ubuntu 24.04 has the name that Debian 13 has, and an older version. */
    @Test
    void whereTheVersionIsNotKnownTheLowestOneIsEnough() {
        SharedLibrary png = TABLE.find("libpng.so.16").orElseThrow();
        Map<String, String> wanted = Map.of(
                "debian12", "libpng16-16 (>= 1.6.2-1)",
                "debian13", "libpng16-16t64 (>= 1.6.46)",
                "ubuntu24.04", "libpng16-16t64 (>= 1.6.2-1)",
                "", "libpng16-16t64 (>= 1.6.2-1) | libpng16-16 (>= 1.6.2-1)");
        wanted.forEach((target, relation) -> {
            LibraryRelations relations = relations(target);
            relations.link(png, "linked");
            relations.use(png, png.minimum("png_get_io_ptr", "PNG16_0").orElseThrow(), "used");
            assertThat(relations.causes().keySet()).as(target).containsExactly(relation);
        });
    }

    @Test
    void whatIsGoneHasItsLastNameWithoutATargetOnly() {
        SharedLibrary old = TABLE.find("libold.so.1").orElseThrow();
        assertThat(relations("debian12").has(old)).isFalse();
        LibraryRelations relations = relations("");
        relations.link(old, "old");
        assertThat(relations.causes().keySet()).containsExactly("libold1 (>= 1)");
    }
}
