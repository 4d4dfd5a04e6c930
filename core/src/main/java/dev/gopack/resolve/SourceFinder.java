package dev.gopack.resolve;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a {@code src} means. A relative one is looked up beside the spec file first and in the working directory
 * second. What it gives is sorted, so that the order of a directory on disk never matters. Symbolic links are found and
 * not followed, except where one is named outright as the directory to look in: so no walk goes in circles.
 */
final class SourceFinder {

    /** More files than this cannot be in one package. // source: rpm lib/header.cc, elements of one tag */
    static final int MOST_FILES = 1_048_575;

    private final List<Path> bases;
    private final int mostFiles;
    private final Map<Path, List<Match>> trees;

    /** Looks in these directories, in this order. */
    SourceFinder(Path specDirectory, Path workingDirectory) {
        this(specDirectory, workingDirectory, new HashMap<>());
    }

    /**
     * Looks in these directories, in this order.
     *
     * @param trees what was found below directories, which is not looked for again
     */
    SourceFinder(Path specDirectory, Path workingDirectory, Map<Path, List<Match>> trees) {
        this(specDirectory, workingDirectory, trees, MOST_FILES);
    }

    SourceFinder(Path specDirectory, Path workingDirectory, Map<Path, List<Match>> trees, int mostFiles) {
        this.trees = trees;
        this.bases = List.copyOf(new LinkedHashSet<>(List.of(
                specDirectory.toAbsolutePath().normalize(),
                workingDirectory.toAbsolutePath().normalize())));
        this.mostFiles = mostFiles;
    }

    /**
     * One file that was found.
     *
     * @param file the file
     * @param relative its path below the pattern's root with slashes; empty if it is the root itself
     * @param attributes its attributes; those of a link itself, if it is one
     */
    record Match(Path file, String relative, DiskAttributes attributes) {
        static Match of(Path file, String relative) throws IOException {
            return new Match(file, relative, DiskAttributes.of(file));
        }
    }

    /** The file, directory or link with exactly this name, or null. */
    @Nullable
    Path exact(String src) {
        if (src.isEmpty()) {
            return null;
        }
        for (Path base : bases) {
            Path candidate = DiskNames.resolve(base, src);
            if (candidate != null && Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
                return candidate;
            }
        }
        return null;
    }

    /**
     * The files that a pattern or plain path means, directories left out. The root below which they keep their paths is
     * the plain path itself, or for a pattern the directory of the longest common beginning of all matches.
     *
     * @throws IOException if something on the way cannot be read, or there are more files than a package holds
     * @throws IllegalArgumentException if it is not a legal pattern
     */
    List<Match> find(String src, boolean literal) throws IOException {
        boolean pattern = !literal && GlobPattern.hasMatchers(src);
        Path plain = exact(src);
        if (plain != null && !pattern) {
            boolean asDirectory = Files.isDirectory(plain) && (!Files.isSymbolicLink(plain) || src.endsWith("/"));
            return asDirectory ? files(tree(plain)) : List.of(Match.of(plain, ""));
        }
        if (literal || !(pattern || src.contains("\\"))) {
            return List.of();
        }
        for (Path base : bases) {
            List<Path> files = matching(base, src);
            if (!files.isEmpty()) {
                Path root = commonDirectory(files);
                List<Match> matches = new ArrayList<>(files.size());
                for (Path file : files) {
                    matches.add(Match.of(file, DiskNames.text(root.relativize(file))));
                }
                matches.sort(Comparator.comparing(Match::relative));
                return matches;
            }
        }
        return List.of();
    }

    /** Everything below a directory, or below the one that a link stands for; the directory itself first. */
    List<Match> tree(Path directory) throws IOException {
        Path real = Files.isSymbolicLink(directory) ? directory.toRealPath() : directory;
        List<Match> tree = trees.get(real);
        if (tree == null) {
            tree = new SourceTree(mostFiles).below(real);
            trees.put(real, tree);
        }
        return tree;
    }

    private static List<Match> files(List<Match> tree) {
        return tree.stream().filter(match -> !match.attributes().isDirectory()).toList();
    }

    private List<Path> matching(Path base, String src) throws IOException {
        List<String> fixed = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (String part : src.split("/")) {
            boolean leading = fixed.isEmpty() && rest.isEmpty();
            if (part.equals(".") || (part.isEmpty() && !leading)) {
                continue;
            }
            boolean plain = rest.isEmpty() && !GlobPattern.hasMatchers(part) && !part.contains("\\");
            (plain ? fixed : rest).add(part);
        }
        String prefix = String.join("/", fixed);
        String wild = String.join("/", rest);
        GlobPattern pattern = prefix.isEmpty() ? GlobPattern.compile(wild) : GlobPattern.below(wild);
        Path start = DiskNames.resolve(base, src.startsWith("/") && prefix.isEmpty() ? "/" : prefix);
        if (start == null || !Files.isDirectory(start)) {
            return List.of();
        }
        return matching(start, pattern, depthOf(rest));
    }

    private List<Path> matching(Path start, GlobPattern pattern, int depth) throws IOException {
        Path real = Files.isSymbolicLink(start) ? start.toRealPath() : start;
        List<Path> found = new ArrayList<>();
        Function<Path, String> name = path -> DiskNames.text(real.relativize(path));
        walk(
                real,
                depth,
                found,
                path -> !path.equals(real) && pattern.matches(name.apply(path)),
                path -> path.equals(real) || (!pattern.matches(name.apply(path)) && pattern.reaches(name.apply(path))));
        List<Path> files = new ArrayList<>();
        for (Path path : found) {
            // A pattern that means a directory means the files in it.
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                files(tree(path)).forEach(match -> files.add(match.file()));
                limit(files);
            } else {
                files.add(path);
            }
        }
        return files;
    }

    /** A pattern without ** cannot match deeper than it has parts; saves walking a whole file system. */
    private static int depthOf(List<String> parts) {
        return parts.stream().anyMatch(part -> part.contains("**")) ? Integer.MAX_VALUE : parts.size();
    }

    /** Gathers what is wanted from the directories that are entered; what is not entered need not be readable. */
    private void walk(Path start, int depth, List<Path> found, Predicate<Path> wanted, Predicate<Path> entered)
            throws IOException {
        Files.walkFileTree(start, Set.of(), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                visitFile(path, attributes);
                return entered.test(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (wanted.test(path)) {
                    found.add(path);
                    limit(found);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
                if (wanted.test(path) || entered.test(path)) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void limit(List<Path> found) throws IOException {
        SourceTree.limit(found.size(), mostFiles);
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
}
