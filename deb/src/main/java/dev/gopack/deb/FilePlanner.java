package dev.gopack.deb;

import dev.gopack.deb.control.StaticAccounts;
import dev.gopack.deb.write.ArchiveOrder;
import dev.gopack.format.PackageDraft;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.Ownership;
import dev.gopack.model.ScriptSlot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides what stands in data.tar and in which order, and which of it are conffiles. */
final class FilePlanner {

    private static final EntryPath ETC = new EntryPath("/etc");

    // source: dpkg src/main/unpack.c MAXCONFFILENAME: longer lines in conffiles are an error
    private static final int LONGEST_CONFFILE = 1000;

    private final PackageDraft draft;
    private final Problems problems;
    private final Map<EntryPath, FileEntry> entries = new TreeMap<>();

    FilePlanner(PackageDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    /** Everything that is installed: the draft's files and {@code documents} where the draft has nothing. */
    List<FileEntry> plan(List<FileEntry.Regular> documents) {
        for (FileEntry entry : draft.files()) {
            if (entry instanceof FileEntry.Ghost) {
                problems.report(DebRules.GHOST_OMITTED, "contents", entry.path() + " is a ghost file; left out of deb");
            } else if (!(entry instanceof FileEntry.Directory directory && directory.implicit())) {
                entries.put(entry.path(), entry);
                check(entry);
            }
        }
        documents.forEach(document -> entries.putIfAbsent(document.path(), document));
        new ArrayList<>(entries.values()).forEach(this::addParents);
        return ArchiveOrder.sort(List.copyOf(entries.values()));
    }

    /** Paths of the conffiles, in the order of the archive. */
    Set<String> conffiles(List<FileEntry> files) {
        Set<String> paths = new LinkedHashSet<>();
        for (FileEntry entry : files) {
            if (entry instanceof FileEntry.Regular file && file.role().isConfig()) {
                paths.add(file.path().value());
                checkConffile(file.path());
            }
        }
        return paths;
    }

    // dpkg does not make directories that the archive lacks: every one on the way is there, root's own.
    private void addParents(FileEntry entry) {
        Optional<EntryPath> parent = entry.path().parent();
        while (parent.isPresent()) {
            FileEntry there = entries.computeIfAbsent(
                    parent.get(),
                    path -> new FileEntry.Directory(path, FileAttributes.of(0755, draft.timestamp()), true));
            if (!(there instanceof FileEntry.Directory)) {
                problems.report(
                        DebRules.BAD_PATH,
                        "contents",
                        entry.path() + " lies below " + there.path() + ", which is not a directory");
                return;
            }
            parent = there.path().parent();
        }
    }

    private void check(FileEntry entry) {
        FileAttributes attributes = entry.attributes();
        if (!attributes.capabilities().isEmpty()) {
            problems.report(
                    DebRules.CAPABILITIES_IGNORED,
                    "contents",
                    "a deb package cannot give " + entry.path() + " the capabilities " + attributes.capabilities(),
                    "call setcap in postinst");
        }
        checkOwner(entry);
        if (entry instanceof FileEntry.Regular file) {
            checkRole(file);
        }
    }

    private void checkOwner(FileEntry entry) {
        Ownership owner = entry.attributes().owner();
        boolean isStatic = StaticAccounts.uid(owner.user()).isPresent()
                && StaticAccounts.gid(owner.group()).isPresent();
        if (!isStatic && !draft.scriptlets().containsKey(ScriptSlot.PREINSTALL)) {
            // observed: dpkg 1.21 falls back to the number in the archive, which is 0, without a word
            problems.report(
                    DebRules.OWNER_NOT_STATIC,
                    "contents",
                    entry.path() + " belongs to " + owner.user() + ":" + owner.group()
                            + "; if they do not exist when it is unpacked, it will belong to root",
                    "create them in preinst, or change the owner in postinst");
        }
    }

    private void checkRole(FileEntry.Regular file) {
        FileRole role = file.role();
        if (role == FileRole.DOC || role == FileRole.LICENSE || role == FileRole.README) {
            problems.report(DebRules.DOC_SHIPPED, "contents", file.path() + " is an ordinary file in deb");
        } else if (!role.isConfig() && ETC.contains(file.path())) {
            problems.report(
                    DebRules.ETC_NOT_CONFIG,
                    "contents",
                    "an upgrade overwrites changes of " + file.path() + ", since it is not marked as configuration",
                    "give it the type config");
        }
    }

    private void checkConffile(EntryPath path) {
        String value = path.value();
        boolean blank = value.endsWith(" ");
        if (blank || value.getBytes(StandardCharsets.UTF_8).length >= LONGEST_CONFFILE) {
            problems.report(
                    DebRules.BAD_PATH,
                    "contents",
                    "dpkg cannot take " + path + " as a configuration file: the path "
                            + (blank ? "ends with a blank" : "is longer than " + (LONGEST_CONFFILE - 1) + " bytes"));
        }
    }
}
