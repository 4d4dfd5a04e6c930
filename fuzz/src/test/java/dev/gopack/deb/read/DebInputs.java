package dev.gopack.deb.read;

import dev.gopack.deb.control.ControlParagraph;
import dev.gopack.deb.write.SignableDeb;
import dev.gopack.format.ContentTaker;
import dev.gopack.format.SignatureChange;
import dev.gopack.io.ByteSource;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Debs around one part that is tried. */
public final class DebInputs {

    private static final ByteSource SOURCE = ByteSource.of("input", new byte[0]);
    private static final ArMember MEMBER = new ArMember("control.tar", 72, 132, 132, 0);
    private static final Map<String, byte[]> CONTROL_FILES =
            Map.of("control", DebFixture.CONTROL.getBytes(StandardCharsets.UTF_8));
    private static final byte[] DATA = DebFixture.data();

    private DebInputs() {}

    /** Whole packages, with every compression. */
    public static List<byte[]> seeds() {
        return List.of(
                DebFixture.ar("debian-binary", "control.tar", "data.tar"),
                DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.zst"),
                DebFixture.ar("debian-binary", "control.tar.zst", "data.tar.xz", "_gpgorigin"));
    }

    /** A broken package; its level is right below the fault. */
    public static byte[] mutant(SplittableRandom random) {
        return new Mutator(random).mutant();
    }

    /** Control archive of the seeds. */
    public static byte[] control() {
        return DebFixture.control();
    }

    /** Data archive of the seeds. */
    public static byte[] data() {
        return DebFixture.data();
    }

    /** Reads a package. */
    public static boolean reads(byte[] deb) throws IOException {
        boolean named = !DebReader.read(ByteSource.of("input", deb)).name().isEmpty();
        SignableDeb signable = SignableDeb.open(
                ByteSource.of("input", deb), new SignatureChange(true, RpmSignature.USUAL, DebSignature.USUAL));
        return named && signable.parts().size() + signable.signatures().size() > 0;
    }

    /** Reads what is in a package as its data archive. */
    public static boolean readsData(byte[] tar) throws IOException {
        return reads(CONTROL_FILES, tar);
    }

    /** Reads what is in a package as its control archive. */
    public static boolean readsControlArchive(byte[] tar) throws IOException {
        return reads(ControlReader.read("input:control.tar", new ByteArrayInputStream(tar)), DATA);
    }

    /** Reads what is in a package as its control file. */
    public static boolean readsControl(byte[] control) throws IOException {
        return readsList("control", control);
    }

    /** Reads what is in a package as its list of checksums, or of files that users change. */
    public static boolean readsList(String name, byte[] list) throws IOException {
        Map<String, byte[]> files = new HashMap<>(CONTROL_FILES);
        files.put(name, list);
        return reads(files, DATA);
    }

    /** Reads a package from what is in its members; those around them have targets of their own. */
    private static boolean reads(Map<String, byte[]> controlFiles, byte[] data) throws IOException {
        ControlParagraph control = DebFile.control(SOURCE, MEMBER, controlFiles);
        DataReader reader = new DataReader(
                "input:data.tar",
                new ByteArrayInputStream(data),
                data.length,
                Conffiles.read(SOURCE, MEMBER, controlFiles).paths(),
                DebFile.changelogs(control),
                ContentTaker.NONE);
        DebFile deb = new DebFile(control, controlFiles, List.of(), List.of(), reader.read());
        return !DebReader.info(SOURCE.name(), deb).name().isEmpty();
    }
}
