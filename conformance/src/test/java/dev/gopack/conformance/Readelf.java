package dev.gopack.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What binutils' readelf says of ELF files, as facts by name. */
final class Readelf {

    private static final Pattern TYPE = Pattern.compile("  Type: +(\\S+) \\((.*)\\)");
    private static final Pattern INTERPRETER = Pattern.compile(" +\\[Requesting program interpreter: (.*)\\]");
    private static final Pattern DYNAMIC = Pattern.compile(" 0x[0-9a-f]+ \\((\\w+)\\) +(.*)");
    private static final Pattern BRACKETS = Pattern.compile(".*\\[(.*)\\]");
    private static final Pattern NEED = Pattern.compile("  \\w+: Version: \\d+  File: (.*)  Cnt: \\d+");
    private static final Pattern NEEDED_VERSION = Pattern.compile("  \\w+: +Name: (.*)  Flags: (.*?) +Version: (\\d+)");
    private static final Pattern DEFINITION =
            Pattern.compile("  \\w+: Rev: \\d+  Flags: (.*?) +Index: (\\d+)  Cnt: \\d+  Name: (.*)");
    private static final Pattern PARENT = Pattern.compile("  \\w+: Parent \\d+: (.*)");
    private static final Pattern UNDEFINED =
            Pattern.compile(" +\\d+: [0-9a-f]+ +\\S+ +\\S+ +(\\S+) +\\S+ +(?:\\[.*\\] +)?UND (.+)");
    private static final Pattern FEATURE = Pattern.compile(".*(?:x86|AArch64) feature: ([A-Z]+(?:, [A-Z]+)*).*");
    private static final Pattern SEGMENT =
            Pattern.compile("  (GNU_STACK|GNU_RELRO) .* ([R ][W ][E ]) (?:0x[0-9a-f]+|0)");

    private final Map<String, Object> facts = new TreeMap<>();
    private final List<String> needed = new ArrayList<>();
    private final List<String> needs = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();
    private final List<String> undefined = new ArrayList<>();
    private final List<String> features = new ArrayList<>();
    private String type = "";
    private String need = "";

    private Readelf() {
        facts.put("needed", needed);
        facts.put("version needs", needs);
        facts.put("version definitions", definitions);
        facts.put("undefined symbols", undefined);
        facts.put("features", features);
        facts.put("stripped", true);
    }

    /** The facts of each file, with the names that the test uses. */
    static Map<Path, Map<String, Object>> facts(List<Path> files) {
        List<Object> command = new ArrayList<>(List.of("readelf", "-hldnVSW", "--dyn-syms"));
        command.addAll(files);
        Map<Path, Map<String, Object>> result = new LinkedHashMap<>();
        Readelf reading = new Readelf();
        // It complains of odd but harmless things, such as an empty table of versions, with code 1.
        for (String line : Tool.run(command.toArray()).lines()) {
            if (line.startsWith("File: ")) {
                reading = new Readelf();
                result.put(Path.of(line.substring(6)), reading.facts);
            } else {
                reading.line(line);
            }
        }
        return result;
    }

    private void line(String line) {
        Matcher matcher;
        if ((matcher = TYPE.matcher(line)).matches()) {
            type = matcher.group(1) + " " + matcher.group(2);
            facts.put("kind", kind());
        } else if (line.startsWith("  Class: ")) {
            facts.put("class", last(line));
        } else if (line.startsWith("  Data: ")) {
            facts.put("order", line.contains("little") ? "LITTLE_ENDIAN" : "BIG_ENDIAN");
        } else if ((matcher = INTERPRETER.matcher(line)).matches()) {
            facts.put("interpreter", matcher.group(1));
            facts.put("kind", kind());
        } else if ((matcher = DYNAMIC.matcher(line)).matches()) {
            dynamic(matcher.group(1), matcher.group(2));
        } else if ((matcher = SEGMENT.matcher(line)).matches()) {
            facts.put(matcher.group(1), matcher.group(1).equals("GNU_RELRO") ? "" : matcher.group(2));
        } else if (line.contains("Build ID: ")) {
            facts.putIfAbsent("build id", last(line));
        } else if ((matcher = FEATURE.matcher(line)).matches()) {
            features.addAll(List.of(matcher.group(1).split(", ")));
        } else if (line.matches("  \\[ *\\d+\\] \\.z?debug_info +PROGBITS .*")) {
            facts.put("debug info", true);
        } else if (line.matches("  \\[ *\\d+\\] \\S+ +SYMTAB .*")) {
            facts.remove("stripped");
        } else {
            versionsAndSymbols(line);
        }
    }

    private void versionsAndSymbols(String line) {
        Matcher matcher;
        if ((matcher = NEED.matcher(line)).matches()) {
            need = matcher.group(1);
        } else if ((matcher = NEEDED_VERSION.matcher(line)).matches()) {
            String weak = matcher.group(2).contains("WEAK") ? " weak" : "";
            needs.add(need + " " + matcher.group(1) + " " + matcher.group(3) + weak);
        } else if ((matcher = DEFINITION.matcher(line)).matches()) {
            String base = matcher.group(1).contains("BASE") ? " base" : "";
            definitions.add(matcher.group(3) + " " + matcher.group(2) + base);
        } else if ((matcher = PARENT.matcher(line)).matches()) {
            int latest = definitions.size() - 1;
            definitions.set(latest, definitions.get(latest) + " < " + matcher.group(1));
        } else if ((matcher = UNDEFINED.matcher(line)).matches()) {
            undefined.add(matcher.group(2).strip() + (matcher.group(1).equals("WEAK") ? " weak" : ""));
        }
    }

    private void dynamic(String tag, String value) {
        switch (tag) {
            case "NEEDED" -> {
                needed.add(inBrackets(value));
                facts.put("kind", kind());
            }
            case "SONAME", "RPATH", "RUNPATH" -> {
                facts.put(tag, inBrackets(value));
                facts.put("kind", kind());
            }
            case "GNU_HASH", "HASH", "DEBUG", "RELR", "BIND_NOW" -> {
                facts.put(tag, true);
                facts.put("kind", kind());
            }
            case "FLAGS", "FLAGS_1" -> {
                if (value.matches(".*\\b(BIND_NOW|NOW)\\b.*")) {
                    facts.put("BIND_NOW", true);
                }
            }
            default -> {}
        }
    }

    /**
     * Binutils since 2.37 tells programs from libraries by DF_1_PIE; static ones have nobody to load them. Observed: Go
     * 1.16 does not set it for Android. There the interpreter and DT_DEBUG, which only programs have, speak.
     */
    private String kind() {
        boolean linked = facts.containsKey("interpreter") || !needed.isEmpty();
        boolean debug = facts.containsKey("interpreter") && facts.containsKey("DEBUG") && !facts.containsKey("SONAME");
        return switch (type) {
            case "EXEC Executable file" -> linked ? "DYNAMIC" : "STATIC";
            case "DYN Position-Independent Executable file" -> linked ? "PIE" : "STATIC_PIE";
            case "DYN Shared object file" -> debug ? "PIE" : "LIBRARY";
            case "REL Relocatable file" -> "RELOCATABLE";
            default -> type;
        };
    }

    private static String inBrackets(String value) {
        Matcher matcher = BRACKETS.matcher(value);
        return matcher.matches() ? matcher.group(1) : value;
    }

    private static String last(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }
}
