package dev.gopack.format;

import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.format.PackageInfo.Script;
import dev.gopack.model.Dependency;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a package says of itself, in words that all formats share.
 *
 * @param info the same in the format's own words
 * @param version without epoch and revision
 * @param epoch empty for none
 * @param independent true if it is for every architecture
 * @param summary one line; empty if there is none
 * @param description what follows it, without the marks of the format; empty if there is none
 * @param license empty if there is no place for it in the package's metadata, or nothing is in it
 * @param homepage URL, or empty
 * @param maintainer who answers for it, or empty
 * @param date when it was made, in seconds since 1970-01-01T00:00:00Z; empty if it does not say so
 * @param changelogDates of the entries, newest first, likewise; those that cannot be read are left out
 * @param relations those that can be read
 * @param scripts scriptlets by the moment at which they run
 */
public record Portrait(
        PackageInfo info,
        String version,
        String epoch,
        boolean independent,
        String summary,
        String description,
        String license,
        String homepage,
        String maintainer,
        OptionalLong date,
        List<Long> changelogDates,
        List<Stated> relations,
        Map<ScriptSlot, Script> scripts) {

    /** Copies the collections. */
    public Portrait {
        changelogDates = List.copyOf(changelogDates);
        relations = List.copyOf(relations);
        scripts = Collections.unmodifiableMap(
                scripts.isEmpty() ? new EnumMap<>(ScriptSlot.class) : new EnumMap<>(scripts));
    }

    /**
     * One relation.
     *
     * @param kind which list it stands in; what rpm needs for its first scriptlets is a PRE_DEPENDS as well
     * @param dependency what it says
     * @param text as the format writes it
     */
    public record Stated(RelationKind kind, Dependency dependency, String text) {

        /** The names in it; several if it offers a choice. */
        public List<String> names() {
            return Portrait.names(dependency);
        }
    }

    private static List<String> names(Dependency dependency) {
        if (dependency instanceof Dependency.Simple simple) {
            return List.of(simple.name());
        }
        if (dependency instanceof Dependency.AnyOf any) {
            return any.alternatives().stream().map(Dependency.Simple::name).toList();
        }
        return ((Dependency.Rich) dependency)
                .operands().stream().flatMap(one -> names(one).stream()).toList();
    }

    /** True if the package's file is configuration to its package manager. */
    public static boolean isConfig(PackagedFile file) {
        return file.flags().contains("config") || file.flags().contains("conffile");
    }

    /** True if the package does not bring the file. */
    public static boolean isGhost(PackagedFile file) {
        return file.flags().contains("ghost");
    }
}
