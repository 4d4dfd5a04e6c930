package dev.gopack.integrate;

import dev.gopack.io.ContentSource;
import dev.gopack.io.StrictUtf8;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.report.Rule;
import dev.gopack.resolve.NamedFiles;
import dev.gopack.target.Family;
import dev.gopack.target.Target;
import dev.gopack.target.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A package while it is joined to its system: what is added to it. */
final class Joint {

    private static final int LARGEST = 1 << 20;

    private final PackageSpec spec;
    private final Variant variant;
    private final NamedFiles files;
    private final Report.Collector findings;
    private final List<ContentSpec> contents = new ArrayList<>();
    private final List<LifecycleAction> actions = new ArrayList<>();

    Joint(PackageSpec spec, Variant variant, NamedFiles files, Report.Collector findings) {
        this.spec = spec;
        this.variant = variant;
        this.files = files;
        this.findings = findings;
    }

    PackageSpec spec() {
        return spec;
    }

    Optional<Target> target() {
        return variant.target();
    }

    boolean isDeb() {
        return variant.format().equals(Family.DEB.id());
    }

    List<ContentSpec> contents() {
        return contents;
    }

    List<LifecycleAction> actions() {
        return actions;
    }

    /** Adds a file that everybody can read. */
    void file(String path, String text, ContentType type) {
        contents.add(ContentSpec.to(path)
                .content(ContentSource.of(path, text))
                .type(type)
                .mode(0644)
                .build());
    }

    /** Adds a directory that belongs to the package. */
    void directory(String path) {
        contents.add(ContentSpec.to(path).type(ContentType.DIR).mode(0755).build());
    }

    void action(LifecycleAction action) {
        actions.add(action);
    }

    /** The text of a file that the spec names, or nothing and a finding. */
    Optional<String> read(String name, String key) {
        Optional<Path> file = files.find(name);
        if (file.isEmpty()) {
            report(IntegrateRules.MISSING_FILE, key, "no such file: " + GopackException.quote(name));
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                report(IntegrateRules.MISSING_FILE, key, quote(name) + " is larger than " + LARGEST + " bytes");
                return Optional.empty();
            }
            Optional<String> text = StrictUtf8.decode(bytes);
            if (text.isEmpty()) {
                report(IntegrateRules.MISSING_FILE, key, quote(name) + " is not UTF-8 text");
            }
            return text;
        } catch (IOException e) {
            report(IntegrateRules.MISSING_FILE, key, "cannot read " + quote(name) + ": " + GopackException.reason(e));
        }
        return Optional.empty();
    }

    /** Where a file is that the spec names, if it is anywhere. */
    Optional<Path> find(String name) {
        return files.find(name);
    }

    void report(Rule rule, String key, String message) {
        findings.add(rule.finding(message).at(spec.position(key).orElse(null)));
    }

    private static String quote(String name) {
        return GopackException.quote(name);
    }
}
