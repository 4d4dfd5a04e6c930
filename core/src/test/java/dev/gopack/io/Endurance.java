package dev.gopack.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** What readers went through in a hostile test: told to the file of -Dgopack.endurance, for bench/hostile. */
public final class Endurance {

    private final Map<String, Row> rows = new TreeMap<>();

    /** The inputs of one reader. */
    private static final class Row {
        int inputs;
        int refused;
        long nanoseconds;
        long slowest;
    }

    /** One input was read, or refused with the declared exception. */
    public void input(String reader, boolean refused, long nanoseconds) {
        Row row = rows.computeIfAbsent(reader, key -> new Row());
        row.inputs++;
        row.refused += refused ? 1 : 0;
        row.nanoseconds += nanoseconds;
        row.slowest = Math.max(row.slowest, nanoseconds);
    }

    /** Appends a line for each reader: inputs, refused, nanoseconds, the slowest input's nanoseconds, name. */
    public void tell() throws IOException {
        String file = System.getProperty("gopack.endurance");
        if (file == null) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        rows.forEach((reader, row) -> lines.append(
                row.inputs + " " + row.refused + " " + row.nanoseconds + " " + row.slowest + " " + reader + "\n"));
        Files.writeString(Path.of(file), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
