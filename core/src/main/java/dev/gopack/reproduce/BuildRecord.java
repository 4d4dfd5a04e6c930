package dev.gopack.reproduce;

import dev.gopack.archive.Compression;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Digests;
import dev.gopack.io.JsonReader;
import dev.gopack.io.JsonWriter;
import dev.gopack.io.WholeFile;
import dev.gopack.report.FormatException;
import dev.gopack.spec.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a package was built from and by. It stands beside the package as {@code PACKAGE.record.json} and depends on what
 * the package depends on: nothing in it tells where, when or by whom it was built. Of variables it has the names alone.
 *
 * @param builtBy Gopack and its version, and what compressed the contents with its version
 * @param file name of the package
 * @param sha256 digest of the package
 * @param size bytes of the package
 * @param format the format's id
 * @param architecture what it is for, by Go's name
 * @param target the release of a distribution that it is for, or empty
 * @param sourceDate the date that was given from outside of the spec, in seconds since 1970-01-01T00:00:00Z; empty if none
 * @param compression codec and level
 * @param spec digest of the spec's text; empty if there was none
 * @param variables names of the variables that the spec looked up
 * @param inputs contents of regular files, in the order of the package
 */
public record BuildRecord(
        Map<String, String> builtBy,
        String file,
        String sha256,
        long size,
        String format,
        String architecture,
        String target,
        Optional<Long> sourceDate,
        String compression,
        String spec,
        List<String> variables,
        List<Input> inputs) {

    /** Ending of the record's name behind that of the package. */
    public static final String SUFFIX = ".record.json";

    static final long FORM = 1;
    private static final int LARGEST = 64 << 20;

    /** Copies the collections. */
    public BuildRecord {
        builtBy = Map.copyOf(builtBy);
        variables = List.copyOf(variables);
        inputs = List.copyOf(inputs);
    }

    /**
     * The content of a file.
     *
     * @param path where it is installed
     * @param size bytes
     * @param sha256 digest in lower-case hexadecimal
     */
    public record Input(String path, long size, String sha256) {}

    /** Where the record of a package is. */
    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * The record of a package that was just written.
     *
     * @param sourceDate the date from outside of the spec
     */
    public static BuildRecord of(
            Spec spec, PackagePlan plan, WrittenPackage written, Optional<Instant> sourceDate, List<Input> inputs) {
        Optional<Spec.Origin> origin = spec.origin();
        Compression compression = plan.payload().orElseThrow().compression();
        return new BuildRecord(
                Versions.of(compression.codec()),
                plan.fileName(),
                written.sha256(),
                written.size(),
                plan.format(),
                plan.architecture().toString(),
                plan.target().map(target -> target.id()).orElse(""),
                sourceDate.map(Instant::getEpochSecond),
                compression.toString(),
                origin.map(Spec.Origin::sha256).orElse(""),
                origin.map(from -> List.copyOf(from.variables())).orElse(List.of()),
                inputs);
    }

    /** As JSON. */
    public String toJson() {
        StringBuilder text = new StringBuilder();
        try {
            toJson(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** As JSON, bit by bit. */
    public void toJson(Appendable out) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("record", FORM);
        Map<String, Object> by = new LinkedHashMap<>();
        builtBy.keySet().stream().sorted().forEach(name -> by.put(name, builtBy.get(name)));
        document.put("builtBy", by);
        document.put("file", file);
        document.put("sha256", sha256);
        document.put("size", size);
        document.put("format", format);
        document.put("architecture", architecture);
        document.put("target", target);
        document.put("sourceDate", sourceDate.orElse(null));
        document.put("compression", compression);
        document.put("spec", spec);
        document.put("variables", variables);
        document.put(
                "inputs",
                new AbstractList<>() { // one at a time: there may be many
                    @Override
                    public Object get(int index) {
                        return document(inputs.get(index));
                    }

                    @Override
                    public int size() {
                        return inputs.size();
                    }
                });
        JsonWriter.write(document, out);
    }

    private static Map<String, Object> document(Input input) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", input.path());
        document.put("size", input.size());
        document.put("sha256", input.sha256());
        return document;
    }

    /** True if it is the record of this package, by its digest. */
    public boolean isOf(ByteSource packageFile) throws IOException {
        return Digests.sha256Of(packageFile).equals(sha256);
    }

    /**
     * Reads a record of at most 64 MiB.
     *
     * @throws FormatException if it is none
     */
    public static BuildRecord read(Path file) throws IOException {
        byte[] bytes = WholeFile.read(file, LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new FormatException(file.toString(), LARGEST, "a build record has at most " + LARGEST + " bytes");
        }
        Object value = JsonReader.read(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        return new RecordReader(file.toString()).record(value);
    }
}
