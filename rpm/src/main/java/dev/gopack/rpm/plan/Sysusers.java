package dev.gopack.rpm.plan;

import dev.gopack.model.EntryPath;
import dev.gopack.model.FileEntry;
import dev.gopack.model.Ownership;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.Sense;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Users and groups that the package brings by sysusers.d(5). rpm 4.19 and later creates them from the provides before it
 * unpacks. // rpm docs/manual/users_and_groups.md; source: rpm fileattrs/sysusers.attr, macros.in add_sysuser
 *
 * <p>A plan reads no file, so the provides come from sysusers.d files whose text is in memory. And only users and
 * groups that the package itself provides are required: where rpm is older than 4.19 nobody else provides them, and the
 * package could not be installed.
 */
final class Sysusers {

    private static final EntryPath DIRECTORY = new EntryPath("/usr/lib/sysusers.d");
    private static final int PROVIDED = Sense.FIND_PROVIDES;
    // source: rpm build/rpmfc.cc: needed before unpacking, and until all is removed
    private static final int REQUIRED = Sense.PRE | Sense.POSTUN;

    private final List<RpmRelation> relations = new ArrayList<>();
    private final Set<String> provided = new LinkedHashSet<>();

    private Sysusers() {}

    /** What the files provide, and what their owners require of that. */
    static List<RpmRelation> relations(List<FileEntry> files) {
        Sysusers found = new Sysusers();
        for (FileEntry file : files) {
            if (file instanceof FileEntry.Regular regular && isSysusers(file.path())) {
                regular.content().inMemory().ifPresent(bytes -> found.read(bytes, file.path()));
            }
        }
        files.forEach(found::require);
        return found.relations;
    }

    private static boolean isSysusers(EntryPath path) {
        return DIRECTORY.contains(path) && path.value().endsWith(".conf");
    }

    private void read(byte[] bytes, EntryPath path) {
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] words = line.strip().split("\\s+");
            if (!line.startsWith("#") && words.length >= 2) {
                provide(words, "a line of " + path);
            }
        });
    }

    private void provide(String[] words, String reason) {
        switch (words[0]) {
            case "u", "u!" -> {
                add("user(" + words[1] + ")", encode(words), reason);
                if (words.length < 3 || !words[2].contains(":")) { // else it is in a group that another line brings
                    add("group(" + words[1] + ")", "", reason);
                }
            }
            case "g" -> add("group(" + words[1] + ")", encode(words), reason);
            case "m" -> {
                if (words.length >= 3) {
                    add("groupmember(" + words[1] + "/" + words[2] + ")", encode(words), reason);
                }
            }
            default -> {
                // "r" reserves numbers, which rpm has no relation for
            }
        }
    }

    private void add(String name, String version, String reason) {
        provided.add(name);
        int flags = version.isEmpty() ? PROVIDED : PROVIDED | Sense.EQUAL;
        relations.add(RpmRelation.derived(RelationList.PROVIDES, name, version, flags, reason));
    }

    /** The line in base64, filled up with NUL to a multiple of three so that it ends without {@code =}. */
    private static String encode(String[] words) {
        byte[] line = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(line, (line.length + 2) / 3 * 3));
    }

    private void require(FileEntry file) {
        Ownership owner = file.attributes().owner();
        require("user(" + owner.user() + ")", file);
        require("group(" + owner.group() + ")", file);
    }

    private void require(String name, FileEntry file) {
        if (provided.contains(name)) {
            relations.add(RpmRelation.derived(RelationList.REQUIRES, name, "", REQUIRED, "owns " + file.path()));
        }
    }
}
