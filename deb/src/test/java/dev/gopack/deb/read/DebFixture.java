package dev.gopack.deb.read;

import dev.gopack.archive.Codec;
import dev.gopack.archive.Compression;
import dev.gopack.archive.Compressors;
import dev.gopack.io.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Builds package files from named pieces, legal or not. */
final class DebFixture {

    static final String CONTROL = """
            Package: hello
            Version: 1.2.3
            Architecture: amd64
            Maintainer: Tools Team <tools@example.org>
            Description: greets people
             It is polite.
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private DebFixture() {
        text("!<arch>\n");
    }

    static DebFixture ar() {
        return new DebFixture();
    }

    /** A file with these members, each with the content that goes with its name. */
    static byte[] ar(String... names) {
        DebFixture fixture = new DebFixture();
        for (String name : names) {
            fixture.member(name);
        }
        return fixture.bytes();
    }

    /** A file with this control file and nothing to install. */
    static byte[] withControl(String control) {
        return withControlFiles(TarFixture.tar().file("./control", control));
    }

    static byte[] withControlFiles(TarFixture control) {
        return ar().member("debian-binary")
                .member("control.tar", control.end())
                .member("data.tar")
                .bytes();
    }

    /** A file that installs what is in the archive. */
    static byte[] withData(byte[] data) {
        return ar().member("debian-binary")
                .member("control.tar")
                .member("data.tar", data)
                .bytes();
    }

    DebFixture member(String name) {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (plain.equals("debian-binary")) {
            return member(name, "2.0\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (plain.startsWith("control.tar")) {
            return member(name, compress(plain, control()));
        }
        if (plain.startsWith("data.tar")) {
            return member(name, compress(plain, data()));
        }
        return member(name, new byte[] {'x', '\n'});
    }

    DebFixture member(String name, byte[] content) {
        return header(name, "1700000000", "0", "0", "100644", Integer.toString(content.length))
                .content(content);
    }

    DebFixture content(byte[] content) {
        out.writeBytes(content);
        return text(content.length % 2 == 0 ? "" : "\n");
    }

    DebFixture header(String name, String mtime, String uid, String gid, String mode, String size) {
        return field(name, 16)
                .field(mtime, 12)
                .field(uid, 6)
                .field(gid, 6)
                .field(mode, 8)
                .field(size, 10)
                .text("`\n");
    }

    private DebFixture field(String text, int width) {
        return text(text + " ".repeat(Math.max(0, width - text.length())));
    }

    DebFixture text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] control() {
        return TarFixture.tar().directory("./").file("./control", CONTROL).end();
    }

    static byte[] data() {
        return TarFixture.tar()
                .directory("./")
                .directory("./usr/")
                .file("./usr/hello", "hi\n")
                .end();
    }

    static byte[] compress(String name, byte[] content) {
        Codec codec = name.endsWith(".gz")
                ? Codec.GZIP
                : name.endsWith(".xz") ? Codec.XZ : name.endsWith(".zst") ? Codec.ZSTD : Codec.NONE;
        if (codec == Codec.NONE) {
            return content;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream compressed = Compressors.open(bytes, new Compression(codec, codec.lowestLevel()), 1)) {
            compressed.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static DebFile read(byte[] bytes) throws IOException {
        return DebFile.read(ByteSource.of("hello.deb", bytes), dev.gopack.format.ContentTaker.NONE);
    }
}
