package dev.gopack.deb.read;

import dev.gopack.format.PackageInfo.DigestCheck;
import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.report.FormatException;
import dev.gopack.report.GopackException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what the control archive states with what the data archive has. */
final class Integrity {

    // deb-md5sums(5); dpkg takes a leading ./ or / as well
    private static final Pattern MD5SUM = Pattern.compile("([0-9a-f]{32}) [ *](?:\\./|/)?(.+)");
    private static final Pattern KIB = Pattern.compile("[0-9]{1,15}");

    private final String file;
    private final DebFile deb;
    private final List<DigestCheck> checks = new ArrayList<>();

    Integrity(String file, DebFile deb) {
        this.file = file;
        this.deb = deb;
    }

    List<DigestCheck> checks() {
        checkInstalledSize();
        checkMd5sums();
        return checks;
    }

    private void checkMd5sums() {
        Map<String, String> digests = new HashMap<>();
        for (PackagedFile entry : deb.data().files()) {
            String digest = entry.kind().equals("hardlink") ? digests.get(entry.linkTarget()) : entry.digest();
            digests.put(entry.path(), digest == null ? "" : digest.replaceFirst("^md5:", ""));
        }
        Set<String> seen = new HashSet<>();
        for (String line : TextLines.of(deb.controlFiles().get("md5sums"), "md5sums", file, 0)) {
            Matcher parts = MD5SUM.matcher(line);
            if (!parts.matches() || !seen.add(parts.group(2))) {
                throw new FormatException(
                        file, 0, "md5sums: not a line, or one about the same file: " + GopackException.quote(line));
            }
            String path = "/" + parts.group(2);
            checks.add(new DigestCheck("file " + path + " MD5", parts.group(1), digests.getOrDefault(path, "no file")));
        }
    }

    /**
     * dpkg-gencontrol counts the control directory if it is there by then, and other tools leave out directories: a
     * value between the two is right.
     */
    private void checkInstalledSize() {
        String stated = deb.control().get("Installed-Size").orElse("");
        if (stated.isEmpty()) {
            return;
        }
        long kib = deb.data().kib();
        long control = 1
                + deb.controlFiles().values().stream()
                        .mapToLong(content -> (content.length + 1023L) / 1024)
                        .sum();
        boolean plausible = KIB.matcher(stated).matches()
                && Long.parseLong(stated) >= deb.data().bytes() / 1024
                && Long.parseLong(stated) <= kib + control;
        checks.add(new DigestCheck("Installed-Size", stated, plausible ? stated : Long.toString(kib)));
    }
}
