package dev.gopack.deb.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Packages with one thing wrong each, named for it. */
public final class RawBrokenDebs {

    private static final String PAX = "27 path=./usr/somewhere-b\n";
    private static final int BOMB = 65 << 20;
    private static final int PARTS = 65;

    private RawBrokenDebs() {}

    /** A package that nothing is wrong with. */
    public static byte[] sound() {
        return DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz");
    }

    /** A package with values that look odd, and dpkg takes them. */
    public static byte[] odd() {
        return RawRefusedDebs.odd();
    }

    /** Packages with lists that look odd, and dpkg takes them. */
    public static List<byte[]> oddLists() {
        return RawRefusedDebs.oddLists();
    }

    /** The same with the names of GNU's ar, which end with a slash. */
    public static byte[] slashed() {
        return DebFixture.ar("debian-binary/", "control.tar.gz/", "data.tar.gz/");
    }

    /** What is wrong, a blank, and the id of the finding without its prefix; to the package's bytes. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new TreeMap<>(Map.ofEntries(
                Map.entry("size-that-apt-reads-as-octal ar", size("0000000004")),
                Map.entry("size-with-a-sign ar", size("+4")),
                Map.entry("size-beyond-the-end ar", size("9999999999")),
                Map.entry("name-of-bsd ar", name("#1/14")),
                Map.entry("name-that-ends-with-two-slashes ar", name("debian-binary//")),
                Map.entry(
                        "control-archive-with-two-slashes ar",
                        DebFixture.ar()
                                .member("debian-binary")
                                .member("control.tar//", DebFixture.control())
                                .member("data.tar.gz")
                                .bytes()),
                Map.entry("time-before-1970 ar", time("-1")),
                Map.entry("bytes-behind-the-last-member ar", Arrays.copyOf(sound(), sound().length + 2)),
                Map.entry("package-without-data missing-member", DebFixture.ar("debian-binary", "control.tar.gz")),
                Map.entry(
                        "data-before-control member-order",
                        DebFixture.ar("debian-binary", "data.tar.gz", "control.tar.gz")),
                Map.entry(
                        "signature-before-control member-order",
                        DebFixture.ar("debian-binary", "_gpgorigin", "control.tar.gz", "data.tar.gz")),
                Map.entry(
                        "second-control-archive duplicate-member",
                        DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz", "control.tar.gz")),
                Map.entry(
                        "second-data-archive-of-another-compression duplicate-member",
                        DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz", "data.tar.xz")),
                Map.entry(
                        "member-of-nobody-at-the-end extra-member",
                        DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz", "evil")),
                Map.entry(
                        "hidden-member extra-member",
                        DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz", "_evil")),
                Map.entry("format-three format-version", version("3.0\n")),
                Map.entry("format-without-a-newline format-version", version("2.0")),
                Map.entry(
                        "signature-of-noise broken-signature",
                        DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz", "_gpgorigin")),
                Map.entry(
                        "signature-of-no-role member-signature",
                        DebFixture.ar("debian-binary", "control.tar.gz", "data.tar.gz", "_gpgnobody")),
                Map.entry("control-compressed-as-nobody-does unknown-compression", member("control.tar.lzo")),
                Map.entry("data-that-is-not-gzip damaged-compression", data("data.tar.gz", new byte[600])),
                Map.entry("data-that-is-cut damaged-compression", data("data.tar.gz", cut())),
                Map.entry(
                        "frame-behind-the-data damaged-compression",
                        data("data.tar.zst", twice(DebFixture.compress("data.tar.zst", DebFixture.data())))),
                Map.entry(
                        "file-behind-the-archive trailing-data",
                        data("data.tar", joined(DebFixture.data(), DebFixture.data()))),
                Map.entry(
                        "zeros-behind-the-archive trailing-data",
                        data("data.tar", joined(DebFixture.data(), new byte[300_000]))),
                Map.entry(
                        "control-archive-of-more-than-64-mebibytes decompression-bomb",
                        DebFixture.ar()
                                .member("debian-binary")
                                .member("control.tar.zst", bomb())
                                .member("data.tar.gz")
                                .bytes()),
                Map.entry("path-that-leads-outside tar", tar(tree().file("./../evil", "x"))),
                Map.entry("path-with-dots-within tar", tar(tree().file("./usr/../../evil", "x"))),
                Map.entry("path-with-a-newline tar", tar(tree().file("./a\nb", "x"))),
                Map.entry("file-twice tar", tar(tree().file("./a", "x").file("./a", "y"))),
                Map.entry(
                        "file-below-a-link tar",
                        tar(tree().symlink("./a", "/tmp").file("./a/b", "x"))),
                Map.entry("hard-link-to-the-host tar", tar(tree().hardlink("./a", "./etc/passwd"))),
                Map.entry("pax-header tar", tar(tree().add("./x", 'x', "", PAX).file("./a", "x"))),
                Map.entry("sparse-file tar", tar(tree().add("./a", 'S', "", ""))),
                Map.entry("checksum-of-another-header tar", tar(wrongChecksum())),
                Map.entry("device device", tar(tree().add("./null", '3', "", ""))),
                Map.entry("file-without-its-directory no-parent", tar(tree().file("./opt/demo/x", "x"))),
                Map.entry("everybody-may-write world-writable", tar(mode("0000666"))),
                Map.entry(
                        "directory-in-the-control-archive control-archive",
                        control(files().directory("./sub/").file("./sub/x", "x"))),
                Map.entry(
                        "package-without-a-control-file control-archive",
                        control(TarFixture.tar().directory("./").file("./md5sums", ""))),
                Map.entry("field-twice control-file", fields(DebFixture.CONTROL + "Version: 2\n")),
                Map.entry("second-paragraph control-file", fields(DebFixture.CONTROL + "\nPackage: evil\n")),
                Map.entry("package-without-a-version control-file", fields("Package: hello\nArchitecture: all\n")),
                Map.entry("list-of-digests-with-one-blank md5sums", control(files().file("./md5sums", sum(" ")))),
                Map.entry("digest-of-another-file md5sum", control(files().file("./md5sums", sum("  ")))),
                Map.entry("conffile-with-a-relative-path conffiles", control(files().file("./conffiles", "etc/x\n"))),
                Map.entry("list-of-conffiles-that-is-cut conffiles", control(files().file("./conffiles", "/etc/x"))),
                Map.entry(
                        "conffile-that-is-not-there missing-conffile",
                        control(files().file("./conffiles", "/etc/none\n"))),
                Map.entry(
                        "script-with-carriage-returns script",
                        control(files().file("./postinst", "#!/bin/sh\r\nexit 0\r\n")))));
        all.putAll(RawRefusedDebs.all());
        return all;
    }

    private static String sum(String between) {
        return "0".repeat(32) + between + "usr/hello\n";
    }

    static TarFixture files() {
        return TarFixture.tar().directory("./").file("./control", DebFixture.CONTROL);
    }

    static TarFixture tree() {
        return TarFixture.tar().directory("./");
    }

    static byte[] control(TarFixture archive) {
        return DebFixture.ar()
                .member("debian-binary")
                .member("control.tar.gz", DebFixture.compress("control.tar.gz", archive.end()))
                .member("data.tar.gz")
                .bytes();
    }

    static byte[] fields(String control) {
        return control(TarFixture.tar().directory("./").file("./control", control));
    }

    private static byte[] data(String name, byte[] content) {
        return DebFixture.ar()
                .member("debian-binary")
                .member("control.tar.gz")
                .member(name, content)
                .bytes();
    }

    static byte[] tar(TarFixture archive) {
        return data("data.tar.gz", DebFixture.compress("data.tar.gz", archive.end()));
    }

    private static byte[] member(String control) {
        return DebFixture.ar()
                .member("debian-binary")
                .member(control)
                .member("data.tar.gz")
                .bytes();
    }

    private static TarFixture mode(String mode) {
        byte[] header = TarFixture.header("./a", '0', "", "00000000000");
        return tree().raw(TarFixture.checksummed(TarFixture.put(header, 100, mode)));
    }

    private static TarFixture wrongChecksum() {
        return tree().raw(TarFixture.put(TarFixture.header("./a", '0', "", "00000000000"), 0, "./b"));
    }

    private static byte[] bomb() {
        String part = "\0".repeat(BOMB / PARTS); // no file alone is more than is read
        TarFixture files = TarFixture.tar().directory("./").file("./control", DebFixture.CONTROL);
        for (int i = 0; i < PARTS; i++) {
            files.file("./part" + i, part);
        }
        return DebFixture.compress("control.tar.zst", files.end());
    }

    private static byte[] cut() {
        byte[] whole = DebFixture.compress("data.tar.gz", DebFixture.data());
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] twice(byte[] bytes) {
        return joined(bytes, bytes);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] version(String text) {
        return DebFixture.ar()
                .member("debian-binary", text.getBytes(StandardCharsets.US_ASCII))
                .member("control.tar.gz")
                .member("data.tar.gz")
                .bytes();
    }

    private static byte[] size(String value) {
        return first("debian-binary", "1700000000", value);
    }

    private static byte[] name(String value) {
        return first(value, "1700000000", "4");
    }

    private static byte[] time(String value) {
        return first("debian-binary", value, "4");
    }

    private static byte[] first(String name, String time, String size) {
        return DebFixture.ar()
                .header(name, time, "0", "0", "100644", size)
                .text("2.0\n")
                .member("control.tar.gz")
                .member("data.tar.gz")
                .bytes();
    }
}
