package dev.gopack.deb;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WriteContext;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.model.Architecture;
import dev.gopack.model.Changelog;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.PackageVersion;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.report.Report;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes drafts and packages for tests in few words. */
public final class Packages {

    /** 2023-11-14T22:13:20Z. */
    public static final long TIME = 1_700_000_000L;

    private PackageSpec.Builder spec = PackageSpec.builder("hello", "1.2.3")
            .maintainer("Tools Team <tools@example.org>")
            .license("MIT")
            .description("greets people\nIt is polite.");
    private PackageVersion version = new PackageVersion(null, "1.2.3", "", "", "");
    private Architecture architecture = Architecture.AMD64;
    private Optional<Target> target = Optional.empty();
    private final List<FileEntry> files = new ArrayList<>();
    private final Map<ScriptSlot, Scriptlet> scripts = new LinkedHashMap<>();
    private final Map<String, String> controlFiles = new LinkedHashMap<>();
    private Changelog changelog = Changelog.EMPTY;
    private long timestamp = TIME;

    /** A package of a name, maintainer, licence and description. */
    public static Packages hello() {
        return new Packages();
    }

    public Packages spec(PackageSpec.Builder value) {
        spec = value;
        return this;
    }

    public PackageSpec.Builder spec() {
        return spec;
    }

    public Packages version(PackageVersion value) {
        version = value;
        return this;
    }

    public Packages architecture(String value) {
        architecture = new Architecture(value);
        return this;
    }

    public Packages changelog(Changelog value) {
        changelog = value;
        return this;
    }

    public Packages timestamp(long value) {
        timestamp = value;
        return this;
    }

    public Packages file(FileEntry entry) {
        files.add(entry);
        return this;
    }

    public Packages file(String path, String content) {
        return file(path, 0644, FileRole.PLAIN, content);
    }

    public Packages file(String path, int mode, FileRole role, String content) {
        return file(new FileEntry.Regular(
                EntryPath.of(path), FileAttributes.of(mode, TIME), role, ContentSource.of(path, content)));
    }

    public Packages file(String path, ContentSource content) {
        return file(new FileEntry.Regular(EntryPath.of(path), FileAttributes.of(0644, TIME), FileRole.PLAIN, content));
    }

    public Packages symlink(String path, String target) {
        return file(new FileEntry.Symlink(EntryPath.of(path), FileAttributes.of(0777, TIME), target));
    }

    public Packages hardlink(String path, String target) {
        return file(new FileEntry.Hardlink(EntryPath.of(path), FileAttributes.of(0644, TIME), EntryPath.of(target)));
    }

    public Packages directory(String path) {
        return file(new FileEntry.Directory(EntryPath.of(path), FileAttributes.of(0755, TIME), false));
    }

    public Packages script(ScriptSlot slot, String body) {
        scripts.put(slot, new Scriptlet(slot, Scriptlet.SHELL, body));
        return this;
    }

    public Packages script(Scriptlet scriptlet) {
        scripts.put(scriptlet.slot(), scriptlet);
        return this;
    }

    public Packages controlFile(String name, String body) {
        controlFiles.put(name, body);
        return this;
    }

    public Packages target(String name) {
        target = Targets.bundled().find(name);
        return this;
    }

    public PackageDraft draft() {
        return new PackageDraft(
                spec.build(),
                new Variant("deb", target, architecture),
                version,
                timestamp,
                files,
                scripts,
                controlFiles,
                List.of(),
                changelog,
                List.of(),
                Map.of());
    }

    public Report report() {
        Report.Collector findings = new Report.Collector();
        new DebFormat().plan(draft(), findings);
        return findings.toReport();
    }

    /** The plan; fails if there are errors. */
    public PackagePlan plan() {
        Report.Collector findings = new Report.Collector();
        PackagePlan plan = new DebFormat().plan(draft(), findings);
        findings.toReport().throwIfErrors();
        return plan;
    }

    public byte[] write(Path directory) throws IOException {
        return write(directory, 1, BuildListener.NONE);
    }

    public byte[] write(Path directory, int threads, BuildListener listener) throws IOException {
        Path file = Files.createTempFile(directory, "package", ".deb");
        writeTo(file, new WriteContext(directory, threads, listener));
        return Files.readAllBytes(file);
    }

    public void writeTo(Path file, WriteContext context) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new DebFormat().write(plan(), out, context);
        }
    }

    public ByteSource source(Path directory) throws IOException {
        return ByteSource.of("hello.deb", write(directory));
    }
}
