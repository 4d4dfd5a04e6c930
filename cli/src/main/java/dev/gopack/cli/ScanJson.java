package dev.gopack.cli;

import dev.gopack.elf.ElfDynamic;
import dev.gopack.elf.ElfHardening;
import dev.gopack.elf.ElfHeader;
import dev.gopack.go.BuildInfo;
import dev.gopack.go.GoBinary;
import dev.gopack.go.GoModule;
import dev.gopack.imports.BuildContext;
import dev.gopack.survey.ElfSummary;
import dev.gopack.survey.Subject;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON forms of what {@code gopack scan} finds, documented in docs/cli.md. */
final class ScanJson {

    // docs: ELF gABI and processor supplements, e_machine
    private static final Map<Integer, String> MACHINES = Map.ofEntries(
            Map.entry(2, "SPARC"),
            Map.entry(3, "386"),
            Map.entry(8, "MIPS"),
            Map.entry(20, "PPC"),
            Map.entry(21, "PPC64"),
            Map.entry(22, "S390"),
            Map.entry(40, "ARM"),
            Map.entry(43, "SPARCV9"),
            Map.entry(62, "X86_64"),
            Map.entry(183, "AARCH64"),
            Map.entry(243, "RISCV"),
            Map.entry(258, "LOONGARCH"));

    private static final Map<Integer, String> TYPES = Map.of(1, "REL", 2, "EXEC", 3, "DYN", 4, "CORE");

    private ScanJson() {}

    /**
     * A document.
     *
     * @param context for which platform sources were looked at
     * @param functions false if those of programs were not looked at
     */
    static Map<String, Object> of(Subject subject, BuildContext context, boolean functions) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", subject.name());
        if (subject instanceof Subject.Program program) {
            program(json, program, functions);
        } else if (subject instanceof Subject.Directory directory) {
            programs(json, directory.programs(), directory.unread(), functions);
        } else if (subject instanceof Subject.Sources sources) {
            SourcesJson.put(json, sources, context);
        } else if (subject instanceof Subject.InPackage inPackage) {
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("format", inPackage.info().format());
            info.put("name", inPackage.info().name());
            info.put("version", inPackage.info().evr());
            info.put("architecture", inPackage.info().architecture());
            json.put("package", info);
            programs(json, inPackage.programs(), inPackage.unread(), functions);
        }
        return json;
    }

    /** What stands for a path that could not be read. */
    static Map<String, Object> unread(Path path, String problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", path.toString());
        json.put("unread", List.of(problem));
        return json;
    }

    private static void programs(
            Map<String, Object> json, List<Subject.Program> programs, List<String> unread, boolean functions) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Subject.Program program : programs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("file", program.name());
            program(one, program, functions);
            all.add(one);
        }
        json.put("programs", all);
        putUnlessEmpty(json, "unread", unread);
    }

    private static void program(Map<String, Object> json, Subject.Program program, boolean functions) {
        program.go().ifPresent(go -> {
            go.buildInfo().ifPresent(info -> buildInfo(json, info));
            json.put("container", go.container().name().toLowerCase(Locale.ROOT).replace("_", "-"));
            json.put("goos", go.goos());
            json.put("goarch", go.goarch());
        });
        program.elf().ifPresent(elf -> json.put("elf", elf(elf)));
        program.go().ifPresent(go -> found(json, go, functions));
    }

    /** As {@code go version -m -json} has it. */
    private static void buildInfo(Map<String, Object> json, BuildInfo info) {
        putUnlessEmpty(json, "GoVersion", info.goVersion());
        putUnlessEmpty(json, "Path", info.path());
        json.put("Main", info.main().map(ScanJson::module).orElse(Map.of())); // go has an empty one, too
        putUnlessEmpty(
                json, "Deps", info.dependencies().stream().map(ScanJson::module).toList());
        List<Map<String, Object>> settings = new ArrayList<>();
        info.settings().forEach(setting -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("Key", setting.key());
            putUnlessEmpty(one, "Value", setting.value());
            settings.add(one);
        });
        putUnlessEmpty(json, "Settings", settings);
    }

    private static Map<String, Object> module(GoModule module) {
        Map<String, Object> json = new LinkedHashMap<>();
        putUnlessEmpty(json, "Path", module.path());
        putUnlessEmpty(json, "Version", module.version());
        putUnlessEmpty(json, "Sum", module.sum());
        module.replacement().ifPresent(by -> json.put("Replace", module(by)));
        return json;
    }

    private static void found(Map<String, Object> json, GoBinary go, boolean functions) {
        if (functions) {
            json.put("packages", go.packages().all());
            Map<String, Object> signals = new LinkedHashMap<>();
            go.signals().evidence().forEach((signal, evidence) -> signals.put(word(signal), evidence));
            json.put("signals", signals);
        }
        List<Map<String, Object>> notes = new ArrayList<>();
        go.notes().forEach(note -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", word(note.kind()));
            one.put("text", note.text());
            notes.add(one);
        });
        putUnlessEmpty(json, "notes", notes);
    }

    private static Map<String, Object> elf(ElfSummary elf) {
        ElfHeader header = elf.header();
        ElfDynamic dynamic = elf.dynamic();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("class", header.is64() ? "ELF64" : "ELF32");
        json.put("data", header.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian");
        json.put("machine", MACHINES.getOrDefault(header.machine(), String.valueOf(header.machine())));
        json.put("type", TYPES.getOrDefault(header.type(), String.valueOf(header.type())));
        json.put("kind", word(elf.kind()));
        elf.interpreter().ifPresent(loader -> json.put("interpreter", loader));
        json.put("needed", dynamic.needed());
        dynamic.soname().ifPresent(name -> json.put("soname", name));
        dynamic.rpath().ifPresent(path -> json.put("rpath", path));
        dynamic.runpath().ifPresent(path -> json.put("runpath", path));
        json.put("symbolVersions", elf.symbolVersions());
        elf.goBuildId().ifPresent(id -> json.put("goBuildId", id));
        elf.gnuBuildId().ifPresent(id -> json.put("gnuBuildId", id));
        json.put("stripped", elf.stripped());
        json.put("debugInfo", elf.debugInfo());
        json.put("cutShort", elf.cutShort());
        json.put("relr", dynamic.relr());
        json.put("hardening", hardening(elf.hardening()));
        return json;
    }

    private static Map<String, Object> hardening(ElfHardening hardening) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("relro", word(hardening.relro()));
        json.put("noExecutableStack", hardening.noExecutableStack());
        json.put("positionIndependent", hardening.positionIndependent());
        json.put("bindNow", hardening.bindNow());
        json.put("branchTargets", hardening.branchTargets());
        json.put("pointerAuthentication", hardening.pointerAuthentication());
        json.put("indirectBranchTracking", hardening.indirectBranchTracking());
        json.put("shadowStack", hardening.shadowStack());
        json.put("stackProtector", hardening.stackProtector());
        json.put("fortified", hardening.fortified());
        return json;
    }

    /** A constant as JSON and text have it: {@code static-pie}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void putUnlessEmpty(Map<String, Object> json, String key, String value) {
        if (!value.isEmpty()) {
            json.put(key, value);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> json, String key, List<?> value) {
        if (!value.isEmpty()) {
            json.put(key, value);
        }
    }
}
