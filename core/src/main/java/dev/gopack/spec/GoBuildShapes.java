package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.model.GoBuild;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.List;
import java.util.regex.Pattern;

/** The part of {@link GoShapes} about building a program. */
final class GoBuildShapes {

    /** What is built. */
    static final ScalarType<String> SOURCE = Scalars.matching(
            "Go package",
            GoBuild.SOURCE,
            "write a package such as ./cmd/tool, or an import path with a whole version: example.com/tool@v1.2.3");

    /** A build tag. // docs: `go help buildconstraint` */
    static final ScalarType<String> TAG = Scalars.matching("build tag", "[A-Za-z0-9_.]+", "letters, digits, _ and .");

    /** Where dependencies come from. */
    static final ScalarType<String> MOD = Scalars.words(List.of("vendor", "readonly", "mod"));

    private static final Block BUILD = Block.of(
            "Go build",
            List.of(
                    key(
                            "package",
                            SOURCE,
                            "What is built: a package of the module in `directory` such as `./cmd/tool`, or an import "
                                    + "path with a version. Needed."),
                    key("directory", PackageScalars.PATH, "Folder with or below a `go.mod`, seen from the spec.")
                            .byDefault("the folder of the spec"),
                    key("cgo", Scalars.BOOLEAN, "True to compile C code in.").byDefault("false"),
                    key("tags", new Listing(TAG), "Build tags."),
                    key(
                            "ldflags",
                            new Listing(Scalars.LINE),
                            "Flags of the linker. `${version}` is the `version` of the spec, or that of the module."),
                    key(
                            "env",
                            new Table(
                                    Pattern.compile(GoBuild.VARIABLES),
                                    "one of " + GoBuild.VARIABLES.replace("|", ", "),
                                    Scalars.LINE,
                                    List.of()),
                            "Settings of the toolchain; others of the environment do not reach it."),
                    key("mod", MOD, "Where dependencies come from: the flag `-mod` of go.")
                            .byDefault("as go decides"),
                    key("trimpath", Scalars.BOOLEAN, "True to keep the paths of this machine out of the program.")
                            .byDefault("true"),
                    key("strip", Scalars.BOOLEAN, "True to leave out symbols and debugging information (`-s -w`).")
                            .byDefault("true"),
                    key("vcs", Scalars.BOOLEAN, "True to write the revision of the repository in, if there is one.")
                            .byDefault("true"),
                    key("go", PackageScalars.PATH, "Name or path of the go command.")
                            .byDefault("`go` on the PATH")));

    /** The key itself. */
    static final SpecKey KEY = key(
            "build",
            new Either(SOURCE, BUILD),
            "Builds the program with the Go toolchain, once for each architecture: a package such as `./cmd/tool`, or an "
                    + "import path with a version, `example.com/tool/cmd/tool@v1.2.3`. It is then read and installed as "
                    + "`binary` is.");

    private GoBuildShapes() {}
}
