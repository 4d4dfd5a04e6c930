package dev.gopack.rpm.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ContentSource;
import dev.gopack.model.FileRole;
import dev.gopack.rpm.RpmFixture;
import dev.gopack.rpm.header.Header;
import dev.gopack.rpm.header.Tags;
import dev.gopack.rpm.read.RpmFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds and colours of files. // observed: file 5.44 and rpmbuild 4.18 on files of these kinds */
class FileClassTest {

    private static String classOf(byte[] content) {
        FileClass classes = new FileClass(RpmFixture.rpm().plan().rpmArchitecture());
        return classes.dictionary().get(classes.of(content, content.length));
    }

    private static String classOf(String text) {
        return classOf(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The start of an ELF file with one program header. */
    private static byte[] elf(int bits, ByteOrder order, int type, int machine, int programHeader) {
        ByteBuffer bytes = ByteBuffer.allocate(200).order(order);
        bytes.put(new byte[] {
            0x7f, 'E', 'L', 'F', (byte) (bits / 32), (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2), 1
        });
        bytes.putShort(16, (short) type).putShort(18, (short) machine);
        if (bits == 64) {
            bytes.putLong(32, 64)
                    .putShort(54, (short) 56)
                    .putShort(56, (short) 1)
                    .putInt(64, programHeader);
        } else {
            bytes.putInt(28, 52)
                    .putShort(42, (short) 32)
                    .putShort(44, (short) 1)
                    .putInt(52, programHeader);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64|L|2|62|1|ELF 64-bit LSB executable, x86-64, version 1 (SYSV), statically linked",
                "64|L|2|62|3|ELF 64-bit LSB executable, x86-64, version 1 (SYSV), dynamically linked",
                "64|L|3|62|3|ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked",
                "64|L|3|62|1|ELF 64-bit LSB shared object, x86-64, version 1 (SYSV), dynamically linked",
                "64|L|1|62|1|ELF 64-bit LSB relocatable, x86-64, version 1 (SYSV)",
                "64|L|2|183|1|ELF 64-bit LSB executable",
                "64|B|2|22|1|ELF 64-bit MSB executable",
                "32|L|2|3|1|ELF 32-bit LSB executable",
                "32|B|3|8|3|ELF 32-bit MSB pie executable",
                "64|L|4|62|1|ELF 64-bit LSB"
            })
    void elfFiles(int bits, String order, int type, int machine, int programHeader, String expected) {
        ByteOrder bytes = order.equals("L") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;

        assertThat(classOf(elf(bits, bytes, type, machine, programHeader))).isEqualTo(expected);
    }

    @Test
    void elfFilesThatLie() {
        byte[] header = elf(64, ByteOrder.LITTLE_ENDIAN, 3, 62, 3);
        ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        for (long offset : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, 199, 1000}) {
            bytes.putLong(32, offset);
            assertThat(classOf(header)).startsWith("ELF 64-bit LSB shared object");
        }
        bytes.putLong(32, 64).putShort(56, (short) -1);
        assertThat(classOf(header)).startsWith("ELF 64-bit LSB pie executable");
        for (int length = 0; length < 64; length++) {
            assertThat(ElfStart.of(header, length).isElf()).isFalse();
        }
        header[4] = 3;
        assertThat(ElfStart.of(header, header.length).isElf()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a=1\n'|ASCII text",
                "'#!/bin/sh\n'|POSIX shell script, ASCII text executable",
                "'#! /usr/bin/env bash\n'|Bourne-Again shell script, ASCII text executable",
                "'#!/usr/bin/python3.11 -u\n'|Python script, ASCII text executable",
                "'#!/usr/bin/perl\n'|script, ASCII text executable",
                "'#!'|script, ASCII text executable",
                "'%PDF-1.4\n'|PDF document",
                "'\u001f\u008b\b\0'|gzip compressed data",
                "'\u00fd7zXZ\0\0'|XZ compressed data",
                "'(\u00b5/\u00fd'|Zstandard compressed data",
                "'PK\u0003\u0004'|Zip archive data",
                "'\u0089PNG\r\n\u001a\n'|PNG image data",
                "'\u00c3\u00a9'|Unicode text, UTF-8 text",
                "'\u00e9'|''",
                "'\u0001\u0002'|''"
            })
    void otherFiles(String content, String expected) {
        assertThat(classOf(content)).isEqualTo(expected);
    }

    @Test
    void emptyFilesAndCharactersCutInTwo() {
        assertThat(classOf("")).isEqualTo("empty");
        byte[] text = ("a" + "\u00e9".repeat(FileClass.PREFIX)).getBytes(StandardCharsets.UTF_8);
        assertThat(classOf(Arrays.copyOf(text, FileClass.PREFIX))).isEqualTo("Unicode text, UTF-8 text");
    }

    @Test
    void theHeaderHasKindAndColourOfEveryFile() throws IOException {
        byte[] program = elf(64, ByteOrder.LITTLE_ENDIAN, 2, 62, 1);
        byte[] bytes = RpmFixture.rpm()
                .file("/1", 0755, FileRole.PLAIN, ContentSource.of("p", program))
                .file("/2", 0644, FileRole.PLAIN, ContentSource.of("p", program))
                .file("/3", 0755, FileRole.PLAIN, ContentSource.of("p", elf(32, ByteOrder.LITTLE_ENDIAN, 2, 3, 1)))
                .file("/4", 0755, FileRole.PLAIN, ContentSource.of("p", "#!/bin/sh\n"))
                .bytes();

        Header header = RpmFile.open(ByteSource.of("x", bytes)).main();

        assertThat(header.numbers(Tags.FILECOLORS))
                .as("executables alone have a colour")
                .containsExactly(2, 0, 1, 0);
        assertThat(Arrays.stream(header.numbers(Tags.FILECLASS))
                        .mapToObj(index -> header.texts(Tags.CLASSDICT).get((int) index)))
                .containsExactly(
                        "ELF 64-bit LSB executable, x86-64, version 1 (SYSV), statically linked",
                        "ELF 64-bit LSB executable, x86-64, version 1 (SYSV), statically linked",
                        "ELF 32-bit LSB executable",
                        "POSIX shell script, ASCII text executable");
    }
}
