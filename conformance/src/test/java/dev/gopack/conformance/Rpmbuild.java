package dev.gopack.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes packages with rpmbuild, to compare with. */
final class Rpmbuild {

    private Rpmbuild() {}

    /** The package that rpmbuild makes of a spec file's text; macros are defined as {@code name value}. */
    static Path rpm(Path directory, String spec, String... macros) {
        return build("-bb", "RPMS", directory, spec, macros);
    }

    /** The source package that rpmbuild makes of a spec file's text. */
    static Path source(Path directory, String spec, String... macros) {
        return build("-bs", "SRPMS", directory, spec, macros);
    }

    private static Path build(String what, String place, Path directory, String spec, String... macros) {
        try {
            Path top = Files.createTempDirectory(directory, "rpmbuild");
            Path file = Files.writeString(top.resolve("package.spec"), spec);
            List<Object> command = new ArrayList<>(List.of("rpmbuild", what, "--quiet", "--nodeps"));
            for (String macro : List.of(
                    "_topdir " + top, "_build_id_links none", "debug_package %{nil}", "__os_install_post %{nil}")) {
                command.addAll(List.of("--define", macro));
            }
            for (String macro : macros) {
                command.addAll(List.of("--define", macro));
            }
            command.add(file);
            Tool.run(command.toArray()).ok();
            try (Stream<Path> files = Files.walk(top.resolve(place))) {
                return files.filter(path -> path.toString().endsWith(".rpm"))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
