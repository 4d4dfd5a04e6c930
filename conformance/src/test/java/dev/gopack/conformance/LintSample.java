package dev.gopack.conformance;

import dev.gopack.io.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A small package with nothing wrong, and what is changed in it. Immutable. */
final class LintSample {

    /** To which no rule has anything to say. */
    static final LintSample CLEAN = new LintSample(
            keys(
                    "name", "sample",
                    "version", "1.2.3",
                    "release", "1",
                    "arch", "all",
                    "maintainer", "Tools Team <tools@example.com>",
                    "vendor", "Tools Team",
                    "homepage", "https://example.com/sample",
                    "license", "MIT",
                    "section", "devel",
                    "priority", "optional",
                    "mtime", "2026-11-01T12:00:00Z",
                    "changelog", "changelog.yaml",
                    "description",
                            "shows one rule\nIt has a file to look at, and says in more than one line what\nthat is for."),
            List.of(),
            Map.of(),
            Optional.empty());

    private static final String CHANGELOG = """
            - semver: 1.2.3
              date: 2026-10-31T12:00:00Z
              packager: Tools Team <tools@example.com>
              changes:
                - note: Initial release
            """;

    private final Map<String, String> keys;
    private final List<Item> items;
    private final Map<String, String> scripts;
    private final Optional<String> target;

    private LintSample(
            Map<String, String> keys, List<Item> items, Map<String, String> scripts, Optional<String> target) {
        this.keys = keys;
        this.items = items;
        this.scripts = scripts;
        this.target = target;
    }

    /** One of the contents: bytes, a file that is there, or neither. */
    private record Item(String destination, String rest, byte[] bytes, Optional<Path> file, boolean hasSource) {

        /** True if the other cannot be in the same package: it is at the same place, or below this link. */
        boolean excludes(Item other) {
            boolean link = rest.startsWith("type: symlink");
            return other.destination().equals(destination)
                    || (link && other.destination().startsWith(destination + "/"));
        }
    }

    private static Map<String, String> keys(String... words) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            keys.put(words[i], JsonWriter.write(words[i + 1]).strip());
        }
        return keys;
    }

    private LintSample with(Item item) {
        List<Item> more = new ArrayList<>(items);
        more.add(item);
        return new LintSample(keys, more, scripts, target);
    }

    /** With a key that is text; an empty one is taken out. */
    LintSample text(String key, String value) {
        return yaml(key, value.isEmpty() ? "" : JsonWriter.write(value).strip());
    }

    /** With a key of any kind; an empty one is taken out. */
    LintSample yaml(String key, String value) {
        Map<String, String> other = new LinkedHashMap<>(keys);
        other.put(key, value);
        other.values().removeIf(String::isEmpty);
        return new LintSample(other, items, scripts, target);
    }

    /** With a file. */
    LintSample file(String path, String text, int mode) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), mode, "");
    }

    /** With a file of bytes; {@code more} is what else its entry says. */
    LintSample file(String path, byte[] bytes, int mode, String more) {
        return with(new Item(path, mode(mode) + more, bytes, Optional.empty(), true));
    }

    /** With a file of configuration. */
    LintSample config(String path, String text, int mode) {
        return file(path, text.getBytes(StandardCharsets.UTF_8), mode, ", type: config");
    }

    /** With a program, and for its architecture. */
    LintSample program(String path, Path file) {
        LintSample of = keys.get("arch").contains("all") ? text("arch", "amd64") : this;
        return of.with(new Item(path, mode(0755), new byte[0], Optional.of(file), true));
    }

    /** With a symbolic link. */
    LintSample link(String path, String to) {
        return with(new Item(
                path, "type: symlink, src: " + JsonWriter.write(to).strip(), new byte[0], Optional.empty(), false));
    }

    /** With a directory. */
    LintSample directory(String path, int mode, String owner) {
        String rest = "type: dir, file_info: {mode: 0" + Integer.toOctalString(mode) + ", owner: " + owner + ", group: "
                + owner + "}";
        return with(new Item(path, rest, new byte[0], Optional.empty(), false));
    }

    /** With a script of the package. */
    LintSample script(String slot, String text) {
        Map<String, String> more = new LinkedHashMap<>(scripts);
        more.put(slot, text);
        return new LintSample(keys, items, more, target);
    }

    /** The faults of both in one package; empty if they are in each other's way. */
    Optional<LintSample> and(LintSample other) {
        Map<String, String> both = new LinkedHashMap<>(CLEAN.keys);
        for (String key : union(keys, other.keys)) {
            String usual = CLEAN.keys.getOrDefault(key, "");
            String mine = keys.getOrDefault(key, "");
            String its = other.keys.getOrDefault(key, "");
            // what is usual is a fault of some, and a service has scripts of its own
            boolean decides = key.equals("arch") || key.equals("service");
            if (!mine.equals(its) && (decides || (!mine.equals(usual) && !its.equals(usual)))) {
                return Optional.empty();
            }
            both.put(key, mine.equals(usual) ? its : mine);
        }
        both.values().removeIf(String::isEmpty);
        List<Item> all = new ArrayList<>(items);
        for (Item item : other.items) {
            if (items.stream().anyMatch(one -> one.excludes(item) || item.excludes(one))) {
                return Optional.empty();
            }
            all.add(item);
        }
        Map<String, String> run = new LinkedHashMap<>(scripts);
        for (Map.Entry<String, String> script : other.scripts.entrySet()) {
            if (run.putIfAbsent(script.getKey(), script.getValue()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new LintSample(both, all, run, Optional.empty()));
    }

    private static List<String> union(Map<String, String> one, Map<String, String> other) {
        List<String> keys = new ArrayList<>(one.keySet());
        other.keySet().stream().filter(key -> !one.containsKey(key)).forEach(keys::add);
        CLEAN.keys.keySet().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
        return keys;
    }

    /** Looked at for a release. */
    LintSample on(String id) {
        return new LintSample(keys, items, scripts, Optional.of(id));
    }

    /** The release that it is looked at for. */
    Optional<String> target() {
        return target;
    }

    private static String mode(int mode) {
        return "file_info: {mode: 0" + Integer.toOctalString(mode) + "}";
    }

    /** What gzip makes of a text, with the time given. */
    static byte[] gzip(String text, int time) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] all = bytes.toByteArray();
        for (int i = 0; i < 4; i++) {
            all[4 + i] = (byte) (time >>> (8 * i)); // RFC 1952, 2.3: MTIME
        }
        return all;
    }

    /** Builds the package in a directory of its own. */
    Path build(Path directory, String format) throws IOException {
        return Packages.build(directory, format, spec(directory)).get(0);
    }

    /** The text of its spec, whose files are written into the directory. */
    String spec(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("changelog.yaml"), CHANGELOG);
        StringBuilder spec = new StringBuilder();
        keys.forEach((key, value) -> spec.append(key).append(": ").append(value).append('\n'));
        if (!keys.containsKey("rpm")) {
            spec.append("rpm: {compression: none, group: Development/Tools}\n");
        }
        if (!keys.containsKey("deb")) {
            spec.append("deb: {compression: none}\n");
        }
        spec.append("contents:\n");
        int number = 0;
        for (Item item : items) {
            String source = "";
            if (item.hasSource()) {
                Path file = item.file().orElse(directory.resolve("content" + number++));
                if (item.file().isEmpty()) {
                    Files.write(file, item.bytes());
                }
                source = "src: " + JsonWriter.write(file.toString()).strip() + ", ";
            }
            spec.append(String.format(
                    Locale.ROOT,
                    "  - {dst: %s, %s%s}\n",
                    JsonWriter.write(item.destination()).strip(),
                    source,
                    item.rest()));
        }
        if (items.isEmpty()) {
            Files.writeString(directory.resolve("list"), "one\n");
            spec.append("  - {src: list, dst: /usr/share/sample/words, file_info: {mode: 0644}}\n");
        }
        if (!scripts.isEmpty()) {
            spec.append("scripts:\n");
            scripts.forEach((slot, text) -> spec.append("  " + slot + ": {text: ")
                    .append(JsonWriter.write(text).strip())
                    .append("}\n"));
        }
        return spec.toString();
    }
}
