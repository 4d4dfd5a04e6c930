package dev.gopack.imports;

import dev.gopack.imports.SourceTree.Entry;
import dev.gopack.imports.SourceTree.Kind;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The folders of a module that can hold packages: what {@code ./...} looks at. */
// source: Go 1.26 cmd/go/internal/search, MatchDirs
final class ModuleWalk {

    private final SourceTree tree;
    private final IgnoredFolders ignored;
    private final Report.Collector problems;
    private final List<Folder> folders = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int seen;
    private int files;

    private ModuleWalk(SourceTree tree, IgnoredFolders ignored, Report.Collector problems) {
        this.tree = tree;
        this.ignored = ignored;
        this.problems = problems;
    }

    /**
     * A folder with Go files.
     *
     * @param path relative to the root
     * @param entries its source files
     */
    record Folder(String path, List<Entry> entries) {}

    /** A folder that is still to be looked at. */
    private record Open(String path, int depth) {}

    /**
     * All folders with Go files, sorted by path: without nested modules, {@code testdata}, {@code vendor}, names that
     * start with a dot or underline, and links. Problems with one folder do not keep the others from being found.
     */
    static List<Folder> folders(SourceTree tree, IgnoredFolders ignored, Report.Collector problems) {
        ModuleWalk walk = new ModuleWalk(tree, ignored, problems);
        walk.open.push(new Open("", 0));
        while (!walk.open.isEmpty()) {
            walk.step(walk.open.pop());
        }
        walk.folders.sort(Comparator.comparing(Folder::path));
        return walk.folders;
    }

    private void step(Open next) {
        if (++seen > Limits.FOLDERS || files > Limits.FILES) {
            problem(ImportRules.LIMIT, "", "more than " + Limits.FOLDERS + " folders or " + Limits.FILES + " files");
            open.clear();
            return;
        }
        try {
            look(next, tree.list(next.path(), SourceTree.Wanted.WALK));
        } catch (Limits.Exceeded e) {
            problem(ImportRules.LIMIT, next.path(), GopackException.reason(e));
        } catch (IOException e) {
            problem(ImportRules.UNREADABLE, next.path(), GopackException.reason(e));
        }
    }

    private void look(Open folder, List<Entry> entries) {
        if (!folder.path().isEmpty() && entries.stream().anyMatch(ModuleWalk::isModule)) {
            return;
        }
        List<Entry> sources = new ArrayList<>();
        boolean hasGo = false;
        for (Entry entry : entries) {
            if (entry.kind() == Kind.FOLDER) {
                descend(folder, entry.name());
            } else if (FileNames.isCandidate(entry.name())) {
                sources.add(entry);
                hasGo |= entry.name().endsWith(".go");
            }
        }
        if (hasGo) {
            files += sources.size();
            folders.add(new Folder(folder.path(), sources));
        }
    }

    private static boolean isModule(Entry entry) {
        return entry.name().equals("go.mod") && entry.kind() != Kind.FOLDER && entry.kind() != Kind.FOLDER_LINK;
    }

    private void descend(Open folder, String name) {
        String path = SourceTree.join(folder.path(), name);
        if (name.equals("testdata") || name.equals("vendor") || ignored.contains(path)) {
            return;
        }
        if (folder.depth() == Limits.DEPTH) {
            problem(ImportRules.LIMIT, path, "folders are nested more than " + Limits.DEPTH + " deep");
        } else {
            open.push(new Open(path, folder.depth() + 1));
        }
    }

    private void problem(Rule rule, String path, String message) {
        Finding finding = rule.finding(message);
        problems.add(finding.at(new SourcePosition(tree.describe(path), 1, 1)));
    }
}
