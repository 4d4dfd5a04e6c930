package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Relations of a spec are those that rpm shows and acts on. */
class RpmRelationsTest {

    private static final String SPEC = """
            name: related
            version: 1.2.3
            epoch: 2
            depends:
              - plain
              - less < 1
              - at-most<=1.5
              - exactly = 1:2.0-3
              - at-least (>= 1.0~rc1)
              - more > 3.0^git1
              - pkgconfig(zlib) >= 1.2
              - libc.so.6(GLIBC_2.34)(64bit)
              - /usr/bin/perl
              - mawk | gawk
              - "(  foo>=2   if (bar or  baz) else qux )"
              - "a, b >= 2"
            provides: [virtual, "virtual2 = 3:4-5"]
            conflicts: ["enemy < 2", "(x with y)"]
            replaces: ["older < 1.2"]
            breaks: ["broken <= 4"]
            recommends: ["nice >= 1"]
            suggests: [maybe]
            supplements: ["(host and related-plugin)"]
            enhances: [better = 1]
            contents: [{src: /dev/null, dst: /etc/related, type: symlink}]
            scripts: {preinstall: {text: ":"}, postremove: {text: ":"}}
            rpm:
              requires:
                pre: [needed-pre]
                post: [needed-post >= 2]
                preun: [needed-preun]
                postun: [needed-postun]
                pretrans: [needed-pretrans]
                posttrans: [needed-posttrans]
                verify: [needed-verify]
              order_with_requires: ["earlier >= 1"]
            """;

    @TempDir
    static Path dir;

    private static Path rpm;

    @BeforeAll
    static void build() {
        rpm = Packages.rpm(dir, SPEC);
    }

    @Test
    void requirementsHaveTheBitsOfRpm() {
        // rpm's lib/rpmds.h: 2 less, 4 greater, 8 equal, 0x100 interpreter, 0x200 to 0x2000 scripts, 1 << 24 rpmlib
        assertThat(query("[%{REQUIRENAME} %{REQUIREFLAGS:depflags} %{REQUIREVERSION} %{REQUIREFLAGS}\n]"))
                .containsExactly(
                        "(foo >= 2 if (bar or baz) else qux)   0",
                        "(mawk or gawk)   0",
                        "/bin/sh   768",
                        "/bin/sh   4352",
                        "/usr/bin/perl   0",
                        "a   0",
                        "at-least >= 1.0~rc1 12",
                        "at-most <= 1.5 10",
                        "b >= 2 12",
                        "exactly = 1:2.0-3 8",
                        "less < 1 2",
                        "libc.so.6(GLIBC_2.34)(64bit)   0",
                        "more > 3.0^git1 4",
                        "needed-post >= 2 1036",
                        "needed-posttrans   32",
                        "needed-postun   4096",
                        "needed-pre   512",
                        "needed-pretrans   128",
                        "needed-preun   2048",
                        "needed-verify   8192",
                        "pkgconfig(zlib) >= 1.2 12",
                        "plain   0",
                        "rpmlib(CaretInVersions) <= 4.15.0-1 16777226",
                        "rpmlib(CompressedFileNames) <= 3.0.4-1 16777226",
                        "rpmlib(FileDigests) <= 4.6.0-1 16777226",
                        "rpmlib(PayloadFilesHavePrefix) <= 4.0-1 16777226",
                        "rpmlib(PayloadIsZstd) <= 5.4.18-1 16777226",
                        "rpmlib(RichDependencies) <= 4.12.0-1 16777226",
                        "rpmlib(TildeInVersions) <= 4.10.0-1 16777226");
    }

    @Test
    void everyKindOfRelationIsShown() {
        assertThat(list("--provides"))
                .containsExactly("related = 2:1.2.3-1", "related(x86-64) = 2:1.2.3-1", "virtual", "virtual2 = 3:4-5");
        assertThat(list("--conflicts")).containsExactly("(x with y)", "broken <= 4", "enemy < 2");
        assertThat(list("--obsoletes")).containsExactly("older < 1.2");
        assertThat(list("--recommends")).containsExactly("nice >= 1");
        assertThat(list("--suggests")).containsExactly("maybe");
        assertThat(list("--supplements")).containsExactly("(host and related-plugin)");
        assertThat(list("--enhances")).containsExactly("better = 1");
        assertThat(query("[%{ORDERNAME} %{ORDERFLAGS:depflags} %{ORDERVERSION}\n]"))
                .containsExactly("earlier >= 1");
    }

    @Test
    void configurationIsProvidedAndRequiredInItsVersion() {
        Path config = Packages.rpm(dir, """
                name: configured
                version: 1.2.3
                epoch: 2
                contents: [{src: packages/related-1.2.3-1.x86_64.rpm, dst: /etc/x, type: config}]
                """);

        for (String list : List.of("PROVIDE", "REQUIRE")) {
            assertThat(query(config, "[%{" + list + "NAME} %{" + list + "VERSION} %{" + list + "FLAGS}\n]"))
                    .contains("config(configured) 2:1.2.3-1 268435464");
        }
    }

    @Test
    void ownersAreRequiredOnlyWhereRpmCouldProvideThem() {
        Path owned = Packages.rpm(dir, """
                name: owned
                version: 1.0.0
                contents:
                  - {dst: /var/lib/owned, type: dir, file_info: {owner: owner, group: herd}}
                """);

        // rpm before 4.19, such as the one here, provides no user(...): a package that required one could not be
        // installed
        assertThat(Tool.run("rpm", "-qp", "--requires", owned).ok().lines())
                .noneMatch(line -> line.startsWith("user("));
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", owned).ok();
        }
    }

    @Test
    void rpmRefusesAPackageWhoseRequirementsAreNotMet() {
        try (ScratchRoot root = ScratchRoot.create()) {
            Tool.Result result = root.rpm("-i", "--test", rpm);

            assertThat(result.code()).isNotZero();
            assertThat(result.err().lines().map(String::strip))
                    .contains(
                            "plain is needed by related-2:1.2.3-1.x86_64",
                            "at-least >= 1.0~rc1 is needed by related-2:1.2.3-1.x86_64",
                            "(mawk or gawk) is needed by related-2:1.2.3-1.x86_64",
                            "needed-post >= 2 is needed by related-2:1.2.3-1.x86_64",
                            "needed-verify is needed by related-2:1.2.3-1.x86_64")
                    .noneMatch(line -> line.startsWith("rpmlib(") || line.startsWith("/bin/sh"));
        }
    }

    @Test
    void conflictsAndObsoletesTakeEffect() {
        Path enemy = Packages.rpm(dir, "{name: enemy, version: 1.0.0, arch: all}");
        Path older = Packages.rpm(dir, "{name: older, version: 1.1.0, arch: all}");
        Path newcomer = Packages.rpm(dir, """
                {name: newcomer, version: 1.0.0, arch: all, conflicts: [enemy < 2], replaces: [older < 1.2]}
                """);
        try (ScratchRoot root = ScratchRoot.create()) {
            root.rpm("-i", enemy, older).ok();
            assertThat(root.rpm("-U", newcomer).err()).contains("enemy < 2 conflicts with newcomer-1.0.0-1.noarch");

            root.rpm("-e", "enemy").ok();
            root.rpm("-U", newcomer).ok();

            assertThat(root.rpm("-qa").ok().lines())
                    .contains("newcomer-1.0.0-1.noarch")
                    .doesNotContain("older-1.1.0-1.noarch");
        }
    }

    private static List<String> list(String option) {
        return Tool.run("rpm", "-qp", option, rpm).ok().lines();
    }

    private static List<String> query(String format) {
        return query(rpm, format);
    }

    private static List<String> query(Path rpm, String format) {
        return Tool.run("rpm", "-qp", "--qf", format, rpm).ok().lines();
    }
}
