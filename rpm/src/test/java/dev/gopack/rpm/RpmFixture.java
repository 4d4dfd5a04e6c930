package dev.gopack.rpm;

import dev.gopack.format.BuildListener;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.PackageInfo;
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
import dev.gopack.rpm.plan.RpmPlan;
import dev.gopack.target.Target;
import dev.gopack.target.Targets;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Packages for tests, made from named pieces. */
public final class RpmFixture {

    /** 2024-03-05T12:00:00Z. */
    public static final long TIME = 1_709_640_000L;

    private PackageSpec.Builder spec = PackageSpec.builder("demo", "1.2.3")
            .license("MIT")
            .description("A demo\nOf many things.")
            .maintainer("Ann <ann@example.org>");
    private Architecture architecture = Architecture.AMD64;
    private Optional<Target> target = Optional.empty();
    private PackageVersion version = new PackageVersion(null, "1.2.3", "", "", "");
    private final List<FileEntry> files = new ArrayList<>();
    private final Map<ScriptSlot, Scriptlet> scripts = new LinkedHashMap<>();
    private final List<PackageDraft.TriggerScript> triggers = new ArrayList<>();
    private Changelog changelog = Changelog.EMPTY;

    /** A package without files. */
    public static RpmFixture rpm() {
        return new RpmFixture();
    }

    public RpmFixture spec(UnaryOperator<PackageSpec.Builder> change) {
        spec = change.apply(spec);
        return this;
    }

    public RpmFixture architecture(String name) {
        architecture = Architecture.of(name);
        return this;
    }

    public RpmFixture version(PackageVersion value) {
        version = value;
        return this;
    }

    public RpmFixture file(String path, String text) {
        return file(path, 0644, FileRole.PLAIN, ContentSource.of(path, text));
    }

    public RpmFixture file(String path, int mode, FileRole role, ContentSource content) {
        return entry(new FileEntry.Regular(new EntryPath(path), FileAttributes.of(mode, TIME), role, content));
    }

    public RpmFixture entry(FileEntry entry) {
        files.add(entry);
        return this;
    }

    public RpmFixture script(ScriptSlot slot, String body, String... interpreter) {
        scripts.put(slot, new Scriptlet(slot, interpreter.length == 0 ? Scriptlet.SHELL : List.of(interpreter), body));
        return this;
    }

    public RpmFixture trigger(PackageDraft.TriggerScript trigger) {
        triggers.add(trigger);
        return this;
    }

    public RpmFixture changelog(Changelog value) {
        changelog = value;
        return this;
    }

    public RpmFixture target(String name) {
        target = Targets.bundled().find(name);
        return this;
    }

    public PackageDraft draft() {
        return new PackageDraft(
                spec.build(),
                new Variant("rpm", target, architecture),
                version,
                TIME,
                files,
                scripts,
                Map.of(),
                triggers,
                changelog,
                List.of(),
                Map.of());
    }

    /** The findings of a plan. */
    public Report check() {
        return check(draft());
    }

    /** The findings of the plan of a draft. */
    public static Report check(PackageDraft draft) {
        Report.Collector findings = new Report.Collector();
        new RpmFormat().plan(draft, findings);
        return findings.toReport();
    }

    /** The plan, which must have no errors. */
    public RpmPlan plan() {
        Report.Collector findings = new Report.Collector();
        RpmPlan plan = (RpmPlan) new RpmFormat().plan(draft(), findings);
        findings.toReport().throwIfErrors();
        return plan;
    }

    /** Writes a plan to a new file. */
    public static void write(RpmPlan plan, Path target, int threads, BuildListener listener) throws IOException {
        try (FileChannel out = FileChannel.open(
                target, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new RpmFormat().write(plan, out, new WriteContext(target.getParent(), threads, listener));
        }
    }

    /** The package's bytes. */
    public byte[] bytes() {
        return bytes(2);
    }

    /** The package's bytes, made with so many threads. */
    public byte[] bytes(int threads) {
        try {
            Path directory = Files.createTempDirectory("rpm");
            Path target = directory.resolve("x.rpm");
            try {
                write(plan(), target, threads, BuildListener.NONE);
                return Files.readAllBytes(target);
            } finally {
                Files.deleteIfExists(target);
                Files.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the reader says of the package. */
    public PackageInfo info() {
        return info(bytes());
    }

    /** What the reader says of a package. */
    public static PackageInfo info(byte[] bytes) {
        try {
            return new RpmFormat().read(ByteSource.of("x.rpm", bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
