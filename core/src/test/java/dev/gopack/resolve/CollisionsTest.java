package dev.gopack.resolve;

import static dev.gopack.resolve.Resolving.install;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.FileEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One entry a path; directories above what is installed; nothing below what is not a directory. */
class CollisionsTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
        resolving.file("x");
        resolving.file("y");
        resolving.file("root/sub/x");
    }

    @Test
    void everyDirectoryAboveIsThereAndBelongsToNobody() {
        Resolving.Result result = resolving.resolve(install("x", "/opt/a/b/x"), install("y", "/y"));
        assertThat(result.files().keySet()).containsExactly("/opt", "/opt/a", "/opt/a/b", "/opt/a/b/x", "/y");
        assertThat(List.of("/opt", "/opt/a", "/opt/a/b")).allSatisfy(path -> {
            assertThat(result.directory(path).implicit()).isTrue();
            assertThat(result.mode(path)).isEqualTo("0755");
            assertThat(result.entry(path).attributes().mtime()).isEqualTo(Resolving.DATE);
        });
    }

    @Test
    void aDirectoryThatIsOnlyThereForAFileHasItsOwnerUnlessItIsTheDistributions() {
        Resolving.Result result = resolving.resolve(
                install("x", "/var/lib/x/data/x").owner("first").group("g"),
                install("y", "/var/lib/x/data/sub/y").owner("second"));
        assertThat(owner(result, "/var/lib")).isEqualTo("root:root");
        assertThat(owner(result, "/var/lib/x")).isEqualTo("first:g");
        assertThat(owner(result, "/var/lib/x/data")).isEqualTo("first:g");
        assertThat(owner(result, "/var/lib/x/data/sub")).isEqualTo("second:root");
    }

    @Test
    void twoFilesInOnePlaceAreAnErrorThatNamesBoth() {
        Resolving.Result result =
                resolving.resolve(install("x", "/a"), install("y", "/b"), install("y", "a/"), install("y", "//a"));
        assertThat(result.paths()).containsExactly("/a", "/a/y", "/b");
        assertThat(result.findings())
                .containsExactly(
                        "gopack.yaml:13:5: error: two contents have the destination /a (the other one:"
                                + " gopack.yaml:10:5) [resolve.collision]",
                        "gopack.yaml:12:5: error: /a/y lies below /a, which is not a directory [resolve.collision]");
    }

    @Test
    void anyTwoKindsCollide() {
        ContentSpec.Builder[] kinds = {
            install("x", "/p"),
            ContentSpec.to("/p").type(ContentType.DIR),
            ContentSpec.to("/p").type(ContentType.GHOST),
            ContentSpec.to("/p").type(ContentType.SYMLINK).src("x"),
            ContentSpec.to("/p").type(ContentType.HARDLINK).src("/other"),
        };
        for (ContentSpec.Builder one : kinds) {
            for (ContentSpec.Builder other : kinds) {
                assertThat(resolving.resolve(install("x", "/other"), one, other).findings())
                        .singleElement()
                        .asString()
                        .contains("two contents have the destination /p");
            }
        }
    }

    @Test
    void aDirectoryMayBeClaimedThatIsThereAnyway() {
        ContentSpec.Builder claim =
                ContentSpec.to("/usr/bin").type(ContentType.DIR).mode(0711);
        ContentSpec.Builder tree = ContentSpec.to("/usr/bin").src("root").type(ContentType.TREE);
        for (Resolving.Result result : List.of(
                resolving.resolve(install("x", "/usr/bin/x"), claim),
                resolving.resolve(claim, install("x", "/usr/bin/x")),
                resolving.resolve(tree, claim),
                resolving.resolve(claim, tree))) {
            assertThat(result.findings()).isEmpty();
            assertThat(result.directory("/usr/bin").implicit()).isFalse();
            assertThat(result.mode("/usr/bin")).isEqualTo("0711");
        }
    }

    @Test
    void aDirectoryOfATreeCannotBeClaimedTwice() {
        ContentSpec.Builder claim = ContentSpec.to("/opt/x/sub").type(ContentType.DIR);
        ContentSpec.Builder tree = ContentSpec.to("/opt/x").src("root").type(ContentType.TREE);
        assertThat(resolving.resolve(tree, claim).findings()).hasSize(1);
        assertThat(resolving.resolve(claim, tree).findings()).hasSize(1);
    }

    @Test
    void nothingCanLieBelowAFileOrALink() {
        for (ContentType type : List.of(ContentType.FILE, ContentType.SYMLINK, ContentType.GHOST)) {
            ContentSpec.Builder above = install("x", "/opt/a").type(type);
            ContentSpec.Builder below = install("y", "/opt/a/b/c");
            assertThat(resolving.resolve(above, below).findings())
                    .containsExactly("gopack.yaml:11:5: error: /opt/a/b/c lies below /opt/a, which is not a directory"
                            + " [resolve.collision]");
            assertThat(resolving.resolve(below, above).findings()).hasSize(1);
        }
    }

    @Test
    void aFileCannotStandWhereATreeHasADirectory() {
        ContentSpec.Builder file = install("x", "/opt/x/sub");
        ContentSpec.Builder tree =
                ContentSpec.to("/opt/x").src("root").type(ContentType.TREE).disownSubtree(List.of("sub"));
        assertThat(resolving.resolve(tree, file).findings())
                .anyMatch(finding -> finding.contains("two contents have the destination /opt/x/sub"));
        assertThat(resolving.resolve(file, tree).findings())
                .anyMatch(finding -> finding.contains("two contents have the destination /opt/x/sub"));
    }

    @Test
    void filesThatAPatternFlattensIntoOneNameCollide() throws IOException {
        resolving.file("one/same");
        resolving.file("two/same");
        assertThat(resolving.resolve(install("{one,two}/same", "/d/")).findings())
                .singleElement()
                .asString()
                .contains("two contents have the destination /d/same");
        assertThat(resolving.resolve(install("{one,two}/same", "/d")).paths())
                .containsExactly("/d/one/same", "/d/two/same");
    }

    @Test
    void whatIsForAnotherPackagerCollidesWithNothing() {
        Resolving.Result result = resolving.resolve(
                install("x", "/a").packager("rpm"), install("y", "/a").packager("deb"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.entry("/a")).isInstanceOf(FileEntry.Regular.class);
    }

    private static String owner(Resolving.Result result, String path) {
        var owner = result.entry(path).attributes().owner();
        return owner.user() + ":" + owner.group();
    }
}
