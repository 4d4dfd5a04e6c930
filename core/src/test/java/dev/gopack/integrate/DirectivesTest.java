package dev.gopack.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.integrate.UnitFile.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of directives against systemd's own history: what its parsers know in four releases, what its manual says. */
class DirectivesTest {

    private static final List<Integer> PARSERS = List.of(247, 252, 257, 262);
    private static final int OLDEST = 219; // of the releases that are packaged for

    /** Marked with the age of their neighbours in the manual; the table has the release whose NEWS speaks of them. */
    private static final Set<String> NEWS = Set.of(
            "CacheDirectory",
            "CacheDirectoryMode",
            "ConfigurationDirectory",
            "ConfigurationDirectoryMode",
            "LogsDirectory",
            "LogsDirectoryMode",
            "StateDirectory",
            "StateDirectoryMode",
            "ExecPaths",
            "NoExecPaths",
            "LoadCredentialEncrypted",
            "SetCredentialEncrypted",
            "ManagedOOMMemoryPressureLimit",
            "MemoryLow",
            "OnSuccessJobMode",
            "StartupAllowedCPUs",
            "StartupAllowedMemoryNodes",
            "StartupMemoryHigh",
            "StartupMemoryLow",
            "StartupMemoryMax",
            "StartupMemorySwapMax",
            "StartupMemoryZSwapMax",
            "UpheldBy");

    /** Marked with the release that moved or extended them; before that they stood in another section, or did less. */
    private static final Set<String> OLDER = Set.of(
            "FailureAction",
            "JobTimeoutAction",
            "JobTimeoutRebootArgument",
            "RebootArgument",
            "RuntimeDirectoryMode",
            "StartLimitAction",
            "StartLimitBurst");

    private record Known(String key, int parser, List<Integer> marks) {}

    private static List<Known> history() throws IOException {
        try (InputStream in = DirectivesTest.class.getResourceAsStream("systemd-history.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(cell -> new Known(
                            cell[0],
                            Integer.parseInt(cell[1]),
                            cell[2].equals("-")
                                    ? List.of()
                                    : Arrays.stream(cell[2].split(","))
                                            .map(Integer::valueOf)
                                            .toList()))
                    .toList();
        }
    }

    private static int since(String key) {
        return Directives.bundled().since(Line.directive("Service", key, ""));
    }

    @Test
    void theFirstParserThatKnowsADirectiveIsTheFirstSince() throws IOException {
        assertThat(history()).hasSizeGreaterThan(500).allSatisfy(known -> {
            int before = PARSERS.indexOf(known.parser()) - 1;
            assertThat(since(known.key()))
                    .as(known.key())
                    .isGreaterThan(before < 0 ? -1 : PARSERS.get(before))
                    .isLessThanOrEqualTo(known.parser());
        });
    }

    @Test
    void theManualSaysTheSame() throws IOException {
        assertThat(history()).allSatisfy(known -> {
            boolean asserted = known.key().startsWith("Assert"); // marked as a group; their conditions are looked at
            // marked when the group was: conditions are as old as the oldest release
            boolean condition = known.key().startsWith("Condition") && since(known.key()) == 0;
            if (asserted
                    || condition
                    || NEWS.contains(known.key())
                    || known.marks().isEmpty()) {
                return;
            }
            int since = since(known.key());
            if (since == 0) {
                assertThat(OLDER.contains(known.key()) || known.marks().get(0) <= OLDEST)
                        .as(known.toString())
                        .isTrue();
            } else {
                assertThat(known.marks()).as(known.key()).contains(since);
            }
        });
    }

    @Test
    void everyDirectiveOfTheTableIsOneOfSystemd() throws IOException {
        List<String> keys = history().stream().map(Known::key).toList();

        assertThat(Directives.bundled().keys()).isSubsetOf(keys);
    }

    @Test
    void theTableOfSectionsHasAllOfThem() throws IOException {
        Set<String> known = new TreeSet<>(UnitSections.bundled().anywhere());
        UnitSections.bundled().directives().values().forEach(known::addAll);

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        history().stream().map(Known::key).toList());
    }
}
