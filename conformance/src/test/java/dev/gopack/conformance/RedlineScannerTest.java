package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redline_rpm.ReadableChannelWrapper;
import org.redline_rpm.Scanner;
import org.redline_rpm.Util;
import org.redline_rpm.header.Format;
import org.redline_rpm.header.Header.HeaderTag;
import org.redline_rpm.payload.CpioHeader;

/** Redline's scanner, another program's idea of an rpm, finds every part in its place. */
class RedlineScannerTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"gzip:9", "xz:1"}) // what it unpacks
    void scansHeadersAndPayload(String compression) throws IOException {
        Files.writeString(dir.resolve("text"), "some text\n");
        Path rpm = Packages.rpm(dir, """
                name: scanned
                version: 1.2.3
                license: MIT
                description: Read by Redline
                depends: [other >= 2]
                rpm: {compression: "%s"}
                scripts: {postinstall: {text: echo}}
                contents:
                  - {src: text, dst: /opt/a}
                  - {src: text, dst: /opt/b, type: config}
                  - {src: a, dst: /opt/link, type: symlink}
                  - {dst: /opt/dir, type: dir}
                  - {dst: /opt/ghost, type: ghost}
                """.formatted(compression));
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        List<String> payload = new ArrayList<>();
        Format format;
        try (ReadableChannelWrapper in = new ReadableChannelWrapper(Files.newByteChannel(rpm))) {
            format = new Scanner(new PrintStream(log, true, StandardCharsets.UTF_8)).run(in);
            payload = payload(Util.openPayloadStream(format.getHeader(), Channels.newInputStream(in)));
        }

        assertThat(text(format, HeaderTag.NAME)).containsExactly("scanned");
        assertThat(text(format, HeaderTag.REQUIRENAME)).contains("other", "/bin/sh");
        assertThat(text(format, HeaderTag.BASENAMES)).containsExactly("a", "b", "dir", "ghost", "link");
        assertThat(payload).containsExactly("./opt/a 10", "./opt/b 10", "./opt/dir 0", "./opt/link 1", "TRAILER!!! 0");
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("Lead ended at '96'.");
    }

    private static List<String> payload(InputStream unpacked) throws IOException {
        List<String> entries = new ArrayList<>();
        try (ReadableChannelWrapper archive = new ReadableChannelWrapper(Channels.newChannel(unpacked))) {
            CpioHeader entry;
            int position = 0;
            do {
                entry = new CpioHeader();
                position = entry.read(archive, position);
                entries.add(entry.getName() + " " + entry.getFileSize());
                unpacked.skipNBytes(entry.getFileSize());
                position += entry.getFileSize();
            } while (!entry.isLast());
        }
        return entries;
    }

    private static List<String> text(Format format, HeaderTag tag) {
        return List.of((String[]) format.getHeader().getEntry(tag).getValues());
    }
}
