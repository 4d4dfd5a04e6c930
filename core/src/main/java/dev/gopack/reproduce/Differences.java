package dev.gopack.reproduce;

import dev.gopack.format.PackageInfo;
import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two packages or two records, in words. "Was" is the older one of them. */
public final class Differences {

    private static final int LONGEST = 80;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Differences of what two packages were built from and by. */
    public static List<String> between(BuildRecord was, BuildRecord now) {
        Differences differences = new Differences();
        for (String name :
                new TreeSet<>(union(was.builtBy().keySet(), now.builtBy().keySet()))) {
            differences.compare(
                    name.equals("gopack") ? "Gopack's version" : "the " + name,
                    was.builtBy().get(name),
                    now.builtBy().get(name));
        }
        differences.compare("the compression", was.compression(), now.compression());
        differences.compare("the date from outside of the spec", date(was), date(now));
        if (!was.spec().equals(now.spec())) {
            differences.found.add(
                    "the text of the spec is another one: its SHA-256 was " + was.spec() + ", is " + now.spec());
        }
        differences.compare("the variables that the spec looks up", was.variables(), now.variables());
        differences.inputs(was.inputs(), now.inputs());
        return differences.found;
    }

    private static String date(BuildRecord record) {
        return record.sourceDate().map(String::valueOf).orElse("none");
    }

    private void inputs(List<BuildRecord.Input> was, List<BuildRecord.Input> now) {
        Map<String, BuildRecord.Input> before = new LinkedHashMap<>();
        was.forEach(input -> before.put(input.path(), input));
        Map<String, BuildRecord.Input> after = new LinkedHashMap<>();
        now.forEach(input -> after.put(input.path(), input));
        for (String path : union(before.keySet(), after.keySet())) {
            BuildRecord.Input old = before.get(path);
            BuildRecord.Input other = after.get(path);
            if (old == null || other == null) {
                found.add(
                        "the content of " + path + (old == null ? " was not there before" : " is not there any more"));
            } else if (!old.equals(other)) {
                found.add("the content of " + path + " is another one: " + old.size() + " bytes with SHA-256 "
                        + old.sha256() + " before, " + other.size() + " bytes with " + other.sha256() + " now");
            }
        }
    }

    /** Differences of what two packages say and contain. */
    public static List<String> between(PackageInfo was, PackageInfo now) {
        Differences differences = new Differences();
        differences.compare("the name", was.name(), now.name());
        differences.compare("the version", was.evr(), now.evr());
        differences.compare("the architecture", was.architecture(), now.architecture());
        for (String field : union(was.fields().keySet(), now.fields().keySet())) {
            differences.compare(field, was.fields().get(field), now.fields().get(field));
        }
        for (String list : union(was.relations().keySet(), now.relations().keySet())) {
            differences.relations(
                    list,
                    was.relations().getOrDefault(list, List.of()),
                    now.relations().getOrDefault(list, List.of()));
        }
        for (String script : union(was.scripts().keySet(), now.scripts().keySet())) {
            differences.script(script, was.scripts().get(script), now.scripts().get(script));
        }
        differences.compare("the changelog", was.changelog(), now.changelog());
        differences.files(was.files(), now.files());
        return differences.found;
    }

    private void relations(String list, List<String> was, List<String> now) {
        int before = found.size();
        for (String relation : was) {
            if (!now.contains(relation)) {
                found.add(list + ": " + shown(relation) + " is not there any more");
            }
        }
        for (String relation : now) {
            if (!was.contains(relation)) {
                found.add(list + ": " + shown(relation) + " was not there before");
            }
        }
        if (found.size() == before && !was.equals(now)) {
            found.add(list + ": the order is another one");
        }
    }

    private void script(String name, PackageInfo.@Nullable Script was, PackageInfo.@Nullable Script now) {
        if (was == null || now == null) {
            found.add(name + (was == null ? " was not there before" : " is not there any more"));
            return;
        }
        compare("the interpreter of " + name, was.interpreter(), now.interpreter());
        List<String> before = was.body().lines().toList();
        List<String> after = now.body().lines().toList();
        for (int line = 0; line < Math.max(before.size(), after.size()); line++) {
            String old = line < before.size() ? before.get(line) : null;
            String other = line < after.size() ? after.get(line) : null;
            if (!Objects.equals(old, other)) {
                compare(name + ", line " + (line + 1), old, other);
                return;
            }
        }
    }

    private void files(List<PackagedFile> was, List<PackagedFile> now) {
        Map<String, PackagedFile> before = new LinkedHashMap<>();
        was.forEach(file -> before.put(file.path(), file));
        Map<String, PackagedFile> after = new LinkedHashMap<>();
        now.forEach(file -> after.put(file.path(), file));
        for (String path : union(before.keySet(), after.keySet())) {
            PackagedFile old = before.get(path);
            PackagedFile other = after.get(path);
            if (old == null || other == null) {
                found.add(path + (old == null ? " was not there before" : " is not there any more"));
            } else if (!old.equals(other)) {
                file(old, other);
            }
        }
        if (!List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()))
                && before.keySet().equals(after.keySet())) {
            found.add("the files are in another order");
        }
    }

    private void file(PackagedFile was, PackagedFile now) {
        String path = was.path() + ": the ";
        compare(path + "kind", was.kind(), now.kind());
        compare(path + "mode", Integer.toOctalString(was.mode()), Integer.toOctalString(now.mode()));
        compare(path + "owner", was.user() + ":" + was.group(), now.user() + ":" + now.group());
        compare(path + "time", String.valueOf(was.mtime()), String.valueOf(now.mtime()));
        compare(path + "size", String.valueOf(was.size()), String.valueOf(now.size()));
        compare(path + "content", was.digest(), now.digest());
        compare(path + "link's target", was.linkTarget(), now.linkTarget());
        compare(path + "flags", was.flags(), now.flags());
    }

    private void compare(String what, @Nullable Object was, @Nullable Object now) {
        if (!Objects.equals(was, now)) {
            found.add(what + ": was " + shown(was) + ", is " + shown(now));
        }
    }

    /** The value on one line, without what could fool a terminal, and no longer than a line. */
    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "not there";
        }
        String text = value.toString();
        int end = Math.min(text.length(), LONGEST);
        return GopackException.quote(text.substring(0, end)) + (end < text.length() ? "..." : "");
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
