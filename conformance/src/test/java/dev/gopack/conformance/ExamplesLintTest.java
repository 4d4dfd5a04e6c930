package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.BuildResult;
import dev.gopack.model.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real rpmlint and lintian have nothing to say of the examples' packages for all their targets, but for what is written
 * here with its reason; a reason for what they no longer say is a fault as well. They are not told of the exceptions.
 */
class ExamplesLintTest {

    /** Who says it of the packages of which examples, and why it stays. */
    private record Reason(String tool, String tag, List<String> packages, String why) {}

    private static final List<String> ALL = List.of("pinboard", "delve", "golangci-lint", "greet", "go-sdk");
    private static final List<String> GO_SDK = List.of("go-sdk");

    private static final List<Reason> REASONS = List.of(
            rpmlint("no-signature", ALL, "signed when it is published"),
            rpmlint(
                    "invalid-license",
                    ALL,
                    "this rpmlint knows no licence; SPDX's names are what lint.license-form asks"),
            rpmlint("statically-linked-binary", ALL, "programs of Go without cgo have no libraries to link with"),
            rpmlint("position-independent-executable-suggested", ALL, "packaged as Go, or their makers, build them"),
            rpmlint("no-manual-page-for-binary", ALL, "their own help says all, or a unit starts them"),
            rpmlint(
                    "incoherent-version-in-changelog",
                    List.of("pinboard", "delve"),
                    "the changelog is the program's, which knows nothing of releases of the package"),
            rpmlint("only-non-binary-in-usr-lib", List.of("pinboard"), "units are where systemd looks for them"),
            rpmlint(
                    "no-changelogname-tag",
                    List.of("golangci-lint", "greet", "go-sdk"),
                    "the changelog is a document, on a page of the web, or there is none yet"),
            rpmlint("no-group-tag", List.of("golangci-lint"), "no system that is still supported looks at groups"),
            rpmlint("dir-or-file-in-opt", GO_SDK, "several releases have their place side by side there"),
            rpmlint(
                    "alternative-generic-name-not-symlink",
                    GO_SDK,
                    "a ghost: rpm neither unpacks it nor verifies its kind"),
            rpmlint(
                    "alternative-link-missing",
                    GO_SDK,
                    "SUSE's rule; elsewhere /etc/alternatives is the command's own"),
            lintian("statically-linked-binary", ALL, "programs of Go without cgo have no libraries to link with"),
            lintian("no-manual-page", List.of("pinboard", "delve", "golangci-lint", "greet"), "as above"),
            lintian(
                    "unknown-field",
                    List.of("pinboard", "delve", "golangci-lint", "greet"),
                    "Go-Built-Using: Debian has no field of its own for the modules of a program"),
            lintian("field-too-long", List.of("golangci-lint"), "it is linked from more than two hundred modules"),
            lintian(
                    "wrong-name-for-upstream-changelog",
                    List.of("golangci-lint"),
                    "its makers' name, and rpm's as well"),
            lintian(
                    "malformed-deb-archive",
                    List.of("golangci-lint", "greet", "go-sdk"),
                    "this lintian does not know zstd, which dpkg of all targets unpacks"),
            lintian("dir-or-file-in-opt", GO_SDK, "several releases have their place side by side there"),
            lintian("unstripped-binary-or-object", GO_SDK, "packaged as its makers build it"));

    private static final Pattern RPMLINT = Pattern.compile("^(\\S+)\\.\\w+: ([EW]): (\\S+)(.*)");
    private static final Pattern LINTIAN = Pattern.compile("^([EW]): (\\S+): (\\S+)(.*)");

    @TempDir
    static Path directory;

    private static final Map<String, BuildResult> EXAMPLES = new LinkedHashMap<>();

    private static Reason rpmlint(String tag, List<String> packages, String why) {
        return new Reason("rpmlint", tag, packages, why);
    }

    private static Reason lintian(String tag, List<String> packages, String why) {
        return new Reason("lintian", tag, packages, why);
    }

    @BeforeAll
    static void buildTheExamples() throws IOException {
        Path goRoot = Path.of(GoDistributions.asked(directory, "local", "GOROOT"));
        String go = GoDistributions.ownVersion(directory);
        Map<String, String> sdk = Map.of(
                "GO_SERIES", GoDistributions.series(go),
                "GO_VERSION", go,
                "GO_SDK", GoDistributions.cut(goRoot, directory.resolve("go")).toString());
        EXAMPLES.put("daemon", ExamplePackages.of("daemon", Map.of(), Architecture.AMD64));
        EXAMPLES.put("delve", ExamplePackages.ofCorpus("delve"));
        EXAMPLES.put("golangci-lint", ExamplePackages.ofCorpus("golangci-lint"));
        EXAMPLES.put("greet", ExamplePackages.of("greet", Map.of(), Architecture.AMD64));
        EXAMPLES.put("go-sdk", ExamplePackages.of("go-sdk", sdk, Architecture.AMD64));
    }

    @Test
    void everyExampleIsLookedAt() throws IOException {
        try (Stream<Path> specs = Files.walk(Packages.ROOT.resolve("examples"), 2)) {
            assertThat(specs.filter(path -> path.endsWith("gopack.yaml"))
                            .map(path -> path.getParent().getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
        }
        assertThat(ExamplePackages.files(EXAMPLES.get("daemon"), "rpm")).hasSize(4);
        assertThat(ExamplePackages.files(EXAMPLES.get("daemon"), "deb")).hasSize(3);
    }

    @Test
    void ourOwnRulesAreKeptOrSuppressedWithReason() {
        EXAMPLES.forEach((example, result) -> {
            assertThat(result.report().findings())
                    .as(example)
                    .noneMatch(finding -> finding.rule().id().startsWith("lint."));
            assertThat(result.suppressed()).as(example).allMatch(one -> !one.reason()
                    .isBlank());
        });
    }

    @Test
    void rpmlintSaysNothingThatHasNoReason() {
        check("rpmlint", List.of("rpmlint"), "rpm", RPMLINT, 1);
    }

    @Test
    void lintianSaysNothingThatHasNoReason() {
        check("lintian", List.of("lintian", "--allow-root", "--no-override"), "deb", LINTIAN, 2);
    }

    private static void check(String tool, List<String> command, String format, Pattern line, int name) {
        List<Object> words = new ArrayList<>(command);
        EXAMPLES.values().forEach(example -> words.addAll(ExamplePackages.files(example, format)));
        TreeSet<String> said = new TreeSet<>();
        List<String> unexplained = new ArrayList<>();
        Tool.Result result = Tool.run(words.toArray());
        for (String text : result.lines()) {
            Matcher found = line.matcher(text);
            if (found.matches()) {
                String packageName = found.group(name).replaceFirst("^go-sdk-.*", "go-sdk");
                said.add(packageName + " " + found.group(3));
                if (REASONS.stream().noneMatch(reason -> speaks(reason, tool, packageName, found.group(3)))) {
                    unexplained.add(text);
                }
            }
        }
        assertThat(unexplained).as(result.err()).isEmpty();
        List<String> gone = REASONS.stream()
                .filter(reason -> reason.tool().equals(tool))
                .flatMap(reason -> reason.packages().stream().map(one -> one + " " + reason.tag()))
                .filter(one -> !said.contains(one))
                .toList();
        assertThat(gone).as("reasons for what %s no longer says", tool).isEmpty();
    }

    private static boolean speaks(Reason reason, String tool, String packageName, String tag) {
        return reason.tool().equals(tool)
                && reason.tag().equals(tag)
                && reason.packages().contains(packageName);
    }

    /** What the examples show of telling the tools themselves, in their configurations and in overrides, is listed here too. */
    @Test
    void whatTheExamplesTellTheToolsIsWhatTheySay() throws IOException {
        for (String example : List.of("daemon", "delve")) {
            Path folder = Packages.ROOT.resolve("examples/" + example);
            String name = example.equals("daemon") ? "pinboard" : example;
            List<String> told = new ArrayList<>();
            Matcher filters =
                    Pattern.compile("(?m)^ +\"([^\"]+)\",$").matcher(Files.readString(folder.resolve("rpmlint.toml")));
            while (filters.find()) {
                told.add("rpmlint " + filters.group(1));
            }
            Matcher overrides = Pattern.compile("(?m)^" + name + ": (\\S+)")
                    .matcher(Files.readString(folder.resolve("lintian-overrides")));
            while (overrides.find()) {
                told.add("lintian " + overrides.group(1));
            }
            told.add("rpmlint invalid-license"); // ValidLicenses has it
            assertThat(told)
                    .as(example)
                    .containsExactlyInAnyOrderElementsOf(REASONS.stream()
                            .filter(reason -> reason.packages().contains(name))
                            .map(reason -> reason.tool() + " " + reason.tag())
                            .toList());
        }
    }
}
