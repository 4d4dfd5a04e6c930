package dev.gopack.go;

import dev.gopack.io.ByteSource;
import dev.gopack.io.ByteView;
import dev.gopack.report.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a program of Go tells: what the toolchain wrote into it, and what its functions show. Holds no file open.
 *
 * @param container kind of the file
 * @param goos operating system, from the build settings, otherwise from the file's headers; empty if neither tells
 * @param goarch processor, likewise
 * @param buildInfo what the toolchain wrote into it; empty if it was taken out
 * @param packages the packages that are linked in
 * @param signals what matters about it for where it runs
 * @param notes what is unusual, because of which less is known
 */
public record GoBinary(
        Container container,
        String goos,
        String goarch,
        Optional<BuildInfo> buildInfo,
        LinkedPackages packages,
        GoSignals signals,
        List<GoNote> notes) {

    private static final String UPX = "UPX!";
    private static final int UPX_HEAD = 4096;
    private static final int UPX_TAIL = 64;

    /** Copies the list. */
    public GoBinary {
        notes = List.copyOf(notes);
    }

    /** True if there is such a note. */
    public boolean has(GoNote.Kind kind) {
        return notes.stream().anyMatch(note -> note.kind() == kind);
    }

    /** False for libraries and plugins, as far as the build settings tell: Go writes them since 1.18. */
    public boolean isProgram() {
        return buildInfo.map(BuildInfo::isProgram).orElse(true);
    }

    /**
     * What a program tells.
     *
     * @param functions false if the functions need not be looked at where the build information says what the program is
     */
    static Optional<GoBinary> find(ByteSource source, boolean functions) throws IOException {
        Image image = Image.read(source);
        Optional<BuildInfo> written = BuildInfoReader.read(image);
        List<GoNote> notes = new ArrayList<>();
        if (isPacked(image.view())) {
            notes.add(new GoNote(GoNote.Kind.PACKED, "packed with UPX, or made to look so"));
        }
        NameReader names = new NameReader(image.view());
        if (functions || written.isEmpty()) {
            readNames(image, names, notes);
        }
        boolean packed = notes.stream().anyMatch(note -> note.kind() == GoNote.Kind.PACKED);
        boolean table = notes.stream().noneMatch(note -> note.kind() == GoNote.Kind.NO_TABLE);
        if (written.isEmpty() && !table && !packed) {
            return Optional.empty();
        }
        Optional<BuildInfo> info = written.isEmpty() && table ? BuildInfoRemains.find(image) : written;
        noteBuildInfo(info, notes);
        return Optional.of(new GoBinary(
                image.machine().container(),
                info.flatMap(known -> known.setting("GOOS"))
                        .orElse(image.machine().goos()),
                info.flatMap(known -> known.setting("GOARCH"))
                        .orElse(image.machine().goarch()),
                info,
                names.packages(),
                names.signals(image.machine().container(), info),
                notes));
    }

    private static void readNames(Image image, NameReader names, List<GoNote> notes) throws IOException {
        try {
            Optional<FunctionTable> table = FunctionTable.find(image);
            if (table.isPresent()) {
                table.get().names(names);
                if (table.get().isTruncated()) {
                    notes.add(new GoNote(
                            GoNote.Kind.TRUNCATED_TABLE,
                            "the table of functions is cut off or damaged behind the names; some may be missing"));
                }
            } else if (image.tables().isEmpty()) {
                notes.add(new GoNote(GoNote.Kind.NO_TABLE, "no table of functions: the linked packages are not known"));
            } else {
                notes.add(new GoNote(
                        GoNote.Kind.DAMAGED_TABLE,
                        "the table of functions is broken: the linked packages are not known"));
            }
        } catch (FormatException e) {
            notes.add(new GoNote(GoNote.Kind.DAMAGED_TABLE, String.valueOf(e.getMessage())));
        }
    }

    private static void noteBuildInfo(Optional<BuildInfo> info, List<GoNote> notes) {
        if (info.isEmpty()) {
            notes.add(new GoNote(GoNote.Kind.NO_BUILD_INFO, "no build information: it was taken out, or is packed"));
        } else if (info.get().goVersion().isEmpty()) {
            notes.add(new GoNote(
                    GoNote.Kind.NO_BUILD_INFO,
                    "the build information was taken out, and its text left: the version of Go is not known"));
        } else if (info.get().isObfuscated()) {
            notes.add(new GoNote(
                    GoNote.Kind.OBFUSCATED,
                    "obfuscated, as garble does it: the toolchain's version is \""
                            + info.get().goVersion() + "\""));
        } else if (info.get().main().isEmpty()) {
            notes.add(
                    new GoNote(
                            GoNote.Kind.NO_MODULES,
                            "the build information names no modules: built in GOPATH mode, from single files, or by another tool"));
        }
    }

    // source: UPX src/conf.h and src/packhead.cpp: l_info behind the program headers, and the pack header at the end
    static boolean isPacked(ByteView view) throws IOException {
        int head = (int) Math.min(UPX_HEAD, view.size());
        int tail = (int) Math.min(UPX_TAIL, view.size());
        return hasMark(view.bytes(0, head, head, "the first bytes"))
                || hasMark(view.bytes(view.size() - tail, tail, tail, "the last bytes"));
    }

    private static boolean hasMark(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(UPX);
    }
}
