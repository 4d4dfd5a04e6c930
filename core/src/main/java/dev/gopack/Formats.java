package dev.gopack;

import dev.gopack.format.PackageFormat;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The formats on the class path. */
final class Formats {

    private static final int RECOGNISED_BY = 32;

    private final SortedMap<String, PackageFormat> byName;

    private Formats(SortedMap<String, PackageFormat> byName) {
        this.byName = byName;
    }

    /** Those that stand beside this class, so that it works inside build tools with class loaders of their own. */
    static Formats load() {
        SortedMap<String, PackageFormat> found = new TreeMap<>();
        for (PackageFormat format : ServiceLoader.load(PackageFormat.class, Formats.class.getClassLoader())) {
            found.put(format.id(), format);
        }
        return new Formats(found);
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    List<PackageFormat> all() {
        return List.copyOf(byName.values());
    }

    /** The format of a file, if it is a known one. */
    Optional<PackageFormat> of(ByteSource source) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(RECOGNISED_BY);
        while (first.hasRemaining() && source.read(first.position(), first) > 0) {
            // until all is there
        }
        byte[] bytes = Arrays.copyOf(first.array(), first.position());
        return all().stream().filter(one -> one.recognises(bytes)).findFirst();
    }

    /**
     * The format of a package file.
     *
     * @throws FormatException if it is none of a known format
     */
    PackageFormat of(Path file, ByteSource source) throws IOException {
        return of(source)
                .orElseThrow(() -> new FormatException(
                        file.toString(), 0, "not a package of a known format (" + String.join(", ", names()) + ")"));
    }

    PackageFormat get(String name) {
        @Nullable PackageFormat format = byName.get(name);
        if (format == null) {
            throw new IllegalArgumentException("no such format: " + name);
        }
        return format;
    }

    List<PackageFormat> chosen(List<String> wanted, Report.Collector findings) {
        if (wanted.isEmpty()) {
            return all();
        }
        List<PackageFormat> chosen = new ArrayList<>();
        for (String name : wanted) {
            @Nullable PackageFormat format = byName.get(name);
            if (format == null) {
                findings.add(GopackRules.UNKNOWN_FORMAT
                        .finding("no such format: " + GopackException.quote(name))
                        .advising("there are " + String.join(", ", names())));
            } else if (!chosen.contains(format)) {
                chosen.add(format);
            }
        }
        return chosen;
    }
}
