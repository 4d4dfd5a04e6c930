package dev.gopack.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRecordTest {

    private static final BuildRecord RECORD = new BuildRecord(
            Map.of("gopack", "1.0.0", "compressor", "XZ for Java 1.10"),
            "tool-1.0-1.x86_64.rpm",
            "a".repeat(64),
            1234,
            "rpm",
            "amd64",
            "el9",
            Optional.of(1790000000L),
            "xz:6",
            "b".repeat(64),
            List.of("VERSION"),
            List.of(new BuildRecord.Input("/usr/bin/tool", 12, "c".repeat(64))));

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("some.record.json"), text);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        assertThat(BuildRecord.read(file(RECORD.toJson()))).isEqualTo(RECORD);
    }

    @Test
    void refusesOneWithoutAValue() {
        for (String key : List.of(
                "record",
                "builtBy",
                "file",
                "sha256",
                "size",
                "format",
                "architecture",
                "target",
                "compression",
                "spec",
                "variables",
                "inputs")) {
            assertThatThrownBy(() ->
                            BuildRecord.read(file(RECORD.toJson().replace("\"" + key + "\"", "\"was " + key + "\""))))
                    .as(key)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("some.record.json");
        }
    }

    @Test
    void refusesOneOfALaterForm() {
        assertThatThrownBy(() -> BuildRecord.read(file(RECORD.toJson().replace("\"record\": 1", "\"record\": 2"))))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("form 1");
    }

    @Test
    void namesCompressorsWithTheirVersions() {
        assertThat(Versions.of(dev.gopack.archive.Codec.ZSTD).get("compressor")).matches("zstd-jni [0-9].*");
        assertThat(Versions.of(dev.gopack.archive.Codec.XZ).get("compressor")).matches("XZ for Java [0-9].*");
        assertThat(Versions.of(dev.gopack.archive.Codec.XZ).get("gopack")).matches("[0-9].*");
    }

    @Test
    void namesEachDifferenceOfTwo() {
        BuildRecord other = new BuildRecord(
                Map.of("gopack", "1.1.0", "compressor", "XZ for Java 1.10"),
                RECORD.file(),
                RECORD.sha256(),
                RECORD.size(),
                RECORD.format(),
                RECORD.architecture(),
                RECORD.target(),
                Optional.empty(),
                "xz:9",
                RECORD.spec(),
                List.of(),
                List.of(new BuildRecord.Input("/usr/bin/other", 12, "c".repeat(64))));

        assertThat(Differences.between(RECORD, other))
                .containsExactly(
                        "Gopack's version: was \"1.0.0\", is \"1.1.0\"",
                        "the compression: was \"xz:6\", is \"xz:9\"",
                        "the date from outside of the spec: was \"1790000000\", is \"none\"",
                        "the variables that the spec looks up: was \"[VERSION]\", is \"[]\"",
                        "the content of /usr/bin/tool is not there any more",
                        "the content of /usr/bin/other was not there before");
    }
}
