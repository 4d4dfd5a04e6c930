package dev.gopack.resolve;

import dev.gopack.format.PackageDraft;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.Report;
import dev.gopack.report.SourcePosition;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A spec directory and a working directory on disk, and what a spec makes of them. */
final class Resolving {

    /** What SOURCE_DATE_EPOCH says unless a test says otherwise. */
    static final long DATE = 1_700_000_000L;

    final Path specs;
    final Path work;
    private String format = "rpm";
    private UnaryOperator<PackageSpec.Builder> more = builder -> builder;

    Resolving(Path directory) throws IOException {
        specs = Files.createDirectories(directory.resolve("specs"));
        work = Files.createDirectories(directory.resolve("work"));
    }

    /** The draft's files by path, and all findings. */
    record Result(PackageDraft draft, Report report) {
        Map<String, FileEntry> files() {
            Map<String, FileEntry> files = new LinkedHashMap<>();
            draft.files().forEach(entry -> files.put(entry.path().value(), entry));
            return files;
        }

        /** Paths of all that is not an unowned directory, in their order. */
        List<String> paths() {
            return draft.files().stream()
                    .filter(entry -> !(entry instanceof FileEntry.Directory directory && directory.implicit()))
                    .map(entry -> entry.path().value())
                    .toList();
        }

        FileEntry entry(String path) {
            FileEntry entry = files().get(path);
            if (entry == null) {
                throw new AssertionError(path + " is not among " + files().keySet() + ", " + findings());
            }
            return entry;
        }

        FileEntry.Regular file(String path) {
            return (FileEntry.Regular) entry(path);
        }

        FileEntry.Directory directory(String path) {
            return (FileEntry.Directory) entry(path);
        }

        FileEntry.Symlink link(String path) {
            return (FileEntry.Symlink) entry(path);
        }

        String text(String path) throws IOException {
            return new String(file(path).content().open().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }

        String mode(String path) {
            return "0" + Integer.toOctalString(entry(path).attributes().mode());
        }

        /** All findings as people see them. */
        List<String> findings() {
            return report.findings().stream().map(Finding::toString).toList();
        }
    }

    /** A file beside the spec with its own path as content. */
    Path file(String path) throws IOException {
        return file(specs, path, path);
    }

    /** A file with the permissions that a plain checkout gives. */
    static Path file(Path directory, String path, String text) throws IOException {
        Path file = DiskNames.resolve(directory, path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        for (Path parent = file.getParent(); !parent.equals(directory); parent = parent.getParent()) {
            mode(parent, "rwxr-xr-x");
        }
        return mode(file, "rw-r--r--");
    }

    static Path mode(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    Path link(String path, String target) throws IOException {
        Path link = specs.resolve(path);
        Files.createDirectories(link.getParent());
        return Files.createSymbolicLink(link, Path.of(target));
    }

    Resolving forFormat(String name) {
        format = name;
        return this;
    }

    /** Further settings of the spec. */
    Resolving with(UnaryOperator<PackageSpec.Builder> settings) {
        UnaryOperator<PackageSpec.Builder> before = more;
        more = builder -> settings.apply(before.apply(builder));
        return this;
    }

    /** With the position of every item known: item n stands in line 10 + n. */
    Result resolve(ContentSpec.Builder... contents) {
        PackageSpec.Builder spec = PackageSpec.builder("pkg", "1.0").directory(specs);
        Map<String, SourcePosition> positions = new LinkedHashMap<>();
        for (int i = 0; i < contents.length; i++) {
            spec.content(contents[i]);
            positions.put("contents[" + i + "]", new SourcePosition("gopack.yaml", 10 + i, 5));
        }
        return resolve(more.apply(spec.positions(positions)).build(), Optional.of(Instant.ofEpochSecond(DATE)));
    }

    Result resolve(PackageSpec spec, Optional<Instant> sourceDate) {
        Report.Collector findings = new Report.Collector();
        PackageDraft draft =
                new Resolver(work, sourceDate).resolve(spec, Variant.of(format, Architecture.AMD64), findings);
        return new Result(draft, findings.toReport());
    }

    static ContentSpec.Builder install(String src, String dst) {
        return ContentSpec.to(dst).src(src);
    }
}
