package dev.gopack.deb.write;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.archive.Compressors;
import dev.gopack.model.FileAttributes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The control archive: what dpkg reads before it unpacks anything. */
final class ControlMember {

    /**
     * Always gzip, whatever the data member has: every dpkg and apt ever made reads it, and so does lintian, whose
     * Debian 12 version takes only gz and xz here.
     */
    static final String NAME = "control.tar.gz";

    private static final Compression GZIP = new Compression(Codec.GZIP, 9);

    private ControlMember() {}

    /** The whole member. */
    static byte[] bytes(DebPlan plan, String md5sums) throws IOException {
        List<ControlFile> files = new ArrayList<>(plan.controlFiles());
        files.add(ControlFile.data("control", plan.control().render()));
        if (!md5sums.isEmpty()) {
            files.add(ControlFile.data("md5sums", md5sums));
        }
        files.sort(Comparator.comparing(ControlFile::name));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressed = Compressors.open(bytes, GZIP, 1)) {
            TarWriter tar = new TarWriter(compressed);
            tar.add(TarEntry.directory("./", FileAttributes.of(0755, plan.timestamp())));
            for (ControlFile file : files) {
                byte[] content = file.bytes();
                tar.add(TarEntry.file(
                        "./" + file.name(), content.length, FileAttributes.of(file.mode(), plan.timestamp())));
                tar.content(content, 0, content.length);
                tar.endContent();
            }
            tar.finish();
        }
        return bytes.toByteArray();
    }
}
