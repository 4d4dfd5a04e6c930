package dev.gopack.conformance;

import dev.gopack.imports.BuildContext;
import dev.gopack.imports.GoImport;
import dev.gopack.imports.GoPackage;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.ScanOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What go list says of packages, and what our scan says, both in one form: path, then field, then values. */
final class GoList {

    private static final List<String> FIELDS = List.of(
            "Name",
            "GoFiles",
            "CgoFiles",
            "IgnoredGoFiles",
            "InvalidGoFiles",
            "IgnoredOtherFiles",
            "CFiles",
            "CXXFiles",
            "MFiles",
            "HFiles",
            "FFiles",
            "SFiles",
            "SwigFiles",
            "SwigCXXFiles",
            "SysoFiles",
            "TestGoFiles",
            "XTestGoFiles",
            "Imports",
            "TestImports",
            "XTestImports",
            "EmbedPatterns",
            "EmbedFiles",
            "TestEmbedPatterns",
            "XTestEmbedPatterns");

    static final List<Platform> PLATFORMS = List.of(
            new Platform("linux", "amd64", true),
            new Platform("linux", "s390x", false),
            new Platform("windows", "amd64", false));

    static final Path GOROOT =
            Path.of(Tool.run("go", "env", "GOROOT").ok().out().strip());
    static final int MINOR = Integer.parseInt(Tool.run("go", "env", "GOVERSION")
            .ok()
            .out()
            .strip()
            .split("[.]")[1]
            .replaceAll("\\D.*", ""));

    /** What is only looked up in the packages that are asked for. */
    private static final Set<String> OF_PATTERNS_ALONE = Set.of("EmbedFiles");

    /** What is only known of packages whose files were all listed. */
    private static final Set<String> OF_WHOLE_PACKAGES = Set.of(
            "EmbedFiles",
            "IgnoredGoFiles",
            "IgnoredOtherFiles",
            "TestGoFiles",
            "XTestGoFiles",
            "TestImports",
            "XTestImports",
            "TestEmbedPatterns",
            "XTestEmbedPatterns");

    private GoList() {}

    /** A scan that follows imports into the module cache and the standard library. */
    static ScanOptions options() {
        return ScanOptions.withDependencies(ModuleOracle.cache()).withGoroot(GOROOT);
    }

    /** A platform's build, as a scan is told of it. */
    static BuildContext context(Platform platform) {
        return BuildContext.of(platform.goos(), platform.goarch()).withGo(MINOR).withCgo(platform.cgo());
    }

    /** A platform: GOOS, GOARCH, and whether with cgo. */
    record Platform(String goos, String goarch, boolean cgo) {

        Map<String, String> environment(String flags) {
            return Map.of(
                    "GOOS",
                    goos,
                    "GOARCH",
                    goarch,
                    "CGO_ENABLED",
                    cgo ? "1" : "0",
                    "GOFLAGS",
                    flags,
                    "GOPROXY",
                    "off",
                    "GOTOOLCHAIN",
                    "local");
        }
    }

    /**
     * Packages by path: those of the patterns with the files that they embed, dependencies without, and what is compiled
     * anew for a test under its own name alone.
     */
    static Map<String, Map<String, List<String>>> run(
            Path directory, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of("go", "list", "-e"));
        command.add("-json=ImportPath,DepOnly,ForTest,Module," + String.join(",", FIELDS));
        command.addAll(Arrays.asList(words));
        boolean tests = command.contains("-test=true");
        Map<String, Map<String, List<String>>> packages = new TreeMap<>();
        for (Map<String, List<String>> each :
                objects(Tool.run(directory, environment, command).ok().lines())) {
            boolean dependency = each.remove("DepOnly") != null;
            List<String> forTest = each.remove("ForTest");
            String path = withoutTest(each.remove("ImportPath").get(0));
            if (forTest != null && (path.equals(forTest.get(0)) || path.equals(forTest.get(0) + "_test"))) {
                continue;
            }
            if (dependency) {
                each.keySet().removeAll(tests ? OF_PATTERNS_ALONE : OF_WHOLE_PACKAGES);
            }
            each.computeIfPresent("Module", (key, lines) -> List.of(module(lines)));
            for (String field : List.of("Imports", "TestImports", "XTestImports")) {
                each.computeIfPresent(field, (key, values) -> paths(values.stream()));
            }
            // what has an error alone is not there, and main programs of tests are made up
            if (each.containsKey("Name") || each.keySet().stream().anyMatch(key -> key.endsWith("Files"))) {
                packages.putIfAbsent(path, each);
            }
        }
        packages.keySet()
                .removeIf(path -> path.endsWith(".test") && packages.containsKey(path.replaceAll("[.]test$", "")));
        return packages;
    }

    private static String withoutTest(String path) {
        int space = path.indexOf(" [");
        return space < 0 ? path : path.substring(0, space);
    }

    /** The standard library names what it vendors by another path, and only in its own packages. */
    private static List<String> paths(Stream<String> paths) {
        return paths.map(GoList::withoutTest)
                .map(path -> path.startsWith("vendor/") ? path.substring("vendor/".length()) : path)
                .sorted()
                .distinct()
                .toList();
    }

    /** Members of Go's objects that are texts or lists of texts, from JSON that is indented by tabs; lines of others. */
    private static List<Map<String, List<String>>> objects(List<String> lines) {
        List<Map<String, List<String>>> objects = new ArrayList<>();
        List<String> open = new ArrayList<>();
        boolean isObject = false;
        for (String line : lines) {
            if (line.equals("{")) {
                objects.add(new HashMap<>());
            } else if (line.startsWith("\t\t")) {
                open.add(isObject ? line.substring(2) : text(line));
            } else if (line.startsWith("\t\"")) {
                String[] parts = line.strip().split(": ", 2);
                open = new ArrayList<>();
                isObject = parts[1].startsWith("{");
                if (!isObject && !parts[1].startsWith("[")) {
                    open.add(text(parts[1]));
                }
                objects.get(objects.size() - 1).put(text(parts[0]), open);
            }
        }
        return objects;
    }

    /** A module in one line: path, version, and what replaces it. */
    private static String module(List<String> lines) {
        String replacement = reference(lines, "\t");
        return reference(lines, "") + (replacement.isEmpty() ? "" : " => " + replacement);
    }

    private static String reference(List<String> lines, String indent) {
        String path = "";
        String version = "";
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            path = parts[0].equals(indent + "\"Path\"") ? text(parts[1]) : path;
            version = parts[0].equals(indent + "\"Version\"") ? "@" + text(parts[1]) : version;
        }
        return path + version;
    }

    private static String text(String json) {
        String value = json.strip();
        value = value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
        if (value.startsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        if (value.contains("\\")) {
            value = value.replace("\\u003c", "<")
                    .replace("\\u003e", ">")
                    .replace("\\u0026", "&")
                    .replace("\\\"", "\"")
                    .replace("\\\\", "\\");
        }
        return value;
    }

    /**
     * A scan in the same form.
     *
     * @param tests whether it looked at the tests
     */
    static Map<String, Map<String, List<String>>> of(ImportScan scan, boolean tests) {
        Map<String, Map<String, List<String>>> packages = new TreeMap<>();
        scan.packages().forEach(each -> packages.put(each.importPath(), fields(each)));
        scan.dependencies().forEach(each -> {
            Map<String, List<String>> fields = fields(each);
            fields.keySet().removeAll(tests ? OF_PATTERNS_ALONE : OF_WHOLE_PACKAGES);
            packages.put(each.importPath(), fields);
        });
        return packages;
    }

    static Map<String, Map<String, List<String>>> of(ImportScan scan) {
        return of(scan, false);
    }

    private static Map<String, List<String>> fields(GoPackage each) {
        Map<String, List<String>> fields = new HashMap<>(each.files().otherFiles());
        each.module().ifPresent(module -> fields.put("Module", List.of(module.toString())));
        fields.put("Name", each.name().isEmpty() ? List.of() : List.of(each.name()));
        fields.put("GoFiles", each.files().goFiles());
        fields.put("CgoFiles", each.files().cgoFiles());
        fields.put("IgnoredGoFiles", each.files().ignoredGoFiles());
        fields.put("InvalidGoFiles", each.files().invalidGoFiles());
        fields.put("TestGoFiles", each.files().testGoFiles());
        fields.put("XTestGoFiles", each.files().xTestGoFiles());
        fields.put("Imports", paths(each.imports()));
        fields.put("TestImports", paths(each.testImports()));
        fields.put("XTestImports", paths(each.xTestImports()));
        fields.put("EmbedPatterns", each.embeds().patterns());
        fields.put("EmbedFiles", each.embeds().files());
        fields.put("TestEmbedPatterns", each.embeds().testPatterns());
        fields.put("XTestEmbedPatterns", each.embeds().xTestPatterns());
        fields.values().removeIf(List::isEmpty);
        return fields;
    }

    private static List<String> paths(List<GoImport> imports) {
        return imports.stream().map(GoImport::path).toList();
    }

    /** Where two answers differ, a line each; nothing if they are equal. */
    static List<String> differences(
            Map<String, Map<String, List<String>>> go, Map<String, Map<String, List<String>>> ours) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(go.keySet());
        paths.addAll(ours.keySet());
        for (String path : paths) {
            Map<String, List<String>> left = go.getOrDefault(path, Map.of("Only", List.of("ours")));
            Map<String, List<String>> right = ours.getOrDefault(path, Map.of("Only", List.of("go's")));
            TreeSet<String> fields = new TreeSet<>(left.keySet());
            fields.addAll(right.keySet());
            for (String field : fields) {
                if (!left.getOrDefault(field, List.of()).equals(right.getOrDefault(field, List.of()))) {
                    differences.add(path + " " + field + ": go " + left.get(field) + ", ours " + right.get(field));
                }
            }
        }
        return differences;
    }
}
