package dev.gopack.deb.read;

import dev.gopack.deb.write.SignableDeb;
import dev.gopack.format.SignatureChange;
import dev.gopack.model.DebSignature;
import dev.gopack.model.RpmSignature;
import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Debs around one part that is tried. */
public final class DebInputs {

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
        return reads(DebFixture.withData(tar));
    }

    /** Reads what is in a package as its control archive. */
    public static boolean readsControlArchive(byte[] tar) throws IOException {
        return reads(DebFixture.ar()
                .member("debian-binary")
                .member("control.tar", tar)
                .member("data.tar")
                .bytes());
    }

    /** Reads what is in a package as its control file. */
    public static boolean readsControl(byte[] control) throws IOException {
        return readsControlArchive(TarFixture.tar()
                .directory("./")
                .raw(header("./control", control))
                .content(control)
                .end());
    }

    /** Reads what is in a package as its list of checksums, or of files that users change. */
    public static boolean readsList(String name, byte[] list) throws IOException {
        return readsControlArchive(TarFixture.tar()
                .file("./control", DebFixture.CONTROL)
                .raw(header("./" + name, list))
                .content(list)
                .end());
    }

    private static byte[] header(String name, byte[] content) {
        return TarFixture.header(name, '0', "", String.format(java.util.Locale.ROOT, "%011o", content.length));
    }
}
