package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redline_rpm.header.Format;
import org.redline_rpm.header.Header.HeaderTag;

/** Programs that are not rpm read the packages as well. */
class RpmCrossReaderTest {

    @TempDir
    static Path dir;

    private static final Map<String, byte[]> FILES = new TreeMap<>();

    private static Path rpm;

    @BeforeAll
    static void build() throws IOException {
        StringBuilder spec = new StringBuilder("""
                name: crossed
                version: 1.2.3
                epoch: 1
                description: Read by others
                license: MIT
                rpm: {compression: none}
                contents:
                """);
        for (int i = 149; i >= 0; i--) {
            String name = "f" + i + (i % 2 == 0 ? "" : "é");
            byte[] content = ("content of " + i + "\n").repeat(i).getBytes(StandardCharsets.UTF_8);
            Files.write(dir.resolve(name), content);
            FILES.put("./opt/" + i % 7 + "/" + name, content);
            spec.append("  - {src: \"").append(name).append("\", dst: \"/opt/" + i % 7 + "/\"}\n");
        }
        rpm = Packages.rpm(dir, spec.toString());
    }

    @Test
    void redlineReadsTheHeader() throws IOException {
        Format format = new Format();
        try (ReadableByteChannel channel = Files.newByteChannel(rpm)) {
            format.read(channel);
        }

        assertThat(value(format, HeaderTag.NAME)).isEqualTo(List.of("crossed"));
        assertThat(value(format, HeaderTag.VERSION)).isEqualTo(List.of("1.2.3"));
        assertThat(value(format, HeaderTag.LICENSE)).isEqualTo(List.of("MIT"));
        assertThat(value(format, HeaderTag.BASENAMES)).hasSize(150);
        assertThat(format.getLead().getName().toString()).startsWith("crossed-1:1.2.3-1");
    }

    @Test
    void commonsCompressReadsThePayload() throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (CpioArchiveInputStream archive =
                new CpioArchiveInputStream(new ByteArrayInputStream(payload()), "UTF-8")) {
            for (CpioArchiveEntry entry; (entry = archive.getNextEntry()) != null; ) {
                found.put(entry.getName(), archive.readAllBytes());
            }
        }

        assertThat(found).hasSize(150).containsExactlyInAnyOrderEntriesOf(FILES);
        assertThat(List.copyOf(found.keySet())).isSortedAccordingTo(RpmCrossReaderTest::byBytes);
    }

    @Test
    void cpioUnpacksEveryFileAsItWas() throws IOException {
        Path out = Files.createDirectory(dir.resolve("unpacked"));
        Tool.run("sh", "-c", "rpm2cpio \"$0\" | (cd \"$1\" && cpio -idm --quiet)", rpm, out)
                .ok();

        assertThat(Tool.run(out, Map.of(), List.of("sh", "-c", "find . -type f | wc -l"))
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("150");
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            assertThat(out.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void tarListsWhatRpm2archiveMakes() {
        // tar shows bytes above 0x7f as octal escapes unless it is told not to
        assertThat(Tool.run("sh", "-c", "rpm2archive - < \"$0\" | tar --quoting-style=literal -tzf -", rpm)
                        .ok()
                        .lines())
                .containsExactlyInAnyOrderElementsOf(FILES.keySet());
    }

    @Test
    void filesAreListedInTheOrderOfTheirBytes() {
        List<String> names = Tool.run("rpm", "-qpl", rpm).ok().lines();

        assertThat(names).hasSize(150).isSortedAccordingTo(RpmCrossReaderTest::byBytes);
    }

    @Test
    void theFileCommandKnowsThePackage() {
        assertThat(Tool.run("file", "--brief", rpm).ok().out().strip()).isEqualTo("RPM v3.0 bin i386/x86_64");
    }

    @Test
    void rpmlintReadsThePackage() {
        assertThat(Tool.run("rpmlint", rpm).out())
                .contains("1 packages and 0 specfiles checked")
                .doesNotContain("Traceback", "(none)");
    }

    private static byte[] payload() throws IOException {
        byte[] all = Files.readAllBytes(rpm);
        // the archive is not compressed, so that it starts with the magic of its first entry
        byte[] magic = "070701".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + magic.length < all.length; i++) {
            if (Arrays.equals(all, i, i + magic.length, magic, 0, magic.length)) {
                return Arrays.copyOfRange(all, i, all.length);
            }
        }
        throw new AssertionError("no archive in " + rpm);
    }

    private static List<?> value(Format format, HeaderTag tag) {
        return Arrays.asList((Object[]) format.getHeader().getEntry(tag).getValues());
    }

    private static int byBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
