package dev.gopack.rpm.verify;

import dev.gopack.io.Digests;
import dev.gopack.rpm.payload.CpioEntry;
import dev.gopack.rpm.payload.CpioReader;
import dev.gopack.rpm.read.FileDigest;
import dev.gopack.rpm.read.RpmFile;
import dev.gopack.verify.Findings;
import dev.gopack.verify.VerifyRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of the payload against the file of the header. */
final class EntryChecks {

    private static final int BUFFER = 1 << 16;
    private static final int PERMISSIONS = 07777;

    private final FileTable files;
    private final Findings findings;
    private final byte[] buffer = new byte[BUFFER];
    private final Optional<MessageDigest> digest;
    private final Map<Integer, Integer> firstOfInode = new HashMap<>();

    EntryChecks(RpmFile rpm, FileTable files, Findings findings) throws IOException {
        this.files = files;
        this.findings = findings;
        this.digest = findings.step(
                VerifyRules.FILE_LIST, () -> FileDigest.of(rpm.main()).digest());
    }

    void check(CpioReader cpio, CpioEntry entry, int file) throws IOException {
        if (files.isGhost(file)) {
            findings.add(VerifyRules.GHOST_CONTENT, "the payload has " + files.quoted(file) + ", which is a ghost");
            return;
        }
        if (entry.index() < 0) {
            checkNamed(entry, file);
        }
        checkSizeOfNames(file);
        if (entry.size() != files.payloadSize(file)) {
            findings.add(
                    VerifyRules.FILE_SIZE,
                    files.quoted(file) + " has " + entry.size() + " bytes in the payload, and "
                            + files.payloadSize(file) + " in the header");
            return;
        }
        if (files.isSymlink(file)) {
            checkTarget(cpio, file);
        } else if (files.isRegular(file)) {
            checkContent(cpio, file);
        }
    }

    /** The content stands with the last name, and is that of all. // observed: rpm 4.18 installs, and rpm -V tells of it */
    private void checkSizeOfNames(int file) {
        List<Integer> names = files.names(file);
        int last = names.get(names.size() - 1);
        findings.require(
                files.size(file) == files.size(last) || !files.isRegular(file),
                VerifyRules.FILE_SIZE,
                files.quoted(file) + " and " + files.quoted(last) + " are one file, and have " + files.size(file)
                        + " and " + files.size(last) + " bytes in the header");
    }

    /** An entry of the older form says of itself what the header says as well. */
    private void checkNamed(CpioEntry entry, int file) {
        boolean sameKind = (entry.mode() & FileTable.TYPE) == (files.mode(file) & FileTable.TYPE);
        findings.require(
                sameKind, VerifyRules.FILE_KIND, files.quoted(file) + " is of another kind in payload and header");
        findings.require(
                !sameKind || (entry.mode() & PERMISSIONS) == (files.mode(file) & PERMISSIONS),
                VerifyRules.FILE_MODE,
                files.quoted(file) + " has the permissions " + Integer.toOctalString(entry.mode() & PERMISSIONS)
                        + " in the payload, and " + Integer.toOctalString(files.mode(file) & PERMISSIONS)
                        + " in the header");
        findings.require(
                entry.mtime() == files.mtime(file),
                VerifyRules.FILE_TIME,
                files.quoted(file) + " has another date in payload and header");
        if (files.isRegular(file)) {
            checkLinks(entry, file);
        }
        if (files.isDevice(file)) {
            // source: rpm lib/rpmfi.cc: 16 bits in the header, of which the lower eight are the minor number
            long device = (long) (files.device(file) >> 8 & 0xff) << 32 | (files.device(file) & 0xff);
            findings.require(
                    entry.device() == device,
                    VerifyRules.FILE_KIND,
                    files.quoted(file) + " is another device in payload and header");
        }
    }

    private void checkLinks(CpioEntry entry, int file) {
        List<Integer> names = files.names(file);
        findings.require(
                entry.links() == names.size() || (names.size() == 1 && entry.links() == 0),
                VerifyRules.HARD_LINK,
                files.quoted(file) + " has " + entry.links() + " names in the payload, and " + names.size()
                        + " in the header");
        if (entry.links() > 1) {
            int first = firstOfInode.computeIfAbsent(entry.inode(), inode -> file);
            findings.require(
                    names.contains(first),
                    VerifyRules.HARD_LINK,
                    files.quoted(file) + " and " + files.quoted(first) + " are one file in the payload only");
        }
    }

    private void checkTarget(CpioReader cpio, int file) throws IOException {
        byte[] expected = files.target(file).getBytes(StandardCharsets.UTF_8);
        byte[] found = new byte[expected.length + 1];
        int filled = 0;
        for (int count = cpio.read(buffer); count >= 0; count = cpio.read(buffer)) {
            int taken = Math.min(count, found.length - filled);
            System.arraycopy(buffer, 0, found, filled, taken);
            filled += taken;
        }
        findings.require(
                files.size(file) == filled && Arrays.equals(expected, 0, expected.length, found, 0, filled),
                VerifyRules.LINK_TARGET,
                "the link " + files.quoted(file) + " has another target in payload and header");
    }

    private void checkContent(CpioReader cpio, int file) throws IOException {
        List<Integer> names = files.names(file);
        if (digest.isEmpty() || names.get(names.size() - 1) != file) {
            return;
        }
        MessageDigest taken = digest.get();
        for (int count = cpio.read(buffer); count >= 0; count = cpio.read(buffer)) {
            taken.update(buffer, 0, count);
        }
        String actual = Digests.hex(taken);
        for (int name : names) {
            findings.require(
                    files.digest(name).isEmpty() || files.digest(name).equals(actual),
                    VerifyRules.FILE_DIGEST,
                    files.quoted(name) + " is not what its digest says");
        }
    }
}
