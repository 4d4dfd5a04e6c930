package dev.gopack.spec;

import static dev.gopack.spec.Specs.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.report.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several packages from one spec. */
class PackagesTest {

    private static final String OUTER = """
            name: foo
            version: 1.2.3
            archs: [amd64, arm64]
            maintainer: Jane
            description: Foo
            license: MIT
            contents: [{src: foo, dst: /usr/bin/foo}]
            depends: [libc]
            scripts: {preinstall: pre.sh}
            rpm: {summary: S, compression: xz, prefixes: [/usr], requires: {post: [p]}, vcs: V, signature: {key_file: k}}
            deb: {multi_arch: same, fields: {A: b}, predepends: [d], compression: zstd}
            overrides: {rpm: {release: 7, depends: [glibc]}}
            packages:
            """;

    private static List<PackageSpec> packages(String inner, String format, String architecture) {
        return Specs.read(OUTER + inner.indent(2)).packages(format, Architecture.of(architecture));
    }

    private static PackageSpec inner(String inner, String format) {
        return packages(inner, format, "amd64").get(1);
    }

    @Test
    void theOuterPackageComesFirst() {
        assertThat(packages("- suffix: -doc\n- name: bar", "rpm", "amd64"))
                .extracting(PackageSpec::name)
                .containsExactly("foo", "foo-doc", "bar");
    }

    @Test
    void whatDescribesTheSoftwareIsInherited() {
        PackageSpec doc = inner("- suffix: -doc", "rpm");
        assertThat(doc.version()).isEqualTo("1.2.3");
        assertThat(doc.maintainer()).isEqualTo("Jane");
        assertThat(doc.license()).isEqualTo("MIT");
        assertThat(doc.description()).isEqualTo("Foo");
        assertThat(doc.release()).as("from the outer package's override").isEqualTo("7");
        assertThat(doc.rpm().compression()).isEqualTo("xz");
        assertThat(doc.rpm().vcs()).isEqualTo("V");
        assertThat(doc.sign().isAsked()).isTrue();
        assertThat(inner("- suffix: -doc", "deb").deb().compression()).isEqualTo("zstd");
    }

    @Test
    void whatMakesTheOuterPackageIsNotInherited() {
        PackageSpec rpm = inner("- suffix: -doc", "rpm");
        assertThat(rpm.contents()).isEmpty();
        assertThat(rpm.relations()).isEmpty();
        assertThat(rpm.scripts()).isEmpty();
        assertThat(rpm.rpm().summary()).isEmpty();
        assertThat(rpm.rpm().prefixes()).isEmpty();
        assertThat(rpm.rpm().requires()).isEmpty();
        PackageSpec deb = inner("- suffix: -doc", "deb");
        assertThat(deb.deb().fields()).isEmpty();
        assertThat(deb.deb().multiArch()).isEmpty();
        assertThat(deb.relations()).isEmpty();
    }

    @Test
    void plusStartsFromTheOuterList() {
        String inner = """
                - suffix: -full
                  +contents: [{src: doc, dst: /doc}]
                  +depends: [more]
                  rpm: {+prefixes: [/opt], requires: {+post: [q]}}
                """;
        PackageSpec full = inner(inner, "rpm");
        assertThat(full.contents()).extracting(ContentSpec::dst).containsExactly("/usr/bin/foo", "/doc");
        assertThat(full.relations(RelationKind.DEPENDS))
                .extracting(Object::toString)
                .containsExactly("glibc", "more");
        assertThat(full.rpm().prefixes()).containsExactly("/usr", "/opt");
        assertThat(full.rpm().requires().values())
                .allSatisfy(list -> assertThat(list).hasSize(2));
    }

    @Test
    void ownValuesAndOwnOverridesWin() {
        String inner = """
                - name: bar
                  version: 2
                  description: Bar
                  release: 9
                  overrides: {deb: {name: libbar}, rpm/amd64: {+provides: [x]}}
                """;
        assertThat(inner(inner, "rpm").release()).isEqualTo("9");
        assertThat(inner(inner, "rpm").version()).isEqualTo("2");
        assertThat(inner(inner, "rpm").relations(RelationKind.PROVIDES)).hasSize(1);
        assertThat(inner(inner, "deb").name()).isEqualTo("libbar");
        assertThat(inner(inner, "deb").description()).isEqualTo("Bar");
    }

    @Test
    void aPackageCanHaveArchitecturesOfItsOwn() {
        String inner = "- {suffix: -doc, arch: all}\n- {suffix: -x, archs: [amd64]}\n- {suffix: -y, +archs: [s390x]}";
        Spec spec = Specs.read(OUTER + inner.indent(2));
        assertThat(spec.architectures())
                .extracting(Architecture::name)
                .containsExactly("amd64", "arm64", "all", "s390x");
        assertThat(packages(inner, "deb", "amd64"))
                .extracting(PackageSpec::name)
                .containsExactly("foo", "foo-x", "foo-y");
        assertThat(packages(inner, "deb", "arm64"))
                .extracting(PackageSpec::name)
                .containsExactly("foo", "foo-y");
        assertThat(packages(inner, "deb", "all")).extracting(PackageSpec::name).containsExactly("foo-doc");
        assertThat(packages(inner, "deb", "riscv64"))
                .as("an architecture from the command line is for packages without their own")
                .extracting(PackageSpec::name)
                .containsExactly("foo");
    }

    @Test
    void placesAreThoseOfThePackage() {
        PackageSpec doc = inner("- suffix: -doc\n  depends: [x]", "rpm");
        assertThat(doc.position("name")).contains(new SourcePosition(Specs.SOURCE, 14, 13));
        assertThat(doc.position("depends[0]")).contains(new SourcePosition(Specs.SOURCE, 15, 15));
        assertThat(doc.position("license")).contains(new SourcePosition(Specs.SOURCE, 6, 10));
        assertThat(doc.position("contents")).isEmpty();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '!', textBlock = """
            '- description: x'         ! 14:5: error: a further package needs a name or suffix; for example suffix: -doc [spec.missing-key]
            '- {name: a, suffix: -b}'  ! 14:23: error: name and suffix exclude each other; keep one [spec.key-conflict]
            '- {name: foo}'            ! 14:12: error: a second package with the name "foo" [spec.package-name]
            '- {suffix: " x"}'         ! 14:14: error: suffix: not a legal name: " x"; a name has neither spaces nor slashes [spec.value]
            '- {suffix: -x, packages: []}' ! 14:18: error: unknown key "packages"
            '- just text'              ! 14:5: error: packages: a map is expected here, not text [spec.type]
            """)
    void mistakesAreExplained(String inner, String message) {
        assertThat(findings(OUTER + inner.indent(2))).singleElement().asString().contains("gopack.yaml:" + message);
    }

    @Test
    void manyPackagesAreRefused() {
        assertThat(findings(OUTER + "  - suffix: -x\n".repeat(257)))
                .anySatisfy(line -> assertThat(line).contains("error: more than 256 packages [spec.limit]"));
    }
}
