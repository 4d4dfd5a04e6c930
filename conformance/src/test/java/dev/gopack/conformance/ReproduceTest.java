package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package is built again from its spec, and what differs is named: the cause first, then its effects. */
class ReproduceTest {

    private static final String SPEC = """
            name: again
            version: 1.0.0
            arch: amd64
            maintainer: Tools Team <tools@example.com>
            description: ${WORDS:-Built twice}
            license: MIT
            contents:
              - {src: tool.sh, dst: /usr/bin/again, file_info: {mode: 0755}}
              - {src: again.conf, dst: /etc/again.conf, type: config}
            """;
    private static final String RPM = "out/again-1.0.0-1.x86_64.rpm";
    private static final String DEB = "out/again_1.0.0_amd64.deb";
    private static final Map<String, String> DATE = Map.of("SOURCE_DATE_EPOCH", "1790000000");

    @TempDir
    Path directory;

    @BeforeEach
    void build() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), SPEC);
        Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\necho once\n");
        Files.writeString(directory.resolve("again.conf"), "a = 1\n");
        run(DATE, "build", "--record", "--out", "out").ok();
    }

    private Tool.Result run(Map<String, String> environment, String... arguments) throws IOException {
        return Tool.run(
                directory,
                environment,
                Packages.gopack(Packages.javaHome(), List.of("-XX:TieredStopAtLevel=1"), List.of(arguments)));
    }

    /** What differs, after the date of the build is gone from the environment. */
    private List<String> differences(String file) throws IOException {
        Tool.Result result = run(Map.of(), "reproduce", file, "gopack.yaml");
        assertThat(result.code()).as(result.toString()).isEqualTo(7);
        return result.lines();
    }

    @Test
    void unchangedInputsGiveTheSameBytesWithTheDateOfTheRecord() throws IOException {
        for (String file : List.of(RPM, DEB)) {
            Tool.Result result = run(Map.of(), "reproduce", file, "gopack.yaml").ok();

            String sha256 = Tool.run(directory, Map.of(), List.of("sha256sum", file))
                    .ok()
                    .out()
                    .substring(0, 64);
            assertThat(result.lines()).containsExactly(file + ": the same, SHA-256 " + sha256);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("out", "gopack.yaml", "tool.sh", "again.conf");
        }
    }

    @Test
    void withoutARecordTheEnvironmentGivesTheDate() throws IOException {
        Files.delete(directory.resolve(DEB + ".record.json"));

        run(DATE, "reproduce", DEB).ok();
        assertThat(run(Map.of("SOURCE_DATE_EPOCH", "1790000001"), "reproduce", DEB)
                        .lines())
                .anyMatch(line -> line.contains("/usr/bin/again: the time: was") && line.contains("1790000000"));
    }

    /** A record at its place is that of the package beside it. */
    @Test
    void aBuildTakesTheRecordOfAnotherPackageAway() throws IOException {
        byte[] record = Files.readAllBytes(directory.resolve(DEB + ".record.json"));
        run(DATE, "build", "--out", "out").ok();
        assertThat(directory.resolve(DEB + ".record.json")).hasBinaryContent(record);

        Map<String, String> later = Map.of("SOURCE_DATE_EPOCH", "1790000001");
        run(later, "build", "--out", "out").ok();
        assertThat(directory.resolve(DEB + ".record.json")).doesNotExist();
        assertThat(directory.resolve(RPM + ".record.json")).doesNotExist();

        Files.write(directory.resolve(DEB + ".record.json"), record);
        assertThat(run(Map.of(), "reproduce", DEB).lines())
                .anyMatch(line -> line.contains("is not the one that the record is of"));
        run(later, "reproduce", DEB).ok();
    }

    @Test
    void aContentThatChangedIsNamedBeforeWhatFollowsFromIt() throws IOException {
        Files.writeString(directory.resolve("tool.sh"), "#!/bin/sh\necho twice\n");

        for (String file : List.of(RPM, DEB)) {
            List<String> differences = differences(file);
            assertThat(differences.get(0))
                    .startsWith(file + ": the content of /usr/bin/again is another one: 20 bytes");
            assertThat(differences).noneMatch(line -> line.contains("again.conf"));
        }
        assertThat(differences(RPM).get(differences(RPM).size() - 1))
                .contains(
                        "the first one that is not of digests and indexes is number",
                        "in the tag SIZE (1009) of the header");
    }

    @Test
    void aChangedSpecAndTheFieldThatItChangedAreNamed() throws IOException {
        Files.writeString(directory.resolve("gopack.yaml"), SPEC.replace("Built twice", "Built thrice"));

        assertThat(differences(RPM))
                .anyMatch(line -> line.contains("the text of the spec is another one"))
                .anyMatch(line -> line.endsWith("was \"Built twice\", is \"Built thrice\""))
                .anyMatch(line -> line.contains("in the tag SUMMARY (1004) of the header at its byte 7"));
        assertThat(differences(DEB))
                .anyMatch(line -> line.contains("Description: was \"Built twice"))
                .anyMatch(line -> line.contains("the first byte that differs is number"));
    }

    @Test
    void aVariableThatIsSetNowIsSeenByItsEffect() throws IOException {
        Tool.Result result = run(Map.of("WORDS", "Other words"), "reproduce", RPM, "gopack.yaml");

        assertThat(result.code()).isEqualTo(7);
        assertThat(result.out()).contains("is \"Other words\"").doesNotContain("text of the spec");
        assertThat(Files.readString(directory.resolve(RPM + ".record.json")))
                .contains("WORDS")
                .doesNotContain("Other words");
    }

    @Test
    void aPackageThatWasTamperedWithIsNotTheOneOfTheRecord() throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(DEB));
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data.tar") + 16; // time of the member
        bytes[at] = '2';
        Files.write(directory.resolve(DEB), bytes, StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(differences(DEB))
                .anyMatch(line -> line.contains("is not the one that the record is of"))
                .anyMatch(line -> line.contains("number " + at + ", in the header of the member data.tar.")
                        && line.contains("at its byte"));
    }

    @Test
    void aPackageThatTheSpecDoesNotMakeIsRefused() throws IOException {
        Files.delete(directory.resolve(RPM + ".record.json"));
        Files.writeString(directory.resolve("gopack.yaml"), SPEC.replace("name: again", "name: other"));

        Tool.Result result = run(DATE, "reproduce", RPM, "gopack.yaml");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("build.not-in-spec", "other-1.0.0-1.x86_64.rpm");
    }

    @Test
    void theRecordIsTheSameWhereverAndByWhomeverItIsWritten() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Tool.run(
                        elsewhere,
                        Map.of("SOURCE_DATE_EPOCH", "1790000000", "USER", "somebody", "TZ", "Asia/Tokyo"),
                        Packages.gopack(
                                Packages.javaHome(),
                                List.of("-XX:TieredStopAtLevel=1"),
                                List.of("build", "--record", "../gopack.yaml", "--out", "here")))
                .ok();

        for (String file : List.of(RPM, DEB)) {
            String name = Path.of(file).getFileName() + ".record.json";
            assertThat(elsewhere.resolve("here").resolve(name))
                    .hasSameTextualContentAs(directory.resolve("out").resolve(name));
        }
    }
}
