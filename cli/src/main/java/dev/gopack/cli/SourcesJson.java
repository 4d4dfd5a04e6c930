package dev.gopack.cli;

import dev.gopack.imports.BuildContext;
import dev.gopack.imports.GoImport;
import dev.gopack.imports.GoPackage;
import dev.gopack.imports.ImportScan;
import dev.gopack.imports.ModuleIdentity;
import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleRef;
import dev.gopack.report.SourcePosition;
import dev.gopack.survey.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The JSON form of what {@code gopack scan} finds in the sources of a module, documented in docs/cli.md. */
final class SourcesJson {

    private SourcesJson() {}

    static void put(Map<String, Object> json, Subject.Sources sources, BuildContext context) {
        ImportScan scan = sources.scan();
        json.put("modules", each(scan.modules(), SourcesJson::identity));
        sources.sum().ifPresent(sum -> json.put("sum", sum));
        sources.goMod().ifPresent(mod -> json.put("goMod", goMod(mod)));
        json.put("goos", context.goos());
        json.put("goarch", context.goarch());
        json.put("cgo", context.cgo());
        json.put("packages", each(scan.packages(), SourcesJson::source));
        json.put("provides", List.copyOf(scan.provided()));
        json.put("commands", List.copyOf(scan.commands()));
        json.put("imports", each(scan.needed(), needed -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", needed.path());
            owner(one, needed.module());
            one.put("standard", needed.standard());
            one.put("testOnly", needed.testOnly());
            where(one, needed.where());
            return one;
        }));
        if (!scan.dependencies().isEmpty()) {
            json.put("dependencies", each(scan.dependencies(), each -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("path", each.importPath());
                owner(one, each.module());
                return one;
            }));
        }
        json.put("unresolved", each(scan.unresolved(), unresolved -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", unresolved.path());
            owner(one, unresolved.module());
            one.put("importedBy", unresolved.importedBy());
            one.put("reason", unresolved.reason());
            where(one, unresolved.where());
            return one;
        }));
        json.put("findings", Json.findings(scan.report()));
    }

    /** As {@code go list -json} has it. */
    private static Map<String, Object> source(GoPackage each) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ImportPath", each.importPath());
        text(json, "Name", each.name());
        list(json, "Imports", each(each.imports(), GoImport::path));
        list(json, "TestImports", each(each.testImports(), GoImport::path));
        list(json, "XTestImports", each(each.xTestImports(), GoImport::path));
        list(json, "EmbedFiles", each.embeds().files());
        return json;
    }

    /** As {@code go mod edit -json} has it. */
    private static Map<String, Object> goMod(GoMod mod) {
        Map<String, Object> json = new LinkedHashMap<>();
        mod.module().ifPresent(path -> {
            Map<String, Object> module = new LinkedHashMap<>();
            module.put("Path", path);
            mod.deprecated().ifPresent(why -> module.put("Deprecated", why));
            json.put("Module", module);
        });
        mod.go().ifPresent(version -> json.put("Go", version));
        mod.toolchain().ifPresent(version -> json.put("Toolchain", version));
        list(json, "GoDebug", each(mod.godebugs(), setting -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("Key", setting.key());
            one.put("Value", setting.value());
            return one;
        }));
        list(json, "Require", each(mod.requires(), require -> {
            Map<String, Object> one = module(require.module());
            if (require.isIndirect()) {
                one.put("Indirect", true);
            }
            return one;
        }));
        list(json, "Exclude", each(mod.excludes(), exclude -> module(exclude.module())));
        list(json, "Replace", each(mod.replaces(), replace -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("Old", module(replace.old()));
            one.put("New", module(replace.by()));
            return one;
        }));
        list(json, "Retract", each(mod.retracts(), retract -> {
            Map<String, Object> one = new LinkedHashMap<>();
            text(one, "Low", retract.low());
            text(one, "High", retract.high());
            text(one, "Rationale", retract.rationale());
            return one;
        }));
        list(json, "Tool", each(mod.tools(), tool -> new LinkedHashMap<>(Map.of("Path", tool.path()))));
        list(json, "Ignore", each(mod.ignores(), ignore -> new LinkedHashMap<>(Map.of("Path", ignore.path()))));
        return json;
    }

    private static Map<String, Object> module(ModuleRef module) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Path", module.path());
        text(json, "Version", module.version());
        return json;
    }

    private static Map<String, Object> identity(ModuleIdentity module) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", module.path());
        text(json, "version", module.version());
        text(json, "replacement", module.replacement());
        return json;
    }

    private static void owner(Map<String, Object> json, Optional<ModuleIdentity> owner) {
        owner.ifPresent(module -> json.put("module", identity(module)));
    }

    private static void where(Map<String, Object> json, SourcePosition where) {
        json.put("file", where.source());
        json.put("line", where.line());
    }

    private static <T, R> List<R> each(List<T> all, Function<? super T, R> form) {
        List<R> list = new ArrayList<>(all.size());
        all.forEach(one -> list.add(form.apply(one)));
        return list;
    }

    private static void text(Map<String, Object> json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, value);
        }
    }

    private static void list(Map<String, Object> json, String key, List<?> values) {
        if (!values.isEmpty()) {
            json.put(key, values);
        }
    }
}
