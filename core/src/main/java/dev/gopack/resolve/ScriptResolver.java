package dev.gopack.resolve;

import dev.gopack.format.PackageDraft;
import dev.gopack.io.StrictUtf8;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.model.Scriptlet;
import dev.gopack.model.Trigger;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the scripts that a spec names. */
final class ScriptResolver {

    private static final long LARGEST = 1 << 20;

    private final PackageSpec spec;
    private final SourceFinder finder;
    private final Report.Collector findings;

    ScriptResolver(PackageSpec spec, SourceFinder finder, Report.Collector findings) {
        this.spec = spec;
        this.finder = finder;
        this.findings = findings;
    }

    Map<ScriptSlot, Scriptlet> scriptlets() {
        Map<ScriptSlot, Scriptlet> result = new LinkedHashMap<>();
        spec.scripts()
                .forEach((slot, script) -> result.put(
                        slot,
                        new Scriptlet(
                                slot,
                                interpreter(script),
                                text(script, "scripts." + slot.name().toLowerCase(Locale.ROOT)))));
        return result;
    }

    Map<String, String> controlFiles() {
        Map<String, String> result = new LinkedHashMap<>();
        spec.deb().controlFiles().forEach((name, script) -> result.put(name, text(script, "deb.scripts." + name)));
        return result;
    }

    List<PackageDraft.TriggerScript> triggers() {
        List<PackageDraft.TriggerScript> result = new ArrayList<>();
        for (int i = 0; i < spec.rpm().triggers().size(); i++) {
            Trigger trigger = spec.rpm().triggers().get(i);
            String body = text(trigger.script(), "rpm.triggers[" + i + "].script");
            result.add(new PackageDraft.TriggerScript(trigger, interpreter(trigger.script()), body));
        }
        return result;
    }

    private static List<String> interpreter(ScriptSpec script) {
        return script.interpreter().isEmpty() ? Scriptlet.SHELL : script.interpreter();
    }

    private String text(ScriptSpec script, String key) {
        String given = script.text();
        if (given != null) {
            return checked(given, "the script", key);
        }
        if (script.path().isEmpty()) {
            return "";
        }
        Path file = finder.exact(script.path());
        if (file == null || !Files.isRegularFile(file)) {
            report(ResolveRules.MISSING_FILE, "no such script: " + GopackException.quote(script.path()), key);
            return "";
        }
        return read(file, key);
    }

    private String read(Path file, String key) {
        try {
            if (Files.size(file) > LARGEST) {
                report(
                        ResolveRules.BAD_SCRIPT,
                        GopackException.quote(DiskNames.text(file)) + " is larger than " + LARGEST + " bytes",
                        key);
                return "";
            }
            String name = GopackException.quote(DiskNames.text(file));
            Optional<String> text = StrictUtf8.decode(Files.readAllBytes(file));
            if (text.isPresent()) {
                return checked(text.get(), name, key);
            }
            report(ResolveRules.BAD_SCRIPT, name + " is not UTF-8 text", key);
        } catch (IOException e) {
            report(
                    ResolveRules.UNUSABLE_FILE,
                    "cannot read " + GopackException.quote(DiskNames.text(file)) + ": " + GopackException.reason(e),
                    key);
        }
        return "";
    }

    private String checked(String text, String name, String key) {
        if (text.indexOf('\r') >= 0) {
            // observed: dpkg 1.21 and rpm 4.18 hand "sh\r" to the kernel, which finds no such interpreter
            report(ResolveRules.BAD_SCRIPT, name + " has Windows line ends, with which no script runs", key);
        }
        if (text.startsWith("\ufeff")) {
            // observed: dpkg 1.21 and rpm 4.18 end with "#!/bin/sh: not found", since the first line is a command then
            report(ResolveRules.BAD_SCRIPT, name + " starts with a byte order mark, with which no script runs", key);
        }
        if (text.indexOf('\0') >= 0) {
            report(ResolveRules.BAD_SCRIPT, name + " has a NUL character", key);
        }
        return text;
    }

    private void report(dev.gopack.report.Rule rule, String message, String key) {
        findings.add(rule.finding(message).at(spec.position(key).orElse(null)));
    }
}
