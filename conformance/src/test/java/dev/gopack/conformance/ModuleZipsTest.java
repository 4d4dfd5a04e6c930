package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ByteSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.GoSum;
import dev.gopack.module.ModuleCache;
import dev.gopack.module.ModuleHash;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleZip;
import dev.gopack.report.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real module zips are read whole, and hash to what Go noted when it fetched them. */
class ModuleZipsTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261126);
    private static final ModuleRef NAME = new ModuleRef("example.com/m", "v1.0.0");

    @TempDir
    Path directory;

    static List<ModuleOracle.Module> modules() {
        return ModuleOracle.modules();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theHashOfAZipIsTheOneThatGoNoted(ModuleOracle.Module module) throws IOException {
        ModuleRef name = new ModuleRef(module.path(), module.version());
        ModuleCache cache = ModuleCache.at(ModuleOracle.cache());
        String noted = Files.readString(cache.zipHash(name).orElseThrow());
        assertThat(cache.zip(name)).contains(module.zip());
        assertThat(cache.extracted(name)).contains(module.directory());
        try (ByteSource source = ByteSource.of(module.zip())) {
            ModuleZip zip = ModuleZip.read(source);
            assertThat(zip.module()).isEqualTo(name);
            assertThat(ModuleHash.h1(zip)).isEqualTo(noted);
            assertThat(files(zip)).isEqualTo(files(module.directory()));
        }
        assertThat(ModuleHash.h1(module.directory(), name)).isEqualTo(noted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cobra", "golangci-lint"})
    void theHashesInGoSumAreThoseOfTheFiles(String main) throws IOException {
        ModuleCache cache = ModuleCache.at(ModuleOracle.cache());
        GoSum sums;
        try (ByteSource source = ByteSource.of(ModuleOracle.corpus().resolve("main/" + main + "/go.sum"))) {
            sums = GoSum.read(source);
        }
        int zips = 0;
        long bytes = 0;
        for (ModuleRef module : sums.modules()) {
            Path zip = cache.zip(module).orElse(null);
            if (zip != null && Files.size(zip) < 1 << 20 && bytes < 30 << 20) {
                bytes += Files.size(zip);
                zips++;
                try (ByteSource source = ByteSource.of(zip)) {
                    assertThat(ModuleHash.h1(ModuleZip.read(source, module)))
                            .as(module.toString())
                            .isEqualTo(sums.hashOf(module).orElseThrow());
                }
                Path goMod = cache.goMod(module).orElseThrow();
                assertThat(ModuleHash.h1OfGoMod(Files.readAllBytes(goMod)))
                        .as(module + " go.mod")
                        .isEqualTo(sums.goModHashOf(module).orElseThrow());
            }
        }
        assertThat(zips).isGreaterThan(main.equals("cobra") ? 3 : 100);
    }

    @Test
    void whatGoRefusesIsRefused() throws IOException {
        List<String[]> names = List.of(
                names("go.mod", "a.go", "sub/b.go"),
                names("go.mod", "LICENSE", "vendor/modules.txt", "a/vendor/x/y.go"),
                names("a.go", "a.go/b.go"),
                names("a.go", "A.go"),
                names("sub/a.go", "SUB/b.go"),
                names("a.go", "sub/"),
                names("sub/", "sub/a.go"),
                names("sub/a.go", "sub"),
                names("sub/go.mod"),
                names("GO.MOD"),
                names("sub/Go.mod"),
                names("../a.go"),
                names("sub/../a.go"),
                names("./a.go"),
                names("sub//a.go"),
                names("/a.go"),
                names("a.go "),
                names("a."),
                names("con.go"),
                names("sub/aux/x"),
                names("a:b"),
                names("a\\b"),
                names("a*b"),
                names("ü.go"),
                names("日本.go"),
                names("a\u0301.go"),
                names("a~1.go"),
                names(".hidden", ".git/x"),
                names("ſ.go", "s.go"),
                names("K.go", "k.go"));
        List<Path> files = new ArrayList<>();
        for (String[] each : names) {
            files.add(zip("example.com/m@v1.0.0/", each));
        }
        files.add(zip("example.com/M@v1.0.0/", "a.go"));
        files.add(zip("", "a.go"));
        compare(files);
    }

    @Test
    void damagedZipsAreNeverTakenWhereGoRefusesThem() throws IOException {
        byte[] zip = Files.readAllBytes(zip("example.com/m@v1.0.0/", "go.mod", "a.go", "sub/b.go", "c.txt"));
        SplittableRandom random = new SplittableRandom(SEED);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            byte[] mutant = zip.clone();
            for (int edits = 1 + random.nextInt(2); edits > 0; edits--) {
                mutant[random.nextInt(mutant.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            files.add(Files.write(directory.resolve("mutant" + i + ".zip"), mutant));
        }
        compare(files);
    }

    /** We may refuse more than Go: a zip with files that overlap or are out of place, for example. */
    private static void compare(List<Path> files) throws IOException {
        List<String> answers = ModuleOracle.ask(files.stream()
                .map(file -> "zip\t" + NAME.path() + '\t' + NAME.version() + '\t' + file)
                .toList());
        int accepted = 0;
        for (int i = 0; i < files.size(); i++) {
            try (ByteSource source = ByteSource.of(files.get(i))) {
                String hash = ModuleHash.h1(ModuleZip.read(source, NAME));
                assertThat(answers.get(i)).as("mutant " + i + ", seed " + SEED).isEqualTo(hash);
                accepted++;
            } catch (FormatException e) {
                assertThat(e.file()).isEqualTo(files.get(i).toString());
            }
        }
        assertThat(accepted).isGreaterThan(3);
    }

    @Test
    void aZipOfAnotherModuleIsRefused() throws IOException {
        ModuleOracle.Module module = modules().get(0);
        try (ByteSource source = ByteSource.of(module.zip())) {
            assertThatThrownBy(() -> ModuleZip.read(source, new ModuleRef(module.path(), "v2.15.1")))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("does not start with");
        }
    }

    private static String[] names(String... names) {
        return names;
    }

    private Path zip(String prefix, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(prefix + name));
                if (!name.endsWith("/")) {
                    zip.write(("content of " + name).repeat(20).getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
        return Files.write(Files.createTempFile(directory, "module", ".zip"), bytes.toByteArray());
    }

    private static Set<String> files(ModuleZip zip) {
        return zip.entries().stream().map(ModuleZip.Entry::path).collect(Collectors.toSet());
    }

    private static Set<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aGoModInAZipIsRead() throws IOException {
        ModuleOracle.Module module = modules().get(2);
        try (ByteSource source = ByteSource.of(module.zip())) {
            GoMod goMod = ModuleZip.read(source).goMod().orElseThrow();
            assertThat(goMod.module()).contains("github.com/spf13/cobra");
            assertThat(goMod.requires()).extracting(r -> r.module().path()).contains("github.com/spf13/pflag");
        }
    }
}
