package dev.gopack.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from a file whose every byte is known. Real files are compared with readelf in module conformance. */
class ElfFileTest {

    static Stream<Arguments> shapes() {
        return Stream.of(true, false).flatMap(is64 -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .map(order -> Arguments.of(is64, order)));
    }

    private static ElfFile read(ElfFixture fixture) throws IOException {
        return ElfFile.read(ByteSource.of("x", fixture.bytes()));
    }

    private static ElfFixture fixture() {
        return new ElfFixture(true, ByteOrder.LITTLE_ENDIAN);
    }

    private static ElfFixture withoutSections(ElfFixture fixture) {
        return fixture.set("sections", 0).set("section count", 0).set("section names", 0);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsEveryShape(boolean is64, ByteOrder order) throws IOException {
        ElfFile elf = read(new ElfFixture(is64, order));
        assertThat(elf.header().is64()).isEqualTo(is64);
        assertThat(elf.hasDebugInfo()).isTrue();
        assertThat(elf.isStripped()).isTrue();
        assertLinking(elf);
        assertThat(elf.hardening().indirectBranchTracking()).isTrue();
        assertThat(elf.hardening().shadowStack()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsEveryShapeAsTheLoaderDoes(boolean is64, ByteOrder order) throws IOException {
        ElfFile elf = read(withoutSections(new ElfFixture(is64, order)));
        assertThat(elf.sections()).isEmpty();
        assertThat(elf.hasDebugInfo()).isFalse();
        assertLinking(elf);
    }

    private static void assertLinking(ElfFile elf) throws IOException {
        assertThat(elf.interpreter()).contains("/lib/ld.so.1");
        assertThat(elf.goBuildId()).contains("abc/def");
        assertThat(elf.gnuBuildId()).contains("0102fe");
        ElfDynamic dynamic = elf.dynamic();
        assertThat(dynamic.needed()).containsExactly("libc.so.6", "libm.so.6");
        assertThat(dynamic.soname()).contains("libx.so.1");
        assertThat(dynamic.rpath()).isEmpty();
        assertThat(dynamic.runpath()).contains("/opt");
        assertThat(dynamic.sysvHash()).isTrue();
        assertThat(dynamic.gnuHash()).isFalse();
        assertThat(elf.versionNeeds())
                .containsExactly(
                        new ElfVersionNeed(
                                "libc.so.6",
                                List.of(
                                        new ElfVersionNeed.Version("GLIBC_2.2.5", 0x1234, 0, 2),
                                        new ElfVersionNeed.Version("GLIBC_2.34", 0x1234, 0, 3))),
                        new ElfVersionNeed(
                                "libm.so.6", List.of(new ElfVersionNeed.Version("GLIBC_2.2.5", 0x1234, 2, 4))));
        assertThat(elf.versionDefinitions())
                .containsExactly(
                        new ElfVersionDefinition("libx.so.1", List.of(), 0x4321, 1, 1),
                        new ElfVersionDefinition("X_1", List.of(), 0x4321, 0, 2),
                        new ElfVersionDefinition("X_2", List.of("X_1"), 0x4321, 0, 3));
        assertThat(elf.undefinedSymbols())
                .containsExactly(
                        new ElfSymbol("pthread_create", "GLIBC_2.34", "libc.so.6", false),
                        new ElfSymbol("exp", "GLIBC_2.2.5", "libm.so.6", true));
        assertThat(elf.hardening().relro()).isEqualTo(ElfHardening.Relro.FULL);
        assertThat(elf.hardening().noExecutableStack()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2, true, false, false, false, DYNAMIC",
        "2, false, false, false, false, STATIC",
        "3, true, true, false, false, PIE",
        "3, true, false, true, false, PIE", // of an old linker
        "3, false, true, true, false, STATIC_PIE",
        "3, false, false, true, false, STATIC_PIE", // of an old linker
        "3, false, false, false, true, LIBRARY",
        "3, false, false, false, false, LIBRARY", // a plugin
        "3, true, false, false, true, LIBRARY", // libc.so.6
        "1, false, false, false, false, RELOCATABLE",
        "4, false, false, false, false, CORE",
        "65024, false, false, false, false, OTHER"
    })
    void kindFollowsFromHowItIsLinked(
            int type, boolean interpreter, boolean pie, boolean debug, boolean soname, ElfKind kind)
            throws IOException {
        ElfFixture fixture = fixture().set("type", type);
        fixture.set("tag of needed 0", 1000).set("tag of needed 1", 1000);
        fixture.set("segment interpreter type", interpreter ? ElfSegment.INTERPRETER : 0);
        fixture.set("value of flags 1", pie ? 0x0800_0000 : 0);
        fixture.set("tag of runpath", debug ? 21 : 1000);
        fixture.set("tag of soname", soname ? 14 : 1000);
        assertThat(read(fixture).kind()).isEqualTo(kind);
    }

    /** docs: Addenda to the ABI for the Arm Architecture, Tag_CPU_arch: 4 is v5TE, 6 is v6, 10 is v7, 14 is v8. */
    @ParameterizedTest
    @CsvSource({"1, arm5", "4, arm5", "6, arm6", "9, arm6", "10, arm7", "14, arm7", "99, arm7"})
    void attributesOfArmTellItsLevel(int value, String architecture) throws IOException {
        ElfFixture fixture = new ElfFixture(false, ByteOrder.LITTLE_ENDIAN).set("machine", 40);
        assertThat(read(fixture.set("arm level", value)).goArchitecture()).contains(architecture);
    }

    @ParameterizedTest
    @CsvSource({"0, arm5", "512, arm5", "1024, arm7"}) // EF_ARM_ABI_FLOAT_SOFT, EF_ARM_ABI_FLOAT_HARD
    void withoutAttributesTheKindOfFloatsDoes(int flags, String architecture) throws IOException {
        ElfFixture fixture = withoutSections(new ElfFixture(false, ByteOrder.LITTLE_ENDIAN));
        assertThat(read(fixture.set("machine", 40).set("flags", flags)).goArchitecture())
                .contains(architecture);
    }

    @ParameterizedTest
    @CsvSource({
        "need 0 next, 0, a chain of versions ends here",
        "need 0 next, 8, overlaps itself",
        "need 0 next, 0xfffffff0, outside of its table",
        "need 0 count, 3, ends here",
        "need 0.0 next, 4, overlaps itself",
        "need 0 names, 0x7fffffff, outside of its table",
        "need 0 file, 0x7fffffff, string table",
        "section .gnu.version_r info, -1, ends here",
        "section .gnu.version_r size, 0x8000000000000000, does not lie in the file",
        "section .gnu.version_r link, 9999, holds no names",
        "definition 0 next, 0, ends here",
        "definition 1 next, 16, overlaps itself",
        "definition 2.0 next, 2, overlaps itself",
        "definition 0 count, 0, without a name",
        "segment interpreter size, 0x8000000000000000, does not lie in the file",
        "segment interpreter size, 5, longer than 4 bytes", // unterminated
        "section .dynstr size, 0x8000000000000000, does not lie in the file",
        "section .dynamic size, 0x7fffffffffffffff, does not lie in the file",
        "section .dynamic offset, 0x8000000000000000, does not lie in the file",
        "section .note.go size, 0x8000000000000000, do not lie in the file",
        "note gnu size, 0xffffffff, larger than its section",
        "note gnu owner size, 0xffffffff, larger than its section",
        "section .dynsym size, 0x7ffffffffffffff0, does not lie in the file",
        "section .gnu.version size, 4, no versions for 4 symbols",
        "symbol 1 name, 0x7fffffff, string table",
        "section count, 65535, do not lie in the file",
        "program header count, 60000, do not lie in the file",
        "section size, 8, are needed"
    })
    void refusesWhatDoesNotFit(String field, String value, String problem) {
        ElfFixture fixture = fixture().set(field, number(value));
        assertThatThrownBy(() -> Everything.of(fixture.bytes()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "value of size of strings, 0x8000000000000000, does not lie in the file",
        "value of strings, 0x7fffffff, names no string table",
        "value of number of needs, 0x8000000000000000, ''",
        "value of number of needs, 99, ends here",
        "value of number of definitions, 4, ends here",
        "hash 1, 0xffffffff, do not lie in the file",
        "segment dynamic size, 0x8000000000000000, does not lie in the file"
    })
    void refusesWhatTheLoaderWouldTripOver(String field, String value, String problem) throws IOException {
        ElfFixture fixture = withoutSections(fixture()).set(field, number(value));
        if (problem.isEmpty()) {
            assertThat(read(fixture).versionNeeds()).isEmpty(); // a negative number of records
        } else {
            assertThatThrownBy(() -> Everything.of(fixture.bytes()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(problem);
        }
    }

    private static long number(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }
}
