package dev.gopack.fuzz;

import dev.gopack.model.Architecture;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import dev.gopack.spec.ChangelogReader;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Texts to start from, and lines that do not belong into them. */
final class Texts {

    static final List<String> CONTROL = List.of("""
            Package: hello
            Version: 1:1.2.3-4~rc1
            Architecture: amd64
            Maintainer: Tools Team <tools@example.org>
            Installed-Size: 3
            Pre-Depends: init-system-helpers (>= 1.54~)
            Depends: libc6 (>= 2.34), a | b, c:any (<< 2)
            Conflicts: old
            Provides: greeter (= 1)
            Section: misc
            Priority: optional
            Homepage: https://example.org
            Description: greets people
             It is polite.
             .
             Very.
            """);
    static final List<String> CONTROL_LINES = List.of(
            "Package: other",
            "Package:",
            "Version: 1:2:3-4-5",
            "Version: " + "9".repeat(400),
            "Version: -1",
            "Depends: a (>= 1, b",
            "Depends: ,,|",
            "Depends: " + "a,".repeat(2000),
            "Architecture: any all",
            "Installed-Size: 99999999999999999999",
            "Installed-Size: -1",
            " continued",
            "\tcontinued",
            "",
            ".",
            " .",
            "X: " + "x".repeat(5000),
            ": x",
            "-X: y",
            "X\u00e4: y",
            "x: \u00ff\u0000",
            "Status: install ok installed",
            "Essential: yes",
            "d41d8cd98f00b204e9800998ecf8427e  usr/hello",
            "764efa883dda1e11db47671c4a3bbd9e *./usr/hello",
            "/etc/hello",
            "remove-on-upgrade /etc/x",
            "/etc/../x",
            "\u001b[2J",
            "-----BEGIN PGP SIGNED MESSAGE-----",
            "#comment: x",
            "\r");

    static final List<String> SPEC = List.of("""
            # a comment
            name: foo
            version: &v "1.2"
            archs: [amd64, arm64]
            description: |
              text ${arch} $$
            maintainer: A B <a@example.org>
            contents:
              - {src: a, dst: /b/, type: config|noreplace, file_info: {mode: 0644, mtime: 2008-01-02T15:04:05Z}}
              - <<: {src: x, dst: /y}
              - {dst: /var/lib/foo, type: dir, file_info: {owner: foo, group: foo}}
              - {src: /a, dst: /c, type: symlink}
            depends: ["a >= 1", (b if c)]
            provides: [x = 1]
            scripts: {preinstall: {text: "x\\ty", interpreter: /bin/sh}}
            changelog: changelog.yaml
            rpm: {triggers: [{on: triggerin, packages: [a], script: s}], compression: "zstd:19"}
            deb: {fields: {A: 'b'}, compression: xz}
            overrides: {rpm/arm64: {+depends: [*v], umask: 022}}
            packages: [{suffix: -x, arch: all, overrides: {deb: {name: y}}}]
            """, """
            name: "b"
            version: 2.0.0-rc.1+5
            epoch: 1
            targets: [el9, ubuntu24.04]
            contents: [{src: $HOME/x, dst: "/usr/bin/x"}]
            """, small("""
            contents:
              - {src: a, dst: /b/, type: config|noreplace, file_info: {mode: 0644, mtime: 2008-01-02T15:04:05Z}}
              - <<: {src: x, dst: /y}
              - {dst: /var/lib/foo, type: dir, file_info: {owner: foo, group: foo}}
            """), small("""
            description: |
              text ${arch} $$
            depends: ["a >= 1", (b if c)]
            provides: [x = 1]
            conflicts: [&c c, *c]
            """), small("""
            scripts: {preinstall: {text: "x\\ty", interpreter: /bin/sh}}
            rpm: {triggers: [{on: triggerin, packages: [a], script: s}], compression: "zstd:19"}
            """), small("""
            deb: {fields: {A: 'b'}, compression: xz}
            overrides: {deb/amd64: {+depends: [v], umask: 022}}
            """), small("""
            changelog: changelog.yaml
            packages: [{suffix: -x, arch: all, overrides: {deb: {name: y}}}]
            """));
    static final List<String> SPEC_LINES = List.of(
            "a: &a [*a]",
            "x: *v",
            "y: *none",
            "<<: *v",
            "<<: [*v, *v]",
            "? [a]\n: b",
            "!!java.net.URL [x]",
            "!!binary aGk=",
            "---",
            "...",
            "- - - - a",
            "[[[[[[[[[[",
            "{{{{{{{{{{",
            "\"",
            "'",
            "|",
            ">-",
            "|9",
            "&" + "a".repeat(300) + " b",
            "1e3",
            "0o17",
            "012",
            "yes",
            "~",
            "\t- a",
            "%YAML 1.1",
            "%TAG ! tag:x,2000:",
            "\ufeff",
            "\u0085",
            "\u2028",
            "name: ${A}${B:-${C}}",
            "$",
            "${",
            "${}",
            "version: 9999999999999999999999",
            "version: ../..",
            "epoch: -1",
            "contents: {}",
            "contents: [[]]",
            "archs: [amd64, amd64]",
            "packages: [{}]",
            "overrides: {rpm: {overrides: {}}}",
            "mode: 99999",
            "mode: -1",
            "mtime: 9999-99-99",
            "mtime: 2262-04-12T00:00:00Z",
            "src: ../../../etc/passwd",
            "dst: /a/../b",
            "dst: \"/a\\0b\"",
            "null",
            "{\"a\": 1}",
            "[1,2]",
            "\"\\ud800\"",
            "1e999",
            "-0",
            "[".repeat(40));

    static final List<String> CHANGELOG = List.of("""
            - semver: 1.2.0
              date: 2009-11-10T23:00:00Z
              packager: A B <a@example.org>
              deb: {urgency: low, distributions: [stable]}
              changes:
                - commit: abc
                  note: |-
                    first
                    second
            """);

    static final List<String> RECORD = List.of("""
            {
              "record": 1,
              "builtBy": {"gopack": "0.1", "java": "17"},
              "file": "a.deb",
              "sha256": "aa",
              "size": 3,
              "format": "deb",
              "architecture": "amd64",
              "target": "",
              "sourceDate": 1700000000,
              "compression": "zstd",
              "spec": "x\\u00e4\\n",
              "variables": ["HOME"],
              "inputs": [
                {"path": "a", "size": 1, "sha256": "bb"}
              ]
            }
            """);

    static final List<String> GO_SOURCE = List.of("""
            //go:build linux && (amd64 || !cgo) && go1.20
            // +build linux,amd64 !windows

            /* a */ package p // b

            import (
            \t_ "embed"
            \tx "example.com/m/x"; . `fmt`
            )
            import "C"

            //go:embed data/*.txt "a b" all:data
            //go:embed [a-c]?e*
            var files embed.FS
            const text = `//go:embed no`
            """);
    static final List<String> GO_LINES = List.of(
            "//go:build ((((",
            "//go:build !!a",
            "// +build ",
            "//go:embed \"",
            "//go:embed [",
            "//go:embed `a",
            "/*",
            "*/",
            "package",
            "import \"",
            "import (",
            "import `\n`",
            "\u0000",
            "\ufeff",
            "`",
            "'",
            "\"\\x\"",
            ";",
            "//line :1");

    static final List<String> MODULE_LINES = List.of(
            "require (",
            ")",
            "require a.b/c v1",
            "require a.b/c v1.0.0",
            "replace a => b",
            "replace a v1 => ../b",
            "retract [v1, v2]",
            "retract v9",
            "exclude a v1.0.0",
            "go 1.99.99",
            "go 9999999999999999999999",
            "toolchain x",
            "\"",
            "`",
            "//",
            "/*",
            "\\",
            "module",
            "module \"\"",
            "# a v1 => b v2",
            "## explicit; go 1.1",
            "#",
            "a v1/go.mod h1:AAA=",
            "a v1 h2:x",
            "\u0000",
            "\u00ff",
            "use (",
            "ignore ./x",
            "tool a",
            "godebug a=b=c",
            "(".repeat(50),
            "a ".repeat(70));

    private Texts() {}

    static String list(String name) {
        return name.equals("md5sums")
                ? "764efa883dda1e11db47671c4a3bbd9e  usr/hello\n764efa883dda1e11db47671c4a3bbd9e  usr/x y\n"
                : "/usr/hello\n/etc/x\nremove-on-upgrade /etc/y\n";
    }

    static String module(String name) {
        return switch (name) {
            case "go.work" -> "go 1.26\nuse (\n\t.\n\t\"./a b\" // x\n)\nreplace a.b/c => ./c\ngodebug a=b\n";
            case "go.sum" -> "a.b/c v1.0.0 h1:AAA=\na.b/c v1.0.0/go.mod h1:BBB=\n";
            case "modules.txt" -> "# a.b/c v1.0.0 => ./x\n## explicit; go 1.21\na.b/c\n# d.e/f => g.h/i v1.0.0\n";
            default -> """
                    // Deprecated: x
                    module "a.b/c\\u0064" // y

                    go 1.26
                    toolchain go1.26.1
                    godebug a=b
                    require (
                    \td.e/f v1.2.3 // indirect
                    \tg.h/i/v2 v2.0.0-20240102030405-abcdefabcdef
                    )
                    exclude d.e/f v1.2.2
                    replace d.e/f v1.2.3 => ../f
                    retract [v1.0.0, v1.1.0] // why
                    tool a.b/c
                    ignore ./x
                    """;
        };
    }

    /** A spec for one architecture with a few keys: of what is asked of all of them, the large ones are enough. */
    private static String small(String keys) {
        return "name: f\nversion: 1\narch: amd64\n" + keys;
    }

    /** Reads a spec, and makes what it says for each architecture. */
    static boolean readsSpec(byte[] input) {
        try {
            Spec spec = SpecReader.read(Target.INPUT, input, Path.of(""), Map.of("HOME", "/root", "A", "$B"));
            for (Architecture architecture : spec.architectures()) {
                spec.packages("rpm", architecture);
                spec.packages("deb", architecture);
            }
            return true;
        } catch (SpecException e) {
            if (!e.report().hasErrors()) {
                throw new AssertionError("refused without an error", e);
            }
            return false;
        }
    }

    /** Reads a changelog. */
    static boolean readsChangelog(byte[] input) {
        try {
            ChangelogReader.read(Target.INPUT, input, new Report.Collector());
            return true;
        } catch (SpecException e) {
            if (!e.report().hasErrors()) {
                throw new AssertionError("refused without an error", e);
            }
            return false;
        }
    }
}
