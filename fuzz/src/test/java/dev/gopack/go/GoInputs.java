package dev.gopack.go;

import dev.gopack.io.ByteSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
        return files;
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
