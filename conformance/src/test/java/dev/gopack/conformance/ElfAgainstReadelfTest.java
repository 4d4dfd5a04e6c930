package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.elf.ElfDynamic;
import dev.gopack.elf.ElfFile;
import dev.gopack.elf.ElfHardening;
import dev.gopack.elf.ElfSection;
import dev.gopack.elf.ElfSymbol;
import dev.gopack.elf.ElfVersionDefinition;
import dev.gopack.elf.ElfVersionNeed;
import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ELF reader says of hundreds of real files is what binutils says. */
class ElfAgainstReadelfTest {

    /** Debian's packages of foreign libraries: Go's name for their processor, empty if Go has none. */
    private static final Map<String, String> ARCHITECTURES = Map.ofEntries(
            Map.entry("libc6-arm64-cross", "arm64"),
            Map.entry("libc6-armel-cross", "arm5"),
            Map.entry("libc6-armhf-cross", "arm7"),
            Map.entry("libc6-i386-cross", "386"),
            Map.entry("libc6-mips-cross", "mips"),
            Map.entry("libc6-mipsel-cross", "mipsle"),
            Map.entry("libc6-mips64-cross", "mips64"),
            Map.entry("libc6-mips64el-cross", "mips64le"),
            Map.entry("libc6-ppc64-cross", "ppc64"),
            Map.entry("libc6-ppc64el-cross", "ppc64le"),
            Map.entry("libc6-riscv64-cross", "riscv64"),
            Map.entry("libc6-s390x-cross", "s390x"),
            Map.entry("libc6-s390-s390x-cross", "s390"),
            Map.entry("libc6-m68k-cross", ""),
            Map.entry("libc6-mipsn32-mips64el-cross", ""),
            Map.entry("libc6-powerpc-cross", ""),
            Map.entry("libc6-sparc64-cross", ""),
            Map.entry("libc6.1-alpha-cross", ""),
            Map.entry("libc6-x32", ""));

    @Test
    void equalsReadelf() throws IOException {
        Map<Path, Map<String, Object>> expected = Readelf.facts(ElfInputs.all());
        assertThat(expected).as("files of this machine").hasSizeGreaterThan(150);
        for (Map.Entry<Path, Map<String, Object>> entry : expected.entrySet()) {
            try (ByteSource source = ByteSource.of(entry.getKey())) {
                assertThat(facts(ElfFile.read(source)))
                        .as(entry.getKey().toString())
                        .containsExactlyInAnyOrderEntriesOf(entry.getValue());
            }
        }
        assertThat(expected.values().stream().map(facts -> facts.get("kind")))
                .contains("STATIC", "DYNAMIC", "PIE", "STATIC_PIE", "LIBRARY");
    }

    @Test
    void withoutASectionTableTheLoadersTablesTellTheSame() throws IOException {
        for (Path file : ElfInputs.all()) {
            byte[] bytes = Files.readAllBytes(file);
            ElfFile whole = ElfFile.read(ByteSource.of(file.toString(), bytes));
            ElfFile cut = ElfFile.read(ByteSource.of(file.toString(), withoutSections(bytes, whole)));
            if (whole.segments().isEmpty()) {
                continue; // object files
            }
            Map<String, Object> expected = facts(whole);
            expected.remove("debug info");
            expected.put("stripped", true);
            if (whole.goBuildId().isPresent()) {
                expected.remove("build id"); // observed: Go 1.26 puts only its own note into a segment
            }
            Map<String, Object> found = facts(cut);
            found.keySet().removeIf(name -> name.equals("build id") && !expected.containsKey(name));
            assertThat(found).as(file.toString()).containsExactlyInAnyOrderEntriesOf(expected);
            assertThat(cut.goBuildId()).as(file.toString()).isEqualTo(whole.goBuildId());
        }
    }

    @Test
    void namesTheArchitectureOfEveryProcessorThatGoKnows() throws IOException {
        for (Path file : ElfInputs.foreign()) {
            String name = ARCHITECTURES.entrySet().stream()
                    .filter(entry -> file.toString().contains("/" + entry.getKey() + "/"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            try (ByteSource source = ByteSource.of(file)) {
                assertThat(ElfFile.read(source).goArchitecture().orElse(""))
                        .as(file.toString())
                        .isEqualTo(name);
            }
        }
        for (String name : List.of("386", "arm64", "ppc64le", "s390x", "riscv64", "loong64")) {
            try (ByteSource source = ByteSource.of(ElfInputs.go(name))) {
                assertThat(ElfFile.read(source).goArchitecture()).contains(name);
            }
        }
        try (ByteSource source = ByteSource.of(ElfInputs.go("arm"))) { // has neither attributes nor a kind of floats
            assertThat(ElfFile.read(source).goArchitecture()).contains("arm5");
        }
    }

    /** Go compresses as the standard has it; older linkers renamed the sections. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "zlib", "zlib-gnu"})
    void dwarfMayBeCompressedInEitherWay(String way, @TempDir Path directory) throws IOException {
        Path program = directory.resolve("program");
        Tool.run("objcopy", "--compress-debug-sections=" + way, ElfInputs.go("cgo"), program)
                .ok();
        try (ByteSource source = ByteSource.of(program)) {
            ElfFile elf = ElfFile.read(source);
            String name = way.equals("zlib-gnu") ? ".zdebug_info" : ".debug_info";
            assertThat(elf.section(name)).isPresent();
            assertThat((elf.section(name).orElseThrow().flags() & ElfSection.COMPRESSED) != 0)
                    .isEqualTo(way.equals("zlib"));
            assertThat(elf.hasDebugInfo()).isTrue();
        }
    }

    @Test
    void readsTheBuildIdThatGoReads() throws IOException {
        String buildid = Tool.run("go", "tool", "-n", "buildid").ok().out().strip();
        for (Path file : ElfInputs.go()) {
            try (ByteSource source = ByteSource.of(file)) {
                assertThat(ElfFile.read(source).goBuildId())
                        .as(file.toString())
                        .contains(Tool.run(buildid, file).ok().out().strip());
            }
        }
    }

    private static byte[] withoutSections(byte[] bytes, ElfFile elf) {
        byte[] cut = bytes.clone();
        ByteBuffer header = ByteBuffer.wrap(cut).order(elf.header().order());
        if (elf.header().is64()) {
            header.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0);
        } else {
            header.putInt(32, 0).putShort(48, (short) 0).putShort(50, (short) 0);
        }
        return cut;
    }

    private static Map<String, Object> facts(ElfFile elf) throws IOException {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("class", elf.header().is64() ? "ELF64" : "ELF32");
        facts.put("order", elf.header().order().toString());
        facts.put("kind", elf.kind().toString());
        facts.put("version needs", needs(elf));
        facts.put("version definitions", definitions(elf));
        facts.put("undefined symbols", undefined(elf));
        put(facts, "interpreter", elf.interpreter());
        put(facts, "build id", elf.gnuBuildId());
        put(facts, "debug info", elf.hasDebugInfo());
        put(facts, "stripped", elf.isStripped());
        ElfDynamic dynamic = elf.dynamic();
        facts.put("needed", dynamic.needed());
        put(facts, "SONAME", dynamic.soname());
        put(facts, "RPATH", dynamic.rpath());
        put(facts, "RUNPATH", dynamic.runpath());
        put(facts, "GNU_HASH", dynamic.gnuHash());
        put(facts, "HASH", dynamic.sysvHash());
        put(facts, "DEBUG", dynamic.debug());
        put(facts, "RELR", dynamic.relr());
        put(facts, "BIND_NOW", dynamic.bindNow());
        putHardening(facts, elf);
        return facts;
    }

    private static void putHardening(Map<String, Object> facts, ElfFile elf) throws IOException {
        ElfHardening hardening = elf.hardening();
        boolean stackIsThere = elf.segments().stream().anyMatch(segment -> segment.type() == 0x6474_e551);
        if (stackIsThere) {
            facts.put("GNU_STACK", hardening.noExecutableStack() ? "RW " : "RWE");
        } else {
            assertThat(hardening.noExecutableStack()).isFalse();
        }
        if (hardening.relro() != ElfHardening.Relro.NONE) {
            facts.put("GNU_RELRO", "");
            assertThat(hardening.relro() == ElfHardening.Relro.FULL).isEqualTo(hardening.bindNow());
        }
        List<String> symbols = new ArrayList<>();
        elf.undefinedSymbols(symbol -> symbols.add(symbol.name()));
        assertThat(hardening.stackProtector()).isEqualTo(symbols.contains("__stack_chk_fail"));
        assertThat(hardening.fortified()).isEqualTo(symbols.stream().anyMatch(name -> name.matches("__.*_chk")));
        List<String> features = new ArrayList<>();
        add(features, "IBT", hardening.indirectBranchTracking());
        add(features, "SHSTK", hardening.shadowStack());
        add(features, "BTI", hardening.branchTargets());
        add(features, "PAC", hardening.pointerAuthentication());
        facts.put("features", features);
    }

    private static List<String> needs(ElfFile elf) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ElfVersionNeed need : elf.versionNeeds()) {
            for (ElfVersionNeed.Version version : need.versions()) {
                lines.add(need.file() + " " + version.name() + " " + version.index() + (version.weak() ? " weak" : ""));
            }
        }
        return lines;
    }

    private static List<String> definitions(ElfFile elf) throws IOException {
        List<String> lines = new ArrayList<>();
        for (ElfVersionDefinition definition : elf.versionDefinitions()) {
            StringBuilder line = new StringBuilder(definition.name() + " " + definition.index());
            line.append(definition.base() ? " base" : "");
            definition.parents().forEach(parent -> line.append(" < ").append(parent));
            lines.add(line.toString());
        }
        return lines;
    }

    /** Readelf shows the index of a symbol's version, which tells its library. */
    private static List<String> undefined(ElfFile elf) throws IOException {
        Map<String, Integer> indexes = new HashMap<>();
        for (ElfVersionNeed need : elf.versionNeeds()) {
            need.versions().forEach(version -> indexes.put(version.name() + "@" + need.file(), version.index()));
        }
        List<String> lines = new ArrayList<>();
        for (ElfSymbol symbol : elf.undefinedSymbols()) {
            String version = symbol.version().isEmpty()
                    ? ""
                    : "@" + symbol.version() + " (" + indexes.get(symbol.version() + "@" + symbol.file()) + ")";
            lines.add(symbol.name() + version + (symbol.weak() ? " weak" : ""));
        }
        return lines;
    }

    private static void put(Map<String, Object> facts, String name, Optional<String> value) {
        value.ifPresent(text -> facts.put(name, text));
    }

    private static void put(Map<String, Object> facts, String name, boolean value) {
        if (value) {
            facts.put(name, true);
        }
    }

    private static void add(List<String> list, String name, boolean condition) {
        if (condition) {
            list.add(name);
        }
    }
}
