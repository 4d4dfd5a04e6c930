package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.conformance.GoList.Platform;
import dev.gopack.imports.BuildContext;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.ScanOptions;
import dev.gopack.io.ByteSource;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.ModuleZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan of imports against go list, on real modules. */
class GoListModulesTest {

    static Stream<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ModuleOracle.corpus().resolve("main"))) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void enoughRealModulesAreLookedAt() throws IOException {
        assertThat(modules())
                .hasSizeGreaterThanOrEqualTo(12)
                .contains("golangci-lint", "delve", "cobra", "tools", "net", "sqlite3");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyPackageAndDependencyIsAsGoListSays(String name) throws IOException {
        Path module = ModuleOracle.corpus().resolve("main").resolve(name);
        for (Platform platform : GoList.PLATFORMS) {
            boolean tests = platform.cgo();
            Map<String, Map<String, List<String>>> go =
                    GoList.run(module, platform.environment("-mod=mod"), "-deps", "-test=" + tests, "./...");
            ScanOptions options = GoList.options().withVendor(false).withTests(tests);
            ImportScan scan = ImportScan.of(module, GoList.context(platform), options);
            assertThat(GoList.differences(go, GoList.of(scan, tests)))
                    .as(name + " " + platform)
                    .isEmpty();
            assertThat(scan.unresolved()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cobra", "delve"})
    void aVendorFolderTakesThePlaceOfTheCache(String name) throws IOException {
        Path module = ModuleOracle.corpus().resolve("vendor").resolve(name);
        Platform platform = GoList.PLATFORMS.get(0);
        ScanOptions options = ScanOptions.withDependencies(null).withGoroot(GoList.GOROOT);
        ImportScan scan = ImportScan.of(module, GoList.context(platform), options);
        assertThat(GoList.differences(
                        GoList.run(module, platform.environment("-mod=vendor"), "-deps", "./..."), GoList.of(scan)))
                .isEmpty();
        assertThat(scan.needed())
                .filteredOn(each -> !each.standard() && !each.testOnly())
                .allSatisfy(each -> {
                    assertThat(each.module()).isPresent();
                    assertThat(each.module().get().version()).startsWith("v");
                });
    }

    @Test
    void modulesInsideAModuleTakeThePlaceOfTheirVersions() throws IOException {
        Path repository = ModuleOracle.corpus().resolve("nested/otel");
        Platform platform = GoList.PLATFORMS.get(0);
        for (String module : List.of("", "trace", "sdk", "sdk/metric")) {
            Path folder = repository.resolve(module);
            // alone, by the replace lines of its go.mod
            Map<String, String> environment = new TreeMap<>(platform.environment("-mod=mod"));
            environment.put("GOWORK", "off");
            ImportScan alone = ImportScan.of(
                    folder, GoList.context(platform), GoList.options().withWorkspace(false));
            assertThat(GoList.differences(GoList.run(folder, environment, "-deps", "./..."), GoList.of(alone)))
                    .as(module)
                    .isEmpty();
            assertThat(alone.unresolved()).isEmpty();
            // and in the workspace
            ImportScan member = ImportScan.of(folder, GoList.context(platform), GoList.options());
            assertThat(GoList.differences(
                            GoList.run(folder, platform.environment(""), "-deps", "./..."), GoList.of(member)))
                    .as(module)
                    .isEmpty();
            assertThat(member.unresolved()).isEmpty();
            if (module.startsWith("sdk")) {
                assertThat(alone.dependencies())
                        .filteredOn(each -> each.importPath().equals("go.opentelemetry.io/otel"))
                        .singleElement()
                        .satisfies(each -> assertThat(each.module().map(Object::toString))
                                .hasValueSatisfying(text -> assertThat(text).contains("@v1.38.0 => ../")));
            }
        }
    }

    @Test
    void aModuleZipIsScannedLikeTheFolderThatItHolds() throws IOException {
        for (ModuleOracle.Module module : ModuleOracle.modules()) {
            if (module.path().startsWith("github.com/go-delve") || module.path().startsWith("golang.org/x/")) {
                BuildContext context = GoList.context(GoList.PLATFORMS.get(0));
                try (ByteSource source = ByteSource.of(module.zip())) {
                    ModuleZip zip = ModuleZip.read(source, new ModuleRef(module.path(), module.version()));
                    ImportScan fromZip = ImportScan.ofZip(zip, context, ScanOptions.moduleOnly());
                    ImportScan fromFolder = ImportScan.of(module.directory(), context, ScanOptions.moduleOnly());
                    Map<String, Map<String, List<String>>> expected = GoList.of(fromFolder);
                    // the zip says of which version it is
                    String name = module.path() + "@" + module.version();
                    expected.values().forEach(fields -> fields.replace("Module", List.of(name)));
                    assertThat(GoList.differences(expected, GoList.of(fromZip))).isEmpty();
                    assertThat(fromZip.packages()).isNotEmpty();
                }
            }
        }
    }
}
