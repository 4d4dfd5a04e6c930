package dev.gopack.conformance;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.spec.SpecReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@link SecretsTest} runs in a process of its own. It knows no secret but by its file, and nothing of a class that does. */
final class SecretBuilds {

    static final byte[] CANARY = "canary-that-has-to-be-found-5be0".getBytes(StandardCharsets.UTF_8);

    static final byte[] LOST = "0eb5-dnuof-eb-ot-sah-taht-tsol".getBytes(StandardCharsets.UTF_8);

    private SecretBuilds() {}

    /** Makes an array that nobody holds. */
    private static void lose() {
        byte[] lost = new byte[LOST.length];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = LOST[LOST.length - 1 - i];
        }
    }

    /** Builds what is signed in the directory, then writes down what the process has in its heap and tells of itself. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        for (String key : List.of("open", "locked")) {
            System.out.println(Gopack.create()
                    .build(SpecReader.read(directory.resolve(key + ".yaml")), directory.resolve("out"), Selection.ALL)
                    .packages());
        }
        try (var process = Files.newOutputStream(directory.resolve("process"))) {
            for (String file : List.of("cmdline", "environ")) {
                process.write(Files.readAllBytes(Path.of("/proc/self", file)));
            }
        }
        lose();
        HotSpotDiagnosticMXBean heap = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        System.out.println(ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum()
                + " collections");
        heap.dumpHeap(directory.resolve("lost.hprof").toString(), false);
        heap.dumpHeap(directory.resolve("heap.hprof").toString(), true);
    }
}
