package dev.gopack.deb.read;

import dev.gopack.format.PackageInfo;
import dev.gopack.format.Portrait;
import dev.gopack.format.Portrait.Stated;
import dev.gopack.model.DependencyParser;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a deb package says of itself, in words that all formats share. */
public final class DebPortrait {

    private static final String INDEPENDENT = "all";

    // deb-changelog(5): the trailer, " -- name <mail>  date"
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME; // takes no names from a locale

    private static final Map<String, RelationKind> KINDS = Map.of(
            "depends", RelationKind.DEPENDS,
            "pre-depends", RelationKind.PRE_DEPENDS,
            "recommends", RelationKind.RECOMMENDS,
            "suggests", RelationKind.SUGGESTS,
            "enhances", RelationKind.ENHANCES,
            "provides", RelationKind.PROVIDES,
            "conflicts", RelationKind.CONFLICTS,
            "replaces", RelationKind.REPLACES,
            "breaks", RelationKind.BREAKS);

    private static final Map<ScriptSlot, String> SCRIPTS = Map.of(
            ScriptSlot.PREINSTALL, "preinst",
            ScriptSlot.POSTINSTALL, "postinst",
            ScriptSlot.PREREMOVE, "prerm",
            ScriptSlot.POSTREMOVE, "postrm");

    private DebPortrait() {}

    /** The portrait of what {@link DebReader} found. */
    public static Portrait of(PackageInfo info) {
        int colon = info.evr().indexOf(':');
        String version = info.evr().substring(colon + 1);
        int dash = version.lastIndexOf('-');
        String description = field(info, "Description");
        int end = description.indexOf('\n');
        return new Portrait(
                info,
                dash < 0 ? version : version.substring(0, dash),
                colon < 0 ? "" : info.evr().substring(0, colon),
                info.architecture().equals(INDEPENDENT),
                (end < 0 ? description : description.substring(0, end)).strip(),
                end < 0 ? "" : body(description.substring(end + 1)),
                field(info, "License"), // not one of Debian's fields; what there is stands in the copyright file
                field(info, "Homepage"),
                field(info, "Maintainer"),
                date(info),
                info.changelog().stream().flatMap(entry -> date(entry).stream()).toList(),
                relations(info),
                scripts(info));
    }

    private static String field(PackageInfo info, String wanted) {
        return info.fields().entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String body(String continued) {
        StringBuilder text = new StringBuilder();
        continued.lines().forEach(line -> {
            String shown = line.startsWith(" ") ? line.substring(1) : line;
            text.append(shown.equals(".") ? "" : shown).append('\n');
        });
        return text.toString().stripTrailing();
    }

    /** The newest time of a file: a deb has no date of its own. */
    private static OptionalLong date(PackageInfo info) {
        return info.files().stream().mapToLong(PackageInfo.PackagedFile::mtime).max();
    }

    private static Optional<Long> date(String entry) {
        int trailer = entry.lastIndexOf("\n -- ");
        int date = entry.indexOf(">  ", Math.max(0, trailer));
        if (trailer < 0 || date < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(entry.substring(date + 3).strip(), DATE).toEpochSecond());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Stated> relations(PackageInfo info) {
        List<Stated> all = new ArrayList<>();
        info.relations().forEach((field, groups) -> {
            RelationKind kind = KINDS.get(field.toLowerCase(Locale.ROOT));
            if (kind != null) {
                groups.forEach(group -> {
                    try {
                        DependencyParser.parse(group).forEach(one -> all.add(new Stated(kind, one, group)));
                    } catch (IllegalArgumentException e) {
                        // whatever dpkg thinks of it, there is no name in it to look at
                    }
                });
            }
        });
        return all;
    }

    private static Map<ScriptSlot, PackageInfo.Script> scripts(PackageInfo info) {
        Map<ScriptSlot, PackageInfo.Script> scripts = new EnumMap<>(ScriptSlot.class);
        SCRIPTS.forEach((slot, name) -> {
            PackageInfo.Script script = info.scripts().get(name);
            if (script != null) {
                scripts.put(slot, script);
            }
        });
        return scripts;
    }
}
