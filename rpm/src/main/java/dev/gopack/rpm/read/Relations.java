package dev.gopack.rpm.read;

import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.ScriptTags;
import dev.gopack.rpm.header.Sense;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relations of a package as rpm prints them. What a scriptlet requires stands under {@code Requires} like the rest,
 * and once more under {@code Requires(post)} and the like.
 */
final class Relations {

    private Relations() {}

    static Map<String, List<String>> of(Header header) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (RelationList list : RelationList.values()) {
            List<String> names = header.texts(list.nameTag());
            List<String> versions = header.texts(list.versionTag());
            long[] flags = header.numbers(list.flagsTag());
            if (names.size() != versions.size() || names.size() != flags.length) {
                throw header.broken(
                        list.nameTag().number(),
                        list.label() + " has " + names.size() + " names, " + versions.size() + " versions and "
                                + flags.length + " flags");
            }
            for (int i = 0; i < names.size(); i++) {
                Sense sense = new Sense((int) flags[i]);
                String text = sense.describe(names.get(i), versions.get(i));
                add(all, list.label(), text);
                if (list == RelationList.REQUIRES) {
                    qualifiers(sense).forEach(label -> add(all, label, text));
                }
            }
        }
        return all;
    }

    private static void add(Map<String, List<String>> all, String label, String text) {
        all.computeIfAbsent(label, key -> new ArrayList<>()).add(text);
    }

    private static List<String> qualifiers(Sense sense) {
        List<String> labels = new ArrayList<>();
        for (ScriptTags script : ScriptTags.values()) {
            if ((sense.bits() & script.sense()) != 0) {
                String word =
                        script == ScriptTags.VERIFY ? "verify" : script.label().substring(1);
                labels.add("Requires(" + word + ")");
            }
        }
        return labels;
    }
}
