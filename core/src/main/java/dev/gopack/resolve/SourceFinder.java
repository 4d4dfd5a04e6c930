package dev.gopack.resolve;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what a {@code src} means. A relative one is looked up beside the spec file first and in the working directory
 * second. What it gives is sorted, so that the order of a directory on disk never matters.
 */
final class SourceFinder {

    /** More than this many files for one pattern is a mistake, not a package. */
    private static final int MOST_MATCHES = 1_048_575;

    private static final int DEEPEST = 64;

    private final List<Path> bases;

    /** Looks in these directories, in this order. */
    SourceFinder(Path specDirectory, Path workingDirectory) {
        this.bases = List.copyOf(new LinkedHashSet<>(List.of(
                specDirectory.toAbsolutePath().normalize(),
                workingDirectory.toAbsolutePath().normalize())));
    }

    /**
     * One file that was found.
     *
     * @param file the file
     * @param relative its path below the pattern's root with slashes; empty if it is the root itself
     */
    record Match(Path file, String relative) {}

    /** The file or directory with exactly this name, or null. */
    @org.jspecify.annotations.Nullable
    Path exact(String src) {
        for (Path base : bases) {
            Path candidate = resolve(base, src);
            if (candidate != null && Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * The files that a pattern or plain path means, directories left out. The root below which they keep their paths is
     * the plain path itself, or for a pattern the directory of the longest common beginning of all matches.
     */
    List<Match> find(String src, boolean literal) throws IOException {
        Path plain = exact(src);
        if (plain != null && (literal || !GlobPattern.hasMatchers(src))) {
            return below(plain);
        }
        if (literal || !GlobPattern.hasMatchers(src)) {
            return List.of();
        }
        for (Path base : bases) {
            List<Path> files = matching(base, src);
            if (!files.isEmpty()) {
                Path root = commonDirectory(files);
                return files.stream()
                        .map(file -> new Match(file, slashes(root.relativize(file))))
                        .toList();
            }
        }
        return List.of();
    }

    /** Everything below a directory, the directory itself first. */
    static List<Match> tree(Path directory) throws IOException {
        try (Stream<Path> entries = Files.walk(directory, DEEPEST)) {
            return limited(entries)
                    .map(entry -> new Match(entry, slashes(directory.relativize(entry))))
                    .toList();
        }
    }

    private static List<Match> below(Path plain) throws IOException {
        if (!Files.isDirectory(plain)) {
            return List.of(new Match(plain, ""));
        }
        return tree(plain).stream()
                .filter(match -> !Files.isDirectory(match.file()))
                .toList();
    }

    private static List<Path> matching(Path base, String src) throws IOException {
        String normal = src.replace('\\', '/').startsWith("./") ? src.substring(2) : src;
        List<String> fixed = new ArrayList<>();
        for (String part : normal.split("/", -1)) {
            if (GlobPattern.hasMatchers(part)) {
                break;
            }
            fixed.add(part);
        }
        String prefix = String.join("/", fixed);
        boolean absolute = normal.startsWith("/");
        Path start = absolute && prefix.isEmpty() ? Path.of("/") : resolve(base, prefix);
        if (start == null || !Files.isDirectory(start)) {
            return List.of();
        }
        String rest = normal.substring(prefix.isEmpty() && !absolute ? 0 : prefix.length() + 1);
        return walk(start, GlobPattern.compile(rest), depthOf(rest));
    }

    private static List<Path> walk(Path start, GlobPattern pattern, int depth) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        try (Stream<Path> entries = Files.walk(start, depth, FileVisitOption.FOLLOW_LINKS)) {
            for (Path entry : limited(entries).toList()) {
                if (!pattern.matches(slashes(start.relativize(entry)))) {
                    continue;
                }
                if (Files.isDirectory(entry)) {
                    below(entry).forEach(match -> files.add(match.file()));
                } else {
                    files.add(entry);
                }
            }
        }
        return files.stream().sorted(SourceFinder::bySlashes).toList();
    }

    /** A pattern without ** cannot match deeper than it has parts; saves walking a whole file system. */
    private static int depthOf(String pattern) {
        return pattern.contains("**") || pattern.contains("{")
                ? DEEPEST
                : (int) pattern.chars().filter(c -> c == '/').count() + 1;
    }

    private static Stream<Path> limited(Stream<Path> entries) {
        return entries.limit(MOST_MATCHES).sorted(SourceFinder::bySlashes);
    }

    private static int bySlashes(Path a, Path b) {
        return slashes(a).compareTo(slashes(b));
    }

    private static Path commonDirectory(List<Path> files) {
        Path common = files.get(0).getParent();
        for (Path file : files) {
            while (common != null && !file.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common == null ? files.get(0).getRoot() : common;
    }

    private static @org.jspecify.annotations.Nullable Path resolve(Path base, String src) {
        try {
            return base.resolve(src).normalize();
        } catch (InvalidPathException e) {
            return null;
        }
    }

    static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
