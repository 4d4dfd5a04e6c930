package dev.gopack.deb.control;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is known of control fields: their order, and which of them are special. */
public final class ControlFields {

    // source: dpkg scripts/Dpkg/Control/FieldsCore.pm, field_ordered_list(CTRL_DEB); Architecture-Variant as Ubuntu has
    // it
    private static final List<String> ORDER = List.of(
            "Package",
            "Package-Type",
            "Source",
            "Version",
            "Kernel-Version",
            "Built-For-Profiles",
            "Auto-Built-Package",
            "Architecture",
            "Architecture-Variant",
            "Subarchitecture",
            "Installer-Menu-Item",
            "Build-Essential",
            "Essential",
            "Protected",
            "Origin",
            "Bugs",
            "Maintainer",
            "Installed-Size",
            "Pre-Depends",
            "Depends",
            "Recommends",
            "Suggests",
            "Enhances",
            "Conflicts",
            "Breaks",
            "Replaces",
            "Provides",
            "Built-Using",
            "Static-Built-Using",
            "Section",
            "Priority",
            "Multi-Arch",
            "Homepage",
            "Description",
            "Tag",
            "Task");

    /** Fields that list relations to other packages. */
    public static final Set<String> RELATIONS = Set.of(
            "pre-depends",
            "depends",
            "recommends",
            "suggests",
            "enhances",
            "conflicts",
            "breaks",
            "replaces",
            "provides",
            "built-using",
            "static-built-using");

    // dpkg keeps these in its database, apt in its indexes; in a package they lie sooner or later.
    // source: dpkg lib/dpkg/parse.c fieldinfos, apt-pkg/tagfile-keys.list
    private static final Set<String> DATABASE = Set.of(
            "status",
            "config-version",
            "conffiles",
            "triggers-pending",
            "triggers-awaited",
            "filename",
            "size",
            "msdos-filename",
            "md5sum",
            "sha1",
            "sha256",
            "sha512");

    // source: dpkg lib/dpkg/parse.c parse_stanza(): visible ASCII without colon, not starting with '-' or '#'
    private static final Pattern NAME = Pattern.compile("[!-~&&[^:#-]][!-~&&[^:]]+");

    private ControlFields() {}

    /** True if dpkg takes it as the name of a field. */
    public static boolean isLegalName(String name) {
        return NAME.matcher(name).matches();
    }

    /** True if the field belongs to a database of packages rather than into a package. */
    public static boolean isForDatabase(String name) {
        return DATABASE.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The fields in dpkg's order, unknown ones last in the order in which they come. */
    public static ControlParagraph order(Map<String, String> fields) {
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(fields);
        Map<String, String> ordered = new java.util.LinkedHashMap<>();
        for (String name : ORDER) {
            String value = known.get(name);
            if (value != null) {
                ordered.put(name, value);
            }
        }
        fields.forEach((name, value) -> {
            if (ORDER.stream().noneMatch(name::equalsIgnoreCase)) {
                ordered.put(name, value);
            }
        });
        return new ControlParagraph(ordered);
    }
}
