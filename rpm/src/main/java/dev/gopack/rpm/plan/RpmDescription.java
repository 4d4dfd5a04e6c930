package dev.gopack.rpm.plan;

import dev.gopack.format.PackageInfo;
import dev.gopack.format.PlannedFiles;
import dev.gopack.model.Changelog;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.Scriptlet;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.ScriptTags;
import dev.gopack.rpm.header.Sense;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader would show of the rpm that a plan becomes: what the header will hold that says something to people. */
public final class RpmDescription {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RpmDescription() {}

    /** The description, without digests. */
    public static PackageInfo of(RpmPlan plan) {
        return new PackageInfo(
                RpmPlan.FORMAT,
                plan.name(),
                plan.evr(),
                plan.nativeArchitecture(),
                fields(plan),
                relations(plan),
                PlannedFiles.describe(plan.files(), RpmDescription::flags),
                scripts(plan),
                plan.draft().changelog().entries().stream()
                        .map(RpmDescription::entry)
                        .toList(),
                List.of());
    }

    private static Map<String, String> fields(RpmPlan plan) {
        PackageSpec spec = plan.draft().spec();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Summary", Texts.summary(spec));
        fields.put("Description", Texts.description(spec));
        fields.put("License", Texts.license(spec));
        fields.put("Group", Texts.group(spec));
        fields.put("Buildtime", Long.toString(plan.draft().timestamp()));
        fields.put("Vendor", spec.vendor());
        fields.put("Packager", Texts.packager(spec));
        fields.put("Url", spec.homepage());
        fields.put("Payloadcompressor", plan.compression().codec().word());
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static Map<String, List<String>> relations(RpmPlan plan) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (RpmRelation relation : plan.rpmRelations()) {
            String text = new Sense(relation.flags()).describe(relation.name(), relation.version());
            all.computeIfAbsent(relation.list().label(), key -> new ArrayList<>())
                    .add(text);
            for (ScriptTags script : ScriptTags.values()) {
                if (relation.list() == RelationList.REQUIRES && (relation.flags() & script.sense()) != 0) {
                    String label = "Requires(" + script.label().substring(1) + ")";
                    all.computeIfAbsent(label, key -> new ArrayList<>()).add(text);
                }
            }
        }
        return all;
    }

    private static Map<String, PackageInfo.Script> scripts(RpmPlan plan) {
        Map<String, PackageInfo.Script> scripts = new LinkedHashMap<>();
        for (ScriptSlot slot : ScriptSlot.values()) {
            Scriptlet script = plan.draft().scriptlets().get(slot);
            if (script != null) {
                scripts.put(
                        ScriptTags.of(slot).label(),
                        new PackageInfo.Script(script.interpreter(), Texts.body(script.body())));
            }
        }
        return scripts;
    }

    private static List<String> flags(FileEntry file) {
        FileRole role = file instanceof FileEntry.Regular regular
                ? regular.role()
                : file instanceof FileEntry.Ghost ghost ? ghost.role() : FileRole.PLAIN;
        List<String> flags = new ArrayList<>();
        if (role.isConfig()) {
            flags.add("config");
        }
        if (role == FileRole.DOC) {
            flags.add("doc");
        }
        if (role == FileRole.CONFIG_MISSINGOK) {
            flags.add("missingok");
        }
        if (role == FileRole.CONFIG_NOREPLACE) {
            flags.add("noreplace");
        }
        if (file instanceof FileEntry.Ghost) {
            flags.add("ghost");
        }
        if (role == FileRole.LICENSE) {
            flags.add("license");
        }
        if (role == FileRole.README) {
            flags.add("readme");
        }
        return flags;
    }

    private static String entry(Changelog.Entry entry) {
        return "* " + DAY.format(entry.date()) + " " + Texts.title(entry) + "\n" + Texts.notes(entry);
    }
}
