package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.deb.read.RawBrokenDebs;
import dev.gopack.rpm.RawBrokenRpms;
import dev.gopack.rpm.RawRpm;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real tools say of packages that {@code gopack verify} refuses, each for the one thing that is wrong with it. The
 * table {@code broken-packages.txt} has their verdicts beside ours; what they take is why there is a verifier.
 */
class BrokenPackagesTest {

    /** What takes a key, a signature, a policy, a file that is no package, or is only told. */
    private static final Set<String> ELSEWHERE = new TreeSet<>(Set.of(
            "bad-signature",
            "file-time",
            "key-expired",
            "key-not-for-signing",
            "key-revoked",
            "no-strong-digest",
            "not-for-target",
            "odd-signature",
            "partly-signed",
            "privileged-file",
            "signature-date",
            "signature-expired",
            "signature-type",
            "unchecked-signature",
            "unknown-format",
            "unknown-key",
            "unreadable",
            "unsigned",
            "unsupported-signature",
            "weak-hash",
            "weak-key",
            "weak-self-signature"));

    @TempDir
    Path directory;

    @Test
    void theTableHasTheVerdictsOfRpm() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Map.Entry<String, byte[]> one : RawBrokenRpms.all().entrySet()) {
            Path file = Files.write(directory.resolve("broken.rpm"), one.getValue());
            String keys = Tool.run("rpmkeys", "-Kv", file).toString();
            Path root = Files.createTempDirectory(directory, "root");
            rows.add(row(
                    one.getKey(),
                    !keys.contains("BAD") && !keys.contains("error:"),
                    taken("rpm", "-qp", "--dump", file),
                    taken("rpm", "--root", root, "-i", "--nodeps", "--nodigest", "--nosignature", file)));
        }
        assertThat(rows).isEqualTo(table("rpm"));
    }

    @Test
    void filesWithoutAnInodeAreNoHardLinksToRpm() throws IOException {
        Path file = Files.write(directory.resolve("numberless.rpm"), RawBrokenRpms.numberless());
        Path root = Files.createTempDirectory(directory, "root");
        Tool.run("rpm", "--root", root, "-i", "--nodeps", "--nodigest", "--nosignature", file)
                .ok();
        assertThat(List.of("a", "b"))
                .allSatisfy(name -> assertThat(root.resolve("opt/" + name)).hasContent("hi"));
        assertThat(Tool.run("stat", "-c", "%h", root.resolve("opt/a")).out()).isEqualTo("1\n");
        assertThat(Packages.gopack(directory, "verify", file).out()).isEqualTo(file + ": ok\n");
    }

    @Test
    void aPackageThatNamesNoSourceIsABinaryOneToRpm() throws IOException {
        Path file = Files.write(directory.resolve("plain.rpm"), RawRpm.ofNoSource());
        Path root = Files.createTempDirectory(directory, "root");
        assertThat(taken("rpm", "--root", root, "-i", "--nodeps", "--nodigest", "--nosignature", file))
                .isTrue();
        assertThat(root.resolve("opt/a")).content().isEqualTo("hi");
        assertThat(Tool.run("rpm", "-qp", "--nodigest", "--nosignature", "--qf", "%{SOURCERPM}", file)
                        .out())
                .isEqualTo("(none)");
    }

    @Test
    void theTableHasTheVerdictsOfDpkgAndApt() throws IOException {
        List<String> rows = new ArrayList<>();
        try (ScratchRoot root = ScratchRoot.create()) {
            for (Map.Entry<String, byte[]> one : RawBrokenDebs.all().entrySet()) {
                rows.add(deb(root, one.getKey(), one.getValue()));
            }
        }
        assertThat(rows).isEqualTo(table("deb"));
    }

    @Test
    void namesWithTheSlashOfGnuAreTakenByAll() throws IOException {
        try (ScratchRoot root = ScratchRoot.create()) {
            assertThat(deb(root, "slashes", RawBrokenDebs.slashed())).isEqualTo("slashes | takes | takes | takes");
        }
    }

    @Test
    void oddValuesAreTakenByAll() throws IOException {
        try (ScratchRoot root = ScratchRoot.create()) {
            assertThat(deb(root, "odd", RawBrokenDebs.odd())).isEqualTo("odd | takes | takes | takes");
        }
    }

    @Test
    void oddListsAreTakenByAll() throws IOException {
        try (ScratchRoot root = ScratchRoot.create()) {
            for (byte[] one : RawBrokenDebs.oddLists()) {
                assertThat(deb(root, "odd", one)).isEqualTo("odd | takes | takes | takes");
            }
        }
    }

    private String deb(ScratchRoot root, String key, byte[] content) throws IOException {
        Path place = Files.createTempDirectory(directory, "deb");
        Path file = Files.write(place.resolve("hello.deb"), content);
        boolean read = taken("dpkg-deb", "-I", file) && taken("dpkg-deb", "-c", file);
        boolean apt = Tool.run("apt-ftparchive", "packages", place).out().contains("Package: hello\n");
        boolean installed =
                root.inside("dpkg", "--force-all", "-i", root.bring(file)).code() == 0;
        root.inside("dpkg", "--force-all", "-P", "hello");
        return row(key, read, apt, installed);
    }

    @Test
    void thereAreManyAndEveryFindingThatAPackageAloneCanHaveIsAmongThem() throws IOException {
        Set<String> ids = Stream.concat(RawBrokenRpms.all().keySet().stream(), RawBrokenDebs.all().keySet().stream())
                .map(key -> key.substring(key.indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(table("rpm").size() + table("deb").size()).isGreaterThanOrEqualTo(60);
        Set<String> others = VerifyRules.all().stream()
                .map(rule -> rule.id().substring("verify.".length()))
                .filter(id -> !ids.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(others).isEqualTo(ELSEWHERE);
    }

    private static boolean taken(Object... command) {
        return Tool.run(command).code() == 0;
    }

    private static String row(String key, boolean... verdicts) {
        StringBuilder row = new StringBuilder(key.replace(" ", " | "));
        for (boolean verdict : verdicts) {
            row.append(verdict ? " | takes" : " | refuses");
        }
        return row.toString();
    }

    /** Rows of a section, without the blanks that align them. */
    private static List<String> table(String section) {
        try (InputStream in = BrokenPackagesTest.class.getResourceAsStream("/broken-packages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> !line.equals("[" + section + "]"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("["))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replaceAll(" +", " ").strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
