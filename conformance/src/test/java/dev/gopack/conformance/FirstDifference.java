package dev.gopack.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where two packages that should be the same begin to differ: the tag, entry or member, as the real tools see it. */
final class FirstDifference {

    /** A query for every tag but sizes and digests of the whole, which follow from the rest. */
    private static final String TAGS = "rpm --querytags"
            + " | grep -v -E '^(ARCHIVESIZE|DSA|HDRID|HEADER|LONG|NEVR|PAYLOADDIGEST|PAYLOADSHA|PKGID|RSA|SHA|SIG)'"
            + " | sed 's/.*/[&: %{&}\\\\n]/'";

    private static final Map<String, String> RPM = new LinkedHashMap<>();
    private static final Map<String, String> DEB = new LinkedHashMap<>();

    static {
        RPM.put("lead", "head -c 96 \"$0\" | od -A d -t x1z");
        RPM.put("header", "rpm -qp --qf \"$(" + TAGS + ")\" \"$0\"");
        RPM.put("archive", "rpm2cpio \"$0\" | cpio -itvn --quiet");
        RPM.put("unpacked archive", "rpm2cpio \"$0\" | sha256sum");
        RPM.put("digests", "rpm -qp --xml \"$0\"");
        DEB.put("data archive", "dpkg-deb --fsys-tarfile \"$0\" | tar -tvf - --full-time");
        DEB.put("unpacked data archive", "dpkg-deb --fsys-tarfile \"$0\" | sha256sum");
        DEB.put("control files", "dpkg-deb --ctrl-tarfile \"$0\" | tar -xOf -");
        DEB.put("control archive", "dpkg-deb --ctrl-tarfile \"$0\" | tar -tvf - --full-time --numeric-owner");
        DEB.put("members", "ar tv \"$0\"");
    }

    private FirstDifference() {}

    /** What differs first, or nothing. */
    static String between(Path one, Path other) throws IOException {
        long at = Files.mismatch(one, other);
        if (at < 0) {
            return "";
        }
        for (Map.Entry<String, String> view : (one.toString().endsWith(".rpm") ? RPM : DEB).entrySet()) {
            List<String> first = Tool.run("sh", "-c", view.getValue(), one).lines();
            List<String> second = Tool.run("sh", "-c", view.getValue(), other).lines();
            for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
                String here = i < first.size() ? first.get(i) : "nothing";
                String there = i < second.size() ? second.get(i) : "nothing";
                if (!here.equals(there)) {
                    String before = i == 0 || i > first.size()
                            ? ""
                            : " after " + first.get(i - 1).strip();
                    return view.getKey() + before + ": " + here.strip() + " and not " + there.strip();
                }
            }
        }
        return "compressed bytes at " + at;
    }
}
