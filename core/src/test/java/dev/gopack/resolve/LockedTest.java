package dev.gopack.resolve;

import static dev.gopack.resolve.Resolving.install;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gopack.io.ChildJvm;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user may not read is a finding, and never a stack trace. */
class LockedTest {

    @TempDir
    Path directory;

    private Resolving resolving;

    @BeforeEach
    void lock() throws IOException {
        resolving = new Resolving(directory);
        Resolving.mode(resolving.file("script"), "-w-------");
        Resolving.mode(resolving.file("in/secret"), "-w-------");
        resolving.file("in/locked/x");
        resolving.file("in/open/y");
        Resolving.mode(resolving.specs.resolve("in/locked"), "---------");
    }

    @AfterEach
    void unlock() throws IOException {
        Resolving.mode(resolving.specs.resolve("in/locked"), "rwx------");
    }

    @Test
    void everyWayToAFileSaysWhatIsLocked() throws Exception {
        String in = resolving.specs + "/in";
        assertThat(ChildJvm.of(Print.class, directory)
                        .unprivileged(directory)
                        .run()
                        .lines())
                .containsExactly(
                        "error: cannot read \"" + in + "/secret\": permission denied [resolve.unusable-file]",
                        "error: cannot read \"in\": permission denied (\"" + in + "/locked\") [resolve.unusable-file]",
                        "error: cannot read \"in/**\": permission denied (\"" + in
                                + "/locked\") [resolve.unusable-file]",
                        "error: no such file: \"in/locked/x\", looked up beside the spec and in the working directory"
                                + " [resolve.missing-file]",
                        "error: cannot read \"" + resolving.specs + "/script\": permission denied"
                                + " [resolve.unusable-file]",
                        "/open/y");
    }

    /** Resolves a spec in a directory and prints the findings without their places, and the files. */
    static final class Print {
        public static void main(String[] arguments) throws IOException {
            Resolving resolving = new Resolving(Path.of(arguments[0]));
            PackageSpec spec = PackageSpec.builder("pkg", "1.0")
                    .directory(resolving.specs)
                    .content(install("in/secret", "/a"))
                    .content(ContentSpec.to("/b").src("in").type(ContentType.TREE))
                    .content(install("in/**", "/c"))
                    .content(install("in/locked/x", "/d"))
                    .content(install("in/o*/y", "/open/"))
                    .script(ScriptSlot.POSTINSTALL, ScriptSpec.file("script"))
                    .build();
            Resolving.Result result = resolving.resolve(spec, Optional.of(Instant.EPOCH));
            result.findings().forEach(System.out::println);
            result.paths().forEach(System.out::println);
        }
    }
}
