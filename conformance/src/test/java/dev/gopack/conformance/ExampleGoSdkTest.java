package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The example's packages of two releases of Go are installed side by side, chosen between, upgraded and removed. Both are
 * real; of each the commands, the compiler and what they read at start are packaged, without the standard library.
 */
class ExampleGoSdkTest {

    private static final Path EXAMPLE = Packages.ROOT.resolve("examples/go-sdk");
    private static final String OLDER = "1.25.4";

    @TempDir
    static Path base;

    /** Distributions by series. */
    private static final Map<String, Path> DISTRIBUTIONS = new LinkedHashMap<>();

    private static String newer = "";

    @TempDir
    Path directory;

    private ScratchRoot root;

    @BeforeAll
    static void findTwoReleases() throws IOException {
        newer = GoDistributions.ownVersion(base);
        assertThat(GoDistributions.series(newer))
                .as("the machine's own Go")
                .isNotEqualTo(GoDistributions.series(OLDER));
        DISTRIBUTIONS.put(GoDistributions.series(OLDER), cut(OLDER, "go" + OLDER));
        DISTRIBUTIONS.put(GoDistributions.series(newer), cut(newer, "local"));
    }

    private static Path cut(String version, String toolchain) throws IOException {
        Path whole = Path.of(GoDistributions.asked(base, toolchain, "GOROOT"));
        return GoDistributions.cut(whole, base.resolve("go" + version));
    }

    @BeforeEach
    void makeRoot() {
        root = ScratchRoot.withSystemd(); // for /proc: go looks there for itself
    }

    @AfterEach
    void removeRoot() {
        root.close();
    }

    private Path built(String format, String version) throws IOException {
        String series = GoDistributions.series(version);
        Map<String, String> variables = Map.of(
                "GO_SERIES", series,
                "GO_VERSION", version,
                "GO_SDK", DISTRIBUTIONS.get(series).toString());
        byte[] spec = Files.readAllBytes(EXAMPLE.resolve("gopack.yaml"));
        return Gopack.create()
                .build(
                        SpecReader.read("gopack.yaml", spec, EXAMPLE, variables),
                        directory.resolve("packages"),
                        Selection.formats(format))
                .packages()
                .get(0)
                .path();
    }

    private void install(String format, String version) throws IOException {
        Path file = built(format, version);
        if (format.equals("rpm")) {
            root.rpm("-U", file).ok();
        } else {
            root.inside("dpkg", "-i", root.bring(file)).ok();
        }
    }

    private void remove(String format, String series) {
        String name = "go-sdk-" + series;
        if (format.equals("rpm")) {
            root.rpm("-e", name).ok();
        } else {
            root.inside("dpkg", "-P", name).ok();
        }
    }

    /** The commands on everybody's path are those of a release, in the release's own directory, and no link dangles. */
    private void assertGoIs(String version) {
        String place = "/opt/go/" + GoDistributions.series(version);
        assertThat(root.inside("go", "version").ok().out()).startsWith("go version go" + version + " ");
        assertThat(root.inside("go", "env", "GOROOT").ok().out()).isEqualTo(place + "\n");
        assertThat(root.inside("go", "tool", "compile", "-V").ok().out()).contains("go" + version);
        assertThat(root.inside("readlink", "-f", "/usr/bin/gofmt").ok().out()).isEqualTo(place + "/bin/gofmt\n");
        assertThat(links("-xtype")).as("dangling").isEmpty();
    }

    private List<String> links(String test) {
        return root.inside("find", "/usr/bin", "/etc/alternatives", "-name", "go*", test, "l")
                .ok()
                .lines();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm", "deb"})
    void twoReleasesSideBySide(String format) throws IOException {
        install(format, OLDER);
        assertGoIs(OLDER);
        install(format, newer);
        assertGoIs(newer);
        assertThat(root.inside("/opt/go/" + GoDistributions.series(OLDER) + "/bin/go", "version")
                        .out())
                .contains(OLDER);

        root.inside("update-alternatives", "--set", "go", "/opt/go/" + GoDistributions.series(OLDER) + "/bin/go")
                .ok();
        assertGoIs(OLDER);
        install(format, GoDistributions.series(newer) + ".99"); // the same program under another number
        assertGoIs(OLDER);

        remove(format, GoDistributions.series(OLDER));
        assertGoIs(newer);
        remove(format, GoDistributions.series(newer));
        assertThat(links("-type")).isEmpty();
        assertThat(root.file("/opt/go")).doesNotExist();
    }
}
