package dev.gopack.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.model.Changelog;
import dev.gopack.report.Report;
import dev.gopack.report.SpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogReaderTest {

    private final Report.Collector remarks = new Report.Collector();

    private Changelog read(String yaml) {
        return ChangelogReader.read("changelog.yaml", yaml.getBytes(StandardCharsets.UTF_8), remarks);
    }

    @Test
    void readsWhatChglogWrites(@TempDir Path directory) throws IOException {
        // docs: the README of github.com/goreleaser/chglog
        Path file = Files.writeString(directory.resolve("changelog.yml"), """
                - semver: 0.0.1
                  date: 2019-10-18T16:05:33-07:00
                  packager: dj gilcrease <example@example.com>
                  notes: {header: h, footer: f}
                  changes:
                    - commit: 2c499787328348f09ae1e8f03757c6483b9a938a
                      author: {name: a, email: b}
                      note: |-
                        feat: added the fileone feature

                        * costs $HOME
                    - note: ""
                - semver: 0.0.2
                  date: "2020-01-01T00:00:00Z"
                  packager: x
                  deb:
                    urgency: medium
                    distributions: [bookworm, trixie]
                """);
        Changelog changelog = ChangelogReader.read(file);
        assertThat(changelog.entries()).hasSize(2);
        Changelog.Entry newest = changelog.entries().get(0);
        assertThat(newest.version()).isEqualTo("0.0.2");
        assertThat(newest.distribution()).isEqualTo("bookworm trixie");
        assertThat(newest.urgency()).isEqualTo("medium");
        assertThat(newest.notes()).isEmpty();
        Changelog.Entry oldest = changelog.entries().get(1);
        assertThat(oldest.date()).isEqualTo(Instant.parse("2019-10-18T23:05:33Z"));
        assertThat(oldest.author()).isEqualTo("dj gilcrease <example@example.com>");
        assertThat(oldest.distribution()).isEmpty();
        assertThat(oldest.notes()).containsExactly("feat: added the fileone feature\n\n* costs $HOME");
    }

    @Test
    void anEmptyOneIsEmpty() {
        assertThat(read("[]")).isEqualTo(Changelog.EMPTY);
        assertThat(read("# nothing yet\n")).isEqualTo(Changelog.EMPTY);
        assertThat(remarks.toReport().findings()).isEmpty();
    }

    @Test
    void keysWithoutAMeaningAreRemarkedOn() {
        // source: testdata/changelog.yaml of nfpm has these
        read("[{semver: 1, date: 2020-01-01, packager: p, urgency: low}]");
        assertThat(Specs.lines(remarks.toReport()))
                .containsExactly(
                        "changelog.yaml:1:45: warning: the key \"urgency\" has no effect here " + "[spec.no-effect]");
    }

    @Test
    void allProblemsComeAtOnce() {
        assertThatThrownBy(() -> read("""
                        - date: 2020-01-01
                          packager: p
                        - semver: 1
                          date: soon
                          packager: [p]
                          changes: fixed it
                        """))
                .isInstanceOf(SpecException.class)
                .hasMessage(String.join(
                        "\n",
                        "changelog.yaml:1:3: error: \"semver\" is missing; Version of the release [spec.missing-key]",
                        "changelog.yaml:4:9: error: date: not a time: \"soon\"; write it as 2006-01-02T15:04:05Z "
                                + "(RFC 3339) [spec.value]",
                        "changelog.yaml:5:13: error: packager: text is expected here, not a list [spec.type]",
                        "changelog.yaml:6:12: error: changes: a list is expected here, not text; "
                                + "start the line with \"- \" [spec.type]"));
    }

    @Test
    void itIsAListAndNothingElse() {
        assertThatThrownBy(() -> read("semver: 1"))
                .hasMessage("changelog.yaml:1:1: error: changelog: a list is expected here, not a map [spec.type]");
        assertThatThrownBy(() -> read("[".repeat(1000))).isInstanceOf(SpecException.class);
    }

    @Test
    void missingFilesAreAnIoProblem(@TempDir Path directory) {
        assertThatThrownBy(() -> ChangelogReader.read(directory.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
