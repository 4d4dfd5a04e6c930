package dev.gopack.deb.read;

import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.deb.control.ControlParser;
import dev.gopack.format.ContentTaker;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A package file, read in full.
 *
 * @param control the control file
 * @param controlFiles every file of the control archive, in its order
 * @param codecs how control and data archive are compressed, each once
 * @param signatures names of signature members
 * @param data the data archive
 */
record DebFile(
        ControlParagraph control,
        Map<String, byte[]> controlFiles,
        List<String> codecs,
        List<String> signatures,
        DataArchive data) {

    /** Reads everything. */
    static DebFile read(ByteSource source, ContentTaker contents) throws IOException {
        Container container = Container.open(source);
        ArMember member = container.control();
        Map<String, byte[]> controlFiles = controlFiles(container);
        ControlParagraph control = control(source, member, controlFiles);
        Set<String> conffiles = conffiles(source, member, controlFiles);
        try (InputStream in = container.decompressed(container.data(), DebLimits.DATA_ARCHIVE)) {
            String dataName = source.name() + ":" + container.data().name();
            return new DebFile(
                    control,
                    controlFiles,
                    container.codecs(),
                    container.signatures().stream().map(ArMember::name).toList(),
                    new DataReader(dataName, in, source.size(), conffiles, changelogs(control), contents).read());
        }
    }

    /** Where the changelog of a package may be. */
    static Set<String> changelogs(ControlParagraph control) {
        String documents = "/usr/share/doc/" + control.get("Package").orElse("");
        return Set.of(documents + "/changelog.gz", documents + "/changelog.Debian.gz");
    }

    private static Map<String, byte[]> controlFiles(Container container) throws IOException {
        ArMember member = container.control();
        String name = container.source().name() + ":" + member.name();
        try (InputStream in = container.decompressed(
                member, DebLimits.controlArchive(container.source().size()))) {
            return ControlReader.read(name, in);
        }
    }

    /** The control file alone. */
    static ControlParagraph control(Container container) throws IOException {
        return control(container.source(), container.control(), controlFiles(container));
    }

    static ControlParagraph control(ByteSource source, ArMember member, Map<String, byte[]> files) {
        try {
            return ControlParser.parse(files.getOrDefault("control", new byte[0]));
        } catch (IllegalArgumentException e) {
            throw new FormatException(source.name(), member.from(), String.valueOf(e.getMessage()), e);
        }
    }

    static Set<String> conffiles(ByteSource source, ArMember member, Map<String, byte[]> files) {
        Set<String> paths = new LinkedHashSet<>();
        for (String whole : TextLines.of(files.get("conffiles"), "conffiles", source.name(), member.from())) {
            String line = whole.stripTrailing(); // observed: dpkg 1.21 does so here, and not in md5sums
            // deb-conffiles(5): a flag may come before the path
            String path =
                    line.startsWith("remove-on-upgrade ") ? line.substring(18).strip() : line;
            if (!path.startsWith("/")) {
                throw new FormatException(source.name(), member.from(), "conffiles: not an absolute path: " + path);
            }
            if (path.equals(line)) {
                paths.add(path);
            }
            if (paths.size() > DebLimits.CONFFILES) {
                throw new FormatException(
                        source.name(), member.from(), "conffiles: more than " + DebLimits.CONFFILES + " paths");
            }
        }
        return paths;
    }
}
