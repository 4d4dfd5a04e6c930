package dev.gopack.rpm.read;

import dev.gopack.format.SignatureChange;
import dev.gopack.io.BoundedReader;
import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Digests;
import dev.gopack.model.DebSignature;
import dev.gopack.model.EntryPath;
import dev.gopack.model.FileAttributes;
import dev.gopack.model.FileEntry;
import dev.gopack.model.FileRole;
import dev.gopack.model.RpmSettings;
import dev.gopack.model.RpmSignature;
import dev.gopack.model.ScriptSlot;
import dev.gopack.rpm.Golden;
import dev.gopack.rpm.RawHeader;
import dev.gopack.rpm.RawRpm;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.payload.CpioReader;
import dev.gopack.rpm.write.SignableRpm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Rpms around one part that is tried. */
public final class RpmInputs {

    private static final int BUFFER = 1 << 12;
    private static final byte[] SIGNATURE =
            padded(RawHeader.signature().ints(1000, 1).bytes());
    private static final byte[] PAYLOAD = RawRpm.cpio("./opt/a", 0100644, "hi")
            .plus(RawRpm.cpio("./opt/b", 0120777, "a"))
            .plus(RawRpm.trailer())
            .bytes();
    private static final byte[] PAYLOAD_OF_RAW =
            RawRpm.cpio("./opt/a", 0100644, "hi").plus(RawRpm.trailer()).bytes();
    private static final byte[] MAIN = mainOfRaw();
    private static final byte[] LEAD = new Lead(3, false, 1, "demo-1-1").encode();

    private RpmInputs() {}

    private static byte[] mainOfRaw() {
        byte[] whole = new RawRpm().bytes();
        return Arrays.copyOfRange(whole, Lead.SIZE + SIGNATURE.length, whole.length - PAYLOAD_OF_RAW.length);
    }

    /** What rpmbuild made, and ours with every compression. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(Golden.bytes("rpmbuild-4.18-demo.rpm"));
        for (String compression : List.of("none", "gzip:1", "zstd", "xz:0")) {
            seeds.add(seed(compression));
        }
        seeds.add(new RawRpm().bytes());
        return seeds;
    }

    private static byte[] seed(String compression) {
        FileAttributes plain = FileAttributes.of(0644, RpmFixture.TIME);
        return RpmFixture.rpm()
                .spec(spec ->
                        spec.rpm(RpmSettings.builder().compression(compression).build()))
                .file("/usr/bin/a", 0755, FileRole.PLAIN, ContentSource.of("a", "x".repeat(500)))
                .file("/etc/b", 0644, FileRole.CONFIG, ContentSource.of("b", "y"))
                .entry(new FileEntry.Hardlink(new EntryPath("/usr/bin/c"), plain, new EntryPath("/usr/bin/a")))
                .entry(new FileEntry.Symlink(new EntryPath("/usr/bin/d"), plain, "a"))
                .entry(new FileEntry.Ghost(new EntryPath("/var/e"), plain, FileRole.PLAIN))
                .entry(new FileEntry.Directory(new EntryPath("/usr/share/f"), plain, false))
                .script(ScriptSlot.POSTINSTALL, "true")
                .bytes();
    }

    /** A mutant of a package, with digests that are right again or not. */
    public static byte[] mutant(byte[] seed, SplittableRandom random) {
        try {
            return new Mutator(seed, random).next();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads a package, payload and all, and looks at it as one whose signatures change. */
    public static boolean reads(byte[] rpm) throws IOException {
        boolean named = !RpmReader.read(ByteSource.of("input", rpm)).name().isEmpty();
        SignableRpm signable = SignableRpm.open(
                ByteSource.of("input", rpm), new SignatureChange(true, RpmSignature.USUAL, DebSignature.USUAL));
        return named && signable.parts().size() + signable.signatures().size() > 0;
    }

    /** Reads what is in a package as its main header. */
    public static boolean readsMain(byte[] header) throws IOException {
        return reads(joined(LEAD, SIGNATURE, header, PAYLOAD));
    }

    /** Reads what is in a package as its signature header. */
    public static boolean readsSignature(byte[] header) throws IOException {
        return reads(joined(LEAD, padded(header), MAIN, PAYLOAD_OF_RAW));
    }

    /** What is told of a package that has this signature header. */
    public static String toldWithSignature(byte[] header) throws IOException {
        return RpmReader.read(ByteSource.of("input", joined(LEAD, padded(header), MAIN, PAYLOAD_OF_RAW)))
                .toString();
    }

    /** The digest that a signature header states which is right for {@link #readsSignature}. */
    public static String headerSha256() {
        MessageDigest digest = Digests.sha256();
        digest.update(MAIN);
        return Digests.hex(digest);
    }

    /** Reads an archive, where three files are known by their number. */
    public static boolean readsCpio(byte[] archive) throws IOException {
        CpioReader cpio = new CpioReader(
                new BoundedReader("input", new ByteArrayInputStream(archive), 0), file -> file < 3 ? 4 : -1);
        byte[] buffer = new byte[BUFFER];
        while (cpio.next().isPresent()) {
            while (cpio.read(buffer) >= 0) {
                // on to the end of the data
            }
        }
        cpio.finish();
        return true;
    }

    private static byte[] padded(byte[] header) {
        return Arrays.copyOf(header, (header.length + 7) / 8 * 8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
