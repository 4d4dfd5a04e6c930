package dev.gopack.imports;

import dev.gopack.module.GoMod;
import dev.gopack.module.ModuleRef;
import dev.gopack.module.VendorModules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a vendor directory is of the go.mod beside it, by the rules of Go 1.14 and later, which refuses to work with
 * another one. // source: cmd/go internal/modload/vendor.go checkVendorConsistency
 */
final class VendorCheck {

    private VendorCheck() {}

    /** What does not fit, in words. */
    static List<String> problems(GoMod mod, VendorModules list) {
        Map<ModuleRef, VendorModules.Module> vendored = new HashMap<>();
        list.modules().forEach(module -> vendored.put(module.module(), module));
        List<String> problems = new ArrayList<>();
        Set<ModuleRef> required = new HashSet<>();
        for (GoMod.Require require : mod.requires()) {
            required.add(require.module());
            VendorModules.Module there = vendored.get(require.module());
            if (there == null || !there.isExplicit()) {
                problems.add(require.module() + " is required in go.mod (line " + require.line()
                        + ") and not marked as explicit there");
            }
        }
        Map<ModuleRef, ModuleRef> replaced = new HashMap<>();
        for (GoMod.Replace replace : mod.replaces()) {
            replaced.put(replace.old(), replace.by());
            VendorModules.Module there = vendored.get(replace.old());
            if (there == null || !there.replacement().equals(replace.by())) {
                problems.add(replace.old() + " is replaced by " + replace.by() + " in go.mod (line " + replace.line()
                        + ") and not so there");
            }
        }
        for (VendorModules.Module module : list.modules()) {
            if (module.isExplicit() && !required.contains(module.module())) {
                problems.add(module.module() + " is marked as explicit there (line " + module.line()
                        + ") and not required in go.mod");
            }
            boolean known = module.replacement().path().isEmpty()
                    || replaced.containsKey(module.module())
                    || replaced.containsKey(new ModuleRef(module.module().path(), ""));
            if (!known) {
                problems.add(module.module() + " is marked as replaced there (line " + module.line()
                        + ") and not replaced in go.mod");
            }
        }
        return problems;
    }
}
