package dev.gopack.imports;

import dev.gopack.imports.SourceModule.SourceFile;
import dev.gopack.imports.SourceTree.Entry;
import dev.gopack.imports.SourceTree.Kind;
import dev.gopack.io.ContentSource;
import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which files of a module a package of its source installs: what compilers and their tests read. That is the same for a
 * folder and for the zip that Go makes of it, so modules in it are left out, and vendored ones.
 */
// source: dh-golang, lib/Debian/Debhelper/Buildsystem/golang.pm: by extension, go.mod, go.sum, and all below testdata;
// source: Go 1.26 go/build/build.go: what else belongs to a package, whatever the platform
final class ModuleFiles {

    private static final String TEST_DATA = "testdata";
    private static final Set<String> REPOSITORIES = Set.of(".bzr", ".hg", ".git", ".svn");
    private static final Pattern LICENSE =
            Pattern.compile("(?i)(un)?(licen[cs]e|copying|copyright|notice|patents)([.-].*)?");

    private final SourceTree tree;
    private final Set<String> sources;
    private final Set<String> licenses = new TreeSet<>();
    private final Deque<Folder> open = new ArrayDeque<>();
    private int folders;

    private ModuleFiles(SourceTree tree, Set<String> embedded) {
        this.tree = tree;
        this.sources = new TreeSet<>(embedded);
    }

    /** A folder that is still to be looked at. */
    private record Folder(String path, boolean testData, int depth) {}

    /** What was found, with its bytes. */
    record Found(List<SourceFile> sources, List<SourceFile> licenses) {}

    /**
     * Looks through a module.
     *
     * @param embedded what its packages embed, which belongs to them whatever its name
     */
    static ModuleFiles of(SourceTree tree, Set<String> embedded) throws IOException {
        ModuleFiles files = new ModuleFiles(tree, embedded);
        files.open.push(new Folder("", false, 0));
        while (!files.open.isEmpty()) {
            files.look(files.open.pop());
        }
        return files;
    }

    private void look(Folder folder) throws IOException {
        if (++folders > Limits.FOLDERS || folder.depth() > Limits.DEPTH || sources.size() > Limits.FILES) {
            throw new Limits.Exceeded("more files or folders than a module has");
        }
        List<Entry> entries = tree.list(folder.path(), SourceTree.Wanted.ALL);
        boolean root = folder.path().isEmpty();
        if (!root && entries.stream().anyMatch(entry -> entry.name().equals(GoMod.NAME) && entry.kind() == Kind.FILE)) {
            return;
        }
        for (Entry entry : entries) {
            String path = SourceTree.join(folder.path(), entry.name());
            if (entry.kind() == Kind.FOLDER) {
                descend(folder, entry.name(), path);
            } else if (entry.kind().isReadable()) {
                if (folder.testData() || isSource(entry.name(), root)) {
                    sources.add(path);
                } else if (root && LICENSE.matcher(entry.name()).matches()) {
                    licenses.add(path);
                }
            }
        }
    }

    private void descend(Folder folder, String name, String path) {
        boolean skipped =
                name.equals("vendor") || (folder.testData() ? REPOSITORIES.contains(name) : FileNames.isHidden(name));
        if (!skipped) {
            open.push(new Folder(path, folder.testData() || name.equals(TEST_DATA), folder.depth() + 1));
        }
    }

    private static boolean isSource(String name, boolean root) {
        return FileNames.isCandidate(name)
                || (name.endsWith(".proto") && !FileNames.isHidden(name))
                || (root && (name.equals(GoMod.NAME) || name.equals("go.sum")));
    }

    /** The files of a folder on disk; links are followed to what is in it. */
    Found onDisk(Path root) throws IOException {
        Path real = root.toRealPath();
        return new Found(onDisk(root, real, sources), onDisk(root, real, licenses));
    }

    private List<SourceFile> onDisk(Path root, Path real, Set<String> paths) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String path : paths) {
            Path file = root.resolve(path);
            if (tree.kind(path) != Kind.LINK || file.toRealPath().startsWith(real)) {
                files.add(new SourceFile(path, ContentSource.of(file)));
            }
        }
        return files;
    }

    /** The files of a zip, which is opened again for each of them when it is packaged. */
    Found in(ModuleZip zip, Path file) {
        return new Found(in(zip, file, sources), in(zip, file, licenses));
    }

    private static List<SourceFile> in(ModuleZip zip, Path file, Set<String> paths) {
        List<SourceFile> files = new ArrayList<>();
        for (String path : paths) {
            Optional<ModuleZip.Entry> entry = zip.entry(path);
            entry.ifPresent(found -> files.add(new SourceFile(path, new ZippedContent(file, found))));
        }
        return files;
    }
}
