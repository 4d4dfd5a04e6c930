package dev.gopack.deb.read;

import dev.gopack.report.GopackException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the control archive: files at its top level. */
final class ControlReader {

    // What dpkg copies into its info directory becomes part of a file name there. // source: dpkg src/main/unpack.c
    private static final Pattern NAME = Pattern.compile("(?:\\./)?([A-Za-z0-9][A-Za-z0-9_.-]*)");

    private static final Set<String> ROOT = Set.of(".", "./");

    private ControlReader() {}

    /** Contents by name, in the order of the archive. */
    static Map<String, byte[]> read(String name, InputStream in) throws IOException {
        TarReader tar = new TarReader(name, in, DebLimits.CONTROL_FILE);
        Map<String, byte[]> files = new LinkedHashMap<>();
        boolean root = false;
        Optional<TarMember> next = tar.next();
        while (next.isPresent()) {
            TarMember member = next.get();
            if (member.isDirectory() && ROOT.contains(member.name()) && !root && files.isEmpty()) {
                root = true;
            } else {
                add(tar, member, files);
            }
            next = tar.next();
        }
        if (!files.containsKey("control")) {
            throw tar.broken(0, "there is no control file");
        }
        return files;
    }

    private static void add(TarReader tar, TarMember member, Map<String, byte[]> files) throws IOException {
        if (member.name().length() > DebLimits.CONTROL_NAME + "./".length()) {
            throw tar.broken(
                    member.at(), "a control file whose name has more than " + DebLimits.CONTROL_NAME + " characters");
        }
        var name = NAME.matcher(member.name());
        if (!member.isFile() || !name.matches()) {
            throw tar.broken(
                    member.at(),
                    "only files at the top level belong into the control archive, not a " + member.kind() + " "
                            + GopackException.quote(member.name()));
        }
        boolean control = name.group(1).equals("control");
        byte[] content = tar.readAll(control ? DebLimits.CONTROL_TEXT : DebLimits.CONTROL_FILE, name.group(1));
        if (files.put(name.group(1), content) != null) {
            throw tar.broken(member.at(), "the control file " + name.group(1) + " a second time");
        }
    }
}
