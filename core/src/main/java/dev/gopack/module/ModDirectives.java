package dev.gopack.module;

import dev.gopack.module.ModStatements.Statement;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The arguments of directives that {@code go.mod} and {@code go.work} share. // source: x/mod modfile/rule.go */
final class ModDirectives {

    private static final Pattern GO =
            Pattern.compile("([1-9][0-9]*)\\.(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))?([a-z]+[0-9]+)?");
    private static final Pattern TOOLCHAIN = Pattern.compile("default|go1(\\..*)?", Pattern.DOTALL);

    private final String file;

    ModDirectives(String file) {
        this.file = file;
    }

    FormatException broken(Statement statement, String problem) {
        return new FormatException(
                file,
                statement.offset(),
                "line " + statement.line() + ": " + TextLines.shown(statement.verb() + ": " + problem));
    }

    /** The only argument. */
    String only(Statement statement, String what) {
        if (statement.words().size() != 1) {
            throw broken(statement, "needs " + what + " and nothing else");
        }
        return statement.words().get(0);
    }

    String go(Statement statement) {
        String version = only(statement, "a version");
        if (!isGo(version)) {
            throw broken(statement, GopackException.quote(version) + " is not of the form 1.23.0");
        }
        return version;
    }

    static boolean isGo(String version) {
        return GO.matcher(version).matches();
    }

    String toolchain(Statement statement) {
        String name = only(statement, "a toolchain");
        if (!TOOLCHAIN.matcher(name).matches()) {
            throw broken(statement, GopackException.quote(name) + " is neither of the form go1.23.0 nor default");
        }
        return name;
    }

    GoMod.Godebug godebug(Statement statement) {
        String setting = only(statement, "key=value");
        int equals = setting.indexOf('=');
        if (equals < 0 || setting.chars().anyMatch(c -> "\"`',".indexOf(c) >= 0)) {
            throw broken(statement, GopackException.quote(setting) + " is not of the form key=value");
        }
        return new GoMod.Godebug(setting.substring(0, equals), setting.substring(equals + 1), statement.line());
    }

    /** A word's value. Of the ways to quote, only double quotes are allowed. */
    String value(Statement statement, String word) {
        if (word.startsWith("\"")) {
            return GoStrings.unquote(word)
                    .orElseThrow(() -> broken(statement, "not a string of Go: " + GopackException.quote(word)));
        }
        if (word.chars().anyMatch(c -> "\"'`".indexOf(c) >= 0)) {
            throw broken(statement, "only double quotes quote, and whole words: " + GopackException.quote(word));
        }
        return word;
    }

    /** A version in its canonical form. */
    String version(Statement statement, String word) {
        String version = value(statement, word);
        return ModuleVersion.parse(version)
                .map(ModuleVersion::canonical)
                .orElseThrow(() ->
                        broken(statement, GopackException.quote(version) + " is not a version of the form v1.2.3"));
    }

    /** A module path with the version that it may have. */
    ModuleRef module(Statement statement, String pathWord, String versionWord) {
        String path = value(statement, pathWord);
        String version = version(statement, versionWord);
        checkMajor(statement, path, Optional.of(version));
        return new ModuleRef(path, version);
    }

    private void checkMajor(Statement statement, String path, Optional<String> version) {
        ModulePath.Major major = ModulePath.splitMajor(path)
                .orElseThrow(() -> broken(
                        statement,
                        "the end of the module path " + GopackException.quote(path)
                                + " looks like a major version and is none"));
        if (version.isPresent() && !ModuleVersion.of(version.get()).fits(major.suffix())) {
            throw broken(
                    statement,
                    GopackException.quote(path) + " cannot have version " + version.get() + ", but only "
                            + (major.suffix().isEmpty()
                                    ? "v0 and v1"
                                    : major.suffix().substring(1)));
        }
    }

    GoMod.Replace replace(Statement statement) {
        List<String> words = statement.words();
        int arrow = words.size() >= 2 && words.get(1).equals("=>") ? 1 : 2;
        int after = words.size() - arrow - 1;
        if (after < 1 || after > 2 || !words.get(arrow).equals("=>")) {
            throw broken(statement, "needs path [version] => path version, or => ./directory");
        }
        String path = value(statement, words.get(0));
        checkMajor(statement, path, Optional.empty());
        ModuleRef old = arrow == 1 ? new ModuleRef(path, "") : module(statement, words.get(0), words.get(1));
        String by = value(statement, words.get(arrow + 1));
        if (after == 1) {
            checkDirectory(statement, by);
            return new GoMod.Replace(old, new ModuleRef(by, ""), statement.line());
        }
        String version = version(statement, words.get(arrow + 2));
        if (isDirectory(by)) {
            throw broken(statement, "the directory " + GopackException.quote(by) + " cannot have a version");
        }
        return new GoMod.Replace(old, new ModuleRef(by, version), statement.line());
    }

    private void checkDirectory(Statement statement, String path) {
        if (!isDirectory(path)) {
            throw broken(
                    statement,
                    GopackException.quote(path)
                            + " has no version and is no directory, which starts with / or ./ or ../");
        }
        if (path.indexOf('\\') >= 0) {
            throw broken(statement, "the directory " + GopackException.quote(path) + " is written as on Windows");
        }
    }

    /** True for a path in the file system of any system. // source: modfile/rule.go IsDirectoryPath */
    static boolean isDirectory(String path) {
        return path.equals(".")
                || path.equals("..")
                || List.of("./", "../", ".\\", "..\\", "/", "\\").stream().anyMatch(path::startsWith)
                || (path.length() > 1 && Digits.isLetter(path.charAt(0)) && path.charAt(1) == ':');
    }
}
