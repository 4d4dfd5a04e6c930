package dev.gopack.deb;

import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of shared libraries, which {@code scripts/shlibs-table} makes from Debian's packages. The README beside it says
 * what its lines mean. What it says of a library is read when it is asked for.
 */
final class SharedLibraries {

    private static final String FILE = "shlibs/shlibs.txt";
    private static final int LARGEST = 4 << 20;

    private final String file;
    private final List<String> releases = new ArrayList<>();
    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    private SharedLibraries(String file) {
        this.file = file;
    }

    /** Lines of the table that belong together. */
    private record Block(String lines, long offset) {}

    private static final class Bundled {
        static final SharedLibraries TABLE = load();

        private static SharedLibraries load() {
            try (InputStream in = SharedLibraries.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "the table of shared libraries is missing from the program: " + FILE);
                }
                return read(FILE, in.readNBytes(LARGEST + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The table that comes with the program. */
    static SharedLibraries bundled() {
        return Bundled.TABLE;
    }

    /**
     * Reads a table.
     *
     * @throws FormatException at the first line that is wrong outside libraries
     */
    static SharedLibraries read(String file, byte[] content) {
        if (content.length > LARGEST) {
            throw new FormatException(file, 0, "a table of shared libraries has at most 4 MiB");
        }
        SharedLibraries table = new SharedLibraries(file);
        table.split(new String(content, StandardCharsets.US_ASCII));
        return table;
    }

    private void split(String text) {
        int at = 0;
        while (at < text.length() && !text.startsWith("library ", at)) {
            int end = endOfLine(text, at);
            head(text.substring(at, end), at);
            at = end + 1;
        }
        while (at < text.length()) {
            int next = text.indexOf("\nlibrary ", at);
            int end = next < 0 ? text.length() - 1 : next;
            int name = endOfLine(text, at);
            String soname = text.substring(at + "library ".length(), name);
            if (blocks.put(soname, new Block(text.substring(Math.min(name + 1, end), end), name + 1L)) != null) {
                throw new FormatException(file, at, soname + " stands there twice");
            }
            at = end + 1;
        }
        if (releases.isEmpty() || blocks.isEmpty()) {
            throw new FormatException(file, 0, "a table has releases and libraries");
        }
    }

    private int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        if (end < 0) {
            throw new FormatException(file, from, "the last line has no end");
        }
        return end;
    }

    private void head(String line, long offset) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            return;
        }
        String[] words = line.split(" ", -1);
        if (!words[0].equals("suite") || words.length < 2) {
            throw new FormatException(file, offset, "suite and its names are wanted before the first library");
        }
        for (int i = 1; i < words.length; i++) {
            if (targets.put(words[i], releases.size()) != null) {
                throw new FormatException(file, offset, words[i] + " stands there twice");
            }
        }
        releases.add(words[1]);
    }

    /** Releases of Debian, the oldest first. */
    List<String> releases() {
        return List.copyOf(releases);
    }

    /** Ids of the targets of which something is known. */
    Set<String> targets() {
        return Set.copyOf(targets.keySet());
    }

    /** Number of the release whose names a target has. */
    OptionalInt release(String target) {
        @Nullable Integer number = targets.get(target);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Names of all libraries. */
    Set<String> sonames() {
        return Set.copyOf(blocks.keySet());
    }

    /**
     * What is known of a library.
     *
     * @throws FormatException if the table is broken there
     */
    Optional<SharedLibrary> find(String soname) {
        @Nullable Block block = blocks.get(soname);
        return block == null
                ? Optional.empty()
                : Optional.of(new SharedLibraryReader(file, soname, releases.size()).read(block.lines, block.offset));
    }
}
