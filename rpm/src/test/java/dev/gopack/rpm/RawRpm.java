package dev.gopack.rpm;

import dev.gopack.rpm.header.Lead;
import dev.gopack.rpm.header.TagType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** An uncompressed package made byte by byte, with one file {@code /opt/a} that contains {@code hi}. */
public final class RawRpm {

    private static final String HI = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";

    private UnaryOperator<RawHeader> files = RawRpm::oneFile;
    private UnaryOperator<RawHeader> more = header -> header;
    private byte[] archive = cpio("./opt/a", 0100644, "hi").plus(trailer()).bytes();

    /** A part of an archive. */
    public record Piece(byte[] bytes) {
        public Piece plus(Piece next) {
            return new Piece(ByteBuffer.allocate(bytes.length + next.bytes.length)
                    .put(bytes)
                    .put(next.bytes)
                    .array());
        }
    }

    /** A package that does not say from which source it was made. */
    public static byte[] ofNoSource() {
        return new RawRpm().files(header -> oneFile(header, false)).bytes();
    }

    private static RawHeader oneFile(RawHeader header) {
        return oneFile(header, true);
    }

    private static RawHeader oneFile(RawHeader header, boolean source) {
        RawHeader files = header.ints(1028, 2)
                .entry(1030, TagType.INT16, 1, (byte) 0x81, (byte) 0xa4)
                .ints(1034, 7)
                .texts(1035, HI)
                .texts(1036, "")
                .ints(1037, 0)
                .texts(1039, "root")
                .texts(1040, "root");
        return (source ? files.text(1044, "demo-1-1.src.rpm") : files)
                .ints(1116, 0)
                .texts(1117, "a")
                .texts(1118, "/opt/")
                .ints(5011, 8);
    }

    /** Other tags for the file list, SOURCERPM (1044) included. */
    public RawRpm files(UnaryOperator<RawHeader> value) {
        files = value;
        return this;
    }

    /** Further tags, by rising number over 5011. */
    public RawRpm more(UnaryOperator<RawHeader> value) {
        more = value;
        return this;
    }

    /** Another payload. */
    public RawRpm archive(Piece value) {
        archive = value.bytes();
        return this;
    }

    /** An entry of the archive. */
    public static Piece cpio(String name, int mode, String data) {
        return cpio(name, mode, 1, data);
    }

    /** An entry of the archive. */
    public static Piece cpio(String name, int mode, int links, String data) {
        byte[] content = data.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long[] fields = {1, mode, 0, 0, links, 7, content.length, 0, 0, 0, 0, name.length() + 1, 0};
        out.writeBytes("070701".getBytes(StandardCharsets.US_ASCII));
        for (long field : fields) {
            out.writeBytes(String.format("%08x", field).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
        pad(out);
        out.writeBytes(content);
        pad(out);
        return new Piece(out.toByteArray());
    }

    /** The end of the archive. */
    public static Piece trailer() {
        return cpio("TRAILER!!!", 0, "");
    }

    /** Any bytes. */
    public static Piece raw(String text) {
        return new Piece(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pad(ByteArrayOutputStream out) {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }

    /** The package. */
    public byte[] bytes() {
        RawHeader header = RawHeader.main()
                .text(1000, "demo")
                .text(1001, "1")
                .text(1002, "1")
                .text(1021, "linux")
                .text(1022, "noarch");
        byte[] main = more.apply(files.apply(header)).bytes();
        byte[] signature =
                RawHeader.signature().ints(1000, main.length + archive.length).bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new Lead(3, false, 1, "demo-1-1").encode());
        out.writeBytes(Arrays.copyOf(signature, (signature.length + 7) / 8 * 8));
        out.writeBytes(main);
        out.writeBytes(archive);
        return out.toByteArray();
    }
}
