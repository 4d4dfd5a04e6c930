package dev.gopack.resolve;

import dev.gopack.imports.SourceModule;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the {@code contents} of a spec into entries: looks up files, expands patterns and trees, fills in attributes. */
final class ContentResolver {

    private final PackageSpec spec;
    private final String format;
    private final long timestamp;
    private final SourceFinder finder;
    private final Report.Collector findings;

    ContentResolver(PackageSpec spec, String format, long timestamp, SourceFinder finder, Report.Collector findings) {
        this.spec = spec;
        this.format = format;
        this.timestamp = timestamp;
        this.finder = finder;
        this.findings = findings;
    }

    /**
     * The entries for this format, sorted by path.
     *
     * @param module the module whose source is in the package too, or null
     */
    List<FileEntry> resolve(@Nullable SourceModule module) {
        DistributionDirectories distribution = DistributionDirectories.load();
        FileSet files = new FileSet(findings, distribution);
        ItemResolver.Surroundings surroundings =
                new ItemResolver.Surroundings(spec, timestamp, finder, findings, files, distribution);
        for (int i = 0; i < spec.contents().size(); i++) {
            ContentSpec content = spec.contents().get(i);
            if (content.packager().isEmpty() || content.packager().equals(format)) {
                new ItemResolver(surroundings, content, "contents[" + i + "]").resolve();
            }
        }
        if (module != null) {
            new SourceLayout(spec, format, timestamp, files, findings).add(module);
        }
        return files.complete(timestamp);
    }
}
