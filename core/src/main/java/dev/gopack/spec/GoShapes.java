package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.model.GoReleases;
import dev.gopack.model.GoSettings;
import dev.gopack.report.GopackException;
import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Listing;
import dev.gopack.spec.Shape.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parts of {@link SpecShapes} about Go programs, and about what is derived from them. */
final class GoShapes {

    /** Whether a program calls {@code go}. */
    static final ScalarType<String> TOOLCHAIN = words(GoSettings.Toolchain.values());

    /** How linked modules are told. */
    static final ScalarType<String> BUNDLED = words(GoSettings.Bundled.values());

    /** How much something is wanted. */
    static final ScalarType<String> STRENGTH = words(GoSettings.Strength.values());

    /** A capability that a Go tool gives. */
    static final ScalarType<String> CAPABILITY =
            Scalars.matching("capability", "[A-Za-z0-9][A-Za-z0-9._/+~-]*", "for example go.lint");

    /** A range of releases of Go. */
    static final ScalarType<GoReleases> RELEASES = new ScalarType<>(
            "range of releases of Go",
            ScalarType.Expansion.ALL,
            Schemas.text("1\\.[0-9]{1,3}(\\.\\.(1\\.[0-9]{1,3})?)?|\\.\\.1\\.[0-9]{1,3}"),
            (text, notes) -> GoReleases.parse(text)
                    .orElseThrow(() -> new BadValue(
                            "not a range of releases of Go: " + GopackException.quote(text),
                            "for example 1.22..1.26")));

    private static final String NEEDS =
            Arrays.stream(GoSettings.Need.values()).map(GoSettings.Need::word).collect(Collectors.joining("|"));

    /** A Go program. */
    static final Block GO = Block.of(
            "Go",
            List.of(
                    key(
                            "binary",
                            PackageScalars.SRC,
                            "A compiled Go program. It is read, and installed as `/usr/bin/` and its file name unless "
                                    + "`contents` installs it."),
                    GoBuildShapes.KEY,
                    key(
                            "module",
                            PackageScalars.PATH,
                            "A module whose source is packaged, instead of a program: a folder with a `go.mod`, or a module's "
                                    + "zip. It is installed below `/usr/share/gocode/src`."),
                    key(
                                    "toolchain",
                                    TOOLCHAIN,
                                    "Whether the program calls `go` when it runs: `runtime` if it does nothing useful "
                                            + "without, `optional` if parts of it do, `none` if not. `auto` is "
                                            + "`optional` for tools that are known for it, such as golangci-lint, "
                                            + "and `none` for all others.")
                            .byDefault("auto"),
                    key(
                            "toolchain_versions",
                            RELEASES,
                            "The releases of Go that the program works with when it calls `go`: `1.22` for that and newer "
                                    + "ones, `1.22..1.26` for no newer ones either. Of delve, golangci-lint and gopls it "
                                    + "is known; of other programs that call `go` it is what the line `go` of the "
                                    + "`go.mod` says and newer ones, if a folder is built."),
                    key(
                            "provides",
                            new Listing(CAPABILITY),
                            "Capabilities under which the program can be asked for: `go.lint` becomes "
                                    + "`golang(go.lint)` in an rpm."),
                    key(
                                    "bundled",
                                    BUNDLED,
                                    "How linked modules are told: `auto` with versions that sort, `fedora` with those "
                                            + "that Fedora's generator writes, `none` not at all. In a deb they are the field "
                                            + "`Go-Built-Using`, with Go's own versions.")
                            .byDefault("auto"),
                    key(
                            "needs",
                            new Table(
                                    Pattern.compile(NEEDS), "one of " + NEEDS.replace("|", ", "), STRENGTH, List.of()),
                            "What the program wants at run time and how much; what it links decides about the rest.")));

    /** What is derived. */
    static final Block DERIVE = Block.of(
            "Derive",
            List.of(
                    key("off", new Listing(Scalars.LINE), "Generators that do nothing; `gopack explain` names them."),
                    key(
                            "exclude",
                            new Listing(Scalars.LINE),
                            "Relations that are left out, with `*` for any text: `bundled(golang(golang.org/x/*))`, which"
                                    + " takes modules out of a deb's `Go-Built-Using`, too.")));

    private GoShapes() {}

    private static ScalarType<String> words(Enum<?>[] values) {
        return Scalars.words(Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    }
}
