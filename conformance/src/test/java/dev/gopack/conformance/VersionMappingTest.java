package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.module.GoVersion;
import dev.gopack.module.ModuleVersion;
import dev.gopack.module.PseudoVersion;
import dev.gopack.module.VersionMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packages call a Go version is ordered by the real rpm and dpkg as Go orders the version, or says that it may not be. */
class VersionMappingTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261126);

    @TempDir
    Path directory;

    private record Pair(String one, String other) {}

    /** Ascending in Go; each is compared with each. // docs: the chain of semver.org item 11 is in it */
    private static final List<String> ASCENDING = List.of(
            "v0.0.0-00010101000000-000000000000",
            "v0.0.0-20240101000000-abcdefabcdef",
            "v0.0.0-20240101000001-0bcdefabcdef",
            "v0.0.0-rc.1",
            "v0.0.0",
            "v0.0.1-0.20240101000000-abcdefabcdef",
            "v0.0.1",
            "v1.0.0-0.20230101000000-abcdefabcdef",
            "v1.0.0-1",
            "v1.0.0-2",
            "v1.0.0-10",
            "v1.0.0-10.alpha",
            "v1.0.0-alpha",
            "v1.0.0-alpha.1",
            "v1.0.0-alpha.beta",
            "v1.0.0-beta",
            "v1.0.0-beta.2",
            "v1.0.0-beta.11",
            "v1.0.0-rc",
            "v1.0.0-rc.1",
            "v1.0.0-rc.1.0.20240101000000-abcdefabcdef",
            "v1.0.0-rc.1.0.20240102000000-0bcdefabcdef",
            "v1.0.0-rc.1.1",
            "v1.0.0-rc.2",
            "v1.0.0-rc.10",
            "v1.0.0-rc.20240101120000",
            "v1.0.0-rc.hotfix",
            "v1.0.0",
            "v1.0.1-0.20240101000000-abcdefabcdef+dirty",
            "v1.0.1-RC.1",
            "v1.0.1-alpha",
            "v1.0.1+dirty",
            "v1.0.2",
            "v1.0.10",
            "v1.9.0",
            "v1.10.0",
            "v2.0.0+incompatible",
            "v2.0.1-0.20240101000000-abcdefabcdef+incompatible",
            "v2.0.1+meta.7",
            "v10.0.0");

    @Test
    void handPickedVersionsKeepTheirOrder() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ASCENDING.size(); i++) {
            assertThat(VersionMapping.of(ModuleVersion.of(ASCENDING.get(i))))
                    .as(ASCENDING.get(i))
                    .isInstanceOf(VersionMapping.Ordered.class);
            for (int j = i + 1; j < ASCENDING.size(); j++) {
                pairs.add(new Pair(text(ASCENDING.get(i)), text(ASCENDING.get(j))));
            }
        }
        assertThat(pairs).hasSizeGreaterThan(700);
        assertThat(rpm(pairs)).containsOnly(-1);
        assertThat(dpkgLibrary(pairs)).containsOnly(-1);
        List<Pair> neighbours = IntStream.range(1, ASCENDING.size())
                .mapToObj(i -> new Pair(text(ASCENDING.get(i - 1)), text(ASCENDING.get(i))))
                .toList();
        assertThat(dpkg(neighbours)).containsOnly(-1);
    }

    @Test
    void generatedVersionsKeepTheirOrderOrSayThatTheyMayNot() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<ModuleVersion> versions = new ArrayList<>();
        while (versions.size() < 3000) {
            ModuleVersion.parse(version(random))
                    .filter(version -> VersionMapping.of(version).text().isPresent())
                    .ifPresent(versions::add);
        }
        List<ModuleVersion[]> chosen = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            chosen.add(new ModuleVersion[] {versions.get(random.nextInt(3000)), versions.get(random.nextInt(3000))});
        }
        List<Pair> pairs = chosen.stream()
                .map(pair -> new Pair(text(pair[0].toString()), text(pair[1].toString())))
                .toList();
        List<Integer> go =
                ModuleOracle.ask(chosen.stream()
                                .map(pair -> "compare\t" + pair[0] + '\t' + pair[1])
                                .toList())
                        .stream()
                        .map(Integer::valueOf)
                        .toList();
        List<Integer> rpm = rpm(pairs);
        List<Integer> dpkg = dpkgLibrary(pairs);
        int ordered = 0;
        int lost = 0;
        for (int i = 0; i < pairs.size(); i++) {
            String what = chosen.get(i)[0] + " and " + chosen.get(i)[1] + " are " + pairs.get(i) + ", seed " + SEED;
            boolean kept =
                    go.get(i) == 0 || (go.get(i).equals(rpm.get(i)) && go.get(i).equals(dpkg.get(i)));
            assertThat(VersionMapping.keepsOrder(chosen.get(i)[0], chosen.get(i)[1]))
                    .as(what)
                    .isEqualTo(kept);
            if (isOrdered(chosen.get(i)[0]) && isOrdered(chosen.get(i)[1])) {
                ordered++;
                assertThat(kept || areOfOneSecond(chosen.get(i)[0], chosen.get(i)[1]))
                        .as(what)
                        .isTrue();
            }
            lost += kept ? 0 : 1;
        }
        assertThat(ordered).as("pairs whose order is promised").isGreaterThan(5000);
        assertThat(lost).as("pairs that show that warning is needed").isGreaterThan(100);
        assertThat(dpkg(pairs.subList(0, 400))).as("dpkg and its library").isEqualTo(dpkg.subList(0, 400));
    }

    @Test
    void mappedVersionsAreLegalAndLeadBack() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            Optional<ModuleVersion> version = ModuleVersion.parse(version(random));
            Optional<String> text = version.flatMap(v -> VersionMapping.of(v).text());
            if (text.isPresent()) {
                assertThat(text.get()).matches("[0-9][0-9A-Za-z.+~]*");
                VersionMapping.back(text.get()).ifPresent(back -> assertThat(text(back.toString()))
                        .as(version + ", seed " + SEED)
                        .isEqualTo(text.get()));
                if (isOrdered(version.get()) && version.get().build().indexOf('-') < 0) {
                    assertThat(VersionMapping.back(text.get())).contains(version.get());
                }
                texts.add(text.get());
            }
        }
        List<Object> command =
                new ArrayList<>(List.of("sh", "-c", "for v; do dpkg --validate-version \"$v\" || exit 1; done", "sh"));
        command.addAll(texts.subList(0, 300));
        assertThat(Tool.run(command.toArray()).ok().err()).isEmpty();
    }

    @Test
    void versionsOfGoKeepTheirOrder() {
        List<String> ascending = List.of(
                "1.9",
                "1.18beta1",
                "1.18rc1",
                "1.18",
                "1.18.1",
                "1.20rc1",
                "1.20",
                "1.20.1",
                "1.20.14",
                "1.21",
                "1.21beta1",
                "1.21rc1",
                "1.21rc2",
                "1.21rc10",
                "1.21.0",
                "1.21.9",
                "1.21.10",
                "1.25",
                "1.25rc1",
                "1.25.0",
                "1.26",
                "1.26.8",
                "2.0");
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = i + 1; j < ascending.size(); j++) {
                pairs.add(new Pair(goText(ascending.get(i)), goText(ascending.get(j))));
            }
        }
        assertThat(rpm(pairs)).containsOnly(-1);
        assertThat(dpkgLibrary(pairs)).containsOnly(-1);
    }

    private static String goText(String version) {
        return GoVersion.parse(version).orElseThrow().toPackageVersion().text().orElseThrow();
    }

    private static String text(String version) {
        return VersionMapping.of(ModuleVersion.of(version)).text().orElseThrow();
    }

    private static boolean isOrdered(ModuleVersion version) {
        return VersionMapping.of(version) instanceof VersionMapping.Ordered;
    }

    /** Two commits of one second, after the same version. */
    private static boolean areOfOneSecond(ModuleVersion one, ModuleVersion other) {
        return withoutRevision(one).isPresent() && withoutRevision(one).equals(withoutRevision(other));
    }

    private static Optional<String> withoutRevision(ModuleVersion version) {
        return version.pseudo().map(PseudoVersion::revision).map(revision -> version.canonical()
                .replaceFirst("-" + revision + "(\\+incompatible)?$", ""));
    }

    /** Few numbers and many ways to write them, so that most pairs differ late. */
    private static String version(SplittableRandom random) {
        String numbers = "v" + random.nextInt(2) + ".0." + random.nextInt(2);
        String[] builds = {"", "", "", "", "", "+incompatible", "+dirty", "+meta.7", "+7", "+a-b"};
        String build = builds[random.nextInt(builds.length)];
        StringBuilder prerelease = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            prerelease.append(prerelease.isEmpty() ? "-" : ".").append(identifier(random));
        }
        if (random.nextInt(3) > 0) {
            return numbers + prerelease + build;
        }
        String hash = random.nextBoolean() ? "abcdefabcdef" : "0123456789ab";
        String commit = "2024010" + (1 + random.nextInt(2)) + "00000" + random.nextInt(2) + "-" + hash;
        if (random.nextInt(4) == 0) {
            return "v" + random.nextInt(2) + ".0.0-" + commit + build;
        }
        return numbers + (prerelease.isEmpty() ? "-0." : prerelease + ".0.") + commit + build;
    }

    private static String identifier(SplittableRandom random) {
        String[] usual = {
            "0", "1", "2", "9", "10", "alpha", "beta", "rc", "rc", "pre", "dev", "20240101", "20240101000000"
        };
        String[] others = {
            "rc1",
            "rc2",
            "rc10",
            "preview",
            "a",
            "b",
            "alpha1",
            "RC",
            "Beta",
            "r",
            "rcx",
            "alpha-1",
            "pre-release",
            "1a",
            "a1b",
            "99999999999999",
            "100000000000000",
            "1000000000000000",
            "2024010100000",
            "9999999999",
            "-",
            "x-1a"
        };
        return random.nextInt(3) > 0 ? usual[random.nextInt(usual.length)] : others[random.nextInt(others.length)];
    }

    /** The real rpm's order of each pair. */
    private List<Integer> rpm(List<Pair> pairs) {
        return numbers(Tool.run(
                "rpm",
                "--eval",
                "%{lua: for line in io.lines(\"" + file(pairs)
                        + "\") do local i = line:find(\" \", 1, true)"
                        + " print(rpm.vercmp(line:sub(1, i - 1), line:sub(i + 1)) .. \"\\n\") end}"));
    }

    /** The order by dpkg's Perl library, which takes thousands at once. */
    private List<Integer> dpkgLibrary(List<Pair> pairs) {
        return numbers(Tool.run(
                "perl",
                "-MDpkg::Version",
                "-ne",
                "chomp; my ($a, $b) = split / /; print version_compare($a, $b), \"\\n\"",
                file(pairs)));
    }

    /** The real dpkg's order, which it is asked for one by one. */
    private List<Integer> dpkg(List<Pair> pairs) {
        return numbers(Tool.run(
                "sh",
                "-c",
                "while read -r a b; do if dpkg --compare-versions \"$a\" lt \"$b\"; then echo -1;"
                        + " elif dpkg --compare-versions \"$a\" eq \"$b\"; then echo 0; else echo 1; fi; done <\"$0\"",
                file(pairs)));
    }

    private static List<Integer> numbers(Tool.Result result) {
        return result.ok().lines().stream()
                .filter(line -> !line.isBlank())
                .map(Integer::valueOf)
                .toList();
    }

    private Path file(List<Pair> pairs) {
        try {
            Path file = Files.createTempFile(directory, "pairs", ".txt");
            Files.write(
                    file,
                    pairs.stream().map(pair -> pair.one() + " " + pair.other()).toList());
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
