package dev.gopack.deb;

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
import java.util.HashSet;
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

    // source: dpkg src/main/archives.c tarobject(): each path gets the suffix .dpkg-new or .dpkg-tmp while it is
    // unpacked
    private static final int UNPACKING_SUFFIX = ".dpkg-new".length();

    private static final int MOST_BYTES_PER_CHARACTER = 3; // of UTF-8, for one of UTF-16

    private final PackageDraft draft;
    private final FileProblems problems;
    private final AccountFiles accounts;
    private final Map<EntryPath, FileEntry> entries = new TreeMap<>();
    private final Set<EntryPath> complete = new HashSet<>(); // directories that are there, and all on the way to them

    FilePlanner(PackageDraft draft, Problems problems) {
        this.draft = draft;
        this.problems = new FileProblems(draft.spec(), problems);
        this.accounts = AccountFiles.of(draft);
    }

    /** Everything that is installed: the draft's files and {@code documents} where the draft has nothing. */
    List<FileEntry> plan(List<FileEntry.Regular> documents) {
        for (FileEntry entry : draft.files()) {
            if (entry instanceof FileEntry.Ghost) {
                problems.add(
                        DebRules.GHOST_OMITTED,
                        entry.path(),
                        "left out, since Debian has no ghost files",
                        "remove what a program made in postrm");
            } else if (!(entry instanceof FileEntry.Directory directory && directory.implicit())) {
                entries.put(entry.path(), entry);
                check(entry);
            }
        }
        documents.forEach(document -> entries.putIfAbsent(document.path(), document));
        new ArrayList<>(entries.values()).forEach(this::addParents);
        entries.keySet().forEach(this::checkLength);
        problems.report();
        return ArchiveOrder.sort(List.copyOf(entries.values()));
    }

    /** Paths of the conffiles, in the order of the archive. */
    static Set<String> conffiles(List<FileEntry> files) {
        Set<String> paths = new LinkedHashSet<>();
        for (FileEntry entry : files) {
            if (entry instanceof FileEntry.Regular file && file.role().isConfig()) {
                paths.add(file.path().value());
            }
        }
        return paths;
    }

    // dpkg does not make directories that the archive lacks: every one on the way is there, root's own.
    private void addParents(FileEntry entry) {
        Optional<EntryPath> parent = entry.path().parent();
        while (parent.isPresent() && !complete.contains(parent.get())) {
            FileEntry there = entries.computeIfAbsent(
                    parent.get(),
                    path -> new FileEntry.Directory(path, FileAttributes.of(0755, draft.timestamp()), true));
            if (!(there instanceof FileEntry.Directory)) {
                problems.add(
                        DebRules.BAD_PATH,
                        entry.path(),
                        "lies below " + there.path() + ", which is no directory",
                        "install it elsewhere");
                return;
            }
            complete.add(there.path());
            parent = there.path().parent();
        }
    }

    private void check(FileEntry entry) {
        String capabilities = entry.attributes().capabilities();
        if (!capabilities.isEmpty()) {
            problems.add(
                    DebRules.CAPABILITIES_IGNORED,
                    entry.path(),
                    "a deb package cannot give the capabilities " + capabilities,
                    "call setcap in postinst");
        }
        checkOwner(entry);
        if (entry instanceof FileEntry.Regular file) {
            checkRole(file);
        }
    }

    private void checkOwner(FileEntry entry) {
        Ownership owner = entry.attributes().owner();
        boolean known = accounts.knowsUser(owner.user()) && accounts.knowsGroup(owner.group());
        if (!known && !draft.scriptlets().containsKey(ScriptSlot.PREINSTALL)) {
            // observed: dpkg 1.21 falls back to the number in the archive, which is 0, without a word
            problems.add(
                    DebRules.OWNER_NOT_STATIC,
                    entry.path(),
                    "belongs to root if " + owner.user() + ":" + owner.group() + " does not exist when it is unpacked",
                    "let sysusers or service make it, create it in preinst, or change the owner in postinst");
        }
    }

    private void checkRole(FileEntry.Regular file) {
        FileRole role = file.role();
        if (role.isConfig()) {
            checkConffile(file.path());
        } else if (isDocument(role) && !isOfModule(file)) {
            problems.add(
                    DebRules.DOC_SHIPPED,
                    file.path(),
                    "documentation is an ordinary file in deb",
                    "add packager: rpm if it is not meant to be there");
        } else if (ETC.contains(file.path())) {
            problems.add(
                    DebRules.ETC_NOT_CONFIG,
                    file.path(),
                    "an upgrade overwrites what people change, since it is not marked as configuration",
                    "give it the type config");
        }
    }

    private static boolean isDocument(FileRole role) {
        return role == FileRole.DOC || role == FileRole.LICENSE || role == FileRole.README;
    }

    /** A licence that comes with the source of a module was not put there by an item that could say otherwise. */
    private boolean isOfModule(FileEntry.Regular file) {
        return draft.source()
                .filter(module -> module.licenses().stream().anyMatch(one -> one.content() == file.content()))
                .isPresent();
    }

    private void checkLength(EntryPath path) {
        int longestName = EntryPath.MAX_NAME_BYTES - UNPACKING_SUFFIX;
        int longestPath = EntryPath.MAX_BYTES - UNPACKING_SUFFIX;
        if (path.value().length() <= longestName / MOST_BYTES_PER_CHARACTER) {
            return;
        }
        if (path.name().getBytes(StandardCharsets.UTF_8).length > longestName) {
            problems.add(
                    DebRules.BAD_PATH,
                    path,
                    "dpkg cannot unpack what has a name of more than " + longestName + " bytes",
                    "give it a shorter name");
        } else if (path.bytes().length > longestPath) {
            problems.add(
                    DebRules.BAD_PATH,
                    path,
                    "dpkg cannot unpack what has a path of more than " + longestPath + " bytes",
                    "give it a shorter path");
        }
    }

    private void checkConffile(EntryPath path) {
        // observed: dpkg 1.21 cuts blanks at the end of a line
        boolean blank = path.value().endsWith(" ");
        if (blank || path.value().getBytes(StandardCharsets.UTF_8).length >= LONGEST_CONFFILE) {
            problems.add(
                    DebRules.BAD_PATH,
                    path,
                    "dpkg takes no configuration file whose path "
                            + (blank ? "ends with a blank" : "has " + LONGEST_CONFFILE + " bytes or more"),
                    "rename it, or give it the type file");
        }
    }
}
