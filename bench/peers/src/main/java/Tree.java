import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is packaged: the regular files below a directory, each at its path from there. */
final class Tree {

    private Tree() {}

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static String target(Path root, Path file) {
        return "/" + root.relativize(file).toString().replace('\\', '/');
    }

    static int mode(Path file) {
        return Files.isExecutable(file) ? 0755 : 0644;
    }
}
