package dev.gopack.resolve;

import static dev.gopack.resolve.Resolving.install;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ChildJvm;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is stored exactly as it stands on disk, or refused with a reason. */
class NamesTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                " a ",
                "-rf",
                "%s%n",
                "$(x)`y`",
                "a'b\"c",
                "a;b&c|d",
                "#a",
                "~",
                "...",
                "a\\b",
                "\\",
                "größe",
                "文件",
                "😀",
                "a\u202eb",
                "a\u0085b",
                "a:b",
                "C:",
                "a=b,c"
            })
    void strangeNamesAreKept(String name) throws IOException {
        resolving.file("in/" + name);
        for (ContentSpec.Builder content : List.of(
                install("in", "/d"), install("in/*", "/d"), install("in/**", "/d/"), install("in/" + name, "/d/"))) {
            Resolving.Result result = resolving.resolve(content);
            assertThat(result.findings()).isEmpty();
            assertThat(result.paths()).containsExactly("/d/" + name);
            assertThat(result.text("/d/" + name)).isEqualTo("in/" + name);
        }
    }

    @Test
    void formsOfTheSameLetterAreTwoFiles() throws IOException {
        String composed = Normalizer.normalize("é", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize("é", Normalizer.Form.NFD);
        resolving.file("in/" + composed);
        resolving.file("in/" + decomposed);
        assertThat(resolving.resolve(install("in", "/d")).paths())
                .containsExactly("/d/" + decomposed, "/d/" + composed);
        assertThat(resolving.resolve(install("in/" + decomposed, "/d")).text("/d"))
                .isEqualTo("in/" + decomposed);
    }

    @Test
    void aNewlineInANameIsRefusedAndCannotForgeALine() throws IOException {
        resolving.file("in/a\nb");
        assertThat(resolving.resolve(install("in", "/d")).findings())
                .containsExactly("gopack.yaml:10:5: error: control character in path \"/d/a\\u000ab\""
                        + " [resolve.bad-destination]");
        assertThat(resolving.resolve(install("in/a\nb", "/d")).paths())
                .as("with another name it can be installed")
                .containsExactly("/d");
        assertThat(resolving.resolve(install("no\nsuch", "/d")).findings())
                .singleElement()
                .asString()
                .doesNotContain("\n");
    }

    @Test
    void aNameThatIsNotUtf8IsRefusedOnlyIfItIsMeant() throws IOException {
        resolving.file("in/fine.txt");
        Files.createFile(Path.of(URI.create(resolving.specs.toUri() + "in/caf%e9.txt")));
        assertThat(resolving.resolve(install("in/f*.txt", "/d")).findings()).isEmpty();
        assertThat(resolving.resolve(install("in/*.txt", "/d")).findings())
                .containsExactly("gopack.yaml:10:5: error: path cannot be encoded as UTF-8: \"/d/caf\\udce9.txt\""
                        + " [resolve.bad-destination]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\0b"})
    void aNameThatNoFileCanHaveIsMissing(String name) {
        assertThat(resolving.resolve(install(name, "/d")).findings())
                .singleElement()
                .asString()
                .contains("no such file: ");
    }

    @Test
    void theLocaleOfTheProcessDoesNotMatter() throws Exception {
        resolving.file("in/größe/文件 😀.txt");
        resolving.file("in/größe/ascii.txt");
        resolving.file("größe.txt");
        Files.createSymbolicLink(
                DiskNames.resolve(resolving.specs, "in/größe/link"),
                DiskNames.resolve(Path.of("x"), "é.so").getFileName());
        String expected = "/d/ascii.txt /d/link->é.so /d/文件 😀.txt /e/größe.txt /f /f/größe"
                + " /f/größe/ascii.txt /f/größe/link->é.so /f/größe/文件 😀.txt ";
        for (String locale : new String[] {"C", "C.UTF-8", "POSIX"}) {
            String printed = ChildJvm.of(Print.class, directory)
                    .with("LC_ALL", locale)
                    .with("LANG", locale)
                    .run();
            assertThat(unescaped(printed)).as(locale).isEqualTo(expected);
        }
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\u(....)")
                .matcher(text)
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }

    /** Resolves a spec in a directory and prints what it finds, in ASCII. */
    static final class Print {
        public static void main(String[] arguments) throws IOException {
            Resolving resolving = new Resolving(Path.of(arguments[0]));
            Resolving.Result result = resolving.resolve(
                    install("in/**", "/d"),
                    install("gr\u00f6\u00dfe*", "/e/"),
                    ContentSpec.to("/f").src("in").type(ContentType.TREE));
            result.findings().forEach(System.out::println);
            for (String path : result.paths()) {
                String target = result.entry(path) instanceof dev.gopack.model.FileEntry.Symlink link
                        ? "->" + link.target()
                        : "";
                (path + target + " ").chars().forEach(c -> System.out.printf(c < 0x80 ? "%c" : "\\u%04x", c));
            }
        }
    }
}
