package dev.gopack.derive;

import dev.gopack.format.DerivedRelation;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.report.Report;
import dev.gopack.scan.FileFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What generators look at, and where they put what they find. */
public final class Derivation {

    private final PackageDraft draft;
    private final String format;
    private final List<FileFacts> files;
    private final Predicate<String> excluded;
    private final Report.Collector findings;
    private final List<DerivedRelation> relations = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String generator = "";

    Derivation(
            PackageDraft draft,
            String format,
            List<FileFacts> files,
            Predicate<String> excluded,
            Report.Collector findings) {
        this.draft = draft;
        this.format = format;
        this.files = List.copyOf(files);
        this.excluded = excluded;
        this.findings = findings;
    }

    /** The package. */
    public PackageDraft draft() {
        return draft;
    }

    /** Id of the format that the relations are for. */
    public String format() {
        return format;
    }

    /** What the package's regular files are, sorted by path. */
    public List<FileFacts> files() {
        return files;
    }

    /** Where problems go. */
    public Report.Collector findings() {
        return findings;
    }

    /** True if the spec does not want a relation of this text: for those that become something else than a relation. */
    public boolean isExcluded(String relation) {
        return excluded.test(relation);
    }

    /** Adds a relation with the file, symbol or line that it follows from. */
    public void relate(RelationKind kind, Dependency dependency, String cause) {
        relations.add(new DerivedRelation(generator, kind, dependency, cause));
    }

    /** Adds a field to the package's own metadata, where the format has room for any (deb). */
    public void field(String name, String value) {
        fields.put(name, value);
    }

    void run(DependencyGenerator next) throws IOException {
        generator = next.id();
        next.derive(this);
    }

    List<DerivedRelation> relations() {
        return List.copyOf(relations);
    }

    Map<String, String> fields() {
        return fields;
    }
}
