package dev.gopack.imports;

import java.util.Map;
import java.util.Optional;

/** What a file's name says about its place in a package. */
final class FileNames {

    /** The key of a list of files that a build leaves out and that are not Go. */
    static final String IGNORED_OTHER = "IgnoredOtherFiles";

    // source: Go 1.26 go/build/build.go, fileListForExt; the values are the names in go list -json
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry(".c", "CFiles"),
            Map.entry(".cc", "CXXFiles"),
            Map.entry(".cpp", "CXXFiles"),
            Map.entry(".cxx", "CXXFiles"),
            Map.entry(".m", "MFiles"),
            Map.entry(".h", "HFiles"),
            Map.entry(".hh", "HFiles"),
            Map.entry(".hpp", "HFiles"),
            Map.entry(".hxx", "HFiles"),
            Map.entry(".f", "FFiles"),
            Map.entry(".F", "FFiles"),
            Map.entry(".for", "FFiles"),
            Map.entry(".f90", "FFiles"),
            Map.entry(".s", "SFiles"),
            Map.entry(".S", "SFiles"),
            Map.entry(".sx", "SFiles"),
            Map.entry(".swig", "SwigFiles"),
            Map.entry(".swigcxx", "SwigCXXFiles"),
            Map.entry(".syso", "SysoFiles"));

    private FileNames() {}

    /** The last dot and what follows, or nothing. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** The list that a file other than Go's belongs to by its name. */
    static Optional<String> listOf(String name) {
        return Optional.ofNullable(LISTS.get(extension(name)));
    }

    /** Whether a build looks at the file at all. */
    static boolean isCandidate(String name) {
        return !isHidden(name) && (name.endsWith(".go") || LISTS.containsKey(extension(name)));
    }

    /** Whether Go passes over the name: editors and tools have such files. */
    static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }

    /** Whether only tests compile the file. */
    static boolean isTest(String name) {
        return name.endsWith("_test.go");
    }

    /** Whether the platform at the end of the name, if there is one, is that of the build. */
    // source: Go 1.26 go/build/build.go, goodOSArchFile
    static boolean fits(String name, BuildContext context) {
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        int first = stem.indexOf('_');
        if (first < 0) {
            return true;
        }
        String[] words = stem.substring(first).split("_", -1);
        int count = words.length;
        if (words[count - 1].equals("test")) {
            count--;
        }
        String last = words[count - 1];
        String before = count >= 2 ? words[count - 2] : "";
        if (Platforms.isSystem(before) && Platforms.isArchitecture(last)) {
            return context.matches(before) && context.matches(last);
        }
        return (!Platforms.isSystem(last) && !Platforms.isArchitecture(last)) || context.matches(last);
    }
}
