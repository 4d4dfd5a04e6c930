package dev.gopack.imports;

import dev.gopack.report.Finding;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.Rule;
import dev.gopack.report.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the package in one folder: which file is in which list, and what the files import. */
// source: Go 1.26 go/build/build.go, Context.Import
final class PackageReader {

    private static final int BUFFER = 1 << 13;

    // source: Go 1.26 cmd/go/internal/load/pkg.go: what a build without cgo has no use for
    private static final Set<String> ONLY_WITH_CGO =
            Set.of("CFiles", "CXXFiles", "MFiles", "SwigFiles", "SwigCXXFiles");

    private final SourceTree tree;
    private final String folder;
    private final BuildContext context;
    private final byte[] buffer = new byte[BUFFER];

    private final Lists lists = new Lists();
    private final List<String> assembler = new ArrayList<>();
    private final Map<String, GoImport> imports = new TreeMap<>();
    private final Map<String, GoImport> testImports = new TreeMap<>();
    private final Map<String, GoImport> xTestImports = new TreeMap<>();
    private final Map<String, SourcePosition> embeds = new TreeMap<>();
    private final Map<String, SourcePosition> testEmbeds = new TreeMap<>();
    private final Map<String, SourcePosition> xTestEmbeds = new TreeMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private String name = "";
    private String firstFile = "";
    private String source = "";

    private PackageReader(SourceTree tree, String folder, BuildContext context) {
        this.tree = tree;
        this.folder = folder;
        this.context = context;
    }

    /** Lists that grow. */
    private static final class Lists {
        final List<String> go = new ArrayList<>();
        final List<String> cgo = new ArrayList<>();
        final List<String> test = new ArrayList<>();
        final List<String> xTest = new ArrayList<>();
        final List<String> ignored = new ArrayList<>();
        final List<String> invalid = new ArrayList<>();
        final Map<String, List<String>> other = new TreeMap<>();

        void other(String list, String file) {
            other.computeIfAbsent(list, key -> new ArrayList<>()).add(file);
        }
    }

    /**
     * What is in a folder. Nothing that stands there makes this fail: problems are part of the package.
     *
     * @param entries the source files in the folder
     * @param importPath how others import it
     * @param owner the module, or null for the standard library
     */
    static GoPackage read(
            SourceTree tree,
            String folder,
            List<SourceTree.Entry> entries,
            BuildContext context,
            String importPath,
            @Nullable ModuleIdentity owner) {
        return new PackageReader(tree, folder, context).read(entries, importPath, owner);
    }

    private GoPackage read(List<SourceTree.Entry> entries, String importPath, @Nullable ModuleIdentity owner) {
        for (SourceTree.Entry entry : entries) {
            boolean isFolder = entry.kind() == SourceTree.Kind.FOLDER || entry.kind() == SourceTree.Kind.FOLDER_LINK;
            if (!isFolder && FileNames.isCandidate(entry.name())) {
                file(entry);
            }
        }
        finish();
        return result(importPath, owner);
    }

    private void file(SourceTree.Entry entry) {
        String file = entry.name();
        boolean isGo = file.endsWith(".go");
        if (!FileNames.fits(file, context)) {
            leaveOut(file, isGo);
        } else if (!isGo && FileNames.extension(file).equals(".syso")) {
            lists.other("SysoFiles", file);
        } else if (!entry.kind().isReadable()) {
            invalid(file, isGo, ImportRules.UNREADABLE, 1, "is not a regular file");
        } else {
            try (InputStream in = tree.open(SourceTree.join(folder, file))) {
                if (isGo) {
                    goFile(file, HeaderReader.read(in, buffer));
                } else {
                    otherFile(file, HeaderReader.readComments(in, buffer));
                }
            } catch (FormatException e) {
                invalid(file, isGo, ImportRules.UNREADABLE, 1, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                invalid(file, isGo, ImportRules.UNREADABLE, 1, GopackException.reason(e));
            }
        }
    }

    private void leaveOut(String file, boolean isGo) {
        if (isGo) {
            lists.ignored.add(file);
        } else {
            lists.other(FileNames.IGNORED_OTHER, file);
        }
    }

    private void invalid(String file, boolean isGo, Rule rule, int line, String message) {
        if (!isGo) {
            leaveOut(file, false);
            return;
        }
        problem(rule, SourceTree.join(folder, file), line, message);
        if (lists.invalid.isEmpty()
                || !lists.invalid.get(lists.invalid.size() - 1).equals(file)) {
            lists.invalid.add(file);
        }
    }

    private void problem(Rule rule, String path, int line, String message) {
        if (problems.size() < HeaderReader.MOST_IMPORTS) {
            problems.add(rule.finding(message).at(new SourcePosition(tree.describe(path), line, 1)));
        }
    }

    private void otherFile(String file, SourceHeader header) {
        boolean fits;
        try {
            // a comment that is not closed hides the constraints from Go
            fits = header.problem() != null || header.fits(context::matches);
        } catch (BuildConstraint.Malformed e) {
            fits = false;
        }
        if (!fits) {
            leaveOut(file, false);
        } else if (file.endsWith(".S") || file.endsWith(".sx")) {
            assembler.add(file);
        } else {
            FileNames.listOf(file).ifPresent(list -> lists.other(list, file));
        }
    }

    private void goFile(String file, SourceHeader header) {
        SourceHeader.Problem problem = header.problem();
        if (problem != null && problem.unreadable()) {
            invalid(file, true, ImportRules.SYNTAX, problem.line(), problem.text());
            return;
        }
        try {
            if (!header.fits(context::matches)) {
                lists.ignored.add(file);
                return;
            }
        } catch (BuildConstraint.Malformed e) {
            invalid(file, true, ImportRules.CONSTRAINT, 1, String.valueOf(e.getMessage()));
            return;
        }
        if (problem != null) {
            invalid(file, true, ImportRules.SYNTAX, problem.line(), problem.text());
        }
        if (header.packageName().equals("documentation")) {
            lists.ignored.add(file);
            return;
        }
        boolean isTest = FileNames.isTest(file);
        boolean isXTest = isTest
                && header.packageName().endsWith("_test")
                && !header.packageName().equals(name);
        checkName(file, header.packageName(), isXTest);
        sort(file, header, isTest, isXTest);
    }

    private void checkName(String file, String declared, boolean isXTest) {
        String wanted = isXTest ? declared.substring(0, declared.length() - "_test".length()) : declared;
        if (name.isEmpty()) {
            name = wanted;
            firstFile = file;
        } else if (!wanted.equals(name)) {
            String message = "found packages " + name + " (" + firstFile + ") and " + wanted + " (" + file + ")";
            invalid(file, true, ImportRules.PACKAGE_NAMES, 1, message);
        }
    }

    private void sort(String file, SourceHeader header, boolean isTest, boolean isXTest) {
        boolean usesC = header.imports("C");
        if (usesC && isTest) {
            invalid(file, true, ImportRules.CGO_IN_TEST, 1, "use of cgo in a test");
        }
        if (usesC && !isTest && !context.cgo()) {
            lists.ignored.add(file);
        } else if (isXTest) {
            lists.xTest.add(file);
            record(file, header, xTestImports, xTestEmbeds);
        } else if (isTest) {
            lists.test.add(file);
            record(file, header, testImports, testEmbeds);
        } else {
            (usesC ? lists.cgo : lists.go).add(file);
            record(file, header, imports, embeds);
        }
    }

    private void record(
            String file, SourceHeader header, Map<String, GoImport> into, Map<String, SourcePosition> patterns) {
        source = "";
        for (SourceHeader.Place place : header.imports()) {
            if (!into.containsKey(place.text())) {
                into.put(place.text(), new GoImport(place.text(), position(file, place)));
            }
        }
        for (SourceHeader.Place place : header.embeds()) {
            patterns.computeIfAbsent(place.text(), key -> position(file, place));
        }
    }

    private SourcePosition position(String file, SourceHeader.Place place) {
        if (source.isEmpty()) {
            source = tree.describe(SourceTree.join(folder, file));
        }
        return new SourcePosition(source, place.line(), place.column());
    }

    private void finish() {
        // source: Go 1.26 go/build/build.go: only a C compiler reads assembler that the preprocessor changes
        for (String file : assembler) {
            lists.other(lists.cgo.isEmpty() ? FileNames.IGNORED_OTHER : "SFiles", file);
        }
        if (!context.cgo()) {
            lists.other.keySet().removeAll(ONLY_WITH_CGO);
        }
        lists.other.values().forEach(list -> list.sort(null));
    }

    private GoPackage result(String importPath, @Nullable ModuleIdentity owner) {
        PackageFiles files = new PackageFiles(
                lists.go, lists.cgo, lists.test, lists.xTest, lists.ignored, lists.invalid, lists.other);
        Embeds patterns = new Embeds(
                List.copyOf(embeds.keySet()),
                List.of(),
                List.copyOf(testEmbeds.keySet()),
                List.copyOf(xTestEmbeds.keySet()));
        return new GoPackage(
                importPath,
                tree.describe(folder),
                name,
                files,
                List.copyOf(imports.values()),
                List.copyOf(testImports.values()),
                List.copyOf(xTestImports.values()),
                patterns,
                owner,
                problems);
    }
}
