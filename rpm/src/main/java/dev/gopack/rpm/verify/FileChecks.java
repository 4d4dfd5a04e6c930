package dev.gopack.rpm.verify;

import dev.gopack.report.GopackException;
import dev.gopack.rpm.plan.Capabilities;
import dev.gopack.rpm.read.ListedPath;
import dev.gopack.verify.Findings;
import dev.gopack.verify.PathRules;
import dev.gopack.verify.VerifyRules;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whether a file list makes sense by itself: paths, their order, kinds and permissions. */
final class FileChecks {

    private static final int SET_ID = 06000;
    private static final int STICKY = 01000;
    private static final int WORLD_WRITABLE = 0002;

    private final FileTable files;
    private final boolean source;
    private final Findings findings;

    FileChecks(FileTable files, boolean source, Findings findings) {
        this.files = files;
        this.source = source;
        this.findings = findings;
    }

    /** True if every rpm takes the paths for the same ones. */
    boolean run() {
        boolean plain = checkDirectories();
        byte[] previous = new byte[0];
        boolean sorted = true;
        for (int i = 0; i < files.count(); i++) {
            String path = files.path(i);
            boolean safe = (source && path.indexOf('/') < 0) ? PathRules.isSafe("/" + path) : PathRules.isSafe(path);
            findings.require(safe, VerifyRules.UNSAFE_PATH, "the header lists " + files.quoted(i));
            plain &= checkParts(i);
            findings.require(
                    files.number(path) == i,
                    VerifyRules.DUPLICATE_PATH,
                    "the header lists " + files.quoted(i) + " twice");
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            sorted &= Arrays.compareUnsigned(previous, bytes) <= 0;
            previous = bytes;
            checkMode(i);
        }
        checkParents();
        // rpm looks files up by halves // source: rpm lib/rpmfi.cc
        findings.require(sorted || source, VerifyRules.FILE_ORDER, "files are not listed in the order of their bytes");
        return plain;
    }

    private boolean checkDirectories() {
        boolean plain = true;
        for (String directory : files.directories()) {
            boolean right = ListedPath.isDirectory(directory, source);
            plain &= right;
            findings.require(
                    right,
                    VerifyRules.FILE_LIST,
                    "the header has the directory " + GopackException.quote(directory)
                            + ", which is not one that starts and ends with a slash and has nothing empty or dotted"
                            + " between");
        }
        return plain;
    }

    private boolean checkParts(int file) {
        ListedPath listed = files.listed(file);
        boolean right = ListedPath.isName(listed.name());
        findings.require(
                right,
                VerifyRules.FILE_LIST,
                "the header has the name " + GopackException.quote(listed.name()) + " for a file in "
                        + GopackException.quote(listed.directory()));
        return right;
    }

    /** Below a link a file would land outside of its path. */
    private void checkParents() {
        int[] parents = PathRules.parents(files.paths());
        for (int i = 0; i < parents.length; i++) {
            if (parents[i] >= 0 && !files.isDirectory(parents[i])) {
                findings.add(
                        VerifyRules.PATH_BELOW_LINK,
                        files.quoted(i) + " lies below " + files.quoted(parents[i]) + ", which is no directory");
            }
        }
    }

    private void checkMode(int file) {
        int mode = files.mode(file);
        boolean plain = files.isRegular(file) || files.isDirectory(file) || files.isSymlink(file);
        findings.require(plain, VerifyRules.DEVICE, files.quoted(file) + " is a device, pipe or socket");
        boolean sticky = files.isDirectory(file) && (mode & STICKY) != 0;
        findings.require(
                (mode & WORLD_WRITABLE) == 0 || files.isSymlink(file) || sticky || files.isGhost(file),
                VerifyRules.WORLD_WRITABLE,
                "everybody may write to " + files.quoted(file));
        findings.require(
                Capabilities.isReadable(files.capabilities(file)),
                VerifyRules.FILE_LIST,
                files.quoted(file) + " has the capabilities " + GopackException.quote(files.capabilities(file))
                        + ", which nobody can read");
        boolean privileged = files.isRegular(file) && (mode & SET_ID) != 0;
        findings.require(
                !privileged && files.capabilities(file).isEmpty(),
                VerifyRules.PRIVILEGED_FILE,
                files.quoted(file) + " runs with other rights than those of who starts it");
        findings.require(
                !files.isRegular(file)
                        || files.isGhost(file)
                        || files.size(file) == 0
                        || !files.digest(file).isEmpty(),
                VerifyRules.NO_FILE_DIGEST,
                files.quoted(file) + " has no digest");
    }
}
