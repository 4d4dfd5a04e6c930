package dev.gopack.target;

import dev.gopack.model.Architecture;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An architecture that a release is made for.
 *
 * @param name Go's name with the ARM level; a variant of it has {@code _v3} or the like behind it
 * @param packageName what packages call it
 * @param cpu the least processor that the release itself needs, if known
 * @param goSetting the highest setting of the Go compiler that runs on all of them, such as {@code GOAMD64=v2}, if there
 *     is one
 */
public record TargetArchitecture(String name, String packageName, Optional<String> cpu, Optional<String> goSetting) {

    private static final String PREFIX = "arch.";
    private static final Pattern PROCESSOR = Pattern.compile("arch\\.([a-z0-9]+)((?:_v[0-9]+)?)\\.cpu");
    private static final Pattern SETTING = Pattern.compile("GO[A-Z0-9]+=\\S+");

    /** Go's name without a variant. */
    public Architecture architecture() {
        return new Architecture(plainName());
    }

    private String plainName() {
        int variant = name.indexOf("_v");
        return variant < 0 ? name : name.substring(0, variant);
    }

    /** True if it is a part of an architecture that is there as a whole, too. */
    public boolean isVariant() {
        return name.contains("_v");
    }

    /** What values that name a processor alone say of Go's setting, and the other way round. */
    static Map<String, String> implied(Map<String, String> values) {
        Map<String, String> implied = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Matcher name = PROCESSOR.matcher(key);
            if (name.matches() && GoLevels.isLevelled(name.group(1), value)) {
                implied.put(
                        "arch." + name.group(1) + name.group(2) + ".go",
                        GoLevels.of(name.group(1), value).orElse("none"));
            } else if (key.startsWith("arch.amd64")
                    && key.endsWith(".go")
                    && value.startsWith("GOAMD64=")
                    && GoLevels.of("GOAMD64").contains(value.substring("GOAMD64=".length()))) {
                implied.put(
                        key.substring(0, key.length() - 2) + "cpu", "x86-64-" + value.substring("GOAMD64=".length()));
            }
        });
        return implied;
    }

    /** All of a release by name, in their order. */
    static Map<String, TargetArchitecture> of(Facts facts) throws Facts.BadFact {
        Set<String> names = new LinkedHashSet<>();
        for (String key : facts.startingWith(PREFIX)) {
            int end = key.indexOf('.', PREFIX.length());
            if (end < 0) {
                throw new Facts.BadFact(key, "the key is not known");
            }
            names.add(key.substring(PREFIX.length(), end));
        }
        Map<String, TargetArchitecture> all = new LinkedHashMap<>();
        for (String name : names) {
            String prefix = PREFIX + name;
            TargetArchitecture one = new TargetArchitecture(
                    name,
                    facts.word(prefix + ".package").orElse(""),
                    facts.word(prefix + ".cpu"),
                    facts.matching(prefix + ".go", SETTING, "a setting such as GOAMD64=v2"));
            if (one.packageName().isEmpty() || !Architecture.known().contains(one.plainName())) {
                throw Facts.bad(prefix + ".package", name, "an architecture");
            }
            if (!one.cpu()
                    .map(cpu -> GoLevels.isProcessor(one.plainName(), cpu))
                    .orElse(true)) {
                throw Facts.bad(prefix + ".cpu", one.cpu().orElse(""), "a processor of " + one.plainName());
            }
            if (one.goSetting().isPresent()) {
                String[] setting = one.goSetting().get().split("=", 2);
                List<String> levels = GoLevels.of(setting[0]);
                if (!levels.isEmpty() && !levels.contains(GoLevels.level(setting[1]))) {
                    throw Facts.bad(
                            prefix + ".go", setting[1], "a level of " + setting[0] + ": " + String.join(", ", levels));
                }
            }
            all.put(name, one);
        }
        if (all.isEmpty()) {
            throw new Facts.BadFact(PREFIX, "there is no architecture");
        }
        return all;
    }
}
