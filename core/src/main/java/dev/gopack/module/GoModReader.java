package dev.gopack.module;

import dev.gopack.module.ModStatements.Statement;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code go.mod}, and keeps what it said. // source: x/mod modfile/rule.go parseToFile, add */
final class GoModReader {

    private static final Set<String> BLOCKS =
            Set.of("module", "godebug", "require", "exclude", "replace", "retract", "tool", "ignore");
    private static final Set<String> FOR_DEPENDENCIES = Set.of("go", "module", "retract", "require", "ignore");
    private static final Pattern LAX_GO =
            Pattern.compile("v?(([1-9][0-9]*)\\.(0|[1-9][0-9]*))([^0-9].*)", Pattern.DOTALL);
    private static final String DEPRECATED = "Deprecated:";

    private final String file;
    private final boolean strict;
    private final ModDirectives directives;

    @Nullable
    String module;

    int moduleLine;
    String deprecated = "";

    @Nullable
    String go;

    int goLine;

    @Nullable
    String toolchain;

    int toolchainLine;
    final List<GoMod.Require> requires = new ArrayList<>();
    final Map<ModuleRef, GoMod.Exclude> excludes = new LinkedHashMap<>();
    final Map<ModuleRef, GoMod.Replace> replaces = new LinkedHashMap<>();
    final List<GoMod.Retract> retracts = new ArrayList<>();
    final Map<String, GoMod.Tool> tools = new LinkedHashMap<>();
    final Map<String, GoMod.Ignore> ignores = new LinkedHashMap<>();
    final List<GoMod.Godebug> godebugs = new ArrayList<>();

    GoModReader(String file, boolean strict) {
        this.file = file;
        this.strict = strict;
        this.directives = new ModDirectives(file);
    }

    GoMod read(byte[] text) {
        ModStatements.read(new ModLexer(file, text), BLOCKS::contains, strict, this::add);
        return new GoMod(this);
    }

    private void add(Statement statement) {
        if (!strict && !FOR_DEPENDENCIES.contains(statement.verb())) {
            return;
        }
        int line = statement.line();
        switch (statement.verb()) {
            case "module" -> module(statement);
            case "go" -> go(statement);
            case "toolchain" -> {
                checkFirst(statement, toolchain);
                toolchain = directives.toolchain(statement);
                toolchainLine = line;
            }
            case "godebug" -> godebugs.add(directives.godebug(statement));
            case "require" ->
                requires.add(new GoMod.Require(required(statement), isIndirect(statement.suffix()), line));
            case "exclude" -> {
                ModuleRef excluded = required(statement);
                excludes.putIfAbsent(excluded, new GoMod.Exclude(excluded, line));
            }
            case "replace" -> addLast(replaces, directives.replace(statement));
            case "retract" -> retract(statement);
            case "tool" -> {
                String path = path(statement);
                tools.putIfAbsent(path, new GoMod.Tool(path, line));
            }
            case "ignore" -> {
                String path = path(statement);
                ignores.putIfAbsent(path, new GoMod.Ignore(path, line));
            }
            default ->
                throw directives.broken(statement, "unknown directive " + GopackException.quote(statement.verb()));
        }
    }

    /** A later replacement takes the place of an earlier one. */
    static void addLast(Map<ModuleRef, GoMod.Replace> replaces, GoMod.Replace replace) {
        replaces.remove(replace.old());
        replaces.put(replace.old(), replace);
    }

    private void checkFirst(Statement statement, @Nullable String known) {
        if (known != null) {
            throw directives.broken(statement, "stands here a second time");
        }
    }

    private String path(Statement statement) {
        return directives.value(statement, directives.only(statement, "a path"));
    }

    private void module(Statement statement) {
        checkFirst(statement, module);
        module = path(statement);
        moduleLine = statement.line();
        deprecated = deprecation(statement.explanation());
    }

    private void go(Statement statement) {
        checkFirst(statement, go);
        if (!strict && statement.words().size() == 1) {
            Matcher lax = LAX_GO.matcher(statement.words().get(0));
            if (lax.matches() && !ModDirectives.isGo(statement.words().get(0))) {
                go = lax.group(1);
                goLine = statement.line();
                return;
            }
        }
        go = directives.go(statement);
        goLine = statement.line();
    }

    private ModuleRef required(Statement statement) {
        if (statement.words().size() != 2) {
            throw directives.broken(statement, "needs a module path and a version");
        }
        return directives.module(
                statement, statement.words().get(0), statement.words().get(1));
    }

    /** A comment that starts with the word alone, or with the word, a semicolon and more. */
    private static boolean isIndirect(String suffix) {
        if (suffix.isEmpty()) {
            return false;
        }
        List<String> words = GoStrings.fields(suffix.substring(2), 1);
        return !words.isEmpty() && words.get(0).equals(words.size() == 1 ? "indirect" : "indirect;");
    }

    private void retract(Statement statement) {
        List<String> words = statement.words();
        boolean interval = !words.isEmpty() && words.get(0).equals("[");
        int length = interval ? 5 : 1;
        boolean wellFormed = words.size() >= length
                && (!interval || (words.get(2).equals(",") && words.get(4).equals("]")))
                && !words.get(0).equals("(");
        if (!wellFormed || (strict && words.size() > length)) {
            if (strict) {
                throw directives.broken(statement, "needs a version, or [first, last]");
            }
            return;
        }
        try {
            // Go takes the versions of its own module as they are until it needs them.
            String low = directives.value(statement, words.get(interval ? 1 : 0));
            String high = interval ? directives.value(statement, words.get(3)) : low;
            retracts.add(new GoMod.Retract(low, high, statement.explanation(), statement.line()));
        } catch (FormatException e) {
            // Go may learn other ways to write it, and a dependency's cannot be our concern.
            if (strict) {
                throw e;
            }
        }
    }

    /** The first paragraph that starts with the word, without it. */
    private static String deprecation(String comments) {
        int at = comments.startsWith(DEPRECATED) ? 0 : comments.indexOf("\n\n" + DEPRECATED) + 2;
        if (at < 2 && !comments.startsWith(DEPRECATED)) {
            return "";
        }
        int start = at + DEPRECATED.length();
        while (start < comments.length() && comments.charAt(start) == ' ') {
            start++;
        }
        int end = comments.indexOf("\n\n", start);
        return comments.substring(start, end < 0 ? comments.length() : end);
    }
}
