package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory on disk with all that is below it. */
class TreesTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
    }

    @Test
    void filesAndTheDirectoriesAboveThemBelongToThePackage() throws IOException {
        resolving.file("root/bin/x");
        resolving.file("root/share/doc/readme");
        Files.createDirectory(resolving.specs.resolve("root/empty"));
        Resolving.Result result = resolving.resolve(tree("root", "/opt/x"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.paths())
                .containsExactly(
                        "/opt/x",
                        "/opt/x/bin",
                        "/opt/x/bin/x",
                        "/opt/x/empty",
                        "/opt/x/share",
                        "/opt/x/share/doc",
                        "/opt/x/share/doc/readme");
        assertThat(result.directory("/opt").implicit()).isTrue();
        assertThat(result.directory("/opt/x").implicit()).isFalse();
        assertThat(result.text("/opt/x/bin/x")).isEqualTo("root/bin/x");
    }

    @Test
    void directoriesOfTheDistributionStayItsOwn() throws IOException {
        resolving.file("root/usr/bin/x");
        resolving.file("root/usr/share/x/data");
        resolving.file("root/etc/x/x.conf");
        Resolving.Result result = resolving.resolve(tree("root", "/"));
        assertThat(result.paths())
                .containsExactly("/etc/x", "/etc/x/x.conf", "/usr/bin/x", "/usr/share/x", "/usr/share/x/data");
        assertThat(result.directory("/usr/share").implicit()).isTrue();
        assertThat(result.files()).doesNotContainKey("/");
    }

    @Test
    void directoriesMayBeDisowned() throws IOException {
        resolving.file("root/plugins/a/x");
        resolving.file("root/plugins/b/x");
        resolving.file("root/cache/x");
        Resolving.Result result =
                resolving.resolve(tree("root", "/opt/x").disownSubtree(List.of("plugins/*", "/opt/x/cache")));
        assertThat(result.directory("/opt/x/plugins").implicit()).isFalse();
        assertThat(result.directory("/opt/x/plugins/a").implicit()).isTrue();
        assertThat(result.directory("/opt/x/plugins/b").implicit()).isTrue();
        assertThat(result.directory("/opt/x/cache").implicit()).isTrue();
        assertThat(result.paths()).contains("/opt/x/plugins/a/x", "/opt/x/cache/x");
    }

    @Test
    void aBadPatternOfDisownedDirectoriesIsSaid() throws IOException {
        resolving.file("root/x");
        assertThat(resolving
                        .resolve(tree("root", "/opt/x").disownSubtree(List.of("{a")))
                        .findings())
                .containsExactly("gopack.yaml:10:5: error: a { is not closed: \"{a\" [resolve.bad-value]");
    }

    @Test
    void ownersModesTimesAndRolesAreThoseOfTheItem() throws IOException {
        resolving.file("root/sub/x.conf");
        Resolving.Result result = resolving.resolve(tree("root", "/etc/x")
                .type(ContentType.CONFIG_NOREPLACE_TREE)
                .owner("o")
                .group("g")
                .mode(0640)
                .mtime(java.time.Instant.ofEpochSecond(5)));
        assertThat(result.file("/etc/x/sub/x.conf").role()).isEqualTo(FileRole.CONFIG_NOREPLACE);
        assertThat(result.mode("/etc/x/sub/x.conf")).isEqualTo("0640");
        assertThat(result.mode("/etc/x/sub")).as("who may read may enter").isEqualTo("0750");
        for (String path : result.paths()) {
            assertThat(result.entry(path).attributes().owner()).hasToString("Ownership[user=o, group=g]");
            assertThat(result.entry(path).attributes().mtime()).isEqualTo(5);
        }
    }

    @Test
    void timesOnDiskNeverCount() throws IOException {
        Files.setLastModifiedTime(resolving.file("root/x"), java.nio.file.attribute.FileTime.fromMillis(1));
        Resolving.Result result = resolving.resolve(tree("root", "/opt/x"));
        assertThat(result.draft().files())
                .allSatisfy(entry -> assertThat(entry.attributes().mtime()).isEqualTo(Resolving.DATE));
    }

    @Test
    void linksInATreeStayLinks() throws IOException {
        resolving.file("root/lib/real.so");
        resolving.link("root/lib/link.so", "real.so");
        resolving.link("root/current", "lib");
        resolving.link("root/dangling", "/nowhere/at/all");
        Resolving.Result result = resolving.resolve(tree("root", "/opt/x"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.link("/opt/x/lib/link.so").target()).isEqualTo("real.so");
        assertThat(result.link("/opt/x/current").target()).isEqualTo("lib");
        assertThat(result.link("/opt/x/dangling").target()).isEqualTo("/nowhere/at/all");
        assertThat(result.files()).doesNotContainKey("/opt/x/current/real.so");
    }

    @Test
    void theRootOfATreeMayBeALink() throws IOException {
        resolving.file("versions/1.2/bin/x");
        resolving.link("current", "versions/1.2");
        Resolving.Result result = resolving.resolve(tree("current", "/opt/x"));
        assertThat(result.paths()).containsExactly("/opt/x", "/opt/x/bin", "/opt/x/bin/x");
        assertThat(result.text("/opt/x/bin/x")).isEqualTo("versions/1.2/bin/x");
    }

    @Test
    void circlesOfLinksAreJustLinks() throws IOException {
        resolving.file("root/a/x");
        resolving.link("root/a/up", "..");
        resolving.link("root/a/self", "self");
        resolving.link("root/b", "a");
        Resolving.Result result = resolving.resolve(tree("root", "/opt/x"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.paths())
                .containsExactly("/opt/x", "/opt/x/a", "/opt/x/a/self", "/opt/x/a/up", "/opt/x/a/x", "/opt/x/b");
    }

    @Test
    void deepTreesComeWhole() throws IOException {
        String deep = "root" + "/d".repeat(200) + "/x";
        resolving.file(deep);
        assertThat(resolving.resolve(tree("root", "/opt/x")).paths())
                .hasSize(202)
                .contains("/opt/x" + "/d".repeat(200) + "/x");
    }

    @Test
    void whatIsNoDirectoryIsNoTree() throws IOException {
        resolving.file("file");
        resolving.link("dangling", "nowhere");
        Resolving.Result result =
                resolving.resolve(tree("file", "/a"), tree("gone", "/b"), tree("", "/c"), tree("dangling", "/d"));
        assertThat(result.findings())
                .hasSize(4)
                .allMatch(finding -> finding.contains("error: no such directory: \""))
                .allMatch(finding -> finding.endsWith("[resolve.missing-file]"));
    }

    @Test
    void aTreeWithAFileThatCannotBePackagedNamesItAndGoesOn() throws Exception {
        resolving.file("root/ok");
        resolving.file("root/a\nb");
        Path pipe = resolving.specs.resolve("root/pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Resolving.Result result = resolving.resolve(tree("root", "/opt/x"));
        assertThat(result.findings())
                .containsExactlyInAnyOrder(
                        "gopack.yaml:10:5: error: control character in path \"/opt/x/a\\u000ab\""
                                + " [resolve.bad-destination]",
                        "gopack.yaml:10:5: error: \"" + pipe + "\" is not a regular file [resolve.unusable-file]");
        assertThat(result.paths()).contains("/opt/x/ok");
    }

    @Test
    void twoTreesMayShareDirectoriesThatAreAlike() throws IOException {
        resolving.file("one/share/a");
        resolving.file("two/share/b");
        Resolving.Result result = resolving.resolve(tree("one", "/opt/x"), tree("two", "/opt/x"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.paths()).containsExactly("/opt/x", "/opt/x/share", "/opt/x/share/a", "/opt/x/share/b");
        assertThat(resolving
                        .resolve(tree("one", "/opt/x"), tree("two", "/opt/x").owner("o"))
                        .findings())
                .hasSize(2)
                .allMatch(finding -> finding.contains("two contents have the destination /opt/x"));
    }

    @Test
    void theOrderOfTheDirectoryDoesNotMatter() throws IOException {
        List<String> names = List.of("b", "a", "sub/c", "a.b", "a/", "Z", "é", "sub-1");
        for (String name : names) {
            resolving.file("one/" + name.replace("/", "_"));
        }
        for (int i = names.size() - 1; i >= 0; i--) {
            resolving.file("two/" + names.get(i).replace("/", "_"));
        }
        Resolving.Result one = resolving.resolve(tree("one", "/opt/x"));
        Resolving.Result two = resolving.resolve(tree("two", "/opt/x"));
        assertThat(one.paths()).isEqualTo(two.paths()).isSorted();
        assertThat(one.draft().files()).extracting(FileEntry::path).isSorted();
    }

    private static ContentSpec.Builder tree(String src, String dst) {
        return ContentSpec.to(dst).src(src).type(ContentType.TREE);
    }
}
