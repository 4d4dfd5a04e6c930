import dev.gopack.BuildResult;
import dev.gopack.Gopack;
import dev.gopack.Selection;
import dev.gopack.format.WrittenPackage;
import dev.gopack.model.Architecture;
import dev.gopack.model.ContentSpec;
import dev.gopack.model.ContentType;
import dev.gopack.model.PackageSpec;
import dev.gopack.model.RelationKind;
import dev.gopack.model.ScriptSlot;
import dev.gopack.model.ScriptSpec;
import dev.gopack.io.ContentSource;
import dev.gopack.report.SpecException;
import dev.gopack.spec.Spec;
import java.nio.file.Path;
import java.time.Instant;

/** Packages a Go program from a build script: {@code java -cp gopack.jar PackageTool.java PROGRAM VERSION OUT}. */
public final class PackageTool {

    public static void main(String[] args) throws Exception {
        Path program = Path.of(args[0]);
        String name = program.getFileName().toString();

        // region:build
        PackageSpec tool = PackageSpec.builder(name, args[1])
                .release("1")
                .maintainer("Tools Team <tools@example.com>")
                .license("MIT")
                .description("Our tool\nDoes what our tool does, on every machine that we have.")
                .mtime(Instant.parse("2026-11-01T12:00:00Z"))
                .relate(RelationKind.DEPENDS, "ca-certificates", "git >= 2.30")
                .relate(RelationKind.PROVIDES, name + "-cli = " + args[1])
                .content(ContentSpec.to("/usr/bin/" + name).src(program.toString()).mode(0755))
                .content(ContentSpec.to("/etc/" + name + "/config.yaml")
                        .content(ContentSource.of("config.yaml", "verbose: false\n"))
                        .type(ContentType.CONFIG_NOREPLACE))
                .script(ScriptSlot.POSTINSTALL, ScriptSpec.text("#!/bin/sh\nset -e\necho installed\n"))
                .build();

        Spec spec = Spec.of(tool, Architecture.AMD64);
        try {
            BuildResult result = Gopack.create().build(spec, Path.of(args[2]), Selection.ALL);
            for (WrittenPackage written : result.packages()) {
                System.out.println(written.path() + " " + written.size() + " " + written.sha256());
            }
        } catch (SpecException e) {
            e.report().findings().forEach(finding -> System.err.println(finding));
            System.exit(1);
        }
        // endregion
    }
}
