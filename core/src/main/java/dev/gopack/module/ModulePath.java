package dev.gopack.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rules for module paths, import paths, and the names of files in modules. // source: x/mod module/module.go
 */
public final class ModulePath {

    private static final String GOPKG = "gopkg.in/";
    private static final String UNSTABLE = "-unstable";
    private static final String FILE_PUNCTUATION = "!#$%&()+,-.=@[]^_{}~ ";
    private static final Set<String> WINDOWS_NAMES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /**
     * A module path in two parts.
     *
     * @param prefix the path without its end
     * @param suffix the end that names the major version: {@code /v2}, {@code .v3}, {@code .v1-unstable}, or nothing
     */
    public record Major(String prefix, String suffix) {}

    private enum Kind {
        MODULE,
        IMPORT,
        FILE
    }

    private ModulePath() {}

    /** What is wrong with a module path, for one that the go command could fetch; empty if nothing is. */
    public static Optional<String> problemOf(String path) {
        Optional<String> problem = problemOf(path, Kind.MODULE);
        if (problem.isPresent()) {
            return problem;
        }
        String first = path.substring(0, path.indexOf('/') < 0 ? path.length() : path.indexOf('/'));
        if (first.indexOf('.') < 0) {
            return Optional.of("the first element has no dot");
        }
        if (!first.chars().allMatch(c -> c == '-' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))) {
            return Optional.of("the first element has a character that no host has");
        }
        return splitMajor(path).isEmpty()
                ? Optional.of("the end looks like a major version and is none")
                : Optional.empty();
    }

    /** What is wrong with an import path; empty if nothing is. */
    public static Optional<String> problemOfImport(String path) {
        return problemOf(path, Kind.IMPORT);
    }

    /** What is wrong with the name of a file in a module; empty if nothing is. */
    public static Optional<String> problemOfFile(String path) {
        return problemOf(path, Kind.FILE);
    }

    private static Optional<String> problemOf(String path, Kind kind) {
        if (path.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (kind != Kind.FILE && path.charAt(0) == '-') {
            return Optional.of("it starts with a hyphen");
        }
        for (String element : path.split("/", -1)) {
            Optional<String> problem = problemOfElement(element, kind);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problemOfElement(String element, Kind kind) {
        if (element.isEmpty()) {
            return Optional.of("it has a slash at one end, or two in a row");
        }
        if (element.endsWith(".")) {
            return Optional.of("an element ends with a dot");
        }
        if (kind == Kind.MODULE && element.startsWith(".")) {
            return Optional.of("an element starts with a dot");
        }
        if (!element.codePoints().allMatch(c -> mayStand(c, kind))) {
            return Optional.of("an element has a character that is not allowed");
        }
        int dot = element.indexOf('.');
        String stem = dot < 0 ? element : element.substring(0, dot);
        if (WINDOWS_NAMES.contains(stem.toLowerCase(Locale.ROOT))) {
            return Optional.of("an element is the name of a device on Windows");
        }
        int tilde = stem.lastIndexOf('~');
        return kind != Kind.FILE && tilde >= 0 && Digits.areAll(stem.substring(tilde + 1))
                ? Optional.of("an element ends with a tilde and digits")
                : Optional.empty();
    }

    private static boolean mayStand(int c, Kind kind) {
        if (c > 0x7f) {
            return kind == Kind.FILE && Character.isLetter(c);
        }
        if (Digits.isDigit((char) c) || Digits.isLetter((char) c)) {
            return true;
        }
        return switch (kind) {
            case MODULE -> "-._~".indexOf(c) >= 0;
            case IMPORT -> "-._~+".indexOf(c) >= 0;
            case FILE -> FILE_PUNCTUATION.indexOf(c) >= 0;
        };
    }

    /** Divides a module path; empty if its end looks like a major version and is none, such as {@code /v1}. */
    public static Optional<Major> splitMajor(String path) {
        if (path.startsWith(GOPKG)) {
            return splitGopkg(path);
        }
        int at = path.length();
        while (at > 0 && (Digits.isDigit(path.charAt(at - 1)) || path.charAt(at - 1) == '.')) {
            at--;
        }
        if (at <= 1 || at == path.length() || path.charAt(at - 1) != 'v' || path.charAt(at - 2) != '/') {
            return Optional.of(new Major(path, ""));
        }
        String number = path.substring(at);
        if (number.indexOf('.') >= 0 || number.startsWith("0") || number.equals("1")) {
            return Optional.empty();
        }
        return Optional.of(new Major(path.substring(0, at - 2), path.substring(at - 2)));
    }

    private static Optional<Major> splitGopkg(String path) {
        int end = path.endsWith(UNSTABLE) ? path.length() - UNSTABLE.length() : path.length();
        int at = end;
        while (at > 0 && Digits.isDigit(path.charAt(at - 1))) {
            at--;
        }
        boolean form = at > 1 && at < end && path.charAt(at - 1) == 'v' && path.charAt(at - 2) == '.';
        if (!form || (path.charAt(at) == '0' && !path.substring(at - 2).equals(".v0"))) {
            return Optional.empty();
        }
        return Optional.of(new Major(path.substring(0, at - 2), path.substring(at - 2)));
    }

    /**
     * A path as the module cache and proxies have it: a capital letter is an exclamation mark and the small letter.
     *
     * @throws IllegalArgumentException if it is no module path
     */
    public static String escape(String path) {
        problemOf(path).ifPresent(problem -> {
            throw new IllegalArgumentException("not a module path, " + problem + ": " + path);
        });
        return escaped(path);
    }

    /**
     * A version as the module cache has it.
     *
     * @throws IllegalArgumentException if it cannot be the name of a file
     */
    public static String escapeVersion(String version) {
        if (problemOfElement(version, Kind.FILE).isPresent() || version.indexOf('!') >= 0 || !isAscii(version)) {
            throw new IllegalArgumentException("not a version: " + version);
        }
        return escaped(version);
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                result.append('!').append((char) (c + 'a' - 'A'));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** The module path that is escaped so; empty if none is. */
    public static Optional<String> unescape(String escaped) {
        return unescaped(escaped).filter(path -> problemOf(path).isEmpty());
    }

    /** The version that is escaped so; empty if none is. */
    public static Optional<String> unescapeVersion(String escaped) {
        return unescaped(escaped)
                .filter(version -> problemOfElement(version, Kind.FILE).isEmpty());
    }

    private static Optional<String> unescaped(String escaped) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '!') {
                i++;
                if (i == escaped.length() || escaped.charAt(i) < 'a' || escaped.charAt(i) > 'z') {
                    return Optional.empty();
                }
                result.append((char) (escaped.charAt(i) - 'a' + 'A'));
            } else if (c > 0x7f || (c >= 'A' && c <= 'Z')) {
                return Optional.empty();
            } else {
                result.append(c);
            }
        }
        return Optional.of(result.toString());
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c <= 0x7f);
    }

    /** True if a package of this import path may be in the module: the module's path, or below it. */
    public static boolean mayContain(String modulePath, String importPath) {
        return importPath.startsWith(modulePath)
                && (importPath.length() == modulePath.length() || importPath.charAt(modulePath.length()) == '/');
    }

    /**
     * Those of the modules whose paths begin the import path, the longest first. The first that has a directory for the
     * package is the one that Go takes; this cannot look. // docs: Go Modules Reference, resolving a package to a module
     */
    public static List<String> candidates(Set<String> modulePaths, String importPath) {
        List<String> found = new ArrayList<>();
        int end = importPath.length();
        while (end > 0) {
            String prefix = importPath.substring(0, end);
            if (modulePaths.contains(prefix)) {
                found.add(prefix);
            }
            end = importPath.lastIndexOf('/', end - 1);
        }
        return List.copyOf(found);
    }
}
