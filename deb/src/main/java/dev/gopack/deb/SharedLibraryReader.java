package dev.gopack.deb;

import dev.gopack.deb.control.DebVersion;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one library in the table of shared libraries. */
final class SharedLibraryReader {

    private static final String NEEDS = "needs ";
    private static final String LEAST = "least ";
    private static final String LEAST_ON = "least@";
    private static final String NODE = "node ";

    private final String file;
    private final String soname;
    private final int releases;
    private final List<List<String>> templates = new ArrayList<>();
    private final Map<String, String> leastOn = new HashMap<>();
    private final Map<String, SharedLibrary.Minimum> symbols = new HashMap<>();
    private final Map<String, SharedLibrary.Node> nodes = new HashMap<>();
    private final List<String> prefixes = new ArrayList<>();
    private List<String> least;
    private Map<String, SharedLibrary.Minimum> members = symbols;
    private @Nullable String node;
    private SharedLibrary.@Nullable Minimum usual;
    private long offset;

    SharedLibraryReader(String file, String soname, int releases) {
        this.file = file;
        this.soname = soname;
        this.releases = releases;
        this.least = Collections.nCopies(releases, "");
    }

    SharedLibrary read(String lines, long start) {
        offset = start;
        for (String line : lines.split("\n", -1)) {
            line(line);
            offset += line.length() + 1L;
        }
        finishNode();
        if (templates.isEmpty()) {
            throw wrong("no package is named");
        }
        return new SharedLibrary(soname, templates, least, leastOn, symbols, nodes, prefixes);
    }

    private void line(String line) {
        if (line.startsWith(NEEDS)) {
            templates.add(columns(line.substring(NEEDS.length())));
        } else if (line.startsWith(LEAST)) {
            least = versions(line.substring(LEAST.length()));
        } else if (line.startsWith(LEAST_ON)) {
            String[] words = words(line.substring(LEAST_ON.length()), 2);
            leastOn.put(words[0], version(words[1]));
        } else if (line.startsWith(NODE)) {
            node(line.substring(NODE.length()));
        } else if (line.startsWith("=")) {
            exceptions(line.substring(1));
        } else {
            throw wrong("not a line of a library: " + GopackException.quote(line));
        }
    }

    private void node(String rest) {
        finishNode();
        if (rest.endsWith("_*")) {
            prefixes.add(rest.substring(0, rest.length() - 1));
            return;
        }
        String[] words = rest.split(" ", -1);
        if (words.length < 2 || words.length > 3) {
            throw wrong("a node has a name, versions and perhaps the number of a relation");
        }
        node = words[0];
        usual = new SharedLibrary.Minimum(versions(words[1]), words.length == 3 ? number(words[2]) : 0);
        members = new HashMap<>();
    }

    private void finishNode() {
        if (node != null && usual != null && nodes.put(node, new SharedLibrary.Node(usual, members)) != null) {
            throw wrong(node + " stands there twice");
        }
        node = null;
        usual = null;
        members = symbols;
    }

    private void exceptions(String rest) {
        String[] words = rest.split(" ", -1);
        int first = words.length > 1 && words[1].startsWith("#") ? 2 : 1;
        if (words.length <= first) {
            throw wrong("no symbol is named");
        }
        SharedLibrary.Minimum minimum =
                new SharedLibrary.Minimum(versions(words[0]), first == 2 ? number(words[1]) : 0);
        for (int i = first; i < words.length; i++) {
            if (members.put(words[i], minimum) != null) {
                throw wrong(words[i] + " stands there twice");
            }
        }
    }

    private int number(String text) {
        int number = text.length() == 2 && text.charAt(0) == '#' ? text.charAt(1) - '0' : -1;
        if (number < 1 || number >= templates.size()) {
            throw wrong("the library has no relation " + GopackException.quote(text));
        }
        return number;
    }

    private String[] words(String text, int count) {
        String[] words = text.split(" ", -1);
        if (words.length != count) {
            throw wrong("not " + count + " words: " + GopackException.quote(text));
        }
        return words;
    }

    private List<String> versions(String text) {
        List<String> versions = columns(text);
        versions.forEach(version -> {
            if (!version.isEmpty()) {
                version(version);
            }
        });
        return versions;
    }

    private String version(String text) {
        try {
            DebVersion.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw wrong("not a version: " + GopackException.quote(text) + ": " + e.getMessage());
        }
    }

    /** A text for each release: those that are left out are as before, a hyphen stands for none. */
    private List<String> columns(String text) {
        List<String> columns = new ArrayList<>(Arrays.asList(text.split("/", -1)));
        if (columns.size() > releases || columns.get(0).isEmpty()) {
            throw wrong("not one text for each release: " + GopackException.quote(text));
        }
        while (columns.size() < releases) {
            columns.add("");
        }
        for (int i = 1; i < releases; i++) {
            if (columns.get(i).isEmpty()) {
                columns.set(i, columns.get(i - 1));
            }
        }
        columns.replaceAll(column -> column.equals("-") ? "" : column);
        return columns;
    }

    private FormatException wrong(String problem) {
        return new FormatException(file, offset, soname + ": " + problem);
    }
}
