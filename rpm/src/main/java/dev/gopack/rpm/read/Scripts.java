package dev.gopack.rpm.read;

import dev.gopack.format.PackageInfo.Script;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.ScriptTags;
import dev.gopack.rpm.header.Sense;
import dev.gopack.rpm.header.Tag;
import dev.gopack.rpm.header.TriggerTags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scriptlets and triggers under the names that spec files give them. */
final class Scripts {

    private static final String SHELL = "/bin/sh"; // source: rpm lib/rpmscript.c: what runs a script without program

    private final Header header;
    private final Map<String, Script> scripts = new LinkedHashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();

    private Scripts(Header header) {
        this.header = header;
    }

    static Map<String, Script> of(Header header) {
        Scripts found = new Scripts(header);
        for (ScriptTags tags : ScriptTags.values()) {
            if (header.has(tags.body()) || header.has(tags.program())) {
                List<String> program = header.texts(tags.program());
                found.scripts.put(
                        tags.label(),
                        new Script(
                                program.isEmpty() ? List.of(SHELL) : program,
                                header.text(tags.body()).orElse("")));
            }
        }
        for (TriggerTags tags : TriggerTags.values()) {
            found.triggers(tags);
        }
        return found.scripts;
    }

    private void triggers(TriggerTags tags) {
        List<String> bodies = header.texts(tags.scripts());
        List<String> programs = header.texts(tags.programs());
        if (!programs.isEmpty() && programs.size() != bodies.size()) {
            throw header.broken(tags.scripts().number(), "triggers and their programs differ in number");
        }
        List<List<String>> conditions = conditions(tags, bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            String program = programs.isEmpty() ? SHELL : programs.get(i);
            String name = String.join(", ", conditions.get(i));
            put(tags.label() + (name.isEmpty() ? "" : name), new Script(List.of(program), bodies.get(i)));
        }
    }

    /** For each trigger {@code in -- first}, {@code second}, ... */
    private List<List<String>> conditions(TriggerTags tags, int triggers) {
        List<String> names = header.texts(tags.names());
        List<String> versions = same(tags.versions(), header.texts(tags.versions()), names.size());
        long[] flags = header.numbers(tags.flags());
        long[] indexes = header.numbers(tags.indexes());
        if (flags.length != names.size() || indexes.length != names.size()) {
            throw header.broken(
                    tags.names().number(), "conditions of triggers, their flags and indexes differ in number");
        }
        List<List<String>> conditions = new ArrayList<>();
        for (int i = 0; i < triggers; i++) {
            conditions.add(new ArrayList<>());
        }
        int[] events = new int[triggers];
        for (int i = 0; i < names.size(); i++) {
            if (indexes[i] >= triggers) {
                throw header.broken(tags.indexes().number(), "there is no trigger number " + indexes[i]);
            }
            int trigger = (int) indexes[i];
            List<String> of = conditions.get(trigger);
            Sense sense = new Sense((int) flags[i]);
            int event = sense.bits() & TriggerTags.EVENTS;
            // rpm runs the script at each of several, and rpmbuild writes one, the same for all conditions
            if (Integer.bitCount(event) != 1 || (!of.isEmpty() && events[trigger] != event)) {
                throw header.broken(
                        tags.flags().number(), "a trigger is for one event, and this one for others as well");
            }
            events[trigger] = event;
            String prefix = of.isEmpty() ? TriggerTags.suffix(event) + " -- " : "";
            of.add(prefix + sense.describe(names.get(i), versions.get(i)));
        }
        return conditions;
    }

    private List<String> same(Tag tag, List<String> values, int count) {
        if (values.size() != count) {
            throw header.broken(tag.number(), tag + " has " + values.size() + " elements instead of " + count);
        }
        return values;
    }

    private void put(String name, Script script) {
        int count = repeats.merge(name, 1, Integer::sum);
        scripts.put(count == 1 ? name : name + " #" + count, script);
    }
}
