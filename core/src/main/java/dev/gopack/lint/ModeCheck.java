package dev.gopack.lint;

import static dev.gopack.lint.FileRules.EXECUTABLE_DOCUMENT;
import static dev.gopack.lint.FileRules.FOREIGN_PARENT;
import static dev.gopack.lint.FileRules.GROUP_WRITABLE;
import static dev.gopack.lint.FileRules.NOT_EXECUTABLE;
import static dev.gopack.lint.FileRules.PRIVATE_KEY;
import static dev.gopack.lint.FileRules.PRIVILEGED;
import static dev.gopack.lint.FileRules.UNREADABLE;
import static dev.gopack.lint.FileRules.WORLD_WRITABLE;

import java.util.List;

/** Modes and owners of files. */
final class ModeCheck implements LintCheck {

    private static final int SETID = 06000;
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int OTHERS_READ = 0004;
    private static final String ROOT = "root";

    @Override
    public List<LintRule> rules() {
        return List.of(
                PRIVILEGED,
                WORLD_WRITABLE,
                GROUP_WRITABLE,
                UNREADABLE,
                FOREIGN_PARENT,
                EXECUTABLE_DOCUMENT,
                NOT_EXECUTABLE,
                PRIVATE_KEY);
    }

    @Override
    public void check(Linted linted, Notes notes) {
        for (LintFile file : linted.files()) {
            if (file.isLink() || file.isGhost()) {
                continue;
            }
            written(file, notes);
            if (file.isRegular()) {
                privileged(file, notes);
                executed(file, notes);
                read(file, notes);
            }
            parent(linted, file, notes);
        }
    }

    private static String mode(LintFile file) {
        return "0" + Integer.toOctalString(file.mode());
    }

    private static void written(LintFile file, Notes notes) {
        boolean forAll = file.isDirectory() && (file.mode() & STICKY) != 0;
        if ((file.mode() & OTHERS_WRITE) != 0 && !forAll) {
            notes.add(WORLD_WRITABLE, file, "everybody can write to it: mode " + mode(file));
        } else if ((file.mode() & GROUP_WRITES) != 0
                && file.file().user().equals(ROOT)
                && file.file().group().equals(ROOT)
                && !forAll) {
            notes.add(GROUP_WRITABLE, file, "the group can write to it: mode " + mode(file));
        }
    }

    private static void privileged(LintFile file, Notes notes) {
        if ((file.mode() & SETID) != 0) {
            String whose = (file.mode() & 04000) != 0
                    ? "user " + file.file().user()
                    : "group " + file.file().group();
            notes.add(PRIVILEGED, file, "it runs as " + whose + ": mode " + mode(file));
        }
    }

    private static void executed(LintFile file, Notes notes) {
        boolean page = file.isBelow("/usr/share/man")
                || file.isBelow("/usr/share/doc")
                || file.isBelow("/usr/share/licenses")
                || file.isBelow("/usr/share/applications");
        boolean script = !file.content().interpreter().isEmpty()
                || file.content().program().isPresent();
        if (file.isExecutable()
                && !script
                && (page || (file.isConfig() && file.content().known()))) {
            notes.add(EXECUTABLE_DOCUMENT, file, "it is executable: mode " + mode(file));
        }
        if (!file.isExecutable() && file.isCommand()) {
            notes.add(NOT_EXECUTABLE, file, "it cannot be executed: mode " + mode(file));
        }
    }

    private static void read(LintFile file, Notes notes) {
        boolean secret = file.content().isPrivateKey();
        boolean readable = (file.mode() & OTHERS_READ) != 0;
        if (secret && readable && !file.isExample()) {
            notes.add(PRIVATE_KEY, file, "there is a private key in it, and everybody can read it: mode " + mode(file));
        } else if (!readable && file.isBelow("/usr") && (file.mode() & SETID) == 0) {
            notes.add(UNREADABLE, file, "not everybody can read it: mode " + mode(file));
        }
    }

    private static void parent(Linted linted, LintFile file, Notes notes) {
        linted.file(file.parent())
                .filter(LintFile::isDirectory)
                .filter(directory -> !directory.file().user().equals(ROOT)
                        && !directory.file().user().equals(file.file().user()))
                .ifPresent(directory -> notes.add(
                        FOREIGN_PARENT,
                        file,
                        "it belongs to " + file.file().user() + ", its directory to "
                                + directory.file().user()));
    }
}
