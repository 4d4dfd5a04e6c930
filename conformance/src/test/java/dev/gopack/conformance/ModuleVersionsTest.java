package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.module.GoVersion;
import dev.gopack.module.ModulePath;
import dev.gopack.module.ModuleVersion;
import dev.gopack.module.PseudoVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Versions and paths of modules are read and compared as Go's own code does. */
class ModuleVersionsTest {

    private static final long SEED = Long.getLong("gopack.seed", 20261126);

    private static final List<String> VERSIONS = List.of(
            "v1.2.3",
            "v1",
            "v1.2",
            "v0.0.0",
            "v01.2.3",
            "v1.02.3",
            "v1.2.03",
            "1.2.3",
            "v",
            "",
            "v1.",
            "v1.2.",
            "v1.2.3.4",
            "v1.2.3-",
            "v1.2.3+",
            "v1.2.3-+",
            "v1.2.3-a..b",
            "v1.2.3-01",
            "v1.2.3-0",
            "v1.2.3-0a",
            "v1.2.3-a.01",
            "v1.2.3+01",
            "v1.2.3+a..b",
            "v1.2.3-a_b",
            "v1.2.3 ",
            " v1.2.3",
            "v1-rc.1",
            "v1.2-rc.1",
            "v1+meta",
            "v1.2+meta",
            "v1.2.3+meta",
            "v1.2.3+incompatible",
            "v1.2.3-rc.1+incompatible",
            "v1.2.3+dirty",
            "v2.0.0+incompatible.dirty",
            "v99999999999999999999.1.2",
            "v1.2.3--",
            "v1.2.3---.-",
            "v1.2.3+-.-",
            "master",
            "latest",
            "(devel)",
            "v1.2.3é",
            "v0.0.0-20240102030405-abcdefabcdef",
            "v0.0.0-00010101000000-000000000000",
            "v0.0.0-20241302030405-abcdefabcdef",
            "v2.0.0-20240102030405-abcdefabcdef+incompatible",
            "v1.2.4-0.20240102030405-abcdefabcdef",
            "v1.2.0-0.20240102030405-abcdefabcdef",
            "v1.3.10-0.20240102030405-abcdefabcdef",
            "v1.2.3-rc.1.0.20240102030405-abcdefabcdef",
            "v1.2.3-rc-1.0.20240102030405-abcdefabcdef",
            "v1.2.3-0.0.20240102030405-abcdefabcdef",
            "v1.2.4-0.20240102030405-abcdefabcdef+incompatible",
            "v1.2.4-0.20240102030405-abcdefabcdef+dirty",
            "v1.2.3-20240102030405-abcdefabcdef",
            "v1.2.3-rc.20240102030405-abcdefabcdef",
            "v1.2.4-0.2024010203040-abcdefabcdef",
            "v1.2.4-0.20240102030405-abc_def",
            "v1.2.4-0.20240102030405-",
            "v1.2.4-0.20240102030405",
            "v1.0.0-0.20240102030405-abcdef-abcdef");

    @Test
    void versionsAreReadAsGoReadsThem() {
        List<String> all = new ArrayList<>(VERSIONS);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            all.add(mutated(VERSIONS.get(random.nextInt(VERSIONS.size())), random));
        }
        List<String> answers =
                ModuleOracle.ask(all.stream().map(v -> "version\t" + v).toList());
        for (int i = 0; i < all.size(); i++) {
            assertThat(describe(all.get(i))).as(all.get(i) + ", seed " + SEED).isEqualTo(answers.get(i));
        }
    }

    @Test
    void versionsAreOrderedAsGoOrdersThem() {
        List<String> valid = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        while (valid.size() < 3000) {
            String version = mutated(VERSIONS.get(random.nextInt(VERSIONS.size())), random);
            if (ModuleVersion.parse(version).isPresent()) {
                valid.add(version);
            }
        }
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            questions.add("compare\t" + valid.get(random.nextInt(3000)) + '\t' + valid.get(random.nextInt(3000)));
        }
        List<String> answers = ModuleOracle.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            String[] words = questions.get(i).split("\t");
            int order = ModuleVersion.of(words[1]).comparePrecedence(ModuleVersion.of(words[2]));
            assertThat(Integer.signum(order)).as(questions.get(i)).isEqualTo(Integer.parseInt(answers.get(i)));
        }
    }

    @Test
    void versionsOfGoAreOrderedAsGoOrdersThem() {
        List<String> versions = List.of(
                "1",
                "1.0",
                "1.0.0",
                "1.2",
                "1.9",
                "1.9.7",
                "1.10",
                "1.18",
                "1.18beta1",
                "1.20",
                "1.20.0",
                "1.20.1",
                "1.20rc1",
                "1.20rc2",
                "1.21",
                "1.21rc1",
                "1.21rc2",
                "1.21rc10",
                "1.21beta1",
                "1.21alpha1",
                "1.21.0",
                "1.21.1",
                "1.21.10",
                "1.26",
                "1.26rc1",
                "1.26.0",
                "1.26.8",
                "1.27",
                "1.27rc",
                "1.99999999999",
                "2",
                "2.0",
                "2.1",
                "2.21",
                "2.21.0");
        List<String> questions = new ArrayList<>();
        versions.forEach(one -> versions.forEach(other -> questions.add("compare-go\t" + one + '\t' + other)));
        versions.forEach(one -> questions.add("lang\t" + one));
        List<String> answers = ModuleOracle.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            String[] words = questions.get(i).split("\t");
            GoVersion version = GoVersion.parse(words[1]).orElseThrow();
            String answer = words.length == 2
                    ? version.language()
                    : String.valueOf(Integer.signum(
                            version.compareTo(GoVersion.parse(words[2]).orElseThrow())));
            assertThat(answer).as(questions.get(i)).isEqualTo(answers.get(i));
        }
    }

    @Test
    void pathsAreJudgedAsGoJudgesThem() {
        List<String> paths = List.of(
                "github.com/x/y",
                "github.com/x/y/v2",
                "github.com/x/y/v1",
                "github.com/x/y/v0",
                "github.com/x/y/v02",
                "example.com",
                "example.com/v2",
                "example.com/a/v2.1",
                "gopkg.in/yaml.v3",
                "gopkg.in/yaml.v0",
                "gopkg.in/yaml.v00",
                "gopkg.in/yaml",
                "gopkg.in/a/b.v2-unstable",
                "gopkg.in/yaml.v",
                "gopkg.in/v2",
                "a",
                "a/b",
                "A.com/b",
                "a.com/B",
                "a.com//b",
                "/a.com",
                "a.com/",
                "a.com/.b",
                "a.com/b.",
                "a.com/..",
                "a.com/b+c",
                "a.com/b c",
                "a.com/~b",
                "a.com/b~1",
                "a.com/b~",
                "a.com/b~1.go",
                "a.com/con",
                "a.com/CON.go",
                "a.com/com1",
                "a.com/com0",
                "a.com/aux.x/y",
                "-a.com/b",
                "a.com/-b",
                "a.com/b!c",
                "a.com/b@c",
                "a.com/ü",
                "a.com/b\\c",
                "a.com/b:c",
                "a.com/b'c",
                "a.com/b#c",
                "a_b.com/c",
                "a.com/_b",
                "a..com/b",
                ".com/b",
                "com./b",
                "v2",
                "/v2",
                "a.com/v",
                "a.com/xv2",
                "a.com/b/v2/",
                "a.com/b/v10",
                "a.com/b/v2/c",
                "a.com/{b}",
                "a.com/$b",
                "...",
                "a.com/…");
        List<String> all = new ArrayList<>(paths);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            all.add(mutated(paths.get(random.nextInt(paths.size())), random));
        }
        List<String> answers =
                ModuleOracle.ask(all.stream().map(p -> "path\t" + p).toList());
        for (int i = 0; i < all.size(); i++) {
            String path = all.get(i);
            ModulePath.Major major = ModulePath.splitMajor(path).orElse(new ModulePath.Major(path, ""));
            boolean valid = ModulePath.problemOf(path).isEmpty();
            String ours = valid + " " + ModulePath.problemOfImport(path).isEmpty() + " "
                    + ModulePath.problemOfFile(path).isEmpty() + " "
                    + ModulePath.splitMajor(path).isPresent() + " " + major.prefix() + " " + major.suffix() + " "
                    + (valid ? ModulePath.escape(path) : "");
            // fmt.Sprint puts no space between two texts, which is all right here: the question is the same.
            assertThat(ours.replace(" ", ""))
                    .as(path + ", seed " + SEED)
                    .isEqualTo(answers.get(i).replace(" ", ""));
            if (valid) {
                assertThat(ModulePath.unescape(ModulePath.escape(path))).contains(path);
            }
        }
    }

    @Test
    void pathsAndVersionsGoTogetherAsGoSays() {
        List<String> questions = new ArrayList<>();
        for (String version : VERSIONS) {
            if (ModuleVersion.parse(version).isPresent()) {
                for (String major : List.of("", "/v2", "/v99999999999999999999", ".v0", ".v1", ".v1-unstable", ".v2")) {
                    questions.add("fits\t" + version + '\t' + major);
                }
            }
        }
        List<String> answers = ModuleOracle.ask(questions);
        for (int i = 0; i < questions.size(); i++) {
            String[] words = questions.get(i).split("\t", -1);
            assertThat(String.valueOf(ModuleVersion.of(words[1]).fits(words[2])))
                    .as(questions.get(i))
                    .isEqualTo(answers.get(i));
        }
    }

    private static String describe(String text) {
        return ModuleVersion.parse(text)
                .map(version -> {
                    String start = version.canonical() + " " + version.major() + " " + version.majorMinor() + " "
                            + with("-", version.prerelease()) + " " + with("+", version.build());
                    return version.pseudo()
                            .map(pseudo -> start + describe(pseudo))
                            .orElse(start);
                })
                .orElse("no version");
    }

    private static String describe(PseudoVersion pseudo) {
        String time =
                pseudo.time().map(when -> String.valueOf(when.getEpochSecond())).orElse("no time");
        return " pseudo " + pseudo.base() + " " + time + " " + pseudo.revision();
    }

    private static String with(String sign, String text) {
        return text.isEmpty() ? "" : sign + text;
    }

    /** One or two characters changed, left out or put in. */
    static String mutated(String text, SplittableRandom random) {
        String characters = "v0123456789.-+abcrRAZ/~!_ ";
        StringBuilder result = new StringBuilder(text);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(result.length() + 1);
            char c = characters.charAt(random.nextInt(characters.length()));
            if (random.nextInt(3) == 0 || at == result.length()) {
                result.insert(at, c);
            } else if (random.nextBoolean()) {
                result.setCharAt(at, c);
            } else {
                result.deleteCharAt(at);
            }
        }
        return result.toString();
    }
}
