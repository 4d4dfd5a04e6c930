package dev.gopack.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of targets is strict: a slip of the pen is an error with its place. */
class TargetTableTest {

    private static final String TABLE = bundled();

    /** The first two targets of the bundled table. */
    private static final String SMALL = TABLE.substring(0, TABLE.indexOf("\n[el9]"));

    private static String bundled() {
        try (InputStream in = Targets.class.getResourceAsStream("targets.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Targets read(String text) {
        return TargetTable.read("t", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theUnchangedTableIsRead() {
        assertThat(read(SMALL).all()).extracting(Target::id).containsExactly("el7", "el8");
        assertThat(read(TABLE).all()).hasSize(29);
    }

    @ParameterizedTest(name = "[{index}] {2}")
    @CsvSource(delimiter = '!', textBlock = """
            libc.version = 2.28 ! libc.versoin = 2.28 ! el8: libc.version: the value is missing
            'systemd = 239 | memory' ! 'systemd = 239 | memory\nsystemb = 1 | memory' ! el8: systemb: the key is not known
            systemd = 239 ! systemd = two ! "two" is not a whole number
            systemd = 239 | memory ! systemd = 239 ! a value, a mark and perhaps a remark are wanted
            systemd = 239 | memory ! systemd = 239 | rumour ! a value, a mark and perhaps a remark are wanted
            systemd = 239 | memory ! systemd = 239 | memory | a | b ! a value, a mark and perhaps a remark are wanted
            systemd = 239 | memory ! systemd: 239 ! not of the form key = value | mark | remark
            'systemd = 239 | memory' ! 'systemd = 239 | memory\nsystemd = 239 | memory' ! systemd stands twice in el8
            aliases = rhel8, rocky8 ! aliases = rhel8, centos7 ! the name "centos7" is taken: it means el7
            aliases = rhel8, rocky8 ! aliases = rhel8, el7 ! the name "el7" is taken: it means el7
            aliases = rhel8, rocky8 ! aliases = rhel8, rhel8 ! a list without repeats
            aliases = rhel8, rocky8 ! aliases = rhel8, arm64 ! the name "arm64" is taken: it means an architecture
            aliases = rhel8, rocky8 ! aliases = rhel8, deb ! the name "deb" is taken: it means a group of targets
            [el8] ! [el7] ! is taken
            [el8] ! [El8] ! "El8" is not an id
            eol = 2029-05-31 ! eol = 2029-02-30 ! "2029-02-30" is not a date
            eol = 2029-05-31 ! eol = soon ! "soon" is not a date
            family = rpm ! family = rpn ! "rpn" is not one of rpm, deb, apk
            dist_tag = .el8 ! dist_tag = el8 ! "el8" is not a tag such as .el9
            payload.default = xz ! payload.default = lz4 ! "lz4" is not among those that can be read
            payload.readable = gzip, bzip2, xz, lzma, zstd ! payload.readable = gzip, zip ! "zip" is not one of
            arch.amd64.go = GOAMD64=v1 ! arch.amd64.go = v1 ! "v1" is not a setting
            arch.amd64.go = GOAMD64=v1 ! arch.amd64.go = GOAMD64=v7 ! "v7" is not a level of GOAMD64: v1, v2, v3, v4
            arch.amd64.cpu = x86-64-v1 ! arch.amd65.cpu = x86-64-v1 ! arch.amd64.cpu: the value is missing
            ca.bundle = /etc ! ca.bundle = etc ! is not an absolute path
            go.version = 1.26.2 ! go.version = 2.0 ! "2.0" is not a version of Go
            users.sysusers = yes ! users.sysusers = true ! "true" is not one of yes, no
            generated = 2026-11-23 ! generated = today ! not a date: "today"
            generated = 2026-11-23 ! # ! the line with the date is missing
            """)
    void aSlipIsAnError(String right, String wrong, String problem) {
        int at = SMALL.lastIndexOf(right);
        assertThat(at).as("the text is there").isNotNegative();
        String text = SMALL.substring(0, at) + wrong + SMALL.substring(at + right.length());

        assertThatThrownBy(() -> read(text)).isInstanceOf(FormatException.class).hasMessageContaining(problem);
    }

    @Test
    void theOffsetIsThatOfTheLine() {
        String text = SMALL.replaceFirst("(?s)(\\[el8].*)systemd = 239", "$1systemd = x");
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(FormatException.class, e -> assertThat(e.offset())
                .isEqualTo(text.indexOf("systemd = x")));
    }

    @Test
    void aTableThatIsCutOffIsRefusedEverywhereButBehindATarget() {
        byte[] bytes = SMALL.getBytes(StandardCharsets.UTF_8);
        int target = SMALL.indexOf("[el8]");
        for (int length = target + 6; length < bytes.length - 200; length += 7) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> TargetTable.read("t", cut)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void onlyFormatExceptionsComeOfChangedBytes() {
        long seed = Long.getLong("gopack.seed", 20261126L);
        Random random = new Random(seed);
        byte[] bytes = SMALL.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = bytes.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                TargetTable.read("t", changed);
            } catch (FormatException expected) {
                assertThat(expected.offset()).as("seed %d", seed).isBetween(0L, (long) changed.length);
            }
        }
    }
}
