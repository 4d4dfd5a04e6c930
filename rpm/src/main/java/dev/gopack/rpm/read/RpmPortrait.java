package dev.gopack.rpm.read;

import dev.gopack.format.PackageInfo;
import dev.gopack.format.Portrait;
import dev.gopack.format.Portrait.Stated;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.ScriptTags;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What an rpm says of itself, in words that all formats share. */
public final class RpmPortrait {

    private static final String INDEPENDENT = "noarch";
    private static final String NOTHING = "Unspecified"; // what stands for no licence
    private static final String BEFORE = "Requires(pre)";
    private static final int DAY_OF = 4; // words of "* Sun Nov 01 2026"

    private RpmPortrait() {}

    /** The portrait of what {@link RpmReader} found. */
    public static Portrait of(PackageInfo info) {
        int colon = info.evr().indexOf(':');
        String version = info.evr().substring(colon + 1);
        int dash = version.lastIndexOf('-');
        return new Portrait(
                info,
                dash < 0 ? version : version.substring(0, dash),
                colon < 0 ? "" : info.evr().substring(0, colon),
                info.architecture().equals(INDEPENDENT),
                field(info, "Summary"),
                description(info),
                field(info, "License").equals(NOTHING) ? "" : field(info, "License"),
                field(info, "Url"),
                field(info, "Packager").isEmpty() ? field(info, "Vendor") : field(info, "Packager"),
                date(info),
                info.changelog().stream().flatMap(entry -> day(entry).stream()).toList(),
                relations(info),
                scripts(info));
    }

    private static String field(PackageInfo info, String name) {
        return info.fields().getOrDefault(name, "");
    }

    /** The text, without the summary if it starts with that, as ours does. */
    private static String description(PackageInfo info) {
        String text = field(info, "Description").strip();
        String summary = field(info, "Summary").strip();
        return !summary.isEmpty() && (text.equals(summary) || text.startsWith(summary + "\n"))
                ? text.substring(summary.length()).strip()
                : text;
    }

    private static OptionalLong date(PackageInfo info) {
        String date = field(info, "Buildtime");
        return date.matches("[0-9]{1,10}") ? OptionalLong.of(Long.parseLong(date)) : OptionalLong.empty();
    }

    /** The day of an entry at noon, as rpm dates them. */
    private static Optional<Long> day(String entry) {
        String[] words = entry.split("\\s+", 6);
        if (words.length <= DAY_OF || !words[3].matches("[0-9]{1,2}") || !words[4].matches("[0-9]{4}")) {
            return Optional.empty();
        }
        int month = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
                .indexOf(words[2]);
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(words[4]), month + 1, Integer.parseInt(words[3]))
                    .atStartOfDay()
                    .toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Stated> relations(PackageInfo info) {
        List<Stated> all = new ArrayList<>();
        info.relations().forEach((label, texts) -> kind(label)
                .ifPresent(kind -> texts.forEach(text -> {
                    try {
                        DependencyParser.parse(text).forEach(one -> all.add(new Stated(kind, one, text)));
                    } catch (IllegalArgumentException e) {
                        // whatever rpm thinks of it, there is no name in it to look at
                    }
                })));
        return all;
    }

    private static Optional<RelationKind> kind(String label) {
        if (label.equals(BEFORE)) {
            return Optional.of(RelationKind.PRE_DEPENDS);
        }
        for (RelationList list : RelationList.values()) {
            if (list.label().equals(label)) {
                return Optional.of(
                        switch (list) {
                            case PROVIDES -> RelationKind.PROVIDES;
                            case REQUIRES -> RelationKind.DEPENDS;
                            case RECOMMENDS -> RelationKind.RECOMMENDS;
                            case SUGGESTS -> RelationKind.SUGGESTS;
                            case SUPPLEMENTS -> RelationKind.SUPPLEMENTS;
                            case ENHANCES -> RelationKind.ENHANCES;
                            case CONFLICTS -> RelationKind.CONFLICTS;
                            case OBSOLETES -> RelationKind.REPLACES;
                            case ORDER -> RelationKind.ORDER;
                        });
            }
        }
        return Optional.empty();
    }

    private static Map<ScriptSlot, PackageInfo.Script> scripts(PackageInfo info) {
        Map<ScriptSlot, PackageInfo.Script> scripts = new EnumMap<>(ScriptSlot.class);
        for (ScriptTags tags : ScriptTags.values()) {
            PackageInfo.Script script = info.scripts().get(tags.label());
            if (script != null) {
                scripts.put(tags.slot(), script);
            }
        }
        return scripts;
    }
}
