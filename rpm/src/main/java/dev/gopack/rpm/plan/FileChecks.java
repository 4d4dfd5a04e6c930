package dev.gopack.rpm.plan;

import dev.gopack.format.ContentKeys;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileEntry;
import dev.gopack.model.PackageSpec;
import dev.gopack.report.Finding;
import dev.gopack.report.GopackException;
import dev.gopack.report.Report;
import dev.gopack.rpm.header.HeaderLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that an rpm can hold the files of a package. */
final class FileChecks {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_.@-]+(\\|[A-Za-z0-9_.@-]+)*");

    // source: rpm lib/fsm.c: while it is unpacked, all but a directory has a suffix of a semicolon and eight digits
    // observed: rpm 4.18 "cpio: open failed - File name too long" when the two have over 255 bytes
    private static final int UNPACKING_SUFFIX = 9;

    // observed: rpm 4.18 takes a cpio header for bad if the name, with a dot before it and a NUL at its end, has more
    private static final int MAX_CPIO_NAME = 4096;

    private static final int MOST_BYTES_PER_CHARACTER = 3; // of UTF-8, for one of UTF-16

    private static final int LONGEST_SHOWN = 80;

    private FileChecks() {}

    static void check(PackageSpec spec, List<FileEntry> files, Report.Collector findings) {
        if (files.size() > HeaderLimits.MAX_ELEMENTS) {
            findings.add(RpmRules.TOO_MANY_FILES.finding("the package has " + files.size() + " files"));
        }
        Map<EntryPath, FileEntry> byPath = new HashMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        for (FileEntry file : files) {
            String problem = problem(file, byPath);
            if (!problem.isEmpty()) {
                findings.add(at(spec, file, RpmRules.BAD_FILE.finding(shown(file.path()) + ": " + problem)));
            }
            String capabilities = file.attributes().capabilities();
            String illegal = capabilities.isEmpty() ? "" : Capabilities.problem(capabilities);
            if (!illegal.isEmpty()) {
                findings.add(at(spec, file, RpmRules.BAD_CAPABILITIES.finding(file.path() + ": " + illegal)));
            }
        }
    }

    private static Finding at(PackageSpec spec, FileEntry file, Finding finding) {
        return finding.at(spec.position(ContentKeys.of(spec, file.path())).orElse(null));
    }

    private static String problem(FileEntry file, Map<EntryPath, FileEntry> byPath) {
        // observed: rpm 4.18 splits paths into directory and name, and the root has no name
        if (file.path().equals(EntryPath.ROOT)) {
            return "an rpm cannot own the root directory";
        }
        if (file instanceof FileEntry.Hardlink link && !(byPath.get(link.target()) instanceof FileEntry.Regular)) {
            return "it is a hard link to " + link.target() + ", which is not a file of this package";
        }
        String tooLong = file instanceof FileEntry.Ghost ? "" : tooLong(file);
        if (!tooLong.isEmpty()) {
            return tooLong;
        }
        String lang = file.attributes().lang();
        if (!lang.isEmpty() && !LANGUAGE.matcher(lang).matches()) {
            return "not a language: " + GopackException.quote(lang);
        }
        boolean plain = file instanceof FileEntry.Regular || file instanceof FileEntry.Hardlink;
        return plain || file.attributes().capabilities().isEmpty() ? "" : "only files can have capabilities";
    }

    private static String tooLong(FileEntry file) {
        boolean directory = file instanceof FileEntry.Directory;
        int longestName = EntryPath.MAX_NAME_BYTES - (directory ? 0 : UNPACKING_SUFFIX);
        int longestPath = directory ? MAX_CPIO_NAME - 2 : EntryPath.MAX_BYTES - UNPACKING_SUFFIX;
        if (file.path().value().length() <= longestName / MOST_BYTES_PER_CHARACTER) {
            return "";
        }
        if (file.path().name().getBytes(StandardCharsets.UTF_8).length > longestName) {
            return "rpm cannot unpack a name of more than " + longestName + " bytes";
        }
        return file.path().bytes().length > longestPath
                ? "rpm cannot unpack a path of more than " + longestPath + " bytes"
                : "";
    }

    private static String shown(EntryPath path) {
        return path.value().length() > LONGEST_SHOWN ? GopackException.quote(path.value()) : path.value();
    }
}
