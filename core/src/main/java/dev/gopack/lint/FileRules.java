package dev.gopack.lint;

import static dev.gopack.lint.LintRule.error;
import static dev.gopack.lint.LintRule.info;
import static dev.gopack.lint.LintRule.warning;

import java.util.List;

/** What is wanted of the files of a package: places, modes, owners, links. */
final class FileRules {

    static final LintRule PRIVILEGED = warning(
                    "lint.privileged-file",
                    "No file runs with the rights of its owner or group, whoever starts it",
                    "Give the program the capabilities that it needs (`file_info.capabilities`), or let a service do the"
                            + " work; take setuid and setgid out of `file_info.mode`.")
            .rpmlint("setuid-binary setgid-binary")
            .lintian("elevated-privileges");

    static final LintRule WORLD_WRITABLE = warning(
                    "lint.world-writable",
                    "Nobody but owner and group can change a file",
                    "Give the content `file_info.mode: 0644` or `0755`; a directory for all has the sticky bit, 01777.")
            .rpmlint("world-writable")
            .lintian("non-standard-file-perm non-standard-dir-perm");

    static final LintRule GROUP_WRITABLE = info(
                    "lint.group-writable",
                    "Files of root cannot be changed by its group",
                    "Give the content `file_info.mode: 0644` or `0755`.")
            .lintian("non-standard-file-perm");

    static final LintRule UNREADABLE = info(
                    "lint.unreadable",
                    "Programs and documents can be read by everybody",
                    "Give the content `file_info.mode: 0644` or `0755`; only files with secrets are closed.")
            .rpmlint("non-readable")
            .lintian("non-standard-file-perm");

    static final LintRule LOCAL_PATH = warning(
                    "lint.local-path",
                    "/usr/local is the administrator's",
                    "Send the content to `/usr/bin`, `/usr/lib/NAME` or `/usr/share/NAME`.")
            .rpmlint("dir-or-file-in-usr-local")
            .lintian("file-in-usr-local dir-in-usr-local");

    static final LintRule OPTIONAL_PATH = info(
                    "lint.opt-path",
                    "Packages of a distribution have nothing below /opt",
                    "Nothing, if the package is for customers of a vendor, whose place /opt is; otherwise as for"
                            + " `lint.local-path`.")
            .rpmlint("dir-or-file-in-opt")
            .lintian("dir-or-file-in-opt");

    static final LintRule HOME_PATH = warning(
                    "lint.home-path",
                    "Nothing is installed for single users, or where administrators keep their own",
                    "Defaults belong to `/usr/share/NAME` or `/etc/NAME`; the program copies what a user needs.")
            .rpmlint("dir-or-file-in-home dir-or-file-in-mnt")
            .lintian("dir-or-file-in-home dir-or-file-in-srv dir-or-file-in-mnt");

    static final LintRule VOLATILE_PATH = warning(
                    "lint.volatile-path",
                    "Nothing is installed where the system cleans up",
                    "Name directories below /run under `tmpfiles`, or as `RuntimeDirectory` of the service; a ghost (rpm)"
                            + " is fine.")
            .rpmlint("dir-or-file-in-tmp dir-or-file-in-var-run dir-or-file-in-var-lock non-ghost-in-run")
            .lintian("dir-or-file-in-tmp dir-or-file-in-run dir-or-file-in-var-run dir-or-file-in-var-lock");

    static final LintRule UNKNOWN_TOP = warning(
                    "lint.unknown-top",
                    "The root directory holds only what the Filesystem Hierarchy Standard has there",
                    "Send the content below /usr, /etc or /var; a vendor's whole tree below `/opt/VENDOR`.")
            .lintian("non-standard-toplevel-dir");

    static final LintRule FOREIGN_PARENT = warning(
                    "lint.foreign-parent",
                    "A file lies in a directory that belongs to its owner or to root",
                    "Give file and directory the same owner: who owns the directory can replace the file with a link.")
            .rpmlint("file-parent-ownership-mismatch");

    static final LintRule EMPTY_FILE = info(
                    "lint.empty-file",
                    "Files have a content",
                    "Take the file out, or suppress the rule if its presence is the message.")
            .rpmlint("zero-length")
            .lintian("zero-byte-file-in-doc-directory");

    static final LintRule DANGLING_LINK = warning(
                    "lint.dangling-link",
                    "A symbolic link points at something that the package or what it depends on has",
                    "Correct the target; if another package has it, depend on that and suppress the rule.")
            .rpmlint("dangling-symlink dangling-relative-symlink");

    static final LintRule LINK_FORM = info(
                    "lint.link-form",
                    "Links within a top directory are relative, others absolute",
                    "Write the target relative to the link's directory if both are below the same top directory, such as"
                            + " /usr, and absolute otherwise.")
            .rpmlint("symlink-should-be-relative")
            .lintian("absolute-symlink-in-top-level-folder relative-symlink");

    static final LintRule UNSAFE_LINK = error(
                    "lint.unsafe-link",
                    "Links do not leave the system or point to temporary files or at themselves",
                    "Correct the target.")
            .lintian("package-contains-unsafe-symlink symlink-target-in-tmp");

    static final LintRule EXECUTABLE_DOCUMENT = warning(
                    "lint.executable-document",
                    "Documents, manual pages and settings are not executable",
                    "Give the content `file_info.mode: 0644`.")
            .rpmlint("spurious-executable-perm")
            .lintian("executable-in-usr-share-doc");

    static final LintRule NOT_EXECUTABLE = warning(
                    "lint.not-executable",
                    "What lies where commands are looked up can be executed",
                    "Give the content `file_info.mode: 0755`.")
            .rpmlint("non-executable-in-bin non-executable-script")
            .lintian("script-not-executable");

    static final LintRule NO_INTERPRETER = warning(
                    "lint.no-interpreter",
                    "What is executable is a program, or a script whose first line names its interpreter",
                    "Put a line such as `#!/bin/sh` first, or take the executable bits away.")
            .rpmlint("script-without-shebang")
            .lintian("executable-not-elf-or-script");

    static final LintRule INTERPRETER = warning(
                    "lint.interpreter",
                    "Scripts name the whole path of an interpreter that packages can have",
                    "Write `#!/usr/bin/python3` or the like: what `env` finds depends on the user, and nothing that is"
                            + " packaged lies in /usr/local.")
            .rpmlint("env-script-interpreter wrong-script-interpreter");

    static final LintRule INTERPRETER_NEEDED = warning(
                    "lint.interpreter-needed",
                    "The package depends on the interpreters of its scripts",
                    "Add the interpreter's package to `depends`; `derive: {}` does that for those that the release is known to have.")
            .lintian("python3-script-but-no-python3-dep ruby-script-but-no-ruby-dep");

    static final LintRule LINE_ENDS = warning(
                    "lint.line-ends",
                    "Scripts have Unix line ends",
                    "Save the script again; `sed -i 's/\\r$//' FILE` takes Windows line ends out.")
            .rpmlint("wrong-script-end-of-line-encoding");

    static final LintRule PRIVATE_KEY = error(
            "lint.private-key",
            "Private keys are not in packages where everybody can read them",
            "Take the key out: a key that was distributed is no secret any more. Tests of a module keep keys in"
                    + " `testdata`.");

    static final LintRule LEFTOVER = warning(
                    "lint.leftover",
                    "Traces of editors, version control and other systems are not in packages",
                    "Exclude the file from the content; for Git, `git archive` and `.gitattributes` help.")
            .rpmlint("backup-file-in-package version-control-internal-file")
            .lintian("backup-file-in-package package-contains-vcs-control-file package-contains-vcs-control-dir"
                    + " macos-ds-store-file-in-package windows-thumbnail-database-in-package");

    static final LintRule HIDDEN = info(
                    "lint.hidden-file",
                    "Files can be seen",
                    "Take it out, or suppress the rule if the program wants it so.")
            .rpmlint("hidden-file-or-dir");

    static final LintRule DUPLICATE = info(
                    "lint.duplicate-file",
                    "Large files are in a package once",
                    "Make the second one a link: `type: symlink` or `type: hardlink`.")
            .rpmlint("files-duplicate")
            .lintian("duplicate-files");

    private FileRules() {}

    static List<LintRule> all() {
        return List.of(
                PRIVILEGED,
                WORLD_WRITABLE,
                GROUP_WRITABLE,
                UNREADABLE,
                LOCAL_PATH,
                OPTIONAL_PATH,
                HOME_PATH,
                VOLATILE_PATH,
                UNKNOWN_TOP,
                FOREIGN_PARENT,
                EMPTY_FILE,
                DANGLING_LINK,
                LINK_FORM,
                UNSAFE_LINK,
                EXECUTABLE_DOCUMENT,
                NOT_EXECUTABLE,
                NO_INTERPRETER,
                INTERPRETER,
                INTERPRETER_NEEDED,
                LINE_ENDS,
                PRIVATE_KEY,
                LEFTOVER,
                HIDDEN,
                DUPLICATE);
    }
}
