package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.format.PackageDraft;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.FileEntry;
import dev.gopack.model.GoSettings;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code go.module}: what a package of source is called, and where its files are. */
class SourcePackagesTest {

    @TempDir
    Path dir;

    private final Report.Collector findings = new Report.Collector();

    private void folder(String module) throws IOException {
        Files.writeString(dir.resolve("go.mod"), "module " + module + "\n\ngo 1.22\n");
        Files.writeString(dir.resolve("m.go"), "package m\n");
        Files.writeString(dir.resolve("LICENSE"), "free");
    }

    private void zip(String module, String version) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(dir.resolve("m.zip")))) {
            out.putNextEntry(new ZipEntry(module + "@" + version + "/m.go"));
            out.write("package m\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private PackageSpec.Builder spec(String version, String module) {
        return PackageSpec.builder("", version)
                .directory(dir)
                .go(GoSettings.builder().module(module).build());
    }

    private Optional<PackageSpec> complete(PackageSpec.Builder spec, String format) {
        return new GoSource(dir, Variant.of(format, Architecture.AMD64), new SourceModules(dir), findings)
                .complete(List.of(spec.build())).stream().findFirst();
    }

    private String identity(String module, String format) {
        return complete(spec("", module), format)
                .map(spec -> spec.name() + " " + spec.version())
                .orElse("");
    }

    private List<String> messages() {
        return findings.toReport().findings().stream()
                .map(one -> one.rule().id() + ": " + one.message())
                .toList();
    }

    @Test
    void aZipGivesTheNameOfEachFormatAndTheVersion() throws IOException {
        zip("github.com/Azure/go-autorest/v14", "v14.2.0-rc.1");
        assertThat(identity("m.zip", "rpm")).isEqualTo("golang-github-azure-autorest-14-devel 14.2.0~rc.1");
        assertThat(identity("m.zip", "deb")).isEqualTo("golang-github-azure-go-autorest-v14-dev 14.2.0~rc.1");
        assertThat(messages()).isEmpty();
    }

    /** Among likes, rc10 is older than rc9 to Go and newer to packages: rc.10 is what both take for the newer one. */
    @Test
    void aVersionWhoseOrderWouldBeLostIsRefusedAndADoubtfulOneToldOf() throws IOException {
        zip("golang.org/x/demo", "v1.0.0-rc9");
        assertThat(identity("m.zip", "rpm")).isEqualTo("golang-x-demo-devel 1.0.0~rc9");
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("resolve.version-order: golang.org/x/demo@v1.0.0-rc9");
        zip("golang.org/x/demo", "v1.0.0-rc10");
        assertThat(identity("m.zip", "rpm")).isEmpty();
        assertThat(messages())
                .last()
                .asString()
                .startsWith(
                        "resolve.no-identity: no version for a package can be made of golang.org/x/demo@v1.0.0-rc10")
                .contains("rc10 comes before rc9")
                .endsWith("give version");
    }

    @Test
    void aFolderHasNoVersion() throws IOException {
        folder("golang.org/x/demo");
        assertThat(identity(".", "rpm")).isEmpty();
        assertThat(messages())
                .containsExactly("resolve.no-identity: \".\" is a folder, which does not say what version of "
                        + "golang.org/x/demo is in it; give version");
    }

    @Test
    void noNameIsMadeUpWhereDebianHasNoRule() throws IOException {
        zip("example.com/m", "v1.0.0");
        assertThat(identity("m.zip", "rpm")).isEqualTo("golang-example-m-devel 1.0.0");
        assertThat(identity("m.zip", "deb")).isEmpty();
        assertThat(messages()).singleElement().asString().contains("no short name for the host; give name");
    }

    @Test
    void debsOfSourceAreInTheSectionOfGoAndForEveryArchitecture() throws IOException {
        folder("golang.org/x/demo");
        PackageSpec deb = complete(spec("1.0", "."), "deb").orElseThrow();
        assertThat(deb.section()).isEqualTo("golang");
        assertThat(deb.deb().multiArch()).isEqualTo("foreign");
        PackageSpec said = complete(spec("1.0", ".").section("devel"), "deb").orElseThrow();
        assertThat(said.section()).isEqualTo("devel");
    }

    @Test
    void whatIsMissingOrBrokenIsNamed() throws IOException {
        assertThat(identity("gone", "rpm")).isEmpty();
        Files.writeString(dir.resolve("text.zip"), "text");
        assertThat(identity("text.zip", "rpm")).isEmpty();
        assertThat(messages())
                .hasSize(2)
                .anyMatch(message -> message.equals("resolve.missing-file: no such folder or zip: \"gone\""))
                .anyMatch(message -> message.startsWith("resolve.unusable-file: "));
    }

    private List<String> files(String format, ContentSpec.Builder... more) {
        PackageSpec.Builder spec = spec("1.0", ".");
        for (ContentSpec.Builder one : more) {
            spec.content(one);
        }
        PackageSpec complete = complete(spec, format).orElseThrow();
        PackageDraft draft = new Resolver(dir, Optional.of(Instant.EPOCH))
                .resolve(complete, Variant.of(format, Architecture.ALL), findings);
        List<String> files = new ArrayList<>();
        for (FileEntry file : draft.files()) {
            if (!(file instanceof FileEntry.Directory directory && directory.implicit())) {
                files.add(Integer.toOctalString(file.attributes().mode()) + " " + file.path());
            }
        }
        return files;
    }

    @Test
    void sourcesLieBelowTheGopathOfTheDistributionAndDirectoriesAreOwned() throws IOException {
        folder("golang.org/x/demo");
        assertThat(files("rpm"))
                .containsExactly(
                        "755 /usr/share/gocode",
                        "755 /usr/share/gocode/src",
                        "755 /usr/share/gocode/src/golang.org",
                        "755 /usr/share/gocode/src/golang.org/x",
                        "755 /usr/share/gocode/src/golang.org/x/demo",
                        "644 /usr/share/gocode/src/golang.org/x/demo/go.mod",
                        "644 /usr/share/gocode/src/golang.org/x/demo/m.go",
                        "755 /usr/share/licenses/golang-x-demo-devel",
                        "644 /usr/share/licenses/golang-x-demo-devel/LICENSE");
        assertThat(files("deb")).contains("644 /usr/share/doc/golang-golang-x-demo-dev/LICENSE");
        assertThat(messages()).isEmpty();
    }

    @Test
    void contentsAddToTheSourcesAndALicenceThatIsThereIsNotPutThereTwice() throws IOException {
        folder("golang.org/x/demo");
        assertThat(files(
                        "rpm",
                        ContentSpec.to("/usr/share/gocode/src/golang.org/x/demo/LICENSE")
                                .src("LICENSE"),
                        ContentSpec.to("/usr/share/licenses/golang-x-demo-devel/LICENSE")
                                .src("m.go")
                                .mode(0600)))
                .contains(
                        "644 /usr/share/gocode/src/golang.org/x/demo/LICENSE",
                        "600 /usr/share/licenses/golang-x-demo-devel/LICENSE");
        assertThat(messages()).isEmpty();
    }
}
