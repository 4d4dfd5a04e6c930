package dev.gopack.spec;

import static dev.gopack.spec.SpecKey.key;

import dev.gopack.spec.Shape.Block;
import dev.gopack.spec.Shape.Either;
import dev.gopack.spec.Shape.Listing;
import java.util.List;

/** The parts of {@link SpecShapes} about files and scripts. */
final class ContentShapes {

    private static final Block FILE_INFO = Block.of(
            "File info",
            List.of(
                    key("owner", PackageScalars.USER, "User that owns it.").byDefault("root"),
                    key("group", PackageScalars.GROUP, "Group that owns it.").byDefault("root"),
                    key("mode", Modes.MODE, "Permission bits in octal with a leading 0, for example `0644` or `04755`.")
                            .byDefault("those on disk without the bits of `umask`"),
                    key("mtime", Scalars.TIME, "Time of modification.").byDefault("that of the package"),
                    key("lang", PackageScalars.LANG, "Locale that the file is for (rpm), for example `de`."),
                    key(
                                    "capabilities",
                                    PackageScalars.CAPABILITIES,
                                    "Linux capabilities of the file (rpm), for example `cap_net_bind_service=ep`.")
                            .beyondNfpm()));

    /** One item of contents. */
    static final Block CONTENT = Block.of(
            "Content",
            List.of(
                    key(
                            "src",
                            PackageScalars.SRC,
                            "Path or pattern, looked up beside the spec file first and in the working directory second. "
                                    + "For a symlink its target, for a hardlink the installed path of the other name."),
                    key(
                                    "dst",
                                    PackageScalars.DST,
                                    "Where it is installed. With a slash at the end, what `src` matches goes there under "
                                            + "its own name.")
                            .mandatory(),
                    key(
                                    "type",
                                    PackageScalars.CONTENT_TYPE,
                                    "What it is: a file, configuration, a link, a directory, a tree, ...")
                            .byDefault("file"),
                    key("packager", PackageScalars.PACKAGER, "Format that it is only for.")
                            .byDefault("all"),
                    key("file_info", FILE_INFO, "Owner, mode and the like."),
                    key(
                            "expand",
                            Scalars.BOOLEAN,
                            "Variables in `src`, `dst` and `disown_subtree`: `true` replaces `$NAME` too, `false` leaves "
                                    + "even `${NAME}` alone. Without it `${NAME}` is replaced and `$NAME` is not."),
                    key(
                            "disown_subtree",
                            new Listing(PackageScalars.SRC),
                            "Patterns of directories in a tree that the package does not own.")));

    // Text is a program: its dollar signs are its own.
    private static final Block SCRIPT_PARTS = Block.of(
            "Script",
            List.of(
                    key("file", PackageScalars.PATH, "File with the script.").beyondNfpm(),
                    key("text", Scalars.BODY, "The script itself; variables in it are left alone.")
                            .beyondNfpm(),
                    key(
                                    "interpreter",
                                    new Either(PackageScalars.INTERPRETER, new Listing(Scalars.LINE)),
                                    "Program that runs it, with arguments, for example `/usr/bin/python3 -E`.")
                            .byDefault("/bin/sh")
                            .beyondNfpm()));

    /** A script: its file, or more. */
    static final Shape SCRIPT = new Either(PackageScalars.PATH, SCRIPT_PARTS);

    /** Scripts of both formats. */
    static final Block SCRIPTS = Block.of(
            "Scripts",
            List.of(
                    key("preinstall", SCRIPT, "Before the files are unpacked (rpm %pre, deb preinst)."),
                    key("postinstall", SCRIPT, "After the files are unpacked (rpm %post, deb postinst)."),
                    key("preremove", SCRIPT, "Before the files are removed (rpm %preun, deb prerm)."),
                    key("postremove", SCRIPT, "After the files are removed (rpm %postun, deb postrm).")));

    private ContentShapes() {}
}
