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
import org.jspecify.annotations.Nullable;

/**
 * Compares what the control archive states with what the data archive has. Installed-Size is left alone: deb-control(5)
 * calls it approximate, and tools have computed it in many ways.
 */
final class Integrity {

    // deb-md5sums(5); dpkg takes a leading ./ or / as well
    private static final Pattern MD5SUM = Pattern.compile("([0-9a-f]{32}) [ *](?:\\./|/)?(.+)");

    private final String file;
    private final DebFile deb;

    Integrity(String file, DebFile deb) {
        this.file = file;
        this.deb = deb;
    }

    List<DigestCheck> checks() {
        return md5sums(file, deb.controlFiles().get("md5sums"), deb.data());
    }

    static List<DigestCheck> md5sums(String file, byte @Nullable [] list, DataArchive data) {
        List<DigestCheck> checks = new ArrayList<>();
        Map<String, String> digests = new HashMap<>();
        for (PackagedFile entry : data.files()) {
            String digest = entry.kind().equals("hardlink") ? digests.get(entry.linkTarget()) : entry.digest();
            digests.put(entry.path(), digest == null ? "" : digest.substring(digest.indexOf(':') + 1));
        }
        Set<String> seen = new HashSet<>();
        for (String line : TextLines.of(list, "md5sums", file, 0)) {
            Matcher parts = MD5SUM.matcher(line);
            if (!parts.matches() || !seen.add(parts.group(2))) {
                throw new FormatException(
                        file, 0, "md5sums: not a line, or one about the same file: " + GopackException.quote(line));
            }
            String path = "/" + parts.group(2);
            checks.add(new DigestCheck("file " + path + " MD5", parts.group(1), digests.getOrDefault(path, "no file")));
        }
        return checks;
    }
}
