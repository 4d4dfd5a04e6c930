package dev.gopack.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.model.Changelog;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What time a package has: the item's, the spec's, SOURCE_DATE_EPOCH, the changelog's, a fixed one. Never the clock's. */
class DatesTest {

    private static final Instant OF_SPEC = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant OF_ENVIRONMENT = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant OF_CHANGELOG = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant OF_ITEM = Instant.parse("2024-01-01T00:00:00.999Z");
    private static final Changelog CHANGELOG = new Changelog(List.of(
            new Changelog.Entry("1", OF_CHANGELOG.minusSeconds(9), "A <a@b.c>", "", "", List.of()),
            new Changelog.Entry("2", OF_CHANGELOG, "A <a@b.c>", "", "", List.of())));

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void makeDirectories() throws IOException {
        resolving = new Resolving(directory);
    }

    @Test
    void theSpecComesFirst() {
        assertThat(date(spec().mtime(OF_SPEC).changelog(CHANGELOG), OF_ENVIRONMENT))
                .isEqualTo(OF_SPEC);
    }

    @Test
    void theEnvironmentComesSecond() {
        assertThat(date(spec().changelog(CHANGELOG), OF_ENVIRONMENT)).isEqualTo(OF_ENVIRONMENT);
    }

    @Test
    void theNewestChangeComesThird() {
        assertThat(date(spec().changelog(CHANGELOG), null)).isEqualTo(OF_CHANGELOG);
    }

    @Test
    void withoutAnyTheDateIsFixedAndSaid() {
        assertThat(date(spec(), null)).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
        assertThat(resolving.resolve(spec().build(), Optional.empty()).findings())
                .containsExactly("info: no date is given, so the package is dated 2000-01-01T00:00:00Z; set"
                        + " SOURCE_DATE_EPOCH, or mtime in the spec [resolve.no-date]");
        assertThat(resolving
                        .resolve(spec().mtime(OF_SPEC).build(), Optional.empty())
                        .findings())
                .isEmpty();
    }

    @Test
    void anItemMayHaveItsOwnInWholeSeconds() {
        PackageSpec spec = spec().mtime(OF_SPEC)
                .content(ContentSpec.to("/opt/x/own").type(ContentType.DIR).mtime(OF_ITEM))
                .content(ContentSpec.to("/opt/x/none").type(ContentType.DIR))
                .build();
        Resolving.Result result = resolving.resolve(spec, Optional.of(OF_ENVIRONMENT));
        assertThat(result.entry("/opt/x/own").attributes().mtime()).isEqualTo(OF_ITEM.getEpochSecond());
        assertThat(result.entry("/opt/x/none").attributes().mtime()).isEqualTo(OF_SPEC.getEpochSecond());
        assertThat(result.entry("/opt/x").attributes().mtime()).isEqualTo(OF_SPEC.getEpochSecond());
        assertThat(result.draft().timestamp()).isEqualTo(OF_SPEC.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "2106-02-07T06:28:15Z"})
    void everyTimeThatThirtyTwoBitsHoldIsLegal(Instant time) {
        assertThat(date(spec().mtime(time), null)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "2106-02-07T06:28:16Z"})
    void otherTimesAreRefusedWithTheirPlace(Instant time) {
        PackageSpec spec = spec().mtime(time)
                .positions(Map.of("mtime", new SourcePosition("gopack.yaml", 4, 1)))
                .build();
        assertThat(resolving.resolve(spec, Optional.empty()).findings())
                .containsExactly("gopack.yaml:4:1: error: the date " + time + " is not within 1970 to 2106"
                        + " [resolve.bad-value]");
    }

    private Instant date(PackageSpec.Builder spec, Instant environment) {
        Resolving.Result result = resolving.resolve(spec.build(), Optional.ofNullable(environment));
        assertThat(result.report().hasErrors()).isFalse();
        return Instant.ofEpochSecond(result.draft().timestamp());
    }

    private PackageSpec.Builder spec() {
        return PackageSpec.builder("pkg", "1.0").directory(resolving.specs);
    }
}
