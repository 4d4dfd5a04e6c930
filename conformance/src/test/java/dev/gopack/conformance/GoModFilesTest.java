package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.module.GoMod;
import dev.gopack.module.GoWork;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.VendorModules;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from go.mod, go.work and modules.txt is what the go command reads; what it refuses is refused. */
class GoModFilesTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261126);

    /** Everything that may be in a go.mod. */
    private static final String EVERYTHING = """
            // About the module.
            //
            // Deprecated: use example.com/n
            // instead.
            //
            // More.
            module "example.com/m/v2" // here

            go 1.26.1

            toolchain go1.26.8

            godebug default=go1.21
            godebug (
            	panicnil=1
            	asynctimerchan=0
            )

            require github.com/a/b v1.2.3 // indirect
            require (
            	// about c
            	github.com/C/c/v3 v3.0.0-rc.1+incompatible // indirect; comment

            	gopkg.in/yaml.v3 v3.0.1 //indirect
            	"example.com/quoted\\u002fx" v0.0.0-20240102030405-abcdefabcdef // not indirect
            	example.com/short v1
            	example.com/inc v4.5.6+incompatible
            )

            exclude (
            	github.com/a/b v1.2.0
            	github.com/a/b v1.2.0
            )

            replace github.com/a/b => ../b
            replace github.com/a/b v1.2.3 => github.com/x/b v1.2.4
            replace (
            	example.com/short => /abs
            	github.com/a/b => ./c
            )

            // A block's reason.
            retract (
            	v2.0.0
            	// Its own reason,
            	// on two lines.
            	[v2.1.0, v2.1.5] // and behind

            	v2.3.0

            	v2.4.0
            )
            retract v2.2.2 // wrong

            tool example.com/m/v2/cmd/x
            tool (
            	example.com/tool
            	example.com/tool
            )

            ignore ./node_modules
            ignore (
            	static
            )
            """;

    private static final List<String> ODD = List.of(
            "",
            "\n\n",
            "// only a comment",
            "module a",
            "module a\r\ngo 1.2\r\n",
            "module",
            "module a b",
            "module a\nmodule b",
            "module (\n a\n)",
            "module (\n)",
            "module ()",
            "module () // x",
            "module `a`",
            "module 'a'",
            "module \"a",
            "module \"a\nb\"",
            "module \"a\\\"b\"",
            "module \"\\x41\\102\\u0043\\U00000044\\n\"",
            "module \"\\q\"",
            "module \"\\'\"",
            "module \"\\ud800\"",
            "module \"\\400\"",
            "module a/*x*/",
            "/* x */ module a",
            "module a // x /* y */",
            "module a//x",
            "\uFEFFmodule a",
            "module a\u0000",
            "module \u00e4\u00f6",
            "module a\u00a0b",
            "module a\u2028b",
            "module a\u200bb",
            "go 1.2",
            "go 1",
            "go 1.02",
            "go v1.2",
            "go 1.2.3.4",
            "go 1.2rc1",
            "go 1.2.3rc1",
            "go \"1.2\"",
            "go 1.21x",
            "go (\n1.2\n)",
            "go 1.2\ngo 1.3",
            "toolchain default",
            "toolchain go1",
            "toolchain go1.2-x:y",
            "toolchain go2",
            "toolchain gopher",
            "toolchain (\ndefault\n)",
            "godebug a=b",
            "godebug a",
            "godebug a=b c",
            "godebug a=b,c=d",
            "godebug a=\"b\"",
            "godebug =",
            "godebug (\na=b\na=c\n)",
            "require a",
            "require a v1.2.3 x",
            "require a v1",
            "require a 1.2.3",
            "require a master",
            "require a v1.2.3+meta",
            "require a v2.0.0",
            "require a/v2 v1.0.0",
            "require a/v2 v2.0.0",
            "require a/v1 v1.0.0",
            "require a/v02 v2.0.0",
            "require a v2.0.0+incompatible",
            "require gopkg.in/x v1.0.0",
            "require gopkg.in/x.v1 v0.0.0-20240101000000-abcdefabcdef",
            "require gopkg.in/x.v1 v0.1.0",
            "require a \"v1.0.0\"",
            "require \"a\" v1.0.0",
            "require a 'v1.0.0'",
            "require ( a v1.0.0 )",
            "require (a v1.0.0\n)",
            "require (\na v1.0.0",
            "require (\na v1.0.0\n) x",
            "require (\na v1.0.0\n) // x",
            "require (\n(\n)\n",
            "require x (\na v1.0.0\n)",
            "require () x",
            "require (\n\n// c\n\n\na v1.0.0\n// d\n)",
            "require a v1.0.0 // indirect;x",
            "require a v1.0.0 // indirect x",
            "require a v1.0.0 //\tindirect",
            "require a v1.0.0 // Indirect",
            "require a v1.0.0 // indirect; x",
            "require a v1.0.0 //indirect // x",
            "require a v1.0.0\nrequire a v1.0.1",
            "require \"\" v1.0.0",
            "exclude a v1.0.0",
            "exclude a",
            "exclude a v1.0.0 // indirect",
            "replace a => b",
            "replace a => ./b",
            "replace a => b v1.0.0",
            "replace a => b@v1.0.0",
            "replace a => ./b v1.0.0",
            "replace a v1.0.0 => ../b",
            "replace a v1.0.0 => b v1.0.0 x",
            "replace a =>",
            "replace => b",
            "replace a = b",
            "replace a v2.0.0 => ./b",
            "replace a/v2 => b v1.0.0",
            "replace a => .",
            "replace a => ..",
            "replace a => /",
            "replace a => C:/x",
            "replace a => c:\\\\x",
            "replace a => .\\\\b",
            "replace a => \\\\b",
            "replace a => .b",
            "replace a => \"./b c\"",
            "replace a => ./b//c",
            "replace a => ./b,c",
            "replace a => ./b\\c",
            "replace a => ./b\nreplace a => ./c",
            "replace a v1.0.0 => ./b\nreplace a v1.0.0+incompatible => ./c",
            "replace a \"v1.0.0\" => ./b",
            "retract v1.0.0",
            "retract",
            "retract [v1.0.0, v1.1.0]",
            "retract [v1.0.0 v1.1.0]",
            "retract [v1.0.0,v1.1.0] x",
            "retract v1.0.0 x",
            "retract [v1.0.0, v1.1.0",
            "retract ( v1.0.0 )",
            "retract (v1.0.0\n)",
            "retract [ v1.1.0 , v1.0.0 ]",
            "retract v1.0",
            "retract []",
            "retract ()",
            "// why\nretract v1.0.0",
            "// why\n\nretract v1.0.0",
            "retract v1.0.0 // why\n// not",
            "// b\nretract ( // p\nv1.0.0\n\n// own\nv1.0.1 // s\n) // e",
            "tool a",
            "tool a b",
            "tool",
            "tool \"a b\"",
            "tool 'a'",
            "ignore a",
            "ignore a b",
            "ignore ./a\nignore a\nignore ./a",
            "unknown x",
            "unknown (\nx\n)",
            "x",
            "(",
            ")",
            "()",
            "(\n)",
            "a (",
            "{",
            "a { }",
            ",",
            "\"require\" a v1.0.0",
            "require // x",
            "//x\n//y\n\nmodule a // Deprecated: z",
            "// Deprecated:x\nmodule a",
            "// Deprecated:   x  \nmodule a",
            "// not Deprecated: x\nmodule a",
            "// a\n//\n// Deprecated: b\n//\n// Deprecated: c\nmodule a",
            "//Deprecated: <b>&\u2028\nmodule a",
            "// Deprecated: x\n\nmodule a",
            "// Deprecated: x\nmodule (\na\n)",
            "module (\n// Deprecated: x\na\n)",
            "module (\n\n// Deprecated: x\n\na\n)",
            "// Deprecated: x\nmodule (\n// y\na\n)",
            "use ./x",
            "go 1.2\nuse ./x");

    private static final List<String> WORK = List.of(
            "",
            "go 1.26",
            "go 1.26\nuse .",
            "go 1.26\nuse (\n\t.\n\t./a // x\n\t\"./b c\"\n)",
            "use a b",
            "use",
            "use 'a'",
            "go 1.26\ntoolchain go1.26.1",
            "go 1.26\nreplace a => ./b\nreplace a v1.0.0 => c v1.2.3\nreplace a => ./d",
            "go 1.26\ngodebug a=b\ngodebug (\nc=d\n)",
            "go 1.26\nmodule a",
            "go 1.26\nrequire a v1.0.0",
            "go 1.26\ngo 1.25",
            "go 1.26\nuse (\n.",
            "go (\n1.26\n)",
            "use ()",
            "toolchain (\nx\n)",
            "go 1.26\nuse ./a\nuse ./a");

    @TempDir
    Path directory;

    @Test
    void realFilesAreReadAsGoReadsThem() throws IOException {
        List<Path> files = new ArrayList<>();
        for (ModuleOracle.Module module : ModuleOracle.modules()) {
            files.add(module.directory().resolve("go.mod"));
        }
        files.removeIf(file -> !Files.exists(file));
        assertThat(files).hasSizeGreaterThan(12);
        try (Stream<Path> cached = Files.walk(ModuleOracle.cache().resolve("cache/download/github.com"), 8)) {
            cached.filter(file -> file.toString().endsWith(".mod"))
                    .sorted()
                    .limit(150)
                    .forEach(files::add);
        }
        compare("mod", files, GoModFilesTest::goMod);
    }

    @Test
    void oddFilesAreReadAsGoReadsThem() throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(file(EVERYTHING));
        for (String text : ODD) {
            files.add(file(text));
        }
        compare("mod", files, GoModFilesTest::goMod);
        assertThat(goMod(files.get(0)))
                .as("the file is no mere error")
                .contains("Deprecated", "Rationale", "node_modules");
    }

    @Test
    void workFilesAreReadAsGoReadsThem() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String text : WORK) {
            files.add(file(text));
        }
        compare("work", files, GoModFilesTest::goWork);
    }

    @Test
    void mutatedFilesAreReadAsGoReadsThem() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            files.add(file(mutated(i % 3 == 0 ? ODD.get(random.nextInt(ODD.size())) : EVERYTHING, random)));
        }
        List<String> lax = ModuleOracle.ask(files.stream().map(f -> "lax\t" + f).toList());
        List<String> strict =
                ModuleOracle.ask(files.stream().map(f -> "strict\t" + f).toList());
        int read = 0;
        for (int i = 0; i < files.size(); i++) {
            String what = Files.readString(files.get(i)) + "\nseed " + SEED;
            assertThat(lax(files.get(i))).as(what).isEqualTo(lax.get(i));
            assertThat(goMod(files.get(i)).equals("refused") ? "refused" : "read")
                    .as(what)
                    .isEqualTo(strict.get(i));
            read += strict.get(i).equals("read") ? 1 : 0;
        }
        assertThat(read).as("files that are still right").isBetween(200, 3800);
        compare("mod", files.subList(0, 200), GoModFilesTest::goMod);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cobra", "delve"})
    void vendoredModulesAreThoseThatGoSees(String name) throws IOException {
        Path home = ModuleOracle.corpus().resolve("vendor").resolve(name);
        VendorModules vendor =
                VendorModules.parse("modules.txt", Files.readAllBytes(home.resolve("vendor/modules.txt")));
        List<String> expected = Tool.run(
                        home,
                        java.util.Map.of("GOFLAGS", "-mod=vendor", "GOPROXY", "off", "CGO_ENABLED", "0"),
                        List.of(
                                "go",
                                "list",
                                "-deps",
                                "-f",
                                "{{with .Module}}{{if not .Main}}{{$.ImportPath}} {{.}}{{end}}{{end}}",
                                "./..."))
                .ok()
                .lines()
                .stream()
                .filter(line -> !line.isBlank())
                .toList();
        assertThat(expected).hasSizeGreaterThan(1);
        for (String line : expected) {
            String[] words = line.split(" ", 2);
            ModuleRef module = vendor.moduleOf(words[0]).orElseThrow().module();
            assertThat(module.path() + " " + module.version()).isEqualTo(words[1]);
        }
        assertThat(vendor.modules())
                .filteredOn(VendorModules.Module::isExplicit)
                .isNotEmpty();
        assertThat(vendor.vendored())
                .allMatch(module -> module.replacement().path().isEmpty());
    }

    private interface Reader {
        String read(Path file) throws IOException;
    }

    /** Asks go mod edit or go work edit for each file; a file that it refuses must be refused. */
    private static void compare(String command, List<Path> files, Reader reader) throws IOException {
        List<Object> words = new ArrayList<>(List.of(
                "sh",
                "-c",
                "for f; do go " + command + " edit -json \"$f\" 2>/dev/null || echo refused; printf '\\036'; done",
                "sh"));
        words.addAll(files);
        String[] answers = Tool.run(words.toArray()).ok().out().split("\u001e", -1);
        for (int i = 0; i < files.size(); i++) {
            String text = new String(Files.readAllBytes(files.get(i)), StandardCharsets.UTF_8);
            assertThat(reader.read(files.get(i)).strip())
                    .as(files.get(i) + ":\n" + text)
                    .isEqualTo(answers[i].strip());
        }
    }

    private static String goMod(Path file) throws IOException {
        try {
            GoMod mod = GoMod.parse(file.toString(), Files.readAllBytes(file));
            return new GoJson()
                    .object("Module", mod.module().isEmpty(), json -> json.text(
                                    "Path", mod.module().orElse(""), true)
                            .text("Deprecated", mod.deprecated().orElse(""), false))
                    .text("Go", mod.go().orElse(""), false)
                    .text("Toolchain", mod.toolchain().orElse(""), false)
                    .list("GoDebug", named(mod.godebugs(), GoMod.Godebug::key), false, (json, g) -> json.text(
                                    "Key", g.key(), true)
                            .text("Value", g.value(), true))
                    .list("Require", named(mod.requires(), r -> r.module().path()), true, (json, r) -> module(
                                    json, r.module())
                            .flag("Indirect", r.isIndirect()))
                    .list(
                            "Exclude",
                            named(mod.excludes(), e -> e.module().path()),
                            true,
                            (json, e) -> module(json, e.module()))
                    .list("Replace", named(mod.replaces(), r -> r.old().path()), true, GoModFilesTest::replace)
                    .list("Retract", named(mod.retracts(), r -> r.low() + r.high()), true, (json, r) -> json.text(
                                    "Low", r.low(), false)
                            .text("High", r.high(), false)
                            .text("Rationale", r.rationale(), false))
                    .list(
                            "Tool",
                            named(mod.tools(), GoMod.Tool::path),
                            true,
                            (json, t) -> json.text("Path", t.path(), true))
                    .list(
                            "Ignore",
                            named(mod.ignores(), GoMod.Ignore::path),
                            true,
                            (json, i) -> json.text("Path", i.path(), true))
                    .toString();
        } catch (FormatException e) {
            return "refused";
        }
    }

    private static String goWork(Path file) throws IOException {
        try {
            GoWork work = GoWork.parse(file.toString(), Files.readAllBytes(file));
            return new GoJson()
                    .text("Go", work.go().orElse(""), false)
                    .list(
                            "Use",
                            named(work.uses(), GoWork.Use::path),
                            true,
                            (json, use) -> json.text("DiskPath", use.path(), true))
                    .list("Replace", named(work.replaces(), r -> r.old().path()), true, GoModFilesTest::replace)
                    .toString();
        } catch (FormatException e) {
            return "refused";
        }
    }

    /** What Go prints: nothing with an empty name, which is how it marks what was edited away. */
    private static <T> List<T> named(List<T> items, Function<T, String> name) {
        return items.stream().filter(item -> !name.apply(item).isEmpty()).toList();
    }

    private static GoJson module(GoJson json, ModuleRef module) {
        return json.text("Path", module.path(), true).text("Version", module.version(), false);
    }

    private static GoJson replace(GoJson json, GoMod.Replace replace) {
        return json.object("Old", false, old -> module(old, replace.old()))
                .object("New", false, by -> module(by, replace.by()));
    }

    /** As the oracle prints it. */
    private static String lax(Path file) throws IOException {
        try {
            GoMod mod = GoMod.parseLax(file.toString(), Files.readAllBytes(file));
            List<String> all = new ArrayList<>();
            mod.module()
                    .ifPresent(path -> all.addAll(List.of(
                            GoJson.quote("module"),
                            GoJson.quote(path),
                            GoJson.quote(mod.deprecated().orElse("")))));
            mod.go().ifPresent(go -> all.addAll(List.of(GoJson.quote("go"), GoJson.quote(go))));
            mod.requires()
                    .forEach(r -> all.addAll(List.of(
                            GoJson.quote(r.module().path()),
                            GoJson.quote(r.module().version()),
                            String.valueOf(r.isIndirect()),
                            String.valueOf(r.line()))));
            mod.retracts()
                    .forEach(r -> all.addAll(List.of(
                            GoJson.quote(r.low()),
                            GoJson.quote(r.high()),
                            GoJson.quote(r.rationale()),
                            String.valueOf(r.line()))));
            mod.ignores().forEach(i -> all.add(GoJson.quote(i.path())));
            return all.isEmpty() ? "null" : "[" + String.join(",", all) + "]";
        } catch (FormatException e) {
            return "refused";
        }
    }

    private static String mutated(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String[] pieces = {
            "(", ")", "[", "]", ",", "\"", "`", "'", "//", "/*", "\\", "\t", " ", "v", "1", "/v2", "=>", "\r", "-",
            "\u00e9", "{", "\n"
        };
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int in = random.nextInt(line.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(random.nextInt(lines.size()), line);
                case 2 -> lines.set(at, line.substring(0, in));
                case 3 -> lines.set(at, line.substring(0, in) + line.substring(Math.min(line.length(), in + 1)));
                default ->
                    lines.set(at, line.substring(0, in) + pieces[random.nextInt(pieces.length)] + line.substring(in));
            }
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        return String.join("\n", lines);
    }

    private int count;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("file" + count++), text);
    }
}
