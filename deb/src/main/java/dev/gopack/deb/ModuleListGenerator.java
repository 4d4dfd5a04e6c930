package dev.gopack.deb;

import dev.gopack.derive.BundledGenerator;
import dev.gopack.derive.DependencyGenerator;
import dev.gopack.derive.Derivation;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoModule;
import dev.gopack.model.GoSettings;
import dev.gopack.module.ModuleVersion;
import dev.gopack.scan.FileFacts;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules that are linked into Go programs, as a field. Debian's own {@code Static-Built-Using} names source packages of
 * the archive with their versions, and such a program was built of modules instead: a field of another name says so.
 */
public final class ModuleListGenerator implements DependencyGenerator {

    private static final String FIELD = "Go-Built-Using";

    @Override
    public String id() {
        return "bundled";
    }

    @Override
    public String summary() {
        return "modules that are linked into Go programs, as the field " + FIELD + " (deb)";
    }

    @Override
    public void derive(Derivation into) {
        if (!into.format().equals("deb") || into.draft().spec().go().bundled() == GoSettings.Bundled.NONE) {
            return;
        }
        Set<String> all = new TreeSet<>();
        for (FileFacts file : into.files()) {
            Optional<BuildInfo> program = file.content().go();
            program.ifPresent(info -> {
                item("go", info.goVersion()).ifPresent(all::add);
                for (GoModule module : info.dependencies()) {
                    GoModule linked = module.effective();
                    if (!into.isExcluded(BundledGenerator.name(linked))) {
                        item(linked.path(), linked.version()).ifPresent(all::add);
                    }
                }
            });
        }
        if (!all.isEmpty()) {
            into.field(FIELD, "\n " + String.join(",\n ", all));
        }
    }

    /** A module with Go's version of it; a text that could end the field or stand for two of them is left out. */
    private static Optional<String> item(String path, String version) {
        String text = version.isEmpty() || version.equals(ModuleVersion.DEVEL) ? path : path + " (= " + version + ")";
        boolean legal = !path.isEmpty() && (path + version).chars().allMatch(c -> c > ' ' && c != ',' && c != 0x7f);
        return legal ? Optional.of(text) : Optional.empty();
    }
}
