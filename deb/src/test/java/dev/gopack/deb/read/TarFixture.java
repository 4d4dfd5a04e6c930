package dev.gopack.deb.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds tar archives header by header, legal or not. Independent of the writer on purpose. */
final class TarFixture {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static TarFixture tar() {
        return new TarFixture();
    }

    TarFixture directory(String name) {
        return add(name, '5', "", "");
    }

    TarFixture file(String name, String content) {
        return add(name, '0', "", content);
    }

    TarFixture symlink(String name, String target) {
        return add(name, '2', target, "");
    }

    TarFixture hardlink(String name, String target) {
        return add(name, '1', target, "");
    }

    /** A file with a name that takes an entry of its own, as GNU's tar writes it. */
    TarFixture longFile(String name, String content) {
        return add("././@LongLink", 'L', "", name + "\0").file(name.substring(0, 100), content);
    }

    TarFixture add(String name, char type, String link, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return raw(header(name, type, link, octal(bytes.length, 11))).content(bytes);
    }

    TarFixture raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    TarFixture content(byte[] bytes) {
        out.writeBytes(bytes);
        out.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
        return this;
    }

    /** The archive with two blocks of zeros at its end. */
    byte[] end() {
        out.writeBytes(new byte[1024]);
        return out.toByteArray();
    }

    byte[] withoutEnd() {
        return out.toByteArray();
    }

    static byte[] header(String name, char type, String link, String size) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644\0");
        put(block, 108, "0000000\0");
        put(block, 116, "0000000\0");
        put(block, 124, size);
        put(block, 136, "14524770400\0");
        block[156] = (byte) type;
        put(block, 157, link);
        put(block, 257, "ustar  \0");
        put(block, 265, "root");
        put(block, 297, "root");
        return checksummed(block);
    }

    static byte[] put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
        return block;
    }

    static byte[] checksummed(byte[] block) {
        return checksummed(block, 0);
    }

    static byte[] checksummed(byte[] archive, int at) {
        Arrays.fill(archive, at + 148, at + 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += archive[at + i] & 0xff;
        }
        return put(archive, at + 148, octal(sum, 6) + "\0 ");
    }

    private static String octal(int number, int width) {
        String digits = Integer.toOctalString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
