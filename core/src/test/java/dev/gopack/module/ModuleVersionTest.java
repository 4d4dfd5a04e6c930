package dev.gopack.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of modules; that all of this is Go's own reading is shown in the conformance module, with Go. */
class ModuleVersionTest {

    @ParameterizedTest
    @CsvSource({
        "v0.0.0-20240102030405-abcdefabcdef, '', abcdefabcdef",
        "v1.2.4-0.20240102030405-abcdefabcdef, v1.2.3, abcdefabcdef",
        "v1.3.10-0.20240102030405-abcdefabcdef, v1.3.9, abcdefabcdef",
        "v1.2.3-rc.1.0.20240102030405-abcdefabcdef, v1.2.3-rc.1, abcdefabcdef",
        "v2.0.1-0.20240102030405-abcdefabcdef+incompatible, v2.0.0+incompatible, abcdefabcdef",
    })
    void aPseudoVersionNamesACommitAndTheVersionBeforeIt(String text, String base, String revision) {
        ModuleVersion version = ModuleVersion.of(text);
        assertThat(version.isPseudo()).isTrue();
        assertThat(version.pseudo().orElseThrow()).isEqualTo(new PseudoVersion(base, "20240102030405", revision));
        assertThat(version.pseudo().flatMap(PseudoVersion::time)).contains(Instant.parse("2024-01-02T03:04:05Z"));
    }

    @Test
    void anImpossibleTimeIsNone() {
        assertThat(ModuleVersion.of("v0.0.0-20240231000000-abcdefabcdef")
                        .pseudo()
                        .flatMap(PseudoVersion::time))
                .isEmpty();
    }

    @Test
    void partsAndCanonicalForm() {
        ModuleVersion version = ModuleVersion.of("v1.2.3-rc.1+meta");
        assertThat(version.major()).isEqualTo("v1");
        assertThat(version.majorMinor()).isEqualTo("v1.2");
        assertThat(version.prerelease()).isEqualTo("rc.1");
        assertThat(version.build()).isEqualTo("meta");
        assertThat(version.canonical()).isEqualTo("v1.2.3-rc.1");
        assertThat(ModuleVersion.of("v2.0.0+incompatible").canonical()).isEqualTo("v2.0.0+incompatible");
        assertThat(ModuleVersion.of("v1").canonical()).isEqualTo("v1.0.0");
        assertThat(ModuleVersion.isCanonical("v1.2")).isFalse();
        assertThat(ModuleVersion.of("v1.2.3+dirty").isDirty()).isTrue();
        assertThat(ModuleVersion.of("v2.0.0+incompatible.dirty").isDirty()).isTrue();
        assertThat(ModuleVersion.parse("(devel)")).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> ModuleVersion.of("master")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void buildMetadataOnlyBreaksTies() {
        ModuleVersion plain = ModuleVersion.of("v1.2.3");
        ModuleVersion dirty = ModuleVersion.of("v1.2.3+dirty");
        assertThat(plain.comparePrecedence(dirty)).isZero();
        assertThat(plain).isLessThan(dirty).isNotEqualTo(dirty);
        assertThat(List.of(dirty, ModuleVersion.of("v1.2.3-rc.1"), plain).stream()
                        .sorted()
                        .map(ModuleVersion::toString))
                .containsExactly("v1.2.3-rc.1", "v1.2.3", "v1.2.3+dirty");
    }
}
