package dev.gopack.spec;

import static dev.gopack.spec.Specs.deb;
import static dev.gopack.spec.Specs.findings;
import static dev.gopack.spec.Specs.rpm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.Dependency;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each key of a spec becomes. */
class SpecReaderTest {

    @Test
    void aNameAndAVersionAreEnough() {
        Spec spec = Specs.read("{name: foo, version: 1.10}");
        assertThat(spec.architectures()).containsExactly(Architecture.AMD64);
        assertThat(spec.report().findings()).isEmpty();
        PackageSpec foo = spec.packages("rpm", Architecture.AMD64).get(0);
        assertThat(foo.name()).isEqualTo("foo");
        assertThat(foo.version()).isEqualTo("1.10");
        assertThat(foo.platform()).isEqualTo("linux");
        assertThat(foo.versionSchema()).isEqualTo("semver");
        assertThat(foo.epoch()).isNull();
        assertThat(foo.umask()).isEqualTo(022);
        assertThat(foo.mtime()).isNull();
        assertThat(foo.directory()).isEqualTo(Path.of("specs"));
    }

    @Test
    void valuesAreTextAsItStands() {
        PackageSpec foo = rpm("""
                name: no
                version: 1e3
                release: 010
                prerelease: 0x10
                priority: true
                license: 2.0
                vendor: ~
                section: ''
                """);
        assertThat(foo.name()).isEqualTo("no");
        assertThat(foo.version()).isEqualTo("1e3");
        assertThat(foo.release()).isEqualTo("010");
        assertThat(foo.prerelease()).isEqualTo("0x10");
        assertThat(foo.priority()).isEqualTo("true");
        assertThat(foo.license()).isEqualTo("2.0");
        assertThat(foo.vendor()).isEmpty();
        assertThat(foo.section()).isEmpty();
    }

    @Test
    void metadataBecomesThatOfThePackage() {
        PackageSpec foo = deb("""
                name: foo
                version: v1.2.3-beta+git
                version_schema: none
                platform: freebsd
                epoch: 4294967295
                release: 2
                prerelease: rc1
                version_metadata: abc
                section: devel
                priority: extra
                maintainer: "  Jane Doe <jane@example.com> "
                description: |
                  Summary
                    indented
                vendor: Example
                homepage: >
                  https://example.com
                license: MIT
                changelog: changelog.yaml
                disable_globbing: yes
                mtime: 2008-01-02T15:04:05Z
                umask: 0o022
                """);
        assertThat(foo.versionSchema()).isEqualTo("none");
        assertThat(foo.platform()).isEqualTo("freebsd");
        assertThat(foo.epoch()).isEqualTo(0xffff_ffffL);
        assertThat(foo.release()).isEqualTo("2");
        assertThat(foo.prerelease()).isEqualTo("rc1");
        assertThat(foo.versionMetadata()).isEqualTo("abc");
        assertThat(foo.section()).isEqualTo("devel");
        assertThat(foo.priority()).isEqualTo("extra");
        assertThat(foo.maintainer()).isEqualTo("Jane Doe <jane@example.com>");
        assertThat(foo.description()).isEqualTo("Summary\n  indented\n");
        assertThat(foo.vendor()).isEqualTo("Example");
        assertThat(foo.homepage()).isEqualTo("https://example.com");
        assertThat(foo.license()).isEqualTo("MIT");
        assertThat(foo.changelogFile()).isEqualTo("changelog.yaml");
        assertThat(foo.disableGlobbing()).isTrue();
        assertThat(foo.mtime()).isEqualTo(Instant.parse("2008-01-02T15:04:05Z"));
        assertThat(foo.umask()).isEqualTo(022);
    }

    @Test
    void relationsAreParsed() {
        PackageSpec foo = rpm("""
                name: foo
                version: 1
                depends: [bash >= 4.4, 'mawk | gawk', ' ', "a, b"]
                recommends: [c]
                suggests: [d]
                supplements: [e]
                enhances: [f]
                provides: [g = 1]
                conflicts: [h]
                replaces: [i < 2]
                breaks: [j]
                """);
        assertThat(foo.relations(RelationKind.DEPENDS))
                .extracting(Dependency::toString)
                .containsExactly("bash >= 4.4", "mawk | gawk", "a", "b");
        assertThat(foo.relations()).hasSize(9);
        assertThat(foo.relations(RelationKind.BREAKS)).containsExactly(new Dependency.Simple("j"));
    }

    @Test
    void contentsKeepWhatWasWritten() {
        PackageSpec foo = rpm("""
                name: foo
                version: 1
                contents:
                  - src: path/to/*.conf
                    dst: /etc/foo/
                    type: config|noreplace
                    file_info:
                      owner: www-data
                      group: adm
                      mode: 04755
                      mtime: 2008-01-02
                      lang: pt_BR
                      capabilities: cap_net_bind_service=ep
                  - {dst: /var/log/foo.log, type: ghost}
                  - {src: /usr/bin/foo, dst: usr/bin/bar, type: symlink}
                  - {src: /usr/bin/foo, dst: /usr/bin/baz, type: hardlink}
                  - src: tree
                    dst: /opt
                    type: tree
                    disown_subtree: [/opt, /opt/*-common]
                  - {src: LICENCE, dst: /usr/share/licenses/foo/, type: licence}
                  - {src: plain, dst: /p, type: ""}
                """);
        assertThat(foo.contents()).hasSize(7);
        ContentSpec first = foo.contents().get(0);
        assertThat(first.src()).isEqualTo("path/to/*.conf");
        assertThat(first.dst()).as("the slash has a meaning").isEqualTo("/etc/foo/");
        assertThat(first.type()).isEqualTo(ContentType.CONFIG_NOREPLACE);
        assertThat(first.owner()).isEqualTo("www-data");
        assertThat(first.group()).isEqualTo("adm");
        assertThat(first.mode()).isEqualTo(04755);
        assertThat(first.mtime()).isEqualTo(Instant.parse("2008-01-02T00:00:00Z"));
        assertThat(first.lang()).isEqualTo("pt_BR");
        assertThat(first.capabilities()).isEqualTo("cap_net_bind_service=ep");
        ContentSpec ghost = foo.contents().get(1);
        assertThat(ghost.src()).isEmpty();
        assertThat(ghost.owner()).isNull();
        assertThat(ghost.mode()).isNull();
        assertThat(foo.contents().get(2).dst()).isEqualTo("usr/bin/bar");
        assertThat(foo.contents().get(4).disownSubtree()).containsExactly("/opt", "/opt/*-common");
        assertThat(foo.contents().get(6).type()).isEqualTo(ContentType.FILE);
    }

    @Test
    void contentsForOtherFormatsAreLeftOutAndTheRestCountedAnew() {
        String yaml = """
                name: foo
                version: 1
                contents:
                  - {src: a, dst: /a, packager: apk}
                  - {src: b, dst: /b, packager: deb}
                  - {src: c, dst: /c, packager: rpm}
                  - {src: d, dst: /d}
                """;
        assertThat(rpm(yaml).contents()).extracting(ContentSpec::dst).containsExactly("/c", "/d");
        assertThat(deb(yaml).contents()).extracting(ContentSpec::dst).containsExactly("/b", "/d");
        assertThat(rpm(yaml).position("contents[1].dst")).contains(new SourcePosition(Specs.SOURCE, 7, 19));
        assertThat(deb(yaml).position("contents[0].packager")).contains(new SourcePosition(Specs.SOURCE, 5, 33));
    }

    @Test
    void everyValueKnowsItsPlace() {
        PackageSpec foo = rpm("""
                name: foo
                version: 1
                depends:
                  - a
                  - b, c
                rpm:
                  compression: xz
                """);
        assertThat(foo.position("name")).contains(new SourcePosition(Specs.SOURCE, 1, 7));
        assertThat(foo.position("depends[0]")).contains(new SourcePosition(Specs.SOURCE, 4, 5));
        assertThat(foo.position("depends[2]")).contains(new SourcePosition(Specs.SOURCE, 5, 5));
        assertThat(foo.position("rpm.compression")).contains(new SourcePosition(Specs.SOURCE, 7, 16));
        assertThat(foo.position("rpm.summary")).contains(new SourcePosition(Specs.SOURCE, 7, 3));
        assertThat(foo.position("license")).isEmpty();
    }

    @Test
    void architecturesAreThoseOfArchsElseArchElseAmd64() {
        assertThat(Specs.read("{name: a, version: 1, arch: aarch64}").architectures())
                .containsExactly(Architecture.ARM64);
        assertThat(Specs.read("{name: a, version: 1, arch: all, archs: [amd64, arm7, x86_64]}")
                        .architectures())
                .extracting(Architecture::name)
                .containsExactly("amd64", "arm7");
        assertThat(Specs.read("{name: a, version: 1, arch: '${GOARCH}'}", Map.of("GOARCH", "mipslesoftfloat"))
                        .architectures())
                .extracting(Architecture::name)
                .containsExactly("mipsle");
        assertThat(Specs.read("{name: a, version: 1, arch: '', archs: []}").architectures())
                .containsExactly(Architecture.AMD64);
    }

    @Test
    void sectionsForOtherFormatsGiveOneWarningEachAndAreNotLookedAt() {
        assertThat(findings("""
                        name: foo
                        version: 1
                        apk: {nonsense: [1, {2: 3}]}
                        ipk:
                        overrides:
                          archlinux: 7
                          apk: {depends: x}
                        """))
                .containsExactly(
                        "gopack.yaml:3:1: warning: the settings for apk are ignored; rpm and deb are built "
                                + "[spec.ignored-format]",
                        "gopack.yaml:4:1: warning: the settings for ipk are ignored; rpm and deb are built "
                                + "[spec.ignored-format]",
                        "gopack.yaml:6:3: warning: the settings for archlinux are ignored; rpm and deb are built "
                                + "[spec.ignored-format]");
    }

    @Test
    void filesAreReadAndMissingOnesAreAnIoProblem(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("gopack.yaml"), "name: foo\nversion: 1\n");
        PackageSpec foo =
                SpecReader.read(file).packages("deb", Architecture.AMD64).get(0);
        assertThat(foo.directory()).isEqualTo(directory);
        assertThat(foo.position("name").orElseThrow().source()).isEqualTo(file.toString());
        assertThatThrownBy(() -> SpecReader.read(directory.resolve("none.yaml")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aProgramCanMakeASpecToo() {
        PackageSpec foo = PackageSpec.builder("foo", "1").build();
        Spec plain = Spec.of(foo);
        assertThat(plain.architectures()).containsExactly(Architecture.AMD64);
        assertThat(plain.packages("rpm", Architecture.AMD64)).containsExactly(foo);
        Spec computed = Spec.of(
                List.of(Architecture.ARM64),
                (format, arch) -> List.of(foo.toBuilder().release(format + arch).build()));
        assertThat(computed.packages("deb", Architecture.ARM64).get(0).release())
                .isEqualTo("debarm64");
        assertThat(computed.report().findings()).isEmpty();
        assertThatThrownBy(() -> Spec.of(List.of(), (format, arch) -> List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
