package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.elf.ElfFile;
import dev.gopack.io.ByteSource;
import dev.gopack.rpm.plan.ElfDependencies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rpm packages need and provide for programs and libraries is what rpm's own generator finds. */
class ElfAgainstElfdepsTest {

    private static final int COPIES = 60;

    private record Printed(Set<String> provides, Set<String> requires) {}

    @Test
    void equalsElfdeps() throws IOException {
        List<Path> files = ElfInputs.all();
        Map<Path, Printed> expected = elfdeps(files);
        assertThat(expected).hasSameSizeAs(files).hasSizeGreaterThan(150);
        for (Path file : files) {
            assertThat(ours(file)).as(file.toString()).isEqualTo(expected.get(file));
        }
        assertThat(expected.values().stream().flatMap(printed -> printed.requires().stream()))
                .as("the forms that there are")
                .contains("libc.so.6()(64bit)", "libc.so.6(GLIBC_2.34)(64bit)", "rtld(GNU_HASH)");
    }

    @Test
    void programsNeedNothingUnlessTheyMayBeExecuted(@TempDir Path directory) throws IOException {
        List<Path> originals = new ArrayList<>(ElfInputs.go());
        originals.addAll(ElfInputs.system().subList(0, COPIES));
        List<Path> copies = new ArrayList<>();
        for (String mode : List.of("rw-r--r--", "rw-r--r-x")) {
            for (Path original : originals) {
                Path home = Files.createDirectories(directory.resolve(mode).resolve("" + copies.size()));
                Path copy = Files.copy(original, home.resolve(original.getFileName()));
                copies.add(Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(mode)));
            }
        }
        Map<Path, Printed> expected = elfdeps(copies);
        for (Path copy : copies) {
            assertThat(ours(copy)).as(copy.toString()).isEqualTo(expected.get(copy));
        }
        assertThat(expected.keySet().stream()
                        .filter(copy -> expected.get(copy).requires().isEmpty()))
                .as("programs whose needs depend on their mode")
                .hasSizeGreaterThan(COPIES / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libq.so", "lib.so.1", "plugin.so", "ld6x.so", "ldx.so", "ld.so", "ld-musl.so.1", "libq"})
    void aLibraryWithoutSonameIsProvidedByItsFileName(String name, @TempDir Path directory) throws IOException {
        Path library = Files.copy(ElfInputs.go("c-shared"), directory.resolve(name));
        assertThat(ours(library)).isEqualTo(elfdeps(List.of(library)).get(library));
    }

    @Test
    void everyCauseNamesTheLibraryOrSymbol() throws IOException {
        try (ByteSource source = ByteSource.of(ElfInputs.go("cgo"))) {
            List<ElfDependencies.Item> requires =
                    ElfDependencies.of(ElfFile.read(source), true, "cgo").requires();
            assertThat(requires).contains(new ElfDependencies.Item("libc.so.6()(64bit)", "is linked with libc.so.6"));
            assertThat(requires.stream().map(ElfDependencies.Item::cause))
                    .anyMatch(cause -> cause.startsWith("needs version GLIBC_2.34 of libc.so.6, symbols ")
                            && cause.contains("pthread_"));
        }
    }

    private static Printed ours(Path file) throws IOException {
        boolean executable = PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                .contains("x");
        try (ByteSource source = ByteSource.of(file)) {
            ElfDependencies found = ElfDependencies.of(
                    ElfFile.read(source), executable, file.getFileName().toString());
            return new Printed(names(found.provides()), names(found.requires()));
        }
    }

    private static Set<String> names(List<ElfDependencies.Item> items) {
        assertThat(items.stream().map(ElfDependencies.Item::name)).doesNotHaveDuplicates();
        Set<String> names = new TreeSet<>();
        items.forEach(item -> names.add(item.name()));
        return names;
    }

    // observed: rpm 4.18 build/rpmfc.c calls `elfdeps --provides` and `elfdeps --requires` with the path as input
    private static Map<Path, Printed> elfdeps(List<Path> files) {
        String program =
                Tool.run("rpm", "--eval", "%{_rpmconfigdir}/elfdeps").ok().out().strip();
        String script = "for f; do echo \"= $f\"; echo \"$f\" | " + program + " --provides; echo -;" + " echo \"$f\" | "
                + program + " --requires; done";
        List<Object> command = Stream.concat(Stream.of("sh", "-c", script, "sh"), files.stream())
                .map(Object.class::cast)
                .toList();
        Map<Path, Printed> result = new LinkedHashMap<>();
        Printed current = new Printed(new TreeSet<>(), new TreeSet<>());
        Set<String> list = current.provides();
        for (String line : Tool.run(command.toArray()).ok().lines()) {
            if (line.startsWith("= ")) {
                current = new Printed(new TreeSet<>(), new TreeSet<>());
                result.put(Path.of(line.substring(2)), current);
                list = current.provides();
            } else if (line.equals("-")) {
                list = current.requires();
            } else {
                list.add(line);
            }
        }
        return result;
    }
}
