package dev.gopack.resolve;

import static dev.gopack.resolve.Resolving.install;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ContentSource;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From {@code src} and {@code dst} to the files of a package. */
class FilesTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
    }

    @Test
    void aFileGoesWhereItIsSent() throws IOException {
        resolving.file("dist/dlv");
        Resolving.Result result = resolving.resolve(install("dist/dlv", "/usr/bin/dlv"));
        assertThat(result.text("/usr/bin/dlv")).isEqualTo("dist/dlv");
        assertThat(result.findings()).isEmpty();
        FileEntry.Regular file = result.file("/usr/bin/dlv");
        assertThat(file.role()).isEqualTo(FileRole.PLAIN);
        assertThat(file.attributes().owner()).hasToString("Ownership[user=root, group=root]");
        assertThat(file.attributes().mtime()).isEqualTo(Resolving.DATE);
    }

    @Test
    void itIsLookedUpBesideTheSpecFirstAndInTheWorkingDirectorySecond() throws IOException {
        Resolving.file(resolving.specs, "both", "beside the spec");
        Resolving.file(resolving.work, "both", "in the working directory");
        Resolving.file(resolving.work, "only", "only there");
        Resolving.file(resolving.work, "some/only.txt", "only there");
        Resolving.Result result =
                resolving.resolve(install("both", "/a"), install("only", "/b"), install("some/*.txt", "/c"));
        assertThat(result.text("/a")).isEqualTo("beside the spec");
        assertThat(result.text("/b")).isEqualTo("only there");
        assertThat(result.text("/c/only.txt")).isEqualTo("only there");
    }

    @Test
    void absolutePathsAndPathsUpwardsAreTakenAsTheyAre() throws IOException {
        Path other = Resolving.file(directory, "other/x.txt", "x");
        Resolving.Result result = resolving.resolve(
                install(other.toString(), "/a"),
                install("../other/x.txt", "/b"),
                install(other.getParent() + "/*.txt", "/c"),
                install("../other/*", "/d"),
                install("./../other/./x.txt", "/e"));
        assertThat(result.paths()).containsExactly("/a", "/b", "/c/x.txt", "/d/x.txt", "/e");
    }

    @ParameterizedTest(name = "{0} into {1} gives {2}")
    @CsvSource(delimiter = '|', textBlock = """
            docs/a.md             | /d         | /d
            docs/a.md             | /d/        | /d/a.md
            docs/*.md             | /d         | /d/a.md /d/b.md
            docs/*.md             | /d/        | /d/a.md /d/b.md
            docs/*/c.md           | /d         | /d/c.md
            docs/*/*.md           | /d         | /d/c.md /d/d.md
            docs/*/*.md           | /d/        | /d/c.md /d/d.md
            docs/**               | /d         | /d/a.md /d/b.md /d/sub/c.md /d/sub/d.md
            docs/**               | /d/        | /d/a.md /d/b.md /d/c.md /d/d.md
            docs/**/*.md          | /d         | /d/c.md /d/d.md
            docs/**/a.md          | /d         | /d/a.md
            docs/**/c.md          | /d         | /d/c.md
            **/c.md               | /d         | /d/c.md
            docs/{a,b}.md         | /d         | /d/a.md /d/b.md
            docs/{a.md,sub/c.md}  | /d         | /d/a.md /d/sub/c.md
            docs/[!a].md          | /d         | /d/b.md
            docs/?.md             | /d         | /d/a.md /d/b.md
            docs                  | /d         | /d/a.md /d/b.md /d/sub/c.md /d/sub/d.md
            docs/                 | /d/        | /d/a.md /d/b.md /d/c.md /d/d.md
            do*                   | /d         | /d/a.md /d/b.md /d/sub/c.md /d/sub/d.md
            docs/su?              | /d         | /d/c.md /d/d.md
            ./docs/./*.md         | d          | /d/a.md /d/b.md
            docs//sub//*.md       | /d         | /d/c.md /d/d.md
            docs/\\a.md           | /d         | /d/a.md
            """)
    void patternsKeepThePathsBelowTheLongestCommonDirectory(String src, String dst, String paths) throws IOException {
        resolving.file("docs/a.md");
        resolving.file("docs/b.md");
        resolving.file("docs/sub/c.md");
        resolving.file("docs/sub/d.md");
        Resolving.Result result = resolving.resolve(install(src, dst));
        assertThat(result.paths()).containsExactly(paths.split(" "));
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void withoutGlobbingSignsAreJustSigns() throws IOException {
        resolving.file("a*.txt");
        resolving.file("ab.txt");
        resolving.file("[x]/{y}");
        resolving.with(spec -> spec.disableGlobbing(true));
        Resolving.Result result = resolving.resolve(install("a*.txt", "/a"), install("[x]/{y}", "/y"));
        assertThat(result.text("/a")).isEqualTo("a*.txt");
        assertThat(result.text("/y")).isEqualTo("[x]/{y}");
        assertThat(resolving.resolve(install("*.txt", "/b")).findings())
                .singleElement()
                .asString()
                .startsWith("gopack.yaml:10:5: error: no such file: \"*.txt\", looked up beside the spec");
    }

    @Test
    void aSignMayBeEscaped() throws IOException {
        resolving.file("a*.txt");
        resolving.file("ab.txt");
        assertThat(resolving.resolve(install("a\\*.txt", "/d")).paths()).containsExactly("/d/a*.txt");
    }

    @Test
    void whatIsMissingIsSaidWithItsPlace() {
        Resolving.Result result = resolving.resolve(
                install("gone", "/a"), install("gone/*", "/b"), install("", "/c"), install("gone/**/x", "/d"));
        assertThat(result.findings())
                .containsExactly(
                        "gopack.yaml:10:5: error: no such file: \"gone\", looked up beside the spec and in the working"
                                + " directory [resolve.missing-file]",
                        "gopack.yaml:11:5: error: nothing matches \"gone/*\", looked up beside the spec and in the"
                                + " working directory [resolve.missing-file]",
                        "gopack.yaml:12:5: error: no such file: \"\", looked up beside the spec and in the working"
                                + " directory [resolve.missing-file]",
                        "gopack.yaml:13:5: error: nothing matches \"gone/**/x\", looked up beside the spec and in the"
                                + " working directory [resolve.missing-file]");
    }

    @Test
    void aBadPatternIsSaidWithItsPlace() {
        assertThat(resolving.resolve(install("docs/[a", "/d")).findings())
                .containsExactly("gopack.yaml:10:5: error: a [ is not closed: \"[a\" [resolve.bad-value]");
    }

    @Test
    void anEmptyDirectoryGivesNothingAndSaysSo() throws IOException {
        Files.createDirectory(resolving.specs.resolve("empty"));
        assertThat(resolving.resolve(install("empty", "/d")).findings())
                .singleElement()
                .asString()
                .contains("no such file: \"empty\"");
    }

    @Test
    void itemsAreOnlyForTheirPackager() throws IOException {
        resolving.file("x");
        ContentSpec.Builder[] contents = {
            install("x", "/all"),
            install("x", "/rpm").packager("rpm"),
            install("gone", "/deb").packager("deb")
        };
        assertThat(resolving.resolve(contents).paths()).containsExactly("/all", "/rpm");
        assertThat(resolving.forFormat("deb").resolve(contents).findings()).hasSize(1);
    }

    @Test
    void everyItemsProblemIsSaidAtOnce() throws IOException {
        resolving.file("x");
        Resolving.Result result = resolving.resolve(
                install("x", "/a/../b"),
                install("x", "/ok").owner("not a name"),
                install("x", "/ok").mode(0100644),
                install("x", "/ok").mtime(java.time.Instant.ofEpochSecond(-1)),
                install("x", "/"),
                install("x", "."),
                install("x", "/ok"));
        assertThat(result.findings())
                .extracting(finding -> finding.replaceAll("^gopack.yaml:(\\d+):5.*\\[(.*)]$", "$1 $2"))
                .containsExactly(
                        "10 resolve.bad-destination",
                        "11 resolve.bad-value",
                        "12 resolve.bad-value",
                        "13 resolve.bad-value",
                        "15 resolve.bad-destination");
        assertThat(result.paths()).containsExactly("/ok", "/x");
    }

    @Test
    void contentMayComeFromAProgram() throws IOException {
        Resolving.Result result = resolving.resolve(ContentSpec.to("/etc/x.conf")
                .content(ContentSource.of("generated", "a = 1\n"))
                .type(ContentType.CONFIG)
                .owner("x")
                .mode(0640));
        assertThat(result.text("/etc/x.conf")).isEqualTo("a = 1\n");
        assertThat(result.mode("/etc/x.conf")).isEqualTo("0640");
        assertThat(result.file("/etc/x.conf").role()).isEqualTo(FileRole.CONFIG);
        assertThat(result.file("/etc/x.conf").attributes().owner().user()).isEqualTo("x");
    }

    @Test
    void whatIsNotOnDiskIsJustSaid() {
        Resolving.Result result = resolving.resolve(
                ContentSpec.to("/var/lib/x").type(ContentType.DIR).mode(0750).owner("x"),
                ContentSpec.to("/var/log/x/").type(ContentType.DIR),
                ContentSpec.to("/var/log/x.log").type(ContentType.GHOST),
                ContentSpec.to("/usr/bin/y").type(ContentType.SYMLINK).src("../lib//y"),
                ContentSpec.to("/var/x.db").type(ContentType.GHOST).mode(0600));
        assertThat(result.findings()).isEmpty();
        assertThat(result.mode("/var/lib/x")).isEqualTo("0750");
        assertThat(result.directory("/var/log/x").implicit()).isFalse();
        assertThat(result.mode("/var/log/x")).isEqualTo("0755");
        assertThat(result.entry("/var/log/x.log")).isInstanceOf(FileEntry.Ghost.class);
        assertThat(result.mode("/var/log/x.log")).isEqualTo("0644");
        assertThat(result.mode("/var/x.db")).isEqualTo("0600");
        assertThat(result.link("/usr/bin/y").target()).isEqualTo("../lib//y");
        assertThat(result.mode("/usr/bin/y")).isEqualTo("0777");
    }

    @Test
    void linksNeedATarget() {
        Resolving.Result result = resolving.resolve(
                ContentSpec.to("/a").type(ContentType.SYMLINK),
                ContentSpec.to("/b").type(ContentType.SYMLINK).src("x\ny"));
        assertThat(result.findings())
                .containsExactly(
                        "gopack.yaml:10:5: error: not a legal link target: \"\", for /a [resolve.bad-value]",
                        "gopack.yaml:11:5: error: not a legal link target: \"x\\u000ay\", for /b [resolve.bad-value]");
    }

    @Test
    void hardLinksShareEverythingWithTheirFile() throws IOException {
        resolving.file("x");
        Resolving.Result result = resolving.resolve(
                ContentSpec.to("/usr/bin/a").type(ContentType.HARDLINK).src("/usr/bin/x"),
                install("x", "/usr/bin/x").mode(0750).owner("o").group("g"));
        assertThat(result.findings()).isEmpty();
        FileEntry.Hardlink link = (FileEntry.Hardlink) result.entry("/usr/bin/a");
        assertThat(link.target().value()).isEqualTo("/usr/bin/x");
        assertThat(link.attributes()).isEqualTo(result.file("/usr/bin/x").attributes());
    }

    @Test
    void hardLinksNameAFileOfThePackage() throws IOException {
        resolving.file("x");
        Resolving.Result result = resolving.resolve(
                install("x", "/x"),
                ContentSpec.to("/a").type(ContentType.HARDLINK).src("/gone"),
                ContentSpec.to("/b").type(ContentType.HARDLINK).src("/a"),
                ContentSpec.to("/c").type(ContentType.HARDLINK).src(""));
        assertThat(result.findings())
                .extracting(finding -> finding.replaceAll(".*\\[(.*)]$", "$1"))
                .containsExactly("resolve.bad-destination", "resolve.bad-hardlink", "resolve.bad-hardlink");
    }

    @Test
    void whatIsNoFileIsRefusedWithoutBeingOpened() throws Exception {
        Path pipe = resolving.specs.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Resolving.Result result = resolving.resolve(install("pipe", "/a"), install("/dev/null", "/b"));
        assertThat(result.findings())
                .containsExactly(
                        "gopack.yaml:10:5: error: \"" + pipe + "\" is not a regular file [resolve.unusable-file]",
                        "gopack.yaml:11:5: error: \"/dev/null\" is not a regular file [resolve.unusable-file]");
    }

    @Test
    void moreFilesThanAPackageHoldsAreAnErrorAndNotCutOff() throws IOException {
        for (int i = 0; i < 4; i++) {
            resolving.file("many/" + i);
        }
        SourceFinder finder = new SourceFinder(resolving.specs, resolving.work, new HashMap<>(), 4);
        assertThat(finder.find("many/*", false)).hasSize(4);
        assertThat(List.of("many", "m*", "many/**"))
                .allSatisfy(src -> org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                                new SourceFinder(resolving.specs, resolving.work, new HashMap<>(), 3).find(src, false))
                        .isInstanceOf(IOException.class)
                        .hasMessage("it means more than 3 files"));
    }
}
