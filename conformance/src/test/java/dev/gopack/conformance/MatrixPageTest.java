package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code gopack matrix --format html} in a real browser: with scripts and without, wide and on a phone. */
class MatrixPageTest {

    @TempDir
    Path directory;

    private Path page;

    @BeforeEach
    void make() throws IOException {
        Path hostile = directory.resolve("@ROWS@<script>document.title=1");
        Files.copy(Path.of("/bin/true"), hostile);
        Tool.Result result = Packages.gopack(
                directory, "matrix", "--format", "html", "--target", "el7,el9,debian12,alpine3.22", hostile, "/bin/ls");
        assertThat(result.code()).as(result.err()).isZero();
        page = directory.resolve("matrix.html");
        Files.writeString(page, result.out());
    }

    private Tool.Result browser(Object... options) {
        Tool.Result result = started(options);
        assertThat(console(result)).as("what the page says to the console").isEmpty();
        return result;
    }

    private static List<String> console(Tool.Result result) {
        return result.err().lines().filter(line -> line.contains("CONSOLE")).toList();
    }

    private Tool.Result started(Object... options) {
        List<Object> words = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + directory.resolve("profile")));
        words.addAll(List.of(options));
        Tool.Result result = Tool.run(directory, Map.of("HOME", directory.toString()), words);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private String dom(Path file, Object... options) {
        List<Object> words = new ArrayList<>(List.of("--dump-dom", "--window-size=1200,900"));
        words.addAll(List.of(options));
        words.add(file.toUri());
        return browser(words.toArray()).out();
    }

    /** The page with something more that happens in it; the answer becomes the title. */
    private String answer(String script) throws IOException {
        Path changed = directory.resolve("changed.html");
        Files.writeString(
                changed,
                Files.readString(page)
                        .replace("</body>", "<script>document.title = 'answer ' + (" + script + ");</script></body>"));
        String dom = dom(changed);
        int start = dom.indexOf("<title>answer ") + "<title>answer ".length();
        assertThat(start).as(dom).isGreaterThan(20);
        return dom.substring(start, dom.indexOf("</title>", start));
    }

    @Test
    void theTableIsThereAndNamesAreOnlyText() {
        String dom = dom(page);

        assertThat(dom)
                .contains("<title>Compatibility matrix</title>")
                .contains(">debian12</td>", "will-not-start", "GLIBC_", "musl", "id=\"find\"")
                .contains("@ROWS@&lt;script&gt;document.title=");
        assertThat(dom.split("data-label=\"Verdict\"", -1)).hasSize(1 + 2 * 4);
    }

    @Test
    void aPictureOfItHasColours() throws IOException {
        for (String size : List.of("1200,1000", "500,1000")) {
            looksLikeIt(size);
        }
    }

    private void looksLikeIt(String size) throws IOException {
        Path picture = directory.resolve("picture.png");
        browser("--screenshot=" + picture, "--window-size=" + size, page.toUri());
        hasColours(picture);
    }

    private static void hasColours(Path picture) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < image.getWidth(); x += 2) {
            for (int y = 0; y < image.getHeight(); y += 2) {
                colours.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        assertThat(colours)
                .as("works, will-not-start as the page has them")
                .contains(0xc9ebd0, 0xf7c3bd)
                .hasSizeGreaterThan(20);
    }

    @Test
    void withScriptsItSortsAndFilters() throws IOException {
        assertThat(answer("document.querySelectorAll('#matrix th button')[1].click(), "
                        + "document.querySelector('#matrix tbody tr td:nth-child(2)').textContent"))
                .isEqualTo("alpine3.22");
        assertThat(answer("document.querySelectorAll('#matrix th button')[3].click(), "
                        + "document.querySelectorAll('#matrix th button')[3].click(), "
                        + "document.querySelector('#matrix tbody tr').className"))
                .isEqualTo("will-not-start");
        assertThat(answer("document.querySelector('#summary .will-not-start button').click(), "
                        + "document.querySelectorAll('#matrix tbody tr.will-not-start:not([hidden])').length"))
                .isEqualTo("0");
        assertThat(answer("document.getElementById('find').value = 'musl', "
                        + "document.getElementById('find').dispatchEvent(new Event('input')), "
                        + "document.querySelectorAll('#matrix tbody tr:not([hidden])').length"))
                .isEqualTo("2");
    }

    /** In a frame where no script runs, as the browser itself says. */
    @Test
    void withoutScriptsNothingIsMissing() throws IOException {
        Path outer = directory.resolve("off.html");
        Files.writeString(
                outer,
                framed(
                        "sandbox=\"allow-same-origin\" style=\"width:1200px;height:1000px;border:0\"",
                        "'cells ' + d.querySelectorAll('#matrix tbody tr').length + ' buttons ' +"
                                + " d.querySelectorAll('button, input').length"));
        Tool.Result result = started("--dump-dom", outer.toUri());
        assertThat(console(result)).isNotEmpty().allMatch(line -> line.contains("Blocked script execution"));
        assertThat(result.out())
                .as("what only scripts can do is not offered")
                .contains("<title>cells 8 buttons 0</title>");

        Path picture = directory.resolve("off.png");
        started("--screenshot=" + picture, "--window-size=1200,1000", outer.toUri());
        hasColours(picture);
    }

    /** A page with this one in a frame, and an answer about its document d as the title. */
    private String framed(String attributes, String answer) throws IOException {
        String inner = Files.readString(page).replace("&", "&amp;").replace("\"", "&quot;");
        return "<!doctype html><title>none</title><body style=\"margin:0\"><iframe " + attributes
                + " onload=\"var d = this.contentDocument; document.title = " + answer + "\" srcdoc=\"" + inner
                + "\"></iframe>";
    }

    /** 360 pixels, the width of small phones: nothing has to be moved sideways to be read. */
    @Test
    void itFitsAPhone() throws IOException {
        Path outer = directory.resolve("phone.html");
        Files.writeString(
                outer,
                framed("style=\"width:360px;height:800px;border:0\"", "'width ' + d.documentElement.scrollWidth"));

        assertThat(dom(outer)).contains("<title>width 360</title>");
    }

    @Test
    void aPhoneSortsByAList() throws IOException {
        String asked = "(function () { var list = d.getElementById('order'), head = d.querySelector('#matrix thead'),"
                + " shown = function (e) { return e.ownerDocument.defaultView.getComputedStyle(e).display; };"
                + " list.selectedIndex = [].findIndex.call(list.options, function (one) {"
                + " return one.textContent.indexOf('Target') === 0; });"
                + " list.dispatchEvent(new Event('change'));"
                + " return [shown(head), shown(list), d.querySelector('#matrix tbody td:nth-child(2)').textContent].join(); })()";
        Path outer = directory.resolve("sorted.html");
        Files.writeString(outer, framed("style=\"width:360px;height:800px;border:0\"", asked));
        assertThat(dom(outer)).contains("<title>none,block,alpine3.22</title>");

        Files.writeString(outer, framed("style=\"width:1100px;height:800px;border:0\"", asked));
        assertThat(dom(outer)).contains("<title>table-header-group,none,alpine3.22</title>");
    }
}
