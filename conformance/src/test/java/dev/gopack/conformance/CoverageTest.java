package dev.gopack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that {@code go build -cover} made has a place for what it counts, under all protections, and others get none. */
class CoverageTest {

    private static final String PROGRAM = """
            package main

            import (
            	"fmt"
            	"os"
            	"os/signal"
            	"syscall"
            )

            func main() {
            	stop := make(chan os.Signal, 1)
            	signal.Notify(stop, syscall.SIGTERM)
            	<-stop
            	fmt.Println("ends", len(os.Args))
            }
            """;

    private static final String SPEC = """
            name: counted
            version: 1.0.0
            maintainer: Tools Team <tools@example.com>
            description: Counts what runs of it
            license: MIT
            targets: [%s]
            contents: [{src: counted, dst: /usr/bin/counted, file_info: {mode: 0755}}]
            service: {exec: /usr/bin/counted serve, user: counted, hardening: strict%s}
            """;

    private static final String DROP_IN = "/usr/lib/systemd/system/counted.service.d/50-coverage.conf";

    @TempDir
    Path directory;

    private void build(String... flags) throws IOException {
        Files.writeString(directory.resolve("go.mod"), "module example.com/counted\n\ngo 1.21\n");
        Files.writeString(directory.resolve("main.go"), PROGRAM);
        List<String> words = new ArrayList<>(List.of("go", "build"));
        words.addAll(List.of(flags));
        words.addAll(List.of("-o", "counted", "."));
        Tool.run(directory, Map.of("CGO_ENABLED", "0", "GOFLAGS", ""), words).ok();
    }

    @Test
    void whatRanIsWrittenBelowTheServicesState() throws IOException {
        build("-cover");
        Path deb = Packages.deb(directory, SPEC.formatted("debian12", ""));
        try (RunningSystem system = RunningSystem.start()) {
            ScratchRoot root = system.root();
            system.inside("dpkg", "-i", root.bring(deb)).ok();
            assertThat(system.property("counted", "ActiveState")).isEqualTo("active");
            assertThat(system.property("counted", "Environment")).contains("GOCOVERDIR=/var/lib/counted/cover");
            system.inside("systemctl", "stop", "counted").ok();

            assertThat(system.property("counted", "Result")).isEqualTo("success");
            Path data = root.file("/var/lib/counted/cover");
            List<String> written = system.inside("sh", "-c", "cd /var/lib/counted/cover && stat -c '%U %n' *")
                    .ok()
                    .lines();
            assertThat(written).as("what there is, and what of it ran").hasSize(2);
            assertThat(written.get(0)).startsWith("counted covcounters.");
            assertThat(written.get(1)).startsWith("counted covmeta.");
            system.inside("dpkg", "-P", "counted").ok();
            assertThat(root.file(DROP_IN).getParent()).doesNotExist();
            assertThat(data).as("nobody's to delete").isNotEmptyDirectory();
        }
    }

    @Test
    void anRpmOwnsTheDirectoryAndOldSystemsGetTheirPlaceFromTmpfiles() throws IOException {
        build("-cover");
        assertThat(files(Packages.rpm(directory, SPEC.formatted("el9", ""))))
                .contains(Path.of(DROP_IN).getParent().toString(), DROP_IN)
                .doesNotContain("/usr/lib/tmpfiles.d/counted.conf");
        assertThat(files(Packages.rpm(directory, SPEC.formatted("el7", ""))))
                .contains(DROP_IN, "/usr/lib/tmpfiles.d/counted.conf");
    }

    @Test
    void othersAndThoseWhoHaveAPlaceGetNone() throws IOException {
        build("-cover");
        assertThat(files(Packages.rpm(directory, SPEC.formatted("el9", ", env: {GOCOVERDIR: /srv/cover}"))))
                .doesNotContain(DROP_IN);
        build();
        assertThat(files(Packages.rpm(directory, SPEC.formatted("el9", "")))).doesNotContain(DROP_IN);
    }

    private static List<String> files(Path rpm) {
        return Tool.run("rpm", "-qlp", "--nosignature", rpm).ok().lines();
    }
}
