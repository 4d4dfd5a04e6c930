package dev.gopack.deb.read;

import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.deb.control.ControlParser;
import dev.gopack.format.ContentTaker;
import dev.gopack.io.ByteSource;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.io.InputStream;
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
        Set<String> conffiles = Conffiles.read(source, member, controlFiles).paths();
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
}
