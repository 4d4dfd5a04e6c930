package dev.gopack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gopack.io.ContentSource;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values of the model refuse what no package can hold. */
class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"root", "www-data", "_apt", "systemd-network", "a.b", "1000", "host$", "X"})
    void ownersHaveTheNamesThatSystemsGive(String name) {
        assertThat(new Ownership(name, name).user()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "a b", "a:b", "a/b", "ä", "a$b", "$", "a\n", "root\0", ".", ".."})
    void ownersHaveNoOtherNames(String name) {
        refused(() -> new Ownership(name, "root"), "user name");
        refused(() -> new Ownership("root", name), "group name");
    }

    @Test
    void processorsRunWhatWasBuiltForThemOrForALowerLevelOfArm() {
        assertThat(Architecture.of("arm7").runs("arm5")).isTrue();
        assertThat(Architecture.of("armhf").runs("arm7")).isTrue();
        assertThat(Architecture.of("arm5").runs("arm7")).isFalse();
        assertThat(Architecture.ARM64.runs("arm7")).isFalse();
        assertThat(Architecture.of("arm7").runs("arm64")).isFalse();
        assertThat(Architecture.AMD64.runs("amd64")).isTrue();
    }

    @Test
    void ownersFitIntoATarHeader() {
        assertThat(new Ownership("a".repeat(31), "a".repeat(30) + "$").user()).hasSize(31);
        refused(() -> new Ownership("a".repeat(32), "root"), "user name");
        refused(() -> new Ownership("root", "a".repeat(31) + "$"), "group name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0644, 04755, 07777})
    void modesHaveTwelveBits(int mode) {
        assertThat(FileAttributes.of(mode, 0).mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(ints = {0100644, 010000, -1, Integer.MIN_VALUE})
    void modesHaveNoTypeAndNoSign(int mode) {
        refused(() -> FileAttributes.of(mode, 0), "mode has bits beyond 07777");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2147483648, true", "4294967295, true", "4294967296, false", "-1, false"})
    void timesFitIntoThirtyTwoBits(long mtime, boolean legal) {
        if (legal) {
            assertThat(FileAttributes.of(0644, mtime).mtime()).isEqualTo(mtime);
        } else {
            refused(() -> FileAttributes.of(0644, mtime), "not within 1970 to 2106: " + mtime);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\0", "\ud83d", "\u007f"})
    void linksPointAtSomethingThatCanBeStored(String target) {
        refused(() -> link(target), "not a legal link target");
    }

    @Test
    void linkTargetsAreKeptAsTheyAre() {
        assertThat(link("../lib//x/").target()).isEqualTo("../lib//x/");
        assertThat(link("ü").size()).isEqualTo(2);
        assertThat(link("x".repeat(4095)).size()).isEqualTo(4095);
        refused(() -> link("x".repeat(4096)), "not a legal link target");
        refused(() -> link("ü".repeat(2048)), "not a legal link target");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "4294967295, 4294967295"})
    void epochsAreNumbersOfThirtyTwoBits(long epoch, long expected) {
        assertThat(new PackageVersion(epoch, "1", "", "", "").optionalEpoch()).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4294967296L})
    void otherEpochsAreRefused(long epoch) {
        refused(() -> new PackageVersion(epoch, "1", "", "", ""), "" + epoch);
    }

    @Test
    void noEpochIsNotEpochZero() {
        assertThat(new PackageVersion(null, "1", "", "", "").optionalEpoch()).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "x86_64, amd64",
        "amd64, amd64",
        "i386, 386",
        "i686, 386",
        "aarch64, arm64",
        "armel, arm5",
        "armv6hl, arm6",
        "armhf, arm7",
        "armv7hl, arm7",
        "ppc64el, ppc64le",
        "loongarch64, loong64",
        "mips64el, mips64le",
        "mipsel, mipsle",
        "noarch, all",
        "any, all",
        "all, all",
        "s390x, s390x",
        "riscv64, riscv64",
        "sparc-v9, sparc-v9"
    })
    void architecturesAreKnownByTheNamesOfOtherWorldsToo(String given, String name) {
        assertThat(Architecture.of(given)).hasToString(name);
    }

    @Test
    void architecturesHaveConstantsForTheUsualOnes() {
        assertThat(Architecture.of("noarch")).isEqualTo(Architecture.ALL);
        assertThat(Architecture.of("x86_64")).isEqualTo(Architecture.AMD64);
        assertThat(Architecture.of("aarch64")).isEqualTo(Architecture.ARM64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "a b", "-x", "_x", "a\n", "ä", "a.b"})
    void architecturesCannotBreakAFileName(String name) {
        refused(() -> Architecture.of(name), "not an architecture name");
        refused(() -> Architecture.of("a".repeat(33)), "not an architecture name");
    }

    @Test
    void changelogsStartWithTheNewestAndKeepTheOrderOfADay() {
        Changelog changelog =
                new Changelog(List.of(entry("1", 100), entry("3", 300), entry("2a", 200), entry("2b", 200)));
        assertThat(changelog.entries()).extracting(Changelog.Entry::version).containsExactly("3", "2a", "2b", "1");
    }

    @ParameterizedTest
    @CsvSource({
        "file, FILE, PLAIN, false",
        "config, CONFIG, CONFIG, false",
        "config|noreplace, CONFIG_NOREPLACE, CONFIG_NOREPLACE, false",
        "config|missingok, CONFIG_MISSINGOK, CONFIG_MISSINGOK, false",
        "symlink, SYMLINK, PLAIN, false",
        "hardlink, HARDLINK, PLAIN, false",
        "dir, DIR, PLAIN, false",
        "tree, TREE, PLAIN, true",
        "config|tree, CONFIG_TREE, CONFIG, true",
        "config|noreplace|tree, CONFIG_NOREPLACE_TREE, CONFIG_NOREPLACE, true",
        "config|missingok|tree, CONFIG_MISSINGOK_TREE, CONFIG_MISSINGOK, true",
        "ghost, GHOST, PLAIN, false",
        "doc, DOC, DOC, false",
        "license, LICENSE, LICENSE, false",
        "licence, LICENCE, LICENSE, false",
        "readme, README, README, false"
    })
    void typesOfContentsHaveNfpmsWords(String word, ContentType type, FileRole role, boolean tree) {
        assertThat(ContentType.of(word)).contains(type);
        assertThat(type.word()).isEqualTo(word);
        assertThat(type.role()).isEqualTo(role);
        assertThat(type.isTree()).isEqualTo(tree);
    }

    @Test
    void everyTypeIsInThatTable() {
        assertThat(ContentType.values()).hasSize(16);
        assertThat(ContentType.of("File")).isEmpty();
        assertThat(ContentType.of("")).isEmpty();
    }

    @Test
    void contentsNeedADestinationAndScriptsAnInterpreter() {
        refused(() -> ContentSpec.to("").build(), "needs a destination");
        refused(() -> new Scriptlet(ScriptSlot.PREINSTALL, List.of(), "x"), "needs an interpreter");
        refused(() -> new Trigger(Trigger.Event.TRIGGERIN, List.of(), ScriptSpec.text("x"), 1), "needs a condition");
    }

    @Test
    void aRegularFileHasAllItsParts() {
        assertThatThrownBy(() -> new FileEntry.Regular(
                        EntryPath.of("/x"), FileAttributes.of(0644, 0), null, ContentSource.of("x", "x")))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("role");
    }

    private static Changelog.Entry entry(String version, long second) {
        return new Changelog.Entry(version, Instant.ofEpochSecond(second), "A <a@b.c>", "", "", List.of());
    }

    private static FileEntry.Symlink link(String target) {
        return new FileEntry.Symlink(EntryPath.of("/x"), FileAttributes.of(0777, 0), target);
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }
}
