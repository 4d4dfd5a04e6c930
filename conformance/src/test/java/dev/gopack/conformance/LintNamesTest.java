package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.lint.LintRule;
import dev.gopack.lint.LintRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real rpmlint and lintian report, of packages with the faults of {@link LintCases}, every name that a rule says is
 * theirs for it. Faults that are not in each other's way share a package, since the tools take their time.
 */
class LintNamesTest {

    private static final Pattern RPMLINT = Pattern.compile("^(sample[0-9]+)\\.\\S+ [EWI]: (\\S+).*");
    private static final Pattern LINTIAN = Pattern.compile("^[EWIPX]: (sample[0-9]+): (\\S+).*");

    /** Names of faults that no package of ours can have; they have tests of their own. */
    private static final Set<String> MADE_BY_OTHERS = Set.of("no-changelog");

    @TempDir
    Path directory;

    @Test
    void rpmlintHasTheNamesThatRulesSayAreItsOwn() throws IOException {
        compare("rpm", LintRule::rpmlint, RPMLINT, List.of("rpmlint"));
    }

    @Test
    void lintianHasTheNamesThatRulesSayAreItsOwn() throws IOException {
        compare(
                "deb",
                LintRule::lintian,
                LINTIAN,
                List.of("lintian", "--allow-root", "--display-info", "--display-experimental", "--pedantic"));
    }

    /** Our debs have a changelog always, so the package of this rule is made by dpkg-deb. */
    @Test
    void lintianMissesAChangelogInWhatDpkgBuilds() throws IOException {
        Path root = directory.resolve("silent");
        Files.createDirectories(root.resolve("DEBIAN"));
        Files.createDirectories(root.resolve("usr/share/doc/silent"));
        Files.writeString(root.resolve("usr/share/doc/silent/copyright"), "MIT\n");
        Files.writeString(
                root.resolve("DEBIAN/control"),
                "Package: silent\nVersion: 1-1\nArchitecture: all\nMaintainer: A <a@example.com>\nDescription: d\n e\n");
        Path deb = directory.resolve("silent.deb");
        Tool.run("dpkg-deb", "--root-owner-group", "-b", root, deb).ok();

        assertThat(Tool.run("lintian", "--allow-root", deb).out()).contains("E: silent: no-changelog");
        assertThat(Packages.gopack(directory, "lint", deb).out()).contains("lint.no-changelog");
    }

    private void compare(String format, Function<LintRule, List<String>> names, Pattern line, List<String> command)
            throws IOException {
        List<LintSample> packed = new ArrayList<>();
        Map<String, Set<Integer>> places = new LinkedHashMap<>();
        for (LintCases.Case one : LintCases.all(directory)) {
            if (one.formats().contains(format)) {
                places.computeIfAbsent(one.rule(), key -> new HashSet<>()).add(place(packed, one.bad()));
            }
        }
        List<Object> words = new ArrayList<>(command);
        for (int i = 0; i < packed.size(); i++) {
            LintSample named = packed.get(i).text("name", "sample" + i);
            words.add(named.build(directory.resolve(format + i), format));
        }
        Map<String, Set<String>> said = new LinkedHashMap<>();
        for (String text : Tool.run(words.toArray()).lines()) {
            Matcher found = line.matcher(text);
            if (found.matches()) {
                said.computeIfAbsent(found.group(1), key -> new TreeSet<>()).add(found.group(2));
            }
        }
        List<String> wrong = new ArrayList<>();
        for (LintRule rule : LintRules.all()) {
            Set<String> heard = places.getOrDefault(rule.id(), Set.of()).stream()
                    .flatMap(i -> said.getOrDefault("sample" + i, Set.of()).stream())
                    .collect(Collectors.toSet());
            names.apply(rule).stream()
                    .filter(name -> !heard.contains(name) && !MADE_BY_OTHERS.contains(name))
                    .forEach(name -> wrong.add(rule.id() + " is not " + name));
        }
        assertThat(said).hasSizeGreaterThan(10);
        assertThat(wrong).isEmpty();
    }

    /** The package that has a fault, which may be one that has others. */
    private static int place(List<LintSample> packed, LintSample sample) {
        for (int i = 0; i < packed.size(); i++) {
            Optional<LintSample> both = packed.get(i).and(sample);
            if (both.isPresent()) {
                packed.set(i, both.get());
                return i;
            }
        }
        packed.add(sample);
        return packed.size() - 1;
    }
}
