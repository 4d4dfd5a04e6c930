package dev.gopack.resolve;

import dev.gopack.imports.SourceModule;
import dev.gopack.imports.SourceModule.SourceFile;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Report;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where the files of a module's source are installed: where the distributions' own Go packages look for them. */
final class SourceLayout {

    // source: go-rpm-macros, %gopath; dh-golang, golang.pm
    private static final String GOPATH = "/usr/share/gocode";

    private final PackageSpec spec;
    private final boolean deb;
    private final long timestamp;
    private final FileSet files;
    private final Report.Collector findings;

    SourceLayout(PackageSpec spec, String format, long timestamp, FileSet files, Report.Collector findings) {
        this.spec = spec;
        this.deb = format.equals("deb");
        this.timestamp = timestamp;
        this.files = files;
        this.findings = findings;
    }

    /** Adds the files, and the directories that no package of the distribution is sure to have. */
    void add(SourceModule module) {
        String root = GOPATH + "/src/" + module.module().path();
        Set<EntryPath> directories = new LinkedHashSet<>();
        for (SourceFile file : module.files()) {
            place(root + "/" + file.path(), file, FileRole.PLAIN).ifPresent(path -> addParents(path, directories));
        }
        EntryPath licenses = EntryPath.of((deb ? "/usr/share/doc/" : "/usr/share/licenses/") + spec.name());
        for (SourceFile file : module.licenses()) {
            EntryPath path = licenses.resolve(file.path());
            if (!files.contains(path)) { // the spec may have it as it wants
                place(path.value(), file, FileRole.LICENSE).ifPresent(placed -> directories.add(licenses));
            }
        }
        FileAttributes attributes = FileAttributes.of(0755, timestamp);
        directories.forEach(
                path -> files.addFound(new FileEntry.Directory(path, attributes, false), spec.position("go.module")));
    }

    private Optional<EntryPath> place(String written, SourceFile file, FileRole role) {
        try {
            EntryPath path = EntryPath.of(written);
            FileAttributes attributes = FileAttributes.of(0644, timestamp);
            files.add(new FileEntry.Regular(path, attributes, role, file.content()), spec.position("go.module"));
            return Optional.of(path);
        } catch (IllegalArgumentException e) {
            findings.add(ResolveRules.BAD_DESTINATION
                    .finding(String.valueOf(e.getMessage()))
                    .at(spec.position("go.module").orElse(null)));
            return Optional.empty();
        }
    }

    private static void addParents(EntryPath path, Set<EntryPath> directories) {
        Optional<EntryPath> parent = path.parent();
        while (parent.isPresent() && parent.get().value().startsWith(GOPATH) && directories.add(parent.get())) {
            parent = parent.get().parent();
        }
    }
}
