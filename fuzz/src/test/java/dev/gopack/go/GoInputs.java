package dev.gopack.go;

import dev.gopack.io.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Programs to start from, in every container and with a function table of every age. */
public final class GoInputs {

    private static final List<String> NAMES = List.of("runtime.main", "net/http.Get", "a.b/c.F", "main.main");

    private GoInputs() {}

    /** Small programs. */
    public static List<byte[]> seeds() {
        byte[] info = GoFixture.info("go1.26.8", GoFixture.TEXT);
        List<byte[]> files = new ArrayList<>();
        for (int magic : List.of(GoFixture.GO_1_2, GoFixture.GO_1_16, GoFixture.GO_1_18, GoFixture.GO_1_20)) {
            byte[] table = GoFixture.table(magic, 8, ByteOrder.LITTLE_ENDIAN, NAMES);
            files.add(GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, info));
            files.add(GoFixture.pe(table, info));
            files.add(GoFixture.macho(0, table, info));
            files.add(GoFixture.fat(table, info));
            byte[] big = GoFixture.table(magic, 4, ByteOrder.BIG_ENDIAN, NAMES);
            files.add(GoFixture.elf(ByteOrder.BIG_ENDIAN, false, big, info));
        }
        files.add(withInfo(remains()));
        return files;
    }

    /** What is left of build information whose start was taken out: the text between its marks. */
    private static byte[] remains() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex("3077af0c9274080241e1c107e6d618e6"));
        bytes.writeBytes("path\texample.com/tool\nmod\texample.com/tool\tv1.2.3\ndep\texample.com/dep\tv1.0.0\th1:x=\n"
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(HexFormat.of().parseHex("f932433186182072008242104116d8f2"));
        return bytes.toByteArray();
    }

    /** Reads build information and the names of all functions. */
    public static boolean reads(byte[] input) throws IOException {
        return GoProgram.find(ByteSource.of("input", input)).isPresent();
    }

    /** A program with that as its build information. */
    public static byte[] withInfo(byte[] info) {
        byte[] table = GoFixture.table(GoFixture.GO_1_20, 8, ByteOrder.LITTLE_ENDIAN, NAMES);
        return GoFixture.elf(ByteOrder.LITTLE_ENDIAN, true, table, info);
    }
}
