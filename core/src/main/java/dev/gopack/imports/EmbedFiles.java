package dev.gopack.imports;

import dev.gopack.imports.SourceTree.Entry;
import dev.gopack.imports.SourceTree.Kind;
import dev.gopack.module.ModulePath;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the files that the patterns of {@code //go:embed} name. */
// source: Go 1.26 cmd/go/internal/load/pkg.go, resolveEmbed
final class EmbedFiles {

    private static final Set<String> REPOSITORIES = Set.of(".bzr", ".hg", ".git", ".svn");

    private final SourceTree tree;
    private final String folder;
    private final Set<String> files = new TreeSet<>();
    private int seen;

    private EmbedFiles(SourceTree tree, String folder) {
        this.tree = tree;
        this.folder = folder;
    }

    /** Why a pattern cannot be used. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String problem) {
            super(problem, null, false, false);
        }
    }

    /** The package with the files that it embeds; with none and a problem if one pattern cannot be used. */
    static GoPackage resolve(GoPackage found, SourceTree tree, String folder) {
        if (found.embeds().patterns().isEmpty()) {
            return found;
        }
        EmbedFiles search = new EmbedFiles(tree, folder);
        for (String pattern : found.embeds().patterns()) {
            String problem = search.add(pattern);
            if (problem != null) {
                Finding finding = ImportRules.EMBED.finding("package " + found.importPath() + ", pattern "
                        + GopackException.quote(pattern) + ": " + problem);
                return found.with(found.embeds(), List.of(finding));
            }
        }
        return found.with(found.embeds().withFiles(List.copyOf(search.files)), List.of());
    }

    private @Nullable String add(String pattern) {
        boolean all = pattern.startsWith("all:");
        String glob = all ? pattern.substring("all:".length()) : pattern;
        List<String> parts = Arrays.asList(glob.split("/", -1));
        if (parts.stream().anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
            return "invalid pattern syntax";
        }
        try {
            boolean any = false;
            for (String match : matches(parts)) {
                any |= addMatch(match, all);
            }
            return any ? null : "no matching files found";
        } catch (Refused e) {
            return e.getMessage();
        } catch (IOException e) {
            return GopackException.reason(e);
        }
    }

    /** Paths below the package that fit a pattern, part by part. */
    private Collection<String> matches(List<String> parts) throws IOException, Refused {
        List<String> found = List.of("");
        for (String part : parts) {
            NamePattern pattern = NamePattern.parse(part);
            if (pattern == null) {
                throw new Refused("invalid pattern syntax");
            }
            List<String> next = new ArrayList<>();
            for (String path : found) {
                if (!NamePattern.isPattern(part)) {
                    next.add(SourceTree.join(path, part));
                } else if (isFolder(path)) {
                    for (Entry entry : list(path)) {
                        if (pattern.matches(entry.name())) {
                            next.add(SourceTree.join(path, entry.name()));
                        }
                    }
                }
            }
            found = next;
        }
        return found.stream().filter(path -> tree.kind(full(path)) != null).toList();
    }

    /** What is in a folder. Links can make a pattern meet the same folders again and again, without an end. */
    private List<Entry> list(String path) throws IOException {
        List<Entry> entries = tree.list(full(path), SourceTree.Wanted.ALL);
        seen += 1 + entries.size();
        if (seen > Limits.EMBED_NAMES) {
            throw new Limits.Exceeded("the patterns meet more than " + Limits.EMBED_NAMES + " names");
        }
        return entries;
    }

    private boolean isFolder(String path) {
        Kind kind = path.isEmpty() ? Kind.FOLDER : tree.kind(full(path));
        return kind == Kind.FOLDER || kind == Kind.FOLDER_LINK;
    }

    private String full(String path) {
        return SourceTree.join(folder, path);
    }

    private boolean addMatch(String match, boolean all) throws IOException, Refused {
        checkPath(match);
        Kind kind = tree.kind(full(match));
        if (kind == Kind.FILE) {
            add(match, 0);
            return true;
        }
        if (kind != Kind.FOLDER) {
            throw new Refused("cannot embed irregular file " + match);
        }
        int before = addFolder(match, all);
        if (before == 0) {
            throw new Refused("cannot embed directory " + match + ": contains no embeddable files");
        }
        return true;
    }

    private void checkPath(String match) throws Refused {
        for (String path = match; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            if (tree.kind(full(path + "/go.mod")) != null) {
                throw new Refused("cannot embed " + match + ": in different module");
            }
            if (!path.equals(match) && tree.kind(full(path)) != Kind.FOLDER) {
                throw new Refused("cannot embed " + match + ": in non-directory " + path);
            }
            if (isBadName(path.substring(path.lastIndexOf('/') + 1))) {
                throw new Refused("cannot embed " + match + ": invalid name in " + path);
            }
        }
    }

    /** Adds what is below a folder, hidden names only if all are wanted; the number of files. */
    private int addFolder(String start, boolean all) throws IOException, Refused {
        int count = 0;
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (tree.kind(full(path + "/go.mod")) != null) {
                continue;
            }
            for (Entry entry : list(path)) {
                String name = entry.name();
                boolean hidden = FileNames.isHidden(name);
                if (isBadName(name) || (hidden && !all)) {
                    if (!hidden && entry.kind() != Kind.FOLDER) {
                        throw new Refused("cannot embed file " + path + "/" + name + ": invalid name");
                    }
                } else if (entry.kind() == Kind.FOLDER) {
                    open.push(path + "/" + name);
                } else if (entry.kind() == Kind.FILE) {
                    add(path + "/" + name, open.size());
                    count++;
                }
            }
        }
        return count;
    }

    private void add(String file, int pending) throws Limits.Exceeded {
        if (files.size() + pending > Limits.EMBEDDED) {
            throw new Limits.Exceeded("more than " + Limits.EMBEDDED + " files");
        }
        files.add(file);
    }

    // source: Go 1.26 cmd/go/internal/load/pkg.go, isBadEmbedName
    private static boolean isBadName(String name) {
        return REPOSITORIES.contains(name) || ModulePath.problemOfFile(name).isPresent();
    }
}
