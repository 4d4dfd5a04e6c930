package dev.gopack.deb;

import dev.gopack.deb.read.DebReader;
import dev.gopack.deb.write.DebPlan;
import dev.gopack.format.PackageInfo;
import dev.gopack.format.PlannedFiles;
import dev.gopack.model.FileEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader would show of the deb that a plan becomes. */
final class DebDescription {

    private DebDescription() {}

    static PackageInfo of(DebPlan plan) throws IOException {
        Map<String, byte[]> controlFiles = new LinkedHashMap<>();
        plan.controlFiles()
                .forEach(file -> controlFiles.put(file.name(), file.text().getBytes(StandardCharsets.UTF_8)));
        return DebReader.describe(
                plan.control(),
                controlFiles,
                PlannedFiles.describe(
                        plan.files(),
                        file -> plan.conffiles().contains(file.path().value()) ? List.of("conffile") : List.of()),
                changelog(plan));
    }

    private static Optional<byte[]> changelog(DebPlan plan) {
        String start = "/usr/share/doc/" + plan.name() + "/changelog";
        return plan.files().stream()
                .filter(file -> file.path().value().startsWith(start))
                .filter(FileEntry.Regular.class::isInstance)
                .flatMap(file -> ((FileEntry.Regular) file).content().inMemory().stream())
                .findFirst();
    }
}
