package dev.gopack.conformance;

import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
import dev.gopack.spec.Spec;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds packages from a spec's text, in process or with the command. */
final class Packages {

    /** The checkout's root. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Options for short runs. */
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private Packages() {}

    /** The packages of one format that a spec describes; {@code src} is looked up in the directory. */
    static List<Path> build(Path directory, String format, String spec) {
        try {
            Spec read = SpecReader.read("gopack.yaml", spec.getBytes(StandardCharsets.UTF_8), directory, Map.of());
            return Gopack.builder()
                    .lint(false) // some are made with faults
                    .build()
                    .build(read, directory.resolve("packages"), Selection.formats(format))
                    .packages()
                    .stream()
                    .map(WrittenPackage::path)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only rpm that a spec describes. */
    static Path rpm(Path directory, String spec) {
        return build(directory, "rpm", spec).get(0);
    }

    /** The only deb that a spec describes. */
    static Path deb(Path directory, String spec) {
        return build(directory, "deb", spec).get(0);
    }

    /** The Java that runs the tests. */
    static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Runs a copy of the command that everybody can read as a user who may do nothing; for tests that root would pass. */
    static Tool.Result asNobody(Path directory, Object... words) throws IOException {
        Path jar = Files.copy(jar(), directory.resolve("gopack.jar"), StandardCopyOption.REPLACE_EXISTING);
        List<Object> command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(List.of(javaHome().resolve("bin/java"), "-jar", jar));
        command.addAll(List.of(words));
        Tool.Result result = Tool.run(directory, Map.of(), command);
        Files.delete(jar);
        return result;
    }

    /** The runnable jar. */
    static Path jar() {
        Path jar = ROOT.resolve("cli/target/gopack.jar");
        if (!Files.exists(jar)) {
            throw new AssertionError("no " + jar + "; run the build with mvn verify");
        }
        return jar;
    }

    /** The command that starts gopack on a Java runtime with options. */
    static List<String> gopack(Path javaHome, List<String> javaOptions, List<String> arguments) {
        List<String> command = new java.util.ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(javaOptions);
        if (javaHome.equals(javaHome())) {
            command.add(Archive.OPTION);
        }
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(arguments);
        return command;
    }

    /** Runs a gopack command on files. */
    static Tool.Result gopack(Path directory, List<Path> files, String command) {
        List<Object> words = new java.util.ArrayList<>(List.of(command));
        words.addAll(files);
        return gopack(directory, words.toArray());
    }

    /** Runs the gopack command in a directory on the Java that runs the tests. */
    static Tool.Result gopack(Path directory, Object... arguments) {
        List<String> words =
                java.util.stream.Stream.of(arguments).map(Object::toString).toList();
        return Tool.run(directory, Map.of(), gopack(javaHome(), QUICK_START, words));
    }

    /** An archive of classes such as the launcher makes: the command is started some hundred times. */
    private static final class Archive {

        static final String OPTION = make();

        private static String make() {
            try {
                Path directory = Files.createTempDirectory("gopack-classes");
                Path archive = directory.resolve("gopack.jsa");
                Path spec = Files.writeString(directory.resolve("gopack.yaml"), """
                        name: small
                        version: 1.0.0
                        maintainer: Tools Team <tools@example.com>
                        description: Small
                        license: MIT
                        mtime: 2026-11-01T12:00:00Z
                        contents: [{src: gopack.yaml, dst: /opt/small}]
                        """);
                Path out = directory.resolve("out");
                List<String> build = new java.util.ArrayList<>();
                build.add(javaHome().resolve("bin/java").toString());
                build.addAll(QUICK_START);
                build.add("-XX:ArchiveClassesAtExit=" + archive);
                build.addAll(List.of("-jar", jar().toString(), "build", spec.toString(), "--out", out.toString()));
                Tool.run(directory, Map.of(), build).ok();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Tool.run("rm", "-rf", directory)));
                return "-XX:SharedArchiveFile=" + archive;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
