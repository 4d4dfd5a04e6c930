package dev.gopack.survey;

import dev.gopack.format.PackageFormat;
import dev.gopack.format.PackageInfo;
import dev.gopack.io.ByteSource;
import dev.gopack.io.Spool;
import dev.gopack.report.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at the programs in a package while it is read: each goes to a temporary file, since programs are read here and there. */
final class PackageReader {

    private final Path temporary;
    private final boolean functions;
    private final List<Subject.Program> programs = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    // docs: systemd.unit(5), "unit file load path": where packages put units
    private static final Pattern UNIT = Pattern.compile(
            "(?:/usr)?/lib/systemd/(?:system|user)/[^/]+\\.(?:service|socket|timer|path|mount|automount|slice|target|swap)");
    private static final int LARGEST_UNIT = 1 << 20; // source: systemd, a line alone may have as much
    private static final int MOST_UNITS = 1000;

    PackageReader(Path temporary, boolean functions) {
        this.temporary = temporary;
        this.functions = functions;
    }

    Subject.InPackage read(String name, PackageFormat format, ByteSource source) throws IOException {
        PackageInfo info = format.readIntact(
                source,
                (path, size) -> Optional.of(
                        size <= LARGEST_UNIT && UNIT.matcher(path).matches() ? new Unit(path) : new Content(path)));
        Set<String> sonames = programs.stream()
                .flatMap(program -> program.elf().stream())
                .flatMap(elf -> elf.dynamic().needed().stream())
                .collect(Collectors.toSet());
        return new Subject.InPackage(
                name, info, programs, units, unread, format.requiredLibraries(info, sonames), format.unmet(info));
    }

    /** A unit of systemd, which is small. */
    private final class Unit extends ByteArrayOutputStream {

        private final String path;

        Unit(String path) {
            this.path = path;
        }

        @Override
        public void close() {
            if (units.size() < MOST_UNITS) {
                units.put(path, toString(StandardCharsets.UTF_8));
            }
        }
    }

    /** One content, of which the first bytes decide whether it is kept. */
    private final class Content extends OutputStream {

        private static final int DECIDES = 16;

        private final String path;
        private final byte[] first = new byte[DECIDES];
        private int count;
        private Optional<Spool> spool = Optional.empty();
        private Optional<OutputStream> out = Optional.empty();

        Content(String path) {
            this.path = path;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int missing = Math.min(length, DECIDES - count);
            if (missing > 0) {
                System.arraycopy(bytes, offset, first, count, missing);
                count += missing;
                if (count == DECIDES && Surveyor.looksLikeProgram(first)) {
                    Spool kept = Spool.inTemporary(temporary);
                    spool = Optional.of(kept);
                    out = Optional.of(kept.appender());
                    out.get().write(first);
                }
            }
            if (out.isPresent()) {
                out.get().write(bytes, offset + missing, length - missing);
            }
        }

        @Override
        public void close() throws IOException {
            if (spool.isEmpty()) {
                return;
            }
            try (Spool kept = spool.get();
                    ByteSource source = kept.asSource(path)) {
                programs.add(Surveyor.program(path, source, functions));
            } catch (FormatException e) {
                unread.add(String.valueOf(e.getMessage()));
            }
            spool = Optional.empty();
        }
    }
}
