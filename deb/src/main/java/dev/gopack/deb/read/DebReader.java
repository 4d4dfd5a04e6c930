package dev.gopack.deb.read;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Decompressors;
import dev.gopack.deb.control.ControlFields;
import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.deb.control.RelationSyntax;
import dev.gopack.format.ContentTaker;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackageInfo.Script;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads packages. */
public final class DebReader {

    private static final Set<String> IDENTITY = Set.of("package", "version", "architecture");
    private static final Set<String> SCRIPTS = Set.of("preinst", "postinst", "prerm", "postrm", "config", "rules");
    private static final Set<String> SHOWN_ELSEWHERE = Set.of("control", "md5sums");
    private static final int LONGEST_CHANGELOG = 8 << 20;

    private DebReader() {}

    /**
     * Reads a package in full.
     *
     * @throws FormatException if dpkg, apt or tar would refuse it or disagree about it
     */
    public static PackageInfo read(ByteSource source) throws IOException {
        return read(source, ContentTaker.NONE);
    }

    /** As the other one, and hands on the contents of the files. */
    public static PackageInfo read(ByteSource source, ContentTaker contents) throws IOException {
        return info(source.name(), DebFile.read(source, contents));
    }

    /** What a package of that name says of itself. */
    static PackageInfo info(String name, DebFile deb) throws IOException {
        return info(
                deb.control(),
                deb.controlFiles(),
                deb.codecs(),
                deb.signatures(),
                deb.data().files(),
                changelog(deb),
                new Integrity(name, deb).checks());
    }

    /**
     * What a package says of itself that will be written so: without digests, and without signatures.
     *
     * @param changelog the compressed file of its changelog; empty if it has none
     */
    public static PackageInfo describe(
            ControlParagraph control,
            Map<String, byte[]> controlFiles,
            List<PackageInfo.PackagedFile> files,
            Optional<byte[]> changelog)
            throws IOException {
        List<String> told = changelog.isPresent() ? entries("changelog", changelog.get()) : List.of();
        return info(control, controlFiles, List.of(), List.of(), files, told, List.of());
    }

    private static PackageInfo info(
            ControlParagraph control,
            Map<String, byte[]> controlFiles,
            List<String> codecs,
            List<String> signatures,
            List<PackageInfo.PackagedFile> files,
            List<String> changelog,
            List<PackageInfo.DigestCheck> digests) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, List<String>> relations = new LinkedHashMap<>();
        control.fields().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (ControlFields.RELATIONS.contains(lower) && !value.isBlank()) {
                relations.put(name, RelationSyntax.split(name, value));
            } else if (!IDENTITY.contains(lower)) {
                fields.put(name, value);
            }
        });
        if (!codecs.isEmpty()) {
            fields.put("Compression", String.join(", ", codecs));
        }
        if (!signatures.isEmpty()) {
            fields.put("Signature-Members", String.join(", ", signatures));
        }
        return new PackageInfo(
                "deb",
                control.get("Package").orElse(""),
                control.get("Version").orElse(""),
                control.get("Architecture").orElse(""),
                fields,
                relations,
                files,
                scripts(controlFiles),
                changelog,
                digests);
    }

    /** The control file of a package whose members were found. */
    public static ControlParagraph control(Container container) throws IOException {
        return DebFile.control(container);
    }

    private static Map<String, Script> scripts(Map<String, byte[]> controlFiles) {
        Map<String, Script> scripts = new LinkedHashMap<>();
        controlFiles.forEach((name, content) -> {
            if (!SHOWN_ELSEWHERE.contains(name)) {
                String body = new String(content, StandardCharsets.UTF_8);
                scripts.put(name, new Script(SCRIPTS.contains(name) ? interpreter(body) : List.of(), body));
            }
        });
        return scripts;
    }

    // A script without #! is run by the shell that dpkg falls back to. // observed: dpkg 1.21
    private static List<String> interpreter(String body) {
        if (!body.startsWith("#!")) {
            return List.of("/bin/sh");
        }
        int end = body.indexOf('\n');
        String line = body.substring(2, end < 0 ? body.length() : end).strip();
        return line.isEmpty() ? List.of("/bin/sh") : List.of(line.split("\\s+", 2));
    }

    private static List<String> changelog(DebFile deb) throws IOException {
        Map<String, byte[]> kept = deb.data().kept();
        String best = kept.keySet().stream().sorted().findFirst().orElse(""); // changelog.Debian.gz before changelog.gz
        byte[] compressed = kept.get(best);
        return compressed == null ? List.of() : entries(best, compressed);
    }

    private static List<String> entries(String best, byte[] compressed) throws IOException {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String line : (Iterable<String>) text(best, compressed).lines()::iterator) {
            entry.append(line).append('\n');
            if (line.startsWith(" -- ")) { // deb-changelog(5): the trailer ends an entry
                entries.add(entry.toString().strip());
                entry.setLength(0);
            }
        }
        return entries;
    }

    /** The text of a compressed file, or nothing: what a package installs may be anything, and this is for show. */
    private static String text(String name, byte[] compressed) throws IOException {
        try (InputStream in = Decompressors.open(
                ByteSource.of(name, compressed), 0, compressed.length, Codec.GZIP, LONGEST_CHANGELOG)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FormatException e) {
            return "";
        }
    }
}
