package dev.gopack.compat;

import dev.gopack.io.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For programs. */
final class MatrixJson {

    private MatrixJson() {}

    static String of(Matrix matrix) {
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Cell cell : matrix.cells()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("subject", cell.subject());
            object.put("target", cell.target());
            object.put("arch", cell.arch());
            object.put("verdict", cell.verdict().word());
            object.put("reasons", cell.reasons().stream().map(Reason::toString).toList());
            object.put(
                    "details", cell.reasons().stream().map(MatrixJson::detail).toList());
            cells.add(object);
        }
        return JsonWriter.write(cells);
    }

    private static Map<String, Object> detail(Reason reason) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("verdict", reason.verdict().word());
        object.put("cause", reason.cause());
        if (!reason.change().isEmpty()) {
            object.put("change", reason.change());
        }
        if (!reason.basis().isEmpty()) {
            object.put("basis", reason.basis());
        }
        return object;
    }
}
