package dev.gopack.cli;

import dev.gopack.imports.GoPackage;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.NeededPackage;
import dev.gopack.module.GoMod;
import dev.gopack.survey.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What {@code gopack scan} finds in the sources of a module, for people. */
final class SourcesText {

    private final boolean deps;
    private final boolean packages;
    private final BiConsumer<String, String> line;

    SourcesText(boolean deps, boolean packages, BiConsumer<String, String> line) {
        this.deps = deps;
        this.packages = packages;
        this.line = line;
    }

    void write(Subject.Sources sources) {
        ImportScan scan = sources.scan();
        scan.modules().forEach(module -> line.accept("module", module.toString()));
        sources.sum().ifPresent(sum -> line.accept("sum", sum));
        sources.goMod().ifPresent(this::goMod);
        scan.commands().forEach(path -> line.accept("command", path));
        if (packages) {
            scan.packages().forEach(this::source);
            scan.needed().forEach(needed -> line.accept("imports", imported(needed)));
        } else {
            line.accept(
                    "packages",
                    scan.packages().size() + ", " + scan.provided().size() + " for others (--packages lists them)");
            modules(scan.needed());
        }
        if (deps) {
            scan.dependencies()
                    .forEach(each -> line.accept(
                            "needs",
                            each.importPath()
                                    + each.module().map(m -> " from " + m).orElse("")));
        }
        scan.unresolved()
                .forEach(each -> line.accept(
                        "unknown",
                        each.path() + ": " + each.reason() + " (" + each.where().source() + ":"
                                + each.where().line() + ")"));
    }

    private void goMod(GoMod mod) {
        mod.go().ifPresent(version -> line.accept("go", version));
        mod.toolchain().ifPresent(version -> line.accept("toolchain", version));
        mod.deprecated().ifPresent(why -> line.accept("deprecated", why));
        if (deps) {
            mod.requires()
                    .forEach(require ->
                            line.accept("requires", require.module() + (require.isIndirect() ? " (indirect)" : "")));
        } else if (!mod.requires().isEmpty()) {
            line.accept("requires", mod.requires().size() + " modules (--deps lists them)");
        }
    }

    private void source(GoPackage each) {
        line.accept("package", each.importPath() + (each.isCommand() ? " (command)" : ""));
    }

    private static String imported(NeededPackage needed) {
        return needed.path()
                + needed.module().map(module -> " from " + module).orElse("")
                + (needed.testOnly() ? " (tests)" : "");
    }

    /** The modules that packages come from, and how many. */
    private void modules(List<NeededPackage> needed) {
        Map<String, Integer> counts = new TreeMap<>();
        needed.stream()
                .filter(each -> !each.standard())
                .forEach(each ->
                        counts.merge(each.module().map(Object::toString).orElse("an unknown module"), 1, Integer::sum));
        counts.forEach((module, count) ->
                line.accept("imports", count + (count == 1 ? " package of " : " packages of ") + module));
    }
}
